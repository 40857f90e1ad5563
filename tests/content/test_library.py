import os
from pathlib import Path

import pytest

from bot.content.document import Contact
from bot.content.library import Library, load_library
from bot.errors import KnowledgeError
from tests.pages import CONTACT_EN, CONTACT_ZH, EMAIL, PHONE, TOWN, write_pages


def kinds(library: Library, severity: str = "error") -> list[tuple[str, str]]:
    return [(p.kind, p.path) for p in library.problems if p.severity == severity]


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
    assert load_library(write_pages(tmp_path, others)) == Library()


@pytest.mark.parametrize("name", ["page.md", "page.fr.md", ".en.MD", "page.EN.md"])
def test_a_markdown_file_without_a_language_is_an_error_that_says_how_to_rename_it(
    tmp_path: Path, name: str
) -> None:
    library = load_library(write_pages(tmp_path, {f"a{name}": "Text."}))
    assert kinds(library) == [("name", f"a{name}")]
    assert ".en.md" in library.problems[0].en


def test_of_two_files_with_one_name_the_first_is_used(tmp_path: Path) -> None:
    library = load_library(write_pages(tmp_path, {"a/x.en.md": "First.", "b/x.en.md": "Second."}))
    assert [d.path for d in library.documents] == ["a/x.en.md"]
    assert kinds(library) == [("duplicate", "b/x.en.md")]


def test_both_languages_of_the_contact_must_agree(tmp_path: Path) -> None:
    differing = CONTACT_ZH.replace(PHONE, "0086-20-99999999")
    library = load_library(write_pages(tmp_path, {"contact.en.md": CONTACT_EN, "contact.zh.md": differing}))
    assert library.contact is None
    assert kinds(library) == [("contact", "contact.en.md"), ("contact", "contact.zh.md")]


def test_the_contact_comes_from_the_contact_page(tmp_path: Path) -> None:
    assert load_library(write_pages(tmp_path)).contact == Contact(EMAIL, PHONE)


def test_a_page_that_repeats_the_contact_is_noted(tmp_path: Path) -> None:
    library = load_library(write_pages(tmp_path, {**TOWN, "x.en.md": f"Write to {EMAIL.upper()}."}))
    assert ("repeats-contact", "x.en.md") in kinds(library, "note")


def test_a_broken_page_leaves_the_others_in_use(tmp_path: Path) -> None:
    library = load_library(write_pages(tmp_path, {**TOWN, "bad.en.md": "---\ndate: never\n---\nText."}))
    assert kinds(library) == [("field", "bad.en.md")]
    assert len(library.documents) == len(TOWN)


def test_a_file_too_large_to_be_a_page_is_not_read(tmp_path: Path) -> None:
    library = load_library(write_pages(tmp_path, {"big.en.md": b"x" * 1_000_001}))
    assert kinds(library) == [("large", "big.en.md")]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("Secret.")
    folder = write_pages(tmp_path / "pages", {"x.en.md": "Text."})
    (folder / "link.en.md").symlink_to(secret)
    (folder / "more").symlink_to(tmp_path)
    assert kinds(load_library(folder)) == [("link", "link.en.md")]


def test_a_missing_folder_is_named_whole(tmp_path: Path) -> None:
    with pytest.raises(KnowledgeError, match=str(tmp_path / "nowhere")):
        load_library(tmp_path / "nowhere")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_is_reported(tmp_path: Path) -> None:
    folder = write_pages(tmp_path, {"x.en.md": "Text."})
    (folder / "x.en.md").chmod(0)
    assert kinds(load_library(folder)) == [("unreadable", "x.en.md")]
