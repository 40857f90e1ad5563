import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.dates import AsOf
from bot.content.document import Contact, Document, Passage, Source
from bot.content.front_matter import FrontMatter
from bot.content.header_problems import REMEDIES
from bot.content.markdown import Block, Heading, parse
from bot.content.page import read_page
from bot.content.problems import Problem
from bot.content.source_line import misread, read_source


def read(text: str | bytes, name: str = "page") -> tuple[Document | None, list[Problem]]:
    raw = text if isinstance(text, bytes) else text.encode()
    document, problems = read_page(raw, f"{name}.en.md", name, "en")
    return document, list(problems)


def passages(text: str) -> tuple[Passage, ...]:
    document, _ = read(text)
    assert document is not None
    return document.passages


def errors(text: str | bytes) -> list[tuple[str, int | None]]:
    document, problems = read(text)
    found = [(problem.kind, problem.line) for problem in problems if problem.severity == "error"]
    assert (document is None) == bool(found)
    return found


def test_a_header_is_optional_and_the_first_heading_is_the_title() -> None:
    document, _ = read("# Harbour\n\nIt has berths.\n")
    assert document is not None
    assert (document.title, document.passages[0].headings) == ("Harbour", ())


def test_a_header_gives_title_section_date_source_and_topics() -> None:
    document, problems = read(
        "---\ntitle: Port\nlanguage: en\nsection: news\ndate: 2014-12-20\nsource: http://a.example/1\n"
        "topics: [harbour, fish]\n---\n\nText.\n"
    )
    assert document is not None
    assert (document.title, document.section, document.topics) == ("Port", "news", ("harbour", "fish"))
    assert document.passages[0].source == Source(None, AsOf(2014, 12, 20), "http://a.example/1")
    assert problems == []


def test_topics_may_be_written_in_a_line() -> None:
    document, _ = read("---\ntopics: tax, visa\n---\nText.\n")
    assert document is not None
    assert document.topics == ("tax", "visa")


def test_the_source_line_of_a_section_overrides_the_pages_and_is_not_text() -> None:
    first, second = passages(
        "---\nsource: http://a.example/\ndate: 2020\n---\nOne.\n\n## B\n\nTwo.\n\n"
        "Source: Gazette, 20 December 2014, http://b.example/x\n"
    )
    assert first.source == Source(None, AsOf(2020), "http://a.example/")
    assert second.source == Source("Gazette", AsOf(2014, 12, 20), "http://b.example/x")
    assert second.sentences == ("Two.",)


def test_a_source_line_right_below_the_text_counts_too() -> None:
    (passage,) = passages("Two words here.\nSource: Gazette, 2014\n")
    assert (passage.sentences, passage.source) == (("Two words here.",), Source("Gazette", AsOf(2014)))


def test_a_source_line_counts_for_the_text_back_to_the_one_before() -> None:
    found = passages(
        "---\nsource: http://a.example/\n---\nOne.\n\nTwo.\n\nSource: Gazette, 2014\n\nThree.\n\n"
        "来源：日报，2015年\n\nFour.\n"
    )
    assert [(p.sentences[0], p.source.name or p.source.url) for p in found] == [
        ("One.", "Gazette"), ("Two.", "Gazette"), ("Three.", "日报"), ("Four.", "http://a.example/"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\nSource: A, 2014\nTwo.\n", [("One.", "A"), ("Two.", None)]),
        ("One.<br>Source: A, 2014<br>Two.\n", [("One.", "A"), ("Two.", None)]),
        ("- One\n- Two\nSource: A, 2014\n", [("One", "A"), ("Two", "A")]),
        ("- One\n  Source: A, 2014\n- Two\n\n  Source: B\n", [("One", "A"), ("Two", "B")]),
        ("- One<br>Source: A, 2014<br>Two\n", [("One", "A"), ("Two", None)]),
        ("- One\n- Source: A, 2014\n- Two\n", [("One", "A"), ("Two", None)]),
        ("1. One\n2. Source: A, 2014\n", [("One", "A")]),
        ("| One |\n|---|\n| Two |\nSource: A, 2014\n", [("One", "A"), ("Two", "A")]),
        ("> One.\n> Source: A, 2014\n\nTwo.\n", [("One.", "A"), ("Two.", None)]),
        ("> One.\nSource: A, 2014\n", [("One.", "A")]),
        ("One.\n\nSource: A, 2014\n---\n\nTwo.\n", [("One.", "A"), ("Two.", None)]),
        ("<p>One.</p>\nSource: A, 2014\n", [("One.", "A")]),
        ("One.\n\n**Source:** A, 2014\n", [("One.", "A")]),
        ("One.\n\n*Source: A, 2014*\n", [("One.", "A")]),
        ("One.\n\n（来源：A，2014年）\n", [("One.", "A")]),
    ],
)
def test_a_source_line_is_never_quotable_wherever_it_stands(
    text: str, expected: list[tuple[str, str | None]]
) -> None:
    found = passages(text)
    assert [(s, p.source.name) for p in found for s in p.sentences] == expected
    assert {p.source.date for p in found if p.source.name == "A"} == {AsOf(2014)}


