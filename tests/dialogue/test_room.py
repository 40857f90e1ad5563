"""A reply is read on one screen of a phone: no fact twice, no page named twice in a row, the rest behind “more”."""

import pytest

from bot.content.dates import AsOf
from bot.content.document import Contact
from bot.content.folder import load_library
from bot.dialogue.extract import whole
from bot.dialogue.facts import Fact
from bot.dialogue.messages import Citation, Quotation, Reply
from bot.dialogue.plain import contact_lines, each_source_once, first_question, plain_text
from bot.dialogue.room import each_once, of_one_question, on_one_screen
from bot.search.index import Index
from tests.dialogue.chats import Chat, say
from tests.pages import EMAIL, PHONE, TOWN, write_pages

PORT = Citation("port", "The port", "en", "Gazette", None, AsOf(2026, 5))
PORT_BY_OTHERS = Citation("port", "The port", "en", "Herald", None, AsOf(2026, 6))
QUAY = Citation("quay", "The quay", "en", "Gazette", None, AsOf(2026, 5))
PAGES = {
    **TOWN,
    **{
        f"{name}.en.md": f"# {name.title()} county\n\n## What grows in {name.title()}?\n\nApples and cider grow in {name.title()} county, "
        f"on {number} hectares.\n"
        for number, name in enumerate(("ash", "birch", "cedar", "elm"), 3)
    },
}


def quote(text: str, citation: Citation, prefix: str = "") -> Quotation:
    return Quotation((text,), citation, prefix)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The pier is 90 metres long.", "According to the mayor, the pier is 90 metres long."),
        ("据市长介绍，港口年吞吐量4300万吨。", "2025年12月，港口年吞吐量4300万吨。"),
    ],
)
def test_who_says_so_and_when_makes_no_other_fact(one: str, other: str) -> None:
    assert Fact(one).is_told_by(Fact(other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("In 2023 the port had 5 cranes.", "In 2024 the port had 5 cranes."),
        ("The port has 5 cranes.", "The port has 6 cranes."),
        ("The port has 5 cranes.", "The town hall has 5 floors."),
        ("港口2023年有5台起重机。", "港口2024年有5台起重机。"),
    ],
)
def test_another_year_figure_or_subject_makes_another_fact(one: str, other: str) -> None:
    assert not Fact(one).is_told_by(Fact(other))


def test_sentences_of_one_source_stand_together_and_a_page_is_named_once() -> None:
    shown = each_source_once(
        [
            quote("One.", PORT, "As of May: "),
            quote("Two.", PORT, "As of May: "),
            quote("Three.", PORT_BY_OTHERS, "As of May: "),
            quote("Four.", QUAY),
        ],
        "en",
    )
    assert [(q.text, q.citation.title, q.citation.source, q.prefix) for q in shown] == [
        ("One. Two.", "The port", "Gazette", "As of May: "),
        ("Three.", "same page", "Herald", ""),
        ("Four.", "The quay", "Gazette", ""),
    ]


def test_what_two_questions_have_in_common_is_quoted_once() -> None:
    told = each_once([quote("It has 5 cranes.", PORT), Quotation(("It has 5 cranes.", "It is old."), QUAY)])
    assert [q.text for q in told] == ["It has 5 cranes.", "It is old."]


def test_of_several_questions_each_gets_a_short_answer_and_never_none() -> None:
    long = "word " * 100
    assert [q.text for q in of_one_question([quote(long, PORT), quote("Short.", QUAY)])] == [long]
    assert len(of_one_question([quote("Short.", PORT), quote("Short, too.", QUAY)])) == 2


def test_two_pages_at_most_are_quoted_and_more_shows_the_rest(town: Index) -> None:
    chat = Chat(town)
    first = chat.say("Where do apples and cider grow?")
    assert first.kind == "answer"
    assert len({source.id for source in first.sources}) == 2
    assert first.choices[0].id == "more"
    told = plain_text(first)
    for _ in range(2):
        told += plain_text(chat.say(choice="more"))
    assert all(f"{name.title()} county, on" in told for name in ("ash", "birch", "cedar", "elm"))


def test_a_contact_is_shown_as_far_as_it_was_not_quoted() -> None:
    quoted = quote(f"Write to {EMAIL}.", PORT)
    reply = Reply("contact", "en", quotations=(quoted,), show_contact=True, contact=Contact(EMAIL, PHONE))
    assert contact_lines(reply) == [f"Phone: {PHONE}"]


def test_the_contact_page_is_not_quoted_twice_in_a_row(town: Index) -> None:
    chat = Chat(town)
    first, again = chat.say("a person please"), chat.say("I want to talk to a human")
    assert plain_text(first) != plain_text(again)
    assert again.quotations == ()
    assert (plain_text(again).count(EMAIL), plain_text(again).count(PHONE)) == (1, 1)


def test_of_a_heading_that_asks_in_several_ways_the_first_is_shown() -> None:
    assert first_question("How deep is it? What is its depth?") == "How deep is it?"
    assert first_question("水深多少？有多深？") == "水深多少？"
    assert first_question("The depth") == "The depth"


def test_a_list_stays_a_list_in_traditional_characters(tmp_path_factory: pytest.TempPathFactory) -> None:
    page = "# 兰港园区\n\n## 兰港有哪些园区？\n\n兰港的园区有：\n\n- 东园\n- 西园\n- 说“大”的园\n"
    folder = write_pages(tmp_path_factory.mktemp("parks"), {**TOWN, "parks.zh.md": page})
    reply = say(Index(load_library(folder)), "蘭港有哪些園區？")
    assert "• 東園\n• 西園\n• 說「大」的園" in plain_text(reply)


def test_what_does_not_fit_on_a_screen_waits(tmp_path_factory: pytest.TempPathFactory) -> None:
    pages = {
        f"cider{number}.en.md": f"# Cider {number}\n\n## What is cider {number} like?\n\nThe cider of Lanport number {number} is "
        f"{'very ' * 50}dry.\n\n## Is cider {number} sold?\n\nThe cider of Lanport number {number} is sold {'far ' * 40}away.\n"
        for number in (1, 2)
    }
    index = Index(load_library(write_pages(tmp_path_factory.mktemp("cider"), {**TOWN, **pages})))
    excerpts = [
        whole(passage)
        for document in index.library.documents
        if document.id.startswith("cider")
        for passage in document.passages
    ]
    shown = on_one_screen(excerpts)
    assert shown == tuple(excerpts[:2])
    assert on_one_screen(excerpts[:1]) == tuple(excerpts[:1])
    assert on_one_screen([]) == ()
