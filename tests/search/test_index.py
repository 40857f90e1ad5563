import math
from collections import Counter
from pathlib import Path

import pytest

from bot.content.library import Library, load_library
from bot.search.index import Index, Query
from bot.search.tokens import terms
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
    hits = index_of(tmp_path, "harbour", "bridge", "tax").search(Query.of("harbour fees"), limit=10)
    assert [hit.matched for hit in hits] == [frozenset(terms("harbour"))]


def test_scores_are_those_of_the_formula(tmp_path: Path) -> None:
    """The oracle is BM25 as Robertson and Zaragoza (2009) write it, with Lucene's idf."""
    index = index_of(
        tmp_path, "harbour harbour berth", "bridge harbour", "tax office in the old town", "bread"
    )
    bags = [
        Counter(list(terms(passage.title)) * 2 + [t for s in passage.sentences for t in terms(s)])
        for passage in index.passages
    ]
    average = sum(map(Counter.total, bags)) / len(bags)

    def score(bag: Counter[str], words: tuple[str, ...]) -> float:
        total = 0.0
        for word in words:
            frequency = sum(word in other for other in bags)
            idf = math.log(1 + (len(bags) - frequency + 0.5) / (frequency + 0.5))
            total += idf * bag[word] * 2.2 / (bag[word] + 1.2 * (1 - 0.75 + 0.75 * bag.total() / average))
        return total

    query = Query.of("harbour of the old town")
    expected = sorted((score(bag, query.terms) for bag in bags), reverse=True)[:3]
    assert [hit.score for hit in index.search(query)] == pytest.approx(expected, abs=1e-9)


def test_titles_and_headings_count(tmp_path: Path) -> None:
    pages = {
        "a.en.md": "# Fees\n\nNine.",
        "b.en.md": "# Other\n\n## Fees of the harbour\n\nTen.",
        "c.en.md": "# C\n\nX.",
    }
    hits = Index(load_library(write_pages(tmp_path, pages))).search(Query.of("harbour fees"))
    assert [hit.passage.document_id for hit in hits] == ["b", "a"]
