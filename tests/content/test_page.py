import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.dates import AsOf
from bot.content.document import Contact, Document, Passage, Source
from bot.content.page import read_page, read_source
from bot.content.problems import Problem


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
        "topics: [tax, visa]\n---\n\nText.\n"
    )
    assert document is not None
    assert (document.title, document.section, document.topics) == ("Port", "news", ("tax", "visa"))
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


def test_scripts_and_styles_are_no_text() -> None:
    document, _problems = read("<script>alert('x')</script>\n\n<style>p {}</style>\n\nText.\n")
    assert document is not None
    assert [passage.sentences for passage in document.passages] == [("Text.",)]


def test_headings_form_a_path() -> None:
    found = passages("# T\n\nA.\n\n## B\n\nC.\n\n### D\n\nE.\n\n## F\n\nG.\n")
    assert [(p.headings, p.sentences[0]) for p in found] == [
        ((), "A."), (("B",), "C."), (("B", "D"), "E."), (("F",), "G."),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ndate: yesterday\n---\nText.", [("field", 2)]),
        ("---\ntitle: A\nsource: somewhere\n---\nText.", [("field", 3)]),
        ("---\nlanguage: zh\n---\nText.", [("language", 2)]),
        ("---\nlanguage: no\n---\nText.", [("field", 2)]),
        ("---\n- a\n- b\n---\nText.", [("yaml", 2)]),
        ("---\ntitle: 'open\n---\nText.", [("yaml", 3)]),
        ("---\ntitle: A\ntitle: B\n---\nText.", [("yaml", 3)]),
        ("---\ntitle: A\n\nText.", [("yaml", 1)]),
        ("", [("empty", None)]),
        ("---\ntitle: A\n---\n\n# Only a heading\n", [("empty", None)]),
        ("a\0b", [("binary", None)]),
        ("Line one\nLine \xff two".encode("latin-1"), [("encoding", 2)]),
        ("---\nsection: contact\nemail: a@b.example\n---\nText.", [("contact", None)]),
        ("---\nsection: contact\nemail: nobody\nphone: 12\n---\nText.", [("field", 3), ("field", 4)]),
        (">" * 3000 + " deep", [("empty", None)]),
    ],
)
def test_a_broken_page_is_reported_with_its_line(
    text: str | bytes, expected: list[tuple[str, int | None]]
) -> None:
    assert errors(text) == expected


def test_a_contact_page_gives_the_contact() -> None:
    document, _ = read("---\nsection: contact\nemail: a@b.example\nphone: 0086-10-123456\n---\nText.")
    assert document is not None
    assert document.contact == Contact("a@b.example", "0086-10-123456")
    assert document.contact.phone_e164 == "+8610123456"


def test_an_unknown_field_is_a_note() -> None:
    document, problems = read("---\ntitel: A\ntitle: B\ndate: 2020\nsource: http://a.example\n---\nText.")
    assert document is not None
    assert [(problem.kind, problem.line) for problem in problems] == [("unknown-field", 2)]


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
