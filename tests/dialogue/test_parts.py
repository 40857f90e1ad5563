import pytest

from bot.dialogue.asking import asks, is_a_tag
from bot.dialogue.parts import asking_clause_of, parts_of, split_questions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "When did the ferry open, and what is your phone number?",
            ["When did the ferry open", "what is your phone number?"],
        ),
        ("港口水深多少，由谁经营？", ["港口水深多少", "由谁经营？"]),
        ("港口面积，渡轮有几艘？", ["港口面积", "渡轮有几艘？"]),
        ("港口水深多少，今年是在加深吧", ["港口水深多少", "今年是在加深吧"]),
        ("港口水深多少，你说说吧", ["港口水深多少，你说说吧"]),
        ("港口的面积，去年是多少？", ["港口的面积，去年是多少？"]),
        ("港口有何规定，能否停船", ["港口有何规定", "能否停船"]),
        (
            "What is it? Who runs it? How deep is the harbour? Why is the bridge late? Where is the ferry?",
            [
                "Who runs it?",
                "How deep is the harbour?",
                "Why is the bridge late?",
                "Where is the ferry?",
            ],
        ),
        ("What taxes and incentives are there?", ["What taxes and incentives are there?"]),
        ("I like the harbour. How deep is it?", ["I like the harbour. How deep is it?"]),
        ("在什么情况下，港口会关闭？", ["在什么情况下，港口会关闭？"]),
        ("hello", ["hello"]),
        ("", [""]),
    ],
)
def test_questions_are_taken_apart_where_each_asks_by_itself(text: str, expected: list[str]) -> None:
    assert list(split_questions(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("港口水深多少 由谁经营", ["港口水深多少", "由谁经营"]),
        ("渡輪要坐多久 幾點開船", ["渡輪要坐多久", "幾點開船"]),
        ("how deep is the harbour, who is the manager", ["how deep is the harbour", "who is the manager"]),
        ("is there a ferry, any bridge", ["is there a ferry", "any bridge"]),
        ("has anybody actually sailed it, who runs it", ["has anybody sailed it", "who runs it"]),
        ("population, and is it growing?", ["population", "is it growing?"]),
        ("the harbour, is it deep", ["the harbour, is it deep"]),
        ("what is the harbour, who runs it", ["what is the harbour", "who runs it"]),
        ("the harbour, how deep is it and who runs it", ["the harbour, how deep is it", "who runs it"]),
        ("berths, depth of the water, operator please", ["berths", "depth of the water", "operator"]),
        ("泊位、水深、经营者", ["泊位", "水深", "经营者"]),
        ("ok. where is the ferry? thanks. and who runs it?", ["where is the ferry?", "and who runs it?"]),
        (
            "Please tell me: 1) how deep the harbour is; 2) whether there is a ferry; 3) who runs it.",
            ["how deep the harbour is", "whether there is a ferry", "who runs it"],
        ),
        ("（1）港口水深多少 （2）由谁经营 （3）有没有渡轮", ["港口水深多少", "由谁经营", "有没有渡轮"]),
        ("请问：（1）港口水深多少？（2）由谁经营？", ["港口水深多少？", "由谁经营？"]),
        ("一、港口水深多少；二、由谁经营；三、有没有渡轮", ["港口水深多少", "由谁经营", "有没有渡轮"]),
    ],
)
def test_no_question_mark_is_needed_between_questions(text: str, expected: list[str]) -> None:
    assert [part.text for part in parts_of(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Is the harbour better or is the ferry cheaper?",
        "When the ferry reached the islands, what happened?",
        "Which is the harbour that has twelve berths?",
        "Which sailors, who came from the islands, use the harbour?",
        "18世紀時，誰到過港口，並繪製了地圖？",
        "Lanport, Reed Islands",
        "港口的水深和面积是多少",
    ],
)
def test_one_question_stays_whole(text: str) -> None:
    assert len(parts_of(text)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Since when has the ferry run, and which islands does it serve?",
            ["Since when has the ferry run", "which islands does it serve?"],
        ),
        (
            "Between which dates is the fair, and does Lanport pay for it?",
            ["Between which dates is the fair", "does Lanport pay for it?"],
        ),
        ("港口在哪里，渡轮几点开", ["港口在哪里", "渡轮几点开"]),
        ("两个问题：港口在哪里？渡轮几点开？", ["港口在哪里？", "渡轮几点开？"]),
        ("航程多少公里，渡轮要几小时", ["航程多少公里", "渡轮要几小时"]),
        ("港口排第几，渡轮的船票，得等几天", ["港口排第几", "渡轮的船票，得等几天"]),
        ("1. depth of the harbour\n2. price of the ferry", ["depth of the harbour", "price of the ferry"]),
        ("1、港口水深\n2、渡轮票价", ["港口水深", "渡轮票价"]),
    ],
)
def test_each_question_and_each_numbered_item_is_one(text: str, expected: list[str]) -> None:
    assert [part.text for part in parts_of(text)] == expected


