"""Properties of what is sent, whatever a reply contains. The rules are those of the Bot API server."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram_buttons import DATA_BYTES, choice_data, chosen, keyboard, person_button, rated
from bot.channels.telegram_render import LIMIT_UNITS, CardBody, Place, TextBody, load, render
from bot.channels.telegram_text import speakable, split, units
from bot.content.dates import AsOf
from bot.content.document import Contact
from bot.dialogue.messages import Choice, Citation, Kind, Locale, Quotation, Reply
from bot.dialogue.plain import contact_lines, each_source_once, listed_line, source_line
from tests.servers.telegram_rules import check_keyboard, check_text

PLACE = Place(7, 33, 12)
TURN = "0123456789abcdef"
CONTACT = Contact("desk@lanport.example", "0086-20-12345678")

nasty = st.text(st.characters(codec=None), max_size=40) | st.sampled_from(
    [
        "<b>",
        "</blockquote>",
        "&amp;",
        "&lt",
        "😀" * 30,
        "。",
        "\ud83d",
        "\x00",
        "三明。" * 2000,
        "word. " * 1200,
        "x" * 9000,
    ]
)
texts = st.lists(nasty, max_size=4).map("".join)
titles = texts.map(speakable)  # pages are UTF-8 files
locales: st.SearchStrategy[Locale] = st.sampled_from(["en", "zh-Hans", "zh-Hant"])
kinds: st.SearchStrategy[Kind] = st.sampled_from(["answer", "handoff", "contact", "news", "help", "notice"])
citations = st.builds(
    Citation,
    id=st.just("page"),
    title=titles,
    language=st.sampled_from(["en", "zh"]),
    source=st.none() | titles,
    url=st.none()
    | titles
    | st.sampled_from(['https://a.example/?q=1&r="<x>', "javascript:alert(1)", "http://[x"]),
    date=st.none() | st.just(AsOf(2014, 12)),
)
quotations = st.builds(
    Quotation,
    sentences=st.lists(texts, min_size=1, max_size=3).map(tuple),
    citation=citations,
    prefix=st.sampled_from(["", "As of December 2014: "]),
)
choices = st.builds(Choice, id=texts.filter(bool), label=texts)
replies = st.builds(
    Reply,
    kind=kinds,
    locale=locales,
    lead=st.lists(texts, max_size=3).map(tuple),
    quotations=st.lists(quotations, max_size=3).map(tuple),
    listed=st.lists(citations, max_size=3).map(tuple),
    notes=st.lists(texts, max_size=2).map(tuple),
    show_contact=st.booleans(),
    choices=st.lists(choices, max_size=7).map(tuple),
    contact=st.none() | st.just(CONTACT),
)


def text_bodies(reply: Reply) -> list[TextBody]:
    return [body for body in map(load, render(reply, TURN, PLACE)) if isinstance(body, TextBody)]


def squeezed(text: str) -> str:
    """What a split may not lose: everything but blanks."""
    return "".join(speakable(text).split())


@given(replies)
def test_every_part_is_what_telegram_takes(reply: Reply) -> None:
    for body in text_bodies(reply):
        check_text(body.html, "HTML")
        check_text(body.plain, "")


def lines(reply: Reply, *, with_url: bool) -> list[str]:
    """What is to be read, from top to bottom. An address that would fill a message is left out."""

    def fitting(whole: str, without_url: str) -> str:
        return whole if with_url and units(speakable(whole).strip()) <= LIMIT_UNITS - 2 else without_url

    def source(citation: Citation) -> str:
        return fitting(
            source_line(citation, reply.locale), source_line(citation, reply.locale, with_url=False)
        )

    def listed(citation: Citation) -> str:
        return fitting(
            listed_line(citation, reply.locale), listed_line(citation, reply.locale, with_url=False)
        )

    return [
        *reply.lead,
        *(q.prefix + q.text + source(q.citation) for q in each_source_once(reply.quotations, reply.locale)),
        *map(listed, reply.listed),
        *reply.notes,
        *contact_lines(reply),
    ]


@given(replies)
def test_all_text_is_kept_in_its_order(reply: Reply) -> None:
    bodies = text_bodies(reply)
    plain = "".join(body.plain for body in bodies)
    marked_up = "".join(check_text(body.html, "HTML") for body in bodies)
    assert squeezed(plain) == squeezed("".join(lines(reply, with_url=True)))
    assert squeezed(marked_up) == squeezed("".join(lines(reply, with_url=False)))


@given(replies)
def test_buttons_are_what_telegram_takes_and_few(reply: Reply) -> None:
    rows = keyboard(reply, TURN)
    assert len(rows) <= 3
    assert sum(map(len, rows)) <= 5
    for button in (button for row in rows for button in row):
        assert bool(button.data) != bool(button.copy)
        assert len(button.data.encode()) <= DATA_BYTES


@pytest.mark.parametrize(
    ("labels", "rows"),
    [
        (["How deep is the harbour of Lanport?", "Market"], [[0], [1, 2]]),
        (["Market", "Harbour"], [[0, 1], [2]]),
        (["兰港的港口有多深、有多少泊位？", "市场"], [[0], [1, 2]]),
    ],
)
def test_labels_that_a_phone_would_cut_off_have_a_row_of_their_own(
    labels: list[str], rows: list[list[int]]
) -> None:
    choices = tuple(Choice(label, label) for label in labels)
    reply = Reply("answer", "en", choices=choices)
    shown = [*labels, person_button("en").label]
    *above_feedback, _ = keyboard(reply, TURN)
    assert [[button.label for button in row] for row in above_feedback] == [
        [shown[place] for place in row] for row in rows
    ]


@given(st.lists(texts.filter(bool), unique=True, max_size=8), texts)
def test_a_button_leads_back_to_its_choice_and_to_no_other(ids: list[str], other: str) -> None:
    assert [chosen(choice_data(choice), ids) for choice in ids] == ids
    if other not in ids:
        assert chosen(choice_data(other), ids) is None


@given(texts, st.integers(2, 200))
def test_pieces_fit_and_lose_nothing(text: str, limit: int) -> None:
    text = speakable(text)
    pieces = split(text, limit)
    assert all(0 < units(piece) <= limit for piece in pieces)
    assert squeezed("".join(pieces)) == squeezed(text)


@pytest.mark.parametrize(
    ("text", "limit", "expected"),
    [
        ("One. Two. Three.", 10, ["One. Two.", "Three."]),
        ("第一句。第二句。第三句。", 9, ["第一句。第二句。", "第三句。"]),
        ("A a.\n\nB b. C c.", 12, ["A a.", "B b. C c."]),
        ("😀😀😀", 3, ["😀", "😀", "😀"]),
        ("aaaaaa", 4, ["aaaa", "aa"]),
        ("Fits.", 5, ["Fits."]),
        ("", 5, []),
    ],
)
def test_a_text_is_cut_where_it_reads_best(text: str, limit: int, expected: list[str]) -> None:
    assert split(text, limit) == expected


def test_a_whole_reply_from_top_to_bottom() -> None:
    page = Citation("page", "Area & people", "en", "Gazette", "https://a.example/?a=1&b=2", AsOf(2014, 12))
    news = Citation("news", "Ferry opens", "en", "Gazette", "ftp://a.example", AsOf(2014, 12, 20))
    reply = Reply(
        "answer",
        "en",
        lead=("Only <this>:",),
        quotations=(Quotation(("It has 22,959 km².", "It is large."), page, "As of December 2014: "),),
        listed=(news,),
        notes=("No advice.",),
        show_contact=True,
        choices=(Choice("page:x", "X"), Choice("page:y", "Y"), Choice("page:z", "Z")),
        contact=CONTACT,
    )
    (body,) = text_bodies(reply)
    assert body.html == (
        "Only &lt;this&gt;:\n\n"
        "As of December 2014:\n"
        "<blockquote>It has 22,959 km². It is large.</blockquote>\n"
        'Source: <a href="https://a.example/?a=1&amp;b=2">Area &amp; people</a>, Gazette, December 2014\n\n'
        "• 20 December 2014: Ferry opens (Gazette)\n\n"
        "No advice.\n\n"
        "E-mail: desk@lanport.example\n"
        "Phone: 0086-20-12345678"
    )
    assert "Source: Area & people, Gazette, December 2014, https://a.example/?a=1&b=2\n" in body.plain
    assert "• 20 December 2014: Ferry opens (Gazette, ftp://a.example)\n" in body.plain
    labels = [[button.label for button in row] for row in body.keyboard]
    assert labels == [["X", "Y"], ["Talk to a person"], ["👍 Helpful", "👎 Not helpful"]]
    assert body.place == PLACE


def test_a_long_quotation_stays_a_quotation_in_every_part() -> None:
    page = Citation("page", "Area", "en")
    sentences = tuple(f"Sentence number {number} of a long page." for number in range(400))
    bodies = text_bodies(Reply("answer", "en", quotations=(Quotation(sentences, page),)))
    assert len(bodies) > 2
    for body in bodies:
        assert body.html.count("<blockquote>") == body.html.count("</blockquote>") == 1
        assert re.search(r"page\.</blockquote>", body.html)
    assert [bool(body.keyboard) for body in bodies] == [False] * (len(bodies) - 1) + [True]


def test_contact_is_followed_by_a_card() -> None:
    text, card = map(load, render(Reply("contact", "en", show_contact=True, contact=CONTACT), TURN, PLACE))
    assert isinstance(text, TextBody)
    assert [button.copy for button in text.keyboard[0]] == [CONTACT.email, CONTACT.phone]
    assert card == CardBody(Place(7, 33), "+862012345678", "Invest in Sanming")


def test_the_same_reply_gives_the_same_bodies() -> None:
    reply = Reply("help", "en", lead=("Hello",))
    assert render(reply, TURN, PLACE) == render(reply, TURN, PLACE)


@pytest.mark.parametrize(
    "data", ["", "f:", "f:0123456789abcdef:2", "f:0123456789ABCDEF:1", "f:0123456789abcdef:1x"]
)
def test_no_other_data_is_taken_for_feedback(data: str) -> None:
    assert rated(data) is None


def test_feedback_is_read_back() -> None:
    assert rated(f"f:{TURN}:1") == (TURN, True)
    assert rated(f"f:{TURN}:0") == (TURN, False)


def test_a_body_that_is_none_is_refused_without_being_quoted() -> None:
    with pytest.raises(ValueError, match="not the body") as trouble:
        load('{"somebody": "asked"}')
    assert "asked" not in str(trouble.value)


def test_the_rules_check_keyboards() -> None:
    assert check_keyboard('{"inline_keyboard": [[{"text": "a", "callback_data": "b"}]]}')
