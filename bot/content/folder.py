"""The knowledge folder, read again and again while the bot runs.

Only files that changed are read anew. What breaks keeps its last good version in service: a page, a list of `_bot/`,
the contact, and everything when the folder itself is gone.
"""

import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Generic, TypeVar

from bot.content.document import Document
from bot.content.files import Found, PageFile, Stamp, find_pages, stamp_of
from bot.content.hosts import HOSTS_FILE, Hosts, read_hosts
from bot.content.library import Library, assemble
from bot.content.page import read_page
from bot.content.problems import Problem, error, unreadable
from bot.content.vocabulary import HANDOFF_FILE, VOCABULARY_FILE, Group, Vocabulary, read_groups
from bot.errors import KnowledgeError

GONE_FOR_GOOD_SECONDS = 1.0
"""A page that is away for less is being saved: many editors delete a file and put the new one in its place."""
DROPPED_SECONDS = 60.0
DROPPED_SHARE = 1 / 3
"""More pages than this share do not vanish within DROPPED_SECONDS because somebody deletes them: a share dropped."""
COARSEST_CLOCK_SECONDS = 2.0
"""How coarsely file systems note the time of a change (FAT: two seconds). A file that changed less than that before
it was read may have changed again without a trace; Git calls such an entry “racily clean”, and reads it again too.
"""

WHOLE = "the whole folder · 整个文件夹"
"""Where a problem is that no file has."""

T = TypeVar("T")
_Outcome = tuple[T, Sequence[Problem]]


def load_library(folder: Path) -> Library:
    """The folder as it stands.

    Raises:
        KnowledgeError: the folder itself cannot be read.
    """
    return Folder(folder).read()


@dataclass(frozen=True, slots=True)
class _Version(Generic[T]):
    """What is in service of a file: its last version without an error, or what could be made of it."""

    stamp: Stamp | None  # None where there is no such file
    settled: bool  # whether every later change will change the stamp
    value: T
    good: bool
    problems: tuple[
        Problem, ...
    ]  # of the file as it stands, which may be a later version than the one in service


class Folder:
    """A folder, and what was read of it before. Belongs to one thread at a time."""

    def __init__(self, path: Path, clock: Callable[[], float] = time.monotonic) -> None:
        """The clock gives seconds."""
        self.path = path
        self._clock = clock
        self._pages: dict[str, _Version[Document | None]] = {}
        self._groups: dict[str, _Version[tuple[Group, ...]]] = {}
        self._hosts: dict[str, _Version[Hosts | None]] = {}
        self._away_since: dict[str, float] = {}
        self._names: deque[tuple[float, frozenset[str]]] = deque()
        self._last: Library | None = None

    @property
    def is_unsettled(self) -> bool:
        """Whether a file is away that may come back: to be read again after GONE_FOR_GOOD_SECONDS."""
        return bool(self._away_since)

    def read(self) -> Library:
        """The folder as it stands, with the last good version of what broke since it was first read.

        Raises:
            KnowledgeError: the folder cannot be read, and could not before.
        """
        try:
            found = find_pages(self.path)
        except KnowledgeError:
            if self._last is None:
                raise
            return self._as_before(_folder_gone())
        if dropped := self._dropped(found):
            return self._as_before(_pages_dropped(dropped))
        self._read_pages(found)
        self._last = self._with_a_contact(self._assembled(found))
        return self._last

    def _as_before(self, problem: Problem) -> Library:
        assert self._last is not None
        return replace(self._last, problems=(problem, *self._last.problems))

    def _dropped(self, found: Found) -> int:
        """How many pages vanished within DROPPED_SECONDS, where they are too many to have been deleted; else 0.

        Pages are told by their names: a folder that is renamed drops none.
        """
        now = self._clock()
        excused = (path for path in self._pages if found.tells_of(path))
        here = frozenset(_name(path) for path in (*(file.relative for file in found.files), *excused))
        while len(self._names) > 1 and self._names[1][0] <= now - DROPPED_SECONDS:
            self._names.popleft()
        for _, before in self._names:
            if len(before - here) > len(before) * DROPPED_SHARE:
                return len(before - here)
        self._names.append((now, here))
        return 0

    def _read_pages(self, found: Found) -> None:
        for file in found.files:
            before = self._pages.get(file.relative)
            self._pages[file.relative] = _updated(before, file.stamp, partial(_read, file))
        here = {file.relative for file in found.files}
        for path in [path for path in self._pages if not found.tells_of(path)]:
            if path in here:
                self._away_since.pop(path, None)
            elif self._is_gone(path):
                del self._pages[path]

    def _is_gone(self, path: str) -> bool:
        """Whether a file that is not there has been away for long enough."""
        now = self._clock()
        gone = now - self._away_since.setdefault(path, now) >= GONE_FOR_GOOD_SECONDS
        if gone:
            del self._away_since[path]
        return gone

    def _assembled(self, found: Found) -> Library:
        vocabulary, handoff = (
            self._list(self._groups, file, partial(read_groups, self.path, file))
            for file in (VOCABULARY_FILE, HANDOFF_FILE)
        )
        hosts = self._list(self._hosts, HOSTS_FILE, partial(read_hosts, self.path))
        pages = [self._pages[path] for path in sorted(self._pages, key=lambda path: path.split("/"))]
        in_service = {page.value.path for page in pages if page.value}
        problems = [*vocabulary.problems, *handoff.problems, *hosts.problems]
        problems += [_staying(p) if p.path in in_service else p for p in found.problems]
        for page in pages:
            problems += page.problems
        lists = Vocabulary(vocabulary.value, handoff.value)
        documents = [page.value for page in pages if page.value]
        place = {document.path: number for number, document in enumerate(documents)}
        used = {document.path for document in self._last.documents} if self._last else set()
        # Of one name, the one in service stays.
        documents.sort(key=lambda document: document.path not in used)
        library = assemble(documents, problems, lists, hosts.value, self.path.name or ".")
        in_order = sorted(library.documents, key=lambda document: place[document.path])
        return replace(library, documents=tuple(in_order))

    def _list(
        self, versions: dict[str, _Version[T]], file: str, read: Callable[[], _Outcome[T]]
    ) -> _Version[T]:
        """One of the lists in `_bot/` as it stands."""
        before = versions.get(file)
        try:
            stamp = stamp_of(self.path / file)
            self._away_since.pop(file, None)
        except OSError:
            stamp = None
            if before and before.stamp and not self._is_gone(file):
                return before
        versions[file] = _updated(before, stamp, read)
        return versions[file]

    def _with_a_contact(self, library: Library) -> Library:
        """With the contact pages of before where those of now cannot be used: there is always somebody to ask."""
        if library.contact or not self._last or not self._last.contact:
            return library
        before = tuple(document for document in self._last.documents if document.contact)
        problems = tuple(_staying(p) if p.kind in ("contact", "no-contact") else p for p in library.problems)
        return replace(library, documents=(*before, *library.documents), problems=problems)


