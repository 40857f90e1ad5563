import math
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.search.okapi import LuceneOkapi, Postings

BAGS = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=12), max_size=8)
WORDS = st.lists(st.sampled_from("abcdefghxyz"), max_size=6, unique=True)


@given(BAGS, WORDS)
def test_the_scores_are_those_of_rank_bm25(bags: list[list[str]], words: list[str]) -> None:
    found = Postings(bags).scores(words)
    expected = LuceneOkapi(bags).get_scores(words) if any(bags) else np.zeros(len(bags))
    assert found == pytest.approx(expected, abs=1e-9)


@given(BAGS, WORDS)
def test_the_scores_are_those_of_the_formula(bags: list[list[str]], words: list[str]) -> None:
    """The oracle is BM25 as Robertson and Zaragoza (2009) write it, with Lucene's idf."""
    counted = [Counter(bag) for bag in bags]
    average = sum(map(len, bags)) / len(bags) if any(bags) else 1.0

    def score(bag: Counter[str]) -> float:
        total = 0.0
        for word in words:
            frequency = sum(word in other for other in counted)
            idf = math.log(1 + (len(bags) - frequency + 0.5) / (frequency + 0.5))
            total += idf * bag[word] * 2.2 / (bag[word] + 1.2 * (1 - 0.75 + 0.75 * bag.total() / average))
        return total

    assert Postings(bags).scores(words) == pytest.approx([score(bag) for bag in counted], abs=1e-9)


@pytest.mark.parametrize("bags", [[], [[]], [[], []]])
def test_without_a_term_nothing_is_computed_and_nothing_found(bags: list[list[str]]) -> None:
    postings = Postings(bags)
    assert postings.scores(["a"]).tolist() == [0.0] * len(bags)
    assert "a" not in postings


@pytest.mark.parametrize("count", [1, 2, 4])
def test_a_term_on_every_page_of_a_small_folder_scores_above_zero(count: int) -> None:
    assert all(Postings([["a", "b"]] * count).scores(["a"]) > 0)
