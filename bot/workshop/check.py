"""`sanming-bot check`: what is wrong in the knowledge folder, in words for those who keep it."""

from collections.abc import Iterator, Sequence

from bot.content.library import Library
from bot.content.problems import Problem

SHOWN = 3
"""Places named in a folded line of notes."""


def report(library: Library, *, every_note: bool) -> Iterator[str]:
    """The lines of the report: errors one by one, notes that say the same folded into one unless all are wanted."""
    errors = [problem for problem in library.problems if problem.severity == "error"]
    notes = [problem for problem in library.problems if problem.severity == "note"]
    for problem in errors:
        yield from _whole(problem, "error", "错误")
    if every_note:
        for problem in notes:
            yield from _whole(problem, "note", "提示")
    else:
        groups: dict[tuple[str, str], list[Problem]] = {}
        for problem in notes:
            groups.setdefault(problem.folded, []).append(problem)
        for alike in groups.values():
            yield from _folded(alike) if len(alike) > 1 else _whole(alike[0], "note", "提示")
    yield _totals(library, len(errors), len(notes))


def _whole(problem: Problem, en: str, zh: str) -> Iterator[str]:
    yield f"{problem.place}: {en}: {problem.en}"
    yield f"    {zh}：{problem.zh}"


def _folded(alike: Sequence[Problem]) -> Iterator[str]:
    en, zh = alike[0].folded
    places = ", ".join(problem.place for problem in alike[:SHOWN])
    more = f" … (+{len(alike) - SHOWN}; --all)" if len(alike) > SHOWN else ""
    yield f"note: {len(alike)} × {en}  {places}{more}"
    yield f"    提示：{zh}"


def _totals(library: Library, errors: int, notes: int) -> str:
    files = len(library.documents)
    pages = len({document.id for document in library.documents})
    are = "is" if files == 1 else "are"
    return (
        f"{_count(files, 'file')} ({_count(pages, 'page')}) {are} in use; "
        f"{_count(errors, 'error')}, {_count(notes, 'note')}. "
        f"使用中的文件 {files} 个（页面 {pages} 个）；错误 {errors} 个，提示 {notes} 个。"
    )


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
