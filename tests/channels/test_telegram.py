"""The real bot against the Bot API server: what a person does in a private chat, and what they then see."""

import json
from pathlib import Path

import pytest

from bot.channels.telegram_updates import locale_hint
from bot.desk import Desk
from bot.dialogue import wording
from bot.dialogue.messages import COMMANDS
from bot.records.database import open_database
from bot.records.turns import RecordedTurn, last_turns
from bot.search.text import chinese_script
from tests.pages import EMAIL, PHONE
from tests.servers.bot_api import BotApiServer
from tests.servers.telegram_updates import Json

BERTHS = "The harbour of Lanport has twelve berths for container ships."


def recorded(folder: Path) -> list[RecordedTurn]:
    with open_database(f"sqlite:///{folder / 'bot.db'}").begin() as transaction:
        return list(last_turns(transaction, 1000))


def said(telegram: BotApiServer, chat: int, text: str, language_code: str | None = None) -> str:
    """Says it and returns the text of the next reply."""
    before = len(telegram.messages(chat))
    telegram.say(chat, text, language_code=language_code)
    return telegram.wait_for_messages(chat, before + 1)[before].text


def test_a_question_is_answered_with_quotation_and_source(telegram: BotApiServer) -> None:
    telegram.say(7, "How many berths does the harbour have?", language_code="en")
    (sent,) = telegram.wait_for_messages(7, 1)
    assert f"<blockquote>{BERTHS}" in sent.html
    assert '<a href="https://lanport.example/harbour">The harbour of Lanport</a>, 1 March 2026' in sent.html
    assert json.loads(sent.params["link_preview_options"]) == {"is_disabled": True}
    assert "reply_parameters" not in sent.params
    assert [label for label in sent.labels if "elpful" in label] == ["👍 Helpful", "👎 Not helpful"]


@pytest.mark.parametrize(
    ("text", "language_code", "expected"),
    [
        ("How many berths does the harbour have?", "en", BERTHS),
        ("港口有多少个泊位？", "en", "兰港港口有十二个集装箱泊位。"),
        ("/help", "en", wording.HELP("en")),
        ("/help", "zh-hans", wording.HELP("zh-Hans")),
        ("/help", "zh-TW", wording.HELP("zh-Hant")),
        (f"/help@{'sanming_test_bot'}", "en", wording.HELP("en")),
        ("/start", "en", wording.WELCOME("en")),
        ("/start zh_start", "en", wording.WELCOME("zh-Hans")),
        ("/start zh_start", "zh-hk", wording.WELCOME("zh-Hant")),
        ("/start en_contact", "zh", EMAIL),
        ("/start zh_contact", "en", f"请发邮件至{EMAIL}"),
        ("/start zh", "en", wording.WELCOME("zh-Hans")),
        ("/start no_such_page", "en", wording.UNKNOWN_COMMAND("en")),
        ("/topics", "en", wording.TOPICS("en")),
        ("/news", "en", "Ferry to the islands opens"),
        ("/lang", "en", wording.WHICH_LANGUAGE("en")),
        ("/lang zh", "en", wording.LANGUAGE_SET("zh-Hans")),
        ("/lang 繁體", "en", wording.LANGUAGE_SET("zh-Hant")),
        ("/lang klingon", "en", wording.WHICH_LANGUAGE("en")),
        ("/lang zh", "zh-TW", wording.LANGUAGE_SET("zh-Hant")),
        ("/start EN_contact", "zh", EMAIL),
        ("/harbour", "en", "Source: The harbour of Lanport"),
        ("/harbour", "zh-TW", "來源：蘭港港口"),
        ("   ", "en", ""),
        ("?!", "en", ""),
        ("x" * 100_000, "en", wording.TOO_LONG("en")),
        ("\ud83d <b>&amp; \u0000 berths of the harbour", "en", ""),
    ],
)
def test_everything_said_gets_a_fitting_reply(
    telegram: BotApiServer, text: str, language_code: str, expected: str
) -> None:
    assert expected in said(telegram, 7, text, language_code)


def test_what_is_no_command_is_refused_in_the_persons_language(telegram: BotApiServer) -> None:
    sent = said(telegram, 7, "/foo", "zh-TW")
    assert chinese_script(sent) == "hant"
    assert "foo" not in sent


def test_a_deep_link_sets_the_language_for_what_follows(telegram: BotApiServer) -> None:
    telegram.say(7, "/start zh_harbour", language_code="en")
    (opened,) = telegram.wait_for_messages(7, 1)
    assert "兰港港口" in opened.text
    telegram.press(opened, "有帮助", language_code="en")
    (call,) = telegram.wait_for_calls("answerCallbackQuery", 1)
    assert call.params["text"] == wording.RATED_HELPFUL("zh-Hans")
    telegram.press(opened, "联系真人", language_code="en")
    assert wording.PERSON("zh-Hans") in telegram.wait_for_messages(7, 3)[1].text  # and a card
    assert wording.HELP("zh-Hans") in said(telegram, 7, "/help", "en")


