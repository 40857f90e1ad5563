"""A knowledge folder with questions: what evaluation and calibration work on.

A line of the questions' file: `question`; `page`, the id of the page that answers it, or null; `answers`, strings
of which one must stand in the reply; `offtopic`, true where it has nothing to do with the folder.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from bot.content.library import Library, load_library


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question whose answer is known."""

    text: str
    page: str | None
    answers: tuple[str, ...]  # in the form in which they are compared
    off_topic: bool = False

    @property
    def group(self) -> str:
        """Pages of one article share it: an id without its last number."""
        return re.sub(r"-\d+$", "", self.page) if self.page else self.text

    def is_answered_by(self, text: str) -> bool:
        plain = comparable(text)
        return any(answer in plain for answer in self.answers)


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """One folder and its questions."""

    name: str
    library: Library
    questions: tuple[Labelled, ...]


def load_question_set(questions: Path, knowledge: Path | None = None) -> QuestionSet:
    """The pages are those of the folder `pages` beside the questions where no other is named."""
    lines = questions.read_text(encoding="utf-8").splitlines()
    library = load_library(knowledge or questions.parent / "pages")
    return QuestionSet(questions.parent.name, library, tuple(map(_labelled, filter(str.strip, lines))))


def comparable(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text).lower())


def _labelled(line: str) -> Labelled:
    fields: dict[str, object] = json.loads(line)
    answers = fields.get("answers") or []
    page = fields.get("page")
    return Labelled(
        text=str(fields["question"]),
        page=None if page is None else str(page),
        answers=tuple(comparable(str(answer)) for answer in answers) if isinstance(answers, list) else (),
        off_topic=bool(fields.get("offtopic", False)),
    )
