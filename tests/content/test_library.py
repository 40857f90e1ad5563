import os
from pathlib import Path

import pytest

from bot.content.document import Contact
from bot.content.folder import load_library
from bot.content.library import Library
from bot.errors import KnowledgeError
from tests.pages import CONTACT_EN, CONTACT_ZH, EMAIL, PHONE, TOWN, write_pages


def kinds(library: Library, severity: str = "error") -> list[tuple[str, str]]:
    """What is reported of single files."""
    folders = ("no-page", "no-contact")
    return [(p.kind, p.path) for p in library.problems if p.severity == severity and p.kind not in folders]


def missing(library: Library) -> list[tuple[str, str]]:
    """What is reported of the folder as a whole."""
    return [(p.kind, p.path) for p in library.problems if p.kind in ("no-page", "no-contact")]


def test_pages_are_read_from_sub_folders_and_paired_by_name(tmp_path: Path) -> None:
    library = load_library(write_pages(tmp_path))
    assert kinds(library) == []
    assert {d.language for d in library.documents if d.id == "ferry"} == {"en", "zh"}
    assert ("twin", "licence.en.md") in kinds(library, "note")


def test_hidden_files_and_readmes_are_no_pages(tmp_path: Path) -> None:
    others = {
        "README.md": "x",
        "_draft.en.md": "x",
        ".hidden.en.md": "x",
        "_bot/words.md": "x",
        "notes.txt": "x",
    }
    library = load_library(write_pages(tmp_path, others))
    assert (library.documents, kinds(library)) == ((), [])


def test_a_folder_that_the_bot_does_not_start_with_is_an_error(tmp_path: Path) -> None:
    empty = load_library(write_pages(tmp_path / "empty", {"notes.txt": "x"}))
    assert missing(empty) == [("no-page", "empty"), ("no-contact", "empty")]
    assert {p.severity for p in empty.problems} == {"error"}
    only_contact = load_library(write_pages(tmp_path / "one", {"contact.en.md": CONTACT_EN}))
    assert missing(only_contact) == [("no-page", "one")]
    no_contact = load_library(write_pages(tmp_path / "two", {"x.en.md": "Text."}))
    assert missing(no_contact) == [("no-contact", "two")]
    assert [d.id for d in no_contact.documents] == ["x"]
    assert missing(load_library(write_pages(tmp_path / "town"))) == []


@pytest.mark.parametrize("name", ["FOO.EN.MD", "FOO.en.MD", "FOO.En.md"])
def test_of_a_name_in_capitals_only_the_ending_is_mended(tmp_path: Path, name: str) -> None:
    problem = load_library(write_pages(tmp_path, {name: "Text."})).problems[0]
    assert "rename it to FOO.en.md (" in problem.en
    assert "请改名为 FOO.en.md（" in problem.zh


@pytest.mark.parametrize("name", ["page.md", "page.fr.md", ".en.MD", "page.EN.md"])
def test_a_markdown_file_without_a_language_is_an_error_that_says_how_to_rename_it(
    tmp_path: Path, name: str
) -> None:
    library = load_library(write_pages(tmp_path, {f"a{name}": "Text."}))
    assert kinds(library) == [("name", f"a{name}")]
    assert ".en.md" in library.problems[0].en


@pytest.mark.parametrize("name", ["new park.docx", "tax.en.txt", "report.PDF"])
def test_a_text_that_is_no_page_is_noted_and_a_picture_is_not(tmp_path: Path, name: str) -> None:
    library = load_library(write_pages(tmp_path, {name: "x", "map.png": "x", "notes.txt": "x"}))
    assert [(p.path, p.severity) for p in library.problems if p.kind == "other-text"] == [(name, "note")]


@pytest.mark.parametrize(
    ("name", "imports"),
    [
        ("new park.docx", True),
        ("report.PDF", True),
        ("park.html", True),
        ("park.doc", False),
        ("park.rtf", False),
    ],
)
def test_of_what_can_be_imported_the_command_is_named(tmp_path: Path, name: str, imports: bool) -> None:
    library = load_library(write_pages(tmp_path, {name: "x"}))
    [problem] = [p for p in library.problems if p.kind == "other-text"]
    assert ["`sanming-bot import`" in text for text in (problem.en, problem.zh)] == [imports, imports]