def test_a_conversation_remembers_the_language_it_chose(telegram: BotApiServer) -> None:
    said(telegram, 7, "/lang zh-hant", "en")
    assert wording.HELP("zh-Hant") in said(telegram, 7, "/help", "en")
    assert wording.HELP("en") in said(telegram, 8, "/help", "en")


@pytest.mark.parametrize("kind", ["sticker", "photo", "voice", "document", "location", "poll"])
def test_an_attachment_gets_a_short_reply(telegram: BotApiServer, kind: str) -> None:
    telegram.attach(7, kind, language_code="en")
    (sent,) = telegram.wait_for_messages(7, 1)
    assert sent.text == wording.TEXT_ONLY("en")


def test_a_caption_is_asked_as_text(telegram: BotApiServer) -> None:
    telegram.attach(7, "photo", "How many berths does the harbour have?", language_code="en")
    (sent,) = telegram.wait_for_messages(7, 1)
    assert BERTHS in sent.text


def test_a_corrected_message_is_a_new_question(telegram: BotApiServer) -> None:
    message = telegram.say(7, "How many bananas does the castle have?", language_code="en")
    telegram.wait_for_messages(7, 1)
    telegram.edit(message, "How many berths does the harbour have?")
    assert BERTHS in telegram.wait_for_messages(7, 2)[1].text


def test_what_is_no_question_is_ignored(telegram: BotApiServer, tmp_path: Path) -> None:
    person, chat = telegram.person(7), telegram.know(7)
    service: Json = {"message_id": 900, "date": 1, "chat": chat, "from": person}
    telegram.push({"message": {**service, "new_chat_title": "New"}})
    telegram.push({"message": {**service, "text": "I am a bot", "from": {**person, "is_bot": True}}})
    telegram.push({"edited_message": {**service, "location": {"longitude": 1.0, "latitude": 2.0}}})
    telegram.push({"channel_post": {**service, "text": "Read this", "chat": {"id": -5, "type": "channel"}}})
    telegram.push({"inline_query": {"id": "1", "from": person, "query": "harbour", "offset": ""}})
    said(telegram, 8, "/help")
    assert telegram.messages(7) == []
    assert len(recorded(tmp_path)) == 1


def test_contact_brings_a_card_and_buttons_to_copy(telegram: BotApiServer) -> None:
    telegram.say(7, "/contact", language_code="en")
    text, card = telegram.wait_for_messages(7, 2)
    assert EMAIL in text.text
    assert PHONE in text.text
    assert text.buttons["Copy e-mail"]["copy_text"] == {"text": EMAIL}
    assert text.buttons["Copy phone"]["copy_text"] == {"text": PHONE}
    assert "Talk to a person" not in text.labels
    assert card.params["phone_number"] == "+862012345678"
    assert card.params["first_name"] == "Invest in Sanming"


def test_an_administrator_asks_on_trial(telegram: BotApiServer, tmp_path: Path) -> None:
    said(telegram, 9, "How many berths does the harbour have?")
    said(telegram, 7, "How many berths does the harbour have?")
    assert [turn.trial for turn in recorded(tmp_path)] == [True, False]


# Presses


def test_a_pressed_choice_is_acknowledged_and_answered(telegram: BotApiServer) -> None:
    telegram.say(7, "/topics", language_code="en")
    (topics,) = telegram.wait_for_messages(7, 1)
    telegram.press(topics, topics.labels[0], language_code="en")
    assert telegram.wait_for_messages(7, 2)[1].text
    (call,) = telegram.wait_for_calls("answerCallbackQuery", 1)
    assert "text" not in call.params
    assert call.error == ""


def test_feedback_is_kept_thanked_for_and_its_buttons_go(telegram: BotApiServer, tmp_path: Path) -> None:
    telegram.say(7, "How many berths does the harbour have?", language_code="en")
    (answer,) = telegram.wait_for_messages(7, 1)
    telegram.press(answer, "👍", language_code="en")
    (call,) = telegram.wait_for_calls("answerCallbackQuery", 1)
    assert call.params["text"] == wording.RATED_HELPFUL("en")
    (edit,) = telegram.wait_for_calls("editMessageReplyMarkup", 1)
    labels = [b["text"] for row in json.loads(edit.params["reply_markup"])["inline_keyboard"] for b in row]
    assert labels == [label for label in answer.labels if "elpful" not in label]
    assert [turn.helpful for turn in recorded(tmp_path)] == [True]


