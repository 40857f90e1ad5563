"""The Telegram channel: starts it, and stops it in good order."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Iterator
from contextlib import (
    AbstractAsyncContextManager,
    AbstractContextManager,
    AsyncExitStack,
    asynccontextmanager,
    contextmanager,
)
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, TypeVar
from urllib.parse import urlsplit

from pydantic import SecretStr
from telegram import Bot, User
from telegram.request import HTTPXRequest

from bot.channels.telegram_handlers import Channel
from bot.channels.telegram_inbox import Inbox
from bot.channels.telegram_limits import TELEGRAMS, Limits
from bot.channels.telegram_logs import guarded_logs
from bot.channels.telegram_menu import register
from bot.channels.telegram_polling import poll, who_am_i
from bot.channels.telegram_sending import Outbox
from bot.channels.telegram_status import Connection
from bot.channels.telegram_transport import request
from bot.channels.telegram_webhook import keep_webhook
from bot.desk import Desk, OutboundMessage
from bot.errors import TelegramError

if TYPE_CHECKING:
    from bot.channels import web

logger = logging.getLogger(__name__)

ANSWERING_GRACE_SECONDS = 2.0  # for questions that have begun when the program is told to stop,
SENDING_GRACE_SECONDS = 3.0  # and then for messages

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class TelegramOptions:
    token: SecretStr
    api_url: str = "https://api.telegram.org"  # the root of the Bot API
    proxy: str | None = None  # http, https or socks5; for sending and polling
    admin_ids: frozenset[int] = frozenset()
    limits: Limits = TELEGRAMS
    listen: tuple[str, int] | None = None  # host and port for the health pages and the webhook
    webhook_url: str | None = None  # where Telegram brings updates; without it Telegram is asked for them
    webhook_secret: SecretStr | None = None
    pauses_seconds: tuple[float, ...] = (1, 2, 4, 8, 15, 30)  # between tries while the network fails

    @property
    def route(self) -> str:
        """What is said behind a call that failed of the way that it took; never a password."""
        proxy = urlsplit(self.proxy or "").netloc.rpartition("@")[2]
        return f" (through TELEGRAM_PROXY {proxy})" if proxy else ""


def run_until_stopped(desk: AbstractContextManager[Desk], options: TelegramOptions) -> None:
    """Answers on Telegram until SIGINT or SIGTERM.

    Raises:
        TelegramError: Telegram does not accept the token.
    """
    with asyncio.Runner(loop_factory=_loop_factory()) as runner:
        runner.run(run(desk, options, asyncio.Event()))


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    """That of uvloop where there is one (not on Windows), else Python's own."""
    try:
        from uvloop import new_event_loop
    except ImportError:
        return None
    return new_event_loop


async def run(desk: AbstractContextManager[Desk], options: TelegramOptions, stop: asyncio.Event) -> None:
    """Answers on Telegram until the event is set, or on SIGINT or SIGTERM. The desk is opened while the network is.

    Raises:
        TelegramError: Telegram does not accept the token.
        whatever the opening of the desk raises.
    """
    with guarded_logs(options.token), _set_by_signals(stop):  # before the library learns the token
        sending, polling = (request(options.limits.calls_at_once, options.proxy) for _ in range(2))
        root, token = options.api_url.rstrip("/"), options.token.get_secret_value()
        bot = Bot(token, base_url=f"{root}/bot", request=sending, get_updates_request=polling)
        try:
            await _until(stop, _open(bot, polling, desk, options))
        finally:
            await bot.shutdown()


async def _open(
    bot: Bot, polling: HTTPXRequest, opening: AbstractContextManager[Desk], options: TelegramOptions
) -> None:
    """Reads the pages and reaches for Telegram at the same time."""
    connection = Connection(options.route)
    reaching = asyncio.create_task(who_am_i(bot, connection, options.pauses_seconds))
    try:
        async with _in_thread(opening) as desk:
            await _answer(bot, connection, reaching, polling, desk, options)
    finally:
        reaching.cancel()


