"""What is said back of a message, in the words in which it was typed: “do u store it”, 青心大冇, and not as it was read."""

from dataclasses import replace
from difflib import SequenceMatcher

from bot.dialogue.messages import Reply
from bot.search.text import to_traditional

ALL_BUT_A_LITTLE = 0.95
"""Share of a piece's characters that stand in the message as they are."""
MOST_BETWEEN = 4
"""Characters of the message that were left out of it."""
_EDGES = " ,，;；.。"


def in_their_words(reply: Reply, read: str, typed: str) -> Reply:
    """The reply with each question of the message that it names as it stands in the message."""
    words: dict[str, str] = {}
    for part in reply.parts:
        asked, written = part.asked.strip(_EDGES), as_typed(part.asked, read, typed).strip(_EDGES)
        if asked and written and written != asked:
            words[asked] = words[to_traditional(asked)] = written
    if not words:
        return reply
    return replace(
        reply,
        lead=tuple(_replaced(line, words) for line in reply.lead),
        notes=tuple(_replaced(note, words) for note in reply.notes),
        quotations=tuple(
            replace(quotation, nearest_to=words.get(quotation.nearest_to, quotation.nearest_to))
            for quotation in reply.quotations
        ),
    )


def as_typed(piece: str, read: str, typed: str) -> str:
    """The part of what was typed that a piece of the text was read from; the piece where it is no part of that."""
    start, end = _place(piece, read)
    if end <= start:
        return piece
    parts = [
        typed[b1:b2] if tag != "equal" else typed[b1 + max(0, start - a1) : b2 - max(0, a2 - end)]
        for tag, a1, a2, b1, b2 in SequenceMatcher(None, read, typed, autojunk=False).get_opcodes()
        if a1 < end and a2 > start
    ]
    return "".join(parts)


def _place(piece: str, read: str) -> tuple[int, int]:
    """Where a piece stands in a text, some words that say nothing left out of it perhaps; nowhere: two equal numbers."""
    start = read.find(piece)
    if start >= 0:
        return start, start + len(piece)
    blocks = [
        block
        for block in SequenceMatcher(None, piece, read, autojunk=False).get_matching_blocks()
        if block.size
    ]
    if not blocks or sum(block.size for block in blocks) < len(piece) * ALL_BUT_A_LITTLE:
        return 0, 0
    first, last = blocks[0], blocks[-1]
    fits = (
        first.a == 0
        and last.a + last.size == len(piece)
        and last.b + last.size - first.b <= len(piece) + MOST_BETWEEN
    )
    return (first.b, last.b + last.size) if fits else (0, 0)


def _replaced(line: str, words: dict[str, str]) -> str:
    for asked, written in words.items():
        line = line.replace(asked, written)
    return line
