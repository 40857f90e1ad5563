from pathlib import Path

import pytest

from bot.errors import KnowledgeError
from bot.workshop.coverage import COVERAGE_FILE, read_topics
from tests.command_line import bot, folder_with_pages
from tests.pages import write_pages

TOPICS = """
- topic: the harbour
  zh-topic: 港口
  en: ["How many berths does the harbour have?", "Who runs the harbour?", "What is the depth of the harbour?"]
  zh: ["港口有多少个泊位？", "港口由谁经营？", "兰港有大学吗？"]
- topic: rents
  zh-topic: 租金
  en: ["What is the rent of a hall?"]
  zh: ["厂房租金是多少？", "兰港有大学吗？"]
- topic: taxes
  zh-topic: 税收
  en: ["What is the rate of the hat tax?"]
"""
SUBJECTS = "- rents of halls, rent, 厂房租金, 租金\n"


def test_a_cell_is_full_or_known_to_nobody_or_open(tmp_path: Path) -> None:
    folder = folder_with_pages(tmp_path)
    write_pages(tmp_path / "pages", {COVERAGE_FILE: TOPICS, "_bot/handoff.yaml": SUBJECTS})
    lines = bot(folder, "check", "--coverage").stdout.splitlines()
    assert [line.split("  ")[-1].strip() for line in lines[1:4]] == ["2 of 3", "empty", "empty"]
    assert "full" in lines[1]
    assert "nobody knows" in lines[2]
    assert "no answer 没有回答: 兰港有大学吗？" in lines
    assert "nobody knows 没有人知道: What is the rent of a hall?" in lines


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("topic: x", ":1:"),
        ("- x", ":1:"),
        ("- topic: a\n  zh-topic: b\n- topic: c\n", ":3:"),
        ("- topic: a\n  zh-topic: b\n  en: one question\n", ":3:"),
        ("- topic: [\n", ":2:"),
        (None, " is not there"),
    ],
)
def test_a_list_that_cannot_be_read_is_named_with_its_line(
    tmp_path: Path, text: str | None, place: str
) -> None:
    if text is not None:
        write_pages(tmp_path, {COVERAGE_FILE: text})
    with pytest.raises(KnowledgeError) as trouble:
        read_topics(tmp_path)
    assert str(trouble.value).startswith(f"{COVERAGE_FILE}{place}")
