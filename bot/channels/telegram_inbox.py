"""Stores every update before Telegram is told that we have it, and takes them up in their order.

Only a small window of them is in memory; the rest waits in the records, where the next start finds it.
"""

import asyncio
import datetime as dt
import json
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager

from telegram import Bot, Update

from bot.channels.telegram_logs import log_error
from bot.channels.telegram_updates import is_for_us, sender_conversation
from bot.desk import ClosedError, Desk, Key, Received, Waiting

logger = logging.getLogger(__name__)

WINDOW = 200  # updates in memory
STUMBLED_PAUSE_SECONDS = 1.0

Take = Callable[[Update, Key, dt.datetime], "asyncio.Future[None]"]
"""Begins with an update that was received then, and never raises; the future is done when its answer is committed."""


class Inbox:
    """Belongs to the event loop that it is used in."""

    def __init__(self, bot: Bot, desk: Desk, take: Take) -> None:
        self._bot = bot
        self._desk = desk
        self._take = take
        self._under_way: dict[Key, asyncio.Future[None]] = {}
        self._last = 0  # the id of the last update that was taken up
        self._caught_up = False  # whether everything that waits in the records is taken up
        self._storing = 0  # how many calls store updates for the records to hand out
        self._more = asyncio.Event()

    async def put(self, items: Sequence[Mapping[str, object]]) -> None:
        """Returns when the updates are on disk, however long that takes.

        Raises:
            ClosedError: the program ends before.
        """
        now = dt.datetime.now(dt.UTC)
        updates = {
            Key(self._bot.id, update.update_id): update for item in items if (update := self._for_us(item))
        }
        received = [
            Received(key, sender_conversation(updates[key]), json.dumps(item), now)
            for item in items
            if (key := Key(self._bot.id, _number(item))) in updates
        ]
        if not received:
            return
        stored = asyncio.wrap_future(self._desk.receive(received))
        if self._has_room_for(received):
            # Thinking takes as long as the disk; the answer is committed behind what it answers.
            under_way = [self._begin(updates[item.key], item.key, now) for item in received]
            self._last = max(self._last, await self._until_stored(received, stored, under_way) or 0)
        else:
            with self._left_to_the_records():
                await self._until_stored(received, stored)

    def _has_room_for(self, received: Sequence[Received]) -> bool:
        """Whether nothing older waits, and the window has room."""
        return self._caught_up and not self._storing and len(self._under_way) + len(received) <= WINDOW

    @contextmanager
    def _left_to_the_records(self) -> Iterator[None]:
        """What is stored meanwhile is taken up from there."""
        self._storing += 1
        try:
            yield
        finally:
            self._storing -= 1
            self._caught_up = False
            self._more.set()

    async def _until_stored(
        self,
        received: Sequence[Received],
        stored: "asyncio.Future[int | None]",
        under_way: Sequence["asyncio.Future[None]"] = (),
    ) -> int | None:
        """Where they cannot be stored together it is one of them, which must not keep the others from us for ever."""
        try:
            return await stored
        except ClosedError:
            raise
        except Exception as error:
            log_error(logger, "updates could not be stored together; each is stored by itself", error)
        if under_way:
            await asyncio.wait(under_way)  # they have found no update to answer
        with self._left_to_the_records():
            for one in received:
                try:
                    await asyncio.wrap_future(self._desk.receive([one]))
                except ClosedError:
                    raise
                except Exception as error:
                    log_error(logger, f"update {one.key.update_id} cannot be stored; it is left out", error)
        return None

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
            self._last = max(self._last, waiting.id)
            if update := self._read_again(waiting):
                self._begin(update, waiting.key, waiting.received_at)
        self._caught_up = len(found) < room and not self._more.is_set()

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
            self._desk.drop(waiting.key)
            return None

    def _begin(self, update: Update, key: Key, received_at: dt.datetime) -> "asyncio.Future[None]":
        if not (answering := self._under_way.get(key)):
            answering = self._under_way[key] = self._take(update, key, received_at)
            answering.add_done_callback(lambda _: self._ended(key))
        return answering

    def _ended(self, key: Key) -> None:
        del self._under_way[key]
        if not self._caught_up and len(self._under_way) <= WINDOW // 2:
            self._more.set()


def _number(item: Mapping[str, object]) -> int:
    return int(str(item["update_id"]))
