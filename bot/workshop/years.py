"""Sentences with a figure and no year: nobody can tell from them whether they still hold."""

import re
from collections.abc import Iterator

from bot.content.document import OWN_SECTIONS, Passage
from bot.content.library import Library
from bot.content.problems import Problem, note
from bot.content.source_line import is_undated
from bot.workshop.figures import figures

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)|\b(?:AD|in|from|since) \d{3,4}\b|(?<!\d)\d{3,4}年")
_NUMBER = re.compile(r"[\d.]+")


def without_year(library: Library) -> Iterator[Problem]:
    """One note a sentence. Where the source line says that the source has no date, no year can be asked for."""
    for document in library.documents:
        if document.section in OWN_SECTIONS:
            continue
        for passage in document.passages:
            if not is_undated(passage.source):
                yield from (_no_year(document.path, passage, s) for s in passage.sentences if _lacks_year(s))


def _lacks_year(sentence: str) -> bool:
    return not _YEAR.search(sentence) and any(map(_NUMBER.fullmatch, figures(sentence)))


def _no_year(path: str, passage: Passage, sentence: str) -> Problem:
    start = sentence if len(sentence) <= 60 else f"{sentence[:59]}…"
    return note(
        "year",
        path,
        passage.line,
        f"has a figure without a year: “{start}”; write of which year it is.",
        f"有数字而没有年份：“{start}”；请写明是哪一年的数字。",
        (
            "has sentences with a figure and no year; write of which year the figure is.",
            "有的句子有数字而没有年份；请写明是哪一年的数字。",
        ),
    )
