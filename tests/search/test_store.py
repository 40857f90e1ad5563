import logging
from itertools import chain
from pathlib import Path

import numpy as np
import pytest

from bot.content.folder import load_library
from bot.content.library import Library
from bot.content.vocabulary import VOCABULARY_FILE
from bot.search.index import Index
from bot.search.store import RULES, next_index, stored_index
from bot.search.tokens import terms
from tests.pages import write_pages

PAGES = {
    "harbour.en.md": "# Harbour\n\nLanport harbour opened on 20 December 2014. It has eleven piers.\n",
    "harbour.zh.md": "# 港口\n\n兰港港口于2014年12月20日启用。港口有十一个泊位。\n",
    "market.en.md": "# Market\n\n## When is the market open?\n\nThe market opens at six. Fish is sold until noon.\n",
}
QUESTIONS = ("When did the harbour open?", "港口有几个泊位？", "fish market")


def folder(path: Path, **changed: str) -> Library:
    write_pages(path, PAGES | {name.replace("_", ".") + ".md": text for name, text in changed.items()})
    return load_library(path)


def found(index: Index) -> list[list[tuple[str, float]]]:
    return [
        [(hit.passage.document_id, hit.score) for hit in index.search(index.query(question))]
        for question in QUESTIONS
    ]


def weighed(index: Index) -> list[float]:
    """What a word counts in each passage."""
    scores = index.words.scores(terms("harbour"))
    assert scores.any()
    return list(scores)


def test_a_start_from_the_file_finds_what_a_first_start_finds(tmp_path: Path) -> None:
    library, file = folder(tmp_path / "pages"), tmp_path / "data/tokens.npz"
    first, _ = stored_index(library, file)
    again, _ = stored_index(library, file)
    assert found(again) == found(first) == found(Index(library))
    assert weighed(again) == weighed(Index(library))


def test_an_unchanged_folder_is_not_taken_apart_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    library, file = folder(tmp_path / "pages"), tmp_path / "tokens.npz"
    stored_index(library, file)
    written = file.stat().st_mtime_ns
    monkeypatch.setattr(Index, "_count", lambda self: pytest.fail("counted again"))
    monkeypatch.setattr("bot.search.index.terms", lambda text: pytest.fail("taken apart again"))
    stored_index(library, file)
    assert file.stat().st_mtime_ns == written


def test_a_changed_page_is_found_as_it_is_now_and_the_old_text_leaves_the_file(tmp_path: Path) -> None:
    file = tmp_path / "tokens.npz"
    stored_index(folder(tmp_path / "pages"), file)
    changed = folder(tmp_path / "pages", market_en="# Market\n\nThe market sells only silk.\n")
    index, _ = stored_index(changed, file)
    assert found(index) == found(Index(changed))
    _, memory = stored_index(changed, file)
    assert "The market sells only silk." in memory
    assert "Fish is sold until noon." not in memory


def test_another_vocabulary_makes_other_terms(tmp_path: Path) -> None:
    file = tmp_path / "tokens.npz"
    stored_index(folder(tmp_path / "pages"), file)
    write_pages(tmp_path / "pages", {VOCABULARY_FILE: "- harbour, haven\n"})
    library = load_library(tmp_path / "pages")
    index, _ = stored_index(library, file)
    assert found(index) == found(Index(library))
    assert index.search(index.query("haven"))[0].passage.document_id == "harbour"


