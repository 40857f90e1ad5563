"""respond(): what the bot says to one question. Pure: no clock, disk, network or randomness."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.content.document import Contact, Document
from bot.dialogue import answer, menu, wording
from bot.dialogue.intents import Intent, detect
from bot.dialogue.locale import asks_for_the_present, choose_locale, in_script
from bot.dialogue.messages import Choice, Kind, Locale, Outcome, Question, Reply, State, language_of
from bot.dialogue.plain import dated
from bot.search.index import Index, Query
from bot.search.text import is_foreign
from bot.search.tokens import terms

LONGEST_QUESTION = 10_000
"""Characters; a letter of two pages is a question, a book is not."""

PERSON = "person"


@dataclass(frozen=True, slots=True)
class Context:
    """Everything one reply is made from."""

    question: Question
    state: State
    index: Index
    locale: Locale
    retention_days: int

    @property
    def today(self) -> dt.date:
        return self.question.asked_at.date()


def respond(question: Question, state: State, index: Index, retention_days: int) -> Outcome:
    """The reply to one question, and what the conversation remembers of it."""
    locale = choose_locale(question, state)
    context = Context(question, state, index, locale, retention_days)
    reply = _chosen(question.choice, context) if question.choice else _said(context)
    reply = in_script(replace(reply, choices=_distinct(reply.choices), contact=index.library.contact))
    chosen = reply.locale if _is_language_choice(question) else state.locale
    misses = state.misses + 1 if reply.kind == "handoff" else 0
    return Outcome(reply, State(chosen, reply.locale, misses, reply.choices, "", question.asked_at))


# What was typed


def _said(context: Context) -> Reply:
    text = context.question.text.strip()
    if not text:
        phrase = wording.TEXT_ONLY if context.question.attachment else wording.EMPTY
        return _notice(context, phrase)
    if len(text) > LONGEST_QUESTION:
        return _notice(context, wording.TOO_LONG, show_contact=True)
    if intent := detect(text):
        return _INTENTS[intent.name](context, intent)
    if is_foreign(text) and not _mostly_known(text, context.index):
        return _foreign(context)
    return _answer(context)


def _mostly_known(text: str, index: Index) -> bool:
    """Whether most of a message's words stand on the pages: place names fool a guess at its language."""
    words = terms(text)
    return sum(map(index.knows, words)) * 2 > len(words)


def _answer(context: Context) -> Reply:
    query = Query.of(context.question.text)
    found = answer.find_answer(query, context.index, context.locale, context.today)
    if isinstance(found, answer.Abstention):
        return _handoff(context, found)
    lead = []
    if any(q.citation.language != language_of(context.locale) for q in found.quotations):
        lead.append(wording.ONLY_OTHER_LANGUAGE(context.locale))
    outdated = asks_for_the_present(context.question.text) and all(q.prefix for q in found.quotations)
    if outdated:
        date = dated(found.quotations[0].citation.date, context.locale)
        lead.append(wording.NOT_CURRENT(context.locale, date=date))
    legal = answer.legal_note(found.quotations, context.index, context.locale)
    return Reply(
        "answer",
        context.locale,
        lead=tuple(lead),
        quotations=found.quotations,
        notes=(legal,) if legal else (),
        show_contact=outdated,
        choices=_next_steps(context, found.quotations[0].citation.id),
        confidence=found.confidence,
        reason=found.reason,
    )


def _next_steps(context: Context, page: str) -> tuple[Choice, ...]:
    """The page itself, to read on, and its neighbours in the section."""
    language = language_of(context.locale)
    document = context.index.library.document(page, language)
    if not document or document.section in ("about", "contact"):
        return ()
    siblings = context.index.library.section(document.section, language)
    return menu.page_choices([document, *siblings], most=2)


def _handoff(context: Context, found: answer.Abstention) -> Reply:
    nearest = menu.page_choices(found.nearest, most=3)
    return Reply(
        "handoff",
        context.locale,
        lead=(wording.HANDOFF(context.locale),),
        notes=(wording.NEAREST(context.locale, topics=_enumerated(nearest, context.locale)),)
        if nearest
        else (),
        show_contact=True,
        choices=nearest or tuple(menu.section_choices(context.index.library, context.locale))[:3],
        confidence=found.confidence,
        reason=found.reason,
    )


