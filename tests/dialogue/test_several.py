"""Messages that ask more than one thing, or one thing among others, as tables on the town of Lanport."""

from pathlib import Path

import pytest

from bot.content.folder import load_library
from bot.dialogue.parts import MOST, split_questions
from bot.dialogue.plain import plain_text
from bot.dialogue.pointing import needs_the_one_before, tells_of
from bot.search.index import Index
from tests.dialogue.chats import Chat, say
from tests.pages import CONTACT_EN, CONTACT_ZH, EMAIL, PHONE, TOWN, write_pages

NEAR = "does the ferry to the reed islands take cars and dogs"

BERTHS, DEPTH, OPERATOR, FERRY = "twelve berths", "14 metres", "Lanport Port Group", "20 December 2014"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("oh sorry, one more thing by the way: who runs the harbour", OPERATOR),
        (
            "Hello, I am a student from Leeds and I write a paper about the harbour of Lanport. Who runs it?",
            OPERATOR,
        ),
        ("My company builds boats. We have eighty people. How many berths does the harbour have", BERTHS),
        ("thanks!! who runs the harbour pls", OPERATOR),
        ("Guten Tag, we build boats, 180 employees near Stuttgart. Who runs the harbour?", OPERATOR),
        ("I run a small shipyard in Norfolk: who runs the harbour", OPERATOR),
        ("我跑航运口的记者，港口由谁经营？", "兰港港务集团"),
        ("我是一家船厂的老板，想问下港口水深多少 谢谢", "港口水深14米"),
        ("唔該，港口係邊個經營㗎", "蘭港港務集團"),
        ("你们那里有没有船厂啊还有港口水深是多少呢我儿子要来", "港口水深14米"),
        ("那边有码头没 港口水深多少", "港口水深14米"),
        ("Thank you. I may have asked too much at once. Just the berths then, how many are there?", BERTHS),
        ("要是有人刁难我 港口水深多少米", "港口水深14米"),
        ("你好我是做渔船的,200多条,听说兰港港口那边水深14米?", "港口水深14米"),
        ("Before we book a flight I would like to understand two things: who runs the harbour", OPERATOR),
        ("Give me the short version of who runs the harbour. and no marketing crap", OPERATOR),
    ],
)
def test_talk_around_a_question_does_not_sink_it(town: Index, text: str, told: str) -> None:
    reply = say(town, text)
    assert (reply.kind, told in plain_text(reply)) == ("answer", True)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The harbour has twelve berths. is that true?", [BERTHS]),
        ("the harbour is run by the port group, right? and how many berths", [OPERATOR, BERTHS]),
        ("I heard that the harbour is run by the port group. Is this real??", [OPERATOR]),
        ("听说港口水深14米 是真的吗 由谁经营", ["港口水深14米", "兰港港务集团"]),
        ("我同事说港口是兰港港务集团经营的。有这回事吗？", ["兰港港务集团"]),
    ],
)
def test_whether_a_statement_is_true_is_asked_of_the_pages(town: Index, text: str, told: list[str]) -> None:
    reply = say(town, text)
    assert (reply.kind, [words for words in told if words not in plain_text(reply)]) == ("answer", [])


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("who runs the harbour, how many berths does the harbour have", [OPERATOR, BERTHS]),
        ("who runs the harbour and when did the ferry to the Reed Islands open", [OPERATOR, FERRY]),
        ("港口由谁经营 芦苇群岛的渡轮什么时候开通", ["兰港港务集团", "2014年12月20日"]),
        ("who runs the harbour and what is its depth", [OPERATOR, DEPTH]),
    ],
)
def test_every_question_is_answered_in_its_order(town: Index, text: str, told: list[str]) -> None:
    said = plain_text(say(town, text))
    places = [said.find(words) for words in told]
    assert -1 not in places
    assert places == sorted(places)


def test_what_leans_on_an_open_question_is_answered_where_the_answer_names_what_that_one_names(
    town: Index,
) -> None:
    said = plain_text(say(town, "Does the Port Group hire welders? who leads it"))
    assert "which Maria Okafor has led since 2021" in said
    assert "I found nothing on: “Does the Port Group hire welders?”" in said
    assert "2021" not in plain_text(say(town, "Does the queen hire welders? who leads it"))


def test_what_stays_open_among_several_questions_is_named(town: Index) -> None:
    said = plain_text(say(town, "who runs the harbour? what does bitcoin cost? who is the queen?"))
    assert OPERATOR in said
    assert "I found nothing on these:\n• what does bitcoin cost?\n• who is the queen?" in said
    assert EMAIL in said


