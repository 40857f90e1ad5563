"""What speaks against an answer however well the rest fits, on a town that is not Sanming."""

from pathlib import Path

import pytest

from bot.content.folder import load_library
from bot.dialogue.doubts import (
    counts_several_together,
    does_not_name_what_is_asked_for,
    goes_elsewhere,
    has_another_institution,
    has_only_the_deputy,
    is_of_another_number,
    is_of_factories_alone,
    is_only_under_way,
    is_torn_apart,
    lacks_all_that_tells,
    lacks_every_subject,
    lacks_the_attribute,
    leaves_out_who_is_asked_of,
    measures_another_place,
    missing_names,
    names_nothing,
)
from bot.search.asked import Asked
from bot.search.hits import Hit
from bot.search.index import Index
from tests.dialogue.chats import say
from tests.pages import write_pages

PAGES = {
    "mills.en.md": "# Mills of Norbury\n\nThe mills of Norbury in Canada grind flour.\n",
    "quay.en.md": "# The quay of Norburg\n\nThe quay of Norburg is long. A bench of the quay was given by Canada.\n",
    "zone.en.md": "# The trade zone\n\nThe free zone is open to shops, banks, hotels, mills, schools and ships, and its roads "
    "were paved for the first time.\n\nA price list hangs there.\n",
    "list.en.md": "# Bread\n\n## Did the mills ever bake anything?\n\nBread is baked.\n",
    "council.en.md": "# The council\n\nAda Holm is deputy Party secretary of the council, Bo Lind its treasurer.\n",
    "council.zh.md": "# 议会\n\n何木是议会副书记，林波是秘书长。\n",
    "school.zh.md": "# 职业教育\n\n宁化医学大学有四十个专业。\n",
    "college.zh.md": "# 高校\n\n宁化大学设有一座书院。\n",
    "clinic.en.md": "# The clinic\n\n## How large is the clinic? Who heads the clinic?\n\nThe clinic of Norbury has 40 nurses. "
    "Dr Holm is its head physician. It took part in the 3rd fair of health.\n",
    "ward.zh.md": "# 诊所\n\n## 诊所有多大？\n\n诺堡诊所有40名护士、三辆救护车。\n",
    "rules.en.md": "# Rules of trade\n\nA trader keeps the permit for 5 years.\n",
    "ferry.zh.md": "# 渡轮\n\n渡轮服务天津和上海约300万人口。\n",
}


def missing(town: Index, text: str) -> frozenset[str]:
    query = town.query(text)
    mills = next(hit for hit in town.search(query) if hit.passage.document_id == "mills")
    return missing_names(town.ask(query), mills, town)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Which mills has Norbury?", set()),
        ("Which mills has Norburry?", set()),  # a slip
        ("Which mills of Norbury are Canadian?", set()),  # another ending
        ("Which mills has Norburg?", {"norburg"}),  # another page has it: another name
        ("Which mills has Alden?", {"alden"}),
    ],
)
def test_a_name_that_other_pages_have_is_another_name(town: Index, text: str, names: set[str]) -> None:
    assert missing(town, text) == names


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ("time zone", True),
        ("what time zone is it", True),
        ("the zone at that time", False),  # no term of two words
        ("free zone", False),
        ("time zone of the banks and hotels", False),  # there is more to go by
    ],
)
def test_a_term_of_two_words_is_not_found_by_its_parts(town: Index, text: str, torn: bool) -> None:
    query = town.query(text)
    zone = next(hit for hit in town.search(query) if hit.passage.document_id == "zone")
    assert is_torn_apart(town.ask(query), zone) is torn


def first(town: Index, text: str, page: str) -> tuple[Asked, Hit]:
    query = town.query(text)
    return town.ask(query), next(hit for hit in town.search(query) if hit.passage.document_id == page)


@pytest.mark.parametrize(
    ("text", "deputy"),
    [
        ("who is the Party secretary", True),
        ("who is the deputy Party secretary", False),
        ("who is the treasurer of the council", False),
        ("书记是谁", True),
        ("副书记是谁", False),
        ("书记呢", True),
        ("秘书长是谁", False),
    ],
)
def test_a_deputy_is_not_the_one_who_is_asked_for(town: Index, text: str, deputy: bool) -> None:
    assert has_only_the_deputy(*first(town, text, "council")) is deputy


def test_a_train_to_a_place_is_not_told_by_a_railway_and_a_partnership(tmp_path: Path) -> None:
    pages = {
        "roads.en.md": "# Roads\n\nA railway crosses the town, which has studied three trials of small aircraft and been paired with Norbury.\n",
        "line.en.md": "# The line\n\nThe railway to Norbury has run daily since May.\n",
    }
    index = Index(load_library(write_pages(tmp_path, pages)))
    assert goes_elsewhere(*first(index, "Is there a train to Norbury?", "roads"), index)
    assert not goes_elsewhere(*first(index, "Is there a train to Norbury?", "line"), index)
    assert not goes_elsewhere(*first(index, "Is the town paired with Norbury?", "roads"), index)


def test_a_passage_that_shares_only_the_town_with_a_question_does_not_answer_it(tmp_path: Path) -> None:
    pages = {
        "camellia.zh.md": "# 油茶\n\n蓝港有油茶林九万亩。\n",
        **{
            f"place{i}.zh.md": f"# {name}\n\n蓝港有{name}。\n"
            for i, name in enumerate("渡轮 学校 医院 码头 公园 剧院 银行 邮局 车站 市场 酒店 书店".split())
        },
    }
    index = Index(load_library(write_pages(tmp_path, pages)))
    assert lacks_all_that_tells(*first(index, "蓝港油价", "camellia"))
    assert say(index, "蓝港油价").kind == "handoff"
    assert not lacks_all_that_tells(*first(index, "蓝港油茶", "camellia"))


def test_a_short_question_is_not_answered_by_a_passage_without_its_subject(town: Index) -> None:
    assert lacks_every_subject(*first(town, "渡轮有护士吗", "ward"), town)
    assert not lacks_every_subject(*first(town, "渡轮服务多少人口", "ferry"), town)
    assert not lacks_every_subject(*first(town, "护士有多少", "ward"), town)


def test_an_institution_is_not_found_by_the_words_of_another_ones_name(town: Index) -> None:
    asked = "宁化大学有哪些专业"
    assert has_another_institution(*first(town, asked, "school"), town)
    assert not has_another_institution(*first(town, asked, "college"), town)
    assert not has_another_institution(*first(town, "宁化的大学有哪些专业", "school"), town)


def test_a_figure_of_two_places_is_not_that_of_one(town: Index) -> None:
    assert counts_several_together(*first(town, "天津人口多少", "ferry"))
    assert not counts_several_together(*first(town, "天津渡轮服务多少人口", "ferry"))


def test_whether_the_town_joined_is_not_told_by_a_page_on_the_fair_alone(tmp_path: Path) -> None:
    pages = {f"{name}.en.md": f"# The {name}\n\nThe {name} of Lanport.\n" for name in "abcdefghijklm"}
    pages["fair.en.md"] = "# The fair\n\nThe bread fair in Norbury is held each May.\n"
    pages["joined.en.md"] = "# Fairs\n\nLanport showed its glass at the fair in Norbury.\n"
    index = Index(load_library(write_pages(tmp_path, pages)))
    asked = "Did Lanport take part in the fair in Norbury?"
    assert leaves_out_who_is_asked_of(*first(index, asked, "fair"), index)
    assert not leaves_out_who_is_asked_of(*first(index, asked, "joined"), index)
    assert not leaves_out_who_is_asked_of(*first(index, "When is the fair in Norbury?", "fair"), index)


@pytest.mark.parametrize(
    ("text", "of_another"),
    [
        ("Who is the mayor of Norbury?", True),
        ("How many parks does Norbury have?", True),
        ("when did Norbury airport open", True),
        ("What is the area of Norbury?", True),
        ("Which parks were built with Norbury?", False),
        ("Who is the mayor of Lanport?", False),
        ("Who is the mayor of Holm?", False),  # which has a sentence of its own
    ],
)
def test_what_towns_have_is_not_told_of_one_by_what_another_does_with_it(
    tmp_path: Path, text: str, of_another: bool
) -> None:
    pages = {f"{name}.en.md": f"# The {name}\n\nThe {name} of Lanport.\n" for name in "abcdefghijklm"}
    pages["_bot/vocabulary.yaml"] = "- Lanport, 兰港\n"
    pages["parks.en.md"] = (
        "# Parks and areas\n\nThe mayor of Lanport opened two parks and an airport that Lanport built with Norbury. The mayor of Holm "
        "came to the airport, too.\n"
    )
    index = Index(load_library(write_pages(tmp_path, pages)))
    assert measures_another_place(*first(index, text, "parks"), index) is of_another


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("how many beds does the clinic have", True),
        ("How many nurses does the clinic of Norbury have?", False),
        ("who is the director of the clinic", True),
        ("Who is the head physician of the clinic?", False),
        ("how many nurses stood behind the clinic", False),  # verbs are no nouns
        ("how many nurses employed in the clinic are there", False),
        ("who is the physician running the clinic", False),
        ("how many beds filled with patients has the clinic", True),
        ("how large is the clinic", False),
    ],
)
def test_the_noun_behind_how_many_and_who_is_the_must_be_there(town: Index, text: str, lacking: bool) -> None:
    assert does_not_name_what_is_asked_for(*first(town, text, "clinic")) is lacking


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("price of a day in the clinic", True),
        ("since what year has the clinic had nurses", False),  # which a date tells without the word
        ("how large is the clinic", False),
    ],
)
def test_an_attribute_that_only_its_name_tells_must_be_there(town: Index, text: str, lacking: bool) -> None:
    assert lacks_the_attribute(*first(town, text, "clinic")) is lacking


