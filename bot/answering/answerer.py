"""Answers from the pages, and keeps in step with their folder."""

import datetime as dt
import gc
import logging
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future
from contextlib import contextmanager
from functools import partial

from bot.answering.job import Answered, Job, Knowledge, Serving, Tell
from bot.background import in_background
from bot.content.folder import Folder
from bot.content.library import Library
from bot.content.pace import at_once, giving_way
from bot.content.watcher import changes
from bot.dialogue.conversation import respond, warm_up
from bot.dialogue.menu import all_choices
from bot.dialogue.messages import Turn
from bot.dialogue.plain import plain_text
from bot.errors import KnowledgeError
from bot.records.rows import state_of, state_row, turn_row
from bot.search import lexicon
from bot.search.index import Index
from bot.search.store import Memory, keep, next_index, stored_index
from bot.workshop.live import Live
from bot.workshop.report import REPORT_FILE

logger = logging.getLogger(__name__)

_INDEX_FILE = "tokens.npz"


class Answerer:
    """Answers at once, in the thread of whoever asks."""

    trouble: str | None = None

    def __init__(
        self, index: Index, retention_days: int, served: Callable[[Serving], None] = lambda serving: None
    ) -> None:
        """`served` is told what is in service, now and later, from any thread."""
        self._retention_days = retention_days
        self._served = served
        self.serve(index)

    def serve(self, index: Index) -> None:
        """From now on answers come from this index."""
        self.index = index
        self.serving = Serving(index.library.contact, frozenset(all_choices(index.library)))
        self._served(self.serving)

    def answer(self, job: Job) -> "Future[Answered]":
        done = Future[Answered]()
        try:
            done.set_result(self.answered(job))
        except Exception as error:  # the future's to raise
            done.set_exception(error)
        return done

    def answered(self, job: Job) -> Answered:
        with at_once():
            return self._answered(job)

    def _answered(self, job: Job) -> Answered:
        began = time.perf_counter()
        outcome = respond(job.question, state_of(job.state), self.index, self._retention_days)
        reply, bodies = outcome.reply, job.render(outcome.reply, job.turn_id)
        text = plain_text(reply)
        turn = Turn(job.turn_id, job.question, reply, round((time.perf_counter() - began) * 1000, 2))
        return Answered(turn_row(turn, text), state_row(outcome.state), reply.locale, reply.choices, bodies)


@contextmanager
def answering(
    knowledge: Knowledge, tell: Tell, served: Callable[[Serving], None] = lambda serving: None
) -> Iterator[Answerer]:
    """An answerer that follows its folder; `tell` gets what the administrators are to be told of it, `served` what is in
    service.

    Raises:
        KnowledgeError: there is nothing to answer from, or no way to hand a question off.
    """
    folder = Folder(knowledge.folder)
    pages = folder.read()
    for problem in pages.problems:
        if problem.severity == "error":
            logger.warning("not in use: %s: %s", problem.place, problem.en)
    _refuse_unusable(pages, knowledge)
    lexicon.use(knowledge.dictionary)
    index, memory = stored_index(pages, knowledge.data / _INDEX_FILE)
    answerer = Answerer(index, knowledge.retention_days, served)
    del index  # the next one takes its place
    with in_background("folder", partial(_follow, folder, answerer, memory, knowledge, tell)):
        yield answerer


def _refuse_unusable(pages: Library, knowledge: Knowledge) -> None:
    if all(document.contact for document in pages.documents):
        raise KnowledgeError(
            f"KNOWLEDGE_DIR: no page in {knowledge.folder} can be used; `sanming-bot check` says why."
        )
    if pages.contact is None:
        raise KnowledgeError(
            f"KNOWLEDGE_DIR: {knowledge.folder} has no valid contact page; write contact.en.md with "
            "“section: contact”, “email:” and “phone:” in its header, or see what `sanming-bot check` says."
        )


@contextmanager
def _kept_for_good() -> Iterator[None]:
    """For building what stays. The collector would look through all of it, again and again, while nobody is answered: 40 ms
    at a time. Without it, an index that is replaced goes all the same, since nothing of it refers to itself.
    """
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()


def _follow(
    folder: Folder,
    answerer: Answerer,
    memory: Memory,
    knowledge: Knowledge,
    tell: Tell,
    over: threading.Event,
) -> None:
    """Keeps the answerer in step with its folder until that is over."""

    def serve(library: Library) -> None:
        nonlocal memory
        before = answerer.index
        with _kept_for_good():
            index, memory = next_index(library, before, memory)
            warm_up(index, dt.datetime.now(dt.UTC))
        answerer.serve(index)
        before.let_go()
        keep(index, memory, knowledge.data / _INDEX_FILE)

    live = Live(
        folder,
        answerer.index.library,
        serve,
        tell,
        knowledge.data / "folder.json",
        lambda: dt.datetime.now(dt.UTC),
    )
    if over.wait(knowledge.first_replies_seconds):
        return
    with _kept_for_good():
        warm_up(answerer.index, dt.datetime.now(dt.UTC))
    with giving_way():
        live.run(changes(folder.path, REPORT_FILE, over), over)
