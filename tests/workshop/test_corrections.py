import datetime as dt
from pathlib import Path

import pytest

from bot.content.folder import load_library
from bot.workshop.corrections import Corrected, corrected, still_there
from tests.pages import write_pages

TODAY = dt.date(2026, 11, 24)


def found(tmp_path: Path, old: str, new: str, other: str) -> dict[str, list[str]]:
    """Each corrected figure with the pages that still have it."""
    folder = write_pages(tmp_path, {"a.en.md": old, "b.en.md": other})
    before = load_library(folder)
    after = load_library(write_pages(folder, {"a.en.md": new}))
    return {
        one.figure: [path.partition(".")[0] for path, _ in still_there(after, one.figure, folder)]
        for one in corrected(before, after, TODAY)
    }


@pytest.mark.parametrize(
    ("old", "new", "other", "expected"),
    [
        ("The rate is 77.12 %.", "The rate is 78 %.", "Forests cover 77.12 per cent.", {"77.12": ["b"]}),
        ("It has 22,900 people.", "It has 23,000 people.", "人口2.29万。", {"22900": ["b"]}),
        ("The pier is 14 metres.", "The pier is 15 metres.", "Depth: 14 metres.", {"14 metres": ["b"]}),
        ("The pier is 14 metres.", "The pier is 15 metres.", "There are 14 shops.", {"14 metres": []}),
        ("It opened in 2014.", "It opened in 2015.", "In 2014 it rained.", {}),
        ("Write to a@x.example.", "Write to b@x.example.", "a@x.example", {"a@x.example": ["b"]}),
        ("It has 22,900 people.", "It has 22,900 people now.", "22,900", {}),
        ("It opened on 3 May 2014.", "It opened on 4 May 2014.", "2014年5月3日", {"2014-05-03": ["b"]}),
        ("It opened in May 2014.", "It opened in June 2014.", "In May 2014 it rained.", {}),
        ("港口有12家企业。", "港口有13家企业。", "那里有12家企业。", {"12家企": ["b"]}),
        ("港口5月开放，有50至60人。", "港口6月开放，有51至61人。", "5月有50至60人。", {"60人": ["b"]}),
    ],
)
def test_a_corrected_figure_is_found_where_it_still_stands(
    tmp_path: Path, old: str, new: str, other: str, expected: dict[str, list[str]]
) -> None:
    assert found(tmp_path, old, new, other) == expected


def test_a_page_that_is_taken_out_corrects_nothing(tmp_path: Path) -> None:
    folder = write_pages(tmp_path, {"a.en.md": "It has 22,900 people.", "b.en.md": "22,900"})
    before = load_library(folder)
    (folder / "a.en.md").unlink()
    assert list(corrected(before, load_library(folder), TODAY)) == []


def test_a_figure_is_named_with_the_page_that_lost_it(tmp_path: Path) -> None:
    before = load_library(write_pages(tmp_path, {"a.en.md": "It has 22,900 people."}))
    after = load_library(write_pages(tmp_path, {"a.en.md": "It has many people."}))
    assert list(corrected(before, after, TODAY)) == [Corrected("a.en.md", "22900", TODAY)]


def test_a_page_that_is_written_anew_corrects_nothing(tmp_path: Path) -> None:
    """As the news are: a copy of another page, over which one writes, saving now and then."""
    old = "The harbour of Lanport took in 4,500 ships in 2025 and paid 320 million yuan in duties."
    steps = (
        old,
        old.replace("2025", "2026"),
        f"The market has 12,000 visitors a week. {old}",
        "The market of Lanport has 12,000 visitors a week, most of them from the isles.",
        "The market of Lanport has 13,000 visitors a week, most of them from the isles.",
    )
    folder = write_pages(tmp_path, {"a.en.md": old, "b.en.md": old})
    lost = []
    for step in steps:
        before = load_library(folder)
        after = load_library(write_pages(folder, {"b.en.md": step}))
        lost.append([one.figure for one in corrected(before, after, TODAY)])
    assert lost == [[], [], [], [], ["12000"]]


def test_every_line_of_a_list_is_named_and_a_wrapped_paragraph_by_its_first(tmp_path: Path) -> None:
    listed = (
        "Lengths:\n\n- The pier has 1,400 metres.\n- The wall has 900 metres.\n- The quay has 1,400 metres.\n"
    )
    folder = write_pages(tmp_path, {"a.en.md": listed, "b.en.md": "Once there\nwere 14\nmetres.\n"})
    library = load_library(folder)
    assert still_there(library, "1400", folder) == (("a.en.md", 3), ("a.en.md", 5))
    assert still_there(library, "14 metres", folder) == (("b.en.md", 1),)