@pytest.mark.parametrize(
    "opening",
    [
        "Source: ", "source:", "SOURCE：", "Sources: ", "Source(s): ", "Source 1: ", "Data source: ", "Source of the data: ",
        "References: ", "来源：", "来源:", "來源：", "资料来源：", "数据来源: ", "新闻来源：", "出处：", "出處：", "原文出处：", "来源网址：",
        "来源2：", "参考资料：", "原文链接：", "摘自：", "转载自：", "【来源】", "【来源】：", "【资料来源】", "**【出处】**", "［来源］ ",
        "[Source] ", "[来源]：", "**出处**：", "- 出处：", "\u3000\u3000出处：",
    ],
)  # fmt: skip
def test_whatever_a_source_line_is_opened_with_is_understood(opening: str) -> None:
    [above, below] = passages(f"One.\n{opening}A, 2014, http://a.example/\nTwo.\n")
    assert (above.sentences, above.source) == (("One.",), Source("A", AsOf(2014), "http://a.example/"))
    assert (below.sentences, below.source) == (("Two.",), Source())


@pytest.mark.parametrize(
    "line",
    [
        "[Source](http://a.example/) is shown",
        "Sources of income: fish",
        "The source: a spring",
        "Source Park has been open since 2014",
        "Sources of the river lie in the hills, 2014",
        "Score: 3 to 1",
        "来源广泛",
        "河水。来源：山里的泉",
        "来源地：兰港",
        "水的来源：山泉",
        "【来源地】兰港",
        "A [source] of fish",
        "Source A has flowed since 2014",
    ],
)
def test_what_only_speaks_of_a_source_is_text(line: str) -> None:
    [passage] = passages(f"One.\n\n{line}\n")[1:]
    assert " ".join(passage.sentences).startswith(line[:1].strip("["))
    assert passage.source == Source()


def notes(text: str) -> list[tuple[str, int | None]]:
    _, problems = read(text)
    return [(p.kind, p.line) for p in problems if p.kind == "source-line"]


def test_a_source_line_that_cannot_be_read_is_noted_with_its_line() -> None:
    _, problems = read("One.\n\nSource: Foo, 31 February 2014, htp://x\n")
    found = [p for p in problems if p.kind == "source-line"]
    assert [(p.severity, p.line) for p in found] == [("note", 3), ("note", 3)]
    assert "“31 February 2014” in the source line cannot be used; there is no such day" in found[0].en
    assert "“htp://x”" in found[1].zh
    assert found[0].folded == found[1].folded


