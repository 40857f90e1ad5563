"""The reply to a message of several questions: each is answered in its order and knows what was asked before it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

from bot.dialogue import quoting, wording
from bot.dialogue.asking import asks
from bot.dialogue.comparing import asked_of_each
from bot.dialogue.context import Context
from bot.dialogue.coordinated import things_in
from bot.dialogue.followup import next_topic, without_joiner
from bot.dialogue.in_general import has_rules_of_its_own, is_of_china
from bot.dialogue.intent_forms import IS_IT_OFFICIAL
from bot.dialogue.intents import (
    SMALL_TALK,
    Intent,
    asks_for_an_office,
    detect,
    names_an_office,
    talk_beside,
)
from bot.dialogue.joining import LONG_LETTER, MANY, all_open, joined, letter
from bot.dialogue.messages import ANSWERED, OPEN, Reply, first_told, sentences_of
from bot.dialogue.parts import LETTER, MOST, Part, parts_of
from bot.dialogue.pointing import told_by
from bot.dialogue.questions import answer_question, is_known_gap
from bot.dialogue.readings import reply_to_part
from bot.dialogue.replies import to_intent
from bot.dialogue.talk import introduces, only_introduces, without_talk
from bot.dialogue.telling import TOLD_BEFORE, is_near, is_told_before, lost_its_subject
from bot.search.index import Index
from bot.search.naming import keys_of
from bot.search.signals import all_in, any_in
from bot.search.text import BETWEEN_CHINESE
from bot.search.tokens import content_terms, folded

_ASKING_CLAUSE = re.compile(
    rf"[，,；;。！？!?]\s*|[.]\s+|{BETWEEN_CHINESE}"
    r"|\s+and\s+(?=(?:is|are|do|does|can|could|may|what|which|who|how|when|where|any)\b)",
    re.I,
)
"""What parts the clauses of which each may ask: signs go, and “and” before a word that asks."""


_FOREIGN = re.compile(r"\bforeign|外商|外资|外国|境外|外籍", re.I)


def reply_to(text: str, context: Context) -> Reply:
    """The reply to all that a message asks. Rules for foreigners are told to who names Taiwan, Hong Kong or Macao as just that."""
    reply = _reply_to(text, context)
    if is_of_china(text) and _is_of_foreign_ones(reply):
        return replace(reply, lead=(wording.OF_NO_CHINESE(reply.locale), *reply.lead))
    if not quoting.legal_note(reply.quotations, context) or not has_rules_of_its_own(text):
        return reply
    if has_rules_of_its_own(" ".join(quotation.text for quotation in reply.quotations)):
        return reply
    return replace(reply, lead=(wording.OF_FOREIGNERS_ALONE(reply.locale), *reply.lead))


def _is_of_foreign_ones(reply: Reply) -> bool:
    """Whether all that is quoted speaks of foreign investors or companies."""
    told = [f"{quotation.citation.title} {quotation.text}" for quotation in reply.quotations]
    return bool(told) and all(_FOREIGN.search(text) for text in told)


def _reply_to(text: str, context: Context) -> Reply:
    """The reply to a message; to what asks nothing, and no page answers, as to the small talk that it is."""
    reply = _as_written(text, context)
    if reply.kind in ANSWERED:
        return reply
    talk = talk_beside(text, context.index.catalogue.subjects) if _is_open(reply) else None
    return to_intent(talk, context) if talk else reply


def _is_open(reply: Reply) -> bool:
    """Whether nothing was found, and not because nobody knows it."""
    return reply.kind in OPEN and not is_known_gap(reply)


def _as_written(text: str, context: Context) -> Reply:
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
        asked = parts[0].text if introduces(parts[0].before) else text
        if of_each := _of_each_thing(asked, reply, context) or _beside_the_gap(text, reply, context):
            return of_each
        if reply.kind in ANSWERED:
            return reply
        if len(text) >= LONG_LETTER:
            return letter(context, reply)
        return _welcomed(reply, context) if _is_open(reply) and only_introduces(text) else reply
    return _to_several(parts, text, context)


def _of_each_thing(text: str, reply: Reply, context: Context) -> Reply | None:
    """The replies to a question of several things, each asked for itself, where together they are not answered, or one of them
    is not told. None where none of those that are missing is answered; with nothing told of all that is asked it is all open.
    """
    things = things_in(text, context.index)
    if is_known_gap(reply) and len(things) < MANY:  # “customs and import duty” are one
        return None
    told = folded(told_by(reply)) if reply.kind in ANSWERED else ""
    missing = [thing for thing in things if not told or not any_in(content_terms(thing), told)]
    if not missing:
        return None
    replies = [replace(reply_to_part(Part(thing), context), asked=thing) for thing in things]
    if not any(one.kind in ANSWERED and one.asked in missing for one in replies):
        return None
    index = context.index
    near = (
        one if one.kind in ANSWERED or is_near(one, index) else replace(one, quotations=()) for one in replies
    )
    return joined(list(near), (), text, context)


def _beside_the_gap(text: str, reply: Reply, context: Context) -> Reply | None:
    """The replies to the clauses of a question of which nobody knows one part, where the others are answered: how to register
    注册公司怎么办理 要多久.
    """
    if not is_known_gap(reply):
        return None
    unknown, named = context.index.handoff.named_in, context.index.catalogue.subjects.named_in
    clauses = [clause for clause in _ASKING_CLAUSE.split(without_talk(text)) if clause]
    asking = [clause for clause in clauses if asks(clause)]
    if any(named(clause) and not unknown(clause) for clause in asking):  # “wages and is there a university?”
        clauses = [clause for clause in clauses if clause in asking or unknown(clause)]
    else:
        clauses = asking
    if len(clauses) < 2:
        return None
    replies = _in_turn([Part(clause) for clause in clauses], context)
    if not any(one.kind == "answer" for one in replies):
        return None
    return joined(replies, (), text, context)


def _say_the_same(replies: Sequence[Reply]) -> bool:
    """Whether what one of two things is told by is told of the other, too, and so does not tell them apart."""
    return any(
        first_told(one) and first_told(one) in sentences_of(other.quotations)
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
        return all_open(replies, left, text, context)
    return joined(replies, left, text, context)


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
        if replies and reply.is_from_pages and lost_its_subject(reply, replies[-1], said, context.index):
            reply = replace(reply, kind="handoff", lead=(), notes=())
        if reply.kind not in ANSWERED and not is_near(reply, context.index):
            reply = replace(
                reply, quotations=(), reason=TOLD_BEFORE if is_told_before(reply, replies) else reply.reason
            )
        before, said = part.text, f"{said} {part.before} {part.text}"
        replies.append(reply)
        context = _after(part, reply, context)
    return replies


def _to_next(part: Part, before: str, said: str, context: Context) -> Reply:
    """The telephone number wanted behind the name of an office is that office's; “is it the government?” behind “who are you?”
    is asked of the bot.
    """
    asked_of_us = detect(before)
    if asked_of_us and asked_of_us.name == "about" and IS_IT_OFFICIAL.fullmatch(part.text.strip()):
        return to_intent(Intent("about"), context.asking(part.text))
    if detect(part.text) == Intent("contact") and (
        names_an_office(before) or asks_for_an_office(before) or _names_somebody(before, context.index)
    ):
        return to_intent(Intent("theirs"), context.asking(f"{before} {part.text}"))
    return reply_to_part(part, context, said=said)


def _names_somebody(text: str, index: Index) -> bool:
    """Whether a name is spoken of that is no place: a company, whose telephone is not ours."""
    subjects, places = index.catalogue.subjects, index.catalogue.place_names | index.catalogue.on_most_pages
    return any(
        subjects.is_name(word) and keys_of(word).isdisjoint(places) for word in subjects.named_in(text)
    )


def _after(part: Part, reply: Reply, context: Context) -> Context:
    state = context.state
    topic = next_topic(
        part.text, reply.understood, reply.is_from_pages, state, context.index.catalogue.subjects
    )
    locale = reply.locale if reply.reason.startswith("language ") else context.locale
    state = replace(state, topic=topic, pending="")
    if reply.is_from_pages:
        quoted = tuple(quotation.citation.id for quotation in reply.quotations)
        state = replace(state, last=reply.understood, quoted=quoted or state.quoted)
    return replace(context, state=state, locale=locale)


def _undivided(text: str, replies: Sequence[Reply], context: Context) -> Reply | None:
    """The answer to the message as it stands, where its parts found none, or it tells what they left open."""
    core = without_talk(text)
    whole = answer_question(core, context.asking(core))
    if whole.kind != "answer":
        return None
    told = folded(told_by(whole))
    still_open = [reply.asked for reply in replies if reply.kind not in ANSWERED]
    # All of what was asked must be told then, and not what one part lacked alone.
    if len(still_open) < len(replies) and not all(
        all_in(content_terms(reply.asked), told) for reply in replies
    ):
        return None
    return replace(whole, asked=core)
