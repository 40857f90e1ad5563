import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.text import (
    chinese_script,
    has_own_words,
    is_foreign,
    language_of_text,
    normalise,
    to_simplified,
    to_traditional,
)


@given(st.text())
def test_normalising_twice_is_normalising_once(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


def test_full_width_capitals_and_traditional_characters_are_folded() -> None:
    assert normalise("ＧＤＰ　專案 網 路") == "gdp 专案网路"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("What is the area?", "en"),
        ("面积多大", "zh"),
        ("Youxi 的 taobao 项目什么时候启动", "zh"),
        ("What is the GDP of 三明?", "en"),
        ("Liu Depei 是谁", "zh"),
        ("2014", None),
        ("👍", None),
        ("", None),
    ],
)
def test_the_language_of_a_text_is_that_of_its_sentence_not_of_its_names(
    text: str, expected: str | None
) -> None:
    assert language_of_text(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("你們是官方嗎", "hant"),
        ("你们是官方吗", "hans"),
        ("三明在哪里", None),
        ("人口多少", None),
        ("臺灣企業", "hant"),
    ],
)
def test_the_script_is_known_only_where_characters_tell(text: str, expected: str | None) -> None:
    assert chinese_script(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Quiero invertir en su ciudad",
        "Wie kann ich hier investieren?",
        "bonjour, je voudrais investir",
        "Привет, как дела?",
        "サンミンに投資したい",
        "삼명에 투자하고 싶어요",
        "أريد الاستثمار",
        "Tôi muốn đầu tư vào đây",
        "¿Dónde está?",
        "Was kostet Strom?",
        "berapa harga tanah",
    ],
)
def test_another_language_is_recognised(text: str) -> None:
    assert is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [
        "What is the area?",
        "bitcoin",
        "tax rate",
        "phone number pls",
        "average income",
        "solar batteries in town?",
        "面积",
        "三明の投資",
        "123",
        "😀",
        "",
        "hi there",
        "Los Angeles flights",
        "Del Monte factory",
        "hay fever",
    ],
)
def test_english_chinese_and_bare_words_are_not_taken_for_another_language(text: str) -> None:
    assert not is_foreign(text)


def test_a_bare_name_or_number_has_no_words_of_its_own() -> None:
    assert [has_own_words(text) for text in ("Youxi", "GDP", "2014", "GDP 2014")] == [False] * 4
    assert [has_own_words(text) for text in ("area", "what is GDP", "面积")] == [True] * 3


@pytest.mark.parametrize(
    ("simplified", "traditional"),
    [
        ("免签", "免簽"),
        ("签证与签字", "簽證與簽字"),
        ("标签和书签", "標籤和書籤"),
        ("合并后并成为试点，并入选首批", "合併後並成為試點，並入選首批"),
        ("并购与兼并，企业并入集团", "併購與兼併，企業併入集團"),
        ("干法水泥与干部", "乾法水泥與幹部"),
        ("负面清单于2017年施行，匈奴单于", "負面清單於2017年施行，匈奴單于"),
        ("没有只卖茶的店，有一只船", "沒有只賣茶的店，有一隻船"),
        ("主干式水泥窑", "主幹式水泥窯"),
        ("龙岩市", "龍岩市"),
        ("岳飞", "岳飛"),
        ("台湾", "臺灣"),
    ],
)
def test_what_has_two_traditional_forms_is_written_with_the_one_that_is_meant(
    simplified: str, traditional: str
) -> None:
    assert to_traditional(simplified) == traditional
    assert to_simplified(traditional) == simplified
