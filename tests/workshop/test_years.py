from pathlib import Path

import pytest

from bot.content.folder import load_library
from bot.workshop.years import without_year
from tests.pages import write_pages


@pytest.mark.parametrize(
    ("name", "text", "noted"),
    [
        ("x.en.md", "The harbour has 14 berths.", True),
        ("x.en.md", "The harbour had 14 berths in 2024.", False),
        ("x.en.md", "The harbour has two berths.", False),
        ("x.en.md", "The harbour was founded in AD 260.", False),
        ("x.zh.md", "港口始于1086年。", False),
        ("x.en.md", "The rate is 7.5 %.", True),
        ("x.en.md", "Write to desk@lanport.example.", False),
        ("x.en.md", "The harbour has 14 berths.\n\nSource: Lanport Gazette, undated", False),
        ("x.en.md", "The harbour has 14 berths.\n\nSource: Lanport Gazette, 5 May 2026", True),
        ("x.zh.md", "港口有14个泊位。", True),
        ("x.zh.md", "2024年港口有14个泊位。", False),
        ("x.zh.md", "港口有14个泊位。\n\n来源：兰港日报，未注明日期", False),
    ],
)
def test_a_sentence_with_a_figure_and_no_year_is_noted(
    tmp_path: Path, name: str, text: str, noted: bool
) -> None:
    library = load_library(write_pages(tmp_path, {name: f"---\ntitle: Harbour\n---\n\n{text}"}))
    assert [(problem.path, problem.line) for problem in without_year(library)] == [(name, 5)] * noted


def test_the_bots_own_matters_need_no_year(tmp_path: Path) -> None:
    library = load_library(
        write_pages(tmp_path, {"x.en.md": "---\nsection: about\n---\n\nIt reads 14 pages."})
    )
    assert list(without_year(library)) == []
