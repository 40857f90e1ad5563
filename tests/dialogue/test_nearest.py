"""Not sure, but near: the nearest passage is shown as that, never as the answer."""

from dataclasses import replace
from pathlib import Path

from bot.content.folder import load_library
from bot.dialogue import wording
from bot.dialogue.answer import find
from bot.dialogue.context import Context
from bot.dialogue.messages import Question, Reply, State
from bot.dialogue.nearest import NEAR_FROM, with_nearest
from bot.dialogue.offering import related
from bot.dialogue.plain import plain_text
from bot.search.index import Index
from tests.dialogue.chats import NOW, Chat, say
from tests.pages import CONTACT_EN, EMAIL, PHONE, TOWN, write_pages

NEAR = "Which ships can moor at the harbour of Lanport in winter?"
BETWEEN = "does the ferry to the reed islands take cars and dogs"
FAR = "Is the harbour deep enough for tankers?"


def test_a_handoff_shows_what_comes_nearest_and_then_a_person(town: Index) -> None:
    reply = say(town, NEAR)
    assert reply.kind == "handoff"
    assert reply.confidence is not None
    assert reply.confidence >= NEAR_FROM["en"]
    text = plain_text(reply)
    assert text.startswith(wording.NEAREST("en"))
    assert text.index("twelve berths") < text.index(wording.ELSE_A_PERSON("en")) < text.index(EMAIL)
    assert len(reply.quotations) == 1


def test_the_second_handoff_in_a_row_gives_the_contact_in_one_line(town: Index) -> None:
    text = plain_text(say(town, FAR, NEAR))
    assert wording.ELSE_WRITE_TO("en", email=EMAIL, phone=PHONE) in text
    assert text.count(EMAIL) == 1


def test_a_question_back_shows_what_comes_nearest_with_the_choices(town: Index) -> None:
    reply = say(town, BETWEEN)
    assert reply.kind == "clarify"
    assert reply.lead == (wording.NEAREST_ASKED_BACK("en"),)
    assert "ferry" in plain_text(reply)
    assert reply.choices


def test_what_was_quoted_last_is_not_offered_again_as_the_nearest(town: Index) -> None:
    """Nor two messages later, where the one between had nothing to quote."""
    chat = Chat(town)
    chat.say(NEAR)
    for said in (NEAR, FAR, NEAR):
        reply = chat.say(said)
        assert reply.quotations == ()
        assert "Perhaps" in plain_text(reply) or EMAIL in plain_text(reply)


def test_what_is_far_is_not_shown(town: Index) -> None:
    reply = say(town, FAR)
    assert (reply.kind, reply.quotations) == ("handoff", ())


def test_a_subject_that_nobody_knows_is_not_answered_from_a_sentence_that_mentions_it(tmp_path: Path) -> None:
    pages = {
        "contact.en.md": CONTACT_EN,
        "_bot/handoff.yaml": "- wages, 工资\n",
        "mill.en.md": "# The mill of Lanport\n\n## How did the mill change?\n\nThe mill pays wages every Friday.\n",
        "other.en.md": "# The harbour\n\nThe harbour has berths.\n",
    }
    index = Index(load_library(write_pages(tmp_path, pages)))
    reply = say(index, "wages?")
    assert reply.kind == "handoff"
    assert "wages" in reply.reason
    assert not reply.quotations


def test_hits_that_were_found_by_other_words_than_the_question_has_are_judged_all_the_same(
    town: Index,
) -> None:
    """A question is looked up without its words for now; once that ended in an apology."""
    finding = find("How many berths does the harbour have?", town, "en")
    assert related(finding, town).hits
    assert not related(replace(finding, text="zeppelins"), town).hits


def test_what_the_bot_says_of_itself_comes_near_to_nothing_else(tmp_path: Path) -> None:
    """A page about the bot speaks of plans and trades of any kind."""
    heading, text = "## Can it tell the future of a trade?", "This assistant makes no forecasts of any trade."
    about = f"---\ntitle: About\nsection: about\n---\n\n{heading}\n\n{text}\n"
    index = Index(load_library(write_pages(tmp_path, {**TOWN, "about.en.md": about})))
    reply = say(index, "will the trade of the tunnel have a future after the winter?")
    assert reply.kind == "handoff"
    assert not reply.quotations


def test_on_the_page_of_what_is_asked_less_need_be_sure(town: Index) -> None:
    question = Question("", "test", NOW)
    context = Context(question, State(), town, "en", 30)
    bare = Reply("handoff", "en", lead=("nothing",), show_contact=True)
    for asked, shown in (
        ("How many berths does the harbour have?", "twelve berths"),
        ("Who leads the group?", ""),
    ):
        unsure = replace(find(asked, town, "en"), confidence=0.1, band="unsure")
        reply = with_nearest(bare, unsure, context)
        assert shown in plain_text(reply)
        assert bool(reply.quotations) is bool(shown)


def test_what_is_asked_next_is_shown_what_comes_nearest_on_the_page_spoken_of(town: Index) -> None:
    """Not without a conversation, nor what was just said."""
    asked = Question("How many berths does it have?", "test", NOW)
    bare = Reply("handoff", "en", lead=("nothing",), show_contact=True)
    unsure = replace(find("the ferry", town, "en"), confidence=0.0, band="unsure")
    spoken = State(topic=("berths",), quoted=("harbour",))
    for state, shown in (
        (spoken, "twelve berths"),
        (replace(spoken, topic=()), ""),
        (replace(spoken, told="The harbour of Lanport has twelve berths for container ships."), ""),
    ):
        reply = with_nearest(bare, unsure, Context(asked, state, town, "en", 30))
        assert shown in plain_text(reply)
        assert bool(reply.quotations) is bool(shown)
