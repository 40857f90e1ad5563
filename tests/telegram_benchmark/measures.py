"""What is measured, each against the echo bot in the same run. Prints Markdown tables; judges nothing."""

import asyncio
import itertools
import json
import random
import subprocess
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory

from tests.telegram_benchmark import bots
from tests.telegram_benchmark.server import LoadServer
from tests.telegram_benchmark.tables import spread, table

SETTLED_SECONDS = 8.0
Process = subprocess.Popen[bytes]
QUESTIONS = [
    str(json.loads(line)["question"])
    for line in (bots.ROOT / "tests/evaluation/sanming.jsonl").read_text(encoding="utf-8").splitlines()
]


async def throughput(chats: int = 1000, rounds: int = 3) -> str:
    """Replies a second when every chat asks at once, in turns."""
    found: dict[str, list[float]] = {"echo": [], "ours": []}
    for _ in range(rounds):
        for name, rates in found.items():
            async with LoadServer().serving() as server, _bot(name, server):
                await _settled(server)
                began = time.monotonic()
                for chat, question in zip(range(1000, 1000 + chats), itertools.cycle(QUESTIONS)):
                    server.ask(chat, question)
                await server.until(server.has_answered(chats))
                rates.append(chats / (time.monotonic() - began))
    ratio = median(found["ours"]) / median(found["echo"])
    rows = [(name, spread(rates)) for name, rates in found.items()] + [("ours / echo", f"{ratio:.2f}")]
    return table(("replies a second", "min / median / max"), rows)


async def _settled(server: LoadServer) -> None:
    """Until the bot has done what it puts off at a start; what a start takes is measured by itself."""
    await bots.until_it_polls(server)
    await bots.said(server, range(1, 21))
    await asyncio.sleep(SETTLED_SECONDS)


@asynccontextmanager
async def _bot(name: str, server: LoadServer) -> AsyncIterator[Process]:
    """Ours in a fresh folder, or the echo bot."""
    with TemporaryDirectory() as folder:
        async with bots.ours(server, Path(folder)) if name == "ours" else bots.echo(server) as process:
            yield process


async def _latencies(server: LoadServer, per_second: float, seconds: float) -> list[tuple[float, float]]:
    """(when it was asked, seconds to its reply) of questions in chats of their own, at uneven distances."""
    chance, asked = random.Random(2), dict[int, float]()
    end = time.monotonic() + seconds
    for chat, question in zip(itertools.count(5000), itertools.cycle(QUESTIONS)):
        if time.monotonic() > end:
            break
        server.ask(chat, question)
        asked[chat] = server.asked_at[chat]
        await asyncio.sleep(chance.expovariate(per_second))
    await server.until(lambda: all(server.replies[chat] for chat in asked), 60)
    return [(at, server.replies[chat][0][0] - at) for chat, at in asked.items()]


def _percentiles(seconds: Sequence[float]) -> list[float]:
    """p50, p90, p99 and the longest, in milliseconds."""
    cuts = quantiles(seconds, n=100)
    return [1000 * value for value in (cuts[49], cuts[89], cuts[98], max(seconds))]


async def latency(seconds: float = 60.0) -> str:
    """From an update to its reply at 25 messages a second."""
    rows, found = [], {}
    for name in ("echo", "ours"):
        async with LoadServer().serving() as server, _bot(name, server):
            await _settled(server)
            found[name] = _percentiles([taken for _, taken in await _latencies(server, 25, seconds)])
            rows.append((name, *(f"{value:.1f}" for value in found[name])))
    rows.append(("ours − echo", *(f"{a - b:.1f}" for a, b in zip(found["ours"], found["echo"], strict=True))))
    return table(("update to reply, ms", "p50", "p90", "p99", "longest"), rows)


async def start(rounds: int = 5) -> str:
    """From the start of the process to the first reply; the question waits already."""
    found: dict[str, list[float]] = {"echo": [], "echo and jieba": [], "ours": [], "ours, the very first": []}
    with TemporaryDirectory() as folder:
        for number in range(rounds):
            for name, taken in found.items():
                async with LoadServer().serving() as server:
                    server.ask(1, "hello")
                    home = Path(folder) / (f"first{number}" if name.endswith("first") else "again")
                    home.mkdir(exist_ok=True)
                    began = time.monotonic()
                    process = (
                        bots.ours(server, home)
                        if name.startswith("ours")
                        else bots.echo(server, with_jieba=name.endswith("jieba"))
                    )
                    async with process:
                        await server.until(server.has_answered(1))
                        taken.append(server.replies[1][0][0] - began)
    found["ours"] = found["ours"][1:]  # the first of them had no tokens yet
    base = median(found["echo and jieba"])
    rows = [(name, spread(taken, 2), f"{median(taken) / base:.2f}") for name, taken in found.items()]
    return table(("start to first reply, s", "min / median / max", "over echo and jieba"), rows)


async def memory(messages: int = 100_000) -> str:
    """Resident memory while so many messages are answered."""
    rows: list[Sequence[object]] = []
    async with LoadServer(send_seconds=0.0).serving() as server, _bot("ours", server) as process:
        await _settled(server)
        rows.append((0, f"{bots.resident_bytes(process) / 2**20:.0f}"))
        step = max(1, messages // 10)
        asked = itertools.cycle(QUESTIONS)
        for done in range(step, messages + 1, step):
            for chat in range(step):
                server.ask(10_000 + chat, next(asked))
                await server.until(server.has_answered(chat - 200))
            await server.until(server.has_answered(step))
            server.forget()
            rows.append((done, f"{bots.resident_bytes(process) / 2**20:.0f}"))
    return table(("messages", "MB"), rows)


async def reload(seconds: float = 60.0) -> str:
    """What a change of the folder every three seconds adds to the replies, at 25 messages a second."""
    rows = []
    with TemporaryDirectory() as folder:
        async with LoadServer().serving() as server, bots.ours(server, Path(folder)):
            await _settled(server)
            quiet = _percentiles([taken for _, taken in await _latencies(server, 25, seconds)])
            server.forget()
            changing = asyncio.create_task(_change(Path(folder) / "knowledge"))
            busy = _percentiles([taken for _, taken in await _latencies(server, 25, seconds)])
            changing.cancel()
    for name, found in (("folder at rest", quiet), ("changed every 3 s", busy)):
        rows.append((name, *(f"{value:.1f}" for value in found)))
    rows.append(("difference", *(f"{a - b:.1f}" for a, b in zip(busy, quiet, strict=True))))
    return table(("update to reply, ms", "p50", "p90", "p99", "longest"), rows)


async def _change(folder: Path) -> None:
    page = sorted(folder.glob("[a-z]*/*.en.md"))[0]
    text = page.read_text(encoding="utf-8")
    for number in itertools.count():
        page.write_text(f"{text}\nSentence number {number} of this page stands here.\n", encoding="utf-8")
        await asyncio.sleep(3)
