"""Questions whose answers are known, and the folder that they are asked of: what evaluation and calibration work on.

A line of their file is a JSON object: `question`; `page`, the id of the page that answers it, or null; `pages`, others
that do, too; `answers`, strings of which one must stand in the reply; `offtopic`, true where it has nothing to do with
the folder; `either`, true where answering and abstaining are both right: calibration leaves such a line out. Only
`question` and `page` are required.
"""

import json
import re
from dataclasses import dataclass, replace
from pathlib import Path

from bot.content.document import Language
from bot.content.folder import load_library
from bot.content.library import Library
from bot.errors import BotError
from bot.search.text import has_cjk, without_blanks


@dataclass(frozen=True, slots=True)
class Case:
    """A question with what is known of its answer."""

    text: str
    pages: tuple[str, ...]  # that answer it, the best first; empty where none does
    answers: tuple[str, ...]  # in the form in which they are compared
    off_topic: bool
    either: bool

    @property
    def group(self) -> str:
        """Pages of one article share it: an id without its last number."""
        return re.sub(r"-\d+$", "", self.pages[0]) if self.pages else self.text

    def is_answered_by(self, text: str) -> bool:
        bare = without_blanks(text)
        return any(answer in bare for answer in self.answers)


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """One folder and its questions."""

    name: str
    library: Library
    questions: tuple[Case, ...]
    weight: int | None = None  # counts like so many questions a language; None: each as one

    def asked_in(self, language: Language) -> "QuestionSet":
        chosen = (question for question in self.questions if has_cjk(question.text) == (language == "zh"))
        return replace(self, questions=tuple(chosen))


def load_question_set(
    questions: Path, knowledge: Path | None = None, weight: int | None = None
) -> QuestionSet:
    """The pages are those of the folder `pages` beside the questions where no other is named."""
    cases = tuple(case for case in read_cases(questions) if not case.either)
    name = questions.stem if knowledge else questions.parent.name
    return QuestionSet(name, load_library(knowledge or questions.parent / "pages"), cases, weight)


def read_cases(path: Path) -> list[Case]:
    """The cases of a file.

    Raises:
        BotError: it cannot be read; the message names the line.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError):
        raise BotError(f"{path} cannot be read; name a file with a JSON object on each line.") from None
    cases = []
    for number, line in enumerate(lines, 1):
        if line.strip():
            try:
                cases.append(_case(json.loads(line)))
            except (ValueError, KeyError, TypeError, AttributeError):
                raise BotError(
                    f'{path}:{number}: not a question; write {{"question": "…", "page": "NAME" or null}}.'
                ) from None
    return cases


def _case(fields: dict[str, object]) -> Case:
    answers, pages = fields.get("answers") or [], fields.get("pages") or []
    if not isinstance(answers, list) or not isinstance(pages, list):
        raise TypeError
    return Case(
        text=str(fields["question"]),
        pages=tuple(dict.fromkeys(str(page) for page in [fields["page"], *pages] if page)),
        answers=tuple(without_blanks(str(answer)) for answer in answers),
        off_topic=bool(fields.get("offtopic")),
        either=bool(fields.get("either")),
    )
