"""Asks Telegram for updates, again and again, until the program is told to stop.

Telegram forgets an update once a later one is asked for. So the next ones are asked for only when the questions
of the last ones are committed: what is cut off between the two comes again, and nothing is lost. The library's
own Updater confirms earlier, and goes silently deaf when the token is withdrawn.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from itertools import chain, repeat
from typing import TypeVar

from telegram import Bot, Update, User
from telegram.error import InvalidToken, RetryAfter
from telegram.error import TelegramError as ApiError

from bot.channels.telegram_logs import log_error
from bot.errors import TelegramError

logger = logging.getLogger(__name__)

POLL_SECONDS = 25  # how long Telegram holds a request that has nothing to report
COMMIT_SECONDS = 10  # questions that take longer do not keep the others waiting
_ALLOWED_UPDATES = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY)
_WRONG_TOKEN = (
    "TELEGRAM_BOT_TOKEN: Telegram does not accept the token; "
    "get the current one from @BotFather and check TELEGRAM_API_URL."
)

T = TypeVar("T")
Handle = Callable[[Update], Iterable[Awaitable[None]]]
"""Takes one update; what it returns is done when the update's questions are committed."""


async def who_am_i(bot: Bot, pauses_seconds: Sequence[float]) -> User:
    """Waits for the network, however long that takes.

    Raises:
        TelegramError: the token is wrong.
    """
    await _persistently(bot.initialize, "reach Telegram", pauses_seconds)
    return bot.bot


async def poll(bot: Bot, handle: Handle, polled: Callable[[], None], pauses_seconds: Sequence[float]) -> None:
    """Hands every update to handle; polled is called each time that Telegram has answered. Ends only when
    cancelled.

    Raises:
        TelegramError: the token is not accepted any more.
    """
    # A webhook of an earlier installation would keep every update away from us.
    await _persistently(bot.delete_webhook, "begin to ask for updates", pauses_seconds)
    offset, limit = None, 100

    async def fetch() -> Sequence[Update]:
        return await bot.get_updates(offset, limit, POLL_SECONDS, allowed_updates=_ALLOWED_UPDATES)

    try:
        while True:
            try:
                updates = await _persistently(fetch, "ask for updates", pauses_seconds)
            except (TypeError, ValueError, KeyError, AttributeError) as error:
                # One update that the library cannot read: find it, leave it out, go on with the others.
                log_error(logger, "an update cannot be read", error)
                offset = offset + 1 if offset is not None and limit == 1 else offset
                limit = 1
                await asyncio.sleep(pauses_seconds[0])
                continue
            limit = 100
            polled()
            await _committed(chain.from_iterable(handle(update) for update in updates))
            offset = updates[-1].update_id + 1 if updates else offset
    finally:
        await _confirm(bot, offset)


async def _committed(questions: Iterable[Awaitable[None]]) -> None:
    under_way = [asyncio.ensure_future(question) for question in questions]
    if under_way:
        await asyncio.wait(under_way, timeout=COMMIT_SECONDS)


async def _confirm(bot: Bot, offset: int | None) -> None:
    """Tells Telegram what we have had; otherwise it would come once more after a restart."""
    if offset is None:
        return
    try:
        await bot.get_updates(offset, limit=1, timeout=0)
    except Exception as error:  # then it comes once more
        logger.warning("the last updates were not confirmed (%s)", type(error).__name__)


async def _persistently(
    request: Callable[[], Awaitable[T]], purpose: str, pauses_seconds: Sequence[float]
) -> T:
    """Tries until it works, with growing pauses and one line in the log each time."""
    for pause_seconds in chain(pauses_seconds, repeat(pauses_seconds[-1])):
        try:
            return await request()
        except InvalidToken:
            raise TelegramError(_WRONG_TOKEN) from None  # the library's own error shows the token
        except RetryAfter as wait:
            logger.warning("cannot %s: %s", purpose, wait)
            await asyncio.sleep(max(pause_seconds, 1))
        except ApiError as error:
            logger.warning("cannot %s: %s; next try in %g seconds", purpose, error, pause_seconds)
            await asyncio.sleep(pause_seconds)
    raise AssertionError("the pauses never end")
