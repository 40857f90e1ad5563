"""Conversations as tables of what was said and what is expected, on a town that is not Sanming."""

from pathlib import Path

import pytest

from bot.content.folder import load_library
from bot.dialogue import wording
from bot.dialogue.messages import Locale
from bot.dialogue.plain import plain_text
from bot.search.index import Index
from tests.dialogue.chats import Chat
from tests.pages import CONTACT_EN, CONTACT_ZH, EMAIL, PHONE, TOWN, write_pages


def test_an_answer_quotes_the_page_and_names_source_date_and_address(town: Index) -> None:
    reply = Chat(town).say("How many berths does the harbour have?")
    assert reply.kind == "answer"
    assert plain_text(reply).startswith("The harbour of Lanport has twelve berths for container ships.")
    assert "Source: The harbour of Lanport, 1 March 2026, https://lanport.example/harbour" in plain_text(
        reply
    )


def test_the_source_shown_is_that_of_the_section_quoted(town: Index) -> None:
    reply = Chat(town).say("Who runs the harbour?")
    assert "Lanport Gazette, 5 May 2026, https://gazette.example/port" in plain_text(reply)


def test_a_chinese_question_is_answered_from_the_chinese_page(town: Index) -> None:
    reply = Chat(town).say("港口水深多少？")
    assert (reply.kind, reply.language) == ("answer", "zh")
    assert "港口水深14米。" in plain_text(reply)
    assert "来源：兰港港口，2026年3月1日" in plain_text(reply)


def test_a_question_in_traditional_characters_is_answered_in_them(town: Index) -> None:
    text = plain_text(Chat(town).say("港口由誰經營？"))
    assert "港口由蘭港港務集團經營" in text
    assert "來源：蘭港港口，蘭港日報" in text


@pytest.mark.parametrize(
    "text",
    [
        "bitcoin",
        "比特币",
        "What will the weather be tomorrow?",
        "Who is the CEO of Tencent?",
        "xqzv wprtl",
        "asdf",
    ],
)
def test_what_the_pages_do_not_answer_is_handed_off_without_a_source(town: Index, text: str) -> None:
    reply = Chat(town).say(text)
    assert (reply.kind, reply.sources) == ("handoff", ())
    assert reply.confidence is not None
    assert EMAIL in plain_text(reply)
    assert PHONE in plain_text(reply)


def test_a_handoff_offers_distinct_topics(town: Index) -> None:
    labels = [choice.label for choice in Chat(town).say("harbour fees for yachts in winter").choices]
    assert 0 < len(labels) <= 3
    assert len(set(labels)) == len(labels)


def test_only_the_other_languages_page_is_quoted_with_a_word_about_it(town: Index) -> None:
    reply = Chat(town).say("shop licence 由谁颁发 town hall")
    assert (reply.kind, reply.language) == ("answer", "zh")
    assert "只有英文页面有答案" in plain_text(reply)
    assert "is issued by the town hall" in plain_text(reply)


def test_an_old_passage_begins_with_its_time(town: Index) -> None:
    assert "As of December 2014: A ferry between" in plain_text(
        Chat(town).say("When did the ferry to the Reed Islands open?")
    )
    assert "2014年12月的报道：" in plain_text(Chat(town).say("芦苇群岛的渡轮什么时候开通？"))


def test_a_question_for_the_present_is_not_answered_from_an_old_page_as_current(town: Index) -> None:
    reply = Chat(town).say("Does the ferry to the Reed Islands still take forty minutes?")
    assert wording.NOT_CURRENT("en") in plain_text(reply)
    assert wording.NOT_CURRENT("zh-Hans") in plain_text(Chat(town).say("现在芦苇群岛的渡轮航程几分钟？"))


def test_a_recent_passage_is_quoted_without_a_time(town: Index) -> None:
    assert "As of" not in plain_text(Chat(town).say("How many berths does the harbour have?"))


def test_answers_on_procedures_end_in_a_line_on_legal_advice(town: Index) -> None:
    text = plain_text(Chat(town).say("Who issues a shop licence?"))
    assert text.endswith("General information, not legal advice; the authority decides.")
    assert text.count("January 2026") == 1  # of when it is says its source


CONTACT_SHAPED = [
    "do you have LINE",
    "你有LINE嗎",
    "call me",
    "LinkedIn",
    "你们办公室在哪里",
    "我想投资，找谁？",
    "email",
    "phone?",
    "a person please",
    "怎么联系",
    "人工",
    "what is your address",
    "WhatsApp",
    "微信",
    "fax",
]


