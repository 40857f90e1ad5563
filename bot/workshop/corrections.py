"""Where a figure that was corrected on one page still stands on others.

Long figures, decimals, e-mail addresses, links and whole dates speak for themselves. A short number is the same figure
only with the word behind it (“14 metres”, “14米”), and a year or a month is none: it is right in many sentences at once.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain
from pathlib import Path

from bot.content.dates import MONTHS
from bot.content.document import Document
from bot.content.encoding import decode
from bot.content.library import Library
from bot.content.pace import gently
from bot.search.numerals import plain_numbers
from bot.search.tokens import content_terms
from bot.workshop.figures import REMEMBERED, figures

TELLING = 100
"""A number from here up is the same figure whatever stands behind it."""
KEPT = 0.5
"""Share of its words that a page keeps when it is corrected; with fewer it is written anew."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_DATE = re.compile(r"(?P<year>\d{4})年(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
_NOT_COUNTED = "|".join(("to", "and", "or", "of", "in", "at", "per", *MONTHS))
_COUNTED = re.compile(
    r"(?<![\d.,])(?P<number>\d{1,2})"
    rf"(?:\s?(?!(?:{_NOT_COUNTED})\b)(?P<what>[A-Za-z]+)"
    r"|(?P<chinese>(?![年月日号至到和])[\u4e00-\u9fff]{1,2}))"
)


@dataclass(frozen=True, slots=True)
class Corrected:
    """A figure that one page had and no longer has."""

    path: str
    figure: str
    since: dt.date = dt.date.min  # where an older version of the bot has not noted it


def corrected(before: Library, after: Library, today: dt.date) -> Iterator[Corrected]:
    """The figures that pages lost while they stayed in service. A page that is written anew corrects nothing: staff
    begin one as a copy of another.
    """
    old = {document.path: document for document in before.documents}
    texts = Counter(map(_text, before.documents))
    for document in after.documents:
        page = old.get(document.path)
        if not page or (page.title, page.passages) == (document.title, document.passages):
            continue
        if texts[_text(page)] == 1 and not _is_another(page, document):
            now = {*_telling_in(document), *_telling_of_its_sources(document)}
            yield from (
                Corrected(page.path, figure, today) for figure in _telling_in(page) if figure not in now
            )


def _is_another(page: Document, now: Document) -> bool:
    """Whether a page has lost most of its words."""
    words = set(content_terms(_text(page)))
    return len(words & set(content_terms(_text(now)))) < KEPT * len(words)


def _text(document: Document) -> str:
    return re.sub(r"\d", "", " ".join(chain.from_iterable(p.sentences for p in document.passages)))


def still_there(library: Library, figure: str, folder: Path) -> tuple[tuple[str, int], ...]:
    """File and line of every place that has the figure, in the folder's order; a passage that is written over several
    lines by its first one, where none of them has the figure whole.
    """
    places: list[tuple[str, int]] = []
    for document in gently(library.documents):
        starts = [p.line for p in document.passages if figure in _telling(" ".join(p.sentences))]
        if not starts:
            continue
        lines = _lines(folder / document.path)
        within = [number for number, line in enumerate(lines, 1) if figure in _telling(line)]
        places += [(document.path, number) for number in within or starts]
    return tuple(places)


def still_has(page: Path, figure: str) -> bool:
    """Whether a page has the figure anywhere: in a heading, a source line or its header it is no sentence, and not
    corrected.
    """
    return any(figure in _telling(line) for line in _lines(page))


def _lines(file: Path) -> Sequence[str]:
    try:
        return decode(file.read_bytes())[0].splitlines()
    except (OSError, UnicodeDecodeError):  # broken since it went into service
        return ()


def _telling_in(document: Document) -> tuple[str, ...]:
    """Of its title, sentences and headings, each once."""
    texts = [document.title]
    for passage in document.passages:
        texts += (" ".join(passage.sentences), *passage.headings)
    return tuple(dict.fromkeys(figure for text in texts for figure in _telling(text)))


def _telling_of_its_sources(document: Document) -> Iterator[str]:
    """Which a page still has that lost them elsewhere: a source line that was badly written was read as a sentence."""
    for source in (document.source, *(passage.source for passage in document.passages)):
        for part in (source.date, source.url):
            yield from _telling(str(part or ""))


@lru_cache(REMEMBERED)
def _telling(text: str) -> tuple[str, ...]:
    long = (figure for figure in figures(text) if _speaks_for_itself(figure))
    plain = plain_numbers(text, "zh")
    dates = (
        f"{found['year']}-{int(found['month']):02}-{int(found['day']):02}" for found in _DATE.finditer(plain)
    )
    counted = (
        found["number"] + (found["chinese"] or f" {found['what'].lower()}")
        for found in _COUNTED.finditer(_DATE.sub(" ", plain))
    )
    return (*long, *dates, *counted)


def _speaks_for_itself(figure: str) -> bool:
    if _YEAR.fullmatch(figure) or figure.startswith("month "):
        return False
    return not figure.isdecimal() or int(figure) >= TELLING
