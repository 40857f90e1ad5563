"""What happens when the knowledge folder has changed: it goes into service, the report is written, the
administrators are told what is new.
"""

import datetime as dt
import logging
import re
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from bot.content.document import Contact
from bot.content.folder import GONE_FOR_GOOD_SECONDS, Folder
from bot.content.library import Library
from bot.content.problems import Problem
from bot.replacing import replaced
from bot.workshop.check import due, every_problem
from bot.workshop.corrections import Corrected, corrected, still_has, still_there
from bot.workshop.figures import shown
from bot.workshop.report import LISTED_DAYS, REPORT_FILE, Leftover, report

logger = logging.getLogger(__name__)

SHOWN = 5
"""Problems in one notice; the report has the others."""
LOGGED = 20
"""Files named in one line of the program's log."""


@dataclass(frozen=True, slots=True)
class Told:
    """What is remembered from one run of the bot to the next."""

    contact: Contact | None = None
    problems: tuple[str, ...] = ()
    corrected: tuple[Corrected, ...] = ()


_TOLD = TypeAdapter(Told)


class Live:
    """Keeps the bot in step with its folder. Belongs to one thread."""

    def __init__(
        self,
        folder: Folder,
        library: Library,
        serve: Callable[[Library], None],
        tell: Callable[[str], None],
        memory: Path,
        now: Callable[[], dt.datetime],
    ) -> None:
        """`library` is in service now and `serve` puts a later one there; `tell` gives a text to the administrators;
        `memory` is a file.
        """
        self._folder = folder
        self._library = library
        self._serve = serve
        self._tell = tell
        self._memory = memory
        self._now = now
        self._day: dt.date | None = None  # of the last report
        self._told = _read(memory)

    def run(self, changes: Iterable[None], stop: threading.Event) -> None:
        """Follows the folder until there are no more changes; whatever goes wrong, what is in service stays so."""
        for _ in chain((None,), changes):
            try:
                self.refresh()
                while self._folder.is_unsettled and not stop.wait(GONE_FOR_GOOD_SECONDS / 2):
                    self.refresh()
            except Exception:  # the outermost edge: the bot goes on with what it has
                logger.exception("the knowledge folder could not be taken over")

    def refresh(self) -> None:
        """Takes over what changed since the last time, if anything did."""
        before, library, today = self._library, self._folder.read(), self._now().date()
        if library == before and today == self._day:
            return
        if _content(library) != _content(before):
            self._serve(library)
            logger.info("knowledge: %s", _changed(before, library))
        _log_new_errors(before, library)
        first, self._library, self._day = self._day is None, library, today
        problems = [*every_problem(library, today), *due(library, today)]
        wrong = (*self._told.corrected, *corrected(before, library, today))
        leftovers = _not_yet_said(_leftovers(library, wrong, self._folder.path, today), problems)
        self._write_report(report(library, problems, leftovers, self._now()))
        self._announce(library, problems, leftovers, first=first)

    def _announce(
        self, library: Library, problems: Sequence[Problem], leftovers: Sequence[Leftover], *, first: bool
    ) -> None:
        told, known = self._told, set(self._told.problems)
        new = [problem for problem in problems if _key(problem) not in known]
        if first and not told.problems:  # the first start of all: notes are in the report
            new = [problem for problem in new if problem.severity == "error"]
        new_figures = [
            replace(left, corrected=since)
            for left in leftovers
            if (since := tuple(one for one in left.corrected if one not in told.corrected))
        ]
        text = "\n\n".join(
            (
                *_contact_changed(told.contact, library.contact),
                *_problem_lines(new),
                *_leftover_lines(new_figures),
                *_mended(known, problems),
            )
        )
        self._told = Told(
            library.contact,
            tuple(dict.fromkeys(map(_key, problems))),
            tuple(chain.from_iterable(left.corrected for left in leftovers)),
        )
        _write(self._memory, self._told)
        if text:
            self._tell(text)

    def _write_report(self, html: str) -> None:
        file = self._folder.path / REPORT_FILE
        try:
            with replaced(file) as half:
                half.write_text(html, encoding="utf-8")
        except OSError as trouble:
            logger.warning(
                "%s cannot be written (%s); `sanming-bot check` says what is wrong", file, trouble.strerror
            )


def _content(library: Library) -> tuple[object, ...]:
    return library.documents, library.vocabulary


def _changed(before: Library, after: Library) -> str:
    """What the program's log says of a change."""
    old, new = ({document.path: document for document in library.documents} for library in (before, after))
    names = [
        *(f"+{path}" for path in new if path not in old),
        *(f"-{path}" for path in old if path not in new),
        *(f"~{path}" for path in new if path in old and new[path] != old[path]),
        *(("~_bot/",) if before.vocabulary != after.vocabulary else ()),
    ]
    more = f" … (+{len(names) - LOGGED})" if len(names) > LOGGED else ""
    return f"{len(new)} files are live; {' '.join(names[:LOGGED])}{more}"


