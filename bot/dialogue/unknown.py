"""What nobody knows: whether a question names a subject that staff have listed as one, and nothing that was found tells it."""

import re

from bot.content.vocabulary import Group
from bot.dialogue import answer, editions
from bot.dialogue.answer import Finding
from bot.dialogue.asking import stands_alone
from bot.dialogue.confidence import lacking
from bot.dialogue.context import Context
from bot.dialogue.followup import asks_the_same_for, leans, points_back
from bot.dialogue.parts import asking_clause_of
from bot.search.everyday import is_everyday
from bot.search.handoff import Told
from bot.search.index import Index
from bot.search.naming import is_attribute, keys_of, says_little
from bot.search.text import has_cjk, normalise, to_simplified
from bot.search.tokens import content_terms, stem

_ANYBODY = frozenset(
    map(stem, "worker employee staff labourer laborer people person local".split())
) | frozenset("工人 员工 职工 人 当地人".split())
"""Of whom wages and the like are asked where no trade is named."""
_A_PLACE = re.compile(
    r"(?<=\bin |\bat |\bof )(?:[A-Z][\w'’-]+ ?)+(?:district|county|city|town|village)?|[一-鿿]{1,4}[县區区市镇鎮村]"
)
_FOUNDS = re.compile(
    r"\b(?:open|own|run|build|buy|operate|set up|start|invest in)(?:ing)?(?: and (?:run|own|operate))? (?:(?:an?|my|our|the|some|small|new|own|boutique) ){0,3}(?P<en>\w+)\b|"
    "(?:开|办|投资|经营|建|盖|买|收购)(?:一?[个家间座])?(?P<zh>[一-鿿]{2,4})"
)
_HOW_MUCH = re.compile(
    r"\bhow much (?:is|are|for) (?:an? |the )?(?!(?:it|this|that|they|those)\b)(?P<thing>[a-z][\w' -]*)|"
    r"\b(?:how much|what) (?:does|do|would|will) (?:an? |the )?(?!(?:it|this|that|they|those)\b)(?P<costs>[a-z][\w' -]*?) cost\b",
    re.I,
)


def nobody_knows(text: str, finding: Finding, context: Context) -> Group | None:
    """The subject of a question, or of what was answered just before, that staff have listed as one nobody knows."""
    if subject := _still_unknown(text, finding, context):
        return subject
    subject = _named_in(finding, context.index) or _unknown_of_the_last(text, finding, context)
    if not subject or _asks_something_else(text, subject, context) or _founds_one(text, subject):
        return None
    return subject


def _founds_one(text: str, unknown: Group) -> bool:
    """Whether somebody wants to open or own what is listed by a bare word: who runs a hotel does not look for a bed. Where the
    list has the opening itself (“open a clinic”) it holds.
    """
    founded = _FOUNDS.search(to_simplified(text).lower())
    if not founded:
        return False
    wordings = list(map(normalise, unknown))
    thing = normalise(founded["en"] or founded["zh"])
    listed = thing in wordings or (has_cjk(thing) and thing.startswith(tuple(filter(has_cjk, wordings))))
    return listed and not any(_FOUNDS.search(wording) for wording in wordings)


def _still_unknown(text: str, finding: Finding, context: Context) -> Group | None:
    """What nobody knew of what was asked just before, where the same is asked of another place or for somebody else: “what does
    land cost?” – “and in Norbury?”. What the pages are sure of is something else (“and for VAT?”).
    """
    index, subjects = context.index, context.index.catalogue.subjects
    subject = index.handoff.named_in(context.state.unknown, ()) if context.state.unknown else None
    if not subject:
        return None
    named = {key for word in subjects.words(text) if subjects.is_name(word) for key in keys_of(word)}
    named.update(content_terms(" ".join(_A_PLACE.findall(text))))
    others = [term for term in content_terms(text) if term not in named and not is_everyday(term)]
    of_it = (named or others) and all(index.handoff.is_named_with(subject, term) for term in others)
    if leans(text) and of_it:
        return subject
    return subject if asks_the_same_for(text) and finding.band != "sure" else None


