"""One conversation in order, different ones beside each other.

A lane is a task that exists only while it has jobs. What waits in one lane holds nothing that another lane needs.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Container

logger = logging.getLogger(__name__)

Job = Callable[[], Awaitable[None]]


class Lanes:
    """Runs the jobs of each lane one after the other. Belongs to the event loop that it is used in."""

    def __init__(self) -> None:
        self._waiting: dict[str, deque[tuple[Job, asyncio.Future[None]]]] = {}
        self._tasks: dict[str, asyncio.Task[None]] = {}

    def __contains__(self, lane: object) -> bool:
        """Whether the lane has jobs, waiting or under way."""
        return lane in self._tasks

    def put(self, lane: str, job: Job) -> asyncio.Future[None]:
        """Adds a job behind the lane's others; the future is done once it has run, however that ended."""
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.setdefault(lane, deque()).append((job, done))
        if lane not in self._tasks:
            self._tasks[lane] = asyncio.create_task(self._run(lane), name=f"lane {lane}")
        return done

    async def drain(self, timeout_seconds: float) -> bool:
        """Waits until every lane is empty; False where the time was not enough."""
        deadline = asyncio.get_running_loop().time() + timeout_seconds
        while self._tasks:  # a job may have opened another lane meanwhile
            left_seconds = deadline - asyncio.get_running_loop().time()
            if left_seconds <= 0:
                return False
            await asyncio.wait(self._tasks.values(), timeout=left_seconds)
        return True

    async def cancel(self, sparing: Container[asyncio.Task[None]] = ()) -> None:
        """Ends every lane where it stands and forgets the jobs that have not begun; some lanes may be spared."""
        tasks = [task for task in self._tasks.values() if task not in sparing]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    async def _run(self, lane: str) -> None:
        jobs = self._waiting[lane]
        try:
            while jobs:
                job, done = jobs.popleft()
                await _run_one(job, done)
        finally:  # nothing is awaited between the last look at the jobs and here, so that none can be lost
            del self._waiting[lane], self._tasks[lane]
            for _, done in jobs:
                done.cancel()


async def _run_one(job: Job, done: asyncio.Future[None]) -> None:
    try:
        await job()
    except Exception as error:  # a job handles its own errors; the jobs behind it must run whatever happens
        logger.error("A job failed: %s", type(error).__qualname__)  # no more: the rest might quote a question
    finally:
        if not done.done():
            done.set_result(None)