def _updated(before: _Version[T] | None, stamp: Stamp | None, read: Callable[[], _Outcome[T]]) -> _Version[T]:
    """The version of before where the stamp says that nothing changed, or what changed cannot be used."""
    if before and before.settled and before.stamp == stamp:
        return before
    settled = not stamp or time.time() - stamp.modified_ns / 1e9 > COARSEST_CLOCK_SECONDS
    value, problems = read()
    errors = [problem for problem in problems if problem.severity == "error"]
    if any(problem.kind == "unreadable" for problem in errors):
        settled = False  # a permission that is given leaves no trace in the stamp
    if errors and before and before.good:
        return replace(before, stamp=stamp, settled=settled, problems=tuple(_staying(p) for p in problems))
    return _Version(stamp, settled, value, not errors, tuple(problems))


def _read(file: PageFile) -> _Outcome[Document | None]:
    try:
        raw = file.path.read_bytes()
    except OSError as trouble:
        return None, [unreadable(file.relative, trouble)]
    return read_page(raw, file.relative, file.page, file.language)


def _name(path: str) -> str:
    return path.rpartition("/")[2]


def _staying(problem: Problem) -> Problem:
    """An error of which nobody who asks notices anything yet."""
    if problem.severity != "error":
        return problem
    return replace(
        problem,
        en=f"{problem.en} Until then, or until the bot is started anew, the version before stays in use.",
        zh=f"{problem.zh}在改正之前（或机器人重新启动之前）仍使用上一个版本。",
    )


def _folder_gone() -> Problem:
    return error(
        "folder",
        WHOLE,
        None,
        "the knowledge folder cannot be read (a share that dropped?); make it readable again. "
        "Until then everything stays in use as it was.",
        "知识文件夹无法读取（共享断开了吗？）；请恢复。在此之前全部内容保持原样。",
    )


def _pages_dropped(count: int) -> Problem:
    return error(
        "folder",
        WHOLE,
        None,
        f"{count} files vanished at once (a share that dropped?); bring them back. Until then everything stays in use "
        "as it was. If they were deleted on purpose, start the bot anew.",
        f"一下子少了{count}个文件（共享断开了吗？）；请恢复。在此之前全部内容保持原样。如果是有意删除的，请重新启动机器人。",
    )
