"""Messages typed in a hurry: what is put right before anything is read, and what the reader is told of it."""

import pytest

from bot.dialogue.plain import plain_text
from bot.search.index import Index
from tests.dialogue.chats import say


def test_slips_in_the_words_that_ask_change_nothing(town: Index) -> None:
    assert say(town, "Waht can you do?").kind == "help"
    assert say(town, "Thnaks").kind == "smalltalk"
    right = "Who runs the harbour? And when did the ferry to the islands open"
    typed = "Who runs the harbour? And wehn did the ferry to the islands oppen"
    read, meant = say(town, typed), say(town, right)
    assert [q.sentences for q in read.quotations] == [q.sentences for q in meant.quotations] != []


def test_several_slips_of_one_question_are_told_in_one_line(town: Index) -> None:
    reply = say(town, "How deap is the harbuor of Lanport?")
    assert reply.kind == "answer"
    assert plain_text(reply).count("I read") == 1
    assert "“harbuor” as “harbour”" in plain_text(reply)


def test_laughter_is_no_slip(town: Index) -> None:
    assert say(town, "haha wow. thanks a lot!").kind == "smalltalk"
    assert town.spelling.corrected("hahaha how deep is it") == ("hahaha how deep is it", ())


def test_slips_that_name_nothing_are_not_told(town: Index) -> None:
    assert "I read" not in plain_text(say(town, "Wich ferries leave the harbour?"))


@pytest.mark.parametrize(
    "text",
    [
        "Wie hoch sind hier die Steuern für ausländische Firmen?",
        "Bonjour, comment investir à Lanport ?",
        "Comment créer une entreprise à Lanport ?",
    ],
)
def test_a_message_in_another_language_is_not_made_english(town: Index, text: str) -> None:
    assert say(town, text).kind == "notice"
