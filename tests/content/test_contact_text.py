from pathlib import Path

import pytest

from bot.content.folder import Folder
from bot.content.page import read_page
from bot.content.problems import Problem
from tests.pages import CONTACT_EN, CONTACT_ZH, EMAIL, PHONE, write_pages

NEW = "0086-20-87654321"
HEADER = f"---\ntitle: Contact\nsection: contact\nemail: {EMAIL}\nphone: {PHONE}\n---\n"


def told(text: str) -> list[Problem]:
    document, problems = read_page(
        f"{HEADER}\n## How do I write?\n\nWrite or call.\n\n## And else?\n\n{text}\n".encode(),
        "contact.en.md",
        "contact",
        "en",
    )
    assert document
    assert document.contact
    found = [problem for problem in problems if problem.kind == "other-contact"]
    quoted = " ".join(sentence for passage in document.passages for sentence in passage.sentences)
    assert "Write or call." in quoted
    for problem in found:  # what contradicts the header is not quoted
        assert problem.en.split("gives ")[1].split(", but")[0] not in quoted
    return found


@pytest.mark.parametrize(
    ("text", "other"),
    [
        (f"Call {NEW}.", NEW),
        ("Call +86 20 8765 4321.", "+86 20 8765 4321"),
        ("Call (020) 8765-4321.", "(020) 8765-4321"),
        ("电话：020-87654321。", "020-87654321"),
        ("电话８７６５４３２１。", "87654321"),
        ("Phone: 8765 4321", "8765 4321"),
        ("拨打400-123-4567", "400-123-4567"),
        (f"Call {PHONE} or {NEW}.", NEW),
        (f"Fax: 0086-20-11111111, phone: {NEW}", NEW),
        (f"## Is it {NEW}?\n\nYes.", NEW),
        ("Write to mayor@lanport.example.", "mayor@lanport.example"),
        ("写信到mayor@lanport.example。", "mayor@lanport.example"),
        ("[Write](mailto:mayor@lanport.example)", "mayor@lanport.example"),
    ],
)
def test_another_number_or_address_than_the_headers_is_noted_with_both_lines_and_not_quoted(
    text: str, other: str
) -> None:
    [problem] = told(text)
    field, ours, line = ("email", EMAIL, 4) if "@" in other else ("phone", PHONE, 5)
    assert problem.line == 14
    assert f"gives {other}, but the header has “{field}: {ours}” (line {line})" in problem.en
    assert f"这里写的是 {other}，而页首是“{field}: {ours}”（第 {line} 行）" in problem.zh


@pytest.mark.parametrize(
    "text",
    [
        f"Call {PHONE} or write to {EMAIL.upper()}.",
        "Call +86 20 1234 5678, +86 (0)20 12345678, (020) 1234-5678 or 12345678.",
        "电话：００８６－２０－１２３４５６７８",
        f"Call {PHONE}-801 (9 to 17).",
        "0086 is the country code of China, 20 the area code.",
        "Fax: 0086-20-11111111",
        "传真：020-11111111，微信：0201234567890",
        "Call from 2026-01-01 on, or by phone 2025-2026.",
        "Source: Lanport, 2026-03-01, http://lanport.example/00861234567/a@b.example",
        f"<!-- until 2025 {NEW} -->",
        "The office was opened in 2026-11-30, postcode 365000, for 1,234,567 people.",
    ],
)
def test_the_same_number_in_another_form_and_other_figures_are_none(text: str) -> None:
    assert told(text) == []


def test_a_number_changed_in_the_headers_alone_counts_and_the_old_one_is_not_quoted(tmp_path: Path) -> None:
    pages = {"contact.en.md": CONTACT_EN, "contact.zh.md": CONTACT_ZH}
    changed = {name: page.replace(f"phone: {PHONE}", f"phone: {NEW}") for name, page in pages.items()}
    library = Folder(write_pages(tmp_path, changed)).read()
    assert library.contact
    assert library.contact.phone == NEW
    noted = [(p.path, p.line) for p in library.problems if p.kind == "other-contact"]
    assert noted == [("contact.en.md", 8), ("contact.zh.md", 8)]


def test_on_other_pages_a_number_is_the_pages_own() -> None:
    document, _ = read_page(f"---\nsection: service\n---\n\nCall {NEW}.\n".encode(), "a.en.md", "a", "en")
    assert document
