"""What an index is made of, kept on disk, so that a start does not take unchanged pages apart again.

Each text is kept with its terms, under the text itself; the scores of all passages as well, under a hash of
everything that they are computed from. The file holds arrays of numbers and of UTF-8, nothing that could run.
"""

import hashlib
import json
import logging
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from itertools import chain
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bot import content
from bot.content.library import Library
from bot.replacing import replaced
from bot.search.index import Index
from bot.search.okapi import Postings
from bot.search.signals import Sentence

logger = logging.getLogger(__name__)

RULES = (Path(__file__).parent, Path(content.__file__).parent)
"""The folders whose code may shape a text's terms and scores: what was kept by another version of it is not used."""
_PACKAGES = ("jieba", "opencc", "snowballstemmer", "rank-bm25")

Memory = dict[str, Sentence]
_Bytes = NDArray[np.uint8]
_Saved = dict[str, _Bytes | NDArray[np.int32] | NDArray[np.int64] | NDArray[np.float64]]


@dataclass(frozen=True)
class Kept:
    """What a file had for a library: nothing, the texts, or everything."""

    memory: Memory = field(default_factory=dict)
    postings: tuple[Postings, Postings] | None = None


def stored_index(library: Library, file: Path) -> tuple[Index, Memory]:
    """The index of a library, from what the file has of it; the file is brought up to date. A file that cannot be
    read or written costs time, and nothing else.
    """
    kept = _read(file, library)
    index = Index(library, kept.memory, kept.postings)
    if kept.postings is None:
        keep(index, kept.memory, file)
    return index, kept.memory


def next_index(library: Library, before: Index, memory: Memory) -> tuple[Index, Memory]:
    """The index of a folder that changed; what did not change is not taken apart again."""
    same_wordings = library.vocabulary.groups == before.library.vocabulary.groups
    memory = memory if same_wordings else {}
    index = Index(library, memory, before=before if same_wordings else None)
    in_use = set(chain.from_iterable(index.texts.raw()))
    return index, {text: sentence for text, sentence in memory.items() if text in in_use}


def _read(file: Path, library: Library) -> Kept:
    try:
        with file.open("rb") as opened, np.load(opened, allow_pickle=False) as found:
            if found["rules"].tobytes() != _rules(library).encode():
                return Kept()
            memory = dict(_sentences(found))
            if found["content"].tobytes() != _content(library).encode():
                return Kept(memory)
            return Kept(memory, (_postings("words", found), _postings("grams", found)))
    except FileNotFoundError:
        return Kept()
    except (OSError, ValueError, KeyError, IndexError, EOFError, zipfile.BadZipFile) as trouble:
        logger.warning("%s cannot be used (%s); the pages are taken apart anew", file, trouble)
        return Kept()


def keep(index: Index, memory: Memory, file: Path) -> None:
    """Brings the file up to date."""
    in_use = dict.fromkeys(chain.from_iterable(index.texts.raw()))
    sentences = [memory[text] for text in in_use]
    arrays: _Saved = {
        "rules": _bytes(_rules(index.library)),
        "content": _bytes(_content(index.library)),
        "raw": _lines(sentence.raw for sentence in sentences),
        "terms": _lines("\t".join(sentence.terms) for sentence in sentences),
        "folded": _lines(sentence.folded for sentence in sentences),
        **_arrays("words", index.words),
        **_arrays("grams", index.grams),
    }
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with replaced(file) as half, half.open("wb") as opened:
            np.savez(opened, **arrays)  # type: ignore[arg-type]  # its stub takes them for options
    except OSError as trouble:
        logger.warning("%s cannot be written (%s); the next start takes longer", file, trouble.strerror)


def _rules(library: Library) -> str:
    """Everything but the text itself that shapes its terms."""
    return _hash(json.dumps([_code(), _packages(), library.vocabulary.groups]))


def _code() -> str:
    """A hash of all of it: a list of the modules that matter, or a number to be raised, would sometime be forgotten."""
    modules = sorted(path for folder in RULES for path in folder.glob("*.py"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in modules)).hexdigest()


@cache
def _packages() -> Sequence[str]:
    return [f"{package} {version(package)}" for package in _PACKAGES]


def _content(library: Library) -> str:
    passages = (passage for document in library.documents for passage in document.passages)
    return _hash(json.dumps([(p.title, p.headings, p.sentences) for p in passages]))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _sentences(found: Mapping[str, _Bytes]) -> Iterable[tuple[str, Sentence]]:
    columns = (_parts(found[name]) for name in ("raw", "terms", "folded"))
    for raw, terms, folded in zip(*columns, strict=True):
        yield raw, Sentence(raw, tuple(terms.split("\t")) if terms else (), folded)


def _postings(name: str, found: Mapping[str, _Bytes]) -> Postings:
    return Postings.of_arrays(
        int(found[f"{name}_size"]),
        (
            _parts(found[f"{name}_terms"]),
            found[f"{name}_borders"].astype(np.int64, copy=False),
            found[f"{name}_passages"].astype(np.int32, copy=False),
            found[f"{name}_weights"].astype(np.float64, copy=False),
            found[f"{name}_idf"].astype(np.float64, copy=False),
        ),
    )


def _arrays(name: str, postings: Postings) -> _Saved:
    terms, borders, passages, weights, idf = postings.arrays
    return {
        f"{name}_size": np.array(postings.size),
        f"{name}_terms": _lines(terms),
        f"{name}_borders": borders,
        f"{name}_passages": passages,
        f"{name}_weights": weights,
        f"{name}_idf": idf,
    }


def _bytes(text: str) -> _Bytes:
    return np.frombuffer(text.encode("utf-8", "surrogatepass"), np.uint8)


def _lines(texts: Iterable[str]) -> _Bytes:
    """Texts one behind the other, parted by a character that no page can hold."""
    return _bytes("".join(f"{text}\0" for text in texts))


def _parts(array: _Bytes) -> Sequence[str]:
    return array.tobytes().decode("utf-8", "surrogatepass").split("\0")[:-1]
