"""`sanming-bot replay`: recorded questions asked again of the folder as it stands, and what would change; or of a copy of
it, and what would change by the copy alone.

Each conversation is replayed in its order and at its times, so that follow-ups have their context. Nothing is written.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from bot.dialogue.conversation import respond
from bot.dialogue.messages import OPEN, Locale, Question, Reply, State
from bot.dialogue.plain import plain_text
from bot.records.turns import RecordedTurn
from bot.search.index import Index
from bot.search.text import to_simplified
from bot.workshop.log import short

Verdict = Literal["gained", "lost", "different", "same", "skipped"]
_TITLES: tuple[tuple[Verdict, str], ...] = (
    ("gained", "Newly answered · 新增回答"),
    ("lost", "No longer answered · 不再回答"),
    ("different", "Different · 回答不同"),
)
_KINDS = {
    "answer": "answered · 回答",
    "clarify": "asked back · 反问",
    "handoff": "handed off · 转人工",
    "contact": "contact · 联系方式",
    "news": "news · 消息",
    "smalltalk": "small talk · 寒暄",
    "help": "help · 帮助",
    "notice": "notice · 提示",
}
_LOCALES: dict[str, Locale] = {"en": "en", "zh-Hans": "zh-Hans", "zh-Hant": "zh-Hant"}


@dataclass(frozen=True, slots=True)
class Quoted:
    """One sentence of an answer with its source; the page's name is left out, since pages are renamed."""

    sentence: str
    source: str
    date: str

    @property
    def line(self) -> str:
        origin = ", ".join(part for part in (self.source, self.date) if part)
        return f"{self.sentence} ({origin})" if origin else self.sentence


@dataclass(frozen=True, slots=True)
class Said:
    """A reply, recorded or new, as far as two are compared; Chinese in Simplified characters."""

    kind: str
    text: str
    quoted: tuple[Quoted, ...]

    def without(self, other: "Said") -> str:
        """The first thing that the other does not say, else the first of all."""
        lines = [quoted.line for quoted in self.quoted] or [line for line in self.text.splitlines() if line]
        others = {*(quoted.line for quoted in other.quoted), *other.text.splitlines()}
        return next((line for line in lines if line not in others), lines[0] if lines else "")


@dataclass(frozen=True, slots=True)
class Comparison:
    """One turn and what would be said to it now."""

    turn: RecordedTurn
    verdict: Verdict
    then: Said
    now: Said


def replay(
    turns: Sequence[RecordedTurn],
    index: Index,
    retention_days: int,
    progress: Callable[[int, int], None],
    present: Index | None = None,
) -> list[Comparison]:
    """The turns, oldest first within a conversation, each compared with what would be said now. With `present`, what was said
    then counts as little as what else has changed since: each is compared with what that index would say.
    """
    conversations: dict[str, list[RecordedTurn]] = {}
    for turn in turns:
        conversations.setdefault(turn.conversation, []).append(turn)
    found: list[Comparison] = []
    for own in conversations.values():
        before = _asked_again(own, present, retention_days) if present else map(_then, own)
        for turn, then, now in zip(own, before, _asked_again(own, index, retention_days), strict=True):
            found.append(_compared(turn, then, now))
            progress(len(found), len(turns))
    return found


def _compared(turn: RecordedTurn, then: Said | None, now: Said | None) -> Comparison:
    if then and now:
        return Comparison(turn, _verdict(then, now), then, now)
    recorded = _then(turn)
    return Comparison(turn, "skipped", recorded, recorded)


def _asked_again(turns: Iterable[RecordedTurn], index: Index, retention_days: int) -> Iterator[Said | None]:
    """What would be said to each turn of a conversation; None where it cannot be asked."""
    state, offered = State(), set[str]()
    for turn in turns:
        if not _can_be_asked(turn, offered):
            yield None
            continue
        hint = _LOCALES.get(turn.language)  # of the channel's hint only what it led to is recorded
        forced = hint if turn.choice and ":" not in turn.choice else None  # a link says in which language
        question = Question(
            turn.question, turn.conversation, turn.asked_at, turn.choice, hint=hint, forced=forced
        )
        outcome = respond(question, state, index, retention_days)
        state = outcome.state
        offered.update(choice.id for choice in outcome.reply.choices)
        yield _now(outcome.reply)


