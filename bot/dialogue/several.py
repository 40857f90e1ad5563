"""One reply to a message of several questions: each is answered in its order and knows what was asked before it; what
stays open is named.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import permutations

from bot.content.document import Language
from bot.dialogue import quoting, room, wording
from bot.dialogue.comparing import asked_of_each
from bot.dialogue.context import Context, distinct, main_topics
from bot.dialogue.coordinated import things_in
from bot.dialogue.doubts import NEARLY
from bot.dialogue.followup import JOINER, next_topic, without_joiner
from bot.dialogue.in_general import has_rules_of_its_own
from bot.dialogue.intents import SMALL_TALK, Intent, detect, names_an_office
from bot.dialogue.measures import lacks_the_measure
from bot.dialogue.messages import Choice, Quotation, Reply, first_told
from bot.dialogue.parts import LETTER, MOST, Part, parts_of
from bot.dialogue.pointing import is_read_alone, is_short, needs_the_one_before, tells_of, told_by
from bot.dialogue.questions import KNOWN_GAP, NAMES_NOTHING, answer_question, in_a_row, not_covered
from bot.dialogue.readings import ANSWERED, is_known_gap, reply_to_part
from bot.dialogue.replies import THEIRS, to_intent
from bot.dialogue.talk import only_introduces, without_talk
from bot.search.answer_type import holds
from bot.search.asked import Query
from bot.search.index import Index
from bot.search.naming import is_attribute, is_told_by_name, says_little
from bot.search.signals import nearness
from bot.search.text import has_cjk
from bot.search.tokens import content_terms, content_words, folded

LONG_LETTER = 600
"""Characters from which on somebody has written a letter and is to be thanked for it."""
HALF, MOST_WORDS = 0.5, 0.75
"""Shares of a question's words from which on a quotation tells it: of the passage that is nearest to it, and of any other."""
SURE_BY_ITSELF: dict[Language, float] = {"en": 0.9, "zh": 0.7}
"""Confidence from which on a question behind another counts as answered by itself."""
NEARLY_SURE: dict[Language, float] = {"en": 0.7, "zh": 0.45}
"""The same, from which on what was quoted for another question is taken to tell one that names nothing itself."""
TOLD_BEFORE = "told by what was quoted before"
_PER = frozenset("per year annual month 每年 一年 年".split())
_A_THING = re.compile(r"\b(?:its?|them|those|these|this|that|ones?)\b|[它其该]|[这那](?!么|里|边)", re.I)
MANY = 3
"""Questions from which on each gets the passage that answers it best, and no more."""


def reply_to(text: str, context: Context) -> Reply:
    """The reply to all that a message asks. Rules for foreigners are told to who names Taiwan, Hong Kong or Macao as just that."""
    reply = _reply_to(text, context)
    if not quoting.legal_note(reply.quotations, context) or not has_rules_of_its_own(text):
        return reply
    if has_rules_of_its_own(" ".join(quotation.text for quotation in reply.quotations)):
        return reply
    return replace(reply, lead=(wording.OF_FOREIGNERS_ALONE(reply.locale), *reply.lead))


def _reply_to(text: str, context: Context) -> Reply:
    intent = detect(text)
    if intent and intent.name in SMALL_TALK:
        return to_intent(intent, context.asking(text))
    if compared := asked_of_each(text, context.state.topic, context.index):
        alone = replace(context, state=replace(context.state, topic=()))
        reply = _to_several(tuple(map(Part, compared)), text, alone)
        if reply.kind in ANSWERED and not _say_the_same(reply.parts):
            return reply
    parts = parts_of(text)
    if len(parts) == 1:
        reply = reply_to_part(parts[0], context, text if len(text) < LETTER else "")
        reply = replace(reply, asked=reply.asked if reply.asked != text else "")
        if of_each := _of_each_thing(text, reply, context):
            return of_each
        if reply.kind in ANSWERED:
            return reply
        if len(text) >= LONG_LETTER:
            return _letter(context, reply)
        is_open = reply.kind in ("handoff", "clarify")
        return _welcomed(reply, context) if is_open and only_introduces(text) else reply
    return _to_several(parts, text, context)


