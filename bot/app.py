"""Reads the settings and joins what the commands of the workshop need. What answers is joined in `service.py`."""

import datetime as dt
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import count
from pathlib import Path

from bot.content.folder import load_library
from bot.content.library import Library
from bot.dialogue.followup import FADES_AFTER
from bot.dialogue.messages import Kind
from bot.errors import KnowledgeError
from bot.records import backup, traces, turns
from bot.records.database import Database, opened, sqlite_file
from bot.records.lock import only_one
from bot.records.turns import RecordedTurn
from bot.search import lexicon
from bot.search.index import Index
from bot.settings import Settings, read_settings
from bot.workshop.ask import Asker
from bot.workshop.check import left_out
from bot.workshop.coverage import grid, read_topics
from bot.workshop.draft import write_draft
from bot.workshop.find import Line, found
from bot.workshop.gaps import Gap, grouped, still_open
from bot.workshop.log import Heard, as_json, besides, lines, saying
from bot.workshop.preview import preview as explain
from bot.workshop.replay import replay as ask_again
from bot.workshop.replay import report

TRACES_TRIES, TRACES_PAUSE_SECONDS = 8, 0.5


def knowledge_folder() -> Path:
    """That of the settings."""
    return read_settings().knowledge_dir


def library() -> Library:
    """The knowledge folder of the settings."""
    return load_library(read_settings().knowledge_dir)


def lines_with(text: str) -> Sequence[Line]:
    """Every line of the pages that has the text."""
    return list(found(knowledge_folder(), text))


def asker(folder: Path | None = None, warn: Callable[[str], None] = lambda line: None) -> Asker:
    """Answers without records, from the folder of the settings or another, even from one that `run` would refuse; `warn` gets
    what of it is not in use, in lines.
    """
    settings = read_settings()
    pages = _pages_of(folder, settings)
    for line in left_out(pages):
        warn(line)
    return Asker(_index(pages, settings), settings.retention_days)


def _pages_of(folder: Path | None, settings: Settings) -> Library:
    """Of the folder that --knowledge names, or the settings'.

    Raises:
        KnowledgeError: it cannot be read.
    """
    if folder and not folder.is_dir():
        raise KnowledgeError(f"--knowledge: there is no folder {folder}; check the path.")
    return load_library(folder or settings.knowledge_dir)


def coverage() -> Iterator[str]:
    """Which topics the folder of the settings answers, in lines."""
    settings = read_settings()
    topics = read_topics(settings.knowledge_dir)
    index = _index(load_library(settings.knowledge_dir), settings)
    return grid(
        topics, Asker(index, settings.retention_days).ask, lambda text: index.handoff.named_in(text, ())
    )


def preview(question: str) -> Iterator[str]:
    """How a question is answered from the folder as it stands, and why."""
    settings = read_settings()
    pages = load_library(settings.knowledge_dir)
    yield from left_out(pages)
    yield from explain(question, _index(pages, settings), settings.retention_days, dt.datetime.now(dt.UTC))


def last_turns(
    count: int | None, days: int | None, kinds: Sequence[Kind], *, disliked: bool
) -> Sequence[RecordedTurn]:
    """The newest turns of the record, oldest of them first: so many, of the last days, of some kinds, found not helpful."""
    since = dt.datetime.now(dt.UTC) - dt.timedelta(days=days) if days else None
    with _record(read_settings()) as database, database.begin() as transaction:
        return turns.last_turns(transaction, count, kinds=kinds, since=since, disliked=disliked)


def replay(days: int, folder: Path | None, progress: Callable[[int, int], None]) -> Iterator[str]:
    """What the folder of the settings changed in the answers of the last days, or another one would change in its own."""
    settings = read_settings()
    days = min(days, settings.retention_days)
    since = dt.datetime.now(dt.UTC) - dt.timedelta(days=days)
    with _record(settings) as database, database.begin() as transaction:
        before = since - FADES_AFTER  # the first ones may lean on some before
        asked = turns.last_turns(transaction, since=before)
    pages = _pages_of(folder, settings)
    yield from left_out(pages)
    present = _index(load_library(settings.knowledge_dir), settings) if folder else None
    found = ask_again(asked, _index(pages, settings), settings.retention_days, progress, present)
    within = [comparison for comparison in found if comparison.turn.asked_at >= since]
    yield from report(within, days, (folder, settings.knowledge_dir) if folder else None)


def log_of(conversation: str) -> Iterator[str]:
    """The turns of a conversation, whole, and what else there is to know of it; nothing where nothing is recorded."""
    with _record(read_settings()) as database, database.begin() as transaction:
        for turn in turns.last_turns(transaction, conversation=conversation):
            yield from (*lines(turn, longest=None), "")
        yield from besides(list(turns.all_kept(transaction, conversation)))


def everything_of(conversation: str) -> Iterator[str]:
    """All that is recorded of a conversation, a row a line."""
    with _record(read_settings()) as database, database.begin() as transaction:
        for table, row in turns.all_kept(transaction, conversation):
            yield as_json(table, row)


def turns_saying(text: str) -> Heard:
    """Every turn of the record that quotes the page or whose reply has the text, oldest first."""
    with _record(read_settings()) as database, database.begin() as transaction:
        return saying(text, turns.every_turn(transaction))


def gaps(days: int) -> Sequence[Gap]:
    """What was not answered well in the last days, by subject; without what the pages answer by now."""
    settings = read_settings()
    with _record(settings) as database, database.begin() as transaction:
        since = dt.datetime.now(dt.UTC) - dt.timedelta(days=days)
        asked = turns.badly_answered(transaction, since)
    index = _index(load_library(settings.knowledge_dir), settings)
    return grouped(still_open(asked, Asker(index, settings.retention_days).ask), index)


def start_page(gap: Gap) -> Sequence[Path]:
    """Writes a draft page for a gap, in both languages, where drafts are not served."""
    return write_draft(gap, read_settings().knowledge_dir)


def forget(conversation: str) -> tuple[int, str | None]:
    """Erases a conversation from the record; returns how many turns it had, and, where its words are in the database's
    file still, why. What an earlier call had to leave there goes as well.
    """
    tries, in_the_way = count(1), ""

    def again(trouble: str) -> bool:
        nonlocal in_the_way
        in_the_way = trouble
        time.sleep(TRACES_PAUSE_SECONDS)
        return next(tries) < TRACES_TRIES

    with _record(read_settings()) as database:
        with database.execution_options(writes=True).begin() as transaction:
            gone = turns.forget(transaction, conversation)
        return gone, None if traces.clear(database, again) else in_the_way


def former_record() -> Path | None:
    """The record that a `restore` put another in the place of, where it is still there."""
    return backup.former(read_settings().database_url)


def back_up(target: Path) -> None:
    """Copies the record into a new file, also while the bot runs."""
    backup.back_up(read_settings().database_url, target)


def restore(source: Path) -> tuple[Path | None, Path | None]:
    """Puts a copy in the record's place while no bot runs; returns that place, and where the former record is now, if
    there was one.
    """
    settings = read_settings()
    with only_one(settings.lock_file):
        former = backup.restore(settings.database_url, source)
    return sqlite_file(settings.database_url), former


def _record(settings: Settings) -> AbstractContextManager[Database]:
    """What the bot has recorded; in a wrong folder there is nothing to be made."""
    return opened(settings.database_url, anew=False)


def _index(library: Library, settings: Settings) -> Index:
    lexicon.use(settings.dictionary_file)
    return Index(library)