@pytest.mark.parametrize("text", CONTACT_SHAPED)
def test_contact_questions_get_the_email_the_phone_and_that_the_rest_is_not_listed(
    town: Index, text: str
) -> None:
    reply = Chat(town).say(text)
    assert reply.kind == "contact"
    assert {source.id for source in reply.sources} == {"contact"}
    assert EMAIL in plain_text(reply)
    assert PHONE in plain_text(reply)
    assert "only" in plain_text(reply) or "只" in plain_text(reply)


@pytest.mark.parametrize("text", ["联系方式", "怎么联系真人", "联系人是谁"])
def test_who_wants_the_contact_reads_it_first_and_no_word_on_whose_it_is(tmp_path: Path, text: str) -> None:
    whose = "\n## 联系方式是市政府的吗？联系人是哪里的？\n\n联系方式属于网站的联系人，不属于市政府；联系人不是公务员。\n"
    index = Index(load_library(write_pages(tmp_path, {**TOWN, "contact.zh.md": CONTACT_ZH + whose})))
    assert Chat(index).say(text).quotations[0].text.startswith("请发邮件至")


def test_who_are_you_is_answered_from_the_about_page(town: Index) -> None:
    assert "is a program" in plain_text(Chat(town).say("who are you"))
    assert "speaks for no authority" in plain_text(Chat(town).say("is this the government?"))
    assert "不代表任何機關" in plain_text(Chat(town).say("你們是官方嗎"))


def test_the_latest_news_are_listed_newest_first_as_sources(town: Index) -> None:
    reply = Chat(town).say("latest news")
    assert reply.kind == "news"
    assert [source.id for source in reply.sources] == ["bridge", "ferry"]
    assert "• 3 November 2025: Bridge over the strait is planned" in plain_text(reply)


@pytest.mark.parametrize(
    ("text", "pages", "words"),
    [
        ("news about the ferry", ["ferry"], "News items on"),
        ("news in 2025", ["bridge"], "News items on"),
        ("News about the Ferry", ["ferry"], "News items on “Ferry”"),
        ("news about bitcoin", ["bridge", "ferry"], "no news item on"),
        ("渡轮的新闻", ["ferry"], "关于“渡轮”的消息"),
    ],
)
def test_news_can_be_filtered_by_subject_and_year(
    town: Index, text: str, pages: list[str], words: str
) -> None:
    reply = Chat(town).say(text)
    assert [source.id for source in reply.sources] == pages
    assert words in plain_text(reply)


@pytest.mark.parametrize(
    "text", ["Quiero invertir en la ciudad", "Привет, где порт?", "港の深さはどのくらいですか", "항구"]
)
def test_another_language_gets_two_lines_and_the_contact_never_a_page(town: Index, text: str) -> None:
    reply = Chat(town).say(text)
    assert (reply.kind, reply.sources) == ("notice", ())
    assert "I read English and Chinese only" in plain_text(reply)
    assert "我只懂中文和英文" in plain_text(reply)
    assert EMAIL in plain_text(reply)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("hello", "smalltalk"),
        ("thanks", "smalltalk"),
        ("哈哈哈", "smalltalk"),
        ("help", "help"),
        ("", "notice"),
    ],
)
def test_small_talk_gets_a_short_fitting_reply(town: Index, text: str, kind: str) -> None:
    reply = Chat(town).say(text)
    assert (reply.kind, reply.sources) == (kind, ())
    assert 0 < len(plain_text(reply)) < 400


def test_a_switch_of_language_is_kept_for_what_has_no_words_of_its_own(town: Index) -> None:
    chat = Chat(town)
    assert chat.say("speak Chinese please").locale == "zh-Hans"
    assert chat.say(choice="topics").locale == "zh-Hans"
    assert chat.say("2014").locale == "zh-Hans"
    assert chat.say("Who runs the harbour?").locale == "en"
    assert chat.say(choice="lang:zh-Hant").locale == "zh-Hant"
    assert chat.say("👍").locale == "zh-Hant"
    assert chat.say("港口水深多少").locale == "zh-Hant"


@pytest.mark.parametrize(
    ("text", "choice", "hint", "expected"),
    [
        ("What is the depth?", None, "zh-Hant", "en"),
        ("港口由谁经营", None, "en", "zh-Hans"),
        ("港口由誰經營", None, "en", "zh-Hant"),
        ("港口水深多少", None, "zh-Hant", "zh-Hant"),
        ("Lanport", None, "zh-Hans", "zh-Hans"),
        ("2014", None, "zh-Hans", "zh-Hans"),
        ("", "topics", "zh-Hant", "zh-Hant"),
        ("", "topics", None, "en"),
    ],
)
def test_the_questions_script_decides_then_lang_then_the_channel(
    town: Index, text: str, choice: str | None, hint: Locale | None, expected: Locale
) -> None:
    assert Chat(town, hint).say(text, choice=choice).locale == expected