def test_a_source_line_that_says_nothing_or_belongs_to_nothing_is_noted() -> None:
    assert notes("One.\n\nSource:\n") == [("source-line", 3)]
    assert notes("# A\n\nSource: Gazette\n\nOne.\n") == [("source-line", 3)]
    assert notes("One.\n\nSource: Gazette\nSource: Herald\n") == [("source-line", 4)]
    (passage,) = passages("---\nsource: http://a.example/\n---\nOne.\n\nSource:\n")
    assert passage.source.url == "http://a.example/"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Foo, 2014-13-40, http://b.example/", ["2014-13-40"]),
        ("Foo, 20 Febuary 2014", ["20 Febuary 2014"]),
        ("Foo, December 32, 2014", ["December 32"]),
        ("Foo, 31/12/2014", ["31/12/2014"]),
        ("日报，2014年13月40日", ["2014年13月40日"]),
        ("日报，2014年春", ["2014年春"]),
        ("日报2014年12月20日", ["日报2014年12月20日"]),
        ("Gazette December 2014", ["Gazette December 2014"]),
        ("Foo, http://x, 2014", ["http://x"]),
        ("Foo, www.b.example", ["www.b.example"]),
        ("Foo, b.example/x", ["b.example/x"]),
        ("Foo, http://b.example/, http://c.example/", ["http://c.example/"]),
        ("三明市2023年统计公报, 2024年3月, http://b.example/", []),
        ("Plan to 2030, May 2024", []),
        ("36Kr, A, B and May", []),
        ("", []),
    ],
)
def test_what_was_meant_as_a_date_or_an_address_is_told_from_a_name(line: str, expected: list[str]) -> None:
    assert misread(read_source(line)) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Gazette, 2014-12, http://b.example/x", Source("Gazette", AsOf(2014, 12), "http://b.example/x")),
        (
            "日报，2014年12月20日，http://b.example/x",
            Source("日报", AsOf(2014, 12, 20), "http://b.example/x"),
        ),
        ("A, B and C, December 20, 2014", Source("A, B and C", AsOf(2014, 12, 20))),
        ("[Gazette](http://b.example/x), 2014", Source("Gazette", AsOf(2014), "http://b.example/x")),
        ("Gazette", Source("Gazette")),
        ("<https://b.example/x>", Source(None, None, "https://b.example/x")),
        ("", Source()),
    ],
)
def test_a_source_line_may_lack_any_part(line: str, expected: Source) -> None:
    assert read_source(line) == expected


def test_text_is_rendered_without_markup_and_white_space_is_folded() -> None:
    (passage,) = passages("The **new** [port](http://a.example) has\n`12`   berths &amp; <b>more</b>.\n")
    assert passage.sentences == ("The new port has 12 berths & more.",)


def test_a_list_item_and_a_table_row_are_sentences() -> None:
    (listed, table) = passages(
        "Projects:\n\n- One. Yes\n- Two\n  - Three\n\n| A | B |\n|---|---|\n| 1 | 2 |\n"
    )
    assert listed.sentences == ("Projects:", "One. Yes", "Two", "Three")
    assert table.sentences == ("A B", "1 2")


@pytest.mark.parametrize(
    "body",
    ["• Rice\n• Tea\n", "●Rice\n●Tea\n", "1、Rice\n2、Tea\n", "（1）Rice\n（2）Tea\n", "1）Rice\n2）Tea\n"],
)
def test_a_list_is_read_however_its_marks_are_typed(body: str) -> None:
    document, _problems = read(f"Grown here:\n\n{body}")
    assert document is not None
    assert document.passages[0].sentences == ("Grown here:", "Rice", "Tea")


def test_one_line_with_such_a_mark_is_no_list() -> None:
    document, _problems = read("1、Rice is grown here.\n\n• Tea is not.\n")
    assert document is not None
    told = [sentence for passage in document.passages for sentence in passage.sentences]
    assert told == ["1、Rice is grown here.", "• Tea is not."]


def test_scripts_and_styles_are_no_text() -> None:
    document, _problems = read("<script>alert('x')</script>\n\n<style>p {}</style>\n\nText.\n")
    assert document is not None
    assert [passage.sentences for passage in document.passages] == [("Text.",)]