def test_where_nothing_is_known_every_question_is_named_once(town: Index) -> None:
    said = plain_text(say(town, "what does bitcoin cost? who is the queen?"))
    assert "• what does bitcoin cost?\n• who is the queen?" in said
    assert said.count(PHONE) == 1


def test_what_points_back_to_an_open_question_is_not_answered_from_elsewhere(town: Index) -> None:
    reply = say(town, "is there a zeppelin airfield? when did it open?")
    assert (reply.kind, reply.sources) == ("handoff", ())


def test_more_than_fits_is_named_for_the_next_message(town: Index) -> None:
    text = " ".join(f"Who runs harbour number {n}?" for n in range(1, MOST + 3))
    assert f"Please send me these again:\n• Who runs harbour number {MOST + 1}?" in plain_text(
        say(town, text)
    )


def test_a_letter_is_thanked_for_and_its_questions_answered(town: Index) -> None:
    story = (
        "My grandfather sailed these waters, which were wild then, and told of places where boats were built. "
        * 8
    )
    letter = f"Dear Sir or Madam,\n\n{story}\n\nPlease tell me: first, who runs the harbour; second, how many berths the harbour has.\n\nYours faithfully,\nAda"
    said = plain_text(say(town, letter))
    assert said.startswith("Thank you for your letter.")
    assert OPERATOR in said
    assert BERTHS in said


def test_a_letter_that_is_not_understood_is_sent_to_a_person_warmly(town: Index) -> None:
    letter = "Dear all,\n\n" + "We make violins and would love to hear from you about wood. " * 12
    reply = say(town, letter)
    assert reply.kind == "handoff"
    assert plain_text(reply).startswith("Thank you for your letter.")
    assert EMAIL in plain_text(reply)


def test_the_number_of_an_office_is_never_said_to_be_ours(town: Index) -> None:
    for text in (
        "phone number of the harbour authority",
        "Can I talk to the tax office? phone number?",
        "税务局电话多少",
        "Mr Moreau's phone number please",
        "do you have his email?",
        "投诉的那个电话多少",
        "王先生的電話可以給我嗎",
    ):
        said = plain_text(say(town, text))
        assert any(told in said for told in ("no telephone number", "没有对方的电话", "沒有對方的電話")), text


@pytest.mark.parametrize(
    "text", ["do you have a phone number?", "您好先生，你们的电话是多少", "你们有电话吗"]
)
def test_our_own_number_is_told_whoever_is_greeted(town: Index, text: str) -> None:
    assert "theirs" not in say(town, text).reason
    assert say(town, text).kind == "contact"


def test_who_wants_to_be_called_is_told_that_nothing_is_passed_on(town: Index) -> None:
    said = plain_text(say(town, "can you call me back, my number is 020 7946 0018"))
    assert "cannot pass anything on" in said
    assert EMAIL in said


def test_handoffs_in_a_row_do_not_say_the_same_again(town: Index) -> None:
    chat = Chat(town)
    said = [plain_text(chat.say(text)) for text in ("bitcoin price", "weather on Mars", "queen of England")]
    assert len(set(said)) == 3
    assert all(text.count(EMAIL) == text.count(PHONE) == 1 for text in said)


def test_a_page_that_only_shares_a_word_is_no_topic_to_offer(town: Index) -> None:
    labels = [choice.label for choice in say(town, "Forty thieves of Baghdad").choices]
    assert "Ferry to the islands opens" not in labels


def test_where_no_page_is_near_that_of_the_conversation_is_offered(town: Index) -> None:
    reply = say(town, "who runs the harbour?", "and how many zeppelins?")
    assert (reply.kind, [choice.label for choice in reply.choices]) == ("handoff", ["The harbour of Lanport"])


def test_two_questions_with_one_answer_quote_it_once(town: Index) -> None:
    said = plain_text(say(town, "who runs the harbour? which company runs the harbour?"))
    assert said.count(OPERATOR) == 1


def test_a_slip_in_the_question_before_does_not_cut_off_the_next(town: Index) -> None:
    reply = say(town, "How many berths does the harbour have?")
    assert tells_of(reply, "how deep is the harbuor", town)
    assert not tells_of(reply, "how long does the ferrry take", town)


def test_what_comes_nearest_to_one_of_several_questions_is_shown_as_that(town: Index) -> None:
    alone = say(town, NEAR)
    assert (alone.kind in ("handoff", "clarify"), bool(alone.quotations)) == (True, True)
    reply = say(town, f"who runs the harbour? {NEAR}")
    said = plain_text(reply)
    assert reply.kind == "answer"
    assert f"Closest to “{NEAR}”, perhaps not the answer:\n\n" in said
    assert said.index(OPERATOR) < said.index("perhaps not") < said.index(alone.quotations[0].text)
    assert (said.count(PHONE), "found nothing" in said) == (1, False)


