"""The composition root: the only place where settings are read and objects are built and joined."""

import datetime as dt
import gc
import logging
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.content.folder import Folder, load_library
from bot.content.library import Library
from bot.content.watcher import changes
from bot.desk import Desk
from bot.dialogue.conversation import warm_up
from bot.dialogue.followup import FADES_AFTER
from bot.errors import KnowledgeError, SettingsError
from bot.notices import RenderNotice
from bot.records import backup, turns
from bot.records.database import Database, open_database
from bot.records.ledger import ClosedError, Ledger
from bot.records.lock import only_one
from bot.records.turns import RecordedTurn
from bot.search import segmenter
from bot.search.index import Index
from bot.search.store import Memory, keep, next_index, stored_index
from bot.settings import Settings, read_settings
from bot.workshop.ask import Asker
from bot.workshop.check import left_out
from bot.workshop.coverage import grid, read_topics
from bot.workshop.draft import write_draft
from bot.workshop.find import Line, found
from bot.workshop.gaps import Gap, grouped, still_open
from bot.workshop.live import Live
from bot.workshop.log import saying
from bot.workshop.preview import preview as explain
from bot.workshop.replay import replay as ask_again
from bot.workshop.replay import report
from bot.workshop.report import REPORT_FILE

if TYPE_CHECKING:
    from bot.channels.telegram_limits import Limits

logger = logging.getLogger(__name__)

PURGE_EVERY_SECONDS = 24 * 60 * 60
LEDGER_GRACE_SECONDS = 2.0
FIRST_REPLIES_SECONDS = 2.0
"""After a start, what need not be at once waits so long: whoever wrote meanwhile waits for a reply."""
LOCK_FILE = "sanming-bot.lock"
DICTIONARY_FILE = "words.npz"


def knowledge_folder() -> Path:
    """That of the settings."""
    return read_settings().knowledge_dir


def library() -> Library:
    """The knowledge folder of the settings."""
    return load_library(read_settings().knowledge_dir)


def lines_with(text: str) -> Sequence[Line]:
    """Every line of the pages that has the text."""
    folder = read_settings().knowledge_dir
    if not folder.is_dir():
        raise KnowledgeError(f"KNOWLEDGE_DIR: there is no folder {folder}; name the folder with the pages.")
    return list(found(folder, text))


def asker(folder: Path | None = None) -> Asker:
    """Answers without records, from the folder of the settings or another, even from one that `run` would refuse."""
    settings = read_settings()
    return Asker(_index(load_library(folder or settings.knowledge_dir), settings), settings.retention_days)


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


def last_turns(count: int, *, unanswered: bool) -> Sequence[RecordedTurn]:
    """The newest turns of the record, oldest of them first."""
    with _records(read_settings()) as database, database.begin() as transaction:
        return turns.last_turns(transaction, count, unanswered=unanswered)


def replay(days: int, folder: Path | None, progress: Callable[[int, int], None]) -> Iterator[str]:
    """What the folder of the settings or another would change in the answers of the last days."""
    settings = read_settings()
    days = min(days, settings.retention_days)
    since = dt.datetime.now(dt.UTC) - dt.timedelta(days=days)
    with _records(settings) as database, database.begin() as transaction:
        asked = turns.turns_since(transaction, since - FADES_AFTER)  # the first ones may lean on some before
    pages = load_library(folder or settings.knowledge_dir)
    yield from left_out(pages)
    found = ask_again(asked, _index(pages, settings), settings.retention_days, progress)
    yield from report([comparison for comparison in found if comparison.turn.asked_at >= since], days)


def turns_saying(text: str) -> Sequence[RecordedTurn]:
    """Every turn of the record whose reply has the text, oldest first."""
    with _records(read_settings()) as database, database.begin() as transaction:
        return list(saying(text, turns.every_turn(transaction)))


def gaps(days: int) -> Sequence[Gap]:
    """What was not answered well in the last days, by subject; without what the pages answer by now."""
    settings = read_settings()
    with _records(settings) as database, database.begin() as transaction:
        since = dt.datetime.now(dt.UTC) - dt.timedelta(days=days)
        asked = turns.badly_answered(transaction, since)
    index = _index(load_library(settings.knowledge_dir), settings)
    return grouped(still_open(asked, Asker(index, settings.retention_days).ask), index)


def start_page(gap: Gap) -> Sequence[Path]:
    """Writes a draft page for a gap, in both languages, where drafts are not served."""
    return write_draft(gap, read_settings().knowledge_dir)


def forget(conversation: str) -> int:
    """Erases a conversation from the record; returns how many turns it had."""
    with _records(read_settings()) as database, database.begin() as transaction:
        return turns.forget(transaction, conversation)


def back_up(target: Path) -> None:
    """Copies the record into a new file, also while the bot runs."""
    backup.back_up(read_settings().database_url, target)


def restore(source: Path) -> Path | None:
    """Puts a copy in the record's place while no bot runs; returns where the former record is now, if there was one."""
    settings = read_settings()
    with only_one(_data_folder(settings) / LOCK_FILE):
        return backup.restore(settings.database_url, source)


@contextmanager
def desk(
    settings: Settings | None = None,
    render_notice: RenderNotice = lambda text: (),
    first_replies_seconds: float = FIRST_REPLIES_SECONDS,
) -> Iterator[Desk]:
    """The desk at which `run` and `chat` answer; old records are deleted first, and daily after that. `render_notice`
    makes messages to the administrators.

    Raises:
        KnowledgeError: there is nothing to answer from, or no way to hand a question off.
        RecordsError: the database cannot be used.
    """
    settings = settings or read_settings()
    _log_to_stderr(settings)
    folder = Folder(settings.knowledge_dir)
    pages = folder.read()
    for problem in pages.problems:
        if problem.severity == "error":
            logger.warning("not in use: %s: %s", problem.place, problem.en)
    _refuse_unusable(pages, settings)
    with _records(settings) as database, _ledger(database) as ledger:
        segmenter.use(_data_folder(settings) / DICTIONARY_FILE)
        index, memory = stored_index(pages, _data_folder(settings) / "tokens.npz")
        opened = Desk(index, ledger, settings.retention_days, render_notice)
        with (
            _daily(lambda: opened.purge(dt.datetime.now(dt.UTC))),
            _following(folder, opened, memory, settings, first_replies_seconds),
        ):
            yield opened


