import pytest

from bot.dialogue.parts import split_questions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "When did the ferry open, and what is your phone number?",
            ["When did the ferry open", "what is your phone number?"],
        ),
        ("港口水深多少，由谁经营？", ["港口水深多少", "由谁经营？"]),
        (
            "What is it? Who runs it? How deep is the harbour? Why is the bridge late? Where is the ferry?",
            None,
        ),
        ("What taxes and incentives are there?", ["What taxes and incentives are there?"]),
        ("I like the harbour. How deep is it?", ["I like the harbour. How deep is it?"]),
        ("在什么情况下，港口会关闭？", ["在什么情况下，港口会关闭？"]),
        ("hello", ["hello"]),
        ("", [""]),
    ],
)
def test_questions_are_taken_apart_where_each_asks_by_itself(text: str, expected: list[str] | None) -> None:
    found = list(split_questions(text))
    assert found == expected if expected is not None else len(found) == 3


def test_of_a_letter_only_the_question_counts() -> None:
    letter = "Dear Sir,\n" + "We grow tea on forty hectares and have done so for three generations. " * 40
    assert split_questions(letter + "\nHow deep is the harbour?\nBest regards") == (
        "How deep is the harbour?",
    )
