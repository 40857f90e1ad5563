"""The whole knowledge folder as documents, with the list of everything that is wrong in it."""

import os
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from bot.content.document import Contact, Document, Language
from bot.content.hosts import read_hosts, with_shown_links
from bot.content.page import read_page
from bot.content.problems import Problem, error, note, unreadable
from bot.content.vocabulary import Vocabulary, read_vocabulary
from bot.errors import KnowledgeError

LARGEST_PAGE = 1_000_000
"""Bytes. The longest page of ours has a hundredth of that; a larger file is something else."""

_COPY_MARK = re.compile(
    r"[ _-]*(?:\((?:\d+|[^()]*(?:conflict|冲突|衝突)[^()]*)\)|（\d+）| copy(?: ?\(?\d+\)?)?(?=\.|$)|-? ?(?:的?副本|复制|複製)(?: ?\(?\d+\)?)?"
    r"|\.sync-conflict-[\w-]+|conflicted copy[^.]*)[ _-]*",
    re.IGNORECASE,
)


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
        other: Language = "zh" if language == "en" else "en"
        return self._by_key.get((page, language)) or self._by_key.get((page, other))

    def section(self, name: str, language: Language) -> tuple[Document, ...]:
        """The pages of a section, each once, in that language where it exists, in the folder's order."""
        ids = dict.fromkeys(document.id for document in self.documents if document.section == name)
        found = (self.document(page, language) for page in ids)
        return tuple(document for document in found if document)


def load_library(folder: Path) -> Library:
    """Reads every page that can be read.

    Raises:
        KnowledgeError: the folder itself cannot be read.
    """
    if not folder.is_dir():
        raise KnowledgeError(f"KNOWLEDGE_DIR: there is no folder {folder}; name the folder with the pages.")
    if not os.access(folder, os.R_OK | os.X_OK):
        raise KnowledgeError(f"KNOWLEDGE_DIR: {folder} cannot be read; give the bot's account permission to.")
    documents: list[Document] = []
    vocabulary, found_problems = read_vocabulary(folder)
    problems = list(found_problems)
    for path in _files(folder, folder, problems):
        relative = path.relative_to(folder).as_posix()
        if original := _copied_from(path.name):
            problems.append(_copy(relative, original))
            continue
        if not (language := language_of_name(path.name)):
            problems.append(_misnamed(relative, path.name))
            continue
        page, found = _load(path, relative, unicodedata.normalize("NFC", path.name[:-6]), language)
        problems += found
        if page:
            documents.append(page)
    documents = _without_duplicates(documents, problems)
    problems += _missing_twins(documents)
    documents = _with_one_contact(documents, problems)
    hosts, found_problems = read_hosts(folder)
    problems += found_problems
    if hosts:
        documents, hidden = with_shown_links(documents, hosts)
        problems += hidden
    problems += _missing_pages(documents, folder.name or ".")
    return Library(tuple(documents), tuple(problems), vocabulary)


def language_of_name(name: str) -> Language | None:
    if name.endswith(".en.md") and len(name) > len(".en.md"):
        return "en"
    return "zh" if name.endswith(".zh.md") and len(name) > len(".zh.md") else None


def _files(folder: Path, root: Path, problems: list[Problem]) -> Iterator[Path]:
    """Every file that is or pretends to be a page, sorted; a folder that cannot be read is reported."""
    try:
        entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
    except OSError as trouble:
        problems.append(unreadable(folder.relative_to(root).as_posix(), trouble))
        return
    for entry in entries:
        if entry.name.startswith(("_", ".", "~$")):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _files(entry, root, problems)
        elif entry.name.lower() != "readme.md" and (
            entry.name.lower().endswith(".md") or _copied_from(entry.name)
        ):
            yield entry


def _copied_from(name: str) -> str | None:
    """The page that a file's name shows it to be a copy of: a second download, a backup, a conflict of two computers."""
    if marked := _COPY_MARK.search(name):
        name = name[: marked.start()] + name[marked.end() :]
        found = re.fullmatch(r"(?P<page>[^.].*?\.(?:en|zh))(?:\.md)?(?:\.md)?", name.strip(" -_"), re.I)
        return f"{found['page']}.md" if found else None
    backup = re.fullmatch(
        r"(?P<page>.+\.(?:en|zh)\.md)(?:~|\.(?:txt|bak|tmp|old|orig|swp|docx?))", name, re.I
    )
    return backup["page"] if backup else None


