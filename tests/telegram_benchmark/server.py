"""A Bot API server that costs little: the load comes from here, and here it is seen when each reply arrives.

It knows no rules; tests/servers/bot_api.py does.
"""

import asyncio
import itertools
import random
import time
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from aiohttp import web

TOKEN = "4242:BENCHMARK"
BOT = {"id": 4242, "is_bot": True, "first_name": "B", "username": "benchmark_bot"}


@dataclass
class Faults:
    """How often a sending goes wrong, each as a share of all."""

    error: float = 0.0  # 502
    throttled: float = 0.0  # 429, retry after a second
    dropped: float = 0.0  # the message arrives and the connection ends without a word
    slow: float = 0.0  # a second more


@dataclass
class LoadServer:
    """Times are seconds of time.monotonic."""

    send_seconds: float = 0.05
    faults: Faults = field(default_factory=Faults)
    url: str = ""
    asked_at: dict[int, float] = field(default_factory=dict)  # by chat; of its last question
    replies: defaultdict[int, list[tuple[float, str]]] = field(default_factory=lambda: defaultdict(list))
    count: int = 0  # replies in all
    polls: int = 0

    def __post_init__(self) -> None:
        self._queue: list[dict[str, object]] = []
        self._update_ids = itertools.count(
            time.time_ns() // 1000
        )  # never twice: what is known is not answered
        self._message_ids = itertools.count(1)
        self._pushed = asyncio.Event()
        self._changed = asyncio.Event()
        self._random = random.Random(1)

    def ask(self, chat: int, text: str) -> None:
        person = {"id": chat, "is_bot": False, "first_name": "A", "language_code": "en"}
        message = {
            "message_id": next(self._message_ids),
            "date": int(time.time()),
            "chat": {"id": chat, "type": "private", "first_name": "A"},
            "from": person,
            "text": text,
        }
        if text.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(text)}]
        self._queue.append({"update_id": next(self._update_ids), "message": message})
        self.asked_at[chat] = time.monotonic()
        self._pushed.set()

    @property
    def unconfirmed(self) -> int:
        return len(self._queue)

    async def until(self, claim: Callable[[], bool], seconds: float = 300.0) -> None:
        """Waits until it is true.

        Raises:
            TimeoutError: it did not become so.
        """
        async with asyncio.timeout(seconds):
            while not claim():
                self._changed.clear()
                await self._changed.wait()

    def has_answered(self, chats: int) -> Callable[[], bool]:
        """The claim that so many chats have a reply."""
        return lambda: len(self.replies) >= chats

    def forget(self) -> None:
        self.asked_at.clear()
        self.replies.clear()
        self.count = 0

    @asynccontextmanager
    async def serving(self) -> AsyncIterator["LoadServer"]:
        runner = web.ServerRunner(web.Server(self._answer, access_log=None), shutdown_timeout=0.1)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            self.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
            yield self
        finally:
            await runner.cleanup()

    async def _answer(self, request: web.BaseRequest) -> web.StreamResponse:
        method = request.path.rpartition("/")[2]
        try:
            fields = {**request.query, **await request.post()}
        except ConnectionResetError:  # killed in the middle of a request
            return web.Response()
        if method == "getUpdates":
            return _ok(await self._updates(fields))
        if method == "getMe":
            return _ok({**BOT, "can_join_groups": True, "can_read_all_group_messages": False})
        if method in ("sendMessage", "sendContact"):
            return await self._send(request, fields)
        return _ok(True)

    async def _updates(self, fields: Mapping[str, object]) -> list[dict[str, object]]:
        offset, limit = int(str(fields.get("offset", 0))), int(str(fields.get("limit", 100)))
        self._queue = [update for update in self._queue if int(str(update["update_id"])) >= offset]
        self.polls += 1
        self._changed.set()
        if not self._queue:
            self._pushed.clear()
            try:
                await asyncio.wait_for(self._pushed.wait(), float(str(fields.get("timeout", 0))))
            except TimeoutError:
                return []
        return self._queue[:limit]

    async def _send(self, request: web.BaseRequest, fields: Mapping[str, object]) -> web.StreamResponse:
        now, chance, faults = time.monotonic(), self._random.random(), self.faults
        if chance < faults.error:
            return _failed(502, "Bad Gateway")
        if chance < faults.error + faults.throttled:
            return _failed(429, "Too Many Requests: retry after 1", {"retry_after": 1})
        chat = int(str(fields["chat_id"]))
        self.replies[chat].append((now, str(fields.get("text", "card"))))
        self.count += 1
        self._changed.set()
        rest = chance - faults.error - faults.throttled
        if 0 <= rest < faults.dropped and request.transport:
            request.transport.close()
            return web.Response()
        await asyncio.sleep(self.send_seconds + (0 <= rest - faults.dropped < faults.slow))
        chat_of_message = {"id": chat, "type": "private", "first_name": "A"}
        return _ok(
            {
                "message_id": next(self._message_ids),
                "date": 0,
                "chat": chat_of_message,
                "from": BOT,
                "text": "x",
            }
        )


def _ok(result: object) -> web.Response:
    return web.json_response({"ok": True, "result": result})


def _failed(code: int, description: str, parameters: Mapping[str, int] | None = None) -> web.Response:
    body = {"ok": False, "error_code": code, "description": description}
    return web.json_response({**body, **({"parameters": parameters} if parameters else {})}, status=code)
