"""What people copy out of the pages of documentation: every command is one that its program understands."""

import importlib.util
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.__main__ import _parser as parser_of_commands
from tests.command_line import environment

ROOT = Path(__file__).parents[1]
PAGES = ("README.md", "knowledge/README.md", "bot/README.md", "bot/running/README.md", "tests/README.md")
COMMANDS = set(re.findall(r"^    ([a-z]+) ", parser_of_commands().format_help(), re.M))
CALL = re.compile(r"\bsanming-bot ((?!sanming-bot)[a-z]+ [^;|&>]+)")
PLACEHOLDERS = {"NUMBER": "1", "编号": "1"}


def page(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def fenced(name: str, language: str) -> Iterator[str]:
    return (found[1] for found in re.finditer(rf"^```{language}\n(.*?)^```", page(name), re.M | re.S))


def code(name: str) -> Iterator[str]:
    """The lines of code blocks, and what stands between backticks."""
    for block in fenced(name, r"\w*"):
        yield from block.splitlines()
    yield from re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", page(name), flags=re.M | re.S))


def calls(name: str) -> set[str]:
    """What stands behind `sanming-bot`, without what the shell does with it; a command's bare name is no call."""
    found = (call for line in code(name) for call in CALL.findall(line))
    return {re.sub(r"\$\(.*?\)", "x", call).strip(" …") for call in found if call.split()[0] in COMMANDS}


@pytest.mark.parametrize("name", PAGES)
def test_every_call_of_the_bot_is_understood(name: str) -> None:
    refused = []
    for call in calls(name):
        try:
            parser_of_commands().parse_args([PLACEHOLDERS.get(word, word) for word in shlex.split(call)])
        except SystemExit:
            refused.append(call)
    assert refused == []


def test_calls_are_found_at_all() -> None:
    assert len(calls("README.md")) > 9
    assert "gaps --write 1" in calls("knowledge/README.md")
    assert "backup data/today.db" in calls("bot/running/README.md")


def test_every_option_named_beside_a_command_is_its_own(capsys: pytest.CaptureFixture[str]) -> None:
    rows = re.findall(r"^\| `sanming-bot (\w+).*", page("README.md"), re.M)
    for command in rows:
        row = next(
            line for line in page("README.md").splitlines() if line.startswith(f"| `sanming-bot {command}")
        )
        with pytest.raises(SystemExit):
            parser_of_commands().parse_args([command, "--help"])
        known = set(re.findall(r"--[a-z]+", capsys.readouterr().out))
        assert set(re.findall(r"`(--[a-z]+)", row)) <= known, command
    assert set(rows) == COMMANDS


@pytest.mark.parametrize("name", PAGES)
def test_every_module_that_is_to_be_run_is_there(name: str) -> None:
    modules = {module for line in code(name) for module in re.findall(r"python -m ([\w.]+)", line)}
    assert [module for module in modules if not importlib.util.find_spec(module)] == []


@pytest.mark.parametrize(
    "module", ["tests.servers.bot_api", "tests.telegram_benchmark", "bot.workshop.calibrate"]
)
def test_a_module_that_is_to_be_run_explains_itself(module: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", module, "--help"],
        cwd=ROOT, env=environment(), capture_output=True, encoding="utf-8", timeout=60,
    )  # fmt: skip
    assert (ran.returncode, ran.stdout.startswith("usage: ")) == (0, True)


@pytest.mark.skipif(not shutil.which("bash"), reason="needs bash")
@pytest.mark.parametrize("name", PAGES)
def test_every_block_for_the_shell_can_be_read_by_it(name: str) -> None:
    for block in fenced(name, "bash"):
        ran = subprocess.run(["bash", "-n"], input=block, capture_output=True, encoding="utf-8")
        assert (ran.returncode, ran.stderr) == (0, ""), block


def test_every_file_that_a_page_links_to_is_there() -> None:
    for name in PAGES:
        links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page(name))
        assert [link for link in links if not ((ROOT / name).parent / link).exists()] == [], name