# Intents


def _small_talk(phrase: wording.Phrase) -> Callable[[Context, Intent], Reply]:
    def reply(context: Context, intent: Intent) -> Reply:
        return Reply("smalltalk", context.locale, lead=(phrase(context.locale),), reason=intent.name)

    return reply


def _greet(context: Context, intent: Intent) -> Reply:
    choices = _main_topics(context)
    return Reply(
        "smalltalk",
        context.locale,
        lead=(wording.GREETING(context.locale),),
        choices=choices,
        reason="greeting",
    )


def _apologise(context: Context, intent: Intent) -> Reply:
    lead = (wording.SORRY_RUDE(context.locale),)
    return Reply("smalltalk", context.locale, lead=lead, show_contact=True, reason="rude")


def _about(context: Context, intent: Intent) -> Reply:
    return _from_section(context, "about", "answer") or _help(context)


def _contact(context: Context, intent: Intent) -> Reply:
    reply = _from_section(context, "contact", "contact") or Reply("contact", context.locale)
    return replace(
        reply,
        notes=(wording.ONLY_THESE(context.locale),),
        show_contact=not _names_contact(reply, context.index.library.contact),
        reason="contact",
    )


def _names_contact(reply: Reply, contact: Contact | None) -> bool:
    text = " ".join(quotation.text for quotation in reply.quotations)
    return contact is not None and contact.email in text and contact.phone in text


def _from_section(context: Context, section: str, kind: Kind) -> Reply | None:
    """Answers from the pages of one section alone: their best passage for the question, else their opening."""
    pages = context.index.library.section(section, language_of(context.locale))
    passages = [passage for page in pages for passage in page.passages]
    if not passages:
        return None
    query = Query.of(context.question.text)
    best = max(passages, key=lambda p: answer.coverage(p, p.sentences, query, context.index))
    quotation = answer.quote(best, answer.within_limit(best), context.index, context.locale, context.today)
    return Reply(kind, context.locale, quotations=(quotation,), confidence=1.0, reason=section)


def _news(context: Context, intent: Intent) -> Reply:
    library, locale = context.index.library, context.locale
    items = menu.newest_news(library, locale, intent.about)
    lead = wording.NEWEST(locale)
    if intent.about:
        lead = wording.NEWS_ABOUT(locale, what=intent.about)
    if intent.about and not items:
        lead, items = wording.NO_NEWS_ABOUT(locale, what=intent.about), menu.newest_news(library, locale)
    if not items:
        lead = wording.NO_NEWS(locale)
    choices = menu.page_choices(
        document for item in items if (document := library.document(item.id, item.language))
    )
    return Reply("news", locale, lead=(lead,), listed=tuple(items), choices=choices[:3], reason=intent.about)


def _switch_language(context: Context, intent: Intent) -> Reply:
    return _language_set(context, intent.locale or context.locale)


def _language_set(context: Context, locale: Locale) -> Reply:
    return Reply("notice", locale, lead=(wording.LANGUAGE_SET(locale),), reason=f"language {locale}")


_INTENTS: dict[str, Callable[[Context, Intent], Reply]] = {
    "greeting": _greet,
    "thanks": _small_talk(wording.THANKS),
    "goodbye": _small_talk(wording.GOODBYE),
    "laughter": _small_talk(wording.LAUGHTER),
    "acknowledgement": _small_talk(wording.ACKNOWLEDGED),
    "rude": _apologise,
    "about": _about,
    "contact": _contact,
    "news": _news,
    "language": _switch_language,
    "help": lambda context, intent: _help(context),
    "topics": lambda context, intent: _topics(context),
}


# What was pressed


def _chosen(choice: str, context: Context) -> Reply:
    kind, _, name = choice.partition(":")
    if kind == "lang" and name in wording.LANGUAGE_NAMES:
        return next(_language_set(context, locale) for locale in wording.LANGUAGE_NAMES if locale == name)
    if choice in _COMMANDS:
        return _COMMANDS[choice](context)
    library = context.index.library
    if kind in ("section", choice) and (reply := _section(context, name or choice)):
        return reply
    page = library.document(name or choice, language_of(context.locale))
    if kind in ("page", choice) and page:
        return _page(context, page)
    return _notice(context, wording.STALE_CHOICE, choices=_main_topics(context))


