"""A folder that changes while the bot runs: real files, and a clock that the test turns."""

import os
import threading
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.content.folder import DROPPED_SECONDS, GONE_FOR_GOOD_SECONDS, WHOLE, Folder
from bot.content.library import Library
from tests.pages import CONTACT_EN, CONTACT_ZH, EMAIL, TOWN, write_pages

HARBOUR = TOWN["harbour.en.md"]
BROKEN = HARBOUR.replace("date: 2026-03-01", "date: last spring")


class Clock:
    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def folder(tmp_path: Path, clock: Clock) -> Folder:
    folder = Folder(write_pages(tmp_path / "pages"), clock)
    folder.read()
    return folder


def write(folder: Folder, name: str, text: str) -> Library:
    write_pages(folder.path, {name: text})
    return folder.read()


def text_of(library: Library, path: str) -> str:
    return " ".join(
        sentence
        for document in library.documents
        if document.path == path
        for passage in document.passages
        for sentence in passage.sentences
    )


def errors(library: Library) -> list[tuple[str, str]]:
    return [(problem.kind, problem.path) for problem in library.problems if problem.severity == "error"]


def is_gone(folder: Folder, clock: Clock, name: str) -> bool:
    folder.read()
    clock.seconds += GONE_FOR_GOOD_SECONDS
    return not text_of(folder.read(), name)


def test_a_change_is_read_and_everything_else_stays_as_it_was(folder: Folder) -> None:
    before = [document for document in folder.read().documents if document.path != "harbour.en.md"]
    after = write(folder, "harbour.en.md", HARBOUR.replace("14 metres", "15 metres"))
    assert "15 metres" in text_of(after, "harbour.en.md")
    assert [document for document in after.documents if document.path != "harbour.en.md"] == before


