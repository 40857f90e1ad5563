"""respond(): what the bot says to one message. Pure: no clock, disk, network or randomness."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from bot.dialogue import wording
from bot.dialogue.context import Context, distinct, notice, welcome
from bot.dialogue.followup import next_topic
from bot.dialogue.intents import detect, without_courtesy
from bot.dialogue.locale import chinese_of, choose_locale, in_script
from bot.dialogue.messages import Outcome, Question, Reply, State
from bot.dialogue.parts import split_questions
from bot.dialogue.questions import answer_question
from bot.dialogue.replies import to_choice, to_intent
from bot.search.index import Index
from bot.search.text import is_foreign
from bot.search.tokens import content_terms

LONGEST_QUESTION = 10_000
"""Characters; a letter of two pages is a question, a book is not."""

ONE_APOLOGY_WITHIN = dt.timedelta(minutes=5)

_ANSWERED = ("answer", "contact", "news")
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
    for text in _OF_EACH_KIND:
        respond(Question(text, "warm-up", now), State(), index, 1)


def respond(question: Question, state: State, index: Index, retention_days: int) -> Outcome:
    """The reply to one message, and what the conversation remembers of it."""
    context = Context(question, state, index, choose_locale(question, state), retention_days)
    reply = to_choice(question.choice, context) if question.choice else _to_text(context)
    if question.choice and question.forced and state.at is None and reply.reason != "start":
        reply = replace(
            reply, lead=(*welcome(context), *reply.lead)
        )  # came by a link, and was never welcomed
    if question.late and not _just_spoken(context):
        reply = replace(reply, lead=(wording.LATE(reply.locale), *reply.lead))
    reply = replace(reply, choices=distinct(reply.choices), contact=index.library.contact)
    return Outcome(in_script(reply), _next_state(context, reply))


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
    if is_foreign(text) and not detect(text) and not _mostly_known(text, context.index):
        return _foreign(context)
    questions = split_questions(text)
    replies = [_to_one(part, context) for part in questions]
    return replies[0] if len(replies) == 1 else _joined(questions, replies, context)


def _to_one(text: str, context: Context) -> Reply:
    context = replace(context, question=replace(context.question, text=text))
    intent = detect(text)
    if intent is None and (core := without_courtesy(text)) != text:
        text, intent = core, detect(core)
    return to_intent(intent, context) if intent else answer_question(text, context)


def _joined(questions: Sequence[str], replies: Sequence[Reply], context: Context) -> Reply:
    """One reply to several questions: what is known is answered, what is not is named as open."""
    contact = context.library.contact
    replies = [replace(reply, choices=distinct(reply.choices), contact=contact) for reply in replies]
    known = [reply for reply in replies if reply.kind in _ANSWERED]
    unknown = [text for text, reply in zip(questions, replies, strict=True) if reply.kind not in _ANSWERED]
    if not known:
        return replace(replies[0], parts=tuple(replies))
    open_notes = [wording.STILL_OPEN(context.locale, question=text.strip()) for text in unknown]
    notes = dict.fromkeys([*(note for reply in known for note in reply.notes), *open_notes])
    return Reply(
        "answer" if any(reply.kind == "answer" for reply in known) else known[0].kind,
        context.locale,
        lead=tuple(dict.fromkeys(line for reply in known for line in reply.lead)),
        quotations=tuple(quotation for reply in known for quotation in reply.quotations),
        listed=tuple(citation for reply in known for citation in reply.listed),
        notes=tuple(notes),
        show_contact=bool(unknown) or any(reply.show_contact for reply in known),
        choices=tuple(choice for reply in replies for choice in reply.choices[:2])[:4],
        confidence=min((r.confidence for r in known if r.confidence is not None), default=None),
        reason="; ".join(reply.reason for reply in replies),
        evidence=replies[0].evidence,
        understood=next((reply.understood for reply in reversed(known) if reply.understood), ""),
        parts=tuple(replies),
    )


def _mostly_known(text: str, index: Index) -> bool:
    """Whether most of a message's words stand on the pages: place names fool a guess at its language."""
    words = content_terms(text)
    return sum(map(index.knows, words)) * 2 > len(words)


def _foreign(context: Context) -> Reply:
    """In both languages, since we cannot know which of them the reader understands."""
    chinese = chinese_of("", context.question, context.state)
    lead = (wording.FOREIGN("en"), wording.FOREIGN(chinese))
    return Reply("notice", context.locale, lead, show_contact=True, reason="foreign language")


def _next_state(context: Context, reply: Reply) -> State:
    state, question = context.state, context.question
    answered = reply.kind == "answer" and bool(reply.understood)
    return State(
        locale=reply.locale if _chose_language(question, reply) else state.locale,
        last_locale=reply.locale,
        misses=state.misses + 1 if reply.kind == "handoff" else 0,
        offered=reply.choices,
        pending=reply.understood if reply.kind == "clarify" else "",
        topic=_next_topic(context, reply),
        last=reply.understood if answered else state.last,
        quoted=tuple(q.citation.id for q in reply.quotations)
        if answered and reply.quotations
        else state.quoted,
        shown=reply.shown,
        at=question.asked_at,
    )


def _next_topic(context: Context, reply: Reply) -> tuple[str, ...]:
    """What the message was about; of several questions in it each leaves its subject."""
    text, understood = context.index.corrected(context.question.text)[0], reply.understood
    if reply.parts:
        understood = " ".join(part.understood for part in reply.parts if part.kind == "answer") or text
    if reply.kind == "contact" and reply.quotations and not understood:
        understood = reply.quotations[0].citation.title
    answered = reply.kind in ("answer", "contact") and bool(understood)
    if reply.parts and answered:
        understood = f"{text} {understood}"
    return next_topic(text, understood, answered, context.state, context.index.subjects)


def _chose_language(question: Question, reply: Reply) -> bool:
    """By a button or in words, or by a link that opens a page in a language."""
    return bool(question.forced and question.choice) or reply.reason.startswith("language ")
