"""What a question means in this conversation: by itself, with the topic before it, of the page that was just quoted, or of
the place that all the pages are about.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.content.document import Passage
from bot.dialogue import answer, extract, menu, spans
from bot.dialogue.answer import Finding
from bot.dialogue.asking import asks
from bot.dialogue.context import Context
from bot.dialogue.editions import without_present
from bot.dialogue.few_words import asks_for_the_whole
from bot.dialogue.followup import (
    asked_there,
    asks_for_the_most,
    asks_the_same_for,
    has_anaphor,
    has_pronoun,
    is_fragment,
    leans,
    may_go_on,
    names_in,
    only_counts,
    points_back,
    stands_in,
    with_context,
    without_joiner,
    without_then,
    without_there,
)
from bot.search.index import Index
from bot.search.naming import is_attribute, is_of_a_place, keys_of, names_a_thing, says_little
from bot.search.numerals import YEAR
from bot.search.text import has_cjk
from bot.search.tokens import content_terms

_WHERE_IS_IT = re.compile(
    r"(?:and |so )?where (?:exactly )?(?:is|does) it(?: lie| located| exactly)*\W*|(?:那)?(?:它)?(?:到底|具体)?在哪(?:里|儿)?[呢啊]?\W*",
    re.I,
)
MOSTLY = 0.6
"""Share of its words from which on a passage says nothing that another one does not."""
_DATE = frozenset("年 月 日 年度".split())


def understand(text: str, context: Context) -> Finding:
    """The best reading of a question. With its topic it must be as sure as without, and answer what is new; what names no
    subject is never answered without one, unless a heading asks just that.
    """
    if opening := _of_all_the_pages(text, context) or _of_a_district(text, context):
        return opening
    if other := _of_elsewhere(text, context) or _of_the_district_spoken_of(text, context):
        return other
    if asked := _of_the_place(text, context):  # first: a WFOE has no population
        of_it = answer.find(asked, context.index, context.language)
        if of_it.band == "sure":
            return of_it
    return _meant(text, context)


def _of_all_the_pages(text: str, context: Context) -> Finding | None:
    """How the first page of the first section begins, for a question that names only what all the pages are about (“tell me
    about Lanport”), and that no heading asks.
    """
    index, language = context.index, context.language
    if not asks_for_the_whole(index.query(text), index.catalogue.on_most_pages):
        return None
    sections = menu.sections(index.library)
    page = menu.lead_page(index.library, sections[0], language) if sections else None
    if not page or not page.passages or answer.asked_by_a_heading(answer.find(text, index, language)):
        return None
    return answer.opening(text, index, page.passages[0])


def _of_a_district(text: str, context: Context) -> Finding | None:
    """How the page of a district begins, for a question that names only that (“tell me about Norbury”): with its first passage,
    and the next that says something else.
    """
    index, query = context.index, context.index.query(text)
    goes_on = context.state.topic and leans(text)  # 那大田呢 asks of it what was asked before
    if goes_on or query.kind or query.asks_the_way or index.catalogue.subjects.names_unknown(text):
        return None
    for (page_id, language), place in index.catalogue.places.items():
        if language == context.language and asks_for_the_whole(query, frozenset((place,))):
            page = index.library.document(page_id, language)
            if not page or not page.passages:
                return None
            first, *others = page.passages
            other = [passage for passage in others[:1] if not _is_told_by(passage, first, index)]
            found = answer.opening(text, index, first)
            chosen = tuple(extract.whole(passage) for passage in (first, *other))
            return replace(found, chosen=chosen) if found else None
    return None


def _is_told_by(passage: Passage, other: Passage, index: Index) -> bool:
    """Whether all that it says stands in the other one."""
    said, told = (set(content_terms(index.texts.said(" ".join(p.sentences)))) for p in (passage, other))
    return bool(said) and len(said & told) / len(said) >= MOSTLY


def _of_elsewhere(text: str, context: Context) -> Finding | None:
    """What the pages say to “and the population?” after “GDP of Norbury?”, which is asked of that town, too."""
    catalogue, topic = context.index.catalogue, context.state.topic
    spoken_of = any(map(is_of_a_place, topic)) or leans(text)
    if not spoken_of:  # “population?” behind a company is asked of the place
        return None
    town = catalogue.subjects.elsewhere_in(topic, catalogue.place_names)
    if not town or not catalogue.subjects.asked_of_the_place(without_present(text)):
        return None
    return answer.find(f"{town} {text}", context.index, context.language)


def _of_the_district_spoken_of(text: str, context: Context) -> Finding | None:
    """What the pages say of the district that was spoken of to what is asked without a place (“an inn in Norbury?” – “is there a
    train?”), where that is told of it.
    """
    index, subjects = context.index, context.index.catalogue.subjects
    there = index.catalogue.districts_in(context.state.topic)
    if not there or subjects.all_of_them_in(text) or any(map(subjects.is_name, subjects.words(text))):
        return None
    asked = asked_there(text) or without_joiner(without_then(text), subjects)
    if not any(map(names_a_thing, index.query(asked).terms)):  # “population?”
        return None
    found = answer.find(f"{there[-1]} {asked}", index, context.language)
    return found if found.band == "sure" and answer.covers(found, asked, index, there[-1]) else None


def _of_the_place(text: str, context: Context) -> str | None:
    """“Population?” with the name of the place, where no part of it was spoken of before."""
    index, before = context.index, " ".join(context.state.topic)
    subjects = index.catalogue.subjects
    spoken_of = any(
        not (is_attribute(word) or keys_of(word) <= subjects.on_most_pages) for word in context.state.topic
    )
    asked = subjects.asked_of_the_place(without_present(text), spoken_of=spoken_of)
    if not asked and not spoken_of and _WHERE_IS_IT.fullmatch(text.strip()):
        asked = ["在哪里" if has_cjk(text) else "where is it located?"]
    if not asked:
        return None
    if index.catalogue.place_names.intersection(index.query(before).terms):
        return None
    name = index.catalogue.own_name(context.language)
    if not (has_cjk(text) or is_fragment(text)):
        return f"{name} {text}" if name else None
    years = [f"{year}年" if has_cjk(text) else f"in {year}" for year in YEAR.findall(text)]
    bare = [*years, *asked] if has_cjk(text) else [*asked, *years]
    return " ".join([name, *bare]) if name else None


@dataclass(frozen=True, slots=True)
class _Said:
    """A question with what tells how it is meant."""

    text: str  # with slips put right
    alone: Finding  # what the pages say to it by itself
    leans: bool  # it points back by a pronoun or a joining word
    back: bool  # it is about something that it does not name
    told: bool  # a heading asks just that
    bare: bool  # it names attributes alone (“how large?”), which are asked of the topic first
    counts: bool  # it names what is counted alone (“how many families?”)


def _meant(text: str, context: Context) -> Finding:
    said = _said(text, context)
    catalogue = context.index.catalogue
    readings = with_context(said.text, context.state, catalogue)
    if not readings:
        return _without_topic(said, context)
    if may_go_on(said.text, context.index.catalogue.subjects):
        if said.alone.band == "sure" and not asks(
            said.text
        ):  # “exports” is a subject of its own, whatever was said before
            return said.alone
        further = None if said.told else _going_on(said.text, readings, context)
        return said.alone if not further or _quote_the_same(further, said.alone) else further
    of_topic = said.back and said.bare
    # “What share of the country” could be of anything.
    named = (
        catalogue.subjects.named_in(said.text)
        or catalogue.subjects.all_of_them_in(said.text)
        or not asks(said.text)
    )
    names_its_own = said.told or (not said.back and named)
    if said.alone.band == "sure" and names_its_own and not (said.leans or of_topic):
        return said.alone
    meant = _with_topic(said, readings, context)
    if meant.band == "sure" or said.told or not (said.back or said.leans):
        return meant
    return _on_the_page_quoted(said, meant, context) or meant


def _said(text: str, context: Context) -> _Said:
    index, subjects = context.index, context.index.catalogue.subjects
    text = without_joiner(without_then(text), subjects)
    town = index.catalogue.own_name("en") or ""
    text = text if context.state.topic else without_there(text, town)
    alone = answer.find(text, index, context.language)
    text = alone.text
    return _Said(
        text=text,
        alone=alone,
        leans=leans(text),
        back=all(map(_is_of_a_date, content_terms(text))) or points_back(text, subjects),
        told=answer.asked_by_a_heading(alone)
        and not (has_anaphor(text, subjects) or subjects.only_asks_which(text)),
        bare=subjects.only_attributes(text),
        counts=only_counts(text, subjects),
    )


def _is_of_a_date(term: str) -> bool:
    return term[0].isdigit() or term in _DATE


def _without_topic(said: _Said, context: Context) -> Finding:
    """Nothing was said before that it could be about, or nothing that could stand before it (“which parks are there?” –
    “which companies?”): then the page that was quoted may tell.
    """
    if said.back and not said.told and context.state.quoted:
        of_page = _on_the_page_quoted(said, said.alone, context)
        return of_page or (
            said.alone if _is_on_the_page_quoted(said.alone, context) else answer.no_answer(said.alone)
        )
    subjects = context.index.catalogue.subjects
    names_nothing = said.bare or said.counts or asks_for_the_most(said.text)
    unnamed = (said.leans and not subjects.named_in(said.text)) or names_nothing
    if subjects.all_of_them_in(said.text):  # “Lanport, where does that name come from?”
        unnamed = False
    return answer.no_answer(said.alone) if said.back and not said.told and unnamed else said.alone


def _with_topic(said: _Said, readings: Sequence[str], context: Context) -> Finding:
    """The best of the readings with the topic and of that without it."""
    index, subjects, text = context.index, context.index.catalogue.subjects, said.text
    found = [answer.find(reading, index, context.language) for reading in readings]
    meant = max(
        (finding for finding in found if not _is_about_us(finding, context)),
        key=lambda finding: (_is_on_the_page_quoted(finding, context), finding.confidence),
        default=answer.no_answer(found[0]),
    )
    meant = replace(meant, corrections=said.alone.corrections)
    about = _about(text, context) if said.back else _asked_before(text, context)
    if about and about not in meant.text and subjects.all_of_them_in(text):
        about = None  # “population of Norbury?” – “and Lanport?”
    elliptic = said.back or stands_in(text, subjects)
    quoted = [sentence for excerpt in meant.excerpts for sentence in excerpt.sentences]
    fits = (
        not all(map(says_little, content_terms(text)))
        or answer.asks_for_the_kind_of(text, meant, index)
        or (_is_on_the_page_quoted(meant, context) and spans.is_told(text, quoted))
    )
    if not fits or not answer.covers(meant, asked_there(text) or text, index, about or ""):
        meant = answer.no_answer(meant if said.back else said.alone) if elliptic else said.alone
    elif said.back and meant.hits[0].passage.document_id in context.state.quoted:
        meant = answer.at_least_sure(meant)
    of_topic = said.back and said.bare and is_fragment(text)
    if asks_the_same_for(text) and meant.band == "sure":
        return meant
    if not elliptic or (said.told and meant.band != "sure" and not of_topic):
        alone = answer.no_answer(said.alone) if _forgets_them(said, context) else said.alone
        meant = alone if meant is said.alone else meant
        near = [one for one in (meant, alone) if _is_of_the_page_quoted(one, context)]
        if meant.band != "sure" != alone.band and near:
            return near[0]  # what comes near is rather of what is spoken of
        return max((meant, alone), key=lambda finding: (finding.band == "sure", finding.confidence))
    return meant


def _is_about_us(finding: Finding, context: Context) -> bool:
    """Whether what the bot says of itself, which names any subject, would answer what is asked of something else."""
    if not finding.hits or finding.hits[0].passage.document_id in context.state.quoted:
        return False
    return answer.is_about_us(finding, context.index)


def _forgets_them(said: _Said, context: Context) -> bool:
    """Whether a question with a pronoun is by itself answered of something else than what was spoken of (forest tickets –
    “can foreigners buy them?”).
    """
    subjects = context.index.catalogue.subjects
    about = subjects.most_telling(context.state.topic)
    points = (
        has_anaphor(said.text, subjects) if has_cjk(said.text) else has_pronoun(said.text)
    )  # 大田那边 says where
    return bool(about) and points and not answer.names(said.alone, about or "", context.index)


def _going_on(text: str, readings: Sequence[str], context: Context) -> Finding | None:
    """What the page that was just quoted surely says to a text that may go on about it."""
    found = (answer.find(reading, context.index, context.language) for reading in readings)
    of_page = [finding for finding in found if _is_on_the_page_quoted(finding, context)]
    best = max(of_page, key=lambda finding: finding.confidence, default=None)
    return best if best and answer.covers(best, text, context.index) else None


def _quote_the_same(one: Finding, other: Finding) -> bool:
    """Whether two readings are surely answered by one passage."""
    return other.band == "sure" and one.hits[0].passage is other.hits[0].passage


def _about(text: str, context: Context) -> str | None:
    """Of the topic, what a text that names nothing itself is about: a place where it asks for what only places have."""
    subjects, topic = context.index.catalogue.subjects, context.state.topic
    there = context.index.catalogue.districts_in(topic)
    if there and asked_there(text):
        return there[-1]
    names = names_in(topic, subjects) if subjects.asked_of_the_place(text) else ()
    told = set(context.index.query(context.state.told).terms)
    answered = [word for word in topic if keys_of(word) & told]  # the answer spoke of it, too
    return subjects.most_telling(names or answered or topic)


def _asked_before(text: str, context: Context) -> str | None:
    """What was asked of another place or company than the one that the text is nothing but the name of."""
    subjects = context.index.catalogue.subjects
    others = [word for word in context.state.topic if not subjects.is_name(word)]
    return subjects.most_telling(others) if stands_in(text, subjects) else None


def _is_on_the_page_quoted(finding: Finding, context: Context) -> bool:
    """Whether a reading is surely answered by the page that was just quoted, of which one mostly goes on to ask."""
    return finding.band == "sure" and _is_of_the_page_quoted(finding, context)


def _is_of_the_page_quoted(finding: Finding, context: Context) -> bool:
    return bool(finding.hits) and finding.hits[0].passage.document_id in context.state.quoted


def _on_the_page_quoted(said: _Said, meant: Finding, context: Context) -> Finding | None:
    """What follows an answer is mostly asked of the page that it was quoted from, whose subject it need not name, but
    for an attribute, of which the page may have those of several things.
    """
    of_topic = said.back and (said.bare or said.counts)
    about = (_about(said.text, context) if of_topic else _asked_before(said.text, context)) or ""
    if of_topic and not about:  # “population?” – “since when?”: any sentence of the page would do
        return None
    for page in context.state.quoted[:1]:
        found = answer.on_page(said.text, context.index, context.language, page, about)
        if found and found.band == "sure":
            return replace(found, text=meant.text, corrections=meant.corrections)
    return None
