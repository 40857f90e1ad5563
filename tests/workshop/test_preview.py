"""What staff are told of one question: the reply, the passages, why, and what they can do."""

import datetime as dt
import shutil
from pathlib import Path

import pytest

from bot.content.folder import load_library
from bot.dialogue.confidence import THRESHOLD
from bot.search.index import Index
from bot.workshop.preview import preview
from tests.command_line import bot, folder_with_pages
from tests.pages import EMAIL, TOWN, write_pages

ENGLISH = THRESHOLD["en"]

NOW = dt.datetime(2026, 11, 24, 9, 0, tzinfo=dt.UTC)
LISTS = {
    "_bot/vocabulary.yaml": "- berths, moorings, 泊位, 船位\n- bridge, 大桥\n- strait, 海峡\n- plan, plans, 规划\n",
    "_bot/handoff.yaml": "- berth fees, cost of a berth, mooring fee, 泊位费用, 泊位价格\n",
}


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return Index(load_library(write_pages(tmp_path_factory.mktemp("pages"), {**TOWN, **LISTS})))


def told(question: str, index: Index) -> list[str]:
    return list(preview(question, index, 180, NOW))


def line_with(words: str, lines: list[str]) -> str:
    return next((line.strip() for line in lines if words in line), "\n".join(lines))


def test_an_answer_is_shown_as_the_investor_reads_it_with_its_reasons(index: Index) -> None:
    lines = told("Who runs the harbour?", index)
    assert lines[:3] == [
        "The investor reads:",
        "    The harbour is run by the Lanport Port Group, which Maria Okafor has led since 2021.",
        "    Source: The harbour of Lanport, Lanport Gazette, 5 May 2026, https://gazette.example/port",
    ]
    assert line_with("Words searched", lines) == "Words searched: runs, harbour"
    assert line_with("1. ", lines) == (
        "1. harbour.en.md, line 13, “Who runs the harbour?”: 2 of 2 words (has runs, harbour) – quoted"
    )
    assert line_with("Answered: sure enough", lines).endswith(f"(from {ENGLISH.answer} on it answers).")
    assert lines[-1].strip().startswith("Nothing, if the answer is right.")


def test_a_chinese_question_is_explained_in_chinese(index: Index) -> None:
    lines = told("港口由谁经营？", index)
    assert lines[0] == "投资者看到的回答："
    assert line_with("1. ", lines) == (
        "1. harbour.zh.md 第 13 行，“港口由谁经营？”：2 个词中有 2 个（有：港口、经营）——已引用"
    )
    assert line_with("已回答", lines).endswith("达到了回答所需的 0.500。")


def test_in_traditional_chinese_the_quoted_passage_is_still_marked(index: Index) -> None:
    lines = told("港口由誰經營？", index)
    assert lines[0] == "投資者看到的回答："
    assert line_with("1. ", lines).endswith("——已引用")


def test_a_word_that_no_page_has_is_named_with_both_ways_to_mend_it(index: Index) -> None:
    lines = told("Is there a kindergarten at the harbour?", index)
    assert "lacks kindergarten" in line_with("1. ", lines)
    assert line_with("Handed to a person", lines).startswith("Handed to a person: not sure, 0.")
    advice = lines[-1].strip()
    assert advice.startswith("No page has “kindergarten”.")
    assert "_bot/vocabulary.yaml" in advice
    assert "add a sentence that uses these words" in advice


def test_a_word_that_only_other_pages_have_is_missing_from_the_nearest(index: Index) -> None:
    lines = told("What depth has the strait?", index)
    assert lines[-1].strip().startswith("news/bridge.en.md comes nearest, yet this passage lacks “depth”.")