@pytest.mark.parametrize("language", ["no", "English", "中文", "[en]"])
def test_a_language_that_is_none_of_ours_is_taken_from_the_files_name(language: str) -> None:
    document, problems = read(f"---\ntitle: A\nlanguage: {language}\nsection: about\n---\n\nText.")
    assert document is not None
    assert document.language == "en"
    assert [(p.severity, p.kind, p.line) for p in problems] == [("note", "language", 3)]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("".join(f"## Heading {n}\n\nText.\n\n" for n in range(100)), [("headings", None)]),
        ("".join(f"## Heading {n}\n\nText.\n\n" for n in range(20)), []),
        ("Text.\n\n<script>alert('x')</script>\n\nMore.\n", [("html", 7)]),
        ("Text with <iframe src='x'></iframe> inside.", [("html", 5)]),
        ("Less than < 5 and\na <b>bold</b> word.", [("html", 6)]),
        ("Text.\n\n<div\n  class='MsoNormal'>\n<p>More.</p>\n</div>\n", [("html", 7)]),
        ("Text.\n\n<table>\n<tr><td><p>1</p></td></tr>\n</table>\n", [("html-table", 7)]),
        ("Text.\n\nYear\tFirms\n2022\t99\n", [("typed-table", 7)]),
        ("Text.\n\n| Year | Firms |\n| 2022 | 99 |\n", [("typed-table", 7)]),
        ("Text.\n\n| Year | Firms |\n|---|---|\n| 2022 | 99 |\n", []),
        ("Text.\n\n| A | B |\n|---|---|\n| 1 | 2 |\n\nYear\tFirms\n2022\t99\n", [("typed-table", 11)]),
        ("<p>Text.</p>\n\n<TABLE border=1><tr><td>1</td></tr></TABLE>\n", [("html", 5), ("html-table", 7)]),
        ("One<br>two <!-- a <b>comment</b>\nof staff --> \\<b> `<b>` <http://a.example> <a@b.example>.", []),
    ],
)
def test_what_does_not_belong_on_a_page_is_noted_and_the_page_is_used(
    body: str, expected: list[tuple[str, int | None]]
) -> None:
    document, problems = read(f"---\nsection: about\ntitle: A\n---\n{body}")
    assert document is not None
    assert not any("alert" in sentence for passage in document.passages for sentence in passage.sentences)
    assert [(p.kind, p.line) for p in problems] == expected


def test_an_html_table_is_to_be_written_as_a_markdown_table() -> None:
    problem = next(
        p for p in read("Text.\n\n<table><tr><td>1</td></tr></table>")[1] if p.kind == "html-table"
    )
    assert "write it as a Markdown table" in problem.en
    assert "Markdown 表格" in problem.zh


def test_headings_form_a_path() -> None:
    found = passages("# T\n\nA.\n\n## B\n\nC.\n\n### D\n\nE.\n\n## F\n\nG.\n")
    assert [(p.headings, p.sentences[0]) for p in found] == [
        ((), "A."), (("B",), "C."), (("B", "D"), "E."), (("F",), "G."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("##Who runs it?", 2),
        ("######Who runs it?", 6),
        ("##Who runs it?##", 2),
        ("## Who runs it? ##", 2),
        ("##\u00a0Who runs it?", 2),
        ("##\u3000Who runs it?", 2),
        ("＃ Who runs it?", 1),
        ("＃＃ Who runs it?", 2),
        ("＃＃Who runs it?", 2),
        ("＃＃\u3000Who runs it?", 2),
        ("\u3000\u3000＃＃Who runs it?", 2),
        ("＃#Who runs it?", 2),
    ],
)
def test_a_heading_typed_in_haste_or_on_a_chinese_keyboard_is_one(line: str, level: int) -> None:
    assert parse(f"It has berths.\n{line}\nThe port group.", 4) == [
        Block("paragraph", ("It has berths.",), 4),
        Heading(level, "Who runs it?", 5),
        Block("paragraph", ("The port group.",), 6),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "#1 of the coast",
        "#harbour",
        "＃港口",
        "The ## of berths",
        "No. #1",
        "#######Seven",
        "\\##Escaped",
    ],
)
def test_a_number_sign_that_opens_no_heading_is_text(line: str) -> None:
    [block] = parse(f"It has berths.\n{line}")
    assert isinstance(block, Block)
    assert block.parts == ("It has berths.", line.removeprefix("\\"))


@pytest.mark.parametrize(
    ("line", "title"), [("#Harbour", "Harbour"), ("＃港口", "港口"), ("#1 of the coast", "page")]
)
def test_a_single_sign_without_a_blank_is_a_title_where_the_page_begins_with_it(
    line: str, title: str
) -> None:
    for header in ("", "---\nsection: about\n---\n\n"):
        document, _ = read(f"{header}{line}\n\nIt has berths.\n")
        assert document is not None
        assert document.title == title


@pytest.mark.parametrize("line", ["## Written in C#", "##Written in C#", "＃＃ Written in C# ＃＃"])
def test_a_sign_that_belongs_to_the_last_word_of_a_heading_stays(line: str) -> None:
    assert parse(line) == [Heading(2, "Written in C#", 1)]


