"""Starts and ends the bots that are measured, each as a process of its own."""

import asyncio
import shutil
import socket
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.command_line import environment
from tests.telegram_benchmark.server import TOKEN, LoadServer

ROOT = Path(__file__).parents[2]


@asynccontextmanager
async def echo(server: LoadServer, *, with_jieba: bool = False) -> AsyncIterator["subprocess.Popen[bytes]"]:
    arguments = [sys.executable, "-m", "tests.telegram_benchmark.echo", server.url, *["jieba"] * with_jieba]
    async with _running(arguments, ROOT, environment()) as process:
        yield process


@asynccontextmanager
async def ours(server: LoadServer, folder: Path) -> AsyncIterator["subprocess.Popen[bytes]"]:
    """With the shipped pages, copied into the folder, where the records are kept too."""
    if not (folder / "knowledge").exists():
        shutil.copytree(ROOT / "knowledge", folder / "knowledge")
    settings = {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": server.url,
        "LISTEN_PORT": str(_free_port()),
        "LOG_LEVEL": "ERROR",
    }
    arguments = [sys.executable, "-W", "ignore", "-m", "tests.telegram_benchmark.ours"]
    async with _running(arguments, folder, environment() | settings) as process:
        yield process


@asynccontextmanager
async def _running(
    arguments: list[str], folder: Path, surroundings: dict[str, str]
) -> AsyncIterator["subprocess.Popen[bytes]"]:
    process = subprocess.Popen(
        arguments, cwd=folder, env=surroundings, stdout=subprocess.DEVNULL, start_new_session=True
    )
    try:
        yield process
    finally:
        process.terminate()
        await asyncio.to_thread(process.wait)


async def until_it_polls(server: LoadServer) -> None:
    before = server.polls
    await server.until(lambda: server.polls > before)


async def said(server: LoadServer, chats: range, question: str = "hello") -> None:
    """Asks once in each chat and waits for the replies."""
    for chat in chats:
        server.ask(chat, question)
    await server.until(lambda: all(server.replies[chat] for chat in chats))
    await asyncio.sleep(0.2)
    server.forget()


def resident_bytes(process: "subprocess.Popen[bytes]") -> int:
    """The memory that the process and its children hold; what they share counts once (Linux's PSS)."""
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return sum(map(_pss_bytes, (str(process.pid), *children)))


def _pss_bytes(process_id: str) -> int:
    lines = Path(f"/proc/{process_id}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])
