"""A Bot API server on the loopback interface, for the real client to talk to.

It refuses what Telegram refuses, keeps a journal of every call, fails on request, and stands in for the people
who write. By hand: `python -m tests.servers.bot_api --port 8081`, then run the bot with
TELEGRAM_API_URL=http://127.0.0.1:8081 and any well-formed token.
"""

import argparse
import asyncio
import itertools
import json
import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial

from aiohttp import ClientError, ClientSession, web

from tests.servers.telegram_methods import Methods, Sent
from tests.servers.telegram_rules import Json, RefusedError

TOKEN = "4242:TEST-TOKEN-that-must-never-be-shown"
PATIENCE_SECONDS = 10.0
REPEAT_SECONDS = 0.2
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


@dataclass(frozen=True)
class Call:
    """One request of the bot."""

    method: str
    params: dict[str, str]
    error: str = ""  # Telegram's description, or what else went wrong; empty where the call succeeded

    @property
    def chat(self) -> int:
        return int(self.params.get("chat_id", "0"))


@dataclass
class Fault:
    """How calls go wrong, and how often; a chat of None means every chat."""

    method: str
    chat: int | None = None
    times: int | None = 1  # None: until heal()
    code: int = 0
    description: str = ""
    retry_after: int = 0
    body: bytes | None = None  # sent as it is, with the code or 200
    drop: bool = False
    delay_seconds: float = 0.0


