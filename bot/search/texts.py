"""The passages of a library as they are compared: one wording for a meaning, one form for a number and for a verb."""

from collections.abc import Container, Iterator, MutableMapping
from dataclasses import dataclass
from functools import cached_property

from bot.content.document import Language, Passage
from bot.content.library import Library
from bot.content.pace import gently
from bot.search.acronyms import apart
from bot.search.attribution import without_attribution
from bot.search.irregular import in_the_present
from bot.search.numerals import plain_numbers
from bot.search.rewording import Rewording
from bot.search.signals import Sentence
from bot.search.tokens import folded, keep_together, terms


def as_compared(rewording: Rewording, text: str) -> str:
    return plain_numbers(rewording.canonical(in_the_present(apart(text))))


@dataclass(frozen=True)
class Texts:
    """Of each passage its title with the headings, and its sentences."""

    library: Library
    rewording: Rewording
    passages: tuple[Passage, ...]
    titles: tuple[Sentence, ...]
    sentences: tuple[tuple[Sentence, ...], ...]

    @classmethod
    def of(cls, library: Library, memory: MutableMapping[str, Sentence], rewording: Rewording) -> "Texts":
        """What is in the memory is not taken apart again; what is new is added to it."""
        keep_together(library.vocabulary.chinese())
        passages = tuple(passage for document in library.documents for passage in document.passages)
        titles = tuple(_remembered(_title_of(passage), rewording, memory) for passage in gently(passages))
        sentences = tuple(
            tuple(_remembered(text, rewording, memory) for text in passage.sentences)
            for passage in gently(passages)
        )
        return cls(library, rewording, passages, titles, sentences)

    def said(self, text: str) -> str:
        return as_compared(self.rewording, text)

    def told_by(self, passage: Passage, sentences: Container[str]) -> tuple[Sentence, ...]:
        """Its title with the headings, and those of its sentences, as they are compared."""
        position = self._positions[_key(passage)]
        return (self.titles[position], *(text for text in self.sentences[position] if text.raw in sentences))

    @cached_property
    def _positions(self) -> dict[tuple[str, Language, int], int]:
        return {_key(passage): position for position, passage in enumerate(self.passages)}

    def raw(self) -> Iterator[tuple[str, ...]]:
        """Of each passage the texts that it is made of, as written."""
        for title, passage in zip(self.titles, self.passages, strict=True):
            yield title.raw, *passage.sentences


def _remembered(text: str, rewording: Rewording, memory: MutableMapping[str, Sentence]) -> Sentence:
    """Without the clause that names its source: that is no part of what it says."""
    if text not in memory:
        said = as_compared(rewording, without_attribution(text))
        memory[text] = Sentence(text, terms(said), folded(said))
    return memory[text]


def _key(passage: Passage) -> tuple[str, Language, int]:
    return passage.document_id, passage.language, passage.position


def _title_of(passage: Passage) -> str:
    return " ".join((passage.title, *passage.headings))
