"""How fast the bot is on Telegram, beside a bare echo bot: `python -m tests.telegram_benchmark [PART…]`."""

import argparse
import asyncio
import datetime as dt
import os
import platform
from collections.abc import Callable, Coroutine
from pathlib import Path

from tests.telegram_benchmark import measures, soak

PARTS: dict[str, Callable[[], Coroutine[None, None, str]]] = {
    "throughput": measures.throughput,
    "latency": measures.latency,
    "start": measures.start,
    "memory": measures.memory,
    "reload": measures.reload,
    "soak": soak.soak,
}


def _machine() -> str:
    names = [line for line in Path("/proc/cpuinfo").read_text().splitlines() if line.startswith("model name")]
    processor = names[0].partition(":")[2].strip() if names else platform.machine()
    return f"{os.cpu_count()} × {processor}, Python {platform.python_version()}, {dt.date.today()}"  # noqa: DTZ011


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART", help=f"of: {', '.join(PARTS)} (default: all)")
    parts = parser.parse_args().parts or list(PARTS)
    print(f"{_machine()}\n")
    for part in parts:
        print(f"### {part}\n\n{asyncio.run(PARTS[part]())}", flush=True)


if __name__ == "__main__":
    main()
