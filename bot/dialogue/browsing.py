"""What a person reads who only presses: a page passage by passage, the pages of a section, all topics."""

from collections.abc import Iterator

from bot.content.document import Document, Passage
from bot.dialogue import menu, quoting, wording
from bot.dialogue.context import Context, main_topics, other_language_note
from bot.dialogue.extract import whole
from bot.dialogue.messages import Choice, Citation, Reply
from bot.dialogue.plain import first_question

MOST_TEXT = {"en": 500, "zh": 200}
"""Characters of a page from which on the rest waits for the next press."""
MOST_PAGES = menu.MOST_CHOICES - 2
"""Beside the next ones and the way back."""


def topics(context: Context, start: int = 0) -> tuple[Choice, ...]:
    """The sections, news and a person; where they are too many for one reply, the last button shows the rest."""
    if start == 0:
        return main_topics(context)
    person = Choice("person", wording.TALK_TO_A_PERSON(context.locale))
    left = [*menu.section_choices(context.library, context.locale)][start:]
    return (*left[: menu.MOST_CHOICES - 2], person, back_to_topics(context))


def back_to_topics(context: Context) -> Choice:
    return Choice("topics", wording.ALL_TOPICS(context.locale))


def section(context: Context, name: str) -> Reply | None:
    """How the section begins."""
    lead = menu.lead_page(context.library, name, context.language)
    return page(context, lead) if lead else None


def pages_of_section(context: Context, name: str, start: int) -> Reply | None:
    """The pages of a section to choose from, a few at a time, and the way back to the topics."""
    lead = menu.lead_page(context.library, name, context.language)
    every = [page for page in context.library.section(name, context.language) if page is not lead]
    choices = menu.page_choices(every, most=None)
    shown = choices[start : start + MOST_PAGES]
    if not lead or not shown:
        return None
    following = start + len(shown)
    more = [Choice(f"section:{name}:{following}", wording.MORE_PAGES(context.locale))]
    ways_on = [*(more if following < len(choices) else []), back_to_topics(context)]
    return Reply(
        "help",
        context.locale,
        (wording.PAGES_ON(context.locale, title=lead.title),),
        listed=tuple(Citation(choice.id.partition(":")[2], choice.label, lead.language) for choice in shown),
        choices=(*shown, *ways_on),
        reason="pages of a section",
    )


def page(context: Context, document: Document, start: int = 0) -> Reply:
    """What stands on a page from one passage on, and the ways on from there: the rest of it, the other pages."""
    passages = [*_as_much_as_fits(document, start)]
    quotations = tuple(quoting.quote(whole(passage), context) for passage in passages)
    lead = other_language_note(document.language, context)
    if not start:
        lead = lead or (wording.PAGE_SAYS(context.locale, title=document.title),)
    return Reply(
        "answer",
        context.locale,
        lead=(*lead, *(map(first_question, passages[0].headings[-1:]) if start else ())),
        quotations=quotations,
        notes=quoting.legal_note(quotations, context),
        choices=_ways_on(context, document, start + len(passages)),
        reason="chosen",
        understood=document.title,
    )


def _ways_on(context: Context, document: Document, following: int) -> tuple[Choice, ...]:
    more = Choice(f"more:{document.id}:{following}", wording.MORE_OF_PAGE(context.locale))
    others = Choice(f"section:{document.section}:0", wording.OTHER_PAGES(context.locale))
    alone = len(context.library.section(document.section, context.language)) < 2
    after = None if alone else _next_page(context, document)
    if following < len(document.passages):
        first = [more]
    else:
        first = [Choice(f"page:{after.id}", after.title)] if after else []
    return (*first, back_to_topics(context) if alone else others)


def _next_page(context: Context, document: Document) -> Document | None:
    pages = context.library.section(document.section, context.language)
    behind = pages[pages.index(document) + 1 :] if document in pages else []
    return next(iter(behind), None)


def _as_much_as_fits(document: Document, start: int) -> Iterator[Passage]:
    """The passages from one on that stand under its heading, as long as they are short; always one."""
    first, *rest = document.passages[start:]
    yield first
    room = MOST_TEXT[document.language] - sum(map(len, first.sentences))
    for passage in rest:
        room -= sum(map(len, passage.sentences))
        if room < 0 or passage.headings != first.headings:
            return
        yield passage
