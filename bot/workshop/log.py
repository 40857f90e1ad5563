"""`sanming-bot log`: the record as an administrator reads it."""

from collections.abc import Iterator

from bot.records.turns import RecordedTurn

LONGEST = 300
"""Characters of a reply shown."""


def lines(turn: RecordedTurn) -> Iterator[str]:
    """One turn: when, where and how it went; what was asked, answered and quoted; why."""
    when = turn.asked_at.strftime("%Y-%m-%d %H:%M UTC")
    confidence = f" {turn.confidence:.2f}" if turn.confidence is not None else ""
    rated = {None: "", True: " · helpful", False: " · not helpful"}[turn.helpful]
    trial = " · trial" if turn.trial else ""
    yield (
        f"{when} · {turn.conversation} · {turn.kind}{confidence} · {turn.language} · {turn.latency_ms:.0f} ms{rated}{trial}"
    )
    yield f"  asked: {short(turn.question) if turn.question else f'[pressed {turn.choice}]' if turn.choice else '[no text]'}"
    yield f"  reply: {short(turn.reply)}"
    for quotation in turn.quotations:
        origin = ", ".join(part for part in (quotation.source, quotation.date) if part)
        yield f"  quoted: {quotation.page}.{quotation.language}{f' ({origin})' if origin else ''}: {short(' '.join(quotation.sentences))}"
    if turn.reason:
        yield f"  why: {turn.reason}"


def short(text: str) -> str:
    """In one line, without the control characters that could confuse a terminal."""
    line = "".join(c if c.isprintable() else " " for c in " ".join(text.split()))
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
