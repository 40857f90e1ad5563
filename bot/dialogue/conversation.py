"""respond(): what the bot says to one message. Pure: no clock, disk, network or randomness."""

import datetime as dt
import re
from dataclasses import replace

from bot.content.pace import gently
from bot.dialogue import newer, others, reproach, wording
from bot.dialogue.context import Context, notice, welcome
from bot.dialogue.echo import in_their_words
from bot.dialogue.followup import FADES_AFTER, next_topic
from bot.dialogue.intents import detect
from bot.dialogue.listing import item_meant, items_of
from bot.dialogue.locale import chinese_of, choose_locale, in_script
from bot.dialogue.menu import distinct
from bot.dialogue.messages import OPEN, Outcome, Question, Reply, State, first_told
from bot.dialogue.questions import is_known_gap
from bot.dialogue.replies import to_choice
from bot.dialogue.several import reply_to
from bot.dialogue.talk import without_talk
from bot.search.colloquial import in_standard_chinese
from bot.search.index import Index
from bot.search.naming import keys_of
from bot.search.text import is_foreign
from bot.search.texting import in_full
from bot.search.tokens import content_terms, is_content

LONGEST_QUESTION = 10_000
"""Characters; a letter of two pages is a question, a book is not."""

LONGEST_REMEMBERED = 300
"""Characters kept of a question that the next message may lean on."""
_NOISE = re.compile(r"(\W{8})\W+")
"""Signs without a letter or digit between them: what follows the first few says nothing, and takes long to read."""
ONE_APOLOGY_WITHIN = dt.timedelta(minutes=5)

_OF_EACH_KIND = (
    "Which industries are there in 2024?",
    "三明在哪里？",
    "三明2024年有多少人？",
    "請問三明離廈門多遠？",
    "Quiero invertir",
    "latest news",
    "hello",
)


def warm_up(index: Index, now: dt.datetime) -> None:
    """Answers a question of each kind, so that no person waits for what the first one builds or loads."""
    index.prepare()
    for text in gently(_OF_EACH_KIND):
        respond(Question(text, "warm-up", now), State(), index, 1)


def respond(question: Question, state: State, index: Index, retention_days: int) -> Outcome:
    """The reply to one message, and what the conversation remembers of it."""
    state, typed = _remembered(state, question), question.text
    locale = choose_locale(question, state)
    question = replace(question, text=in_full(in_standard_chinese(_NOISE.sub(r"\1 ", question.text))))
    reproached, asked = reproach.apart(question.text)
    refused = reproach.refused_in(question.text) if reproached else ""
    if unwanted := set(content_terms(refused)):
        spoken_of = tuple(word for word in state.topic if keys_of(word).isdisjoint(unwanted))
        state = replace(state, topic=spoken_of)
    whole = asked or question.text
    known, rest = others.known_already(whole)
    question = replace(question, text=rest)
    context = Context(question, state, index, locale, retention_days)
    item = None if question.choice else item_meant(question, state)
    choice = question.choice or (item if item and item.startswith("page:") else None)
    if choice:
        reply = to_choice(choice, context)
    elif item:
        reply = reply_to(item, context.asking(item))
    elif known:
        reply = others.than(known, _of_what_was_told, context)
    else:
        reply = _of_what_was_told(context)
    reply = others.none_again(reply, whole, state)
    if reproached and asked:
        if refused and reproach.is_told_again(reply, state, refused):
            reply = _to_text(replace(context, index=index.without(first_told(reply))))
        reply = reproach.excused(reply, state, refused)
    if question.choice and question.forced and state.at is None and reply.reason != "start":
        reply = replace(
            reply, lead=(*welcome(context), *reply.lead)
        )  # came by a link, and was never welcomed
    if question.late and not _just_spoken(context):
        reply = replace(reply, lead=(wording.LATE(reply.locale), *reply.lead))
    reply = replace(reply, choices=distinct(reply.choices), contact=index.library.contact)
    said = in_their_words(in_script(reply), question.text, typed)
    return Outcome(said, _next_state(context, reply, from_list=item is not None))


def _of_what_was_told(context: Context) -> Reply:
    """The reply to a message; where it says that what was told, which is of a year, is too old, to what it asks beside that, or
    what is newer; where it only names another year, to the question before for that.
    """
    text = context.question.text
    if not newer.year_in(context.state.told) or detect(text):
        return _to_text(context)
    too_old, rest = newer.apart(text)
    if too_old and set(content_terms(without_talk(rest))) <= set(content_terms(context.state.told)):
        # “hm, 49 projects. is that the newest figure?” says again what was told
        return newer.than_told(context)
    said = rest or text
    if asked := newer.of_another_year(said, context.state.told_for):
        reply = _to_text(context.asking(asked))
        if reply.quotations:  # the newest that there is, if nothing of that year
            return reply
    return _to_text(context.asking(rest) if rest else context)