async def _answer(
    bot: Bot,
    connection: Connection,
    reaching: asyncio.Future[User],
    polling: HTTPXRequest,
    desk: Desk,
    options: TelegramOptions,
) -> None:
    outbox = Outbox(bot, desk, options.limits, options.pauses_seconds)
    channel = Channel(bot, desk, outbox, options.admin_ids, options.limits.questions_per_minute)
    inbox = Inbox(bot, desk, channel.take)
    connection.recovered = outbox.resume

    async def put(body: bytes) -> bool:
        await asyncio.shield(reaching)  # who is meant by an update cannot be told before
        return await inbox.put_json(body)

    async with AsyncExitStack() as stack:
        door = _door(options, desk, put, connection)
        if options.webhook_url:
            await stack.enter_async_context(door)
        else:  # nobody waits for it: to import a web server takes a while
            stack.push_async_callback(_ended, asyncio.create_task(_stay_in(door)))
        me = await reaching
        logger.info("answering on Telegram as @%s", me.username)
        await stack.enter_async_context(_sending(desk, outbox))
        stack.push_async_callback(channel.stop, ANSWERING_GRACE_SECONDS)
        for work in (register(bot), inbox.work()):
            stack.push_async_callback(_ended, asyncio.create_task(work))
        if options.webhook_url and options.webhook_secret:
            secret, pauses = options.webhook_secret, options.pauses_seconds
            await keep_webhook(bot, options.webhook_url, secret, connection, pauses)
        else:
            await poll(bot, polling, inbox.put, connection, desk.notices.put, options.pauses_seconds)


@asynccontextmanager
async def _sending(desk: Desk, outbox: Outbox) -> AsyncIterator[None]:
    """Sends what is committed and unsent, and every notice from now on."""
    loop = asyncio.get_running_loop()

    def send(messages: tuple[OutboundMessage, ...]) -> None:
        loop.call_soon_threadsafe(outbox.put, messages)

    desk.notices.hand_to(send)
    try:
        outbox.put(await asyncio.to_thread(desk.unsent, "telegram"))
        yield
    finally:
        desk.notices.hand_to(None)
        await outbox.stop(SENDING_GRACE_SECONDS)


@asynccontextmanager
async def _door(
    options: TelegramOptions, desk: Desk, put: Callable[[bytes], Awaitable[bool]], connection: Connection
) -> AsyncIterator[None]:
    """Raises:
    TelegramError: nobody can listen there, and the webhook needs it. Health alone is worth a warning.
    """
    if options.listen is None:
        yield
        return
    from bot.channels import web

    host, port = options.listen
    webhook = None
    if options.webhook_url and options.webhook_secret:
        webhook = web.Webhook(urlsplit(options.webhook_url).path, options.webhook_secret, put)
    async with AsyncExitStack() as stack:
        try:
            await stack.enter_async_context(
                web.serving(host, port, partial(_health, desk, connection), webhook)
            )
        except OSError as trouble:
            why = f"LISTEN_HOST, LISTEN_PORT: nobody can listen at {host}:{port} ({trouble.strerror})"
            if webhook:
                raise TelegramError(f"{why}; choose another port.") from None
            logger.warning("%s; choose another port: the bot goes on without /healthz and /readyz", why)
        yield


async def _stay_in(context: AbstractAsyncContextManager[None]) -> None:
    """Until it is cancelled."""
    async with context:
        await asyncio.Event().wait()


async def _ended(task: asyncio.Task[None]) -> None:
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)


def _health(desk: Desk, connection: Connection) -> "web.Health":
    from bot.channels.web import Health

    troubles = {
        "telegram": connection.trouble,
        "answers": desk.answering_trouble,
        "database": desk.database_trouble,
    }
    return Health(not any(troubles.values()), {part: trouble or "ok" for part, trouble in troubles.items()})


@asynccontextmanager
async def _in_thread(manager: AbstractContextManager[T]) -> AsyncIterator[T]:
    """Enters and leaves it in another thread, since both take a while."""
    entering = asyncio.ensure_future(asyncio.to_thread(manager.__enter__))
    try:
        entered = await asyncio.shield(entering)
    except asyncio.CancelledError:
        await entering
        await asyncio.to_thread(manager.__exit__, None, None, None)
        raise
    try:
        yield entered
    finally:
        await asyncio.to_thread(manager.__exit__, None, None, None)


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
