"""Tells the administrators what they are to know, as soon as the network lets us."""

import asyncio
import logging
from collections.abc import Iterable
from functools import partial

from telegram import Bot, LinkPreviewOptions
from telegram.constants import MessageLimit
from telegram.error import BadRequest, Forbidden, RetryAfter, TelegramError

from bot.channels.lanes import Lanes
from bot.channels.telegram_logs import brief
from bot.channels.telegram_sending import Outbox, retry_after_seconds
from bot.notices import Notices

logger = logging.getLogger(__name__)


class Teller:
    """Takes over the notices for as long as the channel runs. Belongs to the event loop that it is used in."""

    def __init__(
        self,
        bot: Bot,
        outbox: Outbox,
        notices: Notices,
        admin_ids: Iterable[int],
        pauses_seconds: tuple[float, ...],
    ) -> None:
        self._bot = bot
        self._outbox = outbox
        self._notices = notices
        self._admin_ids = tuple(admin_ids)
        self._pauses_seconds = pauses_seconds
        self._lanes = Lanes()
        self._loop = asyncio.get_running_loop()
        notices.hand_to(self._put_from_any_thread)

    async def stop(self) -> None:
        """What could not be told by now is in the folder's report all the same."""
        self._notices.hand_to(None)
        await self._lanes.cancel()

    def _put_from_any_thread(self, text: str) -> None:
        self._loop.call_soon_threadsafe(self._put, text)

    def _put(self, text: str) -> None:
        for admin in self._admin_ids:
            self._lanes.put(str(admin), partial(self._tell, admin, text))

    async def _tell(self, admin: int, text: str) -> None:
        failures = 0
        while True:
            try:
                await self._outbox.call(partial(self._send, admin, text))
            except RetryAfter as wait:
                await asyncio.sleep(retry_after_seconds(wait))
            except (Forbidden, BadRequest) as refusal:
                logger.warning("administrator %d cannot be told anything: %s", admin, brief(refusal))
                return
            except TelegramError as error:
                if not failures:
                    logger.warning("administrator %d is not told yet: %s", admin, brief(error))
                await asyncio.sleep(self._pauses_seconds[min(failures, len(self._pauses_seconds) - 1)])
                failures += 1
            else:
                return

    async def _send(self, admin: int, text: str) -> None:
        limit = MessageLimit.MAX_TEXT_LENGTH
        await self._bot.send_message(
            admin,
            text if len(text) <= limit else f"{text[: limit - 2]} …",
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )
