"""Questions that somebody of one country asks, which hold for every foreigner."""

from pathlib import Path

import pytest

from bot.content.folder import load_library
from bot.dialogue import wording
from bot.dialogue.in_general import (
    of_any_business,
    of_any_country,
    of_any_profession,
    of_no_district,
    of_the_place,
    of_the_whole_year,
    where_it_is,
    worth_it,
)
from bot.dialogue.plain import plain_text
from bot.dialogue.ways import from_anywhere
from bot.search.index import Index
from bot.search.text import has_cjk
from tests.dialogue.chats import say
from tests.pages import CONTACT_EN, CONTACT_ZH, write_pages

PAGES = {
    "contact.en.md": CONTACT_EN,
    "contact.zh.md": CONTACT_ZH,
    "berths.en.md": "---\ntitle: Berths in Lanport\nsection: rules\n---\n\n"
    "## May a foreign company lease a berth?\n\nForeign companies may lease a berth for ten years.\n",
    "berths.zh.md": "---\ntitle: 兰港泊位\nsection: rules\n---\n\n## 外国公司可以租泊位吗？\n\n外国公司可以租泊位十年。\n",
    "visas.en.md": "# Visas\n\n## May the British come without a visa? Do people from Canada need a visa?\n\n"
    "Holders of British and Canadian passports need no visa for 15 days.\n\n"
    "## Do foreigners need a visa? Who needs no visa?\n\nHolders of passports of 40 countries need no visa for 30 days.\n",
    "herring.en.md": "# Herring\n\nThe herring of Lanport is salted. The cannery packs it.\n",
    "herring.zh.md": "# 鲱鱼\n\n兰港的鲱鱼用盐腌制，由罐头厂包装。\n",
    "_bot/handoff.yaml": "- foreign companies in Lanport, german companies, 在兰港的外国企业, 德国企业, 德国公司\n",
}


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("Can a German company lease a berth?", "Can a foreign company lease a berth?"),
        ("as an american can i lease a berth", "as a foreigner can i lease a berth"),
        ("Do Indians need a visa?", "Do foreigners need a visa?"),
        ("Must investors from South Korea register?", "Must foreign investors register?"),
        ("what do Japanese-owned firms have to file", "what do foreign firms have to file"),
        ("德国公司可以租泊位吗", "外国公司可以租泊位吗"),
        ("日资企业需要登记吗", "外资企业需要登记吗"),
        ("英国人怎么买地", "外国人怎么买地"),
        ("德國公司可以租泊位嗎", "外国公司可以租泊位吗"),
        ("Do Japanese people need a visa?", "Do foreigners need a visa?"),
    ],
)
def test_what_somebody_of_a_country_may_is_what_any_foreigner_may(text: str, general: str) -> None:
    assert of_any_country(text) == general


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("灯塔在哪里", "灯塔在哪"),
        ("請問燈塔具體在什麼地方？", "灯塔在哪"),
        ("灯塔在哪里办", None),
        ("它在哪里", None),
    ],
)
def test_where_a_thing_is_need_not_be_called_a_location(text: str, asked: str | None) -> None:
    assert where_it_is(text) == asked


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("how do I open a small fish bakery there?", "how do I set up a company there?"),
        ("what papers for opening a shop", "what papers for setting up a company"),
        ("which permits does a bakery need", "which permits does a company need"),
        ("how do I set up a company", None),
        ("how do I get a loan for my factory", None),
        ("how many bakeries open a shop", None),
        ("开个鱼店要办什么手续", "注册公司要办什么手续"),
        ("辦養殖場要審批嗎", "注册公司要审批吗"),
        ("开公司要什么手续", None),
        ("开发区有哪些手续", None),
        ("这家工厂在哪里", None),
    ],
)
def test_what_one_line_of_business_needs_is_what_any_company_needs(text: str, general: str | None) -> None:
    assert of_any_business(text) == general


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I am from Macau. How do I register a boat?", True),
        ("我是香港人，怎么登记船只？", True),
        ("How do I register a boat?", False),
        ("May people from Taiwan fish?", False),  # which the page tells
    ],
)
def test_rules_for_foreigners_are_told_as_that_to_who_may_be_none(
    tmp_path: Path, text: str, said: bool
) -> None:
    header = "---\ntitle: {}\nsection: process\n---\n\n"
    pages = {
        **PAGES,
        "boats.en.md": header.format("Boats")
        + "## How do I register a boat?\n\nA foreigner registers a boat at the quay.\n\n"
        "## May people from Taiwan fish?\n\nPeople from Taiwan may fish.\n",
        "boats.zh.md": header.format("船只")
        + "## 怎么登记船只？\n\n外国人在码头登记船只。\n\n## 台湾人可以捕鱼吗？\n\n台湾人可以捕鱼。\n",
    }
    reply = say(Index(load_library(write_pages(tmp_path, pages))), text)
    assert reply.kind == "answer"
    assert (wording.OF_FOREIGNERS_ALONE(reply.locale) in reply.lead) is said


def test_what_any_company_needs_is_told_as_that(tmp_path: Path) -> None:
    pages = {
        **PAGES,
        "companies.en.md": "# Companies\n\n## How do I set up a company?\n\nTo set up a company, call at the town hall.\n",
    }
    reply = say(Index(load_library(write_pages(tmp_path, pages))), "How do I open a fish bakery?")
    assert reply.kind == "answer"
    assert wording.OF_ANY_BUSINESS("en") in reply.lead
    assert "town hall" in reply.quotations[0].text
    town = Index(load_library(tmp_path))
    both = plain_text(say(town, "Is the herring of Lanport salted? How do I open a fish bakery?"))
    salted, general, hall = map(both.index, ("is salted", wording.OF_ANY_BUSINESS("en"), "town hall"))
    assert salted < general < hall  # which is said of that one alone


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Do Japanese people need a visa?", "30 days"),
        ("do I need a visa", "30 days"),
        ("Do Canadians need a visa?", "15 days"),
        ("tell us: may the british come without a visa", "15 days"),
    ],
)
def test_what_holds_for_some_is_told_only_where_they_are_named(town: Index, text: str, days: str) -> None:
    assert days in say(town, text).quotations[0].text


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("how do I get to Lanport from Beijing?", "how do I get to Lanport?"),
        ("how can we travel from New Norbury to Lanport?", "how can we travel to Lanport?"),
        ("从北京怎么去兰港", "怎么去兰港"),
        ("怎么从深圳去兰港", "怎么去兰港"),
        ("how do I get a permit from the office?", None),
        ("从这里怎么去兰港", None),
        ("從台灣怎麼過去比較方便？", "怎麼過去比較方便？"),
        ("由香港過去方不方便", "過去方不方便"),
        ("what is the best way from Taipei?", "what is the best way?"),
    ],
)
def test_the_way_from_somewhere_is_the_way(text: str, general: str | None) -> None:
    assert from_anywhere(text) == general


@pytest.mark.parametrize(
    ("text", "topic", "general"),
    [
        ("do welders need a work permit", (), "do foreigners need a work permit"),
        ("what visa does an English teacher need?", (), "what visa does a foreigner need?"),
        ("and for nurses?", ("work permit",), "and for foreigners?"),
        ("外教需要工作许可吗", (), "外国人需要工作许可吗"),
        ("are there schools that train welders?", (), None),
        ("wages of teachers", ("wages",), None),
    ],
)
def test_what_holds_for_any_foreigner_is_asked_for_a_profession(
    text: str, topic: tuple[str, ...], general: str | None
) -> None:
    assert of_any_profession(text, topic) == general


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("what's the weather like in April?", "what's the weather like?"),
        ("is it cold in early November", "is it cold"),
        ("四月天气怎么样", "天气怎么样"),
        ("how cold is the winter?", None),
        ("may I ask about taxes in May", None),
        ("三月有博览会吗", None),
    ],
)
def test_the_climate_of_a_month_is_asked_of_the_year(text: str, general: str | None) -> None:
    assert of_the_whole_year(text) == general


