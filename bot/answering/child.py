"""The process that answers: `python -m bot.answering.child`, started by `process.py` and by nothing else.

Jobs come in by standard input and messages go out by standard output, pickled: both ends are one program, and nobody else
can write there. It ends when its input does, in whatever way the process that started it has ended.
"""

import faulthandler
import gc
import os
import pickle
import signal
import sys
import threading
import traceback
from typing import TYPE_CHECKING, BinaryIO

from bot.answering.job import Answered, Job, Knowledge, Serving
from bot.answering.wire import AnsweringError, Message, Notice, Ready, Refused, Result
from bot.errors import BotError
from bot.logs import log_to_stderr

if TYPE_CHECKING:
    from bot.answering.answerer import Answerer


class _Parent:
    """The process that started us; takes what any thread has to say."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._lock = threading.Lock()

    def say(self, message: Message) -> None:
        data = pickle.dumps(message)
        with self._lock:
            try:
                self._stream.write(data)
                self._stream.flush()
            except OSError:  # it has ended: nobody is left to answer, or to tell
                os._exit(0)

    def tell(self, text: str) -> None:
        self.say(Notice(text))

    def serving(self, serving: Serving) -> None:
        self.say(Ready(serving))


def main() -> None:
    for number in (signal.SIGINT, signal.SIGTERM):  # sent to the whole group; we end when our input does
        signal.signal(number, signal.SIG_IGN)
    jobs, parent = sys.stdin.buffer, _Parent(os.fdopen(os.dup(1), "wb"))
    os.dup2(2, 1)  # what anything prints is no message
    knowledge: Knowledge = pickle.load(jobs)  # see above
    log_to_stderr(knowledge.log_level)
    longest_load, longest_answer = map(float, sys.argv[1:])
    faulthandler.dump_traceback_later(longest_load, exit=True)
    from bot.answering.answerer import answering  # takes a while, in which a signal would have ended us

    sys.setswitchinterval(
        0.001
    )  # seconds for which an answer waits while the folder is read, instead of 0.005
    gc.disable()  # it would look through everything again and again while it is loaded: a tenth of the start
    try:
        with answering(knowledge, parent.tell, parent.serving) as answerer:
            gc.enable()
            faulthandler.cancel_dump_traceback_later()
            _answer(answerer, jobs, parent, longest_answer)
    except BotError as trouble:
        parent.say(Refused(str(trouble)))


def _answer(answerer: "Answerer", jobs: BinaryIO, parent: _Parent, longest_seconds: float) -> None:
    """Until there are no more jobs. One that takes too long ends the process: the log then shows where it was, and whoever
    started us starts us again.
    """
    while True:
        try:
            job: Job = pickle.load(jobs)  # see above
        except (EOFError, pickle.UnpicklingError):  # it ended, perhaps in the middle of a job
            return
        faulthandler.dump_traceback_later(longest_seconds, exit=True)
        outcome = _outcome(answerer, job)
        faulthandler.cancel_dump_traceback_later()
        parent.say(Result(job.turn_id, outcome))


def _outcome(answerer: "Answerer", job: Job) -> Answered | AnsweringError:
    try:
        return answerer.answered(job)
    except Exception as error:  # the outermost edge of this process: the other one apologises
        where = "".join(traceback.format_tb(error.__traceback__))
        return AnsweringError(f"{type(error).__qualname__}: {error}\n{where}")


if __name__ == "__main__":
    main()