def test_what_looks_like_a_heading_in_code_stays_as_it_is_written() -> None:
    assert [part for part in parse("```\n##One\n```\n\n    ##Two\n") if isinstance(part, Heading)] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ndate: yesterday\n---\nText.", [("field", 2)]),
        ("---\ntitle: A\nsource: somewhere\n---\nText.", [("field", 3)]),
        ("---\nlanguage: zh\n---\nText.", [("language", 2)]),
        ("---\n- a\n- b\n---\nText.", [("yaml", 2)]),
        ("---\ntitle: 'open\n---\nText.", [("yaml", 2)]),
        ('---\ndate: 2014\ntitle: "open\nsection: news\n---\nText.', [("yaml", 3)]),
        ('---\ntitle: "open\nsource: "http://a.example"\n---\nText.', [("yaml", 2)]),
        ("---\ntopics: [tax, visa\ntitle: A\n---\nText.", [("yaml", 2)]),
        ("---\ntopics: [tax,\n  visa]\nsection: A: B\n---\nText.", [("yaml", 4)]),
        ("---\nsection: news\ntitle\ndate: 2014\n---\nText.", [("yaml", 3)]),
        ("---\nsection: news\ntitle: \x01\n---\nText.", [("yaml", 3)]),
        ('---\ntitle: "\\UFFFFFFFF"\n---\nText.', [("yaml", 2)]),
        ("---\ntitle: {a: b}\n---\nText.", [("field", 2)]),
        ("---\ntopics: [[a], b]\n---\nText.", [("field", 2)]),
        ("---\n? [a]\n: b\n---\nText.", [("yaml", 2)]),
        ("---\n" + "Words. " * 3000 + "\n---\nText.", [("yaml", 1)]),
        (
            "---\ntitle: 'open\ndate: never\nlanguage: zh\n---\nText.",
            [("yaml", 2), ("field", 3), ("language", 4)],
        ),
        ("---\ndate: never\nlanguage: zh\n---\nText.", [("field", 2), ("language", 3)]),
        ("---\ntitle: A\ntitle: B\ndate: never\n---\nText.", [("yaml", 3), ("field", 4)]),
        ("---\nsection: contact\nemail: nobody\n---\nText.", [("contact", 2), ("field", 3)]),
        ("---\ntitle: A\ntitle: B\n---\nText.", [("yaml", 3)]),
        ("---\ntitle: A\n\nText.", [("yaml", 1)]),
        ("\n\n---\ntitle: A\n\nText.", [("yaml", 3)]),
        ("\n\n---\ntitle: A\ndate: never\n---\nText.", [("field", 5)]),
        ("title: A\n---\nText.", [("yaml", 1)]),
        ("\ntitle: A\ndate：2014\n\nText.", [("yaml", 2)]),
        ("", [("empty", None)]),
        ("---\ntitle: A\n---\n\n# Only a heading\n", [("empty", None)]),
        ("a\0b", [("binary", None)]),
        ("Line one\nLine \xff two".encode("latin-1"), [("encoding", 2)]),
        ("---\nsection: contact\nemail: a@b.example\n---\nText.", [("contact", 2)]),
        ("---\nsection: contact\nemail: nobody\nphone: 12\n---\nText.", [("field", 3), ("field", 4)]),
        (">" * 3000 + " deep", [("empty", None)]),
    ],
)
def test_a_broken_page_is_reported_with_its_line(
    text: str | bytes, expected: list[tuple[str, int | None]]
) -> None:
    assert errors(text) == expected


@pytest.mark.parametrize(
    ("text", "line", "last"),
    [
        ("---\ntitle: A\n---\n\nreview_by: 2027-02-28\nchecked_by:\nchecked_on:\n\nText.", 5, "checked_on"),
        ("---\ntitle: A\n---\nsource: http://a.example\ntopics: [tax]\n---\nText.", 5, "topics"),
        ("---\ntitle: A\n---\ntopics：[tax]\nText.", 4, "topics"),
    ],
)
def test_fields_below_the_header_are_an_error_and_no_text(text: str, line: int, last: str) -> None:
    [problem] = read(text)[1]
    assert (problem.severity, problem.kind, problem.line) == ("error", "yaml", line)
    assert f"move that --- below “{last}:”" in problem.en


