"""Asks Telegram for updates, again and again, until the program is told to stop.

Telegram forgets an update once a later one is asked for. So we ask from the oldest one on whose question is not
committed: what comes again is known and left out, what is new is begun, and what a power cut ends comes again.
But Telegram shows a hundred updates at a time. Where one person's backlog fills them, everybody else stands behind
it, and we go on after a tenth of a second, uncommitted or not. If the machine dies within the seconds that they
take, that backlog is lost, at most UNCOMMITTED_AT_ONCE questions. Told to stop, the program commits them first.

The library's own Updater confirms earlier, and goes silently deaf when the token is withdrawn.
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
UPDATES_AT_ONCE = 100  # Telegram's most
COMMIT_SECONDS = 10  # how long we wait for questions to be committed when we are told to stop
GLANCE_SECONDS = 0.1  # how long we wait for them before we look for new ones,
LONGEST_GLANCE_SECONDS = 0.5  # and where there were none the last time, at most
UNCOMMITTED_AT_ONCE = 500  # with more than these in hand, a full hundred is not gone past
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
    in_hand = _InHand()
    glance_seconds = GLANCE_SECONDS
    try:
        while True:
            fetch = partial(_fetch, bot, request, in_hand.offset, POLL_SECONDS)
            received = await _persistently(fetch, "ask for updates", pauses_seconds)
            polled()
            fresh = {number: item for number, item in received.items() if number not in in_hand}
            for number, item in fresh.items():
                update = _read(item, bot)
                in_hand.add(number, handle(update) if update else ())
            glance_seconds = GLANCE_SECONDS if fresh else min(2 * glance_seconds, LONGEST_GLANCE_SECONDS)
            await in_hand.wait(glance_seconds)
            in_hand.go_on(full=len(received) >= UPDATES_AT_ONCE)
    finally:
        await in_hand.wait(COMMIT_SECONDS)
        in_hand.go_on(full=False)
        await _confirm(bot, request, in_hand.offset)


class _InHand:
    """The updates, by number, that are begun and not yet both committed and confirmed; and where to ask on."""

    def __init__(self) -> None:
        self.offset: int | None = None  # asking for it confirms everything below it
        self._behind: int | None = None  # the number behind the last update
        self._questions: dict[int, tuple[asyncio.Future[None], ...]] = {}

    def __contains__(self, number: int) -> bool:
        return number in self._questions

    def add(self, number: int, questions: Iterable[asyncio.Future[None]]) -> None:
        self._questions[number], self._behind = tuple(questions), number + 1

    async def wait(self, seconds: float) -> None:
        """Waits until every question is committed, though not for longer than this."""
        if waiting := [question for questions in self._questions.values() for question in questions]:
            await asyncio.wait(waiting, timeout=seconds)

    def go_on(self, *, full: bool) -> None:
        """Moves the offset to the oldest update that is not committed; behind all of them where they fill what
        Telegram shows and not too many are in hand.
        """
        uncommitted = {n for n, questions in self._questions.items() if not all(q.done() for q in questions)}
        unconfirmed = {number for number in uncommitted if number >= (self.offset or 0)}
        go_past = full and len(uncommitted) <= UNCOMMITTED_AT_ONCE
        self.offset = min(unconfirmed) if unconfirmed and not go_past else self._behind
        self._questions = {
            number: questions
            for number, questions in self._questions.items()
            if number in uncommitted or number >= (self.offset or 0)
        }


async def _fetch(
    bot: Bot, request: BaseRequest, offset: int | None, timeout_seconds: int
) -> dict[int, Mapping[str, object]]:
    """The next updates by number, unread: the library's own get_updates would fail for all of them where it cannot
    read one, and for the same ones again for ever.
    """
    fields = {
        "timeout": timeout_seconds,
        "limit": UPDATES_AT_ONCE,
        "allowed_updates": json.dumps(_ALLOWED_UPDATES),
    }
    query = urlencode(fields if offset is None else {**fields, "offset": offset})
    url = f"{bot.base_url}/getUpdates?{query}"
    response = await request.post(url, read_timeout=timeout_seconds + SLACK_SECONDS)
    if not isinstance(response, list) or not all("update_id" in item for item in response):
        raise ApiError("the response holds no updates")
    return {int(item["update_id"]): item for item in response}


def _read(item: Mapping[str, object], bot: Bot) -> Update | None:
    """An update; None for one that the library cannot read."""
    try:
        return Update.de_json(dict(item), bot)
    except Exception as error:  # whatever the library trips over; its words may quote the update
        logger.error("update %s cannot be read (%s); it is left out", item["update_id"], type(error).__name__)
        return None


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