def test_feedback_speaks_the_language_of_the_conversation(telegram: BotApiServer) -> None:
    telegram.say(7, "港口有多少个泊位？", language_code="en")
    (answer,) = telegram.wait_for_messages(7, 1)
    telegram.press(answer, "👎", language_code="en")
    (call,) = telegram.wait_for_calls("answerCallbackQuery", 1)
    assert call.params["text"] == wording.RATED_NOT_HELPFUL("zh-Hans")
    (edit,) = telegram.wait_for_calls("editMessageReplyMarkup", 1)
    assert wording.TALK_TO_A_PERSON("zh-Hans") in json.dumps(
        json.loads(edit.params["reply_markup"]), ensure_ascii=False
    )


def test_not_helpful_offers_a_person(telegram: BotApiServer, tmp_path: Path) -> None:
    telegram.say(7, "How many berths does the harbour have?", language_code="en")
    (answer,) = telegram.wait_for_messages(7, 1)
    telegram.press(answer, "👎", language_code="en")
    (call,) = telegram.wait_for_calls("answerCallbackQuery", 1)
    assert call.params["text"] == wording.RATED_NOT_HELPFUL("en")
    telegram.wait_for_calls("editMessageReplyMarkup", 1)
    telegram.press(answer, "Talk to a person", language_code="en")
    assert EMAIL in telegram.wait_for_messages(7, 2)[1].text
    assert next(turn.helpful for turn in recorded(tmp_path)) is False


@pytest.mark.parametrize(
    "data",
    ["c:page:gone", "h:0123456789abcdef0123456789abcdef", "f:../../etc:1", "x"],
)
def test_a_stale_or_forged_press_gets_a_polite_notice(telegram: BotApiServer, data: str) -> None:
    telegram.say(7, "/topics", language_code="en")
    (topics,) = telegram.wait_for_messages(7, 1)
    telegram.press(topics, data=data, language_code="en")
    (call,) = telegram.wait_for_calls("answerCallbackQuery", 1)
    assert call.params["text"] == wording.STALE_CHOICE("en")
    assert len(telegram.messages(7)) == 1


@pytest.mark.parametrize("data", ["", "f:0123456789abcdef:1"])
def test_nobody_rates_somebody_elses_reply(telegram: BotApiServer, tmp_path: Path, data: str) -> None:
    telegram.say(-7, "/harbour@sanming_test_bot", user=1, language_code="en")
    (answer,) = telegram.wait_for_messages(-7, 1)
    telegram.press(answer, "👍", data=data, user=2, language_code="zh")
    (call,) = telegram.wait_for_calls("answerCallbackQuery", 1)
    assert call.params["text"] == wording.NOT_RATED("zh-Hans")
    assert telegram.calls("editMessageReplyMarkup") == []
    assert [turn.helpful for turn in recorded(tmp_path)] == [None]


def test_the_welcome_leaves_its_room_to_the_topics(telegram: BotApiServer) -> None:
    telegram.say(7, "/start", language_code="en")
    (welcome,) = telegram.wait_for_messages(7, 1)
    assert welcome.labels == ["The harbour of Lanport", "Getting a shop licence", "News"]


def test_a_press_that_is_too_old_to_acknowledge_is_answered(telegram: BotApiServer) -> None:
    telegram.say(7, "/topics", language_code="en")
    (topics,) = telegram.wait_for_messages(7, 1)
    telegram.presses.clear()
    press = telegram.press(topics, topics.labels[0], language_code="en")
    telegram.presses.discard(press)
    assert telegram.wait_for_messages(7, 2)[1].text


# Groups


def test_in_a_group_the_bot_speaks_only_when_spoken_to(telegram: BotApiServer) -> None:
    question = "How many berths does the harbour have?"
    silent = [
        "good morning everybody",
        question,
        f"{question} @another_bot",
        "/help@another_bot",
        "/ban somebody",
        f"mail me at someone@sanming_test_bot.example.org: {question}",
    ]
    for text in silent:
        telegram.say(-7, text, user=1, language_code="en")
    spoken_to = [
        f"@sanming_test_bot {question}",
        "😀 How many berths, @Sanming_Test_Bot, does the harbour have?",
        "/help@sanming_test_bot",
        "/help",
    ]
    numbers = [telegram.say(-7, text, user=1, language_code="en")["message_id"] for text in spoken_to]
    sent = telegram.wait_for_messages(-7, 4)
    telegram.wait_until_read()
    assert [json.loads(s.params["reply_parameters"])["message_id"] for s in sent] == numbers
    assert [BERTHS in s.text for s in sent] == [True, True, False, False]
    assert len(telegram.messages(-7)) == 4


