"""What `Dockerfile` and `bot/running/` promise, as far as it can be tried without a container or systemd."""

import asyncio
import json
import re
import subprocess
import sys
from pathlib import Path

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
