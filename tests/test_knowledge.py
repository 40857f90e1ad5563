"""The shipped pages: they are all in use, quoted word for word, and only the contact page holds the contact."""

import datetime as dt
import random
import re
from html.parser import HTMLParser
from pathlib import Path
from typing import get_args

import marko
import marko.ext.gfm
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.document import Language, Passage
from bot.content.folder import load_library
from bot.content.hosts import read_hosts
from bot.content.library import Library
from bot.dialogue.conversation import respond
from bot.dialogue.messages import Question, State
from bot.search.index import Index
from bot.search.text import to_simplified, to_traditional
from bot.workshop.ask import Asker
from bot.workshop.check import every_problem
from bot.workshop.coverage import cell, read_topics

ROOT = Path(__file__).parents[1]
KNOWLEDGE = ROOT / "knowledge"
EMAIL, PHONE = "China@tanikawa.com", "0086-10-53270173"
NOW = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def library() -> Library:
    return load_library(KNOWLEDGE)


@pytest.fixture(scope="module")
def index(library: Library) -> Index:
    return Index(library)


def test_nothing_is_wrong_with_the_pages(library: Library) -> None:
    assert [problem.place for problem in every_problem(library, NOW.date())] == []


def test_the_pages_that_the_product_promises_are_there(library: Library) -> None:
    count = {name: len(library.section(name, "zh")) for name in ("pilots", "news", "contact", "about")}
    assert count["pilots"] >= 5
    assert count["news"] >= 5
    assert (count["contact"], count["about"]) == (1, 1)
    for section in ("introduction", "advantage", "process", "service"):
        assert library.section(section, "en")
    assert library.contact is not None
    assert (library.contact.email, library.contact.phone) == (EMAIL, PHONE)


def test_nothing_but_the_contact_page_holds_the_contact() -> None:
    digits = re.sub(r"\D", "", PHONE)[-8:]
    files = [*ROOT.glob("bot/**/*.py"), *KNOWLEDGE.rglob("*"), ROOT / ".env.example", ROOT / "pyproject.toml"]
    holders = {
        path.name
        for path in files
        if path.is_file()
        and (EMAIL.lower() in (text := path.read_text(encoding="utf-8").lower()) or digits in text)
    }
    assert holders == {"contact.en.md", "contact.zh.md"}


class _Text(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.feed(html)

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def plain(path: Path) -> str:
    """The page by another way than the bot's: marko's HTML, its tags dropped, white space removed."""
    text = path.read_text(encoding="utf-8-sig")
    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.S)
    return re.sub(r"\s+", "", "".join(_Text(marko.Markdown(extensions=["gfm"])(body)).parts))


WORDS = (
    "Sanming Youxi Taixing area population tax rate visa work permit company register steps land lease bamboo "
    "graphite rare earth forest ticket carbon Taobao airport railway expressway park Shanghai Taiwan rice seed "
    "三明 尤溪 面积 人口 税率 签证 工作许可 设立公司 步骤 土地 竹 石墨 稀土 林票 碳票 农村淘宝 机场 铁路 高速 园区 上海 台湾 制种 "
    "面積 稅率 簽證 專案 鐵路 什么时候 多少 how much when who where 哪些 2014 2020 2025"
).split()


PAGE_MARKS = str.maketrans("「」『』", "“”‘’")
"""Quotation marks as readers of Traditional Chinese have them, in those of the pages."""


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=5).map(" ".join))
def test_every_quoted_sentence_stands_word_for_word_in_the_page_it_names(index: Index, text: str) -> None:
    reply = respond(Question(text, "test:1:0:1", NOW), State(), index, 30).reply
    for quotation in reply.quotations:
        document = index.library.document(quotation.citation.id, quotation.citation.language)
        assert document is not None
        page = plain(KNOWLEDGE / document.path)
        for sentence in quotation.sentences:
            quoted = re.sub(r"\s+", "", sentence).translate(PAGE_MARKS)
            assert quoted in page or to_simplified(quoted) in to_simplified(page)


def test_every_chinese_sentence_is_simplified_and_survives_the_way_to_traditional_and_back(
    library: Library,
) -> None:
    for document in library.documents:
        if document.language == "zh":
            for sentence in (s for passage in document.passages for s in passage.sentences):
                assert to_simplified(sentence) == sentence, document.path
                assert to_simplified(to_traditional(sentence)) == sentence, document.path


def test_no_wording_calls_anyone_official() -> None:
    for path in [ROOT / "bot/dialogue/wording.py", *KNOWLEDGE.glob("about.*"), *KNOWLEDGE.glob("contact.*")]:
        body = "\n".join(
            line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
        )
        assert not re.search(r"officer|\bofficial|官方|官员", body), path.name


def test_every_topic_of_an_investor_is_answered_in_both_languages(index: Index) -> None:
    topics = read_topics(KNOWLEDGE)
    ask = Asker(index, retention_days=30).ask
    open_cells = [
        (topic.en, language)
        for topic in topics
        for language in get_args(Language)
        if cell(topic, language, ask, lambda text: index.handoff.named_in(text, ())).verdict != "full"
    ]
    assert (len(topics), open_cells) == (12, [])


def source_line_below(passage: Passage, path: str) -> str:
    """The line that says where the passage comes from, as it stands in the file: below it, or in the header."""
    lines = (KNOWLEDGE / path).read_text(encoding="utf-8").splitlines()
    for line in lines[passage.line - 1 :]:
        if line.startswith(("Source:", "来源：")):
            return line
        if line.startswith("#"):
            break
    return next((line for line in lines if line.startswith("source:")), "")


def test_the_links_of_fifty_answers_stand_in_the_sections_quoted(library: Library, index: Index) -> None:
    pages = [document for document in library.documents if document.section != "contact"]
    asked = [passage for document in pages for passage in document.passages if passage.headings]
    chosen = random.Random(20261124).sample(asked, 50)
    hosts, _ = read_hosts(KNOWLEDGE)
    assert hosts is not None
    shown, wrong = 0, []
    for passage in chosen:
        question = re.split(r"(?<=[?？])", passage.headings[-1])[0]
        for quotation in Asker(index, retention_days=30).ask(question).quotations:
            page = library.document(quotation.citation.id, quotation.citation.language)
            assert page is not None
            quoted = next(p for p in page.passages if set(quotation.sentences) <= set(p.sentences))
            line = source_line_below(quoted, page.path)
            url = quotation.citation.url
            shown += url is not None
            if (
                url not in line
                if url
                else any(hosts.cover(found) for found in re.findall("https?://[^ ，]+", line))
            ):
                wrong.append((question, url, line))
    assert wrong == []
    assert shown >= 25


@pytest.mark.parametrize("text", ["What is the e-mail address?", "email adress pls", "邮箱地址是什么"])
def test_who_asks_for_the_email_address_is_told_it(index: Index, text: str) -> None:
    reply = respond(Question(text, "test", NOW), State(), index, 1).reply
    assert reply.kind == "contact"
    assert EMAIL in reply.quotations[0].text


@pytest.mark.parametrize(
    "text",
    [
        "I cover ports and yachts for a small fund. What is the latest population?",
        "我们协会主要看福建的山区城市。最新的GDP是多少？",
    ],
)
def test_what_is_asked_of_the_place_is_told_whoever_asks(index: Index, text: str) -> None:
    """“The latest population” is short, and no page is about it, but it is asked of the town."""
    reply = respond(Question(text, "test:1", NOW), State(), index, 30).reply
    assert reply.kind == "answer"
    assert re.search("population|GDP", reply.quotations[0].text)
