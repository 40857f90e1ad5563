"""Killed every few seconds while Telegram misbehaves: does the ledger balance?"""

import asyncio
import itertools
import random
import sqlite3
import time
from collections import Counter, defaultdict
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.dialogue import wording
from tests.telegram_benchmark import bots
from tests.telegram_benchmark.server import Faults, LoadServer
from tests.telegram_benchmark.tables import table

CHATS = 200
PER_SECOND = 25.0
AGAIN = f"<i>{wording.SENT_AGAIN('en')}</i>\n\n"
ASKED = ("/help", "/topics", "What is rural Taobao?")
FAULTS = Faults(error=0.02, throttled=0.01, dropped=0.01, slow=0.02)

Asked = defaultdict[int, list[int]]
"""Chat -> which of the questions were asked there, in order."""


async def soak(seconds: float = 300.0) -> str:
    """What was asked, what was answered, what came twice."""
    asked: Asked = defaultdict(list)
    with TemporaryDirectory() as home:
        async with LoadServer(faults=FAULTS).serving() as server:
            asking = asyncio.create_task(_ask(server, asked, seconds))
            kills = await _killed_again_and_again(server, Path(home), asking)
            async with bots.ours(server, Path(home)):
                await server.until(lambda: _lost(server, asked) == 0)
                await asyncio.sleep(2)  # for what should not come
            return _ledger(server, asked, kills) + _records(Path(home))


async def _ask(server: LoadServer, asked: Asked, seconds: float) -> None:
    chance, end, count = random.Random(3), time.monotonic() + seconds, itertools.count()
    while time.monotonic() < end:
        chat = 1000 + next(count) % CHATS
        number = len(asked[chat]) % len(ASKED)
        asked[chat].append(number)
        server.ask(chat, ASKED[number])
        await asyncio.sleep(chance.expovariate(PER_SECOND))


async def _killed_again_and_again(server: LoadServer, home: Path, asking: "asyncio.Task[None]") -> int:
    chance = random.Random(4)
    for kills in itertools.count(1):
        async with bots.ours(server, home) as process:
            await bots.until_it_polls(server)
            await asyncio.wait((asking,), timeout=chance.uniform(0, 6))
            process.kill()
        if asking.done():
            return kills
    raise AssertionError("the asking ends")


def _heard(server: LoadServer, chat: int) -> tuple[list[int], Counter[str]]:
    """Which questions the chat's messages answer, each once, and what there was to remark."""
    found, remarks = list[int](), Counter[str]()
    for _, text in server.replies[chat]:
        marked, plain = text.startswith(AGAIN), text.removeprefix(AGAIN)
        number = (
            0 if plain.startswith(wording.HELP("en")) else 1 if plain.startswith(wording.TOPICS("en")) else 2
        )
        twice = bool(found) and found[-1] == number
        remarks["marked"] += marked
        remarks["marked, and came twice"] += marked and twice
        remarks["twice unmarked"] += twice and not marked
        if not twice:
            found.append(number)
    return found, remarks


def _lost(server: LoadServer, asked: Asked) -> int:
    return sum(max(0, len(numbers) - len(_heard(server, chat)[0])) for chat, numbers in asked.items())


def _ledger(server: LoadServer, asked: Asked, kills: int) -> str:
    remarks, out_of_order = Counter[str](), 0
    for chat, numbers in asked.items():
        found, remarked = _heard(server, chat)
        remarks += remarked
        out_of_order += found != numbers
    rows = [
        ("times killed", kills),
        ("questions asked", sum(map(len, asked.values()))),
        ("messages that arrived", server.count),
        ("questions without a reply", _lost(server, asked)),
        ("chats whose replies are not those of their questions, in order", out_of_order),
        ("replies that came twice without saying so", remarks["twice unmarked"]),
        ("replies that say that they are sent again", remarks["marked"]),
        ("… and had arrived before", remarks["marked, and came twice"]),
    ]
    return table(("soak", ""), rows)


def _records(home: Path) -> str:
    connection = sqlite3.connect(home / "data/sanming-bot.db")
    rows = [
        (f"{name} that are {status}", count)
        for name in ("updates", "messages")
        for status, count in connection.execute(f"select status, count(*) from {name} group by status")
    ]
    connection.close()
    return "\n" + table(("records", ""), rows)
