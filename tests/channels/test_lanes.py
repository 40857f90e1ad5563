import asyncio

import pytest

from bot.channels.lanes import Job, Lanes


def test_one_lane_keeps_its_order_and_others_run_beside_it() -> None:
    async def main() -> list[str]:
        lanes, done, gate = Lanes(), list[str](), asyncio.Event()

        def job(name: str, *, waits: bool = False) -> Job:
            async def run() -> None:
                if waits:
                    await gate.wait()
                done.append(name)

            return run

        lanes.put("a", job("a1", waits=True))
        lanes.put("a", job("a2"))
        await lanes.put("b", job("b1"))
        gate.set()
        assert await lanes.drain(5)
        return done

    assert asyncio.run(main()) == ["b1", "a1", "a2"]


def test_a_lane_exists_only_while_it_has_jobs() -> None:
    async def main() -> None:
        lanes = Lanes()

        async def job() -> None:
            assert "a" in lanes

        await lanes.put("a", job)
        await lanes.drain(5)
        assert "a" not in lanes
        await lanes.put("a", job)

    asyncio.run(main())


def test_many_jobs_put_from_within_jobs_all_run_in_order() -> None:
    async def main() -> list[int]:
        lanes, done = Lanes(), list[int]()

        def job(number: int) -> Job:
            async def run() -> None:
                done.append(number)
                if number < 300:
                    lanes.put("a", job(number + 1))

            return run

        lanes.put("a", job(1))
        assert await lanes.drain(5)
        return done

    assert asyncio.run(main()) == list(range(1, 301))


@pytest.mark.expect_errors
def test_a_job_that_fails_does_not_stop_its_lane(caplog: pytest.LogCaptureFixture) -> None:
    async def main() -> list[str]:
        lanes, done = Lanes(), list[str]()

        async def fails() -> None:
            raise ValueError("what somebody asked")

        async def works() -> None:
            done.append("works")

        await lanes.put("a", fails)
        await lanes.put("a", works)
        return done

    assert asyncio.run(main()) == ["works"]
    assert "what somebody asked" not in caplog.text


def test_cancelling_ends_every_lane_and_every_waiting_job() -> None:
    async def main() -> None:
        lanes = Lanes()

        async def waits() -> None:
            await asyncio.Event().wait()

        first, second = lanes.put("a", waits), lanes.put("a", waits)
        assert not await lanes.drain(0.01)
        await lanes.cancel()
        assert first.done()
        assert second.cancelled()
        assert "a" not in lanes

    asyncio.run(main())
