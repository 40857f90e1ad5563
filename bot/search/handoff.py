"""Subjects that nobody knows the answer to (`_bot/handoff.yaml`): which one a question names."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from bot.content.pace import gently
from bot.content.vocabulary import Group
from bot.search.asked import Query
from bot.search.memory import remembered
from bot.search.naming import is_attribute
from bot.search.rewording import Rewording
from bot.search.signals import Sentence
from bot.search.text import has_cjk, normalise
from bot.search.tokens import content_terms, is_content, whole_terms

REMEMBERED = 64  # texts
BEGINNING = 2
"""Characters."""
OTHERS_BETWEEN = 3
"""Telling words that may stand among those of a wording."""


class Told(NamedTuple):
    """What a page would tell: the text, and its terms that say something, which the index has already."""

    text: str
    terms: frozenset[str]

    @classmethod
    def by(cls, *texts: Sentence | Query) -> "Told":
        """By several together, a heading and a sentence under it."""
        return cls(
            " ".join(one.raw if isinstance(one, Sentence) else one.text for one in texts),
            frozenset(term for one in texts for term in one.terms if is_content(term)),
        )


@dataclass(frozen=True)
class HandoffSubjects:
    rewording: Rewording
    _lately: dict[str, frozenset[str]] = field(default_factory=dict)

    def named_in(self, text: str, quoted: Sequence[Told] = ()) -> Group | None:
        """The subject that the question names most fully: with a wording as it stands, or with all its words near each other, in
        any order, where they say enough. None where one of the texts that would be quoted has those words itself: then somebody knows after all.
        """
        return next(iter(self.all_named_in(text, quoted)), None)

    def all_named_in(self, text: str, quoted: Sequence[Told] = ()) -> tuple[Group, ...]:
        """All such subjects, the one that is named most fully first: “land price, and the price of water”."""
        said, sequence = normalise(text), content_terms(self.rewording.canonical(text))
        words = frozenset(sequence)
        named = {
            number
            for term in words
            for number in self._of_term.get(term, ())
            if _near_each_other(self._wordings[number][1], sequence)
            and self._wordings[number][0] not in self._phrases
        }
        beginnings = {said[place : place + length] for place in range(len(said)) for length in (1, BEGINNING)}
        named |= {
            number
            for beginning in beginnings
            for number in self._beginning_with.get(beginning, ())
            if self._wordings[number][0] in said and _stands_alone(self._wordings[number][0], said)
        }
        found = [self._wordings[number] for number in sorted(named)]
        unknown = [
            (terms, group)
            for wording, terms, group in found
            if not any(
                wording in normalise(told.text) if wording in self._phrases else terms <= told.terms
                for told in quoted
            )
        ]
        most_first = sorted(unknown, key=lambda pair: -len(pair[0]))
        named_by, subjects = set[str](), list[Group]()
        for terms, group in most_first:  # by words of its own; “price” is none
            own = {term for term in terms if not is_attribute(term)} or terms
            if group not in subjects and named_by.isdisjoint(own):
                subjects.append(group)
                named_by |= own
        return tuple(subjects)

    def named_across(self, first: str, second: str) -> Group | None:
        """The subject that two texts name together, and neither by itself: how to set up a company, and “how long does it take?”."""
        before, now = self._terms(first), self._terms(second)
        both = before | now
        numbers = sorted(number for term in both for number in self._of_term.get(term, ()))
        found = (
            group
            for wording, terms, group in map(self._wordings.__getitem__, numbers)
            if terms <= both and not (terms <= before or terms <= now) and wording not in self._phrases
        )
        return next(found, None)

    def is_named_with(self, subject: Group, text: str) -> bool:
        """Whether a word of the text is one of a wording of the subject."""
        said = self._terms(text)
        return any(not said.isdisjoint(terms) for _, terms, group in self._wordings if group == subject)

    def is_all(self, text: str, subject: Group, of_no_account: Set[str]) -> bool:
        """Whether the text asks for nothing but the subject."""
        asked = self._terms(text) - of_no_account
        return any(asked <= terms for _, terms, group in self._wordings if group == subject)

    def named_by_a_word_in(self, text: str) -> Group | None:
        """The subject that one word of the question names by itself."""
        numbers = (number for term in sorted(self._terms(text)) for number in self._of_term.get(term, ()))
        found = map(self._wordings.__getitem__, numbers)
        return next((group for w, terms, group in found if len(terms) == 1 and w not in self._phrases), None)

    def is_one_word(self, text: str, of_no_account: Set[str]) -> bool:
        """Whether the text has one word that says something."""
        return len(self._terms(text) - of_no_account) == 1

    @cached_property
    def _wordings(self) -> tuple[tuple[str, frozenset[str], Group], ...]:
        return tuple(
            (normalise(wording), terms, group)
            for group in gently(self.rewording.vocabulary.handoff)
            for wording in group
            if (terms := self._terms(wording))
        )

    @cached_property
    def _beginning_with(self) -> dict[str, list[int]]:
        """The wordings by their first characters, so that few of them are looked for in a question."""
        found: dict[str, list[int]] = {}
        for number, (wording, _, _) in enumerate(self._wordings):
            found.setdefault(wording[:BEGINNING], []).append(number)
        return found

    @cached_property
    def _of_term(self) -> dict[str, list[int]]:
        """The wordings by one of their terms, for the same."""
        found: dict[str, list[int]] = {}
        for number, (_, terms, _) in enumerate(self._wordings):
            found.setdefault(min(terms), []).append(number)
        return found

    @cached_property
    def _phrases(self) -> frozenset[str]:
        """The wordings that have only one word that says something, and others that give it its sense (“do you
        charge”): then that word alone is not the subject.
        """
        return frozenset(wording for wording, terms, _ in self._wordings if self._is_phrase(wording, terms))

    def _is_phrase(self, wording: str, terms: frozenset[str]) -> bool:
        plain = normalise(self.rewording.canonical(wording))
        return len(whole_terms(terms)) == 1 and (
            len(plain.split()) > 1 or (has_cjk(plain) and plain not in terms)
        )

    def _terms(self, text: str) -> frozenset[str]:
        return remembered(self._lately, text, self._terms_of, REMEMBERED)

    def _terms_of(self, text: str) -> frozenset[str]:
        return frozenset(content_terms(self.rewording.canonical(text)))


def _near_each_other(wanted: frozenset[str], sequence: Sequence[str]) -> bool:
    """Whether a stretch of the terms has all that are wanted, and not many others: “is the lawyer good”, but not “our lawyer
    asks whether a stamp of the embassy is good enough”.
    """
    if not wanted.issubset(sequence):
        return False
    length = len(wanted) + OTHERS_BETWEEN
    return any(wanted.issubset(sequence[place : place + length]) for place in range(len(sequence)))


def _stands_alone(wording: str, text: str) -> bool:
    """Whether a wording that occurs in the text is no part of a longer word."""
    return has_cjk(wording) or re.search(rf"\b{re.escape(wording)}\b", text) is not None
