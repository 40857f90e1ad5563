"""Which files of the knowledge folder are pages."""

import os
import re
import stat
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.content.document import LANGUAGES, Language
from bot.content.misnamed import misnamed
from bot.content.problems import Problem, error, note, unreadable
from bot.errors import KnowledgeError

LARGEST_PAGE = 1_000_000
"""Bytes. The longest page of ours has a hundredth of that; a larger file is something else."""
_ANY = "|".join(LANGUAGES)

_OTHER_TEXTS = (
    ".doc",
    ".docx",
    ".odt",
    ".pdf",
    ".rtf",
    ".wps",
    ".htm",
    ".html",
    ".markdown",
    *(f".{language}.txt" for language in LANGUAGES),
)
"""What people write in; pictures and the like may lie beside the pages."""
_IMPORTED = (".docx", ".pdf", ".htm", ".html")
"""Of these `import` makes a page."""
_COPY_MARK = re.compile(
    r"^(?:copy|backup)[ _](?:\(\d+\)[ _])?of[ _]"
    rf"|[ ._-](?:old|backup|bak|orig|copy|备份|備份|旧版?|舊版?)(?:[ _-]?\d+)?(?=(?:\.(?:{_ANY}|md))+$)"
    r"|[ _-]*(?:\((?:\d+|[^()]*(?:conflict|冲突|衝突)[^()]*)\)|（\d+）| copy(?: ?\(?\d+\)?)?(?=\.|$)|-? ?(?:的?副本|复制|複製)(?: ?\(?\d+\)?)?"
    r"|\.sync-conflict-[\w-]+|conflicted copy[^.]*)[ _-]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells that a file has changed, without reading it."""

    modified_ns: int
    changed_ns: int
    size: int
    inode: int


@dataclass(frozen=True, slots=True)
class PageFile:
    """A file that is meant to be a page."""

    path: Path
    relative: str  # to the knowledge folder, with forward slashes
    page: str  # the id of the page
    language: Language
    stamp: Stamp


@dataclass(frozen=True, slots=True)
class Found:
    """What a folder holds."""

    files: tuple[PageFile, ...]
    closed: tuple[str, ...]  # the folders in it that cannot be looked into
    problems: tuple[Problem, ...]

    def tells_of(self, path: str) -> bool:
        """Whether a problem says why a page is not among the files; otherwise it is not there."""
        return any(problem.path == path for problem in self.problems) or any(
            folder == "." or path.startswith(f"{folder}/") for folder in self.closed
        )


def find_pages(folder: Path) -> Found:
    """Every file that is or pretends to be a page, sorted by name within its folder.

    Raises:
        KnowledgeError: the folder itself cannot be read.
    """
    if not folder.is_dir():
        raise KnowledgeError(f"KNOWLEDGE_DIR: there is no folder {folder}; name the folder with the pages.")
    if not os.access(folder, os.R_OK | os.X_OK):
        raise KnowledgeError(f"KNOWLEDGE_DIR: {folder} cannot be read; give the bot's account permission to.")
    problems: list[Problem] = []
    closed: list[str] = []
    files = [
        file
        for path in _paths(folder, folder, closed, problems)
        if (file := _page_file(path, path.relative_to(folder).as_posix(), problems))
    ]
    return Found(tuple(files), tuple(closed), tuple(problems))


def stamp_of(path: Path) -> Stamp:
    """Raises OSError where there is no such file, or none that can be looked at."""
    return _stamp(path.stat())


def _stamp(status: os.stat_result) -> Stamp:
    return Stamp(status.st_mtime_ns, status.st_ctime_ns, status.st_size, status.st_ino)


def language_of_name(name: str) -> Language | None:
    return next((language for language in LANGUAGES if name[1:].endswith(f".{language}.md")), None)


def _paths(folder: Path, root: Path, closed: list[str], problems: list[Problem]) -> Iterator[Path]:
    relative = folder.relative_to(root).as_posix()
    try:
        with os.scandir(folder) as listing:
            entries = sorted(listing, key=lambda entry: entry.name)
    except OSError as trouble:
        closed.append(relative)
        problems.append(unreadable(relative, trouble))
        return
    for entry in entries:
        path, name = Path(entry.path), entry.name.lower()
        if name.startswith(("_", ".", "~$")) or name == "readme.md":
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _paths(path, root, closed, problems)
        elif name.endswith(".md") or _copied_from(entry.name):
            yield path
        elif name.endswith(_OTHER_TEXTS):
            problems.append(_other_text(path.relative_to(root).as_posix()))
        elif entry.is_symlink() and path.is_dir():  # it may lead out of the folder, or in a circle
            problems.append(_link(path.relative_to(root).as_posix()))


def _page_file(path: Path, relative: str, problems: list[Problem]) -> PageFile | None:
    if original := _copied_from(path.name):
        problems.append(_copy(relative, original))
        return None
    if not (language := language_of_name(path.name)):
        problems.append(misnamed(path, relative))
        return None
    try:
        status = path.lstat()
    except FileNotFoundError:  # gone since its folder was listed
        return None
    except OSError as trouble:
        problems.append(unreadable(relative, trouble))
        return None
    if stat.S_ISLNK(status.st_mode):
        problems.append(_link(relative))
    elif not stat.S_ISREG(status.st_mode):  # a pipe, say, which could be read for ever
        problems.append(_no_file(relative))
    elif status.st_size > LARGEST_PAGE:
        problems.append(_too_large(relative))
    else:
        return PageFile(
            path, relative, unicodedata.normalize("NFC", path.name[:-6]), language, _stamp(status)
        )
    return None


def _copied_from(name: str) -> str | None:
    """The page that a file's name shows it to be a copy of: a second download, a backup, a conflict of two computers."""
    if marked := _COPY_MARK.search(name):
        name = name[: marked.start()] + name[marked.end() :]
        found = re.fullmatch(rf"(?P<page>[^.].*?\.(?:{_ANY}))(?:\.md)?(?:\.md)?", name.strip(" -_"), re.I)
        return f"{found['page']}.md" if found else None
    backup = re.fullmatch(
        rf"(?P<page>.+\.(?:{_ANY})\.md)(?:~|\.(?:txt|bak|tmp|old|orig|swp|docx?))", name, re.I
    )
    return backup["page"] if backup else None


def _other_text(path: str) -> Problem:
    en = "save it as plain text under a name that ends in .en.md or .zh.md"
    zh = "请另存为纯文本，文件名以 .en.md 或 .zh.md 结尾"
    if path.lower().endswith(_IMPORTED):
        en, zh = "make a draft page of it with `sanming-bot import`", "请用 `sanming-bot import` 转成草稿"
    return note(
        "other-text",
        path,
        None,
        f"is no page and is not read; {en}, or move it away.",
        f"不是页面，不会被读取；{zh}，或移到别处。",
    )


def _copy(path: str, original: str) -> Problem:
    return note(
        "copy",
        path,
        None,
        f"looks like a copy of {original} and is not used; delete it, or name it {original} if it is the right one "
        "(a page of its own needs another name).",
        f"看起来是 {original} 的副本，没有使用；请删除，如果它才是正确的版本，请改名为 {original}"
        "（如果是另一个页面，请换个名称）。",
    )


def _link(path: str) -> Problem:
    return error(
        "link",
        path,
        None,
        "is a link to another file; put the file itself here.",
        "是指向别处的链接；请把文件本身放在这里。",
    )


def _no_file(path: str) -> Problem:
    return error("no-file", path, None, "is no ordinary file; remove it.", "不是普通文件；请移走。")


def _too_large(path: str) -> Problem:
    return error(
        "large",
        path,
        None,
        f"is larger than {LARGEST_PAGE // 1_000_000} MB; split it into pages of one subject each.",
        f"超过 {LARGEST_PAGE // 1_000_000} MB；请按主题拆成几个页面。",
    )
