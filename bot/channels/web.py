"""The web door: Telegram's webhook, and how the bot is for whoever supervises it."""

import asyncio
import hmac
import logging
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

from aiohttp import web
from pydantic import SecretStr

logger = logging.getLogger(__name__)

LARGEST_BODY_BYTES = 2**20  # Telegram's updates are some kilobytes
BODY_SECONDS = 10.0  # how long a body may take to arrive
CLOSING_SECONDS = 2.0
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram posts updates, by what it proves to be Telegram, and what is done with a body."""

    path: str
    secret: SecretStr
    put: Callable[[bytes], Awaitable[bool]]  # True once the update is on disk, False for what is no update


@dataclass(frozen=True, slots=True)
class Health:
    ready: bool
    details: Mapping[str, str]


@asynccontextmanager
async def serving(
    host: str, port: int, health: Callable[[], Health], webhook: Webhook | None = None
) -> AsyncIterator[int]:
    """Listens for as long as it lasts; gives the port.

    Raises:
        OSError: nobody can listen there.
    """
    runner = web.ServerRunner(
        web.Server(_Door(health, webhook).handle, access_log=None, lingering_time=0.0),
        handle_signals=False,
        shutdown_timeout=CLOSING_SECONDS,
    )
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()


class _Door:
    """A low-level server: no routes, nothing parsed and nothing read of what is refused."""

    def __init__(self, health: Callable[[], Health], webhook: Webhook | None) -> None:
        self._health = health
        self._webhook = webhook

    async def handle(self, request: web.BaseRequest) -> web.StreamResponse:
        if self._webhook and request.path == self._webhook.path:
            response = await self._update(request, self._webhook)
        elif request.path not in ("/healthz", "/readyz"):
            response = _refusal(404)
        elif request.method not in ("GET", "HEAD"):
            response = _refusal(405, Allow="GET, HEAD")
        elif request.path == "/healthz":
            response = web.Response(text="ok\n")
        else:
            response = self._readiness()
        response.headers["Cache-Control"] = "no-store"
        response.headers["Server"] = "sanming-bot"  # or aiohttp would tell its version
        return response

    def _readiness(self) -> web.Response:
        health = self._health()
        return web.json_response(
            {"ready": health.ready, **health.details}, status=200 if health.ready else 503
        )

    async def _update(self, request: web.BaseRequest, webhook: Webhook) -> web.Response:
        if request.method != "POST":
            return _refusal(405, Allow="POST")
        given = request.headers.get(SECRET_HEADER, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(given, webhook.secret.get_secret_value().encode()):
            return _refusal(403)
        if (request.content_length or 0) > LARGEST_BODY_BYTES:
            return _refusal(413)
        try:
            async with asyncio.timeout(BODY_SECONDS):
                body = await _body(request)
        except TimeoutError:
            return _refusal(408)
        if body is None:
            return _refusal(413)
        try:
            return web.Response() if await webhook.put(body) else _refusal(400)
        except Exception as error:  # the outermost edge; Telegram delivers it again
            logger.warning(
                "an update was not stored (%s); Telegram is asked to repeat it", type(error).__name__
            )
            return _refusal(503)


async def _body(request: web.BaseRequest) -> bytes | None:
    """None for one that is longer than it may be, however long it said that it is."""
    body = bytearray()
    async for chunk in request.content.iter_any():
        body += chunk
        if len(body) > LARGEST_BODY_BYTES:
            return None
    return bytes(body)


def _refusal(status: int, **headers: str) -> web.Response:
    """Closes the connection: what may still come of the request is not waited for."""
    response = web.Response(status=status, headers=headers)
    response.force_close()
    return response
