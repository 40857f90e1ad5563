from pathlib import Path

import pytest

from bot.content.folder import load_library
from bot.content.vocabulary import Vocabulary
from bot.dialogue.answer import find
from bot.search.index import Index
from bot.search.rewording import Rewording
from tests.pages import TOWN, write_pages

REWORDING = Rewording(
    Vocabulary(
        (
            ("Lanport", "Lan Port", "兰港", "兰港市"),
            ("shop licence", "store permit", "商店执照", "开店许可"),
            ("who", "谁"),
            ("Datian", "大田", "大田县"),
            ("issue", "issued", "颁发"),
        )
    )
)
VOCABULARY = """# comment
- Lanport, Lan Port, 兰港, 兰港市
- shop licence, store permit, 商店执照, 开店许可
- who, 谁
- issued, 颁发
- 泊位, berths, quays
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a STORE PERMIT in Lan Port", "a shop licence in Lanport"),
        ("兰港市的开店许可", "兰港的商店执照"),
        ("蘭港市", "兰港"),
        ("兰港市长", "兰港·市长"),  # 市长 is the mayor, and nothing of the town's name
        ("兰港市市长", "兰港·市长"),
        ("大田县产什么茶", "大田·产什么茶"),  # the town grows tea; 田产 is landed property
        ("restore permits", "restore permits"),
        ("nothing known", "nothing known"),
        ("the ıssue", "the ıssue"),  # a Turkish i is one to a pattern, yet no wording has it
        ("", ""),
    ],
)
def test_wordings_become_the_pages_own(text: str, expected: str) -> None:
    assert REWORDING.canonical(text) == expected


def test_a_word_that_the_vocabulary_has_is_no_slip(tmp_path: Path) -> None:
    pages = {
        "a.en.md": "# Objections\n\nObjections go to the contact of the town.\n",
        "b.en.md": "# The desk\n\nThe desk is the contact.\n",
    }
    without = Index(load_library(write_pages(tmp_path / "without", pages)))
    assert without.spelling.corrected("a contackt")[0] == "a contact"
    pages["_bot/vocabulary.yaml"] = "- objections, contackts, contackt\n"
    index = Index(load_library(write_pages(tmp_path / "with", pages)))
    assert index.spelling.corrected("a contackt") == ("a contackt", ())


def test_without_a_vocabulary_a_text_stays_as_it_is() -> None:
    assert Rewording(Vocabulary()).canonical("ＡＢＣ 蘭港") == "ＡＢＣ 蘭港"


def test_a_question_is_put_into_the_other_language_and_what_is_lost_is_counted() -> None:
    assert REWORDING.translated("兰港的开店许可由谁颁发", "en") == ("Lanport shop licence who issue", 1.0)
    words, kept = REWORDING.translated("兰港的面积", "en")
    assert (words, kept) == ("Lanport", 0.5)
    assert REWORDING.translated("unknown words", "zh")[1] < 1


def test_a_name_in_the_other_script_is_put_into_the_questions_language() -> None:
    """English pages have Chinese names in brackets: that is no reason to ask for them in Chinese."""
    said = REWORDING.in_one_language("who runs the harbour of 兰港", "en", frozenset(["兰港"]))
    assert said.split() == "who runs the harbour of Lanport".split()
    assert REWORDING.in_one_language("兰港的WHO", "zh", frozenset(["who"])) == "兰港的WHO"


def test_a_page_that_only_the_other_language_has_is_found_by_the_vocabulary(tmp_path: Path) -> None:
    index = Index(load_library(write_pages(tmp_path, {**TOWN, "_bot/vocabulary.yaml": VOCABULARY})))
    finding = find("兰港市的开店许可由谁颁发？", index, "zh")
    assert (finding.band, finding.language) == ("sure", "en")
    assert finding.hits[0].passage.document_id == "licence"


def test_an_own_wording_of_the_staff_finds_the_page(tmp_path: Path) -> None:
    index = Index(load_library(write_pages(tmp_path, {**TOWN, "_bot/vocabulary.yaml": VOCABULARY})))
    assert find("How many quays does the harbour have?", index, "en").hits[0].passage.document_id == "harbour"


@pytest.mark.parametrize(
    "text",
    [
        "How many berths does the harbour of Rotterdam have?",
        "Who runs the harbour of Rotterdam?",
        "鹿特丹港口水深多少？",
    ],
)
def test_what_is_asked_of_another_place_is_not_answered_from_ours(tmp_path: Path, text: str) -> None:
    index = Index(load_library(write_pages(tmp_path)))
    assert find(text, index, "zh" if text[0] > "z" else "en").band != "sure"


def test_a_slip_of_the_keyboard_is_put_right_and_told(tmp_path: Path) -> None:
    index = Index(load_library(write_pages(tmp_path)))
    finding = find("Who runs the habrour?", index, "en")
    assert (finding.corrections, finding.band) == ((("habrour", "harbour"),), "sure")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("2020年报道兰港", "2020年报道兰港"),  # a year, and a report
        ("公司的年报", "公司的年度报告"),
        ("各种业务", "各种业务"),
        ("使用地点", "使用地点"),
        ("工业用地", "工业土地"),
    ],
)
def test_a_wording_that_lies_across_two_words_is_none(text: str, said: str) -> None:
    groups = (("年度报告", "年报"), ("制种", "种业"), ("土地", "用地"))
    assert Rewording(Vocabulary(groups)).canonical(text) == said
