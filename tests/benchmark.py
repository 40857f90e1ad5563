"""How fast it is, as ratios in one run: `python -m tests.benchmark [--passages 10000]` (extra `bench`).

The shipped pages are repeated until there are so many passages, each copy without some of its sentences; the
questions are those of tests/evaluation. The word part is measured against rank-bm25's own scan, bm25s and SQLite
FTS5 on the same terms; the whole way goes from a question to a reply. Prints a Markdown table; judges nothing.
"""

import argparse
import datetime as dt
import gc
import json
import platform
import sqlite3
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

import bm25s
import numpy as np

from bot.content.document import Passage
from bot.content.folder import load_library
from bot.content.library import Library
from bot.dialogue.conversation import respond, warm_up
from bot.dialogue.messages import Question, State
from bot.search.asked import Query
from bot.search.index import Index
from bot.search.okapi import LuceneOkapi
from bot.search.store import stored_index
from bot.search.text import language_of_text
from bot.search.tokens import terms

ROOT = Path(__file__).parents[1]
COMPARED = 50  # questions for the slow peers


def enlarged(library: Library, count: int) -> Library:
    """The library's pages again and again, under new names, each copy with fewer sentences."""
    random = np.random.default_rng(0)
    documents, size, copy = list(library.documents), 0, 0
    result = []
    while size < count:
        for document in documents:
            name = f"{document.id}-{copy}"
            passages = tuple(_thinned(passage, name, random, copy) for passage in document.passages)
            contact = document.contact if copy == 0 else None
            result.append(replace(document, id=name, passages=passages, contact=contact))
            size += len(passages)
            if size >= count:
                break
        copy += 1
    return Library(tuple(result), (), library.vocabulary)


def _thinned(passage: Passage, name: str, random: np.random.Generator, copy: int) -> Passage:
    kept = passage.sentences[int(random.integers(len(passage.sentences))) :] if copy else passage.sentences
    return replace(passage, document_id=name, sentences=kept)


def milliseconds(work: Callable[[str], object], questions: Sequence[str]) -> list[float]:
    taken = []
    for question in questions:
        began = time.perf_counter()
        work(question)
        taken.append(1000 * (time.perf_counter() - began))
    return taken


def _started(library: Library, file: Path) -> tuple[Index, float]:
    """The index and the seconds until it was there."""
    began = time.perf_counter()
    index, _ = stored_index(library, file)
    return index, time.perf_counter() - began


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--passages", type=int, default=10_000, help="0: the shipped ones, as they stand")
    count = parser.parse_args().passages
    lines = (ROOT / "tests/evaluation/sanming.jsonl").read_text(encoding="utf-8").splitlines()
    questions = [q for line in lines if Query.of(q := json.loads(line)["question"]).terms]
    terms("词")  # loads jieba's dictionary
    shipped = load_library(ROOT / "knowledge")
    library = enlarged(shipped, count) if count else shipped

    with TemporaryDirectory() as folder:
        index, cold = _started(library, Path(folder) / "tokens.npz")
        del index
        index, warm = _started(library, Path(folder) / "tokens.npz")
    bags = [_terms_of(passage) for passage in index.passages]
    queries = {question: Query.of(question).terms for question in questions}

    okapi = LuceneOkapi(bags)
    peer = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
    peer.index(bags, show_progress=False)
    table = sqlite3.connect(":memory:")
    table.execute("create virtual table pages using fts5(body)")
    table.executemany("insert into pages values (?)", [(" ".join(bag),) for bag in bags])

    def in_bm25s(question: str) -> object:
        return peer.get_scores(list(queries[question]))

    def in_sqlite(question: str) -> object:
        words = " OR ".join(f'"{word}"' for word in queries[question]) or '"x"'
        return table.execute(
            "select rowid from pages where pages match ? order by bm25(pages) limit 20", (words,)
        ).fetchall()

    now = dt.datetime.now(dt.UTC)
    warm_up(index, now)
    parts = {
        "words: ours": milliseconds(lambda q: index.words.scores(queries[q]), questions),
        "words: rank-bm25 get_scores": milliseconds(
            lambda q: okapi.get_scores(list(queries[q])), questions[:COMPARED]
        ),
        "words: bm25s": milliseconds(in_bm25s, questions),
        "words: SQLite FTS5": milliseconds(in_sqlite, questions),
    }
    gc.collect()
    gc.freeze()  # as the process that answers does: else one look through the peers' objects too is taken for a slow reply
    for language in ("en", "zh"):
        asked = [question for question in questions if (language_of_text(question) or "en") == language]
        parts[f"question to reply, {language}"] = milliseconds(
            lambda q: respond(Question(q, "c", now), State(), index, 180), asked
        )
    ours = median(parts["words: ours"])
    print(f"{len(index.passages)} passages, {len(questions)} questions; index built in {cold:.1f} s, "
          f"at the next start in {warm:.2f} s; "
          f"Python {platform.python_version()}, {platform.machine()}\n")  # fmt: skip
    print("| part | median ms | p99 ms | median over ours |\n|---|---|---|---|")
    for name, taken in parts.items():
        ratio = f"{median(taken) / ours:.0f}" if name.startswith("words") else ""
        print(f"| {name} | {median(taken):.3f} | {quantiles(taken, n=100)[98]:.2f} | {ratio} |")


def _terms_of(passage: Passage) -> list[str]:
    heading = terms(" ".join((passage.title, *passage.headings)))
    return [*heading, *heading, *(term for sentence in passage.sentences for term in terms(sentence))]


if __name__ == "__main__":
    main()