def _can_be_asked(turn: RecordedTurn, offered: set[str]) -> bool:
    """Not a sticker or a photo, nor a button that would not have been there: its question is answered otherwise now.
    A command and the choice of a language are always there.
    """
    if turn.choice is None:
        return bool(turn.question.strip())
    return ":" not in turn.choice or turn.choice.startswith("lang:") or turn.choice in offered


def _verdict(then: Said, now: Said) -> Verdict:
    if then.kind in OPEN and now.kind == "answer":
        return "gained"
    if then.kind == "answer" and now.kind in OPEN:
        return "lost"
    if then.kind != now.kind:
        return "different"
    if then.quoted or now.quoted:
        return "same" if set(then.quoted) == set(now.quoted) else "different"
    if then.kind in ("answer", "news"):  # a list of pages
        return "same" if then.text.split() == now.text.split() else "different"
    return "same"


def _then(turn: RecordedTurn) -> Said:
    return Said(
        turn.kind,
        to_simplified(turn.reply),
        tuple(
            _quoted(sentence, quotation.source, quotation.date)
            for quotation in turn.quotations
            for sentence in quotation.sentences
        ),
    )


def _now(reply: Reply) -> Said:
    return Said(
        reply.kind,
        to_simplified(plain_text(reply)),
        tuple(
            _quoted(sentence, quotation.citation.source, quotation.citation.date)
            for quotation in reply.quotations
            for sentence in quotation.sentences
        ),
    )


def _quoted(sentence: str, source: str | None, date: object) -> Quoted:
    return Quoted(to_simplified(sentence), to_simplified(source or ""), str(date or ""))


def report(
    found: Sequence[Comparison], days: int, compared: tuple[Path, Path] | None = None
) -> Iterator[str]:
    """What would change, and a line that counts; with the two folders, where those are compared, and not what was said."""
    for verdict, title in _TITLES:
        changed = [comparison for comparison in found if comparison.verdict == verdict]
        if changed:
            yield f"{title} ({len(changed)})"
            yield from _once(changed)
    yield from _totals(Counter(comparison.verdict for comparison in found), days)
    if found and compared:
        copy, present = compared
        yield (
            f"Compared with each other: what {copy} answers (now) and what {present} answers (was), both today. "
            f"比较的是 {copy} 今天的回答（现在）和 {present} 今天的回答（原来）。"
        )


def _once(changed: Iterable[Comparison]) -> Iterator[str]:
    """Questions that change in the same way only once."""
    alike: dict[tuple[object, ...], list[Comparison]] = {}
    for comparison in changed:
        then, now = comparison.then, comparison.now
        key = (_asked(comparison.turn), then.kind, now.kind, then.quoted, now.quoted)
        alike.setdefault(key, []).append(comparison)
    for same in alike.values():
        then, now = same[0].then, same[0].now
        yield ""
        yield f"  {_asked(same[0].turn)}" + (f" × {len(same)}" if len(same) > 1 else "")
        yield f"    was · 原来 [{_KINDS.get(then.kind, then.kind)}]: {short(then.without(now))}"
        yield f"    now · 现在 [{_KINDS.get(now.kind, now.kind)}]: {short(now.without(then))}"
    yield ""


def _asked(turn: RecordedTurn) -> str:
    return short(turn.question) if turn.question.strip() else f"[pressed · 按钮: {short(turn.choice or '')}]"


def _totals(counts: Mapping[Verdict, int], days: int) -> Iterator[str]:
    asked = sum(counts.values()) - counts["skipped"]
    if not counts:
        yield "Nothing was asked in that time. 这段时间没有提问。"
        return
    yield (
        f"Asked again of the last {days} days: {asked}. Newly answered {counts['gained']}, "
        f"no longer answered {counts['lost']}, different {counts['different']}, unchanged {counts['same']}."
    )
    yield (
        f"重新提问 {asked} 次（最近 {days} 天）。新增回答 {counts['gained']}，不再回答 {counts['lost']}，"
        f"回答不同 {counts['different']}，不变 {counts['same']}。"
    )
    if skipped := counts["skipped"]:
        yield (
            f"{skipped} skipped: without text, or a button that would not be there now. "
            f"跳过 {skipped} 次：没有文字，或按钮现在不会出现。"
        )
