"""Subjects asked for by name, lists and steps quoted whole, subjects nobody knows, questions in two languages."""

from pathlib import Path

import pytest

from bot.content.folder import load_library
from bot.content.vocabulary import HANDOFF_FILE, VOCABULARY_FILE
from bot.dialogue import wording
from bot.dialogue.messages import Locale
from bot.dialogue.plain import plain_text
from bot.search.handoff import Told
from bot.search.index import Index
from bot.search.signals import Sentence
from bot.search.tokens import folded, terms
from tests.dialogue.chats import say
from tests.pages import EMAIL, TOWN, write_pages

PAGES = {
    **TOWN,
    "quays.en.md": """---
title: Quays of Lanport
section: harbour
---

## Which quays does Lanport have? List of quays

Lanport has these quays:

- North Quay for timber
- South Quay for grain
- Old Basin for fishing boats
- Oil Jetty

## How do I moor a boat?

To moor a boat at Lanport:

1. Call the pilot station on channel 12.
2. Wait for the pilot boat at the red buoy.
3. Pay the mooring fee at the gatehouse.
""",
    "quays.zh.md": """---
title: 兰港码头
section: harbour
---

## 兰港有哪些码头？

兰港有以下码头：

- 北码头：木材
- 南码头：粮食
- 旧港池：渔船
- 油码头
""",
    "lighthouse.en.md": "# The Brightstone lighthouse\n\nThe Brightstone lighthouse was lit in 1887. Its keeper lives in Farley.\n",
    "lighthouse.zh.md": "# 明石灯塔\n\n明石灯塔于1887年点亮。守塔人住在法利。\n",
    "wages.en.md": "# Wages on the quays\n\n## What does a crane driver earn?\n\nA crane driver in Lanport earns a wage of 900 marks a week.\n",
    VOCABULARY_FILE: "- Lanport, 兰港\n- lighthouse, light tower, 灯塔\n- Brightstone, 明石\n- quay, quays, 码头\n",
    HANDOFF_FILE: "- mooring prices, price of mooring, mooring cost, 停泊价格, 停泊多少钱\n- wages, wage, 工资\n- broken\n",
}


@pytest.mark.parametrize(
    ("question", "locale", "subject"),
    [
        ("What is the cost of mooring?", "en", "mooring prices"),
        ("How much does it cost, the mooring, please?", "en", "mooring prices"),
        ("停泊一天多少钱？", "zh-Hans", "停泊价格"),
        ("停泊一天多少錢？", "zh-Hant", "停泊价格"),
        ("兰港的工资水平", "zh-Hans", "工资"),
    ],
)
def test_a_subject_that_nobody_knows_is_named_and_handed_off(
    town: Index, question: str, locale: Locale, subject: str
) -> None:
    reply = say(town, question)
    assert (reply.kind, reply.sources) == ("handoff", ())
    assert wording.NOBODY_KNOWS(locale, subject=subject) in plain_text(reply)
    assert EMAIL in plain_text(reply)
    assert "nearest" not in plain_text(reply)
    assert (reply.confidence or 0) < 0.05


def test_a_sentence_that_speaks_of_just_that_subject_is_quoted_all_the_same(town: Index) -> None:
    assert "900 marks a week" in plain_text(say(town, "What wage does a crane driver earn in Lanport?"))


def test_a_subject_alone_is_not_told_by_what_tells_it_of_something_else(tmp_path: Path) -> None:
    divers = "# Divers\n\n## What wages do divers get?\n\nThe wages of divers in the harbour are 800 marks a week.\n"
    index = Index(load_library(write_pages(tmp_path, {**PAGES, "divers.en.md": divers})))
    assert wording.NOBODY_KNOWS("en", subject="wages") in plain_text(say(index, "wages?"))
    assert "800 marks a week" in plain_text(say(index, "wages of divers?"))
    assert wording.NOBODY_KNOWS("en", subject="wages") in plain_text(
        say(index, "what is the wage of a worker?")
    )
    assert wording.NOBODY_KNOWS("en", subject="wages") in plain_text(say(index, "wages of welders?"))
    plain = divers.replace("What wages do divers get?", "Wages?")
    index = Index(load_library(write_pages(tmp_path, {"divers.en.md": plain})))
    assert "800 marks a week" in plain_text(say(index, "wages?"))


