"""The process that answers: `python -m bot.answering.child`, started by `process.py` and by nothing else.

Jobs come in by standard input and messages go out by standard output, pickled: both ends are one program, and nobody else
can write there. It ends when its input does, in whatever way the process that started it has ended.
"""

import gc
import os
import pickle
import signal
import sys
import threading
import traceback
from typing import BinaryIO

from bot.answering.answerer import Answerer, answering
from bot.answering.job import Answered, Job, Knowledge, Serving
from bot.answering.wire import AnsweringError, Message, Notice, Ready, Refused, Result
from bot.errors import BotError
from bot.logs import log_to_stderr


class _Parent:
    """The process that started us; takes what any thread has to say."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def say(self, message: Message) -> None:
        data = pickle.dumps(message)
        with self._lock:
            self._stream.write(data)
            self._stream.flush()

    def tell(self, text: str) -> None:
        self.say(Notice(text))

    def serving(self, serving: Serving) -> None:
        self.say(Ready(serving))


def main() -> None:
    for number in (
        signal.SIGINT,
        signal.SIGTERM,
    ):  # sent to the whole group; we end after the questions in work
        signal.signal(number, signal.SIG_IGN)
    jobs, parent = sys.stdin.buffer, _Parent(os.fdopen(os.dup(1), "wb"))
    os.dup2(2, 1)  # what anything prints is no message
    knowledge: Knowledge = pickle.load(jobs)  # see above
    log_to_stderr(knowledge.log_level)
    gc.disable()  # it would look through everything again and again while it is loaded: a tenth of the start
    try:
        with answering(knowledge, parent.tell, parent.serving) as answerer:
            gc.enable()
            _answer(answerer, jobs, parent)
    except BotError as trouble:
        parent.say(Refused(str(trouble)))


def _answer(answerer: Answerer, jobs: BinaryIO, parent: _Parent) -> None:
    """Until there are no more jobs."""
    while True:
        try:
            job: Job = pickle.load(jobs)  # see above
        except EOFError:
            return
        parent.say(Result(_outcome(answerer, job)))


def _outcome(answerer: Answerer, job: Job) -> Answered | AnsweringError:
    try:
        return answerer.answered(job)
    except Exception as error:  # the outermost edge of this process: the other one apologises
        where = "".join(traceback.format_tb(error.__traceback__))
        return AnsweringError(f"{type(error).__qualname__}: {error}\n{where}")


if __name__ == "__main__":
    main()
