"""Which of what was found goes before the rest: the page that is about a bare subject, and the city before its districts."""

import re
from collections.abc import Sequence

from bot.dialogue import editions
from bot.dialogue.extract import Candidate
from bot.search.asked import Asked
from bot.search.hits import Hit
from bot.search.index import Index
from bot.search.naming import is_attribute, is_of_a_place
from bot.search.signals import ANOTHER_FORM, nearness
from bot.search.tokens import is_content

NEARLY_AS_GOOD = 4.0
"""Points of a passage's score within which districts and city answer alike."""
SEVERAL = 2
_DISTRICT_BY_DISTRICT = re.compile(
    r"\b(?:each|every|all|single|by|per|which)\b|\b(?:count(?:y|ies)|districts?)\b|各|每|哪|区县|县区|县市|分县",
    re.I,
)
_WHICH_OF_THEM = re.compile(r"\b\w+est\b|\bmost\b|\bwhich\b|最|哪")
"""What asks for one of the districts."""


def page_of_its_own(hits: Sequence[Hit], asked: Asked, index: Index) -> str | None:
    """The page that is about the subject that is all that is asked (铁路, 铁路情况): titled by it, or with the word far more often
    than any other.
    """
    said = (term for term in asked.content if is_content(term) and not is_attribute(term))
    named = [term for term in said if term not in asked.own_subject]
    if len(named) != 1 or asked.query.kind or not hits or hits[0].same_question:
        return None
    if named[0] in index.catalogue.place_names:
        return next((page for (page, _), place in index.catalogue.places.items() if place == named[0]), None)
    if not index.catalogue.subjects.is_subject(named[0]):
        return None
    return index.catalogue.page_about(named[0], hits[0].passage.language)


def of_its_own_page(hits: tuple[Hit, ...], page: str, asked: Asked, index: Index) -> tuple[Hit, ...]:
    """Those of the page that is about the subject. News tell something of it, and what a short passage of a district says of
    it weighs most.
    """
    of_page = [hit for hit in hits if hit.passage.document_id == page]
    return tuple(of_page or index.search(asked.query, hits[0].passage.language, page=page)) or hits


def contact_last(hits: tuple[Hit, ...], asked: Asked, index: Index) -> tuple[Hit, ...]:
    """The page that says how to reach somebody behind the others, where the question shares only common words with it, such as
    those of the site's name (“What can I invest in?”).
    """
    distinct = index.words.idf_of_unknown / 2

    def tells(hit: Hit) -> bool:
        page = index.library.document(hit.passage.document_id, hit.passage.language)
        if not page or not page.contact or hit.same_question:
            return True
        shared = asked.telling.parts & hit.matched
        return not shared or any(asked.telling[term] >= distinct for term in shared)

    return tuple(sorted(hits, key=lambda hit: not tells(hit)))


def of_what_is_measured(hits: tuple[Hit, ...], asked: Asked) -> tuple[Hit, ...]:
    """Those that tell what only places have, where that is asked for: the year alone (2015年GDP) tells no GDP, nor does a heading
    that asks how much of it the farms are.
    """
    wanted = [term for term in asked.query.terms if is_of_a_place(term)]
    if not wanted or (hits and hits[0].same_question):
        return hits
    told = (
        h for h in hits if all(any(nearness(t, s.folded) >= ANOTHER_FORM for s in h.text) for t in wanted)
    )
    return tuple(told) or hits


def of_the_way(hits: tuple[Hit, ...], asked: Asked) -> tuple[Hit, ...]:
    """Who asks how to get to a place names nothing but the place: of what is told of it, the way is meant."""
    if not asked.query.asks_the_way:
        return hits
    ways = (hit for hit in hits if any(question.asks_the_way for question in hit.headings))
    return tuple(hit for hit in ways if asked.content.keys() - asked.own_subject <= hit.matched) or hits


def of_the_whole(hits: tuple[Hit, ...], asked: Asked, index: Index) -> tuple[Hit, ...]:
    """What the pages of several districts answer alike is asked of the city where no district is named: of such hits
    those of the city alone, if one is nearly as good. What only places have (“GDP”) is asked of the city in any case.
    """
    if (
        not hits
        or asked.query.kind == "place"
        or not index.catalogue.place_names.isdisjoint(asked.query.terms)
    ):
        return hits
    of_city = tuple(
        h for h in hits if (h.passage.document_id, h.passage.language) not in index.catalogue.places
    )
    if of_city and any(map(is_of_a_place, asked.query.terms)):
        return _of_no_list(of_city, asked, index) or of_city
    near = [hit.passage for hit in hits if hit.score >= hits[0].score - NEARLY_AS_GOOD]
    places = {p.document_id for p in near if (p.document_id, p.language) in index.catalogue.places}
    if len(places) < SEVERAL or len(places) == len({passage.document_id for passage in near}):
        return hits
    return of_city


def _of_no_list(hits: tuple[Hit, ...], asked: Asked, index: Index) -> tuple[Hit, ...]:
    """Those that do not list it district by district, unless that is asked for, or another place is named."""
    elsewhere = [
        n for n in asked.names if not n[0].isdigit() and n not in asked.own_subject and not is_attribute(n)
    ]
    if elsewhere or _DISTRICT_BY_DISTRICT.search(asked.query.text):
        return hits
    names = index.catalogue.place_names
    return tuple(
        hit for hit in hits if len({t for s in hit.text for t in names.intersection(s.terms)}) <= SEVERAL
    )


def without_districts(ranked: Sequence[Candidate], asked: Asked, index: Index) -> Sequence[Candidate]:
    """A figure of the city is not followed by those of its districts, where none is named, nor one of a district by
    those of another.
    """
    names = index.catalogue.place_names
    if not (names and ranked):
        return ranked
    of_all = [candidate for candidate in ranked if names.isdisjoint(candidate.terms)]
    whole = index.catalogue.on_most_pages.intersection(asked.query.terms)  # “in Sanming”
    if not _WHICH_OF_THEM.search(asked.query.text) and editions.has_a_figure(ranked[0]):
        ranked = (
            of_all if any(whole & c.words and editions.has_as_much(c, ranked[0]) for c in of_all) else ranked
        )
    if named := names.intersection(asked.query.terms):
        return [c for c in ranked if names.isdisjoint(c.terms) or not named.isdisjoint(c.terms)]
    named = names & ranked[0].terms
    return [candidate for candidate in ranked if names & candidate.terms <= named]