def test_where_all_is_open_what_comes_nearest_is_shown_and_the_rest_is_named(town: Index) -> None:
    reply = say(town, f"what does bitcoin cost? {NEAR}")
    said = plain_text(reply)
    assert reply.kind == "handoff"
    unanswered = said.index("I found nothing on: “what does bitcoin cost?”")
    assert said.index(f"Closest to “{NEAR}”") < unanswered < said.index(EMAIL)


def test_a_question_that_the_answer_to_another_one_tells_is_not_called_open(town: Index) -> None:
    assert "found nothing" not in plain_text(say(town, "who runs the harbour and since when has she led it"))


def test_a_plan_that_no_page_speaks_of_does_not_sink_the_question_behind_it(town: Index) -> None:
    text = "We are looking at building a zeppelin plant in Asia. How many berths does the harbour have?"
    assert BERTHS in plain_text(say(town, text))


def test_of_two_open_questions_with_one_nearest_passage_neither_is_lost(town: Index) -> None:
    other = "does the ferry to the reed islands take trucks and cats"
    said = plain_text(say(town, f"{NEAR}? {other}?"))
    assert NEAR in said
    assert other in said


def test_what_only_comes_near_is_not_what_the_next_message_goes_on_from(town: Index) -> None:
    asked = Chat(town)
    asked.say("who runs the harbour?")
    asked.say(NEAR)
    assert "ferry" not in plain_text(asked.say("shorter please"))


def test_everyday_words_behind_an_open_question_are_no_question_of_their_own(town: Index) -> None:
    for text in ("does the queen keep bees? or what else must be done", "女王养蜂吗?还是要另外办什么"):
        assert say(town, text).kind == "handoff"


@pytest.mark.parametrize(
    "text",
    [
        "Who runs the harbour? And who runs the ferry to the islands?",
        "How long is the crossing of the ferry? And who runs the harbour of Lanport?",
        "渡轮的航程多久？另外兰港那个港口由谁经营？",
    ],
)
def test_a_question_that_names_all_that_it_means_is_read_without_its_first_word(
    town: Index, text: str
) -> None:
    reply = say(town, text)
    told = plain_text(reply)
    assert "Maria Okafor" in told or "奥卡福" in told


def test_what_was_told_already_is_not_called_open(town: Index) -> None:
    reply = plain_text(say(town, "When did the ferry to the Reed Islands open, and in which month?"))
    assert FERRY in reply
    assert "found nothing" not in reply


def test_what_names_only_attributes_is_asked_of_the_question_before(town: Index) -> None:
    assert needs_the_one_before("最早哪年开始的", town)
    assert not needs_the_one_before("2020年以后最早哪年开始的", town)  # the year names what is meant
    assert not needs_the_one_before("渡轮最早哪年开始的", town)


@pytest.mark.parametrize(
    "text",
    [
        "How many berths does the harbour of Lanport have, and what are they called?",
        "兰港港口有几个泊位，分别叫什么",
    ],
)
def test_who_asks_for_the_names_of_what_is_counted_asks_one_question(text: str) -> None:
    assert split_questions(text) == (text,)


def test_the_names_of_what_is_counted_are_told_by_the_whole_passage(tmp_path: Path) -> None:
    pages = {
        "contact.en.md": CONTACT_EN,
        "quays.en.md": "# Quays\n\n## How many quays does Lanport have?\n\nLanport has three quays.\nThey were counted in 2020.\n"
        "The names on the map are North, East and Oil.\n",
        "zoo.en.md": "# Zoo\n\nThe zoo has a bear.\n",
    }
    index = Index(load_library(write_pages(tmp_path, pages)))
    told = plain_text(say(index, "how many quays does Lanport have and what are they called?"))
    assert "North, East and Oil" in told


def test_what_was_just_quoted_is_not_said_to_be_unknown(tmp_path: Path) -> None:
    pages = {
        "contact.en.md": CONTACT_EN,
        "visit.en.md": "# The visit\n\n## When did the Queen visit Lanport?\n\n"
        "The Queen visited Lanport on 5 May 2020 and went to the harbour and the mill, with a turnover of nine crowns a year.\n",
        "zoo.en.md": "# Zoo\n\nThe zoo has a bear.\n",
    }
    index = Index(load_library(write_pages(tmp_path, pages)))
    told = plain_text(say(index, "When did the Queen visit Lanport, and what is the turnover per year?"))
    assert "found nothing" not in told