def test_the_language_of_the_reply_can_be_forced(town: Index) -> None:
    assert Chat(town).say("Who runs the harbour?", forced="zh-Hans").locale == "zh-Hans"
    assert Chat(town).say("港口由誰經營", forced="zh-Hans").locale == "zh-Hant"


def test_choices_lead_to_pages_and_what_is_stale_is_said_politely(town: Index) -> None:
    chat = Chat(town)
    assert "twelve berths" in plain_text(chat.say(choice="page:harbour"))
    assert "twelve berths" in plain_text(chat.say(choice="section:introduction"))
    assert chat.say(choice="introduction").kind == "answer"
    assert chat.say(choice="contact").kind == "contact"
    for stale in ("page:gone", "section:gone", "lang:xx"):
        reply = chat.say(choice=stale)
        assert (reply.kind, "out of date" in plain_text(reply)) == ("notice", True)
    for unknown in ("gone", ":", "page:", "no_such_page"):
        reply = chat.say(choice=unknown)
        assert (reply.kind, "do not know that command" in plain_text(reply)) == ("notice", True)


def test_every_choice_offered_leads_somewhere(town: Index) -> None:
    chat = Chat(town)
    for start in ("start", "topics", "news", "lang", "help"):
        for choice in chat.say(choice=start).choices:
            reply = Chat(town).say(choice=choice.id)
            assert "out of date" not in plain_text(reply)


@pytest.mark.parametrize(
    "text", ["x" * 100_000, "港" * 100_000, "\n" * 50, "\u202e\u200b", "<b>&", "😀" * 500]
)
def test_odd_texts_get_a_reply(town: Index, text: str) -> None:
    assert plain_text(Chat(town).say(text))


def test_what_is_no_text_gets_a_word_about_it(town: Index) -> None:
    assert "only read text" in plain_text(Chat(town).say(attachment="voice"))


def test_the_welcome_says_whose_assistant_it_is_and_how_long_questions_are_kept(town: Index) -> None:
    text = plain_text(Chat(town).say(choice="start"))
    assert "automatic assistant" in text
    assert "30 days" in text


@pytest.mark.parametrize(
    ("text", "hint", "expected"),
    [
        ("請說中文", None, "zh-Hant"),
        ("speak Chinese please", "zh-Hant", "zh-Hant"),
        ("speak Chinese please", None, "zh-Hans"),
        ("我想用繁體", "zh-Hans", "zh-Hant"),
    ],
)
def test_just_chinese_means_the_script_that_the_person_writes(
    town: Index, text: str, hint: Locale | None, expected: Locale
) -> None:
    assert Chat(town, hint).say(text).locale == expected


def test_the_notice_on_foreign_languages_is_in_the_persons_script(town: Index) -> None:
    assert "我只懂中文和英文。請用" in plain_text(Chat(town, "zh-Hant").say("Quiero invertir en la ciudad"))


def test_a_link_that_opens_a_page_in_a_language_sets_it_and_welcomes_who_was_never_here(town: Index) -> None:
    chat = Chat(town, "en")
    opened = chat.say(choice="introduction", forced="zh-Hans")
    assert "自动助手" in plain_text(opened)
    assert "保存30天" in plain_text(opened)
    assert chat.say(choice="page:ferry").locale == "zh-Hans"


def test_a_question_with_courtesy_around_it_is_answered(town: Index) -> None:
    assert Chat(town).say("Hello, who runs the harbour? Thank you!").kind == "answer"
    assert Chat(town).say("您好，请问港口水深多少？谢谢").kind == "answer"


def test_where_the_reader_wants_another_language_the_twin_is_quoted(town: Index) -> None:
    reply = Chat(town).say("How many berths does the harbour have?", forced="zh-Hans")
    assert "十二个集装箱泊位" in plain_text(reply)
    assert "英文" not in plain_text(reply)


def test_half_a_surrogate_pair_is_no_trouble(town: Index) -> None:
    assert plain_text(Chat(town).say("\ud800 who runs the harbour?")).encode()


def test_what_is_pressed_was_not_searched_and_has_no_confidence(town: Index) -> None:
    for choice in ("page:harbour", "contact", "person", "news", "section:news"):
        assert Chat(town).say(choice=choice).confidence is None


def test_a_page_in_the_other_language_alone_is_said_to_be_so(town: Index) -> None:
    assert "这个页面只有英文" in plain_text(Chat(town).say(choice="page:licence", forced="zh-Hans"))