def _of_each_thing(text: str, reply: Reply, context: Context) -> Reply | None:
    """The replies to a question of several things, each asked for itself, where together they are not answered, or one of them
    is not told. None where none of those that are missing is answered; with nothing told of all that is asked it is all open.
    """
    things = things_in(text, context.index)
    if is_known_gap(reply) and len(things) < MANY:  # “customs and import duty” are one
        return None
    told = folded(told_by(reply)) if reply.kind in ANSWERED else ""
    missing = [thing for thing in things if not told or not _is_spoken_of(thing, told)]
    if not missing:
        return None
    replies = [replace(reply_to_part(Part(thing), context), asked=thing) for thing in things]
    if not any(one.kind in ANSWERED and one.asked in missing for one in replies):
        return None
    index = context.index
    near = (
        one if one.kind in ANSWERED or _is_near(one, index) else replace(one, quotations=())
        for one in replies
    )
    return _joined(list(near), (), text, context)


def _is_spoken_of(thing: str, told: str) -> bool:
    return any(nearness(term, told) >= NEARLY for term in content_terms(thing))


def _say_the_same(replies: Sequence[Reply]) -> bool:
    """Whether what one of two things is told by is told of the other, too, and so does not tell them apart."""
    return any(
        first_told(one)
        and first_told(one) in [s for quotation in other.quotations for s in quotation.sentences]
        for one, other in permutations(replies, 2)
    )


def _welcomed(reply: Reply, context: Context) -> Reply:
    """Who only introduced themselves asked nothing that could be missing: they are asked what they want to know."""
    lead = (wording.INTRODUCED(context.locale),)
    return replace(reply, kind="clarify", lead=lead, quotations=(), notes=(), show_contact=False)


def _to_several(parts: Sequence[Part], text: str, context: Context) -> Reply:
    replies, left = _in_turn(parts[:MOST], context), [part.text for part in parts[MOST:]]
    replies = [reply for reply in replies if reply.kind not in ("smalltalk", "notice", "help")] or replies[
        -1:
    ]
    if len(replies) == 1 and not left:
        return replies[0]
    still_open = [reply for reply in replies if reply.kind not in ANSWERED]
    if still_open and len(text) < LETTER and (whole := _undivided(text, replies, context)):
        return whole
    if len(still_open) == len(replies):
        return _all_open(replies, left, text, context)
    return _joined(replies, left, text, context)


def _in_turn(parts: Sequence[Part], context: Context) -> list[Reply]:
    """The replies, each part read with the subject of those before it; what points back to a question that stayed
    open stays open, too.
    """
    replies: list[Reply] = []
    before = said = ""
    subjects = context.index.catalogue.subjects
    for part in parts:
        part = replace(part, text=without_joiner(part.text, subjects))
        reply = replace(_to_next(part, before, said, context), asked=part.text)
        # what is asked of the bot needs no subject
        of_pages = reply.kind == "answer" and bool(reply.understood)
        if replies and of_pages and _lost_its_subject(reply, replies[-1], said, context.index):
            reply = replace(reply, kind="handoff", lead=(), notes=())
        if reply.kind not in ANSWERED and not _is_near(reply, context.index):
            reply = replace(
                reply, quotations=(), reason=TOLD_BEFORE if _is_told_before(reply, replies) else reply.reason
            )
        before, said = part.text, f"{said} {part.before} {part.text}"
        replies.append(reply)
        context = _after(part, reply, context)
    return replies


def _is_told_before(reply: Reply, before: Sequence[Reply]) -> bool:
    """Whether a question of hardly a word of its own is, nearly for sure, told by what was quoted for one before it: “when did he
    come? which places did he visit?”.
    """
    told = {
        sentence for other in before for quotation in other.quotations for sentence in quotation.sentences
    }
    nearly_sure = (reply.confidence or 0.0) >= NEARLY_SURE[_language(reply.asked)]
    words = content_terms(reply.asked)
    return nearly_sure and len(words) <= 1 and not any(map(is_attribute, words)) and first_told(reply) in told


