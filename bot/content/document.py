"""What we know, as values: every other module quotes from these."""

from dataclasses import dataclass
from typing import Literal

from bot.content.dates import AsOf

Language = Literal["en", "zh"]


@dataclass(frozen=True, slots=True)
class Source:
    """Where a passage comes from; belongs to the passage, not to the page."""

    name: str | None = None
    date: AsOf | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, list or table of one document: the unit that is indexed and quoted from."""

    document_id: str
    language: Language
    title: str
    headings: tuple[str, ...]  # the path of headings above it, outermost first, without the title
    sentences: tuple[str, ...]  # exact sentences of the rendered page
    source: Source
    position: int = 0  # its number within the document
    line: int = 1  # where it begins in the file
    items: int = 0  # how many of its sentences, the last ones, are items of a list or rows of a table


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach a person; read from the contact page and nowhere else."""

    email: str
    phone: str

    @property
    def phone_e164(self) -> str:
        """The number as ITU-T E.164 writes it (a plus, then digits): 00 86 10 … becomes +86 10 …."""
        digits = "".join(character for character in self.phone if character.isdigit())
        return "+" + digits.removeprefix("00")


@dataclass(frozen=True)
class Document:
    """One page in one language."""

    id: str
    language: Language
    path: str  # relative to the knowledge folder, with forward slashes
    title: str
    section: str
    source: Source
    topics: tuple[str, ...]
    passages: tuple[Passage, ...]
    contact: Contact | None = None

    @property
    def date(self) -> AsOf | None:
        return self.source.date