def _start(context: Context) -> Reply:
    locale, choices = context.locale, _main_topics(context)
    covers = tuple(menu.section_choices(context.index.library, locale))
    return Reply(
        "help",
        locale,
        lead=(
            wording.WELCOME(locale),
            wording.COVERS(locale, topics=_enumerated(covers, locale)),
            wording.STORED(locale, days=context.retention_days),
        ),
        choices=choices,
        reason="start",
    )


def _help(context: Context) -> Reply:
    locale = context.locale
    lead = (wording.HELP(locale), wording.COMMANDS(locale))
    return Reply("help", locale, lead=lead, choices=_main_topics(context), reason="help")


def _topics(context: Context) -> Reply:
    library, locale = context.index.library, context.locale
    lines = [f"• {choice.label}" for choice in menu.section_choices(library, locale)]
    lead = (wording.TOPICS(locale), "\n".join(lines))
    return Reply("help", locale, lead=lead, choices=_main_topics(context), reason="topics")


def _language(context: Context) -> Reply:
    choices = tuple(Choice(f"lang:{locale}", name) for locale, name in wording.LANGUAGE_NAMES.items())
    return Reply(
        "notice",
        context.locale,
        lead=(wording.WHICH_LANGUAGE(context.locale),),
        choices=choices,
        reason="lang",
    )


def _person(context: Context) -> Reply:
    lead = (wording.PERSON(context.locale),)
    return replace(
        _contact(context, Intent("contact")), lead=lead, quotations=(), show_contact=True, reason="person"
    )


_COMMANDS: dict[str, Callable[[Context], Reply]] = {
    "start": _start,
    "help": _help,
    "topics": _topics,
    "news": lambda context: _news(context, Intent("news")),
    "contact": lambda context: _contact(context, Intent("contact")),
    PERSON: _person,
    "lang": _language,
}


def _section(context: Context, section: str) -> Reply | None:
    library, language = context.index.library, language_of(context.locale)
    page = menu.lead_page(library, section, language)
    if not page:
        return None
    others = [other for other in library.section(section, language) if other is not page]
    return replace(_page(context, page), choices=menu.page_choices(others))


def _page(context: Context, page: Document) -> Reply:
    siblings = context.index.library.section(page.section, language_of(context.locale))
    others = [other for other in siblings if other is not page]
    quotations = answer.opening(page, context.index, context.locale, context.today)
    legal = answer.legal_note(quotations, context.index, context.locale)
    return Reply(
        "answer",
        context.locale,
        lead=(wording.PAGE_SAYS(context.locale, title=page.title),),
        quotations=quotations,
        notes=(legal,) if legal else (),
        choices=menu.page_choices(others, most=3),
        confidence=1.0,
        reason="chosen",
    )


# Parts


def _distinct(choices: tuple[Choice, ...]) -> tuple[Choice, ...]:
    """Of choices with one label only the first: nobody could tell the others from it."""
    by_label: dict[str, Choice] = {}
    for choice in choices:
        by_label.setdefault(choice.label, choice)
    return tuple(by_label.values())


def _enumerated(choices: tuple[Choice, ...], locale: Locale) -> str:
    return ("; " if locale == "en" else "；").join(choice.label for choice in choices)


def _main_topics(context: Context) -> tuple[Choice, ...]:
    return tuple(menu.section_choices(context.index.library, context.locale))[: menu.MOST_CHOICES]


def _notice(
    context: Context, phrase: wording.Phrase, *, show_contact: bool = False, choices: tuple[Choice, ...] = ()
) -> Reply:
    lead = (phrase(context.locale),)
    return Reply(
        "notice", context.locale, lead=lead, show_contact=show_contact, choices=choices, reason="notice"
    )


def _foreign(context: Context) -> Reply:
    """In both languages, since we cannot know which of them the reader understands."""
    lead = (wording.FOREIGN("en"), wording.FOREIGN("zh-Hans"))
    return Reply("notice", context.locale, lead=lead, show_contact=True, reason="foreign language")


def _is_language_choice(question: Question) -> bool:
    if question.choice:
        return question.choice.startswith("lang:")
    intent = detect(question.text)
    return intent is not None and intent.name == "language"
