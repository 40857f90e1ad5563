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

    def __init__(self, bot: Bot, desk: Desk, take: Take) -> None:
        self._bot = bot
        self._desk = desk
        self._take = take
        self._under_way: set[int] = set()
        self._last = 0  # the id of the last update that was taken up
        self._caught_up = False  # whether everything that waits in the records is taken up
        self._more = asyncio.Event()

    async def put(self, items: Sequence[Mapping[str, object]]) -> None:
        """Returns when the updates are on disk, however long that takes.

        Raises:
            ClosedError: the program ends before.
        """
        updates = {update.update_id: update for item in items if (update := self._for_us(item))}
        received = [
            Received(number, sender_conversation(updates[number]), json.dumps(item))
            for item in items
            if (number := _number(item)) in updates
        ]
        try:
            stored = await self._store(received)
        except ClosedError:
            raise
        except Exception as error:  # one of them, then: it must not keep the others from us for ever
            log_error(logger, "updates could not be stored together; each is stored by itself", error)
            stored = await self._store_one_by_one(received)
        self._take_up(stored, updates)

    async def _store(self, received: Sequence[Received]) -> Sequence[Waiting]:
        if not received:
            return ()
        return await asyncio.wrap_future(self._desk.receive(self._bot.id, received, dt.datetime.now(dt.UTC)))

    async def _store_one_by_one(self, received: Sequence[Received]) -> Sequence[Waiting]:
        stored: list[Waiting] = []
        for one in received:
            try:
                stored += await self._store([one])
            except ClosedError:
                raise
            except Exception as error:
                log_error(logger, f"update {one.update_id} cannot be stored; it is left out", error)
        return stored

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

    async def work(self) -> None:
        """Takes up what waits in the records, until it is cancelled or the program ends."""
        while True:
            try:
                await self._catch_up()
                await self._more.wait()
            except ClosedError:
                return
            except Exception as error:  # the outermost edge: whatever it is, the next update must be answered
                log_error(logger, "the inbox stumbled and goes on", error)
                await asyncio.sleep(STUMBLED_PAUSE_SECONDS)

    async def _catch_up(self) -> None:
        """Fills the window from the records. What is stored meanwhile may or may not be among what is found, so the
        records are looked at once more then.
        """
        self._more.clear()
        room = WINDOW - len(self._under_way)
        if room <= 0:
            return
        found = await asyncio.to_thread(self._desk.waiting, self._bot.id, self._last, room)
        for waiting in found:
            if update := self._read_again(waiting):
                self._begin(update, waiting)
        self._caught_up = len(found) < room and not self._more.is_set()

    def _take_up(self, stored: Sequence[Waiting], updates: Mapping[int, Update]) -> None:
        """Begins with what was just stored, where nothing older waits and the window has room for it."""
        if self._caught_up and len(self._under_way) + len(stored) <= WINDOW:
            for waiting in stored:
                self._begin(updates[waiting.update_id], waiting)
        elif stored:
            self._caught_up = False
            self._more.set()

    def _for_us(self, item: Mapping[str, object]) -> Update | None:
        """The update, unless it asks us nothing or the library cannot read it."""
        try:
            update = Update.de_json(dict(item), self._bot)
            return update if is_for_us(update, self._bot.bot) else None
        except Exception as error:  # whatever the library trips over; its words may quote the update
            number = _number(item)
            logger.error("update %d cannot be read (%s); it is left out", number, type(error).__name__)
            return None

    def _read_again(self, waiting: Waiting) -> Update | None:
        try:
            return Update.de_json(json.loads(waiting.body), self._bot)
        except Exception as error:  # such as one that an earlier version stored
            log_error(logger, "a stored update cannot be read; it is left out", error)
            self._desk.drop(waiting.id)
            return None

    def _begin(self, update: Update, waiting: Waiting) -> None:
        self._last = max(self._last, waiting.id)
        if waiting.id not in self._under_way:
            self._under_way.add(waiting.id)
            self._take(update, waiting).add_done_callback(lambda _: self._ended(waiting.id))

    def _ended(self, waiting_id: int) -> None:
        self._under_way.discard(waiting_id)
        if not self._caught_up and len(self._under_way) <= WINDOW // 2:
            self._more.set()


def _number(item: Mapping[str, object]) -> int:
    return int(str(item["update_id"]))