def test_a_which_or_where_that_only_relates_does_not_ask() -> None:
    letter = (
        "We are looking for places where we could build a shed. Our boats, which are small, need four metres. "
        "Last year my uncle visited your town and praised the harbour, so it was with joy that I read of it. "
        "I would be grateful if you could tell me: first, how deep the harbour is, and who runs it; second, whether "
        "a ferry goes to the islands. Please forgive the length of this letter."
    )
    assert [part.text for part in parts_of(letter)] == [
        "how deep the harbour is",
        "who runs it",
        "whether a ferry goes to the islands",
    ]


@pytest.mark.parametrize(
    ("sentence", "is_asked"),
    [("湖边还让不让建", True), ("码头建不建", True), ("他时不时来港口", False), ("港口动不动就关", False)],
)
def test_a_verb_and_its_negation_ask(sentence: str, is_asked: bool) -> None:
    assert asks(sentence) is is_asked


@pytest.mark.parametrize(
    ("text", "asked", "before"),
    [
        ("I write a paper about the ferry. When did it open?", "When did it open?", "the ferry."),
        ("Hi, I heard of the harbour. What is it?", "What is it?", "the harbour."),
        ("我是做渔业的，港口水深多少", "港口水深多少", "我是做渔业的"),
    ],
)
def test_a_question_knows_what_was_stated_before_it(text: str, asked: str, before: str) -> None:
    assert [(part.text, part.before) for part in parts_of(text)] == [(asked, before)]


def test_of_a_letter_only_the_question_counts() -> None:
    letter = "Dear Sir,\n" + "We grow tea on forty hectares and have done so for three generations. " * 40
    assert split_questions(letter + "\nHow deep is the harbour?\nBest regards") == (
        "How deep is the harbour?",
    )


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        ("你好 我在绍兴做面料的 想把厂搬过去 有没有纺织园区", "有没有纺织园区"),
        ("我们是苏州的 兰港的税怎么算", "兰港的税怎么算"),
        ("兰港 人口 面积 多少", "兰港 人口 面积 多少"),
        ("老师让写兰港港口的论文 港口是哪年建的", "港口是哪年建的"),
        ("四九年去了马来亚 我想回去看看 兰港那边有没有老街", "兰港那边有没有老街"),
        ("港口有多深 说人话", "港口有多深"),
        ("港口有没有补贴 我好跟客户讲", "港口有没有补贴"),
        ("注册公司要多久 外资的", "注册公司要多久 外资的"),
    ],
)
def test_around_a_question_a_blank_ends_a_clause_in_chinese(message: str, asked: str) -> None:
    assert [part.text for part in parts_of(message)] == [asked]


def test_what_a_thesis_is_about_is_the_subject() -> None:
    (part,) = parts_of("老师好 我在写毕业论文关于兰港的林业 有资料吗")
    assert (part.text, part.before) == ("有资料吗", "兰港的林业")


@pytest.mark.parametrize(
    "told",
    [
        "我和几位股东一直在讨论要不要在海边设厂",
        "为了一张证书跑了不知道多少趟",
        "那个地方连在地图上的哪里都要查一下",
        "想请教几个问题",
        "我种茶三十几年了",
    ],
)
def test_what_only_looks_like_a_question_asks_nothing(told: str) -> None:
    assert not asks(told)
    assert asks(f"{told}，港口有多深")


@pytest.mark.parametrize(
    ("message", "asked"),
    [
        (
            "How deep is the harbour? and the tide in December",
            ["How deep is the harbour?", "and the tide in December"],
        ),
        (
            "How deep is the harbour? and the dogs were barking all night long near it",
            ["How deep is the harbour?"],
        ),
        ("How deep is the harbour? and in my opinion it is small", ["How deep is the harbour?"]),
        ("how deep is the harbour / can we moor there", ["how deep is the harbour", "can we moor there"]),
        ("what is the land/plant rent", ["what is the land/plant rent"]),
    ],
)
def test_a_question_goes_on_behind_and_or_a_stroke(message: str, asked: list[str]) -> None:
    assert [part.text for part in parts_of(message)] == asked


@pytest.mark.parametrize(
    ("question", "clause"),
    [
        ("股东们也很关心盈余，股利汇出要扣多少税？", "股利汇出要扣多少税？"),
        ("As I said to my board, how deep is the harbour?", "how deep is the harbour?"),
        ("how deep is the harbour, who runs it?", "how deep is the harbour, who runs it?"),
        ("港口有多深？", "港口有多深？"),
    ],
)
def test_the_one_clause_that_asks_is_told_from_those_that_lead_to_it(question: str, clause: str) -> None:
    assert asking_clause_of(question) == clause