def run(limits: "Limits | None" = None) -> None:
    """Answers on Telegram until the process is told to stop; other limits than Telegram's are for the benchmark.

    Raises:
        SettingsError: there is no token.
        RecordsError: another process answers from the same records.
        TelegramError: Telegram refuses the token.
    """
    from bot.channels.telegram import TelegramOptions, run_until_stopped
    from bot.channels.telegram_limits import TELEGRAMS
    from bot.channels.telegram_notices import notice_bodies

    settings = read_settings()
    if settings.telegram_bot_token is None:
        raise SettingsError(
            "TELEGRAM_BOT_TOKEN is not set; get a token from @BotFather on Telegram and write it into .env "
            "(`sanming-bot chat` works without one)."
        )
    options = TelegramOptions(
        token=settings.telegram_bot_token,
        api_url=settings.telegram_api_url,
        proxy=settings.telegram_proxy,
        admin_ids=settings.admin_ids,
        limits=limits or TELEGRAMS,
        listen=(settings.listen_host, settings.listen_port),
        webhook_url=settings.telegram_webhook_url,
        webhook_secret=settings.telegram_webhook_secret,
    )
    sys.setswitchinterval(
        0.001
    )  # seconds for which the event loop waits while a thread computes, instead of 0.005
    with only_one(_data_folder(settings) / LOCK_FILE):
        run_until_stopped(_unhurried(desk(settings, partial(notice_bodies, settings.admin_ids))), options)


@contextmanager
def _unhurried(opening: AbstractContextManager[Desk]) -> Iterator[Desk]:
    """Python's garbage collector would look through everything again and again while it is loaded: a tenth of the start."""
    gc.disable()
    try:
        with opening as opened:
            gc.enable()
            yield opened
    finally:
        gc.enable()


def _index(library: Library, settings: Settings) -> Index:
    segmenter.use(_data_folder(settings) / DICTIONARY_FILE)
    return Index(library)


def _data_folder(settings: Settings) -> Path:
    """Where the database is, if that is a file."""
    scheme, _, path = settings.database_url.partition(":///")
    return Path(path).parent if scheme.startswith("sqlite") and path else Path("data")


def _refuse_unusable(pages: Library, settings: Settings) -> None:
    if all(document.contact for document in pages.documents):
        raise KnowledgeError(
            f"KNOWLEDGE_DIR: no page in {settings.knowledge_dir} can be used; `sanming-bot check` says why."
        )
    if pages.contact is None:
        raise KnowledgeError(
            f"KNOWLEDGE_DIR: {settings.knowledge_dir} has no valid contact page; write contact.en.md with "
            "“section: contact”, “email:” and “phone:” in its header, or see what `sanming-bot check` says."
        )


@contextmanager
def _records(settings: Settings) -> Iterator[Database]:
    database = open_database(settings.database_url)
    try:
        yield database
    finally:
        database.dispose()


@contextmanager
def _ledger(database: Database) -> Iterator[Ledger]:
    ledger = Ledger(database)
    try:
        yield ledger
    finally:
        ledger.close(LEDGER_GRACE_SECONDS)


@contextmanager
def _daily(chore: Callable[[], None]) -> Iterator[None]:
    """Does a chore now and once a day in a thread of its own; one that fails is logged and tried again."""
    over = threading.Event()

    def work() -> None:
        while True:
            try:
                chore()
            except ClosedError:
                return
            except Exception:
                logger.exception("the daily deletion failed; it is tried again tomorrow")
            if over.wait(PURGE_EVERY_SECONDS):
                return

    thread = threading.Thread(target=work, name="daily", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


@contextmanager
def _following(
    folder: Folder, opened: Desk, memory: Memory, settings: Settings, first_replies_seconds: float
) -> Iterator[None]:
    """Keeps the desk in step with its folder, in a thread of its own."""
    data = _data_folder(settings)

    def serve(library: Library) -> None:
        nonlocal memory
        index, memory = next_index(library, opened.index, memory)
        warm_up(index, dt.datetime.now(dt.UTC))
        opened.index = index
        gc.freeze()
        keep(index, memory, data / "tokens.npz")

    over = threading.Event()
    live = Live(
        folder,
        opened.index.library,
        serve,
        opened.notices.put,
        data / "folder.json",
        lambda: dt.datetime.now(dt.UTC),
    )

    def follow() -> None:
        if not over.wait(first_replies_seconds):
            warm_up(opened.index, dt.datetime.now(dt.UTC))
            gc.collect()
            gc.freeze()  # what is loaded by now stays: to look through it takes a tenth of a second each time
            live.run(changes(folder.path, REPORT_FILE, over), over)

    thread = threading.Thread(target=follow, name="folder", daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()


def _log_to_stderr(settings: Settings) -> None:
    """The program's own log. HTTP libraries log URLs, and Telegram's hold the token: they stay at WARNING."""
    logging.basicConfig(
        stream=sys.stderr, level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    for name in ("httpx", "httpcore", "telegram", "alembic", "sqlalchemy", "markdown_it", "watchfiles"):
        logging.getLogger(name).setLevel(logging.WARNING)
