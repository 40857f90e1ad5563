"""Asks Telegram for updates, again and again, until the program is told to stop.

Telegram forgets an update once a later one is asked for. So the next ones are asked for only when the questions
of the last ones are committed: what is cut off between the two comes again, and nothing is lost. The library's
own Updater confirms earlier, and goes silently deaf when the token is withdrawn.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from functools import partial
from itertools import chain, repeat
from typing import TypeVar
from urllib.parse import urlencode

from telegram import Bot, Update, User
from telegram.error import InvalidToken, RetryAfter
from telegram.error import TelegramError as ApiError
from telegram.request import BaseRequest

from bot.channels.telegram_logs import brief
from bot.channels.telegram_sending import retry_after_seconds
from bot.errors import TelegramError

logger = logging.getLogger(__name__)

POLL_SECONDS = 25  # how long Telegram holds a request that has nothing to report
SLACK_SECONDS = 10  # how much later than that its response may come
COMMIT_SECONDS = 10  # questions that take longer do not keep the others waiting
_ALLOWED_UPDATES = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY)
_WRONG_TOKEN = (
    "TELEGRAM_BOT_TOKEN: Telegram does not accept the token; "
    "get the current one from @BotFather and check TELEGRAM_API_URL."
)

T = TypeVar("T")
Handle = Callable[[Update], Iterable[asyncio.Future[None]]]
"""Takes one update and never raises; the futures are done when the update's questions are committed."""


async def who_am_i(bot: Bot, pauses_seconds: Sequence[float]) -> User:
    """Waits for the network, however long that takes.

    Raises:
        TelegramError: the token is wrong.
    """
    await _persistently(bot.initialize, "reach Telegram", pauses_seconds)
    return bot.bot


async def poll(
    bot: Bot,
    request: BaseRequest,
    handle: Handle,
    polled: Callable[[], None],
    pauses_seconds: Sequence[float],
) -> None:
    """Hands every update to handle; polled is called each time that Telegram has answered. Ends only when
    cancelled.

    Raises:
        TelegramError: the token is not accepted any more.
    """
    # A webhook of an earlier installation would keep every update away from us.
    await _persistently(bot.delete_webhook, "begin to ask for updates", pauses_seconds)
    offset: int | None = None
    questions: list[asyncio.Future[None]] = []
    try:
        while True:
            fetch = partial(_fetch, bot, request, offset, POLL_SECONDS)
            received = await _persistently(fetch, "ask for updates", pauses_seconds)
            polled()
            offset = received[-1][0] + 1 if received else offset
            questions = list(chain.from_iterable(handle(update) for _, update in received if update))
            await _committed(questions)
    finally:
        if await _committed(questions):
            await _confirm(bot, request, offset)


async def _fetch(
    bot: Bot, request: BaseRequest, offset: int | None, timeout_seconds: int
) -> list[tuple[int, Update | None]]:
    """The next updates with their numbers; None for one that the library cannot read. Its own get_updates would
    fail for the whole batch, and for the same batch again for ever.
    """
    fields = {"timeout": timeout_seconds, "allowed_updates": json.dumps(_ALLOWED_UPDATES)}
    query = urlencode(fields if offset is None else {**fields, "offset": offset})
    url = f"{bot.base_url}/getUpdates?{query}"
    response = await request.post(url, read_timeout=timeout_seconds + SLACK_SECONDS)
    if not isinstance(response, list) or not all("update_id" in item for item in response):
        raise ApiError("the response holds no updates")
    return [(int(item["update_id"]), _read(item, bot)) for item in response]


def _read(item: Mapping[str, object], bot: Bot) -> Update | None:
    try:
        return Update.de_json(dict(item), bot)
    except Exception as error:  # whatever the library trips over; its words may quote the update
        logger.error("update %s cannot be read (%s); it is left out", item["update_id"], type(error).__name__)
        return None


async def _committed(questions: Sequence[asyncio.Future[None]]) -> bool:
    """Waits for the questions, though not for ever; whether all of them are committed."""
    if not questions:
        return True
    _, missing = await asyncio.wait(questions, timeout=COMMIT_SECONDS)
    return not missing


async def _confirm(bot: Bot, request: BaseRequest, offset: int | None) -> None:
    """Tells Telegram what we have had; otherwise it would come once more after a restart."""
    if offset is None:
        return
    try:
        await _fetch(bot, request, offset, timeout_seconds=0)
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
            await asyncio.sleep(retry_after_seconds(wait))
        except (ApiError, LookupError, TypeError) as error:  # the latter where a response is no Bot API's
            logger.warning("cannot %s: %s; next try in %g seconds", purpose, brief(error), pause_seconds)
            await asyncio.sleep(pause_seconds)
    raise AssertionError("the pauses never end")
