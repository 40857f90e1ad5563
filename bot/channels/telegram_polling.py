"""Asks Telegram for updates, again and again, until the program is told to stop.

Telegram forgets an update once a later one is asked for, so the next request goes out only when everything that the
last one brought is on disk. The library's own Updater would ask at once, ends for good at the first 401 or at an
exception of ours, and fails a whole batch over one update that it cannot read.
"""

import asyncio
import json
import logging
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from functools import partial
from itertools import count
from typing import TypeVar
from urllib.parse import urlencode

from telegram import Bot, Update, User
from telegram.error import Conflict, InvalidToken, RetryAfter
from telegram.error import TelegramError as ApiError
from telegram.request import BaseRequest

from bot.channels.telegram_logs import brief
from bot.channels.telegram_sending import retry_after_seconds
from bot.channels.telegram_status import Connection, answers_again
from bot.desk import ClosedError
from bot.errors import TelegramError

logger = logging.getLogger(__name__)

POLL_SECONDS = 25  # how long Telegram holds a request that has nothing to report
SLACK_SECONDS = 10  # how much later than that its response may come
UPDATES_AT_ONCE = 100  # Telegram's most
CONFLICTS_UNTIL_ALERT = 3  # in a row; one is usual after a crash, when our last request is still held
ALLOWED_UPDATES = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY)
_WRONG_TOKEN = (
    "TELEGRAM_BOT_TOKEN: Telegram does not accept the token; "
    "get the current one from @BotFather and check TELEGRAM_API_URL."
)
CONFLICT_NOTICE = (
    "Another program asks Telegram for this bot's messages. Stop it, or get a new token from @BotFather: until then "
    "some messages may go astray.\n\n另一个程序正在使用本机器人的令牌收取消息。请停止该程序，或向 @BotFather 换领新令牌，"
    "否则部分消息可能收不到。"
)

T = TypeVar("T")
Put = Callable[[Sequence[Mapping[str, object]]], Awaitable[None]]
"""Returns when the updates are on disk."""


async def who_am_i(bot: Bot, connection: Connection, pauses_seconds: Sequence[float]) -> User:
    """Waits for the network, however long that takes.

    Raises:
        TelegramError: the token is wrong.
    """

    async def reach() -> None:
        try:
            await bot.initialize()
        except InvalidToken:  # the message shows the token
            raise
        except Exception as error:
            connection.not_made(brief(error))
            raise

    purpose = f"reach Telegram{connection.route}"
    try:
        await persistently(reach, purpose, pauses_seconds, fatal=(InvalidToken,))
    except InvalidToken:
        raise TelegramError(_WRONG_TOKEN) from None
    return bot.bot


async def poll(
    bot: Bot,
    request: BaseRequest,
    put: Put,
    connection: Connection,
    alert: Callable[[str], None],
    pauses_seconds: Sequence[float],
) -> None:
    """Puts every update; ends only when cancelled. `alert` tells the administrators."""
    offset: int | None = None
    conflicts = 0
    begin = partial(
        persistently, bot.delete_webhook, f"begin to ask for updates{connection.route}", pauses_seconds
    )
    await begin()  # the webhook may be of an earlier installation
    tries = count()
    while True:
        try:
            # The first one, and the one after a failure, shows at once whether Telegram can be reached.
            received = await _fetch(bot, request, offset, 0 if connection.trouble else POLL_SECONDS)
            connection.made()
            await put(list(received.values()))
        except ClosedError:  # the program ends; what is not on disk comes again at the next start
            return
        except Exception as error:  # whatever it is, the next try may succeed
            conflicts = conflicts + 1 if isinstance(error, Conflict) else 0
            if conflicts == CONFLICTS_UNTIL_ALERT:
                alert(CONFLICT_NOTICE)
            connection.lost(brief(error))
            await _wait(error, f"ask for updates{connection.route}", pauses_seconds, next(tries))
            if "webhook" in str(error):
                await begin()
            continue
        conflicts, tries = 0, count()
        if received:
            offset = max(received) + 1


async def persistently(
    request: Callable[[], Awaitable[T]],
    purpose: str,
    pauses_seconds: Sequence[float],
    fatal: tuple[type[Exception], ...] = (),
) -> T:
    """Tries until it works, with growing pauses and one line in the log each time, and one when it does.

    Raises:
        what is fatal.
    """
    began = time.monotonic()
    for tries in count():
        try:
            response = await request()
        except fatal:
            raise
        except Exception as error:  # whatever it is, the next try may succeed
            await _wait(error, purpose, pauses_seconds, tries)
        else:
            if tries:
                answers_again(began)
            return response
    raise AssertionError("the tries never end")


async def _wait(error: Exception, purpose: str, pauses_seconds: Sequence[float], tries: int) -> None:
    pause_seconds = pauses_seconds[min(tries, len(pauses_seconds) - 1)]
    if isinstance(error, RetryAfter):
        pause_seconds = retry_after_seconds(error)
    why = (
        brief(error)
        if isinstance(error, ApiError)
        else f"the response is no Bot API's ({type(error).__name__})"
    )
    logger.warning("cannot %s: %s; next try in %g seconds", purpose, why, pause_seconds)
    await asyncio.sleep(pause_seconds)


async def _fetch(
    bot: Bot, request: BaseRequest, offset: int | None, timeout_seconds: int
) -> dict[int, Mapping[str, object]]:
    """The next updates by number, unread: the library's own get_updates would fail for all of them where it cannot
    read one, and for the same ones again for ever.
    """
    fields = {
        "timeout": timeout_seconds,
        "limit": UPDATES_AT_ONCE,
        "allowed_updates": json.dumps(ALLOWED_UPDATES),
    }
    query = urlencode(fields if offset is None else {**fields, "offset": offset})
    url = f"{bot.base_url}/getUpdates?{query}"
    response = await request.post(url, read_timeout=timeout_seconds + SLACK_SECONDS)
    if not isinstance(response, list) or not all("update_id" in item for item in response):
        raise ApiError("the response holds no updates")
    return {int(item["update_id"]): item for item in response}
