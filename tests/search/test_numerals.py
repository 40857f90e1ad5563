import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.folder import load_library
from bot.search.index import Index
from bot.search.numerals import plain_numbers
from tests.pages import write_pages


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("2.29万平方公里", "22900平方公里"),
        ("２２９亿元", "22900000000元"),
        ("100億元", "10000000000元"),
        ("1.05 billion yuan", "1050000000 yuan"),
        ("2.5 million people", "2500000 people"),
        ("22.9 thousand", "22900"),
        ("3万亿", "3000000000000"),
        ("100–500 million dollars", "100000000–500000000 dollars"),
        ("1.5-2万人", "15000-20000人"),
        ("a thousand words", "a thousand words"),
        ("下辖十一个县", "下辖11个县"),
        ("二十三家企业", "23家企业"),
        ("二〇一四年", "2014年"),
        ("eleven counties", "11 counties"),
        ("twenty-one", "twenty-one"),
        ("三明市三元区统一规划", "三明市三元区统一规划"),
        ("一带一路", "一带一路"),
        ("第十一届", "第11届"),
        ("第十一条", "第十一条"),
        ("20 December 2014", "20 December 2014"),
        ("December 20th, 2014", "20 December 2014"),
        ("on Dec. 20, 2014", "on 20 December 2014"),
        ("2014-12-20", "20 December 2014"),
        ("Sept 2014", "September 2014"),
        ("2014-12-20启动", "2014年12月20日启动"),
        ("2014/12/20启动", "2014年12月20日启动"),
        ("2014 年 12 月 20 号", "2014年12月20日"),
        ("20 December 2014启动", "2014年12月20日启动"),
        ("2014-13-20", "2014-13-20"),
        ("version 3.2.1", "version 3.2.1"),
    ],
)
def test_numbers_and_dates_have_one_form(written: str, plain: str) -> None:
    assert plain_numbers(_half_width(written)) == plain


def _half_width(text: str) -> str:
    return text.translate(str.maketrans("０１２３４５６７８９", "0123456789"))


@given(st.text() | st.text("0123456789.,-/ 年月日万亿十一二〇千 thousandmillionDec"))
def test_any_text_has_a_form(text: str) -> None:
    assert isinstance(plain_numbers(text), str)


@given(st.integers(1, 10**6))
def test_a_round_number_has_one_form_in_every_writing(tens_of_thousands: int) -> None:
    number = tens_of_thousands * 10_000
    written = (f"{number} 人", f"{tens_of_thousands}万 人", f"{tens_of_thousands / 100:.2f}百万 人")
    assert {plain_numbers(text).replace(",", "") for text in written} == {f"{number} 人"}
    assert plain_numbers(f"{number // 1000:,} thousand") == str(number)


@pytest.mark.parametrize(
    ("question", "language", "page"),
    [
        ("Which harbour cost 1.2 billion yuan?", "en", "harbour"),
        ("Which harbour cost 1,200,000,000 yuan?", "en", "harbour"),
        ("哪个港口造价120000万元？", "zh", "harbour"),
        ("哪个港口造价12亿元？", "zh", "harbour"),
        ("What opened on 2014-12-20?", "en", "harbour"),
        ("What opened on Dec. 20th, 2014?", "en", "harbour"),
        ("2014/12/20启用的是什么？", "zh", "harbour"),
        ("面积22900平方公里的是哪里？", "zh", "town"),
    ],
)
def test_a_number_is_found_however_it_is_written(tmp_path, question: str, language, page: str) -> None:  # type: ignore[no-untyped-def]
    write_pages(
        tmp_path,
        {
            "harbour.en.md": "# Harbour\n\nLanport harbour opened on 20 December 2014. The harbour cost 1.2 billion yuan.\n",
            "harbour.zh.md": "# 港口\n\n兰港港口于2014年12月20日启用。港口造价12亿元。\n",
            "market.en.md": "# Market\n\nLanport market opened on 3 May 2012. The market cost 40 million yuan.\n",
            "market.zh.md": "# 市场\n\n兰港市场于2012年5月3日启用。市场造价4000万元。\n",
            "town.en.md": "# Town\n\nLanport has 22,900 square kilometres.\n",
            "town.zh.md": "# 城市\n\n兰港面积为2.29万平方公里。\n",
        },
    )
    index = Index(load_library(tmp_path))
    query = index.query(question)
    assert index.search(query, language)[0].passage.document_id == page
    if page == "town":
        assert "22900" in index.search(query, language)[0].matched