def test_only_files_that_changed_are_read_again(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    for path in folder.path.rglob("*.md"):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    folder.read()
    read: list[str] = []
    whole = Path.read_bytes

    def noted(path: Path) -> bytes:
        read.append(path.name)
        return whole(path)

    monkeypatch.setattr(Path, "read_bytes", noted)
    write(folder, "harbour.en.md", HARBOUR)
    pages = [name for name in read if name.endswith(".md")]
    assert pages == ["harbour.en.md"]


def test_a_change_within_the_same_tick_of_the_file_systems_clock_is_seen(folder: Folder) -> None:
    path = folder.path / "harbour.en.md"
    folder.read()
    status = path.stat()
    path.write_text(HARBOUR.replace("14 metres", "15 metres"), encoding="utf-8")  # as long as it was
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert "15 metres" in text_of(folder.read(), "harbour.en.md")


def test_a_page_that_breaks_keeps_its_last_good_version(folder: Folder) -> None:
    broken = write(folder, "harbour.en.md", BROKEN)
    assert "14 metres" in text_of(broken, "harbour.en.md")
    [problem] = [problem for problem in broken.problems if problem.severity == "error"]
    assert (problem.path, problem.line) == ("harbour.en.md", 4)
    assert "the version before stays in use" in problem.en
    assert "仍使用上一个版本" in problem.zh
    mended = write(folder, "harbour.en.md", HARBOUR.replace("14 metres", "16 metres"))
    assert (errors(mended), "16 metres" in text_of(mended, "harbour.en.md")) == ([], True)


def test_of_two_pages_of_one_name_the_one_in_service_stays(folder: Folder) -> None:
    before = write(folder, "places/bay.en.md", "# The bay\n\nThe bay is deep.\n")
    library = write(folder, "news/bay.en.md", "# A bay\n\nThere is a bay.\n")
    assert text_of(library, "places/bay.en.md") == text_of(before, "places/bay.en.md")
    assert ("news/bay.en.md", "duplicate") in [(p.path, p.kind) for p in library.problems]
    assert [d.path for d in library.documents] == [d.path for d in before.documents]


def test_after_a_restart_a_broken_page_is_left_out(folder: Folder) -> None:
    write(folder, "harbour.en.md", BROKEN)
    fresh = Folder(folder.path).read()
    assert text_of(fresh, "harbour.en.md") == ""
    [problem] = [problem for problem in fresh.problems if problem.severity == "error"]
    assert "stays in use" not in problem.en


@pytest.mark.parametrize("ruin", ["large", "link", "folder"])
def test_a_page_that_becomes_something_else_keeps_its_last_good_version(
    folder: Folder, clock: Clock, ruin: str, tmp_path: Path
) -> None:
    path = folder.path / "harbour.en.md"
    path.unlink()
    if ruin == "large":
        path.write_bytes(b"x" * 50_000_000)
    elif ruin == "link":
        (tmp_path / "elsewhere").write_text(HARBOUR)
        path.symlink_to(tmp_path / "elsewhere")
    else:
        path.mkdir()
    folder.read()
    clock.seconds += GONE_FOR_GOOD_SECONDS
    library = folder.read()
    if ruin == "folder":  # a folder of that name says nothing of the page, which is gone
        assert text_of(library, "harbour.en.md") == ""
    else:
        assert "14 metres" in text_of(library, "harbour.en.md")
        assert [path for _, path in errors(library)] == ["harbour.en.md"]


def test_a_pipe_is_named_and_never_waited_for(folder: Folder) -> None:
    os.mkfifo(folder.path / "pipe.en.md")
    found: list[Library] = []
    reading = threading.Thread(target=lambda: found.append(folder.read()), daemon=True)
    reading.start()
    reading.join(20)
    assert [errors(library) for library in found] == [[("no-file", "pipe.en.md")]]


def test_a_deleted_page_is_out_of_service_after_a_second(folder: Folder, clock: Clock) -> None:
    (folder.path / "licence.en.md").unlink()
    assert text_of(folder.read(), "licence.en.md") != ""
    assert folder.is_unsettled
    assert is_gone(folder, clock, "licence.en.md")
    assert not folder.is_unsettled


def test_delete_and_rename_within_a_second_is_one_change(folder: Folder, clock: Clock) -> None:
    before = folder.read()
    (folder.path / "licence.en.md").unlink()
    clock.seconds += GONE_FOR_GOOD_SECONDS * 0.9
    assert folder.read() == before
    write(folder, "licence.en.md", TOWN["licence.en.md"].replace("nine days", "eight days"))
    clock.seconds += GONE_FOR_GOOD_SECONDS * 0.9
    assert "eight days" in text_of(folder.read(), "licence.en.md")
    assert not folder.is_unsettled


def test_a_share_that_drops_leaves_everything_in_service(folder: Folder, clock: Clock) -> None:
    before = folder.read()
    folder.path.rename(folder.path.with_name("away"))
    assert (folder.read().documents, errors(folder.read())) == (before.documents, [("folder", WHOLE)])
    folder.path.mkdir()  # an empty mount point
    clock.seconds += 10 * DROPPED_SECONDS
    assert (folder.read().documents, errors(folder.read())) == (before.documents, [("folder", WHOLE)])
    folder.path.rmdir()
    folder.path.with_name("away").rename(folder.path)
    assert folder.read() == before


def test_pages_that_vanish_one_by_one_within_a_minute_are_a_dropped_share(
    folder: Folder, clock: Clock
) -> None:
    for name in ("licence.en.md", "news/bridge.en.md", "news/ferry.en.md"):
        (folder.path / name).unlink()
        assert is_gone(folder, clock, name)
        clock.seconds += 10
    (folder.path / "news/ferry.zh.md").unlink()
    assert not is_gone(folder, clock, "news/ferry.zh.md")
    assert errors(folder.read()) == [("folder", WHOLE)]


def test_pages_that_are_deleted_with_time_between_are_deleted(folder: Folder, clock: Clock) -> None:
    for name in ("licence.en.md", "news/bridge.en.md", "news/ferry.en.md", "news/ferry.zh.md"):
        (folder.path / name).unlink()
        assert is_gone(folder, clock, name)
        clock.seconds += DROPPED_SECONDS
    assert errors(folder.read()) == []


def test_a_folder_that_is_renamed_drops_nothing(folder: Folder, clock: Clock) -> None:
    write_pages(folder.path, {f"news/item-{number}.en.md": "Text." for number in range(40)})
    folder.read()
    (folder.path / "news").rename(folder.path / "reports")
    folder.read()
    clock.seconds += GONE_FOR_GOOD_SECONDS
    library = folder.read()
    assert errors(library) == []
    assert {document.path.partition("/")[0] for document in library.documents if "item" in document.path} == {
        "reports"
    }


def test_an_invalid_contact_is_never_used(folder: Folder) -> None:
    library = write(folder, "contact.en.md", CONTACT_EN.replace(f"email: {EMAIL}", "email: desk at lanport"))
    assert library.contact
    assert library.contact.email == EMAIL


def test_a_contact_that_was_changed_in_one_language_only_is_not_used_yet(folder: Folder) -> None:
    changed = "new@lanport.example"
    library = write(folder, "contact.en.md", CONTACT_EN.replace(EMAIL, changed))
    assert library.contact
    assert library.contact.email == EMAIL
    assert {"stays in use" in p.en for p in library.problems if p.kind == "contact"} == {True}
    library = write(folder, "contact.zh.md", CONTACT_ZH.replace(EMAIL, changed))
    assert library.contact
    assert library.contact.email == changed


def test_the_last_contact_stays_when_its_pages_are_deleted(folder: Folder, clock: Clock) -> None:
    for name in ("contact.en.md", "contact.zh.md"):
        (folder.path / name).unlink()
    folder.read()
    clock.seconds += GONE_FOR_GOOD_SECONDS
    library = folder.read()
    assert library.contact
    assert (library.contact.email, errors(library)) == (EMAIL, [("no-contact", "pages")])


def test_a_list_that_breaks_keeps_its_last_good_version(folder: Folder, clock: Clock) -> None:
    good = write(folder, "_bot/vocabulary.yaml", "- harbour, port, 港口\n")
    assert good.vocabulary.groups == (("harbour", "port", "港口"),)
    broken = write(folder, "_bot/vocabulary.yaml", "- harbour, port, 港口\n- [\n")
    assert broken.vocabulary == good.vocabulary
    assert errors(broken) == [("vocabulary", "_bot/vocabulary.yaml")]
    (folder.path / "_bot/vocabulary.yaml").unlink()
    assert folder.read().vocabulary == good.vocabulary
    clock.seconds += GONE_FOR_GOOD_SECONDS
    assert folder.read().vocabulary.groups == ()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_what_may_not_be_read_any_more_stays_in_service(folder: Folder, clock: Clock) -> None:
    before = folder.read()
    (folder.path / "news").chmod(0)
    (folder.path / "harbour.en.md").chmod(0)
    try:
        folder.read()
        clock.seconds += GONE_FOR_GOOD_SECONDS
        library = folder.read()
    finally:
        (folder.path / "news").chmod(0o755)
        (folder.path / "harbour.en.md").chmod(0o644)
    assert library.documents == before.documents
    assert errors(library) == [("unreadable", "news"), ("unreadable", "harbour.en.md")]
    assert errors(folder.read()) == []


@given(
    st.lists(
        st.tuples(
            st.sampled_from(
                [
                    "harbour.en.md",
                    "contact.zh.md",
                    "new.zh.md",
                    "news/ferry.en.md",
                    "x.md",
                    "y.en.md.txt",
                    "_bot/vocabulary.yaml",
                    "_bot/handoff.yaml",
                    "_bot/hosts.yaml",
                    "_report.html",
                ]
            ),
            st.none()
            | st.binary(max_size=300)
            | st.text(max_size=200).map(lambda text: text.encode("gb18030")),
        ),
        max_size=8,
    )
)
@settings(max_examples=60)
def test_whatever_files_become_the_folder_can_be_read_and_keeps_its_contact(
    tmp_path_factory: pytest.TempPathFactory, changes: list[tuple[str, bytes | None]]
) -> None:
    """None stands for a file that is deleted."""
    clock = Clock()
    folder = Folder(write_pages(tmp_path_factory.mktemp("folder")), clock)
    folder.read()
    for name, raw in changes:
        if raw is None:
            (folder.path / name).unlink(missing_ok=True)
        else:
            write_pages(folder.path, {name: raw})
        clock.seconds += GONE_FOR_GOOD_SECONDS
        library = folder.read()
        assert library.contact is not None
        assert library.documents
