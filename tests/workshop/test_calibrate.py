"""The command that refits the weights, on a set that is far too small to be of use."""

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from bot.dialogue.confidence import logistic
from tests.command_line import environment
from tests.pages import write_pages

KNOWN = (
    ("How many berths does the harbour have?", "harbour", "twelve berths"),
    ("Who runs the harbour?", "harbour", "Lanport Port Group"),
    ("What is the depth of the harbour?", "harbour", "14 metres"),
    ("How do I get a licence?", "licence", "licence"),
)
UNKNOWN = ("What does a berth cost?", "Who is the mayor?", "Is there an airport?")


@pytest.mark.parametrize("strange", [True, False])
def test_it_prints_what_is_to_be_copied_with_or_without_questions_off_topic(
    tmp_path: Path, strange: bool
) -> None:
    write_pages(tmp_path / "pages")
    known = [json.dumps({"question": text, "page": page, "answers": [said]}) for text, page, said in KNOWN]
    unknown = [
        json.dumps({"question": text, "page": None, "offtopic": strange and text == UNKNOWN[0]})
        for text in UNKNOWN
    ]
    (tmp_path / "q.jsonl").write_text("\n".join([*known, *unknown]), encoding="utf-8")
    ran = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "bot.workshop.calibrate", "--own", "q.jsonl", "pages"],
        cwd=tmp_path, env=environment(), capture_output=True, encoding="utf-8", timeout=120,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert 'SENTENCE   "en": SentenceSignals(' in ran.stdout
    found = re.search(r"log odds (\S+) \(.*?\), THRESHOLD (\S+) \(", ran.stdout)
    assert found
    assert float(found[2]) == pytest.approx(logistic(float(found[1])), abs=0.005)
    assert ("off topic at" in ran.stdout) == strange
