"""Telegram's limits, on a clock of their own."""

import asyncio
from collections.abc import Awaitable, Iterable

from bot.channels.telegram_limits import TELEGRAMS, UNLIMITED, Gate, Limits
from tests.channels.virtual_clock import run_at_once

GROUP = -100


def now() -> float:
    return round(asyncio.get_running_loop().time(), 3)


async def send(
    gate: Gate, chat: int, times: list[float], *, notice: bool = False, seconds: float = 0.0
) -> None:
    async with gate.message(chat, notice=notice):
        times.append(now())
        await asyncio.sleep(seconds)


async def together(work: Iterable[Awaitable[None]]) -> None:
    await asyncio.gather(*work)


def test_one_message_a_second_goes_to_a_chat_in_the_order_of_asking() -> None:
    async def main() -> list[float]:
        gate, times = Gate(TELEGRAMS), list[float]()
        await together(send(gate, 7, times) for _ in range(4))
        return times

    assert run_at_once(main()) == [0, 1, 2, 3]


def test_a_chat_that_waits_holds_up_no_other() -> None:
    async def main() -> list[float]:
        gate, busy, others = Gate(TELEGRAMS), list[float](), list[float]()
        gate.block(7, 600)
        work = [send(gate, 7, busy) for _ in range(100)]
        await together([*work, *(send(gate, chat, others) for chat in range(100, 120))])
        assert busy[0] == 600
        return others

    assert run_at_once(main()) == [0] * 20


def test_no_second_has_more_than_30_messages() -> None:
    async def main() -> list[float]:
        gate, times = Gate(TELEGRAMS), list[float]()
        await together(send(gate, chat, times) for chat in range(1, 101))
        return times

    times = run_at_once(main())
    assert [sum(start <= time < start + 1 for time in times) for start in (0, 1, 2, 3)] == [30, 30, 30, 10]
    assert all(later - earlier >= 1 for earlier, later in zip(times, times[30:], strict=False))


def test_a_group_gets_20_messages_a_minute() -> None:
    async def main() -> list[float]:
        gate, times = Gate(TELEGRAMS), list[float]()
        await together(send(gate, GROUP, times) for _ in range(45))
        return times

    assert run_at_once(main()) == [*range(20), *range(60, 80), *range(120, 125)]


def test_replies_go_ahead_of_notices() -> None:
    async def main() -> tuple[list[float], list[float]]:
        gate, replies, notices = Gate(TELEGRAMS), list[float](), list[float]()
        told = [send(gate, chat, notices, notice=True) for chat in range(1000, 1060)]
        await together([*told, *(send(gate, chat, replies) for chat in range(1, 31))])
        return replies, notices

    replies, notices = run_at_once(main())
    assert replies == [1] * 30, "the first 30 notices had gone before anybody asked"
    assert notices == [0] * 30 + [2] * 30


def test_only_so_many_calls_are_under_way() -> None:
    async def main() -> list[float]:
        gate, times = Gate(Limits(0, 0, 0, calls_at_once=2)), list[float]()
        await together(send(gate, chat, times, seconds=5) for chat in range(1, 7))
        return times

    assert run_at_once(main()) == [0, 0, 5, 5, 10, 10]


def test_who_is_called_off_while_waiting_leaves_no_gap_and_takes_no_slot() -> None:
    async def main() -> list[float]:
        gate, times = Gate(Limits(0, 0, 0, calls_at_once=1)), list[float]()
        first = asyncio.create_task(send(gate, 1, times, seconds=5))
        gone = [asyncio.create_task(send(gate, chat, times)) for chat in (2, 3)]
        last = asyncio.create_task(send(gate, 4, times))
        await asyncio.sleep(5)  # the first one has just left, and passed its slot on to the second
        for task in gone:
            task.cancel()
        await asyncio.gather(first, last, *gone, return_exceptions=True)
        await send(gate, 5, times)
        return times

    assert run_at_once(main()) == [0, 5, 5]


def test_without_limits_nobody_waits() -> None:
    async def main() -> list[float]:
        gate, times = Gate(UNLIMITED), list[float]()
        await together(send(gate, GROUP, times) for _ in range(500))
        return times

    assert run_at_once(main()) == [0] * 500


def test_chats_that_nobody_waits_for_are_forgotten_and_blocked_ones_are_not() -> None:
    async def main() -> float:
        gate, times = Gate(Limits(0, 1.0, 0)), list[float]()
        gate.block(7, 5000)
        for chat in range(1000, 5000):
            await send(gate, chat, times)
            await asyncio.sleep(1)
        assert len(gate._chats) < 1500
        await send(gate, 7, times)
        return times[-1]

    assert run_at_once(main()) == 5000


def test_many_chats_that_are_waited_for_are_not_looked_through_at_every_message() -> None:
    async def look_throughs() -> int:
        gate, found, before = Gate(TELEGRAMS), 0, None
        for chat in range(5000):
            gate.block(chat, 60)
            found += before is not None and gate._chats is not before
            before = gate._chats
        return found

    assert asyncio.run(look_throughs()) == 3  # of 1,000 chats, 2,000 and 4,000
