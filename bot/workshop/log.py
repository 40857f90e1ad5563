"""`sanming-bot log`: the record as an administrator reads it."""

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from bot.content.sentences import split_sentences
from bot.dialogue.plain import columns
from bot.records.turns import Kept, RecordedQuotation, RecordedTurn
from bot.search.text import normalise, to_simplified, without_blanks

LONGEST = 300
"""Characters shown of a question or a quotation; a reply is shown whole, since its sources stand at its end."""
HANGING = "    "
"""In front of what goes on in the next line."""

_PAGE = re.compile(r"[\w./-]+\.(?:en|zh)(?:\.md)?", re.I)
"""What only the name of a page looks like."""
_TIME = "%Y-%m-%d %H:%M UTC"
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
    yield from (f"  read as: {short(text, longest)}" for text in _read_otherwise(turn))
    yield from _below("  reply: ", turn.reply)
    yield from dict.fromkeys(_quoted(quotation, longest) for quotation in turn.quotations)
    if turn.reason:
        yield f"  why: {turn.reason}"


def _read_otherwise(turn: RecordedTurn) -> Iterator[str]:
    """The questions that were not read as they stand in the message, but with their topic or another wording: `preview`
    answers these as the bot did, and not what was typed.
    """
    typed = _letters(turn.question)
    return (text for text in turn.understood if typed and _letters(text) not in typed)


def _letters(text: str) -> str:
    return re.sub(r"\W", "", normalise(to_simplified(text)).lower())


def _quoted(quotation: RecordedQuotation, longest: int | None) -> str:
    """Whole it would only say once more what the reply says."""
    origin = ", ".join(part for part in (quotation.source, quotation.date) if part)
    sentences = f": {short(' '.join(quotation.sentences), longest)}" if longest else ""
    return f"  quoted: {quotation.page}.{quotation.language}{f' ({origin})' if origin else ''}{sentences}"


def besides(kept: Sequence[Kept]) -> Iterator[str]:
    """What of a conversation's rows its turns do not tell: what waits or failed, and what else is kept."""
    rows = {name: [row for table, row in kept if table == name] for name in ("updates", "messages")}
    for row in rows["updates"]:
        if row["status"] == "waiting":
            yield f"not answered yet: a message that came {row['received_at']:{_TIME}}"
    unsent = Counter((row["status"], row["outcome"]) for row in rows["messages"] if row["status"] != "sent")
    for (status, outcome), times in unsent.items():
        yield f"not sent: {times} × {status}{f' ({outcome})' if outcome else ''}"
    if kept:
        yield (
            f"Kept besides: where the conversation stands, messages that came in ({len(rows['updates'])}) and "
            f"that went out ({len(rows['messages'])}); --json prints everything as it is kept."
        )


def as_json(table: str, row: Mapping[str, object]) -> str:
    """A row as it is kept, in a line."""
    return json.dumps({"table": table, **row}, ensure_ascii=False, default=str)


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
    """The turns that quote the page, where the text is the name of one, or looks like it. Otherwise those whose reply has the text, be it a
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
    return Heard(
        quoting or having, bool(quoting) or (not having and _PAGE.fullmatch(text.strip()) is not None)
    )


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
    if found.is_page and not found.turns:
        yield "A page is named as its file, such as tax.en. 页面的名称就是文件名，例如 tax.zh。"


def _when(turn: RecordedTurn) -> str:
    return f"{turn.asked_at:{_TIME}}"


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
