"""What is wrong in the knowledge folder, told to staff in both languages with the way to mend it."""

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "note"]
NO_SUCH = {
    "day": ("there is no such day", "没有这一天"),
    "month": ("there is no such month", "没有这个月份"),
}
"""Said of a date that is written well and does not exist."""


@dataclass(frozen=True, slots=True)
class Problem:
    """An error means that the page cannot be used; a note, that it is used and could be better."""

    severity: Severity
    kind: str  # the same for every problem of a sort
    path: str  # relative to the knowledge folder
    line: int | None
    en: str
    zh: str
    general: tuple[str, str] | None = None  # English and Chinese without what only this page has

    @property
    def place(self) -> str:
        return f"{self.path}:{self.line}" if self.line else self.path

    @property
    def folded(self) -> tuple[str, str]:
        """What is said of several pages at once; notes that agree in it are folded into a line."""
        return self.general or (self.en, self.zh)


def error(kind: str, path: str, line: int | None, en: str, zh: str) -> Problem:
    return Problem("error", kind, path, line, en, zh)


def note(
    kind: str, path: str, line: int | None, en: str, zh: str, general: tuple[str, str] | None = None
) -> Problem:
    return Problem("note", kind, path, line, en, zh, general)


def unreadable(path: str, trouble: OSError) -> Problem:
    why = trouble.strerror or "unknown"
    return error(
        "unreadable",
        path,
        None,
        f"cannot be read ({why}); give the bot's account permission to read it.",
        f"无法读取（{why}）；请允许机器人的账户读取。",
    )


def guessed_encoding(path: str, encoding: str) -> Problem:
    return note(
        "encoding",
        path,
        None,
        f"was read as {encoding}; save it again as UTF-8, so that nothing has to be guessed.",
        f"按 {encoding} 编码读取；请用 UTF-8 编码重新保存，以免猜错。",
    )
