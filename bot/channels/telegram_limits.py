"""Telegram's limits, kept by queueing: who may call it, and when.

30 messages a second overall, one a second in a chat, 20 a minute in a group (Bots FAQ, “My bot is hitting limits, how
do I avoid this?”, https://core.telegram.org/bots/faq). Whoever waits for his chat holds nothing that others need.
"""

import asyncio
import heapq
import itertools
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

MOST_CHATS = 1000  # remembered before those are forgotten that nobody waits for


@dataclass(frozen=True, slots=True)
class Limits:
    """What Telegram allows; 0 lifts a limit."""

    per_second: int = 30
    chat_pause_seconds: float = 1.0
    group_per_minute: int = 20
    calls_at_once: int = 64  # connections of ours that may be open for sending
    questions_per_minute: int = 30  # of one person that are answered; our own limit


TELEGRAMS = Limits()
UNLIMITED = Limits(per_second=0, chat_pause_seconds=0.0, group_per_minute=0, questions_per_minute=0)


@dataclass(slots=True)
class _Chat:
    """Times are those of the event loop's clock, which no change of the date moves."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)  # first come, first served
    free_at: float = 0.0
    sent_at: deque[float] = field(default_factory=deque)  # within the last minute; for groups


class Gate:
    """Lets calls pass one by one. Belongs to the event loop that it is used in."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._chats: dict[int, _Chat] = {}
        self._room = MOST_CHATS
        self._queue: list[tuple[bool, int, asyncio.Future[None]]] = []
        self._order = itertools.count()
        self._passed_at: deque[float] = deque()
        self._under_way = 0
        self._timer: asyncio.TimerHandle | None = None

    def is_free(self, chat_id: int) -> bool:
        """Whether a message to the chat, which is no group, would pass at once."""
        chat, now = self._chats.get(chat_id), _now()
        if self._queue or self._under_way >= self._limits.calls_at_once or chat_id < 0:
            return False
        if self._limits.per_second and len(self._passed_at) >= self._limits.per_second:
            return False
        return chat is None or (not chat.lock.locked() and chat.free_at <= now)

    @asynccontextmanager
    async def message(self, chat_id: int, *, notice: bool = False) -> AsyncIterator[None]:
        """Waits until a message may be sent to the chat; replies go ahead of notices."""
        chat = self._chat(chat_id)
        async with chat.lock:
            await self._wait_for(chat, is_group=chat_id < 0)
            await self._pass(notice)
            self._stamp(chat, is_group=chat_id < 0)
        try:
            yield
        finally:
            self._leave()

    @asynccontextmanager
    async def call(self) -> AsyncIterator[None]:
        """The same for a call that puts no message into a chat."""
        await self._pass(False)
        try:
            yield
        finally:
            self._leave()

    def block(self, chat_id: int, seconds: float) -> None:
        """Telegram wants nothing more for the chat for so long."""
        chat = self._chat(chat_id)
        chat.free_at = max(chat.free_at, _now() + seconds)

    # One chat

    def _chat(self, chat_id: int) -> _Chat:
        if len(self._chats) > self._room:
            now = _now()
            self._chats = {
                number: chat
                for number, chat in self._chats.items()
                if chat.lock.locked() or chat.free_at > now or (chat.sent_at and chat.sent_at[-1] > now - 60)
            }
            self._room = max(MOST_CHATS, 2 * len(self._chats))  # where all are waited for, not at every call
        return self._chats.setdefault(chat_id, _Chat())

    async def _wait_for(self, chat: _Chat, *, is_group: bool) -> None:
        while True:
            now = _now()
            free_at = chat.free_at
            if is_group and (most := self._limits.group_per_minute):
                while chat.sent_at and chat.sent_at[0] <= now - 60:
                    chat.sent_at.popleft()
                if len(chat.sent_at) >= most:
                    free_at = max(free_at, chat.sent_at[-most] + 60)
            if free_at <= now:
                return
            await asyncio.sleep(free_at - now)

    def _stamp(self, chat: _Chat, *, is_group: bool) -> None:
        now = _now()
        chat.free_at = max(chat.free_at, now + self._limits.chat_pause_seconds)
        if is_group and self._limits.group_per_minute:
            chat.sent_at.append(now)

    # All of them

    async def _pass(self, notice: bool) -> None:
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._queue, (notice, next(self._order), turn))
        self._let_pass()
        try:
            await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():  # it was our turn just when we were called off
                self._leave()
            raise

    def _leave(self) -> None:
        self._under_way -= 1
        self._let_pass()

    def _let_pass(self) -> None:
        while self._queue and self._under_way < self._limits.calls_at_once:
            if self._queue[0][2].done():  # called off
                heapq.heappop(self._queue)
                continue
            if (pause_seconds := self._pause_seconds()) > 0:
                if self._timer is None:
                    self._timer = asyncio.get_running_loop().call_later(pause_seconds, self._on_time)
                return
            _, _, turn = heapq.heappop(self._queue)
            self._under_way += 1
            turn.set_result(None)

    def _on_time(self) -> None:
        self._timer = None
        self._let_pass()

    def _pause_seconds(self) -> float:
        """How long until one more may pass; notes that it passes where that is now."""
        most, now = self._limits.per_second, _now()
        if not most:
            return 0
        while self._passed_at and self._passed_at[0] <= now - 1:
            self._passed_at.popleft()
        if len(self._passed_at) >= most:
            return self._passed_at[0] + 1 - now
        self._passed_at.append(now)
        return 0


def _now() -> float:
    return asyncio.get_running_loop().time()