def test_a_word_that_only_hedges_parts_nothing_in_chinese() -> None:
    assert [part.text for part in parts_of("港口水深大概多少 渡轮究竟有几艘")] == [
        "港口水深多少",
        "渡轮有几艘",
    ]


def test_a_sentence_of_hundreds_of_clauses_is_left_in_one_piece() -> None:
    """Each would be read with all before it: forty seconds for these."""
    assert len(parts_of("港口多深，" * 650)) == 1


@pytest.mark.parametrize(
    ("text", "before", "asked"),
    [
        (
            "I'm a student in Leeds writing about the harbour, can you explain what it does in simple words",
            "the harbour",
            "can you explain what it does",
        ),
        (
            "Before we sign we must understand two things: how deep is the harbour",
            "Before we sign we must understand two things",
            "how deep is the harbour",
        ),
        ("I plan a hotel: how deep is the harbour", "", "I plan a hotel: how deep is the harbour"),
        (
            "我是乡下的，家里有三条船，想问港口有多深",
            "我是乡下的 家里有三条船",
            "港口有多深",
        ),
        (
            "we grow tea, so I'd like to know how deep the harbour is",
            "we grow tea",
            "how deep the harbour is",
        ),
        ("港口有多深，想问一下", "", "港口有多深，想问一下"),
    ],
)
def test_what_is_written_about_or_announced_stands_before_what_is_asked(
    text: str, before: str, asked: str
) -> None:
    assert [(part.before, part.text) for part in parts_of(text)] == [(before, asked)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("right?", True),
        ("is that a scam?", True),
        ("真的假的？", True),
        ("是不是骗人的？", True),
        ("会不会是骗局呢", True),
        ("这是假的吧？", True),
        ("骗人的公司有吗？", False),
        ("is that harbour deep?", False),
    ],
)
def test_a_tag_asks_nothing_but_whether_the_statement_before_it_is_true(text: str, expected: bool) -> None:
    assert is_a_tag(text) is expected


def test_what_a_tag_asks_is_the_statement_before_it() -> None:
    assert [part.text for part in parts_of("港口每年收三百元。是不是骗人的？")] == ["港口每年收三百元。"]


LETTER_IN_CHINESE = (
    "您好！我们家从一九九三年开始做五金加工，现在有一百多名工人，我小的时候去过一次兰港，那是坐船，走走停停十几个小时，"
    "印象中到处是海，人也热情。大家的意见不太统一，负责生产的王总觉得兰港离客户太远，怎么算都不划算，什么时候能回本谁也说不准。"
    "归纳起来，我们想了解下面几个问题，请逐一告知。第一，港口水深多少？第二，港口由谁经营，有没有渡轮？"
    "第三，开店的许可多久能办好？所以请您放心，我们是真心实意想了解情况的，不是随便问问。"
)


def test_a_letter_asks_what_it_numbers_and_tells_the_rest() -> None:
    asked = [part.text for part in parts_of(LETTER_IN_CHINESE)]
    assert asked == ["港口水深多少？", "港口由谁经营", "有没有渡轮？", "开店的许可多久能办好？"]


def test_a_letter_with_question_marks_asks_what_has_one() -> None:
    letter = (
        "我小的时候去过一次兰港，那是坐船，走走停停十几个小时，印象中到处是海，人也热情，后来谁也没有再去过。"
        "负责生产的王总觉得兰港离客户太远，怎么算都不划算，什么时候能回本也说不准。我们家从一九九三年开始做五金加工，现在有一百多名工人，"
        "孩子们也都大了，不知道哪一个愿意接班，这些年行情怎么样大家都清楚，能不能做下去要看运气。"
        "家里老人常说起当年的码头，说那时候什么都便宜，谁家缺了什么都去借，如今哪里还有这样的地方，说到底是时代变了。"
        "港口水深多少？港口由谁经营？渡轮几点开？"
    )
    assert [part.text for part in parts_of(letter)] == ["港口水深多少？", "港口由谁经营？", "渡轮几点开？"]


def test_what_else_it_may_be_belongs_to_the_question_before() -> None:
    assert split_questions("港口是公家的 还是私人的") == ("港口是公家的 还是私人的",)
    assert split_questions("渡轮是不是天天开 还是周末才开，港口有多深？") == (
        "渡轮是不是天天开，还是周末才开",
        "港口有多深？",
    )


def test_who_is_told_not_to_do_something_is_not_asked() -> None:
    assert not asks("don't waste my time")
    assert asks("don't you have the depth of the quay")


def test_whether_what_was_said_before_is_so_is_no_question_of_its_own() -> None:
    message = "码头有多深，听说有二十米，是不是这样？"
    assert split_questions(message) == (message,)


def test_like_before_a_question_is_no_word_of_it() -> None:
    assert split_questions("is it deep? like can tankers moor there") == (
        "is it deep?",
        "can tankers moor there",
    )
