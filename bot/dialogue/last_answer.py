"""“More”, “shorter”, “source?”, “in English please”: what is said about the answer given last."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from bot.content.document import Document, Passage
from bot.dialogue import answer, menu, quoting, room, wording
from bot.dialogue.answer import Finding
from bot.dialogue.context import Context, notice
from bot.dialogue.extract import Excerpt, whole
from bot.dialogue.lists import rest_of, whole_where_wanted
from bot.dialogue.messages import Locale, Quotation, Reply, language_of
from bot.search.text import language_of_text


def more(context: Context) -> Reply:
    """What had no room in the last answer, then the next passages of its page."""
    last = _last(context)
    if not last:
        return notice(context, wording.NOTHING_BEFORE)
    page, finding = last
    first = finding.hits[0].passage.position
    shown = context.state.shown + 1
    found = answer.find(context.state.last, context.index, page.language)
    excerpts = whole_where_wanted(context.state.last, found).excerpts
    shown_first = room.on_one_screen(excerpts)
    cut = [remainder for excerpt in shown_first if (remainder := rest_of(excerpt))]
    left_out = [*cut, *(excerpt for excerpt in excerpts if excerpt not in shown_first)]
    told = [excerpt.passage for excerpt in excerpts]
    rest = [p for p in (*page.passages[first + 1 :], *page.passages[:first]) if p not in told]
    following = [*left_out, *map(whole, rest)]
    if shown > len(following):
        return notice(context, wording.NO_MORE, show_contact=True)
    quotation = quoting.quote(following[shown - 1], context)
    choices = (menu.more(context.locale),) if shown < len(following) else ()
    return replace(_answer(context, (quotation,), "more", shown), choices=choices)


def shorter(context: Context) -> Reply:
    """The one sentence of the last answer that answers best."""
    last = _last(context)
    if not last:
        return notice(context, wording.NOTHING_BEFORE)
    best = last[1].ranked[0]
    quotation = quoting.quote(Excerpt(best.hit.passage, (best.sentence.text,)), context)
    return _answer(context, (quotation,), "shorter")


def sources(context: Context) -> Reply:
    """Where the last answer comes from, or what was quoted since."""
    last = _last(context)
    passages = [excerpt.passage for excerpt in last[1].excerpts] if last else []
    told = context.state.told
    if told and not any(told in passage.sentences for passage in passages):
        passages = list(_passages_with(told, context))
    if not passages:
        return notice(context, wording.NOTHING_BEFORE)
    cited = {quoting.cite(passage): None for passage in passages}
    return Reply(
        "answer",
        context.locale,
        (wording.SOURCES(context.locale),),
        listed=tuple(cited),
        confidence=1.0,
        reason="source",
        understood=context.state.last,
    )


def _passages_with(sentence: str, context: Context) -> Iterator[Passage]:
    """The first passage that has a sentence: what was shown as nearest, or as more, answers no question of record."""
    passages = (passage for document in context.library.documents for passage in document.passages)
    yield from islice((passage for passage in passages if sentence in passage.sentences), 1)


def in_language(locale: Locale, context: Context) -> Reply | None:
    """The last answer from the page's twin; None where there is no answer or no twin to quote."""
    last = _last(context)
    if not last:
        return None
    passage = answer.twin_of(last[1].hits[0].passage, context.index, language_of(locale))
    if not passage:
        return None
    context = replace(context, locale=locale)
    return _answer(context, (quoting.quote(whole(passage), context),), f"language {locale}")


def _last(context: Context) -> tuple[Document, Finding] | None:
    """The page quoted last, and what it says to the question of then; None where it is gone."""
    state = context.state
    if not (state.last and state.quoted):
        return None
    language = language_of_text(state.last) or context.language  # whatever it was translated into since
    page = context.library.document(state.quoted[0], language)
    if not page:
        return None
    finding = answer.look_up(state.last, context.index, page.language, page=page.id)
    return (page, finding) if finding.hits else None


def _answer(context: Context, quotations: tuple[Quotation, ...], reason: str, shown: int = 0) -> Reply:
    return Reply(
        "answer",
        context.locale,
        quotations=quotations,
        notes=quoting.legal_note(quotations, context),
        confidence=1.0,
        reason=reason,
        understood=context.state.last,
        shown=shown,
    )
