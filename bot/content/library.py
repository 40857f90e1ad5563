"""What all pages are together: the library that is searched and quoted from, and what is wrong between its pages."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from bot.content.document import OWN_SECTIONS, Contact, Document, Language, other_language
from bot.content.hosts import Hosts, with_shown_links
from bot.content.problems import Problem, error, note
from bot.content.vocabulary import Vocabulary

SECTIONS = ("introduction", "advantage", "process", "service", "pilots", "news", *OWN_SECTIONS)
"""Those of `knowledge/README.md`; a folder may have others."""


@dataclass(frozen=True)
class Library:
    """Everything that can be quoted. Immutable: a changed folder gives a new one."""

    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()
    vocabulary: Vocabulary = field(default_factory=Vocabulary)

    @cached_property
    def contact(self) -> Contact | None:
        """The one contact, or None where the folder has no valid contact page."""
        found = {document.contact for document in self.documents if document.contact}
        return found.pop() if len(found) == 1 else None

    @cached_property
    def _by_key(self) -> dict[tuple[str, Language], Document]:
        return {(document.id, document.language): document for document in self.documents}

    def document(self, page: str, language: Language) -> Document | None:
        """The page in that language, else in the other one."""
        return self._by_key.get((page, language)) or self._by_key.get((page, other_language(language)))

    def section(self, name: str, language: Language) -> tuple[Document, ...]:
        """The pages of a section, each once, in that language where it exists, in the folder's order."""
        found = (self.document(page, language) for page in self._sections.get(name, ()))
        return tuple(document for document in found if document)

    @property
    def sections(self) -> Iterable[str]:
        """The names of all sections, in the folder's order."""
        return self._sections.keys()

    @cached_property
    def _sections(self) -> dict[str, dict[str, None]]:
        """The pages of each section, each once."""
        found: dict[str, dict[str, None]] = {}
        for document in self.documents:
            found.setdefault(document.section, {})[document.id] = None
        return found


def assemble(
    documents: Iterable[Document],
    problems: Sequence[Problem],
    vocabulary: Vocabulary,
    hosts: Hosts | None,
    folder: str,
) -> Library:
    """The library of these pages; `problems` are those of single files, to which those between pages are added."""
    found = list(problems)
    kept = _without_duplicates(documents, found)
    found += _missing_twins(kept, problems)
    kept = _with_one_contact(kept, found)
    if hosts:
        kept, hidden = with_shown_links(kept, hosts)
        found += hidden
    found += _odd_sections(kept)
    found += _missing_pages(kept, folder)
    return Library(tuple(kept), tuple(found), vocabulary)


def _without_duplicates(documents: Iterable[Document], problems: list[Problem]) -> list[Document]:
    first: dict[tuple[str, Language], Document] = {}
    for document in documents:
        key = (document.id, document.language)
        if key in first:
            problems.append(_duplicate(document, first[key]))
        else:
            first[key] = document
    return list(first.values())


def _missing_twins(documents: Sequence[Document], problems: Iterable[Problem]) -> Iterator[Problem]:
    """Pages in one language, unless the file in the other one is there and cannot be used."""
    languages: dict[str, list[Document]] = {}
    for document in documents:
        languages.setdefault(document.id, []).append(document)
    broken = {_file_name(problem.path) for problem in problems if problem.severity == "error"}
    for pair in languages.values():
        if len(pair) == 1 and _file_name(_twin_of(pair[0])) not in broken:
            yield _no_twin(pair[0])


def _twin_of(document: Document) -> str:
    return f"{document.id}.{other_language(document.language)}.md"


def _file_name(path: str) -> str:
    return unicodedata.normalize("NFC", path.rpartition("/")[2]).lower()


def _with_one_contact(documents: list[Document], problems: list[Problem]) -> list[Document]:
    """Leaves out contact pages that contradict each other, and reports pages that repeat the contact."""
    pages = [document for document in documents if document.contact]
    if len({document.contact for document in pages}) > 1:
        problems += [_contacts_differ(document, pages) for document in pages]
        return [document for document in documents if not document.contact]
    if pages and (contact := pages[0].contact):
        problems += [_repeats_contact(d) for d in documents if not d.contact and _mentions(d, contact)]
    return documents


def _odd_sections(documents: Sequence[Document]) -> Iterator[Problem]:
    """Sections that are misspelt, most likely: not ours, and on one page only. Each becomes a topic of its own."""
    pages: dict[str, dict[str, Document]] = {}
    for document in documents:
        if document.section and document.section not in SECTIONS:
            pages.setdefault(document.section, {}).setdefault(document.id, document)
    yield from (_odd_section(*alone.values()) for alone in pages.values() if len(alone) == 1)


def _missing_pages(documents: Sequence[Document], folder: str) -> Iterator[Problem]:
    """What `run` and `chat` do not start without; `ask` does."""
    if all(document.contact for document in documents):
        yield _no_page(folder)
    if not any(document.contact for document in documents):
        yield _no_contact_page(folder)


def _mentions(document: Document, contact: Contact) -> bool:
    text = " ".join(sentence for passage in document.passages for sentence in passage.sentences).lower()
    return contact.email.lower() in text or contact.phone in text


def _duplicate(document: Document, first: Document) -> Problem:
    return error(
        "duplicate",
        document.path,
        None,
        f"has the same name as {first.path}, which is used; rename one of the two.",
        f"与 {first.path} 同名，机器人使用的是那一个；请给其中一个改名。",
    )


def _no_page(folder: str) -> Problem:
    return error(
        "no-page",
        folder,
        None,
        "no page can be used, so the bot does not start; add one such as tax.en.md, or mend the errors named here.",
        "没有可用的页面，机器人无法启动；请添加页面（例如 tax.zh.md），或改正这里列出的错误。",
    )


def _no_contact_page(folder: str) -> Problem:
    return error(
        "no-contact",
        folder,
        None,
        "there is no valid contact page, without which the bot does not start; write contact.en.md with “section: contact”, "
        "“email:” and “phone:” in its header, or mend the errors named here.",
        "没有有效的联系页面，缺少它机器人无法启动；请添加 contact.zh.md，在页首写上 section: contact、email 和 phone，"
        "或改正这里列出的错误。",
    )


def _odd_section(document: Document) -> Problem:
    known = ", ".join(SECTIONS)
    return note(
        "section",
        document.path,
        None,
        f"is the only page of the section “{document.section}”, which becomes a topic of its own; "
        f"is one of these meant? {known}.",
        f"是栏目“{document.section}”中唯一的页面，会单独成为一个主题；是否应写成以下之一？{known}。",
    )


def _no_twin(document: Document) -> Problem:
    other = _twin_of(document)
    return note(
        "twin",
        document.path,
        None,
        f"has no page in the other language; add {other}.",
        f"没有另一种语言的页面；请补上 {other}。",
        (
            "has no page in the other language; add NAME.zh.md beside NAME.en.md, or the other way round.",
            "没有另一种语言的页面；有 NAME.en.md 就补上 NAME.zh.md，反之亦然。",
        ),
    )


def _contacts_differ(document: Document, pages: Sequence[Document]) -> Problem:
    others = ", ".join(other.path for other in pages if other is not document)
    return error(
        "contact",
        document.path,
        None,
        f"email or phone differ from {others}; make them the same.",
        f"email 或 phone 与 {others} 不一致；请改成一样。",
    )


def _repeats_contact(document: Document) -> Problem:
    return note(
        "repeats-contact",
        document.path,
        None,
        "repeats the contact's email or phone; take it out, so that it can be changed in one place.",
        "重复了联系邮箱或电话；请删去，以便只在联系页面修改。",
    )
