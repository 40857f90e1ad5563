"""What comes nearest to a question that the pages may not answer: shown as that and no more, beside a person to ask."""

from dataclasses import replace

from bot.content.document import OWN_SECTIONS, Language
from bot.dialogue import answer, menu, offering, quoting, wording
from bot.dialogue.answer import Finding
from bot.dialogue.context import Context
from bot.dialogue.doubts import missing_names
from bot.dialogue.messages import Reply
from bot.search.signals import coverage

NEAR_FROM: dict[Language, float] = {"en": 0.3, "zh": 0.14}
"""Confidence from which on the nearest passage is worth showing. Of our own eight sets it held the answer of 90 of 129 English
and 74 of 98 Chinese questions that have one and were handed off or asked back with it, and is shown for 178 and 179 that have none.
"""

NEAR_ON_ITS_PAGE = 0.1
SHARE_ON_ITS_PAGE: dict[Language, float] = {"en": 0.4, "zh": 0.0}
"""The same on a page that is titled by what is asked, and the share of the question, by idf, that the passage and the title have.
Of the questions of the same sets that were handed off with nothing shown it tells 3 English ones and 6 Chinese; it is shown for
5 and 14 that no page answers.
"""


def with_nearest(reply: Reply, finding: Finding, context: Context) -> Reply:
    """A handoff or a question back with the best passage quoted, where one is near enough; else as it is."""
    if not finding.excerpts:
        return reply
    if finding.confidence < NEAR_FROM[finding.language]:
        of_page = _on_its_page(finding, context) or _on_the_page_spoken_of(finding, context)
        return _showing(reply, of_page, context, _lead(reply, context)) if of_page else reply
    if context.index.catalogue.subjects.asks_of_what_was_named(finding.text):  # of what, was not said
        return reply
    passage = finding.hits[0].passage
    page = context.library.document(passage.document_id, passage.language)
    if page and page.contact and reply.show_contact:  # it tells no more than what stands below
        return reply
    if (
        page and page.section in OWN_SECTIONS and finding.band == "unsure"
    ):  # it speaks of anything that may be asked
        return reply
    if not any(hit is finding.hits[0] for hit in offering.related(finding, context.index).hits):
        return reply
    if (
        finding.excerpts[0].sentences[0] == context.state.told
    ):  # saying it a second time would not make it nearer
        return reply
    return _showing(reply, finding, context, _lead(reply, context))


def _on_its_page(finding: Finding, context: Context) -> Finding | None:
    """What comes nearest on a page that is titled by what the question names, with nothing else in it that has a name: there far less
    need be sure.
    """
    index, language = context.index, finding.language
    pages = offering.nearest_pages(offering.titled(finding, index), index, language)
    page = next((page.id for page in pages if page.section != "news"), None)  # news are titled by a sentence
    if page is None or context.index.catalogue.subjects.asks_of_what_was_named(finding.text):
        return None
    found = _near_on(page, finding.text, context, language)
    if found is None:
        return None
    asked, hit = index.ask(index.query(finding.text)), found.hits[0]
    told = asked.telling.parts & {*hit.matched, *hit.title.terms}
    if missing_names(asked, hit, index) or coverage(asked.telling, told) < SHARE_ON_ITS_PAGE[language]:
        return None
    return found


def _on_the_page_spoken_of(finding: Finding, context: Context) -> Finding | None:
    """The same on the page that was quoted just before, since what is asked next mostly is of that: by the question's own
    words, because those of the topic are found there anyhow.
    """
    state, (asked, _) = context.state, context.index.spelling.corrected(context.question.text)
    if not (state.topic and state.quoted):
        return None
    return _near_on(state.quoted[0], asked, context, finding.language)


def _near_on(page: str, text: str, context: Context, language: Language) -> Finding | None:
    """What a page has nearest, if that is near enough there, was not just said, and tells more than who we are."""
    found = answer.look_up(text, context.index, language, page=page)
    if not found.excerpts or found.confidence < NEAR_ON_ITS_PAGE:
        return None
    again = found.excerpts[0].sentences[0] == context.state.told
    return None if again or answer.is_about_us(found, context.index) else found


def with_newest(reply: Reply, newest: Finding, year: str, context: Context) -> Reply:
    """A handoff of what is asked of a year that the pages do not have, with the newest that they have."""
    return _showing(reply, newest, context, wording.NEWEST_KNOWN(context.locale, year=year))


def _showing(reply: Reply, finding: Finding, context: Context, lead: str) -> Reply:
    quotation = quoting.quote(finding.excerpts[0], context, finding.confidence)
    page = menu.page_choices(
        offering.topics([quotation.citation.id], context.index, context.language), most=1
    )
    return replace(
        reply,
        lead=(lead,),
        quotations=(quotation,),
        choices=menu.distinct((*page, *reply.choices))[: max(len(reply.choices), len(page))],
        notes=(*quoting.legal_note((quotation,), context), *_way_on(reply, context)),
    )


def _lead(reply: Reply, context: Context) -> str:
    asks = reply.kind == "clarify"
    return (wording.NEAREST_ASKED_BACK if asks else wording.NEAREST)(context.locale)


def _way_on(reply: Reply, context: Context) -> tuple[str, ...]:
    if reply.kind == "clarify" or context.library.contact is None:
        return ()
    if reply.show_contact:
        return (wording.ELSE_A_PERSON(context.locale),)
    contact = context.library.contact
    return (wording.ELSE_WRITE_TO(context.locale, email=contact.email, phone=contact.phone),)