def test_what_other_code_has_kept_is_not_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rule that changed would else do nothing until a page changes."""
    library, file, code = folder(tmp_path / "pages"), tmp_path / "tokens.npz", tmp_path / "code"
    code.mkdir()
    (code / "index.py").write_text("TITLE_WEIGHT = 2")
    monkeypatch.setattr("bot.search.store.RULES", (code,))
    stored_index(library, file)
    (code / "index.py").write_text("TITLE_WEIGHT = 6")
    monkeypatch.setattr("bot.search.index.TITLE_WEIGHT", 6)
    index, _ = stored_index(library, file)
    assert weighed(index) == weighed(Index(library))


def test_the_code_that_makes_terms_is_among_what_is_looked_at() -> None:
    looked_at = {path.name for folder in RULES for path in folder.glob("*.py")}
    assert {"tokens.py", "rewording.py", "index.py", "vocabulary.py"} <= looked_at


@pytest.mark.parametrize("damage", [b"", b"PK\x03\x04 no archive", None, "other", "short"])
def test_a_damaged_file_costs_time_and_nothing_else(
    tmp_path: Path, damage: bytes | str | None, caplog: pytest.LogCaptureFixture
) -> None:
    library, file = folder(tmp_path / "pages"), tmp_path / "tokens.npz"
    stored_index(library, file)
    whole = file.read_bytes()
    if damage is None:
        file.write_bytes(whole[: len(whole) // 2])
    elif damage == "other":
        np.savez(file, rules=np.zeros(3, np.uint8))
    elif damage == "short":
        with np.load(file) as saved:
            np.savez(file, **{name: saved[name] for name in saved if name != "grams_idf"})
    elif isinstance(damage, bytes):
        file.write_bytes(damage)
    with caplog.at_level(logging.WARNING):
        index, _ = stored_index(library, file)
    assert found(index) == found(Index(library))
    assert len(caplog.records) <= 1
    assert found(stored_index(library, file)[0]) == found(index)


def test_a_file_that_cannot_be_written_is_one_line_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    library = folder(tmp_path / "pages")
    (tmp_path / "data").write_text("in the way")
    index, _ = stored_index(library, tmp_path / "data/tokens.npz")
    assert found(index) == found(Index(library))
    assert [record.getMessage() for record in caplog.records if "next start" in record.getMessage()] != []


def test_a_folder_that_changed_is_indexed_as_anew_and_forgets_what_is_gone(tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages")
    index, memory = stored_index(load_library(pages), tmp_path / "tokens.npz")
    write_pages(
        pages, {"licence.en.md": "A shop licence takes ten days now.", "new.en.md": "Lanport has a zoo."}
    )
    library = load_library(pages)
    changed, kept = next_index(library, index, memory)
    fresh = Index(library)
    for text in ("How long does a shop licence take?", "Where is the zoo?", "How deep is the harbour?"):
        assert scores(changed, text) == scores(fresh, text)
    assert set(kept) == set(chain.from_iterable(fresh.texts.raw()))


HEADED = {
    "depth.en.md": "# The quays\n\n## How deep is the port? What is its depth?\n\nThe harbour is 14 metres deep.\n",
    "_bot/vocabulary.yaml": "- harbour, port\n",
}


@pytest.mark.parametrize("wordings", [HEADED["_bot/vocabulary.yaml"], "- harbour, haven\n"])
def test_headings_are_asked_as_anew_whether_they_are_taken_apart_again_or_not(
    tmp_path: Path, wordings: str
) -> None:
    pages = write_pages(tmp_path / "pages", HEADED)
    index, memory = stored_index(load_library(pages), tmp_path / "tokens.npz")
    index.prepare()
    write_pages(pages, HEADED | {"zoo.en.md": "A zoo.", "_bot/vocabulary.yaml": wordings})
    library = load_library(pages)
    changed, _ = next_index(library, index, memory)
    changed.prepare()
    index.let_go()
    fresh = Index(library)
    for text in ("How deep is the harbour?", "depth of the port", "Where is the zoo?"):
        assert scores(changed, text) == scores(fresh, text)
    passages = library.document("depth", "en").passages  # type: ignore[union-attr]
    assert list(map(changed.headings_of, passages)) == list(map(fresh.headings_of, passages))


@pytest.mark.parametrize("unknown", ["- prices of pearls, 珍珠价格\n", "- opening of the zoo, 动物园\n"])
def test_what_nobody_knows_is_as_anew_whether_that_list_changed_or_not(tmp_path: Path, unknown: str) -> None:
    lists = {"_bot/handoff.yaml": "- prices of pearls, 珍珠价格\n"}
    pages = write_pages(tmp_path / "pages", lists)
    index, memory = stored_index(load_library(pages), tmp_path / "tokens.npz")
    assert index.handoff.named_in("the price of pearls")
    write_pages(pages, {"zoo.en.md": "A zoo.", "_bot/handoff.yaml": unknown})
    library = load_library(pages)
    changed, _ = next_index(library, index, memory)
    fresh = Index(library)
    assert (changed.rewording is index.rewording) == (unknown == lists["_bot/handoff.yaml"])
    for text in ("the price of pearls", "when does the zoo open", "珍珠价格", "动物园"):
        assert changed.handoff.named_in(text) == fresh.handoff.named_in(text)


def test_other_wordings_take_every_text_apart_again(tmp_path: Path) -> None:
    pages = write_pages(tmp_path / "pages")
    index, memory = stored_index(load_library(pages), tmp_path / "tokens.npz")
    write_pages(pages, {"_bot/vocabulary.yaml": "- harbour, port, 港口\n- berths, moorings, 泊位\n"})
    library = load_library(pages)
    changed, _ = next_index(library, index, memory)
    assert scores(changed, "How many moorings?") == scores(Index(library), "How many moorings?")
    assert scores(changed, "How many moorings?") != scores(index, "How many moorings?")


def scores(index: Index, text: str) -> list[tuple[str, float]]:
    return [(hit.passage.document_id, hit.score) for hit in index.search(index.query(text))]