def _load(
    path: Path, relative: str, page: str, language: Language
) -> tuple[Document | None, Sequence[Problem]]:
    try:
        if path.is_symlink():
            return None, [_link(relative)]
        if path.stat().st_size > LARGEST_PAGE:
            return None, [_too_large(relative)]
        raw = path.read_bytes()
    except OSError as trouble:
        return None, [unreadable(relative, trouble)]
    return read_page(raw, relative, page, language)


def _without_duplicates(documents: Sequence[Document], problems: list[Problem]) -> list[Document]:
    first: dict[tuple[str, Language], Document] = {}
    for document in documents:
        key = (document.id, document.language)
        if key in first:
            problems.append(_duplicate(document, first[key]))
        else:
            first[key] = document
    return list(first.values())


def _missing_twins(documents: Sequence[Document]) -> list[Problem]:
    languages: dict[str, list[Document]] = {}
    for document in documents:
        languages.setdefault(document.id, []).append(document)
    return [_no_twin(pair[0]) for pair in languages.values() if len(pair) == 1]


def _with_one_contact(documents: list[Document], problems: list[Problem]) -> list[Document]:
    """Leaves out contact pages that contradict each other, and reports pages that repeat the contact."""
    pages = [document for document in documents if document.contact]
    if len({document.contact for document in pages}) > 1:
        problems += [_contacts_differ(document, pages) for document in pages]
        return [document for document in documents if not document.contact]
    if pages and (contact := pages[0].contact):
        problems += [_repeats_contact(d) for d in documents if not d.contact and _mentions(d, contact)]
    return documents


def _missing_pages(documents: Sequence[Document], folder: str) -> Iterator[Problem]:
    """What `run` and `chat` do not start without; `ask` does."""
    if all(document.contact for document in documents):
        yield _no_page(folder)
    if not any(document.contact for document in documents):
        yield _no_contact_page(folder)


def _mentions(document: Document, contact: Contact) -> bool:
    text = " ".join(sentence for passage in document.passages for sentence in passage.sentences).lower()
    return contact.email.lower() in text or contact.phone in text


def _misnamed(path: str, name: str) -> Problem:
    if capitals := re.fullmatch(r"(?P<stem>.+)\.(?P<language>en|zh)\.md", name, re.I):
        wanted_en = wanted_zh = f"{capitals['stem']}.{capitals['language'].lower()}.md"
    else:
        stem = name[:-3].removesuffix(".")
        wanted_en, wanted_zh = f"{stem}.en.md or {stem}.zh.md", f"{stem}.zh.md 或 {stem}.en.md"
    return error(
        "name",
        path,
        None,
        f"the name does not end in .en.md or .zh.md, so this is no page; rename it to {wanted_en} "
        f"(or to _{name} if it is not meant to be one).",
        f"文件名不以 .en.md 或 .zh.md 结尾，因此不是页面；请改名为 {wanted_zh}（如果不是页面，请改名为 _{name}）。",
    )


def _copy(path: str, original: str) -> Problem:
    return note(
        "copy",
        path,
        None,
        f"looks like a copy of {original} and is not used; delete it, or name it {original} if it is the right one.",
        f"看起来是 {original} 的副本，没有使用；请删除，如果它才是正确的版本，请改名为 {original}。",
    )


def _link(path: str) -> Problem:
    return error(
        "link",
        path,
        None,
        "is a link to another file; put the file itself here.",
        "是指向别处的链接；请把文件本身放在这里。",
    )


def _too_large(path: str) -> Problem:
    return error(
        "large",
        path,
        None,
        f"is larger than {LARGEST_PAGE // 1_000_000} MB; split it into pages of one subject each.",
        f"超过 {LARGEST_PAGE // 1_000_000} MB；请按主题拆成几个页面。",
    )


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
        "there is no valid contact page, so the bot does not start; write contact.en.md with “section: contact”, "
        "“email:” and “phone:” in its header, or mend the errors named here.",
        "没有有效的联系页面，机器人无法启动；请添加 contact.zh.md，在页首写上 section: contact、email 和 phone，"
        "或改正这里列出的错误。",
    )


def _no_twin(document: Document) -> Problem:
    other = f"{document.id}.{'zh' if document.language == 'en' else 'en'}.md"
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
        f"email or phone differ from {others}; make them the same. Until then none of them is used.",
        f"email 或 phone 与 {others} 不一致；请改成一样。在此之前都不使用。",
    )


def _repeats_contact(document: Document) -> Problem:
    return note(
        "repeats-contact",
        document.path,
        None,
        "repeats the contact's email or phone; take it out, so that it can be changed in one place.",
        "重复了联系邮箱或电话；请删去，以便只在联系页面修改。",
    )
