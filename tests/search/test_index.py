import subprocess
import sys
from pathlib import Path

import pytest

from bot.content.folder import load_library
from bot.content.library import Library
from bot.search.asked import Query
from bot.search.index import Index
from bot.search.tokens import terms
from tests.command_line import environment
from tests.pages import write_pages


def index_of(folder: Path, *texts: str) -> Index:
    pages = {f"p{number}.en.md": f"# Page {number}\n\n{text}\n" for number, text in enumerate(texts)}
    return Index(load_library(write_pages(folder, pages)))


def test_an_empty_library_finds_nothing() -> None:
    assert Index(Library()).search(Query.of("harbour")) == []


def test_pages_without_a_term_find_nothing(tmp_path: Path) -> None:
    index = Index(load_library(write_pages(tmp_path, {"a.en.md": "---\ntitle: The\n---\nThe of and.\n"})))
    assert index.search(Query.of("harbour")) == []


@pytest.mark.parametrize("count", [1, 2, 4])
def test_small_folders_rank_the_page_that_has_the_word(tmp_path: Path, count: int) -> None:
    texts = ["The harbour has berths.", "The bridge is long.", "Taxes are low.", "Bread is baked."][:count]
    index = index_of(tmp_path, *texts)
    for number, word in enumerate(["berths", "bridge", "taxes", "bread"][:count]):
        hits = index.search(Query.of(f"Where is the {word}?"))
        assert [hit.passage.document_id for hit in hits] == [f"p{number}"]
        assert hits[0].score > 0


def test_a_word_on_every_page_still_scores_above_zero(tmp_path: Path) -> None:
    hits = index_of(tmp_path, "harbour one", "harbour two").search(Query.of("harbour"))
    assert len(hits) == 2
    assert all(hit.score > 0 for hit in hits)


def test_a_page_that_shares_no_term_is_never_a_hit(tmp_path: Path) -> None:
    hits = index_of(tmp_path, "harbour", "bridge", "tax").search(Query.of("harbour fees"))
    assert [hit.matched for hit in hits] == [frozenset(terms("harbour"))]


def test_titles_and_headings_count(tmp_path: Path) -> None:
    pages = {
        "a.en.md": "# Fees\n\nNine.",
        "b.en.md": "# Other\n\n## Fees of the harbour\n\nTen.",
        "c.en.md": "# C\n\nX.",
    }
    hits = Index(load_library(write_pages(tmp_path, pages))).search(Query.of("harbour fees"))
    assert [hit.passage.document_id for hit in hits] == ["b", "a"]


def test_a_question_is_read_alike_at_every_start(tmp_path: Path) -> None:
    """Sets come in another order in each process; of two idle words that overlap the longer one goes first."""
    write_pages(tmp_path, {"a.zh.md": "# 港口\n\n港口的码头是新的。\n"})
    asked = (
        "import sys; from pathlib import Path; from bot.content.folder import load_library; from bot.search.index import Index; "
        "print(Index(load_library(Path(sys.argv[1]))).query('码头现在是百分之几？').text)"
    )
    told = {
        subprocess.run(
            [sys.executable, "-W", "ignore", "-c", asked, str(tmp_path)],
            env=environment() | {"PYTHONHASHSEED": str(seed)},
            capture_output=True,
            encoding="utf-8",
            check=True,
        ).stdout
        for seed in range(6)
    }
    assert len(told) == 1