def test_in_a_group_a_reply_to_the_bot_is_a_question(telegram: BotApiServer) -> None:
    telegram.say(-7, "/help", user=1, language_code="en")
    (sent,) = telegram.wait_for_messages(-7, 1)
    telegram.say(-7, "How many berths does the harbour have?", user=2, reply_to=sent.message_id)
    assert BERTHS in telegram.wait_for_messages(-7, 2)[1].text


def test_in_a_topic_the_bot_answers_in_the_topic(telegram: BotApiServer, tmp_path: Path) -> None:
    telegram.say(-7, "/topics", user=1, thread=33, language_code="en")
    (sent,) = telegram.wait_for_messages(-7, 1)
    assert sent.params["message_thread_id"] == "33"
    telegram.press(sent, sent.labels[0], user=2, language_code="en")
    assert telegram.wait_for_messages(-7, 2)[1].params["message_thread_id"] == "33"
    assert [t.conversation for t in recorded(tmp_path)] == ["telegram:-7:33:1", "telegram:-7:33:2"]


def test_a_thread_of_replies_is_no_topic(telegram: BotApiServer) -> None:
    telegram.say(-7, "/help", user=1, more={"message_thread_id": 5})
    (sent,) = telegram.wait_for_messages(-7, 1)
    assert "message_thread_id" not in sent.params


def test_in_a_group_a_corrected_message_is_ignored(telegram: BotApiServer) -> None:
    message = telegram.say(-7, "/help", user=1)
    telegram.wait_for_messages(-7, 1)
    telegram.edit(message, "/news")
    said(telegram, 8, "/help")
    assert len(telegram.messages(-7)) == 1


# Beside the conversation


@pytest.mark.expect_errors
def test_an_update_that_the_library_cannot_read_keeps_no_other_away(telegram: BotApiServer) -> None:
    """Such as a poll from a Bot API server that is older than the library."""
    telegram.push({"message": {"message_id": 1, "chat": "none"}})
    assert wording.HELP("en") in said(telegram, 7, "/help")


def test_the_menu_is_registered_in_every_language(telegram: BotApiServer) -> None:
    telegram.wait_for_calls("setMyShortDescription", 3)
    languages = [call.params.get("language_code", "") for call in telegram.calls("setMyCommands")]
    assert languages == ["", "en", "zh"]
    assert [call.error for call in telegram.journal if call.method.startswith("setMy")] == [""] * 9
    names = [
        command["command"] for command in json.loads(telegram.calls("setMyCommands")[2].params["commands"])
    ]
    assert set(names) == set(COMMANDS) - {"start", "person"}


@pytest.mark.parametrize(
    ("language_code", "expected"),
    [
        ("en", "en"), ("en-GB", "en"), ("zh", "zh-Hans"), ("zh-CN", "zh-Hans"), ("zh-Hans-HK", "zh-Hans"),
        ("zh-hant", "zh-Hant"), ("zh-TW", "zh-Hant"), ("zh-HK", "zh-Hant"), ("zh-mo", "zh-Hant"),
        ("de", None), ("", None), (None, None), ("zhx", None),
    ],
)  # fmt: skip
def test_telegram_says_which_language_a_person_uses(language_code: str | None, expected: str | None) -> None:
    assert locale_hint(language_code) == expected


@pytest.mark.expect_errors
def test_an_apology_is_in_the_language_of_the_conversation(
    telegram: BotApiServer, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: object, **options: object) -> None:
        raise RuntimeError

    said(telegram, 7, "港口有多少个泊位？", "en")
    monkeypatch.setattr(desk, "ask", broken)
    assert said(telegram, 7, "How many?", "en").startswith(wording.APOLOGY("zh-Hans"))
    monkeypatch.setattr(desk, "locale", broken)
    assert said(telegram, 7, "How many?", "en").startswith(wording.APOLOGY("en"))


@pytest.mark.expect_errors
@pytest.mark.parametrize("language_code", ["en", "zh"])
def test_whatever_breaks_the_person_gets_an_apology_and_the_contact(
    telegram: BotApiServer,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
    language_code: str,
) -> None:
    def broken(question: object, *others: object, **options: object) -> None:
        raise RuntimeError(f"cannot store {question!r}".lower())

    monkeypatch.setattr(desk, "ask", broken)
    reply = said(telegram, 7, "My secret plan for the harbour", language_code)
    assert reply.startswith(wording.APOLOGY(locale_hint(language_code) or "en"))
    assert EMAIL in reply
    assert "secret plan" not in caplog.text
    assert "RuntimeError" in caplog.text
    assert "in broken" in caplog.text
