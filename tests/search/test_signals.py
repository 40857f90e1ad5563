"""Whether a sentence holds an answer of the kind that is asked for."""

from pathlib import Path

from bot.content.folder import load_library
from bot.search.index import Index
from bot.search.signals import fits
from tests.pages import CONTACT_EN, write_pages

REFORM = """---
title: The harbour reform
date: 2026
---

The reform began in 2012, because the fund was short, according to Southern Daily.

The reform was led by Maria Okafor, then vice mayor, according to Southern Daily.
"""


def test_whoever_reported_it_is_not_who_did_it(tmp_path: Path) -> None:
    write_pages(tmp_path, {"reform.en.md": REFORM, "contact.en.md": CONTACT_EN})
    index = Index(load_library(tmp_path))
    asked = index.ask(index.query("who was behind the reform"))
    texts = [text for texts in index.texts.sentences for text in texts if text.raw.startswith("The reform")]
    assert [fits(asked, text) for text in texts] == [0.0, 1.0]
