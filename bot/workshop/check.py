"""`sanming-bot check`: what is wrong in the knowledge folder, in words for those who keep it."""

import datetime as dt
from collections.abc import Iterator, Sequence

from bot.content.document import Dated
from bot.content.library import Library
from bot.content.problems import Problem, note
from bot.workshop.pairs import differences
from bot.workshop.years import without_year

DAYS_AHEAD = 7
"""A date may lie so far ahead: of what is announced for next week, or read where it is tomorrow already."""
SHOWN = 3
"""Places named in a folded line of notes."""


def every_problem(library: Library, today: dt.date) -> Sequence[Problem]:
    """Those of the library itself, and those that only reading its sentences or the calendar shows."""
    return (*library.problems, *differences(library), *without_year(library), *ahead(library, today))


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


def left_out(library: Library) -> Iterator[str]:
    """The errors of a folder, for commands that go on without the pages that have them; ends in a blank line."""
    errors = [problem for problem in library.problems if problem.severity == "error"]
    for problem in errors[:SHOWN]:
        yield from _whole(problem, "error, not in use", "错误，未使用")
    if errors:
        yield f"{_count(len(errors), 'error')}: run `sanming-bot check`. 错误 {len(errors)} 个：请运行 `sanming-bot check`。"
        yield ""


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


def ahead(library: Library, today: dt.date) -> Iterator[Problem]:
    """Dates of what was that are still to come. A note, since a clock that is wrong must not take pages away."""
    latest = today + dt.timedelta(days=DAYS_AHEAD)
    for document in library.documents:
        for dated in document.dated:
            if dated.date.earliest_day() > latest:
                yield _to_come(document.path, dated)


def _to_come(path: str, dated: Dated) -> Problem:
    en = "write the day of the event or the source (of what is only announced, the day on which it was)"
    zh = "请写事件或来源的日期（预告的事，请写发布预告的日期）"
    return note(
        "ahead",
        path,
        dated.line,
        f"the date {dated.date} is still to come, and answers would give it; {en}.",
        f"日期 {dated.date} 还没有到，回答时会照样写出；{zh}。",
        (
            f"a date is still to come, and answers would give it; {en}.",
            f"日期还没有到，回答时会照样写出；{zh}。",
        ),
    )


def due(library: Library, today: dt.date) -> Sequence[Problem]:
    """Pages that have lapsed or are to be looked at again, the longest overdue first."""
    found = [
        (date, document, en, zh)
        for document in library.documents
        for date, en, zh in (
            (document.upkeep.valid_until, "lapsed after", "已过期"),
            (document.upkeep.review_by, "was to be checked again by", "应重新核对"),
        )
        if date and date.latest_day() < today
    ]
    found.sort(key=lambda item: (item[0], item[1].path))
    return [
        note(
            "due",
            document.path,
            None,
            f"{en} {date}; compare it with its sources and give it a new date.",
            f"{zh}（{date}）；请与来源核对并写上新的日期。",
        )
        for date, document, en, zh in found
    ]


def stale(library: Library, today: dt.date) -> Iterator[str]:
    """`due` in lines."""
    found = due(library, today)
    for problem in found:
        yield f"{problem.place}: {problem.en} · {problem.zh}"
    yield f"{_count(len(found), 'date')} passed. 到期 {len(found)} 项。"


def unchecked(library: Library) -> Iterator[str]:
    """Pages that nobody has checked, those on rules first."""
    found = [d for d in library.documents if not (d.upkeep.checked_by and d.upkeep.checked_on)]
    for document in sorted(found, key=lambda d: (not d.holds_rules, d.path)):
        yield document.path
    yield (
        f"{_count(len(found), 'file')} without “checked_by” and “checked_on”. "
        f"{len(found)} 个文件没有填写 checked_by 和 checked_on。"
    )
