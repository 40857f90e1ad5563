"""What comes nearest to a question that the pages may not answer: shown as that and no more, beside a person to ask."""

from dataclasses import replace

from bot.content.document import OWN_SECTIONS, Language
from bot.dialogue import menu, offering, quoting, wording
from bot.dialogue.answer import Finding
from bot.dialogue.context import Context, distinct
from bot.dialogue.messages import Reply

NEAR_FROM: dict[Language, float] = {"en": 0.3, "zh": 0.14}
"""Confidence from which on the nearest passage is worth showing. Of our own eight sets it held the answer of 90 of 129 English
and 74 of 98 Chinese questions that have one and were handed off or asked back with it, and is shown for 178 and 179 that have none.
"""


def with_nearest(reply: Reply, finding: Finding, context: Context) -> Reply:
    """A handoff or a question back with the best passage quoted, where one is near enough; else as it is."""
    if finding.confidence < NEAR_FROM[finding.language] or not finding.excerpts:
        return reply
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


def with_newest(reply: Reply, newest: Finding, year: str, context: Context) -> Reply:
    """A handoff of what is asked of a year that the pages do not have, with the newest that they have."""
    return _showing(reply, newest, context, wording.NEWEST_KNOWN(context.locale, year=year))


def _showing(reply: Reply, finding: Finding, context: Context, lead: str) -> Reply:
    passage, sentences = finding.excerpts[0].passage, finding.excerpts[0].sentences
    quotation = quoting.quote(passage, sentences, context, finding.confidence)
    page = menu.page_choices(offering.topics([passage.document_id], context.index, context.language), most=1)
    return replace(
        reply,
        lead=(lead,),
        quotations=(quotation,),
        choices=distinct((*page, *reply.choices))[: max(len(reply.choices), len(page))],
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