def test_a_bad_line_among_the_subjects_is_named(town: Index) -> None:
    assert [(p.path, p.line) for p in town.library.problems if p.kind == "vocabulary"] == [(HANDOFF_FILE, 3)]


@pytest.mark.parametrize(
    "text", ["Tell me about the Brightstone lighthouse, please", "brightstone lighthouse"]
)
def test_a_subject_asked_for_by_its_title_is_answered(town: Index, text: str) -> None:
    assert "The Brightstone lighthouse was lit in 1887." in plain_text(say(town, text))


def test_a_name_that_no_page_has_is_not_a_subject(town: Index) -> None:
    assert say(town, "Tell me about the Northgate lighthouse").kind != "answer"


@pytest.mark.parametrize(
    ("question", "items"),
    [
        ("Which quays are there?", ("North Quay for timber", "Oil Jetty")),
        ("有哪些码头？", ("北码头：木材", "油码头")),
    ],
)
def test_a_list_is_quoted_whole_with_an_item_a_line(
    town: Index, question: str, items: tuple[str, ...]
) -> None:
    reply = say(town, question)
    assert reply.kind == "answer"
    lines = plain_text(reply).splitlines()
    assert lines[1] == f"• {items[0]}"
    assert [line for line in lines if line.startswith("• ")][-1] == f"• {items[1]}"
    assert sum(line.startswith("• ") for line in lines) == 4


def test_steps_are_quoted_from_the_first_to_the_last(town: Index) -> None:
    lines = plain_text(say(town, "How do I moor a boat in Lanport?")).splitlines()
    assert [line[:9] for line in lines[1:4]] == ["• Call th", "• Wait fo", "• Pay the"]


def test_one_item_alone_is_quoted_as_a_sentence(town: Index) -> None:
    assert "•" not in plain_text(say(town, "Which quay is for grain, South Quay?"))[:60]


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Brightstone 的 light tower 是什么时候点亮的？", "明石灯塔于1887年点亮。"),
        ("When was the 明石灯塔 lit?", "The Brightstone lighthouse was lit in 1887."),
    ],
)
def test_a_question_in_two_languages_is_read_in_its_own(town: Index, question: str, told: str) -> None:
    assert told in plain_text(say(town, question))


LETTER = (
    "Dear Sir or Madam,\n\nI hope this finds you well. " + "We have traded in timber for forty years. " * 90
)


@pytest.mark.parametrize(
    "text",
    [
        f"{LETTER}\n\nWhen was the Brightstone lighthouse lit?\n\nKind regards",
        "WHEN WAS THE BRIGHTSTONE LIGHTHOUSE LIT",
        "Ｗｈｅｎ ｗａｓ ｔｈｅ Ｂｒｉｇｈｔｓｔｏｎｅ ｌｉｇｈｔｈｏｕｓｅ ｌｉｔ？",
        "🙏 When was the Brightstone lighthouse lit? 🚢🚢",
        "When was the Brightstnoe lighthouse lit?",
        "when   was the brightstone lighthouse lit??!!",
    ],
)
def test_however_it_is_typed_the_question_is_answered(town: Index, text: str) -> None:
    assert "lit in 1887" in plain_text(say(town, text))


def test_the_list_of_subjects_may_be_missing(tmp_path: Path) -> None:
    index = Index(load_library(write_pages(tmp_path)))
    assert "I could not find this on the pages" in plain_text(
        say(index, "What does mooring a zeppelin cost?")
    )


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Do you charge for this?", True),
        ("Which fee does the port charge?", False),
        ("你们收费吗？", True),
        ("港口的收费标准是什么？", False),
        ("wages?", True),
    ],
)
def test_of_a_phrase_with_one_telling_word_that_word_alone_is_not_the_subject(
    tmp_path: Path, text: str, named: bool
) -> None:
    lists = {"_bot/handoff.yaml": "- fees of this site, do you charge, 你们收费\n- wages, 工资\n"}
    index = Index(load_library(write_pages(tmp_path, lists)))
    assert bool(index.handoff.named_in(text, ())) is named


