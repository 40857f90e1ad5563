"""A figure found in every form that pages write it in, so that it can be corrected everywhere."""

from pathlib import Path

import pytest

from bot.workshop.find import comparable, found
from tests.command_line import bot, folder_with_pages
from tests.pages import write_pages

EN = """---
title: The mill of Lanport
date: 2014-12-20
---

The mill covers 22,900 square metres, 77.10 percent of the quarter.

It opened on 20 December 2014 with twelve looms on 233 mu (about 15.5 ha) and made 1.05 billion marks.
"""
ZH = """---
title: 兰港工厂
date: 2014-12-20
---

工厂面积2.29万平方米，占城区的77.1%。

工厂于2014年12月20日开业，有十二台织机，占地233亩，产值10.5亿马克。
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    left_out: dict[str, str | bytes] = {
        "_drafts/mill.en.md": EN,
        ".old/mill.en.md": EN,
        "README.md": EN,
        "broken.zh.md": b"\xff\x00\x01",
    }
    return write_pages(tmp_path, {"mill.en.md": EN, "works/mill.zh.md": ZH, **left_out})


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        *((text, [6, 6]) for text in ("2.29万", "22,900", "22900", "２２，９００", "22.9 thousand", "2.29萬")),
        *((text, [6, 6]) for text in ("77.1%", "77.10 per cent", "百分之77.1", "77.1")),
        *((text, [3, 8, 3, 8]) for text in ("2014-12-20", "20 December 2014", "2014年12月20日", "12月20日")),
        *((text, [3, 8, 3, 8]) for text in ("20 December", "December 20, 2014", "2014年12月")),
        *((text, [8, 8]) for text in ("1.05 billion", "10.5亿", "1,050,000,000", "10.5億", "十二台", "233")),
        *((text, [8, 8]) for text in ("twelve looms", "233 mu", "233亩", "233畝", "1.05 billion marks")),
        *((text, [8]) for text in ("15.5 ha", "產值", "Looms On")),
        *((text, []) for text in ("77", "2.9", "05", "23", "233 camels in 1999", "2014-12-21", "77.11", "*")),
    ],
)  # fmt: skip
def test_a_figure_is_found_in_every_form_and_as_a_whole_only(
    folder: Path, text: str, lines: list[int]
) -> None:
    assert [line.number for line in found(folder, text)] == lines


def test_pages_that_are_not_served_are_left_out_and_those_that_cannot_be_read_are_passed(
    folder: Path,
) -> None:
    assert [line.path for line in found(folder, "2.29万")] == ["mill.en.md", "works/mill.zh.md"]


def test_words_with_a_figure_are_found_in_the_other_language_and_no_other_thing_of_that_number(
    folder: Path,
) -> None:
    write_pages(folder, {"inn.en.md": "# Inn\n\nIt has 233 beds.\n", "inn.zh.md": "# 客栈\n\n有233张床。\n"})
    assert [line.path for line in found(folder, "233 beds")] == ["inn.en.md", "inn.zh.md"]
    assert [line.path for line in found(folder, "233张床")] == ["inn.en.md", "inn.zh.md"]


ROADS_EN = """# Roads

At 160 km/h run the trams of Lanport. The market has traders from Norway.

Over 160 Norway-funded firms are in Lanport. It has 2.49 million guests a year.

The quarry gives 160,000 tonnes, the wharf 2.49 percent more, and 160 people work there.
"""
ROADS_ZH = """# 道路

兰港电车时速160公里。市场有挪威商人。

在兰港的挪威企业超过160多家，每年有249万人次。

采石场年产16万吨，有160人。
"""


@pytest.mark.parametrize(
    ("text", "en", "zh"),
    [
        ("160", [3, 5, 7], [3, 5, 7]),
        ("2.49", [5, 7], [5]),  # with its scale it is 249万
        ("249", [5], [5]),
        ("2.4", [], []),
        ("160 Norway", [5], [5]),
        ("160 firms", [5], [5]),
        ("160家", [5], [5]),
        ("160家挪威企业", [5], [5]),
        ("160 km/h", [3], [3]),
        ("160 people", [7], [7]),
        ("160人", [7], [7]),
        ("160个", [5, 7], []),  # a counter without a word in English: whatever is not measured
        ("16万吨", [7], [7]),
        ("160,000 tonnes", [7], [7]),
        ("160 whales", [], []),
    ],
)
def test_a_bare_number_is_found_with_any_unit_and_one_with_a_unit_or_word_only_with_that(
    tmp_path: Path, text: str, en: list[int], zh: list[int]
) -> None:
    folder = write_pages(tmp_path, {"roads.en.md": ROADS_EN, "roads.zh.md": ROADS_ZH})
    lines = [(line.path, line.number) for line in found(folder, text) if line.path.startswith("roads")]
    assert lines == [*(("roads.en.md", line) for line in en), *(("roads.zh.md", line) for line in zh)]


def test_what_is_comparable_is_the_same_in_both_languages() -> None:
    assert comparable("on 6 November 2023, 22.9 thousand, 15 per cent") == "on2023年11月6日,22900,15%"
    assert comparable("２０２３年１１月６日, 2.29萬, 百分之15") == "2023年11月6日,22900,15%"


def test_the_command_prints_place_and_line_and_says_when_there_is_none(tmp_path: Path) -> None:
    write_pages(folder_with_pages(tmp_path) / "pages", {"mill.en.md": EN})
    done = bot(tmp_path, "find", "2.29万")
    assert (done.returncode, done.stdout.splitlines()) == (
        0,
        [
            "mill.en.md:6: The mill covers 22,900 square metres, 77.10 percent of the quarter.",
            "Lines: 1, files: 1. 共 1 行，1 个文件。",
        ],
    )
    assert bot(tmp_path, "find", "fourteen", "metres").stdout.startswith("harbour.en.md:9: ")
    assert bot(tmp_path, "find", "fifteen", "metres").returncode == 1
    nothing = bot(tmp_path, "find", "")
    assert (nothing.returncode, nothing.stderr.startswith("sanming-bot: find: ")) == (2, True)
