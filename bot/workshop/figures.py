"""Where a figure that was corrected on one page still stands on others.

Long figures, decimals, e-mail addresses and links speak for themselves. A short number is the same figure only with
the word behind it (“14 metres”, “14米”), and a year is none: it is right in many sentences at once.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bot.content.document import Document
from bot.content.encoding import decode
from bot.content.library import Library
from bot.search.numerals import plain_numbers
from bot.workshop.pairs import figures

TELLING = 100
"""A number from here up is the same figure whatever stands behind it."""

_YEAR = re.compile(r"(?:19|20)\d\d")
_COUNTED = re.compile(r"(?<![\d.,])(?P<number>\d{1,2})\s?(?P<what>[A-Za-z]+|[\u4e00-\u9fff]{1,2})")


@dataclass(frozen=True, slots=True)
class Corrected:
    """A figure that one page had and no longer has."""

    path: str
    figure: str


def corrected(before: Library, after: Library) -> Iterator[Corrected]:
    """The figures that pages lost while they stayed in service."""
    old = {document.path: document for document in before.documents}
    for document in after.documents:
        page = old.get(document.path)
        if page and page.passages != document.passages:
            now = _telling_in(document)
            yield from (Corrected(page.path, figure) for figure in _telling_in(page) if figure not in now)


def still_there(library: Library, figure: str, folder: Path) -> tuple[tuple[str, int], ...]:
    """File and line of every place that has the figure, in the folder's order; a passage that is written over several
    lines by its first one, where none of them has the figure whole.
    """
    places: list[tuple[str, int]] = []
    for document in library.documents:
        starts = [p.line for p in document.passages if figure in _telling(" ".join(p.sentences))]
        if not starts:
            continue
        lines = _lines(folder / document.path)
        within = [number for number, line in enumerate(lines, 1) if figure in _telling(line)]
        places += [(document.path, number) for number in within or starts]
    return tuple(places)


def _lines(file: Path) -> Sequence[str]:
    try:
        return decode(file.read_bytes())[0].splitlines()
    except (OSError, UnicodeDecodeError):  # broken since it went into service
        return ()


def _telling_in(document: Document) -> tuple[str, ...]:
    return tuple(
        dict.fromkeys(
            figure for passage in document.passages for figure in _telling(" ".join(passage.sentences))
        )
    )


def _telling(text: str) -> tuple[str, ...]:
    long = (figure for figure in figures(text) if _speaks_for_itself(figure))
    counted = (
        f"{found['number']} {found['what'].lower()}" for found in _COUNTED.finditer(plain_numbers(text))
    )
    return (*long, *counted)


def _speaks_for_itself(figure: str) -> bool:
    if _YEAR.fullmatch(figure) or figure.startswith("month "):
        return False
    return not figure.isdecimal() or int(figure) >= TELLING
