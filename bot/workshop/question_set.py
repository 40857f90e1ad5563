"""A knowledge folder with questions: what evaluation and calibration work on.

A line of the questions' file: `question`; `page`, the id of the page that answers it, or null; `pages`, others that do,
too; `answers`, strings of which one must stand in the reply; `offtopic`, true where it has nothing to do with the
folder; `either`, true where answering and abstaining are both right: such a line is left out.
"""

import json
import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path

from bot.content.document import Language
from bot.content.folder import load_library
from bot.content.library import Library
from bot.search.text import has_cjk


@dataclass(frozen=True, slots=True)
class Labelled:
    """A question whose answer is known."""

    text: str
    pages: tuple[str, ...]  # that answer it, the best first; empty where none does
    answers: tuple[str, ...]  # in the form in which they are compared
    off_topic: bool = False

    @property
    def group(self) -> str:
        """Pages of one article share it: an id without its last number."""
        return re.sub(r"-\d+$", "", self.pages[0]) if self.pages else self.text

    def is_answered_by(self, text: str) -> bool:
        plain = comparable(text)
        return any(answer in plain for answer in self.answers)


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """One folder and its questions."""

    name: str
    library: Library
    questions: tuple[Labelled, ...]
    weight: int | None = None  # counts like so many questions a language; None: each as one

    def asked_in(self, language: Language) -> "QuestionSet":
        chosen = (question for question in self.questions if has_cjk(question.text) == (language == "zh"))
        return replace(self, questions=tuple(chosen))


def load_question_set(
    questions: Path, knowledge: Path | None = None, weight: int | None = None
) -> QuestionSet:
    """The pages are those of the folder `pages` beside the questions where no other is named."""
    lines = map(json.loads, filter(str.strip, questions.read_text(encoding="utf-8").splitlines()))
    labelled = tuple(_labelled(fields) for fields in lines if not fields.get("either"))
    name = questions.stem if knowledge else questions.parent.name
    return QuestionSet(name, load_library(knowledge or questions.parent / "pages"), labelled, weight)


def comparable(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text).lower())


def _labelled(fields: dict[str, object]) -> Labelled:
    answers, pages = fields.get("answers") or [], fields.get("pages") or []
    if not isinstance(answers, list) or not isinstance(pages, list):
        raise TypeError("“answers” and “pages” are lists")
    return Labelled(
        text=str(fields["question"]),
        pages=tuple(dict.fromkeys(str(page) for page in [fields["page"], *pages] if page)),
        answers=tuple(comparable(str(answer)) for answer in answers),
        off_topic=bool(fields.get("offtopic", False)),
    )
