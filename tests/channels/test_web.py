"""The web door, knocked at with real connections."""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable

import pytest
from pydantic import SecretStr

from bot.channels.web import LARGEST_BODY_BYTES, Health, Webhook, serving

SECRET = "0123456789abcdef"
PATH = "/telegram/door"
HOST = "127.0.0.1"

Put = Callable[[bytes], Awaitable[bool]]


async def take(body: bytes) -> bool:
    return True


def healthy() -> Health:
    return Health(True, {"telegram": "ok"})


async def knock(port: int, *parts: bytes) -> tuple[int, dict[str, str], bytes]:
    """Sends raw bytes; gives status, headers and body of the response, whatever else becomes of the connection."""
    reader, writer = await asyncio.open_connection(HOST, port)
    for part in parts:
        writer.write(part)
        await writer.drain()
    head = (await asyncio.wait_for(reader.readuntil(b"\r\n\r\n"), 10)).decode()
    lines = head.strip().split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines[1:])
    body = await reader.read(int(headers.get("Content-Length", "0")))
    writer.close()
    return int(lines[0].split()[1]), headers, body


def request(
    method: str, path: str, body: bytes = b"", *, secret: str | None = SECRET, more: str = ""
) -> bytes:
    given = f"X-Telegram-Bot-Api-Secret-Token: {secret}\r\n" if secret is not None else ""
    head = f"{method} {path} HTTP/1.1\r\nHost: x\r\n{given}Content-Length: {len(body)}\r\n{more}\r\n"
    return head.encode("latin-1") + body


def statuses(*requests: bytes, put: Put = take, health: Callable[[], Health] = healthy) -> list[int]:
    async def main() -> list[int]:
        async with serving(HOST, 0, health, Webhook(PATH, SecretStr(SECRET), put)) as port:
            return [(await knock(port, one))[0] for one in requests]

    return asyncio.run(main())


def test_an_update_is_acknowledged_only_when_it_is_on_disk() -> None:
    async def main() -> None:
        kept, stored = list[bytes](), asyncio.Event()

        async def put(body: bytes) -> bool:
            kept.append(body)
            await stored.wait()
            return True

        async with serving(HOST, 0, healthy, Webhook(PATH, SecretStr(SECRET), put)) as port:
            answer = asyncio.create_task(knock(port, request("POST", PATH, b'{"update_id": 1}')))
            while not kept:
                await asyncio.sleep(0.01)
            assert not answer.done()
            stored.set()
            status, _, body = await answer
        assert (status, body, kept) == (200, b"", [b'{"update_id": 1}'])

    asyncio.run(main())


@pytest.mark.parametrize("secret", [None, "", "0123456789abcdeF", "0123456789abcdef0", "käse", "\x80\xff"])
def test_a_wrong_secret_is_refused(secret: str | None) -> None:
    assert statuses(request("POST", PATH, b'{"update_id": 1}', secret=secret)) == [403]


def test_other_paths_and_methods_are_refused() -> None:
    assert statuses(
        request("GET", PATH), request("PUT", PATH), request("POST", "/"), request("POST", PATH + "/x"),
        request("GET", "/../etc/passwd"), request("POST", "/healthz"), request("DELETE", "/readyz"),
    ) == [405, 405, 404, 404, 404, 405, 405]  # fmt: skip


def test_what_is_no_update_is_refused_and_what_cannot_be_stored_is_asked_for_again(
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def none(body: bytes) -> bool:
        return False

    async def broken(body: bytes) -> bool:
        raise OSError("my secret plan")

    assert statuses(request("POST", PATH, b"nonsense"), put=none) == [400]
    assert statuses(request("POST", PATH, b'{"update_id": 1}'), put=broken) == [503]
    assert "OSError" in caplog.text
    assert "secret plan" not in caplog.text


def test_a_huge_body_is_refused_without_being_read() -> None:
    async def main() -> list[int]:
        announced = f"POST {PATH} HTTP/1.1\r\nHost: x\r\nX-Telegram-Bot-Api-Secret-Token: {{}}\r\n"
        length = "Content-Length: 100000000\r\n\r\n"
        chunked = "Transfer-Encoding: chunked\r\n\r\n"
        chunk = b"%x\r\n" % 65536 + b"x" * 65536 + b"\r\n"
        chunks = [chunk] * (LARGEST_BODY_BYTES // 65536 + 1)
        async with serving(HOST, 0, healthy, Webhook(PATH, SecretStr(SECRET), take)) as port:
            return [
                (await knock(port, (announced.format("wrong") + length).encode(), b"x" * 1000))[0],
                (await knock(port, (announced.format(SECRET) + length).encode()))[0],
                (await knock(port, (announced.format(SECRET) + chunked).encode(), *chunks))[0],
            ]

    assert asyncio.run(main()) == [403, 413, 413]


def test_health_is_told_to_whoever_asks() -> None:
    async def main(health: Health) -> list[tuple[int, bytes]]:
        async with serving(HOST, 0, lambda: health) as port:
            answers = [await knock(port, request("GET", path)) for path in ("/healthz", "/readyz")]
            assert {headers["Cache-Control"] for _, headers, _ in answers} == {"no-store"}
            assert {headers["Server"] for _, headers, _ in answers} == {"sanming-bot"}
            assert (await knock(port, request("GET", PATH)))[0] == 404, "without a webhook there is no door"
            return [(status, body) for status, _, body in answers]

    well, ill = asyncio.run(main(healthy())), asyncio.run(main(Health(False, {"database": "locked"})))
    assert well[0] == ill[0] == (200, b"ok\n")
    assert [(status, json.loads(body)) for status, body in (well[1], ill[1])] == [
        (200, {"ready": True, "telegram": "ok"}),
        (503, {"ready": False, "database": "locked"}),
    ]


def test_connections_that_say_nothing_keep_nobody_out_and_do_not_hold_up_the_end() -> None:
    async def main() -> int:
        async with serving(HOST, 0, healthy, Webhook(PATH, SecretStr(SECRET), take)) as port:
            idle = [await asyncio.open_connection(HOST, port) for _ in range(200)]
            slow = await asyncio.open_connection(HOST, port)
            slow[1].write(request("POST", PATH, b"")[:-2] + b"Content-")
            status, _, _ = await knock(port, request("GET", "/healthz"))
        for _, writer in [*idle, slow]:
            writer.close()
        return status

    assert asyncio.run(asyncio.wait_for(main(), 20)) == 200


def test_a_port_that_is_taken_is_told() -> None:
    async def main() -> None:
        async with serving(HOST, 0, healthy) as port:
            with pytest.raises(OSError, match="address already in use"):
                async with serving(HOST, port, healthy):
                    pass

    asyncio.run(main())


def test_garbage_is_refused_and_the_door_stays_open(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO)
    assert statuses(b"\x16\x03\x01\x02\x00\x01\r\n\r\n", b"GET /healthz HTTP/1.0\r\n\r\n") == [400, 200]
