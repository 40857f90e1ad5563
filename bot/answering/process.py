"""Answers in a process of its own: while it thinks, this one receives, sends and records.

Python's threads share one lock; two processes do not. The other one loads the pages and jieba while this one loads
Telegram's client and the database's. When it dies, for lack of memory for instance, it is started again, and answers what
it had not.
"""

import logging
import os
import pickle
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, InvalidStateError
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial

from bot.answering.job import Answered, Job, Knowledge, Serving, Tell
from bot.answering.wire import AnsweringError, Message, Notice, Ready, Refused, Result
from bot.errors import KnowledgeError

logger = logging.getLogger(__name__)

PAUSES_SECONDS = (0.0, 1.0, 5.0, 15.0, 30.0)  # before it is started again; the last one again and again
MOST_TRIES = 2
"""A question during which the process died so often is not asked again."""
LONGEST_ANSWER_SECONDS = 30.0
"""A process that takes longer over one question ends itself, and dies of that question as of any other."""
LONGEST_LOAD_SECONDS = 600.0
"""The same for one that does not come to its first question: a disk that hangs. 100,000 passages take half a minute."""
END_SECONDS = 3.0

_FOR_ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "MALLOC_ARENA_MAX": "1"}
"""Else numpy begins a thread for each core, for products of matrices that we do not form; the service may have 64 in all. And
glibc gives each thread a heap of its own (mallopt(3), M_ARENA_MAX), which took 14 MB more after 5,000 messages.
"""
_Process = subprocess.Popen[bytes]


@dataclass(slots=True)
class _Pending:
    """A job without a result."""

    turn_id: str
    job: bytes  # pickled before anything else: what cannot be is nobody else's trouble
    done: "Future[Answered]" = field(default_factory=Future)
    tries: int = 0  # during which the process died


