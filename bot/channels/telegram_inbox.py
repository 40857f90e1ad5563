"""Stores every update before Telegram is told that we have it, and takes the stored ones up in their order.

Only a small window of them is in memory; the rest waits in the records, where the next start finds it.
"""

import asyncio
import datetime as dt
import json
import logging
from collections.abc import Callable, Mapping, Sequence

from telegram import Bot, Update

from bot.channels.telegram_logs import log_error
from bot.channels.telegram_updates import is_for_us, sender_conversation
from bot.desk import ClosedError, Desk, Received, Waiting

logger = logging.getLogger(__name__)

WINDOW = 200  # updates in memory
STUMBLED_PAUSE_SECONDS = 1.0

Take = Callable[[Update, Waiting], "asyncio.Future[None]"]
"""Begins with an update and never raises; the future is done when its answer is committed."""


class Inbox:
    """Belongs to the event loop that it is used in."""

    def __init__(self, bot: Bot, desk: Desk) -> None:
        self._bot = bot
        self._desk = desk
        self._under_way = 0
        self._taken = 0  # the id of the last update that was taken up
        self._behind = False  # whether more wait in the records than fit into the window
        self._more = asyncio.Event()

    async def put(self, items: Sequence[Mapping[str, object]]) -> None:
        """Returns when the updates are on disk, however long that takes.

        Raises:
            ClosedError: the program ends before.
        """
        received = [kept for item in items if (kept := self._kept(item))]
        try:
            await self._store(received)
        except ClosedError:
            raise
        except Exception as error:  # one of them, then: it must not keep the others from us for ever
            log_error(logger, "updates could not be stored together; each is stored by itself", error)
            await self._store_one_by_one(received)

    async def _store(self, received: Sequence[Received]) -> None:
        if not received:
            return
        stored = self._desk.receive(self._bot.id, received, dt.datetime.now(dt.UTC))
        if await asyncio.wrap_future(stored):
            self._more.set()

    async def _store_one_by_one(self, received: Sequence[Received]) -> None:
        for one in received:
            try:
                await self._store([one])
            except ClosedError:
                raise
            except Exception as error:
                log_error(logger, f"update {one.update_id} cannot be stored; it is left out", error)

    async def put_json(self, body: bytes) -> bool:
        """The same for one update as Telegram posts it; False where it is none.

        Raises:
            ClosedError: the program ends before.
        """
        try:
            item = json.loads(body)
        except ValueError:
            return False
        if not isinstance(item, dict) or not isinstance(item.get("update_id"), int):
            return False
        await self.put([item])
        return True

    async def work(self, take: Take) -> None:
        """Takes up what waits, until it is cancelled or the program ends."""
        while True:
            try:
                await self._work(take)
            except ClosedError:
                return
            except Exception as error:  # the outermost edge: whatever it is, the next update must be answered
                log_error(logger, "the inbox stumbled and goes on", error)
                await asyncio.sleep(STUMBLED_PAUSE_SECONDS)

    async def _work(self, take: Take) -> None:
        while True:
            self._more.clear()
            room = WINDOW - self._under_way
            waiting = (
                await asyncio.to_thread(self._desk.waiting, self._bot.id, self._taken, room) if room else ()
            )
            self._behind = len(waiting) == room
            for update in waiting:
                self._begin(update, take)
            await self._more.wait()

    def _kept(self, item: Mapping[str, object]) -> Received | None:
        """An update as it is stored; None for what asks us nothing, and for what the library cannot read."""
        number = int(str(item["update_id"]))
        try:
            update = Update.de_json(dict(item), self._bot)
            if not is_for_us(update, self._bot.bot):
                return None
            return Received(number, sender_conversation(update), json.dumps(item))
        except Exception as error:  # whatever the library trips over; its words may quote the update
            logger.error("update %d cannot be read (%s); it is left out", number, type(error).__name__)
            return None

    def _begin(self, waiting: Waiting, take: Take) -> None:
        self._taken = waiting.id
        try:
            update = Update.de_json(json.loads(waiting.body), self._bot)
        except Exception as error:  # such as one that an earlier version stored
            log_error(logger, "a stored update cannot be read; it is left out", error)
            self._desk.drop(waiting.id)
            return
        self._under_way += 1
        take(update, waiting).add_done_callback(self._ended)

    def _ended(self, _: "asyncio.Future[None]") -> None:
        self._under_way -= 1
        if self._behind and self._under_way <= WINDOW // 2:
            self._more.set()
