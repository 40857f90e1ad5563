"""Small talk that no form foresees, and what only looks like it."""

import pytest

from bot.dialogue.intents import SMALL_TALK, detect
from bot.dialogue.plain import plain_text
from bot.search.index import Index
from tests.dialogue.chats import say
from tests.pages import EMAIL, PHONE


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("great, that was very helpful", "acknowledgement"),
        ("ok let me discuss it with my boss first", "acknowledgement"),
        ("sorry, wrong person", "apology"),
        ("lovely, thank you for the quick answers today", "thanks"),
        ("alright, will come back to you next week", "goodbye"),
        ("yo", "greeting"),
        ("thx you are a star", "thanks"),
        ("好好好谢谢小同志我叫我儿子打电话", "thanks"),
        ("行 你们那边的人说话比你靠谱 拜拜", "goodbye"),
        ("bloody hell. FINE", "complaint"),
        ("thank you dear, you have been most helpful. cheerio!", "goodbye"),
        ("thanks, dziekuje. that is all for today", "thanks"),
        ("唔該晒，得閒飲茶～", "goodbye"),
        ("88", "goodbye"),
        ("thank you my friend, masalama", "goodbye"),
        ("好吧謝謝，我再寫信問問，辛苦了", "thanks"),
        ("走了接单去", "goodbye"),
        ("hello everyone from Lanport", "greeting"),
        ("好的，我再跟老板商量一下", "acknowledgement"),
        ("非常感谢您耐心的解答", "thanks"),
        ("好滴 改天再聊", "goodbye"),
        ("太棒了，有用", "acknowledgement"),
        ("testing 123", "acknowledgement"),
        ("thank you, you are a good robot", "thanks"),
        ("谢谢哈", "thanks"),
        ("多谢你，你讲得几好", "thanks"),
        ("谢谢你啊小伙子 有心了", "thanks"),
        ("great, thanks, partly helpful", "thanks"),
        ("oops wrong window, ignore that", "apology"),
        ("不好意思总麻烦你，先这样，我回去跟领导汇报", "goodbye"),
        ("谢谢老弟 改天请你吃饭", "thanks"),
        ("you are very kind. have you had lunch?", "wellbeing"),
        ("人呢 等了半天了", "presence"),
        ("Merci beaucoup, c'est très utile", "thanks"),
        ("啥也不知道 要你有啥用", "complaint"),
        ("谢谢哈 我先跟我老婆商量商量，她嫌远", "thanks"),
    ],
)
def test_thanks_leave_and_excuses_are_small_talk_in_whatever_words(said: str, expected: str) -> None:
    found = detect(said)
    assert found
    assert found.name == expected


@pytest.mark.parametrize(
    "said",
    [
        "great tea",
        "is that a good time",
        "thanks, what about the harbour",
        "tell me more about it later",
        "not a good harbour",
        "好茶",
        "对台合作",
        "可以吗",
        "还有什么好的",
        "有电话吗",
        "soil test",
        "working time",
    ],
)
def test_what_names_a_subject_or_asks_is_no_small_talk(said: str) -> None:
    found = detect(said)
    assert found is None or found.name not in ("greeting", "thanks", "goodbye", "acknowledgement")


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("you there?", "presence"),
        ("is this thing working", "presence"),
        ("anybody home??", "presence"),
        ("在么？", "presence"),
        ("怎么不回复我", "presence"),
        ("哈囉", "greeting"),
        ("thanks, very helpful!", "thanks"),
        ("I am furious, nobody answers my mails", "contact"),
        ("nobody helps me", "complaint"),
        ("That has nothing to do with my question :(", "complaint"),
        ("haiya you don't know much", "complaint"),
        ("i dont understand this. simple pls", "confusion"),
        ("了解,謝謝您!之後再請教", "goodbye"),
        ("That's not very helpful.", "complaint"),
        ("u are not very good at this", "complaint"),
        ("that was not too bad", "acknowledgement"),
        ("这个有用，谢谢", "thanks"),
        ("謝謝你，資料滿詳細的", "thanks"),
        ("好的，多謝協助，有需要再聯絡", "goodbye"),
        ("no problem, not urgent", "acknowledgement"),
        ("why don't you answer me directly", "complaint"),
        ("为啥不直接回答我", "complaint"),
        ("没人回我邮件", "contact"),
        ("发了三封邮件都没人回！", "contact"),
        ("都没人理我", "complaint"),
        ("废话一堆", "complaint"),
        ("都不是", "complaint"),
        ("neither", "complaint"),
        ("this answer was bad", "complaint"),
        ("how are you today?", "wellbeing"),
        ("how are you btw", "wellbeing"),
        ("谢谢你喔 祝你身体健康", "kindness"),
        ("行，谢了老哥", "thanks"),
        ("多謝你喔，講得很清楚", "kindness"),
        ("wtf", "rude"),
        ("your phone number doesn't work", "contact"),
        ("你好吗？", "wellbeing"),
        ("sorry", "apology"),
        ("oh sorry, I was rude", "apology"),
        ("不好意思啊", "apology"),
        ("對不起", "apology"),
        ("that's wrong", "complaint"),
        ("No, this is not correct!", "complaint"),
        ("you didn't answer my question", "complaint"),
        ("that is not what I asked", "complaint"),
        ("what a waste of time", "complaint"),
        ("你没有回答我的问题", "complaint"),
        ("答非所問", "complaint"),
        ("不对吧", "complaint"),
        ("👎", "complaint"),
        ("what?", "confusion"),
        ("I don't understand", "confusion"),
        ("没听懂", "confusion"),
        ("🤔", "confusion"),
        ("can you help me", "offer"),
        ("我有个问题", "offer"),
        ("one moment please", "pause"),
        ("稍等一下", "pause"),
        ("stop messaging me", "stop"),
        ("别烦我", "stop"),
        ("no", "declined"),
        ("没有了", "declined"),
        ("happy new year!", "kindness"),
        ("很高兴认识您", "kindness"),
        ("❤️", "kindness"),
        ("🙏🙏", "thanks"),
        ("😂", "laughter"),
        ("send me a brochure", "files"),
        ("有没有地图吗", "files"),
        ("are you sure?", "source"),
        ("is this ChatGPT?", "about"),
        ("who made you", "about"),
        ("你叫什么名字", "about"),
        ("is this a scam", "about"),
        ("thank you, in English again please", "language"),
        ("Hola", "greeting"),
        ("Guten Tag", "greeting"),
        ("namaste!", "greeting"),
    ],
)
def test_what_people_say_to_a_bot_is_known(said: str, expected: str) -> None:
    found = detect(said)
    assert found
    assert found.name == expected