def _is_near(reply: Reply, index: Index) -> bool:
    """Whether what an open question shows may answer it: it has a word that the question names something by, a time for “how
    long”, and was not found for one word without what was asked before.
    """
    if _names_no_subject(reply.asked, index) and is_read_alone(reply):
        return False
    told = folded(told_by(reply))
    named = [word for word in content_words(reply.asked) if not (is_attribute(word) or says_little(word))]
    quoted = [folded(sentence) for quotation in reply.quotations for sentence in quotation.sentences]
    return any(nearness(word, told) >= NEARLY for word in named) and not lacks_the_measure(
        reply.asked, has_cjk(reply.asked), quoted
    )


def _lost_its_subject(reply: Reply, before: Reply, said: str, index: Index) -> bool:
    """Whether a question was answered that leans on one before it whose subject the answer does not tell of: it was read
    without it, or that one stayed open and the names in it that the pages know are not there. Where that one named nothing
    (“we look at the fair. what came of it, and when was it?”), what was `said` before it counts.
    """
    if is_short(before.asked, index) and not is_read_alone(reply) and tells_of(reply, said, index):
        return False
    subjects = index.catalogue.subjects
    if subjects.only_attributes(before.asked):
        return False  # population, area: what was asked before had none, either
    if not needs_the_one_before(reply.asked, index):
        is_elsewhere = is_read_alone(reply) and not tells_of(reply, before.asked, index)
        return is_elsewhere and _names_no_subject(reply.asked, index)
    if is_read_alone(reply) and _says_what_it_means(reply, index):
        return False
    if is_read_alone(reply) or not tells_of(reply, before.asked, index):
        return True
    names = set(filter(index.knows, index.ask(index.query(before.asked)).names))
    return before.kind not in ANSWERED and not (names and names <= set(index.query(told_by(reply)).terms))


def _says_what_it_means(reply: Reply, index: Index) -> bool:
    """Whether a question behind another names a subject itself, without a pronoun for a thing, and is told of it: “what about
    visas for our engineers? do they need a work permit?”, “and which dialect?”.
    """
    topical = index.catalogue.subjects.topical_in(JOINER.sub("", reply.asked))
    told = folded(told_by(reply))
    return (
        (reply.confidence or 0.0) >= SURE_BY_ITSELF[_language(reply.asked)]
        and bool(topical)
        and not _A_THING.search(reply.asked)
        and all(nearness(word, told) >= NEARLY for word in topical)
    )


def _language(text: str) -> Language:
    return "zh" if has_cjk(text) else "en"


def _names_no_subject(asked: str, index: Index) -> bool:
    """Whether one word is all that is asked, and it is none that pages are about (文号多少)."""
    subjects = index.catalogue.subjects
    return (
        is_short(asked, index)
        and not (subjects.named_in(asked) or subjects.all_of_them_in(asked))
        and not subjects.asked_of_the_place(asked, spoken_of=False)
    )


def _to_next(part: Part, before: str, said: str, context: Context) -> Reply:
    """The telephone number wanted behind the name of an office is that office's."""
    if names_an_office(before) and detect(part.text) == Intent("contact"):
        return to_intent(Intent("theirs"), context.asking(f"{before} {part.text}"))
    return reply_to_part(part, context, said=said)


def _after(part: Part, reply: Reply, context: Context) -> Context:
    state = context.state
    answered = reply.kind == "answer" and bool(reply.understood)
    topic = next_topic(part.text, reply.understood, answered, state, context.index.catalogue.subjects)
    locale = reply.locale if reply.reason.startswith("language ") else context.locale
    last = reply.understood if answered else state.last
    return replace(context, state=replace(state, topic=topic, pending="", last=last), locale=locale)