class AnswerProcess:
    """Begins to load as soon as there is one; `opened` waits until it can answer."""

    def __init__(self, knowledge: Knowledge) -> None:
        self.trouble: str | None = None
        self._knowledge = knowledge
        self._serving: Serving | None = None
        self._pending: deque[_Pending] = deque()  # in the order in which the process gets or will get them
        self._giving = (
            threading.Lock()
        )  # only one thread gives jobs to the process; whoever listens to it never waits
        self._ready = False
        self._deaths = 0  # since it last answered
        self._closing = threading.Event()
        self._process = _started(knowledge)

    @property
    def serving(self) -> Serving:
        assert self._serving, "opened before"
        return self._serving

    @contextmanager
    def opened(self, tell: Tell) -> Iterator["AnswerProcess"]:
        """While it lasts, the process answers; `tell` gets what the administrators are to be told.

        Raises:
            KnowledgeError: it has nothing to answer from.
            AnsweringError: it ended before it could say anything, as it may for lack of memory; another start may do.
        """
        listening = threading.Thread(target=self._listen, args=(tell,), name="answers", daemon=True)
        try:
            if not (first := self._heard()):
                raise AnsweringError(f"the process that answers ended before it could ({_how(self._end())})")
            self._take(first, tell)
            if self._serving is None:
                raise KnowledgeError(self.trouble)
            listening.start()
            yield self
        finally:
            self._closing.set()
            self._end()
            if listening.ident:
                listening.join()
                self._end()  # one that was started meanwhile
            while self._pending:
                self._pending.popleft().done.cancel()

    def answer(self, job: Job) -> "Future[Answered]":
        """Jobs are answered one after another."""
        pending = _Pending(job.turn_id, pickle.dumps(job))
        with self._giving:
            if self._closing.is_set():
                pending.done.cancel()
                return pending.done
            self._pending.append(pending)
            if self._ready:
                self._give(pending)
        return pending.done

    def _give(self, pending: _Pending) -> None:
        assert self._process.stdin
        with suppress(OSError):  # it died; whoever listens notices
            self._process.stdin.write(pending.job)
            self._process.stdin.flush()

    def _end(self) -> int:
        """It ends once its input does, if it can; gives its exit code."""
        process, latest = self._process, time.monotonic() + END_SECONDS
        assert process.stdin
        assert process.stdout
        if not self._giving.acquire(timeout=END_SECONDS):  # somebody gives a job to one that takes none
            process.kill()
            self._giving.acquire()
        try:
            self._ready = False  # nobody writes where it is closed
            with suppress(OSError):  # what it was not given yet
                process.stdin.close()
        finally:
            self._giving.release()
        try:
            process.wait(max(latest - time.monotonic(), 0))
        except subprocess.TimeoutExpired:
            process.kill()
        code = process.wait()
        process.stdout.close()
        return code

    # The thread that listens

    def _listen(self, tell: Tell) -> None:
        while not self._closing.is_set():
            try:
                if message := self._heard():
                    self._take(message, tell)
                elif not self._closing.is_set():
                    self._start_again(tell)
            except Exception as error:  # the outermost edge of this thread, without which nobody is answered
                logger.error(
                    "%s with the process that answers - another one begins afresh", type(error).__qualname__
                )  # no more: the rest might quote a question
                self._process.kill()

    def _heard(self) -> Message | None:
        """The next message; None once it has ended."""
        assert self._process.stdout
        try:
            message: Message = pickle.load(self._process.stdout)  # from our own program
        except (EOFError, OSError, ValueError, pickle.UnpicklingError):
            return None
        return message

    def _take(self, message: Message, tell: Tell) -> None:
        match message:
            case Ready(serving):
                self._serving, self.trouble = serving, None
                if not self._ready:  # in a thread of its own: this one must hear the results meanwhile
                    give = partial(self._give_all, self._process)
                    threading.Thread(target=give, name="jobs", daemon=True).start()
            case Notice(text):
                tell(text)
            case Result(turn_id, outcome):
                if not self._pending or self._pending[0].turn_id != turn_id:
                    raise LookupError("a result of no job: the next ones would go to the wrong people")
                self._deaths = 0
                _settle(self._pending.popleft(), outcome)
            case Refused(reason):
                self.trouble = reason

    def _give_all(self, process: _Process) -> None:
        assert process.stdin
        with self._giving:
            if self._ready or process is not self._process or process.stdin.closed:  # it has died since
                return
            self._ready = True
            for pending in tuple(self._pending):
                self._give(pending)

    def _start_again(self, tell: Tell) -> None:
        was_ready = self._ready
        how = _how(self._end())
        self.trouble = self.trouble or f"the process that answers ended ({how})"
        logger.error("%s - the process that answers is started again", self.trouble)
        if was_ready:
            self._count_try()
        if was_ready and not self._deaths:
            tell(
                f"The process that answers ended ({how}) and is started again; nothing is lost. If this happens again: is "
                "there enough memory, and what does the log say?\n"
                f"回答问题的进程意外结束（{how}），正在重新启动，消息不会丢失。如果再次发生：内存是否足够？日志里写了什么？"
            )
        pause = PAUSES_SECONDS[min(self._deaths, len(PAUSES_SECONDS) - 1)]
        self._deaths += 1
        if self._closing.wait(pause):
            return
        try:
            self._process = _started(self._knowledge)
        except OSError as trouble:  # no memory, or too many processes: tried again after the next pause
            self.trouble = f"the process that answers cannot be started ({trouble.strerror})"

    def _count_try(self) -> None:
        """It may have died of the question that it was answering."""
        if self._pending:
            self._pending[0].tries += 1
            if self._pending[0].tries == MOST_TRIES:
                _settle(self._pending.popleft(), AnsweringError("the process that answers died of it"))


def _environment() -> dict[str, str]:
    """Ours, without what it need not know: the token."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith("TELEGRAM_")}
    return {**_FOR_ONE_THREAD, **ours, "PYTHONPATH": os.pathsep.join(sys.path)}


def _started(knowledge: Knowledge) -> _Process:
    """It finds its modules where we found ours, not in whatever folder it is started in."""
    options = ["-P", *(f"-W{option}" for option in sys.warnoptions)]
    process = subprocess.Popen(
        [
            sys.executable,
            *options,
            "-m",
            "bot.answering.child",
            str(LONGEST_LOAD_SECONDS),
            str(LONGEST_ANSWER_SECONDS),
        ],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=_environment(),
    )
    assert process.stdin
    with suppress(OSError):  # it died at once; whoever listens notices
        process.stdin.write(pickle.dumps(knowledge))
        process.stdin.flush()
    return process


def _how(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"


def _settle(pending: _Pending, outcome: Answered | AnsweringError) -> None:
    with suppress(InvalidStateError):  # nobody waits for it any more
        if isinstance(outcome, AnsweringError):
            pending.done.set_exception(outcome)
        else:
            pending.done.set_result(outcome)