def _remembered(state: State, question: Question) -> State:
    """What a message may lean on: after an hour nothing that was said before, and of what was offered, for the question that
    it was offered for, only what is pressed.
    """
    if state.at is None or question.asked_at - state.at <= FADES_AFTER:
        return state
    state = replace(
        state, misses=0, topic=(), last="", quoted=(), told="", told_for="", unknown="", listed=()
    )
    return state if question.choice else replace(state, offered=(), pending="")


def _just_spoken(context: Context) -> bool:
    """Whether there was a turn a moment ago: of several late replies only the first one apologises."""
    asked_at, before = context.question.asked_at, context.state.at
    return before is not None and asked_at - before < ONE_APOLOGY_WITHIN


def _to_text(context: Context) -> Reply:
    text = context.question.text.strip()
    if not text:
        return notice(context, wording.TEXT_ONLY if context.question.attachment else wording.EMPTY)
    if len(text) > LONGEST_QUESTION:
        return notice(context, wording.TOO_LONG, show_contact=True)
    if detect(text):
        return reply_to(text, context)
    if not _mostly_known(text, context.index) and is_foreign(text):  # the slowest last
        return _foreign(context)
    right, slips = context.index.spelling.corrected_in_english(text)
    return reply_to(right, replace(context.asking(right), slips=slips))


def _mostly_known(text: str, index: Index) -> bool:
    """Whether most of a message's words stand on the pages: place names fool a guess at its language."""
    words = list(filter(is_content, index.query(text).terms))
    return sum(map(index.knows, words)) * 2 > len(words)


def _foreign(context: Context) -> Reply:
    """In both languages, since we cannot know which of them the reader understands."""
    chinese = chinese_of("", context.question, context.state)
    lead = (wording.FOREIGN("en"), wording.FOREIGN(chinese))
    return Reply("notice", context.locale, lead, show_contact=True, reason="foreign language")


def _next_state(context: Context, reply: Reply, *, from_list: bool) -> State:
    state, question = context.state, context.question
    return State(
        locale=reply.locale if _chose_language(question, reply) else state.locale,
        last_locale=reply.locale,
        misses=state.misses + (not reply.quotations) if reply.kind == "handoff" else 0,
        offered=reply.choices,
        pending=reply.understood if reply.kind == "clarify" else "",
        topic=_next_topic(context, reply),
        last=reply.understood if reply.is_from_pages else state.last,
        quoted=tuple(q.citation.id for q in reply.quotations)
        if reply.is_from_pages and reply.quotations and not reply.shown  # “more” goes on from the same page
        else state.quoted,
        shown=reply.shown,
        told=first_told(reply) or state.told,
        unknown=_unknown(context) if is_known_gap(reply) else "",
        told_for=(reply.understood or question.text)[:LONGEST_REMEMBERED]
        if reply.quotations
        else state.told_for,
        listed=state.listed if from_list else items_of(reply) or state.listed,
        at=question.asked_at,
    )


def _unknown(context: Context) -> str:
    """The message whose subject nobody knows: this one, or the one that it goes on about (“and in Norbury?”)."""
    text = context.question.text[:LONGEST_REMEMBERED]
    return text if context.index.handoff.named_in(text, ()) else context.state.unknown


def _next_topic(context: Context, reply: Reply) -> tuple[str, ...]:
    """What the message was about; of several questions in it each leaves its subject."""
    if not (reply.understood or reply.parts or reply.quotations):
        return context.state.topic  # what was not read, such as a book, is not spell-checked either
    text, understood = context.index.spelling.corrected(context.question.text)[0], reply.understood
    if reply.parts:
        understood = " ".join(part.understood for part in reply.parts if part.kind == "answer") or text
    if reply.kind == "contact" and reply.quotations and not understood:
        understood = reply.quotations[0].citation.title
    answered = reply.kind in ("answer", "contact") and bool(understood)
    if reply.parts and answered and any(part.asked in text for part in reply.parts):
        understood = f"{text} {understood}"
    goes_on = bool(reply.quotations) and reply.quotations[0].citation.id in context.state.quoted[:1]
    near = reply.kind in OPEN and bool(reply.quotations) and not reply.parts
    return next_topic(
        text,
        understood,
        answered,
        context.state,
        context.index.catalogue.subjects,
        goes_on=goes_on,
        near=near,
    )


def _chose_language(question: Question, reply: Reply) -> bool:
    """By a button or in words, or by a link that opens a page in a language."""
    return bool(question.forced and question.choice) or reply.reason.startswith("language ")
