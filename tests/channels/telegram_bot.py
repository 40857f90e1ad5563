"""The real bot, as `run` starts it, in a thread beside the test."""

import asyncio
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, nullcontext
from functools import partial
from pathlib import Path

from pydantic import SecretStr

from bot.channels.telegram import TelegramOptions, run
from bot.channels.telegram_limits import UNLIMITED
from bot.channels.telegram_notices import notice_bodies
from bot.desk import Desk
from bot.service import desk as open_desk
from bot.settings import Settings
from tests.pages import TOWN, write_pages
from tests.servers.bot_api import TOKEN, BotApiServer

PATIENCE_SECONDS = 20.0
ADMIN = 9


@contextmanager
def desk_in(folder: Path, pages: Mapping[str, str | bytes] = TOWN) -> Iterator[Desk]:
    """A desk with the pages of the town and a SQLite file; opened again, it remembers."""
    settings = Settings(
        telegram_bot_token=None,
        telegram_api_url="https://api.telegram.org",
        telegram_proxy=None,
        telegram_webhook_url=None,
        telegram_webhook_secret=None,
        listen_host="127.0.0.1",
        listen_port=8080,
        knowledge_dir=write_pages(folder / "pages", pages),
        database_url=f"sqlite:///{folder / 'bot.db'}",
        admin_ids=frozenset(),
        retention_days=180,
        log_level="INFO",
    )
    with open_desk(settings, partial(notice_bodies, {ADMIN}), first_replies_seconds=0) as desk:
        yield desk


class RunningBot:
    def __init__(self, desk: Desk, options: TelegramOptions) -> None:
        self._desk, self._options = desk, options
        self._thread = threading.Thread(target=self._run, name="bot")
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stop: asyncio.Event | None = None
        self._ready = threading.Event()
        self.error: BaseException | None = None

    def start(self) -> None:
        self._thread.start()
        assert self._ready.wait(PATIENCE_SECONDS)

    def stop(self) -> None:
        """As SIGTERM does."""
        if self._loop and self._stop and self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stop.set)
        self.join()

    def join(self) -> None:
        self._thread.join(PATIENCE_SECONDS)
        assert not self._thread.is_alive(), "the bot does not stop"

    def _run(self) -> None:
        try:
            asyncio.run(self._main())
        except BaseException as error:  # raised again in the test's thread
            self.error = error
        finally:
            self._ready.set()

    async def _main(self) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        self._ready.set()
        await run(nullcontext(self._desk), self._options, self._stop)


def options_for(server: BotApiServer, token: str = TOKEN) -> TelegramOptions:
    return TelegramOptions(
        token=SecretStr(token),
        api_url=server.url,
        admin_ids=frozenset({ADMIN}),
        limits=UNLIMITED,
        pauses_seconds=(0.05, 0.1, 0.2),
    )


@contextmanager
def running_with(desk: Desk, options: TelegramOptions) -> Iterator[RunningBot]:
    bot = RunningBot(desk, options)
    bot.start()
    try:
        yield bot
    finally:
        bot.stop()
    if bot.error:
        raise bot.error


@contextmanager
def running(server: BotApiServer, desk: Desk) -> Iterator[RunningBot]:
    with running_with(desk, options_for(server)) as bot:
        yield bot
