import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.dialogue.intents import LONGEST, Intent, detect, without_courtesy

PIECES = (
    "ha",
    "的",
    "有",
    "怎么",
    "联系",
    "you ",
    "are ",
    "news ",
    "新闻",
    "什么",
    "a ",
    "thanks",
    "你好",
    "，",
    "!",
    "the ",
    "说",
    "中文",
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("hi", "greeting"),
        ("Good morning!", "greeting"),
        ("您好", "greeting"),
        ("Thanks a lot!!", "thanks"),
        ("多謝", "thanks"),
        ("哈哈哈", "laughter"),
        ("hahaha", "laughter"),
        ("ok", "acknowledgement"),
        ("👍", "acknowledgement"),
        ("bye", "goodbye"),
        ("help", "help"),
        ("what can you do?", "help"),
        ("你能回答什么", "help"),
        ("topics", "topics"),
        ("Who are you?", "about"),
        ("is this the government", "about"),
        ("are you a human", "about"),
        ("你們是官方嗎", "about"),
        ("你是机器人吗？", "about"),
        ("delete my data", "about"),
        ("e-mail?", "contact"),
        ("phone number pls", "contact"),
        ("a person please", "contact"),
        ("I want to talk to a human", "contact"),
        ("What is your address?", "contact"),
        ("Do you have WhatsApp or LINE?", "contact"),
        ("fax", "contact"),
        ("opening hours", "contact"),
        ("怎么联系", "contact"),
        ("人工", "contact"),
        ("有微信吗", "contact"),
        ("你们的办公时间", "contact"),
        ("轉人工客服", "contact"),
        ("you are useless", "rude"),
    ],
)
def test_what_is_no_question_to_the_pages_is_told_from_one(text: str, expected: str) -> None:
    found = detect(text)
    assert found is not None
    assert found.name == expected


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("latest news", ""),
        ("Any news?", ""),
        ("最新消息", ""),
        ("news about the ferry", "ferry"),
        ("news in 2024", "2024"),
        ("2024年的新闻", "2024"),
        ("渡轮的新闻", "渡轮"),
    ],
)
def test_news_are_asked_for_with_or_without_a_subject(text: str, about: str) -> None:
    assert detect(text) == Intent("news", about=about)


@pytest.mark.parametrize(
    ("text", "locale"),
    [
        ("speak Chinese please", "zh-Hans"),
        ("in English please", "en"),
        ("Can you speak English?", "en"),
        ("说中文", "zh-Hans"),
        ("請用繁體中文", "zh-Hant"),
        ("用英文回答", "en"),
    ],
)
def test_another_language_can_be_asked_for(text: str, locale: str) -> None:
    found = detect(text)
    assert found is not None
    assert (found.name, found.locale) == ("language", locale)


@pytest.mark.parametrize(
    "text",
    [
        "What is the area of the city?",
        "Hello, what is the population?",
        "Is there a railway line to the coast?",
        "mobile phone factories",
        "Which companies are in contact with the university?",
        "How large are the planted forests?",
        "人工林面积多大",
        "注册地址可以是虚拟地址吗",
        "与上海有什么联系",
        "谁是市长",
        "Who is the mayor?",
        "When was it reported in the news that the plant opened in the north of the county?",
        "Are there Chinese companies?",
        "什么是林票",
    ],
)
def test_a_question_to_the_pages_is_no_intent(text: str) -> None:
    assert detect(text) is None


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
    assert without_courtesy(text) == core


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
@example("ha" * 40 + "x")
@example("的" * 9900)
@example("怎么找到" * 70)
@example("are you " * 37)
def test_no_message_takes_long_to_understand(text: str) -> None:
    """A pattern that repeats a repetition would hang here for minutes."""
    found = detect(text)
    assert found is None or len(text) <= LONGEST
    assert without_courtesy(text) in text


@pytest.mark.parametrize(
    "text",
    [
        "Which source is that from, please?",
        "where did you get that number",
        "what is the source of this figure",
        "which page is this from?",
        "这个数字的来源是什么",
        "你从哪里看到的",
        "刚才那个数据出处",
    ],
)
def test_the_source_of_the_last_answer_is_asked_for_in_many_ways(text: str) -> None:
    intent = detect(text)
    assert intent is not None
    assert intent.name == "source"


@pytest.mark.parametrize(
    "text",
    [
        "Where do you get natural gas",
        "Which website does the harbour office have",
        "which document is needed for that",
        "港口的电从哪里来的",
        "渔业法的依据是什么",
    ],
)
def test_the_source_of_something_else_is_a_question_to_the_pages(text: str) -> None:
    assert detect(text) is None
