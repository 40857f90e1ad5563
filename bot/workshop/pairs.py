"""Whether the two languages of a page say the same figures. A wrong digit in one of them is the worst fault of a bot that
speaks about a city.

They are compared passage by passage where the pages are built alike. Hectares that stand beside mu are recomputed (1 mu is
a fifteenth of a hectare, as the Chinese measure law has it) and not looked for in Chinese.
"""

from collections.abc import Iterator
from decimal import Decimal

from bot.content.document import Document, Passage
from bot.content.library import Library
from bot.content.pace import gently
from bot.content.problems import Problem, note
from bot.search.numerals import plain_numbers
from bot.workshop.figures import HECTARES, figures_in, shown

MU_IN_A_HECTARE = 15


def differences(library: Library) -> Iterator[Problem]:
    """What stands in one language and not in the other, with both places."""
    for document in gently(library.documents):
        if document.language != "en":
            continue
        twin = library.document(document.id, "zh")
        if not twin or twin.language != "zh":
            continue
        yield from _wrong_hectares(document)
        for ours, theirs in _matched(document, twin):
            yield from _missing(document, ours, twin, theirs)
            yield from _missing(twin, theirs, document, ours)


def _matched(document: Document, twin: Document) -> Iterator[tuple[tuple[Passage, ...], tuple[Passage, ...]]]:
    """Passage by passage, or page by page where the two are not built alike."""
    if len(document.passages) == len(twin.passages):
        yield from (((a,), (b,)) for a, b in zip(document.passages, twin.passages, strict=True))
    else:
        yield document.passages, twin.passages


def _missing(
    document: Document, ours: tuple[Passage, ...], twin: Document, theirs: tuple[Passage, ...]
) -> Iterator[Problem]:
    known = {figure for passage in theirs for figure in figures_in(passage)}
    for passage in ours:
        lacking = [figure for figure in figures_in(passage) if figure not in known]
        if lacking:
            yield _differs(document, passage, twin, theirs[0], ", ".join(map(shown, lacking)))


def _wrong_hectares(document: Document) -> Iterator[Problem]:
    for passage in document.passages:
        for found in HECTARES.finditer(plain_numbers(" ".join(passage.sentences))):
            mu, said = (Decimal(found[name].replace(",", "").rstrip(".")) for name in ("mu", "ha"))
            exact = mu / MU_IN_A_HECTARE
            if abs(exact - said) > _last_digit(said) / 2:
                yield note(
                    "hectares",
                    document.path,
                    passage.line,
                    f"{mu} mu are {exact:.2f} hectares, not {said}.",
                    f"{mu} 亩等于 {exact:.2f} 公顷，不是 {said} 公顷。",
                )


def _last_digit(number: Decimal) -> Decimal:
    """What the last digit that counts is worth: 0.1 of 15.5, 100 of 63,900."""
    exponent = number.as_tuple().exponent
    return Decimal(1).scaleb(int((number.normalize() if exponent == 0 else number).as_tuple().exponent))


def _differs(document: Document, passage: Passage, twin: Document, other: Passage, lacking: str) -> Problem:
    return note(
        "pair",
        document.path,
        passage.line,
        f"has {lacking}, which {twin.path} (line {other.line}) has not; correct the one that is wrong.",
        f"这里有 {lacking}，而 {twin.path}（第 {other.line} 行）没有；请改正其中错误的一处。",
        None,
    )