def test_a_phrase_is_told_only_by_what_has_all_of_it(tmp_path: Path) -> None:
    """What speaks of registered capital does not tell how long registering takes."""
    index = Index(
        load_library(write_pages(tmp_path, {"_bot/handoff.yaml": "- registration time, 注册要多久\n"}))
    )
    lists = {
        "_bot/handoff.yaml": "- vacant plots, 工业园区还有土地\n",
        "_bot/vocabulary.yaml": "- parks, 工业园区, 园区\n",
    }
    parks = Index(load_library(write_pages(tmp_path / "parks", lists)))
    assert parks.handoff.named_in("园区还有土地吗", [_told("工业园区有六家企业。", parks)])
    asked = "公司 注册 要多久"
    assert index.handoff.named_in(asked, [_told("注册资本五年内缴足。", index)])
    assert not index.handoff.named_in(asked, [_told("注册要多久，要看材料。", index)])


def _told(sentence: str, index: Index) -> Told:
    said = index.texts.said(sentence)
    return Told.by(Sentence(sentence, terms(said), folded(said)))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("What is the tide like?", "answer"),
        ("What is the tide like today?", "handoff"),
        ("tide today", "handoff"),
    ],
)
def test_what_is_so_at_large_does_not_tell_how_it_is_today(tmp_path: Path, text: str, kind: str) -> None:
    pages = {
        **TOWN,
        "tide.en.md": "# The tide\n\n## What is the tide like?\n\nThe tide of Lanport rises three metres.\n",
        "_bot/handoff.yaml": "- today's tide, tide today, like today, 今天的潮水\n",
    }
    assert say(Index(load_library(write_pages(tmp_path, pages))), text).kind == kind


@pytest.mark.parametrize(
    ("text", "nobody_knows"),
    [
        ("when are the flights?", True),
        ("I change flights there, who runs the harbour?", False),
        ("I need flights, when do they leave?", True),  # what is asked names nothing else
        ("I have sold flights for years. Who would take on a salesman of zeppelins?", False),
    ],
)
def test_a_subject_that_nobody_knows_and_is_only_mentioned_hides_no_question(
    tmp_path: Path, text: str, nobody_knows: bool
) -> None:
    lists = {"_bot/handoff.yaml": "- flights, 航班\n"}
    reply = say(Index(load_library(write_pages(tmp_path, {**TOWN, **lists}))), text)
    assert (wording.NOT_COVERED("en", subject="flights") in plain_text(reply)) is nobody_knows


def test_the_years_of_a_case_are_not_what_the_pages_lack(town: Index) -> None:
    assert "nothing on this for 2045" in plain_text(say(town, "What is the rent of a zeppelin in 2045?"))
    ours = plain_text(say(town, "our firm was founded in 2045, what is the rent of a zeppelin?"))
    assert "nothing on this" not in ours
    case = plain_text(say(town, "our zeppelin flies since 2019 with its rent payable in 2045, problem?"))
    assert "nothing on this" not in case


def test_what_nobody_knows_may_be_named_by_two_questions_together(tmp_path: Path) -> None:
    pages = {**TOWN, "_bot/handoff.yaml": "- days for a licence, how long shop licence, 办证要多久\n"}
    pages["licence.en.md"] = (
        "# Shop licence\n\n## How do I get a shop licence?\n\nThe town hall issues a shop licence.\n"
    )
    index = Index(load_library(write_pages(tmp_path, pages)))
    reply = say(index, "How do I get a shop licence?", "And how long does that take?")
    assert reply.kind == "handoff"
    assert "days for a licence" in reply.reason
    both = say(index, "How do I get a shop licence and how long does it take?")
    assert "The town hall issues" in plain_text(both)
    assert "how long does it take" in plain_text(both)
    assert both.show_contact


