"""What is wrong in the knowledge folder, told to staff in both languages with the way to mend it."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "note"]


@dataclass(frozen=True, slots=True)
class Problem:
    """An error means that the page cannot be used; a note, that it is used and could be better."""

    severity: Severity
    kind: str  # the same for every problem of a sort; notes of one kind are folded into a line
    path: str  # relative to the knowledge folder
    line: int | None
    en: str
    zh: str

    @property
    def place(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path


def error(kind: str, path: str, line: int | None, en: str, zh: str) -> Problem:
    return Problem("error", kind, path, line, en, zh)


def note(kind: str, path: str, line: int | None, en: str, zh: str) -> Problem:
    return Problem("note", kind, path, line, en, zh)