class BotApiServer(Methods):
    """Runs in a thread of its own; its public methods are for the test's thread."""

    def __init__(self, port: int = 0, token: str | None = TOKEN) -> None:
        super().__init__()
        self.token = token  # None: any
        self.journal: list[Call] = []
        self.deliveries: list[tuple[int, bool]] = []  # to the webhook: which update, and whether it was taken
        self.struck = 0  # calls that a fault has met
        self._faults: list[Fault] = []
        self.port = port
        self._loop = asyncio.new_event_loop()
        self._ready = threading.Event()
        self._over = asyncio.Event()
        self._pushed = asyncio.Event()
        self._thread = threading.Thread(target=self._serve, name="bot api", daemon=True)
        self._failed: BaseException | None = None

    # For the test

    def start(self) -> None:
        self._thread.start()
        self._ready.wait(PATIENCE_SECONDS)
        if self._failed:
            raise self._failed

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._over.set)
        self._thread.join(PATIENCE_SECONDS)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @staticmethod
    def free_port() -> int:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            return int(free.getsockname()[1])

    def fail(self, fault: Fault) -> None:
        with self.changed:
            self._faults.append(fault)

    def heal(self) -> None:
        with self.changed:
            self._faults.clear()

    def messages(self, chat: int) -> list[Sent]:
        with self.changed:
            return [sent for sent in self.sent if sent.chat == chat]

    def calls(self, method: str, chat: int | None = None) -> list[Call]:
        with self.changed:
            return [c for c in self.journal if c.method == method and chat in (None, c.chat)]

    def wait_for(self, claim: Callable[[], bool], timeout: float = PATIENCE_SECONDS) -> bool:
        """Waits until a claim about the server is true; False where it did not become so."""
        with self.changed:
            return self.changed.wait_for(claim, timeout)

    def wait_for_messages(self, chat: int, count: int, timeout: float = PATIENCE_SECONDS) -> list[Sent]:
        """The messages of a chat once there are so many; AssertionError where they do not come."""
        assert self.wait_for(lambda: len(self.messages(chat)) >= count, timeout), (
            f"{count} messages wanted, got {[sent.text for sent in self.messages(chat)]}"
        )
        return self.messages(chat)

    def wait_for_calls(self, method: str, count: int, timeout: float = PATIENCE_SECONDS) -> list[Call]:
        assert self.wait_for(lambda: len(self.calls(method)) >= count, timeout), f"{method} x {count}"
        return self.calls(method)

    def wait_until_read(self, timeout: float = PATIENCE_SECONDS) -> None:
        """Waits until the bot has confirmed every update."""
        assert self.wait_for(lambda: not self.queue, timeout), "updates are left"

    def _notify(self) -> None:
        self._loop.call_soon_threadsafe(self._pushed.set)

    # The server

    def _serve(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._run())
        except BaseException as error:  # such as a port in use; start() raises it
            self._failed = error
        finally:
            self._ready.set()
            self._loop.close()

    async def _run(self) -> None:
        application = web.Application(client_max_size=2**24)
        application.router.add_route("*", "/bot{token}/{method}", self._answer)
        runner = web.AppRunner(application, shutdown_timeout=0.1, handler_cancellation=True, access_log=None)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", self.port)
        await site.start()
        self.port = runner.addresses[0][1]
        self._ready.set()
        delivering = asyncio.create_task(self._deliver())
        await self._over.wait()
        self._pushed.set()
        delivering.cancel()
        await runner.cleanup()

    async def _deliver(self) -> None:
        """Brings the updates to the webhook, if one is set: one after the other, each until it is taken."""
        async with ClientSession() as session:
            while True:
                with self.changed:
                    update = self.queue[0] if self.webhook_url and self.queue else None
                    url, headers = self.webhook_url, {SECRET_HEADER: self.webhook_secret}
                if update is None:
                    await asyncio.sleep(0.01)
                    continue
                try:
                    async with session.post(url, json=update, headers=headers) as response:
                        taken = response.status == 200
                except ClientError:
                    taken = False
                with self.changed:
                    self.deliveries.append((int(update["update_id"]), taken))
                    if taken:
                        self.queue.remove(update)
                    self.changed.notify_all()
                if not taken:
                    await asyncio.sleep(REPEAT_SECONDS)

    async def _answer(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        params = {key: str(value) for key, value in {**request.query, **await request.post()}.items()}
        fault = self._fault(method, params)
        if fault:
            await asyncio.sleep(fault.delay_seconds)
            if response := self._go_wrong(fault, method, params, request):
                return response
        try:
            if self.token not in (None, request.match_info["token"]):
                raise RefusedError(401, "Unauthorized")
            action = self.actions().get(method)
            if action is None:
                raise RefusedError(404, "Not Found")
            if method == "getUpdates":
                await self._wait_for_updates(params)
            with self.changed:
                result = action(params)
        except RefusedError as refusal:
            self._record(Call(method, params, refusal.description))
            return self._refuse(refusal)
        self._record(Call(method, params))
        return web.json_response({"ok": True, "result": result})

    def _record(self, call: Call) -> None:
        with self.changed:
            self.journal.append(call)
            self.changed.notify_all()

    @staticmethod
    def _refuse(refusal: RefusedError) -> web.Response:
        body: Json = {"ok": False, "error_code": refusal.code, "description": refusal.description}
        if refusal.parameters:
            body["parameters"] = refusal.parameters
        return web.json_response(body, status=refusal.code)

    def _fault(self, method: str, params: dict[str, str]) -> Fault | None:
        with self.changed:
            for fault in self._faults:
                if fault.method == method and fault.chat in (None, int(params.get("chat_id", "0"))):
                    if fault.times is not None:
                        fault.times -= 1
                        if not fault.times:
                            self._faults.remove(fault)
                    self.struck += 1
                    self.changed.notify_all()
                    return fault
        return None

    def _go_wrong(
        self, fault: Fault, method: str, params: dict[str, str], request: web.Request
    ) -> web.Response | None:
        if fault.drop:
            self._record(Call(method, params, "dropped"))
            if request.transport:
                request.transport.close()
            return web.Response()
        if fault.body is not None:
            self._record(Call(method, params, "garbage"))
            return web.Response(status=fault.code or 200, body=fault.body)
        if fault.retry_after:
            words = f"Too Many Requests: retry after {fault.retry_after}"
            self._record(Call(method, params, words))
            return self._refuse(RefusedError(429, words, retry_after=fault.retry_after))
        if fault.code:
            self._record(Call(method, params, fault.description or "failed"))
            return self._refuse(RefusedError(fault.code, fault.description))
        return None

    async def _wait_for_updates(self, params: dict[str, str]) -> None:
        """A long poll: until an update is there that the offset does not confirm, or the time is over."""
        deadline = time.monotonic() + float(params.get("timeout", "0"))
        with self.changed:
            self.get_updates(params)  # what the offset confirms is gone at once
            self.changed.notify_all()
        while not self._over.is_set() and (left := deadline - time.monotonic()) > 0:
            self._pushed.clear()
            with self.changed:
                if self.queue:
                    return
            try:
                await asyncio.wait_for(self._pushed.wait(), left)
            except TimeoutError:
                return


@contextmanager
def serving(port: int = 0, token: str | None = TOKEN) -> Iterator[BotApiServer]:
    server = BotApiServer(port, token)
    server.start()
    try:
        yield server
    finally:
        server.stop()


def main() -> None:
    """Reads lines such as "7 What is the area?" from standard input: a chat's number, then what is said there; "7 >Help"
    presses a button of the last message that has any. Prints what the bot sends.
    """
    parser = argparse.ArgumentParser(description="A Bot API server to try the bot against.")
    parser.add_argument("--port", type=int, default=8081)
    with serving(parser.parse_args().port, token=None) as server:
        print(f"TELEGRAM_API_URL={server.url}", flush=True)
        threading.Thread(target=_print_messages, args=(server,), daemon=True).start()
        for line in sys.stdin:
            number, _, words = line.strip().partition(" ")
            if not number.lstrip("-").isdigit():
                print("a line is a chat's number, a blank, and what is said there", flush=True)
            elif words.startswith(">"):
                _press(server, int(number), words[1:].strip())
            else:
                server.say(int(number), words)
        threading.Event().wait(2)  # for the last answers, where the input is a file


def _press(server: BotApiServer, chat: int, label: str) -> None:
    with_buttons = [sent for sent in server.messages(chat) if sent.labels]
    if not with_buttons:
        print(f"chat {chat} has no message with buttons", flush=True)
        return
    try:
        server.press(with_buttons[-1], label)
    except LookupError as missing:
        print(missing, flush=True)


def _print_messages(server: BotApiServer) -> None:
    for number in itertools.count():
        while not server.wait_for(partial(_has, server, number)):
            pass
        sent = server.sent[number]
        print(f"[{sent.chat}] {sent.text}\n      {json.dumps(sent.labels, ensure_ascii=False)}", flush=True)


def _has(server: BotApiServer, number: int) -> bool:
    return len(server.sent) > number


if __name__ == "__main__":
    main()