def test_when_it_was_is_asked_of_what_happened_and_not_of_the_place(tmp_path: Path) -> None:
    pages = {
        "contact.en.md": CONTACT_EN,
        "town.en.md": "# Lanport\n\n## When was Lanport founded?\n\nLanport was founded in 1203.\n",
        "visit.en.md": "# The Queen in Lanport\n\n## When did the Queen visit Lanport?\n\nThe Queen visited Lanport on 5 May 2020.\n",
        "zoo.en.md": "# Zoo\n\nThe zoo has a bear.\n",
    }
    index = Index(load_library(write_pages(tmp_path, pages)))
    told = plain_text(
        say(index, "I understand that the Queen visited Lanport. When was it and how old is the zoo?")
    )
    assert "5 May 2020" in told
    assert "1203" not in told


FAIR = {
    "contact.en.md": CONTACT_EN,
    "contact.zh.md": CONTACT_ZH,
    "fair.en.md": "# The fair\n\n## What was agreed at the fair?\n\nAt the fair 12 projects worth 3 billion yuan were agreed.\n",
    "fair.zh.md": "# 博览会\n\n## 博览会签约了哪些项目？\n\n博览会签约12个项目，总额30亿元。\n",
    "zoo.en.md": "# Zoo\n\nThe zoo has a bear. The keeper lends umbrellas at an interest of two crowns.\n",
    "zoo.zh.md": "# 动物园\n\n动物园里有一只熊。\n",
    "town.en.md": "# Lanport\n\n## Who is the mayor of Lanport?\n\nAda Moreau is the mayor.\n",
    "town.zh.md": "# 兰港\n\n## 兰港市长是谁？\n\n市长是莫罗。\n",
}


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("what was agreed at the fair, and for what total?", False),
        ("博览会签约了哪些项目？投资额多少？", False),
        ("博览会签约了哪些项目？推荐几个", False),
        ("博览会签约了哪些项目，主要做什么", False),
        ("博览会签约了哪些项目？酒店多少钱？", True),
        ("what was agreed at the fair, and in which month?", True),
    ],
)
def test_nothing_is_called_open_that_names_nothing_or_is_told_by_a_sum(
    tmp_path: Path, text: str, is_open: bool
) -> None:
    said = plain_text(say(Index(load_library(write_pages(tmp_path, FAIR))), text))
    assert "12" in said
    assert ("found nothing" in said or "没有找到" in said) is is_open


@pytest.mark.parametrize(
    ("text", "told"),
    [("any dragons there? who is the mayor now", "Ada Moreau"), ("那里有龙吗？市长是谁", "莫罗")],
)
def test_who_holds_an_office_needs_no_question_before(tmp_path: Path, text: str, told: str) -> None:
    assert told in plain_text(say(Index(load_library(write_pages(tmp_path, FAIR))), text))


def test_whom_to_talk_to_is_told_by_the_contact(town: Index) -> None:
    said = plain_text(say(town, "设厂的地要找谁谈 有电话吗"))
    assert PHONE in said
    assert "没有找到" not in said


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("We are a shipyard. wages and is there a zoo with a bear?", "The zoo has a bear"),
        ("工资多少 动物园里有没有熊", "动物园里有一只熊"),
        ("how long does an agreement at the fair take and what projects", "12 projects"),
        ("how deep is the mine and is there a zoo", "The zoo has a bear"),
    ],
)
def test_what_nobody_knows_does_not_swallow_what_is_asked_beside_it(
    tmp_path: Path, text: str, told: str
) -> None:
    unknown = {
        "_bot/handoff.yaml": "- wages, 工资\n- time that an agreement at the fair takes, how long an agreement takes\n"
    }
    said = plain_text(say(Index(load_library(write_pages(tmp_path, FAIR | unknown))), text))
    assert told in said
    assert "found nothing" in said or "没有找到" in said


def test_whether_it_is_the_government_is_asked_of_the_bot_it_was_just_asked_about(town: Index) -> None:
    said = plain_text(say(town, "who runs the harbour? and who are you, bot? is it the government?"))
    assert OPERATOR in said
    assert "This assistant is a program" in said
    assert "found nothing" not in said


def test_a_name_that_was_just_told_is_not_called_open(town: Index) -> None:
    said = plain_text(say(town, "Who runs the harbour? I recall a name, Maria Okafor?"))
    assert OPERATOR in said
    assert "found nothing" not in said
    assert "found nothing" in plain_text(say(town, "Who runs the harbour? I recall a name, Ada Moreau?"))


