"""`sanming-bot check`: what is wrong in the knowledge folder, in words for those who keep it."""

from collections.abc import Iterator, Sequence

from bot.content.library import Library
from bot.content.problems import Problem

SHOWN = 3
"""Places named in a folded line of notes."""


def report(library: Library, *, every_note: bool) -> Iterator[str]:
    """The lines of the report: errors one by one, notes of a kind folded into one unless all are wanted."""
    errors = [problem for problem in library.problems if problem.severity == "error"]
    notes = [problem for problem in library.problems if problem.severity == "note"]
    for problem in errors:
        yield from _whole(problem, "error", "错误")
    if every_note:
        for problem in notes:
            yield from _whole(problem, "note", "提示")
    else:
        kinds: dict[str, list[Problem]] = {}
        for problem in notes:
            kinds.setdefault(problem.kind, []).append(problem)
        for alike in kinds.values():
            yield from _folded(alike) if len(alike) > 1 else _whole(alike[0], "note", "提示")
    pages = len({document.id for document in library.documents})
    yield (
        f"{len(library.documents)} files ({pages} pages) are in use; {len(errors)} errors, {len(notes)} notes. "
        f"使用中的文件 {len(library.documents)} 个（页面 {pages} 个）；错误 {len(errors)} 个，提示 {len(notes)} 个。"
    )


def _whole(problem: Problem, en: str, zh: str) -> Iterator[str]:
    yield f"{problem.place}: {en}: {problem.en}"
    yield f"    {zh}：{problem.zh}"


def _folded(alike: Sequence[Problem]) -> Iterator[str]:
    places = ", ".join(problem.place for problem in alike[:SHOWN])
    more = f" … (+{len(alike) - SHOWN}; --all)" if len(alike) > SHOWN else ""
    yield f"note: {len(alike)} × {alike[0].en}  {places}{more}"
    yield f"    提示：{alike[0].zh}"