WAYS = {
    "contact.en.md": CONTACT_EN,
    "contact.zh.md": CONTACT_ZH,
    "ways.en.md": "# Ways to Lanport\n\n## How do I get to Lanport?\n\nLanport is reached by train and by ship.\n\n"
    "## How long does the ship take?\n\nThe ship from Norbury takes nine hours. The Westhaven–Eastby railway is old.\n\n## How long is the road?\n\n"
    "The Northport–Alder expressway is 90 km long.\n",
    "alder.en.md": "---\ntitle: Alder\nsection: places\n---\n\nAlder has a windmill.\n",
    "_bot/vocabulary.yaml": "- Alder, 桤木\n",
    "ways.zh.md": "# 到兰港的交通\n\n## 怎么去兰港？\n\n到兰港可以乘火车或坐船。\n\n## 坐船多久？\n\n从望县坐船要九个小时。\n",
    "fair.en.md": "# The fair\n\nThe fair of Norbury and Lanport is held in May. Westhaven sends its guests to Lanport.\n",
    "fair.zh.md": "# 博览会\n\n望县与兰港的博览会五月举行。\n",
}


@pytest.mark.parametrize(
    ("text", "told", "is_general"),
    [
        ("How do I get to Lanport from Norbury?", "nine hours", False),
        ("怎样从望县到兰港？", "九个小时", False),
        ("how to reach Lanport from Westhaven", "by train and by ship", True),
        ("how do I get to Lanport from Northport", "90 km", False),
    ],
)
def test_the_way_from_a_place_that_the_page_names_is_told(
    tmp_path: Path, text: str, told: str, is_general: bool
) -> None:
    said = plain_text(say(Index(load_library(write_pages(tmp_path, WAYS))), text))
    assert told in said
    assert "by train and by ship" in said or has_cjk(text)
    assert "May" not in said
    assert (wording.FROM_ANYWHERE.en in said) is is_general


@pytest.mark.parametrize(
    "text",
    [
        "Are there German companies in Lanport?",
        "Which Japanese firms can I visit?",
        "How many Americans live there?",
        "Can I invest?",
        "Who can introduce a French company?",
        "有没有德国企业",
        "哪些日本企业需要工人",
        "可以投资吗",
        "Can a Taiwanese company invest?",
        "台湾公司可以投资吗",
        "Do I need a Japanese translator?",
        "创新企业如何享受优惠",
        "需要国土资源部门批准吗",
        "以商招商怎么做",
        "Can I pay in US dollars?",
        "可以用美元吗",
    ],
)
def test_who_is_there_and_what_has_rules_of_its_own_is_left_as_it_is(text: str) -> None:
    assert of_any_country(text) is None


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Can a German company lease a berth?", "ten years"),
        ("Can a Greek firm lease a berth?", "ten years"),
        ("德国公司可以租泊位吗", "十年"),
    ],
)
def test_the_general_rule_is_told_and_said_to_be_general(town: Index, text: str, told: str) -> None:
    reply = say(town, text)
    assert reply.kind == "answer"
    assert reply.lead == (wording.OF_ALL_FOREIGNERS(reply.locale),)
    assert told in reply.quotations[0].text


@pytest.mark.parametrize(
    "text", ["Are there German companies in Lanport?", "有没有德国企业", "Can a German company fish herring?"]
)
def test_what_no_page_tells_stays_open(town: Index, text: str) -> None:
    assert say(town, text).kind != "answer"


@pytest.mark.parametrize(
    ("text", "of_the_place_itself"),
    [
        ("where do you lie", "where is Lanport"),
        ("how would we travel to you from Norbury?", "how would we travel to Lanport from Norbury?"),
        ("what trades are strong with you?", "what trades are strong in Lanport?"),
        ("how many people live in your town", "how many people live in Lanport"),
        ("is your town near Lanport", "is your town near Lanport"),
        ("what are the trades of the city?", "what are the trades of Lanport?"),
        ("who runs the bank of the city of Norbury", "who runs the bank of the city of Norbury"),
        ("who are you", "who are you"),
        ("do you store what I say to you in a file", "do you store what I say to you in a file"),
    ],
)
def test_your_town_is_the_place_that_the_pages_are_about(text: str, of_the_place_itself: str) -> None:
    assert of_the_place(text, "Lanport") == of_the_place_itself
    assert of_the_place(text, None) == text