def test_the_page_of_one_question_is_looked_at_for_the_next(tmp_path: Path) -> None:
    pages = {
        "contact.en.md": CONTACT_EN,
        "town.en.md": "# Lanport\n\n## How large is Lanport?\n\nLanport has an area of 500 square kilometres.\n\n"
        "## What lies around Lanport?\n\nThe provinces around Lanport are Norbury to the north and Alder to the west.\n",
        "plan.en.md": "# The plan\n\n## What provinces are in the plan?\n\nThe plan of the quay has two provinces around it.\n",
    }
    town = Index(load_library(write_pages(tmp_path, pages)))
    told = plain_text(say(town, "how large is Lanport and what provinces are around it"))
    assert "500 square kilometres" in told
    assert "Alder" in told
    assert "plan of the quay" not in told


def test_a_subject_of_several_words_is_carried_as_one(tmp_path: Path) -> None:
    pages = {
        "contact.en.md": CONTACT_EN,
        "_bot/vocabulary.yaml": "- harbour loan ticket, quay vouchers\n",
        "ticket.en.md": "# The harbour loan ticket\n\n## What is a harbour loan ticket?\n\nA harbour loan ticket is a share in a ship.\n\n"
        "## Who got the first harbour loan ticket?\n\nThe first harbour loan ticket went to Alder in 2021.\n",
        "loan.en.md": "# The loan of the mill\n\n## Who got the first loan?\n\nThe first loan went to the mill.\n",
        "harbour.en.md": "# The harbour\n\nThe harbour is deep. What they moor there is one ship in a sentence.\n",
    }
    town = Index(load_library(write_pages(tmp_path, pages)))
    told = plain_text(
        say(town, "Switching topics: the quay vouchers. What are they in one sentence, and who got the first")
    )
    assert "share in a ship" in told
    assert "Alder" in told
    assert "mill" not in told


def test_how_long_it_takes_is_told_by_a_time_and_half_of_the_words(tmp_path: Path) -> None:
    pages = {
        "contact.en.md": CONTACT_EN,
        "berths.en.md": "# Berths\n\n## By when must a berth be asked for?\n\n"
        "A berth must be asked for within 30 days of arrival and is decided within 15 days.\n",
        "fair.en.md": "# The fair\n\nThe fair of Lanport has stalls.\n",
    }
    town = Index(load_library(write_pages(tmp_path, pages)))
    told = plain_text(
        say(
            town, "by when must I ask for a berth, and how many days do they need to decide the mooring paper"
        )
    )
    assert "15 days" in told
    assert "found nothing" not in told


def test_a_question_without_what_may_be_bought_is_asked_of_what_was_named(tmp_path: Path) -> None:
    pages = {
        "contact.zh.md": CONTACT_ZH,
        "tickets.zh.md": "# 鱼票\n\n## 什么是鱼票？\n\n鱼票是捕鱼权的凭证。\n\n## 外国人可以买鱼票吗？\n\n没有查到外国人能否购买鱼票的规定。\n",
        "land.zh.md": "# 土地\n\n## 外资企业可以买地吗？\n\n外资企业可以租赁土地。\n",
        "mills.zh.md": "# 磨坊\n\n兰港的磨坊磨大麦。\n",
    }
    told = plain_text(
        say(Index(load_library(write_pages(tmp_path, pages))), "鱼票是什么，外资企业可以买吗？")
    )
    assert "捕鱼权" in told
    assert "租赁土地" not in told


def test_their_number_behind_an_office_is_not_ours(town: Index) -> None:
    reply = say(town, "Thanks, I shall write to the harbour authority. Do you have their phone number?")
    assert "no telephone number" in plain_text(reply)


def test_the_way_there_is_that_to_the_district_spoken_of(tmp_path: Path) -> None:
    pages = {
        **TOWN,
        "alder.en.md": "---\ntitle: Alder\nsection: places\n---\n\nAlder has a windmill.\n\n"
        "## How do I get to Alder?\n\nTrains stop in Alder.\n\n## Can I lease land in Alder?\n\nLand is leased for 40 years, by a page of Osthaven.\n",
        "_bot/vocabulary.yaml": "- Lanport, 兰港\n- Alder, 桤木\n",
    }
    told = plain_text(
        say(
            Index(load_library(write_pages(tmp_path, pages))),
            "tell me about Alder",
            "and how do I get there from Osthaven?",
        )
    )
    assert "Trains stop in Alder." in told
    assert "40 years" not in told


def test_of_a_long_question_that_stays_open_only_the_beginning_is_named(town: Index) -> None:
    asked = "what would the queen of Ruritania say " + "and think and write " * 8 + "of bitcoin?"
    said = plain_text(say(town, f"who runs the harbour? {asked}"))
    assert f"“{asked[:120].rstrip()}…”" in said
    assert asked not in said
