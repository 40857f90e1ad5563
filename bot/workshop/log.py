"""`sanming-bot log`: the record as an administrator reads it."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.content.sentences import split_sentences
from bot.dialogue.plain import columns
from bot.records.turns import RecordedQuotation, RecordedTurn
from bot.search.text import without_blanks

LONGEST = 300
"""Characters shown of a question or a quotation; a reply is shown whole, since its sources stand at its end."""
HANGING = "    "
"""In front of what goes on in the next line."""

_WORDS = re.compile(r"[\u2e80-\uffef]|[^\s\u2e80-\uffef]+|\s+")


def lines(turn: RecordedTurn, longest: int | None = LONGEST) -> Iterator[str]:
    """One turn: when, where and how it went; what was asked, answered and quoted; why."""
    when = _when(turn)
    confidence = f" {turn.confidence:.2f}" if turn.confidence is not None else ""
    rated = {None: "", True: " · helpful", False: " · not helpful"}[turn.helpful]
    trial = " · trial" if turn.trial else ""
    yield (
        f"{when} · {turn.conversation} · {turn.kind}{confidence} · {turn.language} · {turn.latency_ms:.0f} ms{rated}{trial}"
    )
    yield f"  asked: {_asked(turn, longest)}"
    yield from _below("  reply: ", turn.reply)
    for quotation in turn.quotations:
        origin = ", ".join(part for part in (quotation.source, quotation.date) if part)
        yield f"  quoted: {quotation.page}.{quotation.language}{f' ({origin})' if origin else ''}: {short(' '.join(quotation.sentences), longest)}"
    if turn.reason:
        yield f"  why: {turn.reason}"


def also(table: str, row: Mapping[str, object]) -> str:
    """A row of another table than that of the turns, in a line."""
    return f"{table}: {one_line(', '.join(f'{name}: {value}' for name, value in row.items() if value is not None))}"


def _below(head: str, text: str) -> Iterator[str]:
    """The lines of a text as they are, the first one behind the head and the others hanging."""
    first, *others = [one_line(line) for line in text.splitlines() if line.strip()] or [""]
    yield head + first
    yield from (HANGING + line for line in others)


def wrapped(line: str, width: int) -> Iterator[str]:
    """The line in pieces that fit; a Chinese character takes two columns."""
    piece, used = "", 0
    for word in _WORDS.findall(line):
        if used + columns(word) > width and piece.strip():
            yield piece.rstrip()
            piece, used, word = HANGING, len(HANGING), word.lstrip()
        piece, used = piece + word, used + columns(word)
    yield piece.rstrip()


@dataclass(frozen=True, slots=True)
class Heard:
    """The replies in which something was said, and whether that is a page that they quote."""

    turns: Sequence[RecordedTurn]
    is_page: bool


def saying(text: str, turns: Iterable[RecordedTurn]) -> Heard:
    """The turns that quote the page, where the text is the name of one. Otherwise those whose reply has the text, be it a
    part of a sentence, or quotes a sentence of it: Traditional and Simplified, full and half width and blanks are the same.
    """
    page = text.strip().rpartition("/")[2].removesuffix(".md").casefold()
    wanted = without_blanks(text)
    sentences = {without_blanks(sentence) for sentence in split_sentences(text)}
    quoting, having = list[RecordedTurn](), list[RecordedTurn]()
    for turn in turns:
        if any(page in _names(quotation) for quotation in turn.quotations):
            quoting.append(turn)
        quoted = {
            without_blanks(sentence) for quotation in turn.quotations for sentence in quotation.sentences
        }
        if wanted in without_blanks(turn.reply) or sentences & quoted:
            having.append(turn)
    return Heard(quoting or having, bool(quoting))


def _names(quotation: RecordedQuotation) -> tuple[str, str]:
    """Of its page: in both languages, and in the one that was quoted."""
    page = quotation.page.casefold()
    return page, f"{page}.{quotation.language}"


def heard(found: Heard) -> Iterator[str]:
    """To whom something was said: a line a turn, and how many conversations they are."""
    for turn in found.turns:
        yield f"{_when(turn)} · {turn.conversation} · asked: {_asked(turn)}"
    conversations = len({turn.conversation for turn in found.turns})
    en, zh = (
        ("Replies that quote this page", "引用这个页面的回答")
        if found.is_page
        else ("Replies with it", "含有这段话的回答")
    )
    yield (
        f"{en}: {len(found.turns)}, conversations: {conversations}. "
        f"{zh} {len(found.turns)} 条，涉及对话 {conversations} 个。"
    )


def _when(turn: RecordedTurn) -> str:
    return turn.asked_at.strftime("%Y-%m-%d %H:%M UTC")


def _asked(turn: RecordedTurn, longest: int | None = LONGEST) -> str:
    return (
        short(turn.question, longest)
        if turn.question
        else f"[pressed {turn.choice}]"
        if turn.choice
        else "[no text]"
    )


def one_line(text: str) -> str:
    """Without the control characters that could confuse a terminal."""
    return "".join(c if c.isprintable() else " " for c in " ".join(text.split()))


def short(text: str, longest: int | None = LONGEST) -> str:
    """Whole where there is no longest."""
    line = one_line(text)
    return line if longest is None or len(line) <= longest else line[: longest - 1] + "…"