@pytest.mark.parametrize(
    ("date", "reason"),
    [
        ("2026-02-31", "there is no such day"),
        ("31 June 2026", "there is no such day"),
        ("2026年2月30日", "there is no such day"),
        ("2026-13", "there is no such month"),
        ("31.02.2026", "write it like 2014-12-20"),
        ("Maybe 2026", "write it like 2014-12-20"),
    ],
)
def test_of_a_date_that_does_not_exist_it_is_said_that_it_does_not(date: str, reason: str) -> None:
    [problem] = read(f"---\ndate: {date}\n---\nText.")[1]
    assert problem.en.startswith(f"date: “{date}” cannot be used; {reason}")


@pytest.mark.parametrize("name", ["date", "valid_until", "review_by", "checked_on"])
def test_that_is_said_of_every_field_that_is_a_date(name: str) -> None:
    [problem] = [found for found in read(f"---\n{name}: 2026-02-30\n---\nText.")[1] if found.kind == "field"]
    assert "there is no such day" in problem.en


@pytest.mark.parametrize(
    "text", ["Source: Gazette, 2014\n", "Title: a word.", "date palms: many.", "Text.\n\ndate: 2014\n"]
)
def test_what_only_resembles_a_field_is_text(text: str) -> None:
    assert [p.kind for p in read(f"---\ntitle: A\n---\n\n{text}\n\nText.")[1] if p.kind == "yaml"] == []


def test_where_the_header_is_not_closed_its_last_field_is_named() -> None:
    [problem] = read("---\ntitle: A\nchecked_on:\n\nThe market opens at nine.\n\ndate: 2014")[1]
    assert "put a line --- below its last field, “checked_on:” (line 3)" in problem.en
    assert "checked_on（第 3 行）" in problem.zh


@pytest.mark.parametrize(
    ("text", "line", "missing"),
    [
        (
            '---\ntitle: "open\nsection: news\n---\nText.',
            2,
            'mark " that opens behind “title:” is never closed',
        ),
        ("---\ntopics: [tax, visa\ntitle: A\n---\nText.", 2, "the list behind “topics:” is never closed"),
        ("---\ntitle: A\ndate 2014\nsection: news\n---\nText.", 3, "no colon behind “date”"),
        ("---\nsection: A: B\n---\nText.", 2, "write each field as"),
        ("---\ntitle: 'Lanport's park'\n---\nText.", 2, "write each field as"),
    ],
)
def test_what_is_missing_in_a_line_of_the_header_is_named(text: str, line: int, missing: str) -> None:
    [problem] = [p for p in read(text)[1] if p.severity == "error"]
    assert problem.line == line
    assert missing in problem.en


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\n  title: A\n  date: 2014\ntopics: [tax]\n---\nText.", 2),
        ("---\ntitle: A\n  date: 2014\ntopics: [tax]\n---\nText.", 3),
        ("---\ntitle: A\ntopics: [tax]\n\tdate: 2014\n---\nText.", 4),
    ],
)
def test_of_an_indented_header_the_first_indented_line_is_named(text: str, line: int) -> None:
    [problem] = read(text)[1]
    assert (problem.severity, problem.line) == ("error", line)
    assert "has a blank or tab in front" in problem.en


def test_a_contact_page_gives_the_contact() -> None:
    document, _ = read("---\nsection: contact\nemail: a@b.example\nphone: 0086-10-123456\n---\nText.")
    assert document is not None
    assert document.contact == Contact("a@b.example", "0086-10-123456")
    assert document.contact.phone_e164 == "+8610123456"


def test_an_unknown_field_is_a_note() -> None:
    document, problems = read("---\ntitel: A\ntitle: B\ndate: 2020\nsource: http://a.example\n---\nText.")
    assert document is not None
    assert [(problem.kind, problem.line) for problem in problems] == [("unknown-field", 2)]


def test_a_page_that_cannot_be_used_is_not_told_to_have_no_title() -> None:
    for text in ("", "---\ndate: never\n---\nText.", "## \n"):
        assert "title" not in [problem.kind for problem in read(text)[1]]
    assert "title" in [problem.kind for problem in read("Text.")[1]]