def _log_new_errors(before: Library, after: Library) -> None:
    """Each once for whoever watches the program's log, and what was mended; those of the start were logged then."""
    known = {_key(problem) for problem in before.problems}
    for problem in after.problems:
        if problem.severity == "error" and _key(problem) not in known:
            logger.warning("not in use: %s: %s", problem.place, problem.en)
    broken = {problem.path for problem in after.problems if problem.severity == "error"}
    mended = {problem.path for problem in before.problems if problem.severity == "error"} - broken
    for path in sorted(mended):
        logger.info("in use again: %s", path)


def _key(problem: Problem) -> str:
    """The same while the problem stays, though its line may move, or its figure change before both languages agree."""
    what = "" if problem.kind == "pair" else re.sub(r"line [0-9]+", "", problem.en)
    return f"{problem.severity} {problem.kind} {problem.path} {what}"


def _leftovers(
    library: Library, wrong: Iterable[Corrected], folder: Path, today: dt.date
) -> Sequence[Leftover]:
    """Each figure once, with the pages that were corrected, and of their two languages the one that was first; without
    what lapsed or lost its page.
    """
    live = {document.path: document.id for document in library.documents}
    found: dict[str, dict[str, Corrected]] = {}
    for one in wrong:
        if one.path in live and (today - one.since).days <= LISTED_DAYS:
            found.setdefault(one.figure, {}).setdefault(live[one.path], one)
    return [
        left for figure, pages in found.items() if (left := _left_of(library, figure, pages.values(), folder))
    ]


def _left_of(library: Library, figure: str, pages: Iterable[Corrected], folder: Path) -> Leftover | None:
    places = still_there(library, figure, folder)
    there = {path for path, _ in places}
    corrected = tuple(  # it may have been put back meanwhile
        one for one in pages if one.path not in there and not still_has(folder / one.path, figure)
    )
    named = tuple(f"{path}:{line}" for path, line in places)
    return Leftover(figure, corrected, named) if places and corrected else None


def _not_yet_said(leftovers: Iterable[Leftover], problems: Sequence[Problem]) -> Sequence[Leftover]:
    """Without the places in the other language of a page of which it is said already that the two differ in the figure."""
    differ = [problem for problem in problems if problem.kind == "pair"]
    others = (
        replace(
            left, places=tuple(place for place in left.places if not _is_said(left.figure, place, differ))
        )
        for left in leftovers
    )
    return [left for left in others if left.places]


def _is_said(figure: str, place: str, differ: Iterable[Problem]) -> bool:
    """Of “14 metres” it is said of 14."""
    counted = re.match(r"[0-9]+(?=[^0-9.-])", figure)
    said = f" {shown(counted.group() if counted else figure)},"
    return any(problem.place == place and said in problem.en for problem in differ)


# What the administrators read


def _contact_changed(before: Contact | None, now: Contact | None) -> Iterator[str]:
    if before and now and before != now:
        yield (
            f"The contact has changed. 联系方式已更改。\n"
            f"{before.email}, {before.phone} → {now.email}, {now.phone}"
        )


def _problem_lines(problems: Sequence[Problem]) -> Iterator[str]:
    if not problems:
        return
    yield "In the knowledge folder 知识文件夹:"
    worst_first = sorted(problems, key=lambda problem: problem.severity != "error")
    for problem in worst_first[:SHOWN]:
        yield f"{problem.place}: {problem.en}\n{problem.zh}"
    if (more := len(problems) - SHOWN) > 0:
        yield f"{more} more: see {REPORT_FILE}. 另有{more}处，见 {REPORT_FILE}。"


def _leftover_lines(leftovers: Sequence[Leftover]) -> Iterator[str]:
    for left in leftovers[:SHOWN]:
        pages = _first([one.path for one in left.corrected])
        say = "says" if len(left.corrected) == 1 else "say"
        places = _first(left.places)
        yield (
            f"{pages} no longer {say} {shown(left.figure)}; here it still stands: {places}\n"
            f"{pages} 已不再有 {shown(left.figure)}，这些地方仍有：{places}"
        )


def _first(names: Sequence[str]) -> str:
    return ", ".join(names[:SHOWN]) + (" …" if len(names) > SHOWN else "")


def _mended(known: set[str], problems: Sequence[Problem]) -> Iterator[str]:
    were_broken = any(key.startswith("error ") for key in known)
    if were_broken and not any(problem.severity == "error" for problem in problems):
        yield "Nothing in the knowledge folder is broken any more. 知识文件夹中的错误已全部改正。"


# What is remembered


def _read(file: Path) -> Told:
    try:
        return _TOLD.validate_json(file.read_bytes())
    except FileNotFoundError:
        return Told()
    except (OSError, ValidationError):
        logger.warning("%s cannot be read; the administrators may be told some things again", file)
        return Told()


def _write(file: Path, told: Told) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with replaced(file) as half:
            half.write_bytes(_TOLD.dump_json(told))
    except OSError as trouble:
        logger.warning(
            "%s cannot be written (%s); the administrators may be told some things again",
            file,
            trouble.strerror,
        )
