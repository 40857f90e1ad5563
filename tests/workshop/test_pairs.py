"""The two languages of a page compared, with every kind of slip that a typing hand makes."""

from pathlib import Path

import pytest

from bot.content.folder import load_library
from bot.workshop.pairs import differences
from tests.command_line import bot, folder_with_pages
from tests.pages import write_pages

EN = (
    "# Mill\n\nThe mill of Lanport had 77.12 percent of the trade in 2024 and made 1.05 billion marks.\n\n"
    "The mill opened on 20 December 2014 with eleven looms on 233 mu (about 15.5 ha).\n\n"
    "Write to mill@lanport.example or call 0086-20-87654321, see https://mill.example/a.\n"
)
ZH = (
    "# 工厂\n\n2024年，兰港工厂占贸易额的77.12%，产值10.5亿马克。\n\n"
    "工厂于2014年12月20日开业，有十一台织机，占地233亩。\n\n"
    "请写信给mill@lanport.example，或致电0086-20-87654321，见https://mill.example/a。\n"
)


def told(folder: Path, en: str, zh: str) -> list[tuple[str, str]]:
    """Of each difference the place and what is said."""
    write_pages(folder, {"mill.en.md": en, "mill.zh.md": zh})
    return [(p.place, p.en) for p in differences(load_library(folder)) if "mill" in p.path]


def test_a_pair_that_agrees_is_not_reported(tmp_path: Path) -> None:
    assert told(tmp_path, EN, ZH) == []


@pytest.mark.parametrize(
    ("right", "wrong", "line", "figure"),
    [
        ("77.12%", "77.21%", 3, "77.12"),
        ("10.5亿", "105亿", 3, "1.05 billion · 10.5亿"),
        ("10.5亿", "10.5万", 3, "1.05 billion · 10.5亿"),
        ("2024年", "2023年", 3, "2024"),
        ("12月20日", "11月20日", 5, "month 12"),
        ("十一台", "十二台", 5, "11"),
        ("233亩", "223亩", 5, "233"),
        ("0086-20-87654321", "0086-20-87654312", 7, "87654321"),
        ("mill@lanport", "mil@lanport", 7, "mill@lanport.example"),
        ("mill.example/a", "mill.example/b", 7, "https://mill.example/a"),
    ],
)
def test_a_slip_is_named_with_both_places(
    tmp_path: Path, right: str, wrong: str, line: int, figure: str
) -> None:
    found = told(tmp_path, EN, ZH.replace(right, wrong))
    place, text = found[0]
    assert place == f"mill.en.md:{line}"
    assert figure in text
    assert f"mill.zh.md (line {line})" in text
    assert found[1][0] == f"mill.zh.md:{line}"


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        ("233 mu (about 15.5 ha)", False),
        ("233 mu (about 15.6 ha)", True),
        ("233 mu (about 16 ha)", False),
        ("4.64 million mu (about 309,000 ha)", False),
        ("4.64 million mu (about 30,900 ha)", True),
        ("300 mu (20 ha)", False),
    ],
)
def test_hectares_beside_mu_are_recomputed(tmp_path: Path, written: str, wrong: bool) -> None:
    write_pages(
        tmp_path, {"mill.en.md": f"# Mill\n\nIt covers {written}.\n", "mill.zh.md": "# 工厂\n\n占地。\n"}
    )
    found = [p.kind for p in differences(load_library(tmp_path)) if p.kind == "hectares"]
    assert found == (["hectares"] if wrong else [])


def test_check_prints_differences_and_strict_counts_them(tmp_path: Path) -> None:
    write_pages(
        folder_with_pages(tmp_path) / "pages", {"mill.en.md": EN, "mill.zh.md": ZH.replace("77.12", "77.21")}
    )
    done = bot(tmp_path, "check", "--all")
    assert "mill.en.md:3: note: has 77.12, which mill.zh.md (line 3) has not" in done.stdout
    assert "这里有 77.21，而 mill.en.md（第 3 行）没有" in done.stdout
    assert (done.returncode, bot(tmp_path, "check", "--strict").returncode) == (0, 1)