def test_html_is_read_as_a_browser_shows_it() -> None:
    (passage,) = passages('<p title="a > b">Fish &amp; <b>chips</b></p>\n<!-- no\ntext --> 1 < 2\n')
    assert " ".join(passage.sentences) == "Fish & chips 1 < 2"
    document, _ = read("<p>One &#" + "9" * 5000 + ";</p>\n")
    assert document is not None


def test_windows_line_ends_and_a_byte_order_mark_are_understood() -> None:
    document, _ = read("\ufeff---\r\ntitle: Port\r\n---\r\n\r\nText.\r\n")
    assert document is not None
    assert document.title == "Port"


@given(
    st.binary()
    | st.text().map(str.encode)
    | st.text("-:#*[]>|`\n a1").map(lambda s: f"---\n{s}\n---\n{s}".encode())
)
def test_any_bytes_give_a_document_or_a_named_problem(raw: bytes) -> None:
    document, problems = read(raw)
    assert document or any(problem.severity == "error" for problem in problems)


def test_of_every_field_it_is_said_how_to_write_it_and_what_it_means() -> None:
    """`language` needs no remedy: the file's name tells it."""
    fields = set(FrontMatter.model_fields)
    assert set(REMEDIES) == fields - {"language"}
    page = (Path(__file__).parents[2] / "knowledge" / "README.md").read_text(encoding="utf-8")
    table = page.partition("| field 字段 |")[2].partition("\n\n")[0]
    assert (
        set(re.findall(r"`(\w+)`", "\n".join(row.split("|")[1] for row in table.splitlines()[2:]))) == fields
    )


def test_a_page_without_a_header_is_served_and_staff_are_told() -> None:
    document, problems = read_page(b"# Market\n\nThe market sells fish.\n", "m.en.md", "m", "en")
    assert document is not None
    assert document.title == "Market"
    assert ("note", "header") in [(problem.severity, problem.kind) for problem in problems]


def test_two_versions_that_were_not_brought_together_are_an_error() -> None:
    text = "---\ntitle: A\n---\n\n<<<<<<< HEAD\nFish.\n=======\nBread.\n>>>>>>> x\n"
    document, problems = read_page(text.encode(), "a.en.md", "a", "en")
    assert (document, [(p.severity, p.kind, p.line) for p in problems]) == (None, [("error", "conflict", 5)])
    assert read_page(b"Fish\n=======\n\nBread.\n", "a.en.md", "a", "en")[0]  # a rule below a heading


def test_a_comment_that_never_ends_is_noted() -> None:
    _, problems = read_page(b"# A\n\nFish.\n\n<!-- check this\n\nBread.\n", "a.en.md", "a", "en")
    assert [(p.kind, p.line) for p in problems if p.kind == "comment"] == [("comment", 5)]
    _, problems = read_page(b"# A\n\nFish. <!-- check this -->\n", "a.en.md", "a", "en")
    assert [p for p in problems if p.kind == "comment"] == []


@pytest.mark.parametrize(
    "link",
    [
        "[the plan]()", "[the plan](file:///C:/plan.doc)", "[the plan](C:\\Users\\plan.doc)", "[the plan] (https://a.example/)",
        "![the plan](file:///C:/Users/Wang/a.png)",
    ],
)  # fmt: skip
def test_a_link_that_nobody_can_follow_is_noted_and_only_its_words_are_used(link: str) -> None:
    document, problems = read_page(f"# A\n\nSee {link}.\n".encode(), "a.en.md", "a", "en")
    assert document
    assert document.passages[0].sentences == ("See the plan.",)
    assert [(p.kind, p.line) for p in problems if p.kind == "link"] == [("link", 3)]


def test_the_only_section_without_a_source_line_is_noted() -> None:
    sections = [f"## Part {n}\n\nText {n}.\n\nSource: Gazette, 2014\n\n" for n in range(3)]
    open_one = "## Part 9\n\nText 9.\n"

    def noted(page: str) -> list[int | None]:
        return [
            p.line for p in read_page(page.encode(), "a.en.md", "a", "en")[1] if p.kind == "section-source"
        ]

    assert noted("".join([*sections, open_one])) == [19]
    assert noted("".join(sections)) == []
    assert noted("".join([*sections[:2], open_one])) == []  # not plainly a slip
    assert noted("".join([*sections, open_one, open_one])) == []
