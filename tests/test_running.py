"""What `Dockerfile` and `bot/running/` promise, as far as it can be tried without a container or systemd."""

import asyncio
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from bot.channels.web import Health, serving
from tests.command_line import environment

ROOT = Path(__file__).parents[1]


def health_check(port: int) -> int:
    """Runs the image's own command; returns its exit code."""
    dockerfile = (ROOT / "Dockerfile").read_text(encoding="utf-8")
    found = re.search(r"^HEALTHCHECK .* CMD (\[.*\])$", dockerfile, re.M)
    assert found
    python, *arguments = json.loads(found[1])
    assert python == "python"
    ours = environment() | {"LISTEN_PORT": str(port), "http_proxy": "http://127.0.0.1:9"}
    return subprocess.run([sys.executable, *arguments], env=ours, capture_output=True, timeout=30).returncode


def test_the_images_health_check_sees_a_bot_that_runs_even_while_telegram_is_away() -> None:
    async def check() -> tuple[int, int]:
        async with serving("127.0.0.1", 0, lambda: Health(False, {"telegram": "away"})) as port:
            while_it_runs = await asyncio.to_thread(health_check, port)
        return while_it_runs, await asyncio.to_thread(health_check, port)

    assert asyncio.run(check()) == (0, 1)


def test_every_fault_in_the_page_names_tests_that_exist() -> None:
    page = (ROOT / "bot/running/README.md").read_text(encoding="utf-8")
    table = page.partition("## When something fails")[2].partition("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("|")][2:]
    assert {len(row) for row in rows} == {5}
    named = {name for row in rows for name in re.findall(r"`(test_\w+)`", row[-1])}
    defined = {
        name
        for path in (ROOT / "tests").rglob("test_*.py")
        for name in re.findall(r"^def (test_\w+)", path.read_text(encoding="utf-8"), re.M)
    }
    assert named - defined == set()
    assert all("`test_" in row[-1] for row in rows)


def blocks(heading: str) -> list[str]:
    """What the page says to run below a heading."""
    page = (ROOT / "bot/running/README.md").read_text(encoding="utf-8")
    chapter = page.partition(f"\n### {heading}\n")[2].partition("\n### ")[0]
    return re.findall(r"^```bash\n(.*?)^```", chapter, re.M | re.S)


class Machine:
    """A folder in the place of `/`, with an account that may do everything."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.versions = root / "opt/sanming-bot"
        self.knowledge = root / "var/lib/sanming-bot/knowledge"

    def run(self, commands: str) -> subprocess.CompletedProcess[str]:
        for place in ("/opt/", "/var/lib/"):
            commands = commands.replace(place, f"{self.root}{place}")
        commands = re.sub(
            r"\bsudo |sanming-bot:sanming-bot", lambda m: "" if m[0] == "sudo " else ":", commands
        )
        return subprocess.run(["bash", "-c", commands], capture_output=True, encoding="utf-8", timeout=60)

    def ship(self, name: str, pages: dict[str, str | None], above: str | None = None) -> None:
        """A version with its pages; None deletes one."""
        folder = f"/opt/sanming-bot/{name}"
        made = f"git clone -q /opt/sanming-bot/{above} {folder}" if above else f"git init -q {folder}"
        assert self.run(f"mkdir -p /opt/sanming-bot && {made}").returncode == 0
        (self.versions / name / ".gitignore").write_bytes((ROOT / ".gitignore").read_bytes())
        write_or_delete(self.versions / name / "knowledge", pages)
        commit = "git -c user.name=x -c user.email=x@localhost commit -qm pages"
        assert self.run(f"cd {folder} && git add -A && {commit}").returncode == 0


def write_or_delete(folder: Path, pages: dict[str, str | None]) -> None:
    for name, text in pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.unlink() if text is None else path.write_text(text, encoding="utf-8")


@pytest.mark.skipif(not (shutil.which("bash") and shutil.which("git")), reason="needs bash and git")
def test_the_pages_of_a_new_version_are_merged_with_the_offices_own_changes(tmp_path: Path) -> None:
    machine = Machine(tmp_path)
    shipped = {
        "pier.en.md": "# Pier\n\nOne.\n\nTwo.\n\nThree.\n",
        "quay.en.md": "# Quay\n",
        "wall.en.md": "# Wall\n",
        "_bot/vocabulary.yaml": "- pier, jetty\n",
    }
    machine.ship("first", {**shipped})
    write_or_delete(machine.knowledge, {**shipped})
    write_or_delete(
        machine.knowledge,
        {
            "pier.en.md": "# Pier\n\nOne, says the office.\n\nTwo.\n\nThree.\n",
            "wall.en.md": None,
            "own.en.md": "# Own\n",
            "_report.html": "report",
            "_bot/vocabulary.yaml": "- pier, jetty\n- quay, wharf\n",
        },
    )
    machine.ship(
        "second",
        {
            "pier.en.md": "# Pier\n\nOne.\n\nTwo.\n\nThree, as shipped.\n",
            "quay.en.md": None,
            "new.en.md": "# New\n",
            "_bot/vocabulary.yaml": "- pier, jetty\n- wall, dam\n",
        },
        above="first",
    )
    compare, merge, _, take_over = blocks("The pages of a new version")
    assert "pier.en.md" in machine.run(compare).stdout
    merged = machine.run(merge)
    assert merged.stdout.splitlines()[-1].startswith(
        "Automatic merge failed"
    )  # both added a line to the list
    listed = machine.run("cd /opt/sanming-bot/merge && git status --short | grep -E '^(U.|.U|AA|DD)'").stdout
    assert listed == "UU knowledge/_bot/vocabulary.yaml\n"
    words = machine.versions / "merge/knowledge/_bot/vocabulary.yaml"
    words.write_text(re.sub(r"^[<=>]{7}.*\n", "", words.read_text(), flags=re.M))
    assert (
        machine.run("cd /opt/sanming-bot/merge && git add -A knowledge && git commit --no-edit").returncode
        == 0
    )
    assert machine.run(take_over).returncode == 0
    files = {
        path.relative_to(machine.knowledge).as_posix(): path.read_text(encoding="utf-8")
        for path in machine.knowledge.rglob("*.*")
    }
    assert files == {
        "pier.en.md": "# Pier\n\nOne, says the office.\n\nTwo.\n\nThree, as shipped.\n",
        "own.en.md": "# Own\n",
        "new.en.md": "# New\n",
        "_report.html": "report",
        "_bot/vocabulary.yaml": "- pier, jetty\n- quay, wharf\n- wall, dam\n",
    }
    assert not (machine.versions / "merge").exists()
