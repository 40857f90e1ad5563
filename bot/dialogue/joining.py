"""One reply out of those to several questions: what is known is told once, what comes near is shown as that, and what stays
open is named.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot.dialogue import quoting, room, wording
from bot.dialogue.context import Context, main_topics
from bot.dialogue.menu import distinct
from bot.dialogue.messages import ANSWERED, Choice, Quotation, Reply, sentences_of
from bot.dialogue.pointing import is_short
from bot.dialogue.questions import KNOWN_GAP, NAMES_NOTHING, in_a_row, is_known_gap, not_covered
from bot.dialogue.replies import THEIRS
from bot.dialogue.telling import is_told
from bot.search.text import has_cjk

_WHOM = re.compile(
    r"(?:找|联系|聯繫|聯絡|问|問)(?:谁|誰|邊個)|\bwho(?:m)? (?:do|can|should|could|must|may|shall) (?:i|we) (?:talk|speak|write|turn|go|call|ask|contact)\b|\bwho to (?:talk|speak|write|ask|contact|call)\b|\bwho(?:m)? (?:i|we) (?:talk|speak|write|call|ask|contact)\b",
    re.I,
)
"""Asks for what the contact is."""
LONG_LETTER = 600
"""Characters from which on somebody has written a letter and is to be thanked for it."""
MOST_NAMED = {"en": 120, "zh": 50}
"""Characters of a question that is named as open; a letter has longer ones."""
MANY = 3
"""Questions from which on each gets the passage that answers it best, and no more."""


def joined(replies: Sequence[Reply], left: Sequence[str], text: str, context: Context) -> Reply:
    """What is known is answered, what is not is named as open."""
    contact = context.library.contact
    replies = [replace(reply, choices=distinct(reply.choices), contact=contact) for reply in replies]
    known = [reply for reply in replies if reply.kind in ANSWERED]
    most = 1 if len(known) > MANY else None
    told = room.each_once(_told(known, most))
    open_ones = [
        reply for reply in replies if reply.kind not in ANSWERED and not is_told(reply, told, context.index)
    ]
    if any(reply.kind == "contact" for reply in known):
        open_ones = [reply for reply in open_ones if not _WHOM.search(reply.asked)]
    near = _each_nearest(open_ones, told)
    shown = [reply.asked for reply in open_ones if near and is_told(reply, near, context.index)]
    unknown = [asked for asked in _not_shown(open_ones, near) if asked not in shown]
    lead = dict.fromkeys(line for reply in known if not reply.quotations for line in reply.lead)
    notes = dict.fromkeys(
        (*(note for reply in known for note in reply.notes), *quoting.legal_note(near, context))
    )
    thanks = [wording.FOR_YOUR_LETTER(context.locale)] if len(text) >= LONG_LETTER else []
    return Reply(
        "answer" if any(reply.kind == "answer" for reply in known) else known[0].kind,
        known[0].locale,
        lead=(*thanks, *lead),
        quotations=(*told, *near),
        listed=tuple(citation for reply in known for citation in reply.listed),
        notes=(*notes, *_open_notes(unknown, left, context)),
        show_contact=bool(unknown or near) or any(reply.show_contact for reply in known),
        choices=_choices(replies, 2, 4),
        confidence=min((r.confidence for r in known if r.confidence is not None), default=None),
        reason="; ".join(reply.reason for reply in replies),
        evidence=known[0].evidence,
        understood=next((reply.understood for reply in reversed(known) if reply.understood), ""),
        parts=tuple(replies),
    )


def _told(known: Sequence[Reply], most: int | None) -> Iterator[Quotation]:
    for reply in known:
        first, *rest = (*room.of_one_question(reply.quotations)[:most], None)
        if first:  # what is said before it is of it alone
            yield replace(first, lead="\n\n".join(reply.lead))
        yield from filter(None, rest)


def _nearest(reply: Reply, told: Sequence[Quotation] = ()) -> tuple[Quotation, ...]:
    """What comes nearest to a question of several that stayed open, marked as that; none that is told already."""
    said = set(sentences_of(told))
    return tuple(
        replace(quotation, nearest_to=_bare(reply.asked))
        for quotation in reply.quotations[:1]
        if not said.issuperset(quotation.sentences)
    )


def _each_nearest(replies: Sequence[Reply], told: Sequence[Quotation] = ()) -> tuple[Quotation, ...]:
    """Of the open questions, what is nearest to each; what is told already, or shown for another, not again."""
    near = [quotation for reply in replies for quotation in _nearest(reply, told)]
    return room.each_once((*told, *near))[len(told) :]


def _not_shown(replies: Sequence[Reply], near: Sequence[Quotation]) -> list[str]:
    """The open questions to which nothing is shown."""
    shown = {quotation.nearest_to for quotation in near}
    return [reply.asked for reply in replies if _bare(reply.asked) not in shown]


def _open_notes(unknown: Sequence[str], left: Sequence[str], context: Context) -> list[str]:
    notes = []
    if len(unknown) == 1:
        notes.append(wording.STILL_OPEN(context.locale, question=_bare(unknown[0])))
    elif unknown:
        notes.append(f"{wording.STILL_OPEN_LIST(context.locale)}\n{_bullets(unknown)}")
    if left:
        notes.append(f"{wording.ASK_NEXT(context.locale)}\n{_bullets(left)}")
    return notes


def all_open(replies: Sequence[Reply], left: Sequence[str], text: str, context: Context) -> Reply:
    """Nothing is known for sure: what comes nearest is shown, every other question named, and all go to a person at once."""
    if all(reply.reason == NAMES_NOTHING for reply in replies):
        return replies[0]
    theirs = [reply for reply in replies if reply.reason == THEIRS]
    gap = (
        replies[0]
        if is_known_gap(replies[0]) and all(is_short(reply.asked, context.index) for reply in replies[1:])
        else None
    )
    if all(map(is_known_gap, replies)):
        name = in_a_row((reply.reason.removeprefix(f"{KNOWN_GAP}: ") for reply in replies), context)
        reason = "; ".join(reply.reason for reply in replies)
        return replace(replies[0], lead=(not_covered(name, context),), reason=reason, parts=tuple(replies))
    if told := [*theirs, *([gap] if gap else [])]:
        others = [reply.asked for reply in replies if reply is not told[0]] if theirs else []
        notes = (*told[0].notes, *_open_notes(others, left, context))
        return replace(told[0], notes=notes, parts=tuple(replies))
    asked_back = [reply for reply in replies if reply.kind == "clarify"]
    first = (asked_back or replies)[0]
    near = _each_nearest(replies)
    unknown = _not_shown(replies, near)
    way_on = (wording.ELSE_A_PERSON(context.locale),) if near and context.library.contact else ()
    reply = replace(
        first,
        kind="handoff",
        lead=(wording.OPEN_QUESTIONS(context.locale), _bullets(unknown)) if unknown and not near else (),
        quotations=near,
        notes=(
            *_open_notes(unknown if near else [], left, context),  # what is near may tell the others, too
            *quoting.legal_note(near, context),
            *way_on,
        ),
        show_contact=True,
        choices=_choices(asked_back or replies, 2, 3),
        reason="; ".join(reply.reason for reply in replies),
        parts=tuple(replies),
    )
    return letter(context, reply) if len(text) >= LONG_LETTER else reply


def letter(context: Context, reply: Reply) -> Reply:
    """Somebody took pains over a letter that was not understood."""
    return replace(
        reply,
        kind="handoff",
        lead=(wording.LETTER(context.locale),),
        quotations=(),
        notes=(),
        show_contact=True,
        choices=main_topics(context),
    )


def _choices(replies: Sequence[Reply], of_each: int, most: int) -> tuple[Choice, ...]:
    return distinct(choice for reply in replies for choice in reply.choices[:of_each])[:most]


def _bullets(questions: Iterable[str]) -> str:
    return "\n".join(f"• {_bare(question)}" for question in questions)


def _bare(question: str) -> str:
    """As it is named in a reply: how a long one begins."""
    bare = question.strip().rstrip(" ,，;；.。")
    most = MOST_NAMED["zh" if has_cjk(bare) else "en"]
    return bare if len(bare) <= most else f"{bare[:most].rstrip()}…"