def test_without_a_contact_page_nothing_is_promised(tmp_path: Path) -> None:
    index = Index(load_library(write_pages(tmp_path, {"ferry.en.md": TOWN["news/ferry.en.md"]})))
    for text in ("bitcoin", "phone number"):
        assert plain_text(Chat(index).say(text)).startswith("The pages do not answer this.")


def test_quotations_keep_to_the_limit_and_a_longer_sentence_stands_alone(tmp_path: Path) -> None:
    pages = {
        **{name: text for name, text in TOWN.items() if name.startswith("contact")},
        "long.en.md": "# Tolls\n\n"
        "The toll of the old bridge " + "goes on and on " * 50 + "here. " + "Short tail toll. " * 60,
        "many.en.md": "# Canals\n\n"
        + " ".join(f"Canal number {n} was dug by hand in the year {1800 + n}." for n in range(60)),
    }
    index = Index(load_library(write_pages(tmp_path, pages)))
    (quotation,) = Chat(index).say("toll of the old bridge").quotations
    assert len(quotation.sentences) == 1
    (quotation,) = Chat(index).say("Which canal was dug by hand?").quotations
    assert len(quotation.text) <= 600


def test_a_fact_that_stands_on_two_pages_is_quoted_once_and_is_no_rival_of_itself(tmp_path: Path) -> None:
    fact = "A ferry between Lanport and the Reed Islands opened on 20 December 2014."
    question = "When did the ferry between Lanport and the Reed Islands open?"
    once = Chat(Index(load_library(write_pages(tmp_path)))).say(question)
    page = TOWN["news/ferry.en.md"].replace("Ferry to the islands opens", "The ferry of the Reed Islands")
    twice = Chat(Index(load_library(write_pages(tmp_path, {"islands.en.md": page})))).say(question)
    assert (once.kind, twice.kind) == ("answer", "answer")
    assert [s for quotation in twice.quotations for s in quotation.sentences].count(fact) == 1
    assert twice.confidence is not None
    assert once.confidence is not None
    assert twice.confidence > once.confidence - 0.1


@pytest.mark.parametrize("signs", ["?", "!?", ", ", "，", "... ", "\n", "- "])
def test_a_flood_of_signs_is_read_like_a_few(town: Index, signs: str) -> None:
    """Some forms of talk took seconds to be looked for in it."""
    question = "How many berths does the harbour have"
    assert plain_text(Chat(town).say(f"{question}{signs * 4000}")) == plain_text(
        Chat(town).say(f"{question}?")
    )


def test_a_question_with_a_pronoun_is_not_answered_of_something_else_than_was_spoken_of(town: Index) -> None:
    assert Chat(town).say("Does a shop licence cover them?").kind == "answer"
    chat = Chat(town)
    chat.say("How many berths does the harbour have?")
    assert chat.say("Does a shop licence cover them?").kind != "answer"


def test_an_amount_is_told_in_other_money_where_a_page_has_it_and_else_not_reckoned(tmp_path: Path) -> None:
    pages = {
        "contact.en.md": CONTACT_EN,
        "fish.en.md": "---\ntitle: Fish\nsection: trade\ndate: 2026\n---\n\nThe fish trade is worth 70 yuan (10 US dollars).\n",
        "salt.en.md": "---\ntitle: Salt\nsection: trade\ndate: 2026\n---\n\nThe salt trade is worth 90 yuan.\n",
    }
    chat = Chat(Index(load_library(write_pages(tmp_path, pages))))
    chat.say("What is the fish trade worth?")
    assert "10 US dollars" in plain_text(chat.say("how much is that in dollars?"))
    chat.say("What is the salt trade worth?")
    assert wording.NO_CHORES("en") in plain_text(chat.say("and how much is that in euros?"))


def test_what_one_writes_a_thesis_on_is_no_part_of_the_question(town: Index) -> None:
    """Also where the pages know it: the question names its own subject."""
    reply = Chat(town).say("im doing my thesis on harbour berths, who issues a shop licence?")
    assert reply.kind == "answer"
    assert reply.quotations[0].text.startswith("A shop licence in Lanport is issued by the town hall")


PRICES = {
    "_bot/handoff.yaml": "- mooring fees, price of mooring, mooring price, 泊位价格\n",
    "moor.en.md": "---\ntitle: Mooring\nsection: harbour\ndate: 2026\n---\n\nMooring is allowed at twelve places.\n",
}


@pytest.mark.parametrize(
    "text", ["How much is mooring?", "How much does the mooring cost?", "what would mooring cost"]
)
def test_how_much_something_is_asks_for_its_price(tmp_path: Path, text: str) -> None:
    index = Index(load_library(write_pages(tmp_path, {**TOWN, **PRICES})))
    assert wording.NOBODY_KNOWS("en", subject="mooring fees") in plain_text(Chat(index).say(text))
