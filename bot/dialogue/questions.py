"""Questions to the pages: an answer where the bot is sure, one question back where it is not quite, else a handoff."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from bot.content.document import Document, Passage
from bot.content.vocabulary import Group, first_in
from bot.dialogue import answer, editions, lists, menu, offering, quoting, room, wording
from bot.dialogue.answer import Finding
from bot.dialogue.asking import asks
from bot.dialogue.context import Context, main_topics
from bot.dialogue.extract import Excerpt
from bot.dialogue.in_general import (
    holds_for_a_district,
    of_any_business,
    of_any_country,
    of_any_profession,
    of_the_city,
    of_the_place,
    of_the_whole_year,
    where_it_is,
    worth_it,
)
from bot.dialogue.messages import Quotation, Reply, sentences_of
from bot.dialogue.nearest import with_nearest, with_newest
from bot.dialogue.understanding import understand
from bot.dialogue.unknown import nobody_knows
from bot.dialogue.ways import told_of_origin, way_from_anywhere
from bot.search.naming import says_little
from bot.search.numerals import YEAR
from bot.search.tokens import content_terms

MOST_OFFERED = 3
CHANGES_COURSE = 2
"""Handoffs in a row after which saying the same again would not help; nor does it every time from then on."""
NAMES_NOTHING = "names nothing"
MOST_WORDS_OF_NOTHING = 5
"""Of a question that is asked back about; a longer one says something, though no page knows it as a subject."""
KNOWN_GAP = "on the list of what nobody knows"
MOST_SURE_OF_A_GAP = 0.01
"""Confidence at most where staff say that nobody knows."""
_DEFINITION = re.compile(
    r"什么是|何为|何谓|what(?:'s| is| are) (?!(?:it|its|this|that|these|those|the|your)\b)", re.I
)


def answer_question(text: str, context: Context) -> Reply:
    """The reply to one question, read on its own or with the topic before it. “Your town” is the place that the pages are
    about; what stays open and is asked for a country’s people is asked as foreigners at large may ask it.
    """
    name = context.index.catalogue.own_name(context.language)
    text = worth_it(of_the_place(text, name), name)
    if (completed := _completed(text, context)) and (reply := _as_asked(completed, context)).kind == "answer":
        return reply
    if told := _from_there(text, context):
        return told
    reply = _as_asked(text, context)
    if reply.kind == "answer":
        return reply
    wider = next(((read, phrase) for way, phrase in _IN_GENERAL if (read := way(text, context))), None)
    if not wider:
        return reply
    general, phrase = wider
    if phrase in (None, wording.OF_NO_DISTRICT) and is_known_gap(reply):
        return reply
    of_all = _as_asked(general, context)
    if phrase is wording.OF_NO_DISTRICT and not holds_for_a_district(of_all, reply, context):
        return reply
    if of_all.kind == "answer" and phrase:
        in_part = phrase is wording.OF_ANY_BUSINESS  # what this one needs is left to ask
        lead = (phrase(of_all.locale), *of_all.lead)
        return replace(of_all, lead=lead, show_contact=of_all.show_contact or in_part)
    return of_all if of_all.kind == "answer" or (phrase and reply.kind == "handoff") else reply


_IN_GENERAL: tuple[tuple[Callable[[str, Context], str | None], wording.Phrase | None], ...] = (
    (lambda text, _: of_any_country(text), wording.OF_ALL_FOREIGNERS),
    (lambda text, context: of_any_profession(text, context.state.topic), wording.OF_ANY_PROFESSION),
    (lambda text, _: of_the_whole_year(text), wording.OF_THE_WHOLE_YEAR),
    (lambda text, _: of_any_business(text), wording.OF_ANY_BUSINESS),
    (way_from_anywhere, wording.FROM_ANYWHERE),
    (lambda text, _: where_it_is(text), None),
    (of_the_city, wording.OF_NO_DISTRICT),
)
"""Ways to read a question that stays open as a wider one, the first that fits, and what is said of it before the answer."""


def is_known_gap(reply: Reply) -> bool:
    """Whether staff have listed the subject as one that nobody knows."""
    return reply.kind == "handoff" and reply.reason.startswith(KNOWN_GAP)


def _completed(text: str, context: Context) -> str | None:
    """“Rural Taobao” behind “when did it start?”, which did not say of what, with that question."""
    subjects, pending = context.index.catalogue.subjects, context.state.pending
    if not pending or asks(text) or not subjects.named_in(text):
        return None
    return f"{text} {pending}" if subjects.asks_of_what_was_named(pending) else None


def _from_there(text: str, context: Context) -> Reply | None:
    """The way from a place, where the page on the ways names it, and the way in general: what other pages say of that place
    (a fair, a partner city) is no way.
    """
    way = way_from_anywhere(text, context)
    general = _as_asked(way, context) if way else None
    if not general or general.kind != "answer":
        return None
    citation = general.quotations[0].citation
    told = told_of_origin(text, citation, context)
    if not told:
        direct = _as_asked(text, context)
        told = [q for q in direct.quotations if direct.kind == "answer" and q.citation.id == citation.id]
    said = set(sentences_of(told))
    others = [quotation for quotation in general.quotations[:1] if said.isdisjoint(quotation.sentences)]
    return replace(general, quotations=(*told, *others)) if told else None


def _as_asked(text: str, context: Context) -> Reply:
    finding = understand(text, context)
    bare, counted_year = editions.relative_year(text, context.today)
    if counted_year and counted_year <= context.today.year:  # of a coming one the newest tells nothing
        finding = _without_year(bare, finding, context)
    if subject := nobody_knows(text, finding, context):
        return _nobody_knows(subject, finding, context)
    missing = missing_year(text, finding)
    if (missing or finding.band != "sure") and (newest := _newest_instead(text, finding, context)):
        return newest
    if missing:
        return hand_off(text, finding, context)
    finding = lists.whole_where_wanted(text, finding)
    if finding.band == "sure":
        reply = about_contact(finding, context) or answered(finding, context)
        return _for_year(counted_year, reply) if counted_year else reply
    if _says_not_of_what(finding, context):
        return _of_what(finding, context)
    if (
        finding.band == "between"
        and finding.text != context.state.pending
        and (asked := _ask_back(finding, context))
    ):
        return with_nearest(asked, finding, context)
    return with_nearest(hand_off(text, finding, context), finding, context)


def _without_year(bare: str, finding: Finding, context: Context) -> Finding:
    """What the pages say to the question without “last year”: the newest of its kind, where that has all that is asked."""
    newest = understand(bare, context)
    told = newest.band == "sure" and (
        finding.band == "sure" or answer.covers(newest, newest.text, context.index)
    )
    return newest if told else finding


def _newest_instead(text: str, finding: Finding, context: Context) -> Reply | None:
    """A handoff with the newest figure, where one is asked for of a year that the pages have nothing of."""
    years = editions.years_asked(text)
    bare = editions.without_year(text)
    if len(years) != 1 or not content_terms(bare):
        return None
    newest = understand(bare, context)
    if newest.band != "sure" or not editions.has_a_figure(newest.ranked[0]):
        return None
    if any(years[0] in sentence for excerpt in newest.excerpts for sentence in excerpt.sentences):
        return None
    return with_newest(hand_off(text, finding, context), newest, years[0], context)


def _for_year(year: int, reply: Reply) -> Reply:
    """The reply, with a word before it where none of it speaks of the year asked for."""
    if any(str(year) in sentence for sentence in sentences_of(reply.quotations)):
        return reply
    return replace(reply, lead=(wording.NEWEST_KNOWN(reply.locale, year=year), *reply.lead))


def about_contact(finding: Finding, context: Context) -> Reply | None:
    """Whatever the words were: what the contact page answers is asked of the contact."""
    page = context.library.document(finding.hits[0].passage.document_id, finding.language)
    if not page or not page.contact:
        return None
    quotations = quote_all(finding.excerpts, context, finding.confidence)
    return Reply(
        "contact",
        context.locale,
        quotations=quotations,
        notes=(wording.ONLY_THESE(context.locale),),
        show_contact=True,
        confidence=finding.confidence,
        reason="the contact page answers",
        evidence=finding.evidence,
    )


def answer_from_page(page: Document, context: Context) -> Reply | None:
    """What a page that was offered says to the question that it was offered for."""
    text = context.state.pending
    if not text or f"page:{page.id}" not in {choice.id for choice in context.state.offered}:
        return None
    finding = answer.look_up(text, context.index, page.language, page=page.id)
    return answered(finding, context) if finding.hits else None


def _read_as(finding: Finding, context: Context) -> list[str]:
    """The words of the question that were read as others, in one line; without those that name nothing."""
    read = dict(finding.corrections)
    read |= {typed: meant for typed, meant in context.slips if meant in finding.text}
    words = [
        wording.READ_WORD_AS(context.locale, typed=typed, meant=meant)
        for typed, meant in read.items()
        if not all(map(says_little, content_terms(meant)))
    ]
    between = ", " if context.locale == "en" else "，"
    return [wording.READ_AS(context.locale, words=between.join(words))] if words else []


def answered(finding: Finding, context: Context) -> Reply:
    wants_now = editions.asks_for_the_present(context.question.text)
    today = answer.of_today(finding, context.index) if wants_now else None
    excerpts = (today,) if today else room.on_one_screen(finding.excerpts)
    quotations = quote_all(excerpts, context, finding.confidence)
    lead = _read_as(finding, context)
    if finding.language != context.language:
        lead.append(wording.ONLY_OTHER_LANGUAGE(context.locale))
    outdated = wants_now and not today and all(q.prefix for q in quotations)
    if outdated:
        lead.append(wording.NOT_CURRENT(context.locale))
    left_out = len(excerpts) < len(finding.excerpts) or any(map(lists.rest_of, excerpts))
    more = (menu.more(context.locale),) if left_out else ()
    return Reply(
        "answer",
        context.locale,
        lead=tuple(lead),
        quotations=quotations,
        notes=quoting.legal_note(quotations, context),
        show_contact=outdated,
        choices=(
            *more,
            *menu.page_choices(offering.beside(finding, excerpts, context.index, context.language), most=2),
        ),
        confidence=finding.confidence,
        reason=f"sure ({finding.confidence:.2f})",
        evidence=replace(finding.evidence, short="\n".join(quotation.text for quotation in quotations)),
        understood=finding.text,
    )


def quote_all(excerpts: Sequence[Excerpt], context: Context, score: float) -> tuple[Quotation, ...]:
    return tuple(quoting.quote(excerpt, context, score) for excerpt in excerpts)


def _ask_back(finding: Finding, context: Context) -> Reply | None:
    """One question back, with the pages that might answer; each is offered for what it would answer."""
    choices = menu.page_choices(_pages_near(finding, finding, context), most=MOST_OFFERED)
    if not choices:
        return None
    return Reply(
        "clarify",
        context.locale,
        lead=(wording.DID_YOU_MEAN(context.locale),),
        choices=choices,
        confidence=finding.confidence,
        reason=f"not quite sure ({finding.confidence:.2f})",
        evidence=finding.evidence,
        understood=finding.text,
    )


def _says_not_of_what(finding: Finding, context: Context) -> bool:
    """“How much does it cost?” with nothing before, for the first time: to ask once more would not help."""
    index, state = context.index, context.state
    if state.topic or state.quoted or state.pending == finding.text:
        return False
    short = len(index.query(finding.text).sequence) <= MOST_WORDS_OF_NOTHING
    return (
        short
        and not _DEFINITION.match(finding.text)
        and index.catalogue.subjects.asks_of_what_was_named(finding.text)
    )


def _of_what(finding: Finding, context: Context) -> Reply:
    return Reply(
        "clarify",
        context.locale,
        lead=(wording.OF_WHAT(context.locale),),
        choices=main_topics(context)[:MOST_OFFERED],
        confidence=finding.confidence,
        reason=NAMES_NOTHING,
        evidence=finding.evidence,
        understood=finding.text,
    )


def hand_off(text: str, finding: Finding, context: Context) -> Reply:
    locale = context.locale
    pages = _pages_near(finding, offering.worth_offering(finding, context.index), context)
    nearest = menu.page_choices(pages, most=MOST_OFFERED)
    lead = [_apology(context, bool(nearest))]
    several = len(set(YEAR.findall(text))) > 1  # of a case, and not the one that is asked for
    if not several and (year := missing_year(text, finding)):
        lead = [wording.NOTHING_FOR_YEAR(locale, year=year), *lead]
    return Reply(
        "handoff",
        locale,
        lead=tuple(lead),
        show_contact=context.state.misses == 0,
        choices=nearest or main_topics(context)[:MOST_OFFERED],
        confidence=finding.confidence,
        reason=f"not sure ({finding.confidence:.2f})"
        if finding.hits
        else "no word of the question is on a page",
        evidence=finding.evidence,
        understood=finding.text,
    )


def _pages_near(finding: Finding, offered: Finding, context: Context) -> list[Document]:
    """The pages of the hits to be offered. What names attributes alone (“since when?”) is on any page, and asked of the one
    that was quoted.
    """
    if context.index.catalogue.subjects.asks_of_what_was_named(finding.text):
        return _spoken_of(context)
    return offering.nearest_pages(offered, context.index, context.language) or _spoken_of(context)


def _spoken_of(context: Context) -> list[Document]:
    """The page that was quoted last, if that is what the conversation is still about."""
    state = context.state
    quoted = state.quoted[:1] if state.topic and state.misses < CHANGES_COURSE else ()
    return offering.topics(quoted, context.index, context.language)


def _apology(context: Context, has_topics: bool) -> str:
    """The contact in full only once in a row: then its address alone, and a way out that is not the same again."""
    contact, misses = context.library.contact, context.state.misses
    if contact is None:
        return wording.NO_ANSWER(context.locale)
    if misses == 0:
        return (wording.HANDOFF_OR_NEAR if has_topics else wording.HANDOFF)(context.locale)
    phrase = wording.HANDOFF_AGAIN if misses % CHANGES_COURSE else wording.HANDOFF_STILL
    return phrase(context.locale, email=contact.email, phone=contact.phone)


def _nobody_knows(subject: Group, finding: Finding, context: Context) -> Reply:
    """Names what is open rather than offer something near it."""
    named = context.index.handoff.all_named_in(finding.text)
    subjects = dict.fromkeys((subject, *(named if subject in named else ())))
    name = in_a_row((first_in(group, context.language) for group in subjects), context)
    return Reply(
        "handoff",
        context.locale,
        lead=(not_covered(name, context),),
        show_contact=context.state.misses == 0,
        choices=main_topics(context)[:MOST_OFFERED],
        confidence=min(finding.confidence, MOST_SURE_OF_A_GAP),
        reason=f"{KNOWN_GAP}: {name}",
        evidence=finding.evidence,
        understood=finding.text,
    )


def in_a_row(names: Iterable[str], context: Context) -> str:
    return ("; " if context.locale == "en" else "；").join(dict.fromkeys(names))


def not_covered(name: str, context: Context) -> str:
    """That nobody knows it, and who may be asked; in other words where that was said just before."""
    contact = context.library.contact
    if contact and context.state.misses:
        return wording.NOBODY_KNOWS_AGAIN(
            context.locale, subject=name, email=contact.email, phone=contact.phone
        )
    return (wording.NOBODY_KNOWS if contact else wording.NOT_COVERED)(context.locale, subject=name)


def missing_year(text: str, finding: Finding) -> str | None:
    """A year that the question names and nothing that would be quoted has."""
    quoted = [excerpt.passage for excerpt in finding.excerpts[:1]] if finding.band == "sure" else []
    for year in editions.years_asked(text):
        found = quoted or [hit.passage for hit in finding.hits]
        if found and not any(_speaks_of(passage, year) for passage in found):
            return str(year)
    return None


def _speaks_of(passage: Passage, year: str) -> bool:
    """Whether a passage tells something of a year: not only what a figure is compared with, or when somebody counted it."""
    sentences = [editions.without_other_years(sentence) for sentence in passage.sentences]
    dated = any(map(YEAR.search, sentences))
    texts = (passage.title, *passage.headings, *sentences, "" if dated else str(passage.source.date or ""))
    return any(year in text for text in texts)
