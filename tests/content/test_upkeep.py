import datetime as dt
from pathlib import Path

import pytest

from bot.content.folder import load_library
from bot.dialogue.conversation import respond
from bot.dialogue.messages import Question, State
from bot.dialogue.plain import plain_text
from bot.search.index import Index
from bot.workshop.check import every_problem, stale, unchecked
from tests.command_line import bot, folder_with_pages
from tests.pages import write_pages

PAGES = {
    "ferry.en.md": """---
title: The ferry permit
topics: [permits]
date: 2026-03-01
valid_until: 2026-09
review_by: 2026-08-01
checked_by: Ann Lee
checked_on: 2026-03-02
---

A ferry permit costs 40 marks.
""",
    "ferry.zh.md": """---
title: 渡船许可
topics: [permits]
date: 2026-03-01
valid_until: 2026-09
review_by: 2027-08-01
checked_by:
checked_on:
---

渡船许可费用为40马克。
""",
    "mill.en.md": "---\ntitle: Mill\nsection: process\ndate: 2026-01-01\n---\n\nThe mill is sold by auction.\n",
    "bell.en.md": "---\ntitle: Bell\nvalid_until: soon\n---\n\nThe bell rings at noon.\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_pages(tmp_path, PAGES)


@pytest.mark.parametrize(
    ("question", "day", "begins"),
    [
        ("What does a ferry permit cost?", dt.date(2026, 9, 30), "A ferry permit costs 40 marks."),
        (
            "What does a ferry permit cost?",
            dt.date(2026, 10, 1),
            "No longer valid, lapsed after September 2026: A ferry permit costs 40 marks.",
        ),
        (
            "渡船许可多少马克？",
            dt.date(2026, 10, 1),
            "以下内容的有效期至2026年9月，现已过期：渡船许可费用为40马克。",
        ),
    ],
)
def test_a_lapsed_page_is_never_quoted_as_current(
    folder: Path, question: str, day: dt.date, begins: str
) -> None:
    now = dt.datetime.combine(day, dt.time(12), dt.UTC)
    reply = respond(Question(question, "test:1:0:1", now), State(), Index(load_library(folder)), 30).reply
    assert plain_text(reply).startswith(begins)


def test_what_is_due_is_listed_oldest_first(folder: Path) -> None:
    assert [line.partition(":")[0] for line in stale(load_library(folder), dt.date(2026, 11, 24))][:-1] == [
        "ferry.en.md",
        "ferry.en.md",
        "ferry.zh.md",
    ]


def test_what_nobody_checked_is_listed_rules_first(folder: Path) -> None:
    assert list(unchecked(load_library(folder)))[:2] == ["ferry.zh.md", "mill.en.md"]
    assert "ferry.en.md" not in list(unchecked(load_library(folder)))


def test_a_page_on_rules_without_a_day_of_review_is_noted(folder: Path) -> None:
    problems = load_library(folder).problems
    assert [p.path for p in problems if p.kind == "review"] == ["mill.en.md"]
    assert [(p.path, p.line) for p in problems if p.kind == "field"] == [("bell.en.md", 3)]


@pytest.mark.parametrize(
    ("date", "is_noted"),
    [
        ("2026-11-24", False),
        ("2026-12-01", False),
        ("2026-12-02", True),
        ("2026-12", False),
        ("2027-01", True),
        ("2026", False),
        ("2027", True),
        ("2062-11-18", True),
    ],
)
def test_a_date_that_is_still_to_come_is_noted_with_its_line(
    tmp_path: Path, date: str, is_noted: bool
) -> None:
    page = (
        f"---\ntitle: Fair\ndate: {date}\nchecked_on: {date}\nvalid_until: 2090\nreview_by: 2080-01-01\n---\n\n"
        f"The fair opened.\n\nSource: Lanport Gazette, {date}\n\nIt closed.\n\nSource: Lanport Gazette, 2020\n"
    )
    library = load_library(write_pages(tmp_path, {"fair.en.md": page}))
    found = [p for p in every_problem(library, dt.date(2026, 11, 24)) if p.kind == "ahead"]
    assert [(p.severity, p.path, p.line) for p in found] == [
        ("note", "fair.en.md", line) for line in (3, 4, 11) if is_noted
    ]
    assert all(date in text for problem in found for text in (problem.en, problem.zh))


def test_the_command_line_names_a_date_that_is_still_to_come(tmp_path: Path) -> None:
    page = "---\ntitle: Fair\ndate: 9062-11-18\n---\n\nThe fair opened.\n"
    write_pages(folder_with_pages(tmp_path) / "pages", {"fair.en.md": page})
    assert (
        "fair.en.md:3: note: the date 9062-11-18 is still to come" in bot(tmp_path, "check", "--all").stdout
    )


@pytest.mark.parametrize("flag", ["--stale", "--unchecked"])
def test_the_command_line_lists_them(tmp_path: Path, flag: str) -> None:
    write_pages(folder_with_pages(tmp_path) / "pages", PAGES)
    done = bot(tmp_path, "check", flag)
    assert (done.returncode, "ferry.zh.md" in done.stdout) == (0, True)


@pytest.mark.parametrize(
    ("name", "line", "noted"),
    [
        ("x.en.md", "Source: Lanport Gazette", True),
        ("x.en.md", "Source: Lanport Gazette, undated", False),
        ("x.en.md", "Source: Lanport Gazette, Undated, https://gazette.example/port", False),
        ("x.zh.md", "来源：兰港日报，未注明日期", False),
        ("x.zh.md", "来源：兰港日报，日期不详，https://gazette.example/port", False),
    ],
)
def test_a_source_line_may_say_that_there_is_no_date(
    tmp_path: Path, name: str, line: str, noted: bool
) -> None:
    page = f"---\ntitle: Harbour\n---\n\nThe harbour is deep.\n\n{line}\n"
    library = load_library(write_pages(tmp_path, {name: page}))
    assert [p.path for p in library.problems if p.kind == "date"] == [name] * noted
    assert library.documents[0].passages[0].source.date is None
