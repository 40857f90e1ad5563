"""How calls travel to Telegram: by the library's httpx, with aiohttp below it, which takes less of the processor."""

import aiohttp
import httpx
from httpx_aiohttp import AiohttpTransport
from telegram.request import HTTPXRequest

CALL_TIMEOUT_SECONDS = 10.0
KEPT_CONNECTIONS = 4  # open while nothing is sent; the library looks at each of them before every call


def request(calls_at_once: int, proxy: str | None) -> HTTPXRequest:
    """Connections of one kind: those for sending and the one for polling must not wait for each other."""
    limits = httpx.Limits(max_connections=calls_at_once, max_keepalive_connections=KEPT_CONNECTIONS)
    return HTTPXRequest(
        httpx_kwargs={"limits": limits, "transport": AiohttpTransport(limits=limits)},
        proxy=proxy,
        connect_timeout=CALL_TIMEOUT_SECONDS,
        read_timeout=CALL_TIMEOUT_SECONDS,
        write_timeout=CALL_TIMEOUT_SECONDS,
        pool_timeout=CALL_TIMEOUT_SECONDS,
    )


def never_sent(error: BaseException | None) -> bool:
    """Whether nothing went out, of which a call that the library gave up was caused: no connection came about."""
    if not isinstance(
        error, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout | httpx.ProxyError
    ):
        return False
    return not _was_connected(error.__cause__)


def _was_connected(error: BaseException | None) -> bool:
    """Whether a connection stood and broke, so that the message may have arrived: httpx-aiohttp makes that a `ConnectTimeout`."""
    never = aiohttp.ClientConnectorError | aiohttp.ConnectionTimeoutError
    return isinstance(error, aiohttp.ClientConnectionError) and not isinstance(error, never)


def why_not_connected(error: BaseException | None) -> str:
    """Why no connection came about, with host and port; empty where that was not what failed. The library calls all of it
    “Timed out”.
    """
    while error and not isinstance(error, aiohttp.ClientConnectorError):
        error = error.__cause__
    return str(error or "")
