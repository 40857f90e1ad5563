"""Answers in a process of its own: while it thinks, this one receives, sends and records.

Python's threads share one lock; two processes do not. The other one loads the pages and jieba while this one loads
Telegram's client and the database's. When it dies, for lack of memory for instance, it is started again, and answers what
it had not.
"""

import logging
import pickle
import subprocess
import sys
import threading
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, InvalidStateError
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from bot.answering.job import Answered, Job, Knowledge, Serving, Tell
from bot.answering.wire import AnsweringError, Message, Notice, Ready, Refused, Result
from bot.errors import KnowledgeError

logger = logging.getLogger(__name__)

PAUSES_SECONDS = (0.0, 1.0, 5.0, 15.0, 30.0)  # before it is started again; the last one again and again
MOST_TRIES = 2
"""A question during which the process died so often is not asked again."""
END_SECONDS = 3.0

_Process = subprocess.Popen[bytes]


@dataclass(slots=True)
class _Pending:
    """A job without a result."""

    job: Job
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
        self._deaths = 0  # since it last could answer
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
        """
        listening = threading.Thread(target=self._listen, args=(tell,), name="answers", daemon=True)
        try:
            self._take(self._heard() or Refused("the process that answers ended before it began."), tell)
            if self._serving is None:
                raise KnowledgeError(self.trouble)
            listening.start()
            yield self
        finally:
            self._closing.set()
            _end(self._process)
            if listening.ident:
                listening.join()
                _end(self._process)  # one that was started meanwhile
            while self._pending:
                self._pending.popleft().done.cancel()

    def answer(self, job: Job) -> "Future[Answered]":
        """Jobs are answered one after another."""
        pending = _Pending(job)
        with self._giving:
            self._pending.append(pending)
            if self._ready:
                self._give(pending)
        return pending.done

    def _give(self, pending: _Pending) -> None:
        assert self._process.stdin
        with suppress(OSError):  # it died; whoever listens notices
            self._process.stdin.write(pickle.dumps(pending.job))
            self._process.stdin.flush()

    # The thread that listens

    def _listen(self, tell: Tell) -> None:
        while not self._closing.is_set():
            if message := self._heard():
                self._take(message, tell)
            elif not self._closing.is_set():
                self._start_again(tell)

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
                self._serving, self.trouble, self._deaths = serving, None, 0
                if not self._ready:  # in a thread of its own: this one must hear the results meanwhile
                    threading.Thread(target=self._give_all, name="jobs", daemon=True).start()
            case Notice(text):
                tell(text)
            case Result(outcome):
                _settle(self._pending.popleft(), outcome)
            case Refused(reason):
                self.trouble = reason

    def _give_all(self) -> None:
        with self._giving:
            self._ready = True
            for pending in tuple(self._pending):
                self._give(pending)

    def _start_again(self, tell: Tell) -> None:
        code = _end(self._process)
        with self._giving:
            was_ready, self._ready = self._ready, False
        how = f"signal {-code}" if code < 0 else f"exit code {code}"
        self.trouble = self.trouble or f"the process that answers ended ({how})"
        logger.error("%s - the process that answers is started again", self.trouble)
        if was_ready:
            tell(
                f"The process that answers ended ({how}) and is started again; nothing is lost. Is there enough memory?\n"
                f"回答问题的进程意外结束（{how}），正在重新启动，消息不会丢失。内存是否足够？"
            )
            self._count_try()
        self._closing.wait(PAUSES_SECONDS[min(self._deaths, len(PAUSES_SECONDS) - 1)])
        self._deaths += 1
        if not self._closing.is_set():
            self._process = _started(self._knowledge)

    def _count_try(self) -> None:
        """It may have died of the question that it was answering."""
        if self._pending:
            self._pending[0].tries += 1
            if self._pending[0].tries == MOST_TRIES:
                _settle(self._pending.popleft(), AnsweringError("the process that answers died of it"))


def _started(knowledge: Knowledge) -> _Process:
    warnings = [f"-W{option}" for option in sys.warnoptions]
    process = subprocess.Popen(
        [sys.executable, *warnings, "-m", "bot.answering.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert process.stdin
    with suppress(OSError):  # it died at once; whoever listens notices
        process.stdin.write(pickle.dumps(knowledge))
        process.stdin.flush()
    return process


def _end(process: _Process) -> int:
    """It ends once its input does, if it can; gives its exit code."""
    assert process.stdin
    assert process.stdout
    with suppress(OSError):  # what it was not given yet
        process.stdin.close()
    try:
        process.wait(END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
    code = process.wait()
    process.stdout.close()
    return code


def _settle(pending: _Pending, outcome: Answered | AnsweringError) -> None:
    with suppress(InvalidStateError):  # nobody waits for it any more
        if isinstance(outcome, AnsweringError):
            pending.done.set_exception(outcome)
        else:
            pending.done.set_result(outcome)