@pytest.mark.parametrize(
    ("texts", "sticks"),
    [
        (("what does mooring cost", "and for yachts?"), True),
        (("what does mooring cost", "and in Alder district?"), True),
        (
            (
                "what does mooring cost",
                "and in Alder district?",
                "and how much does it cost in Birch district?",
            ),
            True,
        ),
        (("what does mooring cost", "useful. is that Port Group big, what does it run"), False),
        (("what does mooring cost", "and who runs the harbour?"), False),
        (("泊位价格是多少", "那桤木区呢"), True),
        (("泊位价格是多少", "那港口由谁经营"), False),
    ],
)
def test_what_nobody_knows_is_asked_again_for_others_and_hides_nothing_else(
    tmp_path: Path, texts: tuple[str, ...], sticks: bool
) -> None:
    lists = {HANDOFF_FILE: "- mooring fees, mooring cost, mooring price, 泊位价格\n"}
    reply = say(Index(load_library(write_pages(tmp_path, {**TOWN, **lists}))), *texts)
    assert ("on the list of what nobody knows" in reply.reason) is sticks


@pytest.mark.parametrize(
    "text",
    [
        "What is the mooring price, and the price of a flat?",
        "mooring price? and how much is a flat?",
        "泊位价格和房价是多少",
        "泊位价格多少？房价多少？",
    ],
)
def test_several_subjects_that_nobody_knows_are_all_named(tmp_path: Path, text: str) -> None:
    lists = "- mooring fees, mooring price, 泊位价格\n- housing, price of a flat, flat, 住房, 房价\n"
    index = Index(load_library(write_pages(tmp_path, {**TOWN, HANDOFF_FILE: lists})))
    reply = say(index, text)
    told = plain_text(reply)
    assert reply.kind == "handoff"
    assert ("mooring fees" in told and "housing" in told) or ("泊位价格" in told and "住房" in told)


def test_what_nobody_knows_does_not_swallow_what_is_asked_beside_it(tmp_path: Path) -> None:
    lists = "- days for a licence, how long licence, 办证天数, 办证要多久\n- disputes, contract dispute, 合同纠纷\n"
    pages = {
        **TOWN,
        HANDOFF_FILE: lists,
        "licence.zh.md": "# 营业许可\n\n## 怎么办证？\n\n营业许可由市政厅发放。\n",
        "complaints.zh.md": "# 投诉\n\n## 该找谁投诉？\n\n投诉请找港务委员会。\n",
    }
    index = Index(load_library(write_pages(tmp_path, pages)))
    told = plain_text(say(index, "怎么办证，办证要多久"))
    assert "营业许可由市政厅发放。" in told
    assert "办证要多久" in told
    assert "投诉请找港务委员会。" in plain_text(say(index, "我们跟码头有合同纠纷。该找谁投诉？"))


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("is there a hotel?", True),
        ("can a foreigner own and run a hotel?", False),
        ("can a foreigner open a clinic?", True),
        ("有酒店吗", True),
        ("外国人可以开酒店吗", False),
        ("外国人可以开诊所吗", True),
    ],
)
def test_who_founds_what_nobody_knows_of_asks_for_something_else(
    tmp_path: Path, text: str, unknown: bool
) -> None:
    lists = "- hotels to stay in, hotel, hotels, 酒店\n- clinics of foreigners, clinic, open a clinic, 诊所, 开诊所\n"
    reply = say(Index(load_library(write_pages(tmp_path, {**TOWN, HANDOFF_FILE: lists}))), text)
    assert ("on the list of what nobody knows" in reply.reason) is unknown


def test_another_firm_is_not_asked_for_what_nobody_knows_of_the_last(tmp_path: Path) -> None:
    pages = {
        **TOWN,
        HANDOFF_FILE: "- whether the yard makes products, yard products, 船厂产品\n",
        "yard.en.md": "# The yard\n\n## Where is the yard?\n\nThe yard lies at Alder quay.\n",
        "holm.en.md": "# Holm Brothers\n\nLamps are sold by Holm Brothers. The lamps of Holm Brothers are bright.\n",
    }
    index = Index(load_library(write_pages(tmp_path, pages)))
    asked = say(index, "Where is the yard?", "And which products?")
    assert "whether the yard makes products" in asked.reason
    other = say(index, "Where is the yard?", "And which products does Alder sell?")
    assert "whether the yard makes products" not in other.reason