def test_your_town_in_chinese() -> None:
    assert of_the_place("你们那边做渔船的多不多", "兰港") == "兰港做渔船的多不多"
    assert of_the_place("你们城市有多少人", "兰港") == "兰港有多少人"


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Is Lanport interesting for us?", "Why invest in Lanport?"),
        ("is it worth it for my company?", "Why invest in Lanport?"),
        ("why should i care about lanport", "Why invest in Lanport?"),
        ("why should we invest in Norbury?", "why should we invest in Norbury?"),
        ("Would Lanport be a good place to invest for foreigners?", "Why invest in Lanport?"),
        ("Is Norbury interesting for us?", "Is Norbury interesting for us?"),
        ("Is Lanport a good place for a hotel?", "Is Lanport a good place for a hotel?"),
        ("兰港值得投资吗", "为什么投资兰港"),
        ("兰港适合种茶吗", "兰港适合种茶吗"),
    ],
)
def test_whether_a_place_is_worth_it_asks_why(text: str, asked: str) -> None:
    assert worth_it(text, "兰港" if "兰" in text else "Lanport") == asked


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("we are a Chinese company. may we lease a berth?", True),
        ("I am not foreign, may a company lease a berth?", True),
        ("我们是本地企业，可以租泊位吗", True),
        ("不是外资公司可以租泊位吗", True),
        ("我是望县人，可以租泊位吗", True),
        ("My Chinese company wants to lease a berth. May it?", False),
        ("我们是外资企业，可以租泊位吗", False),
        ("may a foreign company lease a berth?", False),
    ],
)
def test_who_is_not_foreign_is_told_that_the_rules_are_for_those(
    town: Index, text: str, is_said: bool
) -> None:
    said = plain_text(say(town, text))
    assert "ten years" in said or "十年" in said
    assert (wording.OF_NO_CHINESE.en in said or wording.OF_NO_CHINESE.zh in said) is is_said


@pytest.mark.parametrize(
    ("text", "general"),
    [
        ("Can I lease a berth in Alder county?", "Can I lease a berth?"),
        ("What is Alder's weather like?", "What is weather like?"),
        ("在桤木县可以租泊位吗", "可以租泊位吗"),
        ("榿木那邊的天氣怎麼樣", "天气怎么样"),
        ("Can I lease a berth?", None),
        ("Alder?", None),
    ],
)
def test_what_is_asked_of_a_district_may_hold_anywhere(text: str, general: str | None) -> None:
    assert of_no_district(text, ["Alder", "桤木"]) == general


def test_the_rule_is_told_of_a_district_but_no_figure_of_the_city(tmp_path: Path) -> None:
    pages = {
        **PAGES,
        "contact.en.md": CONTACT_EN,
        "districts.en.md": "# Districts of Lanport\n\n## Which districts are there?\n\n- Alder district\n- Birch district\n",
        "alder.en.md": "---\ntitle: Alder district\nsection: places\n---\n\nAlder district has a windmill.\n",
        "birch.en.md": "---\ntitle: Birch district\nsection: places\n---\n\nBirch district has a school.\n",
        "people.en.md": "# Inhabitants\n\n## How many live in Lanport?\n\nLanport has 9,000 inhabitants.\n",
        "_bot/vocabulary.yaml": "- Lanport, 兰港\n- Alder, Alder district, 桤木\n- Birch, Birch district, 桦木\n",
    }
    index = Index(load_library(write_pages(tmp_path, pages)))
    berth = say(index, "May a foreign company lease a berth in Alder district?")
    assert "ten years" in plain_text(berth)
    assert plain_text(berth).startswith(wording.OF_NO_DISTRICT.en)
    people = say(index, "How many inhabitants has Alder district?")
    assert people.kind != "answer"
    assert wording.OF_NO_DISTRICT.en not in plain_text(people)
