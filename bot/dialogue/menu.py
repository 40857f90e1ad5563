"""What can be pressed: the sections of the library, the newest news, the pages nearest to a question."""

from collections.abc import Iterable, Iterator, Sequence

from bot.content.dates import AsOf
from bot.content.document import OWN_SECTIONS, Document, Language
from bot.content.library import SECTIONS, Library
from bot.dialogue import wording
from bot.dialogue.editions import without_year
from bot.dialogue.messages import COMMANDS, Choice, Citation, Locale, language_of
from bot.search.index import Index
from bot.search.numerals import YEAR
from bot.search.tokens import content_terms

MOST_CHOICES = 5


def sections(library: Library) -> list[str]:
    """The names of the sections an investor may choose: the site's own in its order, then any others."""
    found = [name for name in library.sections if name not in (*OWN_SECTIONS, "")]
    return [name for name in SECTIONS if name in found] + [name for name in found if name not in SECTIONS]


def lead_page(library: Library, section: str, language: Language) -> Document | None:
    """The page that opens a section: the one named like it, else one with its name in its own, else its first."""
    pages = library.section(section, language)
    named = [page for page in pages if page.id == section] + [p for p in pages if section in p.id.split("-")]
    return next(iter([*named, *pages]), None)


def section_choices(library: Library, locale: Locale) -> Iterator[Choice]:
    for section in sections(library):
        if section == "news":
            yield Choice("news", wording.NEWS(locale))
        elif page := lead_page(library, section, language_of(locale)):
            yield Choice(f"section:{section}", page.title)


def page_choices(documents: Iterable[Document], most: int | None = MOST_CHOICES) -> tuple[Choice, ...]:
    """One choice a page, of pages with one title only the first."""
    return distinct(Choice(f"page:{document.id}", document.title) for document in documents)[:most]


def distinct(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    """Of choices with one label only the first: nobody could tell the others from it."""
    by_label: dict[str, Choice] = {}
    for choice in choices:
        by_label.setdefault(choice.label, choice)
    return tuple(by_label.values())


def more(locale: Locale) -> Choice:
    """What else there is to the answer just given."""
    return Choice("more", wording.MORE(locale))


def all_choices(library: Library) -> Iterator[str]:
    """The id of everything that can be pressed as the library stands."""
    yield from (*COMMANDS, "more")
    yield from (f"lang:{locale}" for locale in wording.LANGUAGE_NAMES)
    yield from (f"topics:{start}" for start in range(1, len(sections(library))))
    for name in sections(library):
        yield f"section:{name}"
        pages = sum(document.section == name for document in library.documents)
        yield from (f"section:{name}:{start}" for start in range(pages))
    for page, passages in _pages(library).items():
        yield f"page:{page}"
        yield from (f"more:{page}:{start}" for start in range(1, passages))


def _pages(library: Library) -> dict[str, int]:
    """Every page with the number of its passages, in the language where it has most."""
    pages: dict[str, int] = {}
    for document in library.documents:
        pages[document.id] = max(len(document.passages), pages.get(document.id, 0))
    return pages


def newest_news(index: Index, locale: Locale, about: str = "") -> Sequence[Citation]:
    """News items, newest first; with `about`, those that have all its words and happened in its year."""
    years = {int(year) for year in YEAR.findall(about)}
    wanted = set(content_terms(index.texts.said(without_year(about))))
    items = index.library.section("news", language_of(locale))
    found = [
        item
        for item in items
        if wanted <= index.catalogue.terms_of_page(item.id, item.language)
        and (not years or _year(item) in years)
    ]
    found.sort(key=lambda item: item.date or AsOf(0), reverse=True)
    return [_item(document) for document in found[:MOST_CHOICES]]


def _year(item: Document) -> int | None:
    return item.date.year if item.date else None


def _item(document: Document) -> Citation:
    source = document.passages[0].source  # name and address of one and the same publisher
    date = document.date or source.date  # of the event
    return Citation(document.id, document.title, document.language, source.name, source.url, date)
