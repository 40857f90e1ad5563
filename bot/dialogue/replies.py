"""Replies to what is no question to the pages: an intent that was typed, or a choice that was pressed."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.dialogue import answer, browsing, chatting, last_answer, menu, questions, quoting, wording
from bot.dialogue.context import Context, main_topics, notice, other_language_note, welcome
from bot.dialogue.extract import whole
from bot.dialogue.intent_forms import (
    ADDRESS,
    DELETES,
    LINE_WORDS,
    NOT_REACHED,
    OURS,
    PASS_ON,
    STILL_WAITING,
    TO_A_PERSON,
)
from bot.dialogue.intent_forms import THEIRS as THEIR_OFFICE
from bot.dialogue.intents import Intent, names_an_office
from bot.dialogue.locale import chinese_of
from bot.dialogue.messages import Choice, Kind, Locale, Reply, first_told
from bot.search.text import has_cjk, normalise
from bot.search.tokens import content_words, is_content, stem

# Intents

_ANY_COMPANY = re.compile(r"\bcompan(?:y|ies)\b|\bfactory\b|公司")
"""Rules are for any company: “their phone?” behind one is nobody's."""
_SOMEBODY = frozenset(map(stem, "person people human someone somebody staff agent".split())) | frozenset(
    "真人 人 联系人".split()
)
"""Who is wanted whatever is said of the contact."""
THEIRS = "the number of another office"


def to_intent(intent: Intent, context: Context) -> Reply:
    return chatting.reply(intent, context) or _INTENTS[intent.name](context, intent)


_ABOUT_IT = {
    "sources": wording.HOW_IT_ANSWERS,
    "languages": wording.WHICH_LANGUAGES,
    "maker": wording.WHO_MADE_IT,
    "storage": wording.WHAT_IS_STORED,
    "age": wording.HOW_RECENT,
}


def _about(context: Context, intent: Intent) -> Reply:
    deletes = DELETES.search(normalise(context.question.text))
    about = "storage" if deletes else intent.about
    if asked := _ABOUT_IT.get(about):
        context = context.asking(asked(context.locale))
    reply = _from_page_of(context, "about", "answer") or _help(context)
    if about == "storage":
        return replace(reply, kind="contact", show_contact=True)  # which a person does
    return reply


def _contact(context: Context, intent: Intent) -> Reply:
    contact = context.library.contact
    if contact is None:
        return notice(context, wording.NO_ANSWER)
    text = normalise(context.question.text)
    if office := _office_before(context):
        return _theirs(context.asking(f"{office} {context.question.text}"), intent)
    certain = wording.HOW_TO_WRITE if TO_A_PERSON.search(text) else None
    certain = certain or (wording.WHERE_AND_WHEN if ADDRESS.search(text) else None)
    if certain:
        context = context.asking(certain(context.locale))
    reply = _from_page_of(context, "contact", "contact", at_first=not certain)
    reply = reply or Reply("contact", context.locale)
    waits = STILL_WAITING.search(text)
    if waits or NOT_REACHED.search(text):
        lead = ((wording.STILL_WAITING if waits else wording.NOT_REACHED)(context.locale),)
        services = context.library.section("service", context.language)[:1]  # who else there is
        choices = menu.page_choices(services)
        return replace(reply, lead=lead, quotations=(), show_contact=True, choices=choices, reason="contact")
    only = (wording.ONLY_THESE(context.locale),)
    if PASS_ON.search(text):
        reply = replace(reply, lead=(wording.PASSES_NOTHING_ON(context.locale),))
    elif contact.email in context.state.told and context.state.told == first_told(reply):
        reply = replace(reply, lead=(wording.PERSON(context.locale),), quotations=())
    return replace(reply, notes=only, show_contact=True, reason="contact")


def _office_before(context: Context) -> str | None:
    """What was asked about an office before, where somebody wants just a telephone number or an address now: that office's."""
    state, text = context.state, context.question.text
    if context.question.choice:  # it has no words that could mean an office
        return None
    if OURS.search(normalise(text)) or TO_A_PERSON.search(normalise(text)):
        return None
    if any(not LINE_WORDS.search(word.lower()) for word in content_words(text)):
        return None
    return state.last if names_an_office(_ANY_COMPANY.sub(" ", normalise(state.last))) else None


def _theirs(context: Context, intent: Intent) -> Reply:
    """Somebody else's telephone or address: what a page says of that office, never our own number for theirs."""
    text = context.question.text
    named = THEIR_OFFICE.search(normalise(text)) if has_cjk(text) else None
    words = content_words(named.group() if named else text)
    office = " ".join(word for word in words if not LINE_WORDS.search(normalise(word)))
    finding = answer.find(office or text, context.index, context.language)
    lead = wording.NO_NUMBER_OF_THEIRS(context.locale)
    if (
        finding.band == "sure"
        and answer.covers(finding, office, context.index)
        and not answer.is_about_us(finding, context.index)
    ):
        reply = questions.answered(finding, context)
        notes = (*reply.notes, *_ask_us(context))  # whose the number below is
        return replace(reply, lead=(lead, *reply.lead), notes=notes, show_contact=True, reason=THEIRS)
    reply = questions.hand_off(text, finding, context)
    return replace(reply, lead=(lead, *_ask_us(context)), show_contact=True, reason=THEIRS)


def _ask_us(context: Context) -> tuple[str, ...]:
    return (wording.ASK_THE_SITE(context.locale),) if context.library.contact else ()


