import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.colloquial import in_standard_chinese


@pytest.mark.parametrize(
    ("said", "standard"),
    [
        ("呢度有冇渡輪", "這裡有沒有渡輪"),
        ("24年全市GDP", "2024年全市GDP"),
        ("渡轮用不用买票", "渡轮要不要买票"),
        ("港口从23年开始亏钱", "港口从2023年开始亏钱"),
        ("港口係邊個管㗎", "港口是誰管"),
        ("渡輪要坐幾耐", "渡輪要坐多久"),
        ("泊位租金幾多錢", "泊位租金多少錢"),
        ("我點樣去港口", "我怎麼去港口"),
        ("點去港口", "怎麼去港口"),
        ("港口有多少人", "港口有多少人口"),
        ("港口有几个人", "港口有多少人口"),
        ("有多少人住在港口", "有多少人住在港口"),
        ("浮標是幹嘛用的", "浮標是什麼"),
        ("公司干嘛的", "公司做什么的"),
        ("你干嘛不回答", "你干嘛不回答"),
        ("帆布一斤卖多少", "帆布一斤价格多少"),
        ("帆布賣多少錢", "帆布價格多少"),
        ("帆布卖多少给外国", "帆布卖多少给外国"),
        ("要唔要簽證", "要不要簽證"),
        ("佢哋喺邊度開廠", "他們在哪裡開廠"),
        ("有咩好處", "有什麼好處"),
        ("唔該晒", "謝謝"),
        ("唔該，有冇渡輪", "請問，有沒有渡輪"),
        ("有冇税收优惠", "有没有税收优惠"),
        ("港口真係有渡輪同泊位㗎咩", "港口真是有渡輪和泊位嗎"),
        ("同時有冇合同", "同時有沒有合同"),
        ("港口有啥好的", "港口有什么好的"),
        ("执照咋办", "执照怎么办"),
        ("执照怎么弄", "执照怎么办"),
        ("想开个店", "想开店"),
        ("港口有几间公司", "港口有几家公司"),
        ("港口有多少間房屋", "港口有多少間房屋"),
        ("镇长叫什么名字", "镇长是谁"),
        ("公司叫什么名字", "公司叫什么名字"),
        ("租个人住房", "租个人住房"),
        ("港口的沙能挖吗", "港口的沙能开采吗"),
        ("外国人能挖沙吗", "外国人能开采沙吗"),
        ("年報幾時交", "年報什麼時候交"),
        ("渡轮赚多少钱", "渡轮利润多少"),
        ("码头什么时候批的", "码头什么时候批准的"),
        ("占港口几成", "占港口百分之多少"),
        ("有几家厂", "有几家企业"),
        ("港口还有地吗", "港口还有土地吗"),
        ("基金有5个亿", "基金有5亿"),
        ("港口在哪", "港口在哪里"),
        ("水够不够用", "水够用"),
        ("船長係邊度人", "船長是哪裡人"),
        ("咁搭渡輪點去", "那搭渡輪怎麼去"),
        ("泊位費幾多個巴仙", "泊位費百分之多少"),
        ("鱼一年能出多少", "鱼产量多少"),
        ("每年支出多少", "每年支出多少"),
        ("講得幾好", "講得很好"),
    ],
)
def test_spoken_function_words_are_read_as_standard_ones(said: str, standard: str) -> None:
    assert in_standard_chinese(said) == standard


@pytest.mark.parametrize(
    "text",
    [
        "返乡创业政策",
        "土地使用权24年后怎么办",
        "租25年的地",
        "仲裁條款",
        "關係和係數",
        "試點申請",
        "第幾大城市",
        "定价多少",
        "港口在哪裡",
        "试点去年有多少",
        "可以挖树吗",
        "这些厂区",
        "有地热吗",
        "How deep is it?",
    ],
)
def test_what_is_standard_already_is_left_as_it_is(text: str) -> None:
    assert in_standard_chinese(text) == text


@given(st.text(alphabet="唔係咩幾多點樣返仲定嘅喺 有港口a1，", max_size=40))
def test_any_text_can_be_read(text: str) -> None:
    assert isinstance(in_standard_chinese(text), str)


@pytest.mark.parametrize(
    ("spoken", "standard"),
    [
        ("做船的公司有哪几家", "做船有哪些企业"),
        ("船厂是哪几家公司", "船有哪些企业"),
        ("那边有没有做船的厂子", "那边有没有做船企业"),
        ("那里有码头没", "那里有码头吗"),
    ],
)
def test_which_companies_and_whether_there_is_one(spoken: str, standard: str) -> None:
    assert in_standard_chinese(spoken) == standard