def _undivided(text: str, replies: Sequence[Reply], context: Context) -> Reply | None:
    """The answer to the message as it stands, where its parts found none, or it tells what they left open."""
    core = without_talk(text)
    whole = answer_question(core, context.asking(core))
    if whole.kind != "answer":
        return None
    told = folded(told_by(whole))
    still_open = [reply.asked for reply in replies if reply.kind not in ANSWERED]
    if len(still_open) < len(replies) and not all(_stands_in(told, asked) for asked in still_open):
        return None
    return replace(whole, asked=core)


def _stands_in(told: str, asked: str) -> bool:
    return all(nearness(term, told) >= NEARLY for term in content_terms(asked))


def _joined(replies: Sequence[Reply], left: Sequence[str], text: str, context: Context) -> Reply:
    """What is known is answered, what is not is named as open."""
    contact = context.library.contact
    replies = [replace(reply, choices=distinct(reply.choices), contact=contact) for reply in replies]
    known = [reply for reply in replies if reply.kind in ANSWERED]
    most = 1 if len(known) > MANY else None
    told = room.each_once(_told(known, most))
    open_ones = [reply for reply in replies if reply.kind not in ANSWERED and not _is_told(reply, told)]
    near = _each_nearest(open_ones, told)
    unknown = _not_shown(open_ones, near)
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


def _is_told(reply: Reply, told: Sequence[Quotation]) -> bool:
    """Whether what is quoted for other questions has the words of this one, too: all but a few, with the measure that is asked
    for, or half of them where it is the nearest to it.
    """
    if is_known_gap(reply) or reply.reason == TOLD_BEFORE:
        return reply.reason == TOLD_BEFORE
    said = folded(" ".join(quotation.text for quotation in told))
    words = [word for word in content_terms(reply.asked) if word not in _PER]
    if all(
        says_little(w) or (is_attribute(w) and not is_told_by_name(w)) for w in words
    ):  # “and in which month?”
        attributes = [word for word in words if is_attribute(word)]
        named = bool(attributes) and all(nearness(word, said) >= NEARLY for word in attributes)
        has_it = named and not lacks_the_measure(reply.asked, has_cjk(reply.asked), [said])
        return has_it or _has_what_is_asked_for(reply.asked, told)
    share = sum(nearness(word, said) >= NEARLY for word in words) / max(1, len(words))
    if reply.quotations and not _nearest(reply, told):
        return share >= HALF and all(nearness(word, said) >= NEARLY for word in words if is_attribute(word))
    return share >= MOST_WORDS and not lacks_the_measure(reply.asked, has_cjk(reply.asked), [said])


def _has_what_is_asked_for(asked: str, told: Sequence[Quotation]) -> bool:
    """Whether what is quoted has the kind of thing that a question asks for which names nothing, such as a date."""
    query = Query.of(asked)
    return query.kind is not None and any(
        holds(query.kind, folded(sentence), sentence, query.folded, query.chinese)
        and not lacks_the_measure(asked, query.chinese, [folded(sentence)])
        for quotation in told
        for sentence in quotation.sentences
    )


def _nearest(reply: Reply, told: Sequence[Quotation] = ()) -> tuple[Quotation, ...]:
    """What comes nearest to a question of several that stayed open, marked as that; none that is told already."""
    said = {sentence for quotation in told for sentence in quotation.sentences}
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


def _all_open(replies: Sequence[Reply], left: Sequence[str], text: str, context: Context) -> Reply:
    """Nothing is known for sure: every question is named, with what comes nearest, and goes to a person at once."""
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
        lead=(wording.OPEN_QUESTIONS(context.locale), _bullets(unknown)) if unknown else (),
        quotations=near,
        notes=(*_open_notes([], left, context), *quoting.legal_note(near, context), *way_on),
        show_contact=True,
        choices=_choices(asked_back or replies, 2, 3),
        reason="; ".join(reply.reason for reply in replies),
        parts=tuple(replies),
    )
    return _letter(context, reply) if len(text) >= LONG_LETTER else reply


def _letter(context: Context, reply: Reply) -> Reply:
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
    return question.strip().rstrip(" ,，;；.。")