def _from_page_of(context: Context, section: str, kind: Kind, *, at_first: bool = False) -> Reply | None:
    """Answers from the page of one section alone: its best passage for the question, else, as where that names nothing
    (“who are you?”), its first. `at_first`: that, too, where it has all that is named (“contact?”).
    """
    pages = context.library.section(section, context.language)
    if not pages:
        return None
    found = answer.look_up(context.question.text, context.index, pages[0].language, page=pages[0].id)
    first = pages[0].passages[0]
    named = set(filter(is_content, found.hits[0].matched)) - _SOMEBODY if found.hits else set()
    there = {term for hit in found.hits if at_first and hit.passage is first for term in hit.matched}
    passage = first if named <= there and not answer.asked_by_a_heading(found) else found.hits[0].passage
    quotation = quoting.quote(whole(passage), context)
    lead = other_language_note(passage.language, context)
    return Reply(kind, context.locale, lead, quotations=(quotation,), reason=section)


def _news(context: Context, intent: Intent) -> Reply:
    library, locale = context.library, context.locale
    items = menu.newest_news(context.index, locale, intent.about)
    lead = wording.NEWEST(locale)
    if intent.about:
        lead = wording.NEWS_ABOUT(locale, what=intent.about)
    if intent.about and not items:
        lead, items = (
            wording.NO_NEWS_ABOUT(locale, what=intent.about),
            menu.newest_news(context.index, locale),
        )
    if not items:
        lead = wording.NO_NEWS(locale)
    pages = (library.document(item.id, item.language) for item in items)
    choices = menu.page_choices(page for page in pages if page)
    return Reply("news", locale, (lead,), listed=tuple(items), choices=choices, reason=intent.about or "news")


def _switch_language(context: Context, intent: Intent) -> Reply:
    """In the new language: what was answered last, or that it is so from now on."""
    locale = intent.locale or context.locale
    if intent.either_script:
        locale = chinese_of(context.question.text, context.question, context.state)
    if again := last_answer.in_language(locale, context):
        return again
    return _language_set(locale)


def _language_set(locale: Locale) -> Reply:
    return Reply("notice", locale, (wording.LANGUAGE_SET(locale),), reason=f"language {locale}")


_INTENTS: dict[str, Callable[[Context, Intent], Reply]] = {
    "about": _about,
    "contact": _contact,
    "theirs": _theirs,
    "news": _news,
    "language": _switch_language,
    "help": lambda context, intent: _help(context),
    "topics": lambda context, intent: _topics(context),
    "more": lambda context, intent: last_answer.more(context),
    "shorter": lambda context, intent: last_answer.shorter(context),
    "source": lambda context, intent: last_answer.sources(context),
}


# Choices


def to_choice(choice: str, context: Context) -> Reply:
    kind, _, name = choice.partition(":")
    typed = not name  # a command or a link, not a button of ours
    if typed:
        choice = kind = choice.replace("_", "-")  # Telegram's commands and links cannot hold every sign
    if kind == "lang" and name in wording.LANGUAGE_NAMES:
        return next(_language_set(locale) for locale in wording.LANGUAGE_NAMES if locale == name)
    if choice in _COMMANDS:
        return _COMMANDS[choice](context)
    if kind in ("topics", "section", "more") and (reply := _counted(kind, name, context)):
        return reply
    if kind in ("section", choice) and (reply := browsing.section(context, name or choice)):
        return reply
    page = context.library.document(name or choice, context.language)
    if kind in ("page", choice) and page:
        return questions.answer_from_page(page, context) or browsing.page(context, page)
    unknown = wording.UNKNOWN_COMMAND if typed else wording.STALE_CHOICE
    return notice(context, unknown, choices=main_topics(context))


def _start(context: Context) -> Reply:
    whose, stored = welcome(context)
    lead = (whose, wording.ASK_AWAY(context.locale), stored)
    return Reply("help", context.locale, lead, choices=main_topics(context), reason="start")


def _help(context: Context) -> Reply:
    lead = (wording.HELP(context.locale), wording.COMMANDS(context.locale))
    return Reply("help", context.locale, lead, choices=main_topics(context), reason="help")


def _topics(context: Context) -> Reply:
    lines = [f"• {choice.label}" for choice in menu.section_choices(context.library, context.locale)]
    lead = (wording.TOPICS(context.locale), "\n".join(lines))
    return Reply("help", context.locale, lead, choices=main_topics(context), reason="topics")


def _language(context: Context) -> Reply:
    choices = tuple(Choice(f"lang:{locale}", name) for locale, name in wording.LANGUAGE_NAMES.items())
    lead = (wording.WHICH_LANGUAGE(context.locale),)
    return Reply("notice", context.locale, lead, choices=choices, reason="lang")


def _person(context: Context) -> Reply:
    lead = (wording.PERSON(context.locale),)
    contact = _contact(context, Intent("contact"))
    if contact.kind != "contact":
        return contact
    back = (browsing.back_to_topics(context),)
    return replace(contact, lead=lead, quotations=(), show_contact=True, choices=back, reason="person")


_COMMANDS: dict[str, Callable[[Context], Reply]] = {
    "start": _start,
    "help": _help,
    "topics": _topics,
    "news": lambda context: _news(context, Intent("news")),
    "contact": lambda context: _contact(context, Intent("contact")),
    "person": _person,
    "lang": _language,
    "more": last_answer.more,
}


def _counted(kind: str, name: str, context: Context) -> Reply | None:
    """What a button shows that goes on where the one before ended: its name ends in a number."""
    name, _, number = name.rpartition(":") if kind != "topics" else ("", "", name)
    if not (number.isascii() and number.isdigit()):
        return None
    start = int(number)
    if kind == "topics":
        return replace(_topics(context), choices=browsing.topics(context, start))
    if kind == "section":
        return browsing.pages_of_section(context, name, start)
    page = context.library.document(name, context.language)
    return browsing.page(context, page, start) if page and start < len(page.passages) else None
