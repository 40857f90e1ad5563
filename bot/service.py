"""Builds and joins what answers: `run` on Telegram, `chat` in the terminal. What the workshop needs is joined in `app.py`."""

import datetime as dt
import gc
import logging
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from bot.answering.job import Answering, Knowledge, Tell
from bot.answering.process import AnswerProcess
from bot.background import in_background
from bot.desk import Desk
from bot.errors import SettingsError
from bot.logs import log_to_stderr
from bot.notices import Notices, RenderNotice
from bot.records.database import opened
from bot.records.ledger import ClosedError, Ledger
from bot.records.lock import only_one
from bot.settings import Settings, read_settings
from bot.version import version

if TYPE_CHECKING:
    from bot.channels.telegram_limits import Limits

logger = logging.getLogger(__name__)

PURGE_EVERY_SECONDS = 24 * 60 * 60
TRACES_PAUSE_SECONDS = 60.0  # between tries to make what was deleted be gone from the files too
LEDGER_GRACE_SECONDS = 2.0
FIRST_REPLIES_SECONDS = 2.0
"""After a start, what need not be at once waits so long: whoever wrote meanwhile waits for a reply."""


@contextmanager
def desk(
    settings: Settings | None = None,
    render_notice: RenderNotice = lambda text: (),
    first_replies_seconds: float = FIRST_REPLIES_SECONDS,
) -> Iterator[Desk]:
    """A desk at which this process answers by itself. `render_notice` makes messages to the administrators.

    Raises:
        KnowledgeError: there is nothing to answer from, or no way to hand a question off.
        RecordsError: the database cannot be used.
    """
    from bot.answering.answerer import answering

    settings = settings or _settings()
    opening = partial(answering, _knowledge(settings, first_replies_seconds))
    with _desk(settings, render_notice, opening) as opened_desk:
        yield opened_desk


def run(limits: "Limits | None" = None) -> None:
    """Answers on Telegram until the process is told to stop; other limits than Telegram's are for the benchmark.

    Raises:
        SettingsError: there is no token.
        KnowledgeError, RecordsError: as `desk` does, or another process answers from the same records.
        TelegramError: Telegram refuses the token.
    """
    settings = _settings()
    if settings.telegram_bot_token is None:
        raise SettingsError(
            "TELEGRAM_BOT_TOKEN is not set; get a token from @BotFather on Telegram and write it into "
            f"{Path.cwd() / '.env'} (`sanming-bot chat` works without one)."
        )
    logger.info("this is %s", version())
    with only_one(settings.lock_file):
        process = AnswerProcess(_knowledge(settings, FIRST_REPLIES_SECONDS))  # it loads while we import
        from bot.channels.telegram import TelegramOptions, run_until_stopped
        from bot.channels.telegram_limits import TELEGRAMS
        from bot.channels.telegram_notices import notice_bodies

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
        )  # seconds for which the event loop waits while another thread computes, instead of 0.005
        render_notice = partial(notice_bodies, settings.admin_ids)
        run_until_stopped(_unhurried(_desk(settings, render_notice, process.opened)), options)


@contextmanager
def _desk(
    settings: Settings,
    render_notice: RenderNotice,
    answering: Callable[[Tell], AbstractContextManager[Answering]],
) -> Iterator[Desk]:
    """Old records are deleted first, and daily after that."""
    with opened(settings.database_url) as database, _ledger(Ledger(database)) as ledger:
        notices = Notices(ledger, render_notice)
        with answering(notices.put) as answerer:
            ready = Desk(answerer, ledger, notices, settings.retention_days)
            with in_background("daily", partial(_daily, partial(_purge, ready))):
                yield ready


@contextmanager
def _unhurried(opening: AbstractContextManager[Desk]) -> Iterator[Desk]:
    """Python's garbage collector would look through everything again and again while it is loaded, and each time later."""
    gc.disable()
    try:
        with opening as ready:
            gc.freeze()
            gc.enable()
            yield ready
    finally:
        gc.enable()


def _settings() -> Settings:
    """Warnings of the settings go into the log as all others do, for whoever looks for them there."""
    log_to_stderr("WARNING")
    settings = read_settings()
    log_to_stderr(settings.log_level)
    return settings


def _knowledge(settings: Settings, first_replies_seconds: float) -> Knowledge:
    return Knowledge(
        settings.knowledge_dir,
        settings.data_dir,
        settings.dictionary_file,
        settings.retention_days,
        first_replies_seconds,
        settings.log_level,
    )


@contextmanager
def _ledger(ledger: Ledger) -> Iterator[Ledger]:
    try:
        yield ledger
    finally:
        ledger.close(LEDGER_GRACE_SECONDS)


def _purge(desk: Desk, over: threading.Event) -> None:
    told = False

    def again(trouble: str) -> bool:
        nonlocal told
        if not told:
            logger.warning(
                "what was deleted may still be in the database's file (%s); tried until it is not", trouble
            )
        told = True
        return not over.wait(TRACES_PAUSE_SECONDS)

    desk.purge(dt.datetime.now(dt.UTC), again)


def _daily(chore: Callable[[threading.Event], None], over: threading.Event) -> None:
    """Does a chore now and once a day until that is over; one that fails is logged and tried again."""
    while True:
        try:
            chore(over)
        except ClosedError:
            return
        except Exception:
            logger.exception("the daily deletion failed; it is tried again tomorrow")
        if over.wait(PURGE_EVERY_SECONDS):
            return
