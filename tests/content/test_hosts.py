from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.folder import load_library
from bot.content.hosts import HOSTS_FILE, Hosts, read_hosts
from tests.pages import write_pages

PAGE = """---
title: Market
source: https://copy.example/market
---

The market opens at six.

Source: Lanport Gazette, 2026, https://news.gazette.example/market

Fish is sold until noon.

Source: Fish blog, 2025, https://blog.example/fish

Bread is sold all day.
"""


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("https://gov.example/page", True),
        ("https://www.gov.example:8080/page", True),
        ("https://WWW.Gov.Example/page", True),
        ("https://notgov.example/page", False),
        ("https://gov.example.evil.example/", False),
        ("https://user@evil.example/gov.example", False),
        ("https://[broken/", False),
    ],
)
def test_a_host_covers_the_ones_below_it(url: str, shown: bool) -> None:
    assert Hosts(frozenset({"gov.example"})).cover(url) is shown


def test_a_link_to_a_host_that_is_not_listed_is_not_shown_and_its_source_stays(tmp_path: Path) -> None:
    write_pages(tmp_path, {"market.en.md": PAGE, HOSTS_FILE: "# ours\n- gazette.example\n"})
    library = load_library(tmp_path)
    page = library.document("market", "en")
    assert page
    assert [(p.source.name, p.source.url) for p in page.passages] == [
        ("Lanport Gazette", "https://news.gazette.example/market"),
        ("Fish blog", None),
        (None, None),
    ]
    hidden = [(p.path, p.line) for p in library.problems if p.kind == "hidden-link"]
    assert hidden == [("market.en.md", None), ("market.en.md", 10)]


def test_without_a_list_every_link_is_shown(tmp_path: Path) -> None:
    write_pages(tmp_path, {"market.en.md": PAGE})
    page = load_library(tmp_path).document("market", "en")
    assert page
    assert [p.source.url for p in page.passages if p.source.url is None] == []


@pytest.mark.parametrize(
    ("text", "names", "lines"),
    [
        ("- www.gov.cn\n- no host\n- a: b\n", {"www.gov.cn"}, [2, 3]),
        ("www.gov.cn\n", None, [1]),
        ("# nothing\n", None, []),
        ('- "unclosed\n', None, [1]),
    ],
)
def test_a_bad_line_costs_that_line(
    tmp_path: Path, text: str, names: set[str] | None, lines: list[int]
) -> None:
    write_pages(tmp_path, {HOSTS_FILE: text})
    hosts, problems = read_hosts(tmp_path)
    assert (hosts and set(hosts.names), [problem.line for problem in problems]) == (names, lines)


@given(st.binary())
def test_any_bytes_give_hosts_or_a_problem(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    folder = tmp_path_factory.mktemp("hosts")
    (folder / "_bot").mkdir()
    (folder / HOSTS_FILE).write_bytes(raw)
    hosts, _ = read_hosts(folder)
    for name in hosts.names if hosts else ():
        assert name == name.strip().lower()