@pytest.mark.parametrize(
    "said",
    [
        "what is it",
        "what is that now",
        "what is wrong with the harbour",
        "is the harbour there",
        "are there maps of the harbour",
        "how are the roads",
        "how is the weather today",
        "you need a licence",
        "wait times at the harbour",
        "港口有人吗",
        "不对外开放的港口",
        "什么意思叫保税区",
        "没有港口的县",
        "需要什么文件",
        "stop signs",
        "can you help me set up a company",
        "I have a question about the harbour",
        "有问题找哪个部门",
    ],
)
def test_what_has_a_subject_is_left_to_the_pages(said: str) -> None:
    found = detect(said)
    assert found is None or found.name not in (*SMALL_TALK, "files", "source")


def test_small_talk_before_a_question_does_not_hide_it(town: Index) -> None:
    """A complaint in front says what went wrong, and not what is asked now."""
    for said in (
        "that's wrong. who runs the harbour?",
        "you there? who runs the harbour?",
        "不对。港口由谁经营？",
    ):
        reply = say(town, said)
        assert reply.kind == "answer", said


def test_a_wave_is_a_hello_first_and_a_goodbye_later(town: Index) -> None:
    assert say(town, "👋").lead[0].startswith("Hello")
    assert say(town, "👋", "👋").lead[0].startswith("Goodbye")


def test_small_talk_is_answered_in_a_breath(town: Index) -> None:
    """Each is read at a glance, beside the contact where it gives that."""
    for said in (
        "that's wrong",
        "not helpful",
        "how are you",
        "stop",
        "no",
        "what?",
        "send me photos",
        "sorry",
        "❤️",
    ):
        reply = say(town, said)
        assert (reply.kind, len(reply.lead), reply.quotations) == ("smalltalk", 1, ()), said
        assert len(reply.lead[0]) <= 200, said


@pytest.mark.parametrize("said", ["your number does not work!!!", "my email bounced", "电话打不通"])
def test_who_did_not_get_through_is_told_both_ways(town: Index, said: str) -> None:
    text = plain_text(say(town, said))
    assert (EMAIL in text, PHONE in text, "Source" in text) == (True, True, False)


def test_doubts_are_met_with_the_source_of_what_was_said_last(town: Index) -> None:
    """Also of what was shown only as more of a page, or as the nearest."""
    text = plain_text(say(town, "How many berths does the harbour have?", "more", "are you sure?"))
    assert "5 May 2026" in text
    assert "Lanport Gazette" in text


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("It was clumsy, but better than nothing. Cheers.", "thanks"),
        ("that was a mess but thanks anyway, I am off to lunch", "thanks"),
        ("my sister will be pleased, bye", "goodbye"),
        ("多谢晒，我返去同阿妈讲声", "thanks"),
        ("行吧，聊胜于无，谢了", "thanks"),
        ("Okay. I am just nervous, it is their first voyage. Thank you.", "thanks"),
        ("谢谢您 我好些年没回去了 想家啊", "thanks"),
        ("Skimpy. Ta", "thanks"),
        ("Most helpful, thank you. I shall write to them.", "thanks"),
        ("OK够用了，谢啦", "thanks"),
        ("hm, that answer was actually decent", "acknowledgement"),
        ("righto, that will do, cheers", "thanks"),
    ],
)
def test_what_asks_nothing_and_no_page_answers_is_the_talk_that_it_is(
    town: Index, said: str, expected: str
) -> None:
    reply = say(town, said)
    assert (reply.kind, reply.reason) == ("smalltalk", expected)


@pytest.mark.parametrize(
    "said",
    [
        "No, by then I meant 2021.",
        "thanks. names of the pilots",
        "Cheers, I need the plan of the quays",
        "谢谢，领港员名单",
    ],
)
def test_what_is_named_or_wished_for_beside_thanks_is_handed_off(town: Index, said: str) -> None:
    assert say(town, said).kind != "smalltalk"
