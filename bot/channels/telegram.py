"""The Telegram channel: starts it, and stops it in good order."""

import asyncio
import logging
import signal
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pydantic import SecretStr
from telegram import Bot
from telegram.request import HTTPXRequest

from bot.channels.telegram_handlers import Channel
from bot.channels.telegram_logs import guarded_logs
from bot.channels.telegram_menu import register
from bot.channels.telegram_notices import Teller
from bot.channels.telegram_polling import poll, who_am_i
from bot.channels.telegram_sending import Outbox
from bot.desk import Desk

logger = logging.getLogger(__name__)

CALL_TIMEOUT_SECONDS = 10.0
STOP_GRACE_SECONDS = 3.0


@dataclass(frozen=True, slots=True)
class TelegramOptions:
    token: SecretStr
    api_url: str = "https://api.telegram.org"  # the root of the Bot API
    proxy: str | None = None  # http, https or socks5; for sending and polling
    admin_ids: frozenset[int] = frozenset()
    pauses_seconds: tuple[float, ...] = (1, 2, 4, 8, 15, 30)  # between tries while the network fails


def run_polling(desk: Desk, options: TelegramOptions) -> None:
    """Answers on Telegram until SIGINT or SIGTERM.

    Raises:
        TelegramError: Telegram does not accept the token.
    """
    asyncio.run(run(desk, options, asyncio.Event()))


async def run(desk: Desk, options: TelegramOptions, stop: asyncio.Event) -> None:
    """Answers on Telegram until the event is set, or on SIGINT or SIGTERM.

    Raises:
        TelegramError: Telegram does not accept the token.
    """
    with guarded_logs(options.token), _set_by_signals(stop):  # before the library learns the token
        sending, polling = _request(options), _request(options)
        root, token = options.api_url.rstrip("/"), options.token.get_secret_value()
        bot = Bot(token, base_url=f"{root}/bot", request=sending, get_updates_request=polling)
        try:
            await _until(stop, _answer(bot, polling, desk, options))
        finally:
            await bot.shutdown()


def _request(options: TelegramOptions) -> HTTPXRequest:
    return HTTPXRequest(
        proxy=options.proxy,
        connect_timeout=CALL_TIMEOUT_SECONDS,
        read_timeout=CALL_TIMEOUT_SECONDS,
        write_timeout=CALL_TIMEOUT_SECONDS,
        pool_timeout=CALL_TIMEOUT_SECONDS,
    )


async def _answer(bot: Bot, polling: HTTPXRequest, desk: Desk, options: TelegramOptions) -> None:
    me = await who_am_i(bot, options.pauses_seconds)
    logger.info("answering on Telegram as @%s", me.username)
    outbox = Outbox(bot, desk, options.pauses_seconds)
    channel = Channel(bot, me, desk, outbox, options.admin_ids)
    teller = Teller(bot, outbox, desk.notices, options.admin_ids, options.pauses_seconds)
    outbox.put_all(await asyncio.to_thread(desk.unsent, "telegram"))
    menu = asyncio.create_task(register(bot))
    try:
        await poll(bot, polling, channel.handle, outbox.resume, options.pauses_seconds)
    finally:
        menu.cancel()
        await teller.stop()
        await channel.stop(STOP_GRACE_SECONDS)
        await outbox.stop(STOP_GRACE_SECONDS)


async def _until(stop: asyncio.Event, work: Coroutine[None, None, None]) -> None:
    """Works until the event is set, then cancels the work and waits for its end. Raises what the work raises."""
    working, stopped = asyncio.ensure_future(work), asyncio.ensure_future(stop.wait())
    try:
        await asyncio.wait((working, stopped), return_when=asyncio.FIRST_COMPLETED)
    finally:
        stopped.cancel()
        working.cancel()
        await asyncio.wait((working,))
    if not working.cancelled():
        working.result()


@contextmanager
def _set_by_signals(stop: asyncio.Event) -> Iterator[None]:
    loop, signals = asyncio.get_running_loop(), (signal.SIGINT, signal.SIGTERM)
    try:
        for number in signals:
            loop.add_signal_handler(number, stop.set)
    except (NotImplementedError, RuntimeError, ValueError):
        # Windows, or a thread beside the main one. There Ctrl+C cancels us, which also ends in good order.
        yield
        return
    try:
        yield
    finally:
        for number in signals:
            loop.remove_signal_handler(number)