def test_what_staff_listed_as_unknown_is_said_to_be_on_the_list(index: Index) -> None:
    lines = told("What is the mooring fee?", index)
    assert line_with("Handed", lines) == (
        "Handed to a person: the question names the subject “berth fees”, which _bot/handoff.yaml lists as one "
        "that nobody here knows."
    )
    assert lines[-1].strip() == (
        "If a page answers this by now, take the subject's wording out of _bot/handoff.yaml."
    )
    assert "“泊位费用”" in line_with("转人工", told("泊位价格是多少？", index))


def test_other_wordings_and_slips_of_the_keyboard_are_told(index: Index) -> None:
    lines = told("How many moorings for contaienr ships has the harbour?", index)
    assert line_with("vocabulary", lines) == "“moorings” counts as “berths” (_bot/vocabulary.yaml)."
    assert line_with("slip", lines) == "“contaienr” was read as “container” (a slip of the keyboard)."


def test_a_name_that_the_passage_lacks_is_the_reason(index: Index) -> None:
    lines = told("Who runs the harbour of Norwick?", index)
    assert "does not name “Norwick”" in line_with("name", lines)


def test_a_year_that_no_passage_has_is_the_reason(index: Index) -> None:
    lines = told("Who runs the harbour in 2031?", index)
    assert line_with("Handed", lines) == "Handed to a person: no passage found speaks of 2031."
    assert lines[-1].strip() == "If the figure for 2031 is known, add a sentence that names the year."


def test_one_question_back_is_told_with_both_numbers(index: Index) -> None:
    lines = told("container crossing minutes", index)
    assert line_with("Asked back", lines).endswith(
        f"(from {ENGLISH.answer} on it answers, from {ENGLISH.clarify} on it asks back)."
    )


@pytest.mark.parametrize(
    ("said", "taken_for"),
    [
        ("hello", "It was taken for a greeting, so the pages were not searched."),
        ("How can I contact you?", "It was taken for a request for the contact (the contact page answers)"),
        ("Quiero invertir en esta ciudad", "a message in a language other than English and Chinese"),
        ("谢谢", "系统把这句话当作致谢"),
        ("  ", "a message that holds no question or is far too long"),
        ("why? " * 3_000, "far too long"),
    ],
)
def test_what_is_no_question_is_said_to_be_none(index: Index, said: str, taken_for: str) -> None:
    assert taken_for in "\n".join(told(said, index))


def test_several_questions_are_explained_one_by_one(index: Index) -> None:
    lines = told("Who runs the harbour? Who is the CEO of Tencent?", index)
    assert [line for line in lines if line.startswith("Why")] == [
        "Why, for “Who runs the harbour?”:",
        "Why, for “Who is the CEO of Tencent?”:",
    ]


def test_a_question_that_only_the_other_language_answers_shows_its_translation(index: Index) -> None:
    lines = told("海峡大桥规划", index)
    assert line_with("改查", lines) == "中文页面没有把握，因此改查英文页面：strait bridge plan"
    assert "news/bridge.en.md" in line_with("1. ", lines)
    assert "有：strait、bridge、plan" in line_with("1. ", lines)


@pytest.mark.parametrize("question", ["😀", "的", "a" * 5_000, "?!", "什么", "0", "\x00\x1b[2J", "\ud800"])
def test_odd_input_is_explained_too(index: Index, question: str) -> None:
    assert told(question, index)


def test_the_command_leaves_broken_pages_out_and_says_so(tmp_path: Path) -> None:
    folder = folder_with_pages(tmp_path)
    shutil.rmtree(folder / "data")  # as where the bot never ran
    write_pages(folder / "pages", {"bad.en.md": "---\ntitle: A\ndate: never\n---\nText.\n"})
    ran = bot(folder, "preview", "Who runs the", "harbour?")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert ran.stdout.startswith("bad.en.md:3: error, not in use: date: “never”")
    assert "1 error: run `sanming-bot check`." in ran.stdout
    assert "    The harbour is run by the Lanport Port Group" in ran.stdout
    assert not (folder / "data").exists()
    assert EMAIL in bot(folder, "preview", "What does a berth cost?").stdout