def test_a_section_in_capitals_is_the_same_and_one_that_is_misspelt_is_noted(tmp_path: Path) -> None:
    pages = {
        "a.en.md": "---\nsection: News\n---\nText.",
        "b.en.md": "---\nsection: nwes\n---\nText.",
        "c.en.md": "---\nsection: isles\n---\nText.",
        "d.en.md": "---\nsection: isles\n---\nText.",
    }
    library = load_library(write_pages(tmp_path, pages))
    assert [page.id for page in library.section("news", "en")] == ["a"]
    [odd] = [problem for problem in library.problems if problem.kind == "section"]
    assert odd.path == "b.en.md"
    assert "“nwes”" in odd.en


def test_of_two_files_with_one_name_the_first_is_used(tmp_path: Path) -> None:
    library = load_library(write_pages(tmp_path, {"a/x.en.md": "First.", "b/x.en.md": "Second."}))
    assert [d.path for d in library.documents] == ["a/x.en.md"]
    assert kinds(library) == [("duplicate", "b/x.en.md")]


def test_both_languages_of_the_contact_must_agree(tmp_path: Path) -> None:
    differing = CONTACT_ZH.replace(PHONE, "0086-20-99999999")
    library = load_library(write_pages(tmp_path, {"contact.en.md": CONTACT_EN, "contact.zh.md": differing}))
    assert library.contact is None
    assert kinds(library) == [("contact", "contact.en.md"), ("contact", "contact.zh.md")]
    assert ("no-contact", tmp_path.name) in missing(library)


def test_the_contact_comes_from_the_contact_page(tmp_path: Path) -> None:
    assert load_library(write_pages(tmp_path)).contact == Contact(EMAIL, PHONE)


def test_a_page_that_repeats_the_contact_is_noted(tmp_path: Path) -> None:
    library = load_library(write_pages(tmp_path, {**TOWN, "x.en.md": f"Write to {EMAIL.upper()}."}))
    assert ("repeats-contact", "x.en.md") in kinds(library, "note")


def test_a_broken_page_leaves_the_others_in_use(tmp_path: Path) -> None:
    library = load_library(write_pages(tmp_path, {**TOWN, "bad.en.md": "---\ndate: never\n---\nText."}))
    assert kinds(library) == [("field", "bad.en.md")]
    assert len(library.documents) == len(TOWN)


@pytest.mark.parametrize("name", ["bad.zh.md", "sub/bad.zh.md", "bad.ZH.md"])
def test_a_page_whose_partner_is_broken_is_not_said_to_have_none(tmp_path: Path, name: str) -> None:
    pages = {"bad.en.md": "Text.", "alone.en.md": "Text.", name: "---\ndate: never\n---\n正文。"}
    notes = kinds(load_library(write_pages(tmp_path, pages)), "note")
    assert [path for kind, path in notes if kind == "twin"] == ["alone.en.md"]


def test_a_file_too_large_to_be_a_page_is_not_read(tmp_path: Path) -> None:
    library = load_library(write_pages(tmp_path, {"big.en.md": b"x" * 1_000_001}))
    assert kinds(library) == [("large", "big.en.md")]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Secret.")
    folder = write_pages(tmp_path / "pages", {"x.en.md": "Text."})
    (folder / "link.en.md").symlink_to(secret)
    (folder / "more").symlink_to(tmp_path)
    assert kinds(load_library(folder)) == [("link", "link.en.md"), ("link", "more")]


def test_a_missing_folder_is_named_whole(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=str(tmp_path / "nowhere")):
        load_library(tmp_path / "nowhere")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_is_reported(tmp_path: Path) -> None:
    folder = write_pages(tmp_path, {"x.en.md": "Text."})
    (folder / "x.en.md").chmod(0)
    assert kinds(load_library(folder)) == [("unreadable", "x.en.md")]