def _unknown_of_the_last(text: str, finding: Finding, context: Context) -> Group | None:
    """What nobody knows of what was answered just before: “how long does it take?” behind how to set up a company."""
    index, last = context.index, context.state.last
    if not last or not context.state.topic or answer.asked_by_a_heading(finding):
        return None
    subjects = index.catalogue.subjects
    named = [w for w in subjects.named_in(text) if subjects.is_name(w) or _is_written_as_a_name(w, text)]
    if any(
        keys_of(word).isdisjoint(content_terms(last)) for word in named
    ):  # “and what does Holm Brothers make?”
        return None
    goes_on = leans(text) or points_back(text, subjects)
    return index.handoff.named_across(last, text) if goes_on else None


def _asks_something_else(text: str, unknown: Group, context: Context) -> bool:
    """Whether what nobody knows was only spoken of before, and a whole question that names a thing of its own has no part in it:
    “mining rights?” – “is that firm listed?”.
    """
    index = context.index
    if not context.state.topic or index.handoff.named_in(text, ()):
        return False
    if index.handoff.is_named_with(unknown, text):
        subjects = index.catalogue.subjects
        names = [w for w in subjects.words(text) if subjects.is_name(w) or _is_written_as_a_name(w, text)]
        return any(not index.handoff.is_named_with(unknown, name) for name in names) and stands_alone(text)
    own = [
        word for word in index.catalogue.subjects.words(text) if not (says_little(word) or is_attribute(word))
    ]
    return bool(own) and stands_alone(text)


def _is_written_as_a_name(word: str, text: str) -> bool:
    return word[0].isupper() and not text.startswith(word)


def _named_in(finding: Finding, index: Index) -> Group | None:
    """The subject of the question that staff have listed as one nobody knows, unless what would be quoted speaks of
    just that, or they have written an answer to this very question. Where nothing but the subject is asked for, a
    sentence that mentions it in passing does not do: its heading must name it, and a single word (wages) alone, since
    with others it asks for something else (the wages of doctors). Nor does one that has that word, but not the thing of
    which it is asked (the wages of welders).
    """
    of_now = editions.asks_for_the_present(finding.text)  # “weather today” is not what “weather” asks
    if finding.hits and finding.hits[0].same_question and not of_now:
        return None
    text = _asked_by(finding.text, index)
    priced = _priced(text)
    if not priced and not index.handoff.all_named_in(
        finding.text
    ):  # most questions: what is quoted need not be looked at
        return None
    told = finding.excerpts if finding.band != "unsure" else ()  # else nothing is told
    quoted = [
        Told.by(*question, sentence)
        for excerpt in told
        for question in [[asked] for asked in index.headings_of(excerpt.passage)] or [[]]
        for sentence in index.texts.told_by(excerpt.passage, excerpt.sentences)[1:]
    ]
    for said in filter(None, (text, priced)):
        if subject := index.handoff.named_in(said, quoted):
            return subject
    subject = index.handoff.named_by_a_word_in(text)
    if subject and finding.hits and lacking(index.ask(index.query(finding.text)), finding.hits[0]):
        return subject
    of_no_account = index.catalogue.on_most_pages | _ANYBODY
    headings = [
        Told.by(asked) for excerpt in finding.excerpts for asked in index.headings_of(excerpt.passage)
    ]
    if index.handoff.is_one_word(finding.text, of_no_account):
        headings = [heading for heading in headings if len(heading.terms - of_no_account) == 1]
    subject = index.handoff.named_in(finding.text, headings)
    return subject if subject and index.handoff.is_all(finding.text, subject, of_no_account) else None


def _priced(text: str) -> str:
    """“How much is electricity?”, “what does a plot cost?” as staff list it: the price of that; empty for any other question."""
    asked = _HOW_MUCH.search(text)
    return f"price of {asked['thing'] or asked['costs']}" if asked else ""


def _asked_by(text: str, index: Index) -> str:
    """Of several clauses the one that asks, where it names a subject itself: “I change planes, do I need a visa?” is of visas."""
    clause = asking_clause_of(text)
    named = index.catalogue.subjects.named_in(clause)
    return clause if any(not index.catalogue.subjects.is_name(word) for word in named) else text
