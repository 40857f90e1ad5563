"""The README is executed: its first command in a fresh folder, its conversation, its tables."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from bot.settings import Settings
from tests.command_line import bot, environment

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def block(name: str) -> str:
    """The lines of the code block between two marks."""
    marked = re.search(rf"<!-- {name} -->\n```\w+\n(.*?)\n```\n<!-- end -->", README, re.S)
    assert marked, name
    return marked[1]


def fresh_copy(folder: Path) -> Path:
    """What a clone holds: the files that git knows or would add."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder


@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="needs the list of files that a clone would hold")
def test_the_first_command_sets_up_and_talks_in_a_fresh_folder(tmp_path: Path) -> None:
    folder = fresh_copy(tmp_path)
    ran = subprocess.run(
        ["bash", "-c", block("chat:bash")],
        cwd=folder, env={k: v for k, v in environment().items() if k != "PYTHONPATH"},
        input="/contact\n/quit\n", capture_output=True, encoding="utf-8", timeout=600,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert "I am an automatic assistant" in ran.stdout
    assert "China@tanikawa.com" in ran.stdout


def test_the_conversation_shown_is_the_one_the_bot_has(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text(f"KNOWLEDGE_DIR={ROOT / 'knowledge'}\n", encoding="utf-8")
    shown = re.split(r"^> ", block("transcript"), flags=re.M)[1:]
    assert len(shown) >= 3
    for exchange in shown:
        question, _, reply = exchange.partition("\n")
        assert reply.strip() == bot(tmp_path, "ask", question).stdout.strip()


def test_every_command_is_in_the_readme_and_nothing_more(tmp_path: Path) -> None:
    offered = set(re.findall(r"^    (\w+) ", bot(tmp_path, "--help").stdout, re.M))
    assert {"run", "chat"} <= offered
    assert set(re.findall(r"sanming-bot (\w+)", README)) == offered


def test_every_setting_is_in_the_readme_with_its_default() -> None:
    shown = dict(re.findall(r"^\| `([A-Z_]+)` \| (?:none|`(.*?)`) \|", README, re.M))
    defaults = {name.upper(): field.default for name, field in Settings.model_fields.items()}
    assert shown == {
        name: str(value) if value not in (None, frozenset()) else "" for name, value in defaults.items()
    }
