import pytest

from bot.dialogue.talk import (
    only_introduces,
    split_introduction,
    without_talk,
)
from bot.search.index import Index
from tests.dialogue.chats import say


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("Hello, where is the harbour?", "where is the harbour?"),
        ("您好，請問港口在哪裡？", "港口在哪裡？"),
        ("thanks, and how deep is the harbour?", "how deep is the harbour?"),
        ("Dear Sir or Madam, how deep is the harbour? Thank you very much!", "how deep is the harbour?"),
        ("hello", "hello"),
        ("谢谢", "谢谢"),
    ],
)
def test_courtesy_is_cut_off_a_question_and_left_where_it_is_all_there_is(text: str, core: str) -> None:
    assert without_talk(text) == core


@pytest.mark.parametrize(
    "text",
    [
        "by the way, how deep is the harbour",
        "how deep is the harbour by the way",
        "quick question: how deep is the harbour",
        "ok. how deep is the harbour pls",
        "Sorry to bother you again. I was wondering how deep is the harbour",
        "could you please tell me how deep is the harbour",
        "I just want to know how deep is the harbour",
        "hi there, one more thing: how deep is the harbour thx",
        "Could you please try once more: how deep is the harbour",
        "g'day, how deep is the harbour",
        "Merhaba! how deep is the harbour",
        "bot, let's see what you know. how deep is the harbour",
    ],
)
def test_talk_around_an_english_question_is_set_aside(text: str) -> None:
    assert without_talk(text).rstrip("?") == "how deep is the harbour"


@pytest.mark.parametrize(
    "text",
    [
        "我想问下港口水深多少",
        "我就问一句，港口水深多少",
        "你好，想了解一下港口水深多少",
        "麻烦问一下，港口水深多少，谢谢",
        "好的，那个，港口水深多少呀",
        "你就直接说，港口水深多少，别废话",
        "不好意思，请问港口水深多少",
        "老师好，请问港口水深多少",
    ],
)
def test_talk_around_a_chinese_question_is_set_aside(text: str) -> None:
    assert without_talk(text) == "港口水深多少"


@pytest.mark.parametrize(
    "text",
    ["Which of them are new materials", "and in the harbour?", "Good Hope bay", "那港口呢", "So far north?"],
)
def test_what_may_be_the_subject_or_points_back_is_kept(text: str) -> None:
    assert without_talk(text) == text


@pytest.mark.parametrize(
    ("text", "core"),
    [
        ("is it true that the harbour is closed?", "the harbour is closed?"),
        ("is it right to close the harbour?", "is it right to close the harbour?"),
        ("no, I meant the harbour", "the harbour"),
        ("We would appreciate any information about the harbour", "the harbour"),
        (
            "Hello, I would be most grateful if you could inform me about the harbour. With best wishes, John",
            "the harbour",
        ),
        ("不对，我说的是港口", "港口"),
        ("my lawyer says that the harbour is closed", "the harbour is closed"),
        ("想核实一下：港口水深多少", "港口水深多少"),
        ("麻烦给我港口的水深", "港口的水深"),
    ],
)
def test_who_says_so_and_what_is_to_be_verified_frame_a_question(text: str, core: str) -> None:
    assert without_talk(text) == core


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("I'm from Singapore, how deep is the harbour?", "I'm from Singapore"),
        (
            "we are a shipping company based in Oslo: how deep is the harbour?",
            "we are a shipping company based in Oslo",
        ),
        ("我是新加坡人，港口水深多少", "我是新加坡人"),
        ("我司系一家挪威造船商，拟在兰港建厂，请问港口水深多少", "我司系一家挪威造船商，拟在兰港建厂"),
        ("我司系一家挪威造船商，港口水深多少", "我司系一家挪威造船商"),
    ],
)
def test_who_writes_is_told_from_what_is_asked(text: str, who: str) -> None:
    introduction, question = split_introduction(text)
    assert introduction.rstrip(":") == who
    assert "how deep" in question or question == "港口水深多少"


def test_a_country_that_only_the_writer_comes_from_is_not_missed(town: Index) -> None:
    for text in (
        "hi im from singapore, how many berths does the harbour have?",
        "I am from Singapore. How many berths does the harbour have?",
    ):
        reply = say(town, text)
        assert reply.kind == "answer"
        assert "twelve berths" in reply.quotations[0].text


@pytest.mark.parametrize(
    ("text", "introduces"),
    [
        ("你好，我是做鞋子的", True),
        ("公司在兰港，想换个地方", True),
        ("我們是一家釀酒廠，打算擴建", True),
        ("Hello, we are a bakery from Norway.", True),
        ("We run a bakery in Aarhus, Denmark. We are looking for somewhere to build a plant.", True),
        ("我在东莞开家具厂，想把厂子搬到内地，听说兰港林子多", True),
        ("嗨,我在花莲开了两间民宿,最近想往对岸发展,有人推荐兰港", True),
        ("我是做鞋子的,港口有十二个泊位,渡轮开往群岛", False),
        ("你好,我在南投种茶,请问兰港适合种茶吗?听说那边有很多台湾人", False),
        ("听说港口有十二个泊位", False),
        ("hey im a student and i have to write about ships for my class, can u help", True),
        ("我是大三学生,毕业论文写渔港,可以问你几个问题吗", True),
        ("我在南投种茶三十多年了,想先请教一下", True),
        ("the complaints office for foreigners can help me?", False),
        ("我阿公是蘭港人，我從馬來西亞想回去看看", True),
        ("We run a bakery in Aarhus. How deep is the harbour?", False),
        ("I am writing a paper about the harbour, can you explain it", False),
        ("我是做鞋子的，港口在哪里", False),
        ("想了解港口", False),
        ("我们是兰港一家货运行，想了解港口的水深和泊位", False),
        ("We are a shipping company from Aarhus, we would like to learn about the harbour", False),
        ("港口", False),
        ("你好", False),
    ],
)
def test_who_only_introduces_themselves_is_told_from_who_asks(text: str, introduces: bool) -> None:
    assert only_introduces(text) is introduces


def test_who_introduces_themselves_is_asked_what_they_want_to_know(town: Index) -> None:
    reply = say(town, "你好，我是做鞋子的")
    assert reply.kind == "clarify"
    assert reply.lead[0].startswith("谢谢您的介绍")
    assert not reply.show_contact
    reply = say(town, "我在东莞开家具厂，想把厂子搬到内地，听说兰港林子多")
    assert reply.lead[0].startswith("谢谢您的介绍")
