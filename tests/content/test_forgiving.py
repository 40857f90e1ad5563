"""What a Windows laptop with a Chinese keyboard and a synchronised folder does to pages."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.encoding import decode
from bot.content.folder import load_library
from bot.content.page import read_page
from tests.pages import TOWN, write_pages

KNOWLEDGE = Path(__file__).parents[2] / "knowledge"
CHINESE = "---\ntitle: 兰港市场\ndate: 2026-01-02\n---\n\n市场早上六点开门，卖鱼和面包。\n"


@pytest.mark.parametrize(
    ("encoding", "bom", "guessed"),
    [
        ("utf-8", b"", None),
        ("utf-8", b"\xef\xbb\xbf", None),
        ("gb18030", b"", "GB18030"),
        ("utf-16-le", b"\xff\xfe", "UTF-16"),
        ("utf-16-be", b"\xfe\xff", "UTF-16"),
    ],
)
def test_a_page_is_read_whatever_it_was_saved_as(encoding: str, bom: bytes, guessed: str | None) -> None:
    document, problems = read_page(bom + CHINESE.encode(encoding), "market.zh.md", "market", "zh")
    assert document
    assert document.title == "兰港市场"
    notes = [p.en for p in problems if p.kind == "encoding"]
    assert [text.startswith(f"was read as {guessed};") for text in notes] == ([True] if guessed else [])


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_an_english_page_in_utf_16_without_a_mark_is_read(encoding: str) -> None:
    document, _ = read_page("---\ntitle: Market\n---\n\nFish.\n".encode(encoding), "m.en.md", "m", "en")
    assert document
    assert document.title == "Market"


@pytest.mark.parametrize(
    "text",
    ["The Fujian–Taiwan academy of Lanport.", "It’s the “old” harbour — and a café.", "A – B, 5 °C, €20"],
)
def test_an_english_page_saved_by_a_western_windows_is_refused_and_not_read_as_chinese(text: str) -> None:
    page = f"# Market\n\n{text} {'It sells fish and bread. ' * 50}\n"
    document, problems = read_page(page.encode("cp1252"), "m.en.md", "m", "en")
    assert (document, [(p.severity, p.kind, p.line) for p in problems]) == (None, [("error", "encoding", 3)])


def test_our_pages_are_read_as_a_chinese_windows_saves_them_and_never_as_a_western_one_does() -> None:
    for page in KNOWLEDGE.rglob("*.??.md"):
        text = page.read_text(encoding="utf-8")
        assert decode(text.encode("gb18030"))[0] == text, page
        western = text.encode("cp1252", "replace")
        if not western.isascii():
            with pytest.raises(UnicodeDecodeError):
                decode(western)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("---\ntitle: Market\n---\n\nFish.\n\nIt lies in (????), by the sea.\n", 7),
        ("---\ntitle: ????????\n---\n\nFish.\n", 2),
        ("---\ntitle: Market\n---\n\nThe market of \ufffd sells fish.\n", 5),
    ],
)
def test_text_that_was_lost_in_saving_is_an_error_with_its_line(text: str, line: int) -> None:
    document, problems = read_page(text.encode(), "m.en.md", "m", "en")
    assert (document, [(p.severity, p.kind, p.line) for p in problems]) == (None, [("error", "lost", line)])
    assert "put the words back and save the page as UTF-8" in problems[0].en


def test_a_few_question_marks_are_no_lost_text() -> None:
    document, _ = read_page(b"# Market\n\nIs it open??? (??)\n", "m.en.md", "m", "en")
    assert document


@given(st.text(min_size=1))
def test_what_is_saved_as_utf_8_is_never_read_as_something_else(text: str) -> None:
    if "\0" not in text and not text.startswith("\ufeff"):
        assert decode(text.encode()) == (text, None)


@given(st.binary())
def test_any_bytes_are_text_or_an_error_of_their_own(raw: bytes) -> None:
    try:
        text, _ = decode(raw)
    except UnicodeDecodeError:
        return
    assert "\0" not in text


@pytest.mark.parametrize(
    ("header", "title", "mended"),
    [
        ("title：兰港市场", "兰港市场", [2]),
        ("title:兰港市场", "兰港市场", [2]),
        ("title: “兰港市场”", "兰港市场", [2]),
        ("title：「兰港市场」", "兰港市场", [2]),
        ("title: “兰港市场", "兰港市场", [2]),
        ("title: 兰港市场”", "兰港市场", [2]),
        ("title: Market: a guide", "Market: a guide", [2]),
        ('title: "Market: a guide"', "Market: a guide", []),
        ("title: Market", "Market", []),
    ],
)
def test_what_a_chinese_keyboard_types_is_understood(header: str, title: str, mended: list[int]) -> None:
    document, problems = read_page(
        f"---\n{header}\nsection：news\n---\n\nFish.\n".encode(), "m.en.md", "m", "en"
    )
    assert document
    assert (document.title, document.section) == (title, "news")
    assert [p.line for p in problems if p.kind == "mended"] == [*mended, 3]


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("topics: [tax, fish market]", False),
        ("topics: tax, fish market", False),
        ("topics:\n- tax\n- fish market", False),
        ("topics: ［tax, fish market］", True),
        ("topics: [tax， fish market]", True),
        ("topics: [tax、fish market]", True),
        ("topics: [tax，fish market", None),
        ("topics: ［tax，fish market", False),
        ("topics: [tax, fish market］", True),
        ("topics: 【tax，fish market】", True),
        ("topics: （tax；fish market）", True),
        ("topics: tax、fish market", True),
        ("topics: tax; fish market", True),
        ("topics: tax | fish market", True),
        ("topics：［tax, fish market］", True),
        ("topics：tax, fish market", True),
        ("topics: [“tax”, “fish market”]", True),
        ("topics: “tax”，“fish market”", True),
        ("topics: [tax，fish market，]", True),
        ("topics: [tax，fish market] # two", False),
        ("topics: [tax，\n  fish market]", False),
        ("topics:\n- tax，fish market", False),
    ],
)
def test_a_list_is_read_whatever_stands_round_and_between_its_items(line: str, mended: bool | None) -> None:
    page = f"---\n{line}\nsection: service\n---\n\nFish.\n"
    document, problems = read_page(page.encode(), "m.en.md", "m", "en")
    if mended is None:
        assert [(p.severity, p.line) for p in problems] == [("error", 2)]
        return
    assert document, problems
    assert (document.topics, document.section, document.holds_rules) == (
        ("tax", "fish market"),
        "service",
        True,
    )
    noted = [p for p in problems if p.kind == "mended"]
    assert [p.line for p in noted] == [2] * mended
    for problem in noted:
        wanted = problem.en.partition("“")[2].partition("”")[0]
        again = read_page(page.replace(line, wanted).encode(), "m.en.md", "m", "en")
        assert (again[0], [p.kind for p in again[1] if p.kind == "mended"]) == (document, [])


@pytest.mark.parametrize(
    ("header", "holds"),
    [
        ("topics: [Tax]", True),
        ("topics: [income tax]", True),
        ("topics: tax sea", True),
        ("topics: [税收]", True),
        ("section: Process", True),
        ("topics: [taxi, sea]", False),
    ],
)
def test_a_page_on_rules_is_told_by_the_words_of_its_section_and_topics(header: str, holds: bool) -> None:
    document, _ = read_page(f"---\n{header}\n---\n\nFish.\n".encode(), "m.en.md", "m", "en")
    assert document
    assert document.holds_rules == holds


@pytest.mark.parametrize(
    "written", ["2026/3/1", "2026年3月1日", "1 March 2026", "March 1, 2026", "2026-03-01"]
)
def test_dates_are_understood_in_every_usual_form(written: str) -> None:
    document, problems = read_page(f"---\ndate: {written}\n---\n\nFish.\n".encode(), "m.en.md", "m", "en")
    assert document
    assert (str(document.date), [p.kind for p in problems if p.kind in ("field", "mended")]) == (
        "2026-03-01",
        [],
    )


@pytest.mark.parametrize(
    "name",
    [
        "market.en (1).md",
        "market.en - Copy.md",
        "market.en - 副本.md",
        "market - 副本.en.md",
        "market.en.md.txt",
        "market.en.md.bak",
        "market.en.sync-conflict-20260301-101010-ABCDEF.md",
        "market.en (Ann's conflicted copy 2026-03-01).md",
        "market (1).en.md",
        "Copy of market.en.md",
        "Copy (2) of market.en.md",
        "Backup_of_market.en.md",
        "market_old.en.md",
        "market-old.en.md",
        "market old 2.en.md",
        "market-backup.en.md",
        "market_bak.en.md",
        "market.orig.en.md",
        "market_copy.en.md",
        "market.en_old.md",
        "market_备份.en.md",
        "market-旧版.en.md",
    ],
)
def test_a_copy_is_never_used_and_its_right_name_is_told(tmp_path: Path, name: str) -> None:
    write_pages(tmp_path, {"market.en.md": "# Market\n\nFish.\n", name: "# Market\n\nOld fish.\n"})
    library = load_library(tmp_path)
    assert [(p.path, "market.en.md" in p.en) for p in library.problems if p.kind == "copy"] == [(name, True)]
    page = library.document("market", "en")
    assert page
    assert page.passages[0].sentences == ("Fish.",)


@pytest.mark.parametrize("name", ["~$market.docx", "x.tmp", "desktop.ini", "Thumbs.db", "~$market.en.md"])
def test_files_of_the_system_are_passed_over_in_silence(tmp_path: Path, name: str) -> None:
    write_pages(tmp_path)
    before = load_library(tmp_path).problems
    (tmp_path / name).write_bytes(b"\x00\xff")
    assert load_library(tmp_path).problems == before


@pytest.mark.parametrize(
    "name",
    [
        "copyright.en.md",
        "photocopy.en.md",
        "plan-2026.en.md",
        "copy-shops.zh.md",
        "copy-of-a-deed.en.md",
        "old-town.en.md",
        "the-old-town.en.md",
        "old.en.md",
        "household.en.md",
        "original.en.md",
        "backups.en.md",
        "旧城.zh.md",
    ],
)
def test_a_page_is_no_copy_because_of_its_subject(tmp_path: Path, name: str) -> None:
    write_pages(tmp_path, {name: "# Shops\n\nText.\n"})
    assert [p.path for p in load_library(tmp_path).problems if p.kind == "copy"] == []


RULES = [
    "--", "----", "——", "—", "- - -", "+++", "===", "___", "－－－", "———", "–––", "＿＿＿", "───", "—-", "\u3000－－－ ",
    "--\n---", "---\n——", "——\n\n---",
]  # fmt: skip


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize(("above", "below"), [("RULE", "---"), ("---", "RULE"), ("RULE", "RULE")])
def test_a_rule_of_any_dashes_opens_and_closes_a_header(rule: str, above: str, below: str) -> None:
    page = f"{above}\ntitle: Berths\nsection: service\n\ntopics:\n- sea\n{below}\n\nThe berths are free.\n"
    page = page.replace("RULE", rule)
    document, problems = read_page(page.encode(), "berths.en.md", "berths", "en")
    assert document
    assert (document.title, document.section, document.topics) == ("Berths", "service", ("sea",))
    [passage] = document.passages
    assert passage.sentences == ("The berths are free.",)
    assert page.splitlines()[passage.line - 1] == "The berths are free."
    assert {problem.kind for problem in problems} == {"date", "source"}


@pytest.mark.parametrize("rule", ["——", "－－－", "———", "–––", "＿＿＿"])
def test_a_rule_of_any_dashes_is_no_text(rule: str) -> None:
    document, _ = read_page(f"# A\n\nOne.\n{rule}\nTwo.\n\n{rule}\n".encode(), "a.en.md", "a", "en")
    assert document
    assert [passage.sentences for passage in document.passages] == [("One.",), ("Two.",)]


@pytest.mark.parametrize(
    ("page", "line", "told"),
    [
        ("——\ntitle: Berths\nsection: service\n\nText.", 1, "opens with —— and is never closed; put a line --- below its last field, “section:” (line 3)."),
        ("title: Berths\nsection: service\n——\nText.", 1, "above its first field, “title:” (line 1), and one below its last, “section:” (line 2)."),
        ("title: Berths\n\nText.", 1, "above its first field, “title:” (line 1), and one below its last, “title:” (line 1)."),
        ("# New berths\ntitle: Berths\nsection: news\n\nText.", 2, "“title:” (line 2) to “section:” (line 3) are fields of the header and stand below text (line 1, “# New berths”);"),
        ("\n# New berths\n\n---\ntitle: Berths\n---\nText.", 5, "stand below text (line 2, “# New berths”); move them to the very top of the page"),
        ("New berths\n－－－\ntitle: Berths\n－－－\nText.", 3, "stand below text (line 1, “New berths”)"),
        ("New berths\n\ndate: 2014\n\nText.", 3, "stand below text (line 1, “New berths”)"),
        ("New berths\n\nTitle: Berths\nDate: 2014\n\nText.", 3, "stand below text (line 1, “New berths”)"),
        ("titel: Berths\nsection: news\ndate: 2014\n\nText.", 2, "stand below text (line 1, “titel: Berths”)"),
        ("---\ntitle: Berths\n---\n# New berths\nsection: news\ndate: 2014\n\nText.", 5, "stand below text (line 4, “# New berths”)"),
        ("---\ntitle: A\n---\nOne.\n\n---\ntitle: B\n---\nTwo.", 7, "stand below text (line 4, “One.”)"),
    ],
)  # fmt: skip
def test_fields_that_stand_elsewhere_are_an_error_that_names_the_lines(
    page: str, line: int, told: str
) -> None:
    document, [problem] = read_page(page.encode(), "berths.en.md", "berths", "en")
    assert (document, problem.severity, problem.line) == (None, "error", line)
    assert told in problem.en
    assert re.findall(r"line (\d+)", problem.en) == re.findall(r"第 (\d+) 行", problem.zh)


@pytest.mark.parametrize(
    "page",
    [
        "——\ntitle: Berths\n\nText.",
        "title: Berths\nsection: service\n——\nText.",
        "——\ntitle: Berths\nsection: service\n\nText.",
        "---\ntitle: Berths\n\nText.",
    ],
)
def test_what_the_message_says_mends_the_page_whatever_stays_of_the_old_rules(page: str) -> None:
    _, [problem] = read_page(page.encode(), "berths.en.md", "berths", "en")
    lines = page.split("\n")
    places = re.findall(r"(above|below) its (?:first|last)(?: field)?, “\w+:” \(line (\d+)\)", problem.en)
    assert places
    for side, number in reversed(places):
        lines.insert(int(number) - (side == "above"), "---")
    document, _ = read_page("\n".join(lines).encode(), "berths.en.md", "berths", "en")
    assert document
    assert (document.title, [p.sentences for p in document.passages]) == ("Berths", [("Text.",)])


@pytest.mark.parametrize(
    "text",
    [
        "One.\n\nemail: a@b.example\nphone: 0086-10-123456",
        "One.\n\nTitle: a word",
        "One.\n\nDate: 8 May\n\nTwo.",
        "One.\n\nsource: Gazette\nsource: Herald",
        "Note: one.\n\ndate: 2014",
    ],
)
def test_lines_of_a_text_with_a_colon_are_no_fields(text: str) -> None:
    document, problems = read_page(f"---\ntitle: A\n---\n\n{text}\n\nText.".encode(), "a.en.md", "a", "en")
    assert document, problems


def test_nor_is_one_with_a_new_header_above_the_damaged_one(tmp_path: Path) -> None:
    page = "---\ntitle: Berths\n---\n\n--\ntitle: Berths\nsection: service\n---\n\nThe berths are free.\n"
    library = load_library(write_pages(tmp_path, {"berths.en.md": page, **TOWN}))
    assert any(p.path == "berths.en.md" and p.severity == "error" for p in library.problems)


def test_a_page_that_begins_with_a_rule_or_a_list_is_one(tmp_path: Path) -> None:
    pages = {
        "rule.en.md": "-----\n\nThe berths are free.\n",
        "list.en.md": "- title berths\n- free ones\n",
        **TOWN,
    }
    library = load_library(write_pages(tmp_path, pages))
    assert library.document("rule", "en")
    assert library.document("list", "en")