@pytest.mark.parametrize(
    ("text", "lacking"),
    [
        ("诊所有多少张床位？", True),
        ("诊所有几张床位", True),
        ("诊所有多少辆汽车", False),
        ("诊所有多少名护士", False),
    ],
)
def test_the_noun_behind_a_measure_word_must_be_there_or_something_of_that_measure(
    town: Index, text: str, lacking: bool
) -> None:
    assert does_not_name_what_is_asked_for(*first(town, text, "ward")) is lacking


def test_where_it_is_plain_what_is_asked_the_nearest_is_shown_as_that_and_nothing_asked_back(
    town: Index,
) -> None:
    reply = say(town, "诺堡诊所有多少张床位？")
    assert (reply.kind, len(reply.quotations)) == ("handoff", 1)


def test_without_a_heading_that_asks_no_attribute_is_missed(town: Index) -> None:
    """Of such a passage nobody has said what it answers."""
    assert not lacks_the_attribute(*first(town, "what does the permit of a trader cost", "rules"))


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("when was the 4th fair of health, and was the clinic there", True),
        ("was the clinic at the 3rd fair of health", False),
        ("was the clinic at the fair of health", False),
    ],
)
def test_the_fourth_of_a_row_is_not_told_by_the_third(town: Index, text: str, other: bool) -> None:
    assert is_of_another_number(*first(town, text, "clinic")) is other


def test_the_country_is_not_missed_where_a_passage_names_no_place(town: Index) -> None:
    asked, rules = first(town, "How long does a trader in China keep the permit?", "rules")
    assert not missing_names(asked, rules, town)


def test_words_of_everyday_talk_alone_name_nothing_wherever_they_stand(town: Index) -> None:
    assert names_nothing(*first(town, "do you know anything", "list"))
    assert not names_nothing(*first(town, "did the mills bake anything", "list"))
    assert say(town, "do you know anything").kind != "answer"


@pytest.mark.parametrize(
    ("text", "under_way"),
    [
        ("When will the bridge open?", True),
        ("When will the tunnel open?", False),
        ("When will the pier open?", False),
        ("码头哪一年建成？", False),
        ("大桥哪年通车？", True),
        ("隧道什么时候通车？", False),
    ],
)
def test_when_it_will_be_ready_is_not_told_by_its_being_built(
    tmp_path: Path, text: str, under_way: bool
) -> None:
    pages = {
        "roads.en.md": "# Roads\n\nThe ferry went into use in 2024 and the bridge was under construction. The tunnel is "
        "under construction and is to open in 2029. The pier was under construction from 2018 and opened in 2021.\n",
        "roads.zh.md": "# 道路\n\n渡轮于2024年投入使用，大桥在建。隧道在建，预计2029年通车。码头2018年开工，2021年建成。\n",
    }
    index = Index(load_library(write_pages(tmp_path, pages)))
    assert is_only_under_way(*first(index, text, "roads")) is under_way


def test_an_area_and_a_value_are_told_by_what_is_measured_in_them(tmp_path: Path) -> None:
    pages = {
        "fair.en.md": "# The fair\n\n## What was signed at the fair?\n\nContracts worth 90 million dollars were signed. "
        "The hall stands on 233 mu.\n",
        "talks.en.md": "# The talks\n\n## What was signed at the talks?\n\nNine contracts were signed in a hall.\n",
    }
    index = Index(load_library(write_pages(tmp_path, pages)))
    for asked in ("what value had the contracts", "what is the area of the hall"):
        assert not lacks_the_attribute(*first(index, f"{asked} of the fair", "fair"))
        assert lacks_the_attribute(*first(index, f"{asked} of the talks", "talks"))


@pytest.mark.parametrize(
    ("text", "of_factories"),
    [
        ("may a foreigner own a restaurant", True),
        ("may a foreigner own a factory", False),
        ("may a foreigner own a restaurant and a factory", False),
        ("may a foreigner own anything", False),
    ],
)
def test_what_holds_for_factories_need_not_hold_for_a_shop(
    tmp_path: Path, text: str, of_factories: bool
) -> None:
    pages = {"rule.en.md": "# The rule\n\nA foreigner may own all of a factory.\n"}
    index = Index(load_library(write_pages(tmp_path, pages)))
    assert is_of_factories_alone(*first(index, text, "rule")) is of_factories
