"""Keeps the token and people's words out of the program's log.

The libraries below us log every URL (Telegram's hold the token) and what they receive (people's questions).
"""

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager

from pydantic import SecretStr

from bot.channels.telegram_transport import why_not_connected
from bot.errors import BotError

MOST_SHOWN = 200  # characters of what the library says
_TELLING_RUN = 6  # characters of a question that an error has to repeat before we keep its message back


class TokenFilter(logging.Filter):
    """Takes the token out of whatever passes a handler."""

    def __init__(self, token: SecretStr) -> None:
        super().__init__()
        self._token = token

    def filter(self, record: logging.LogRecord) -> bool:
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        record.msg, record.args = self._redacted(record.getMessage()), ()
        record.exc_text = self._redacted(record.exc_text) if record.exc_text else None
        return True

    def _redacted(self, text: str) -> str:
        return text.replace(self._token.get_secret_value(), "[token]")


@contextmanager
def guarded_logs(token: SecretStr) -> Iterator[None]:
    """For as long as it lasts, no log shows the token, or what the libraries receive from Telegram."""
    for name in ("aiohttp", "httpx", "httpcore", "telegram"):
        logging.getLogger(name).setLevel(logging.WARNING)
    for name in ("telegram.Bot", "telegram.request.BaseRequest"):
        logging.getLogger(
            name
        ).disabled = True  # they quote a response that they cannot read; we log its failure
    token_filter, handlers = TokenFilter(token), list(logging.getLogger().handlers)
    for handler in handlers:
        handler.addFilter(token_filter)
    try:
        yield
    finally:
        for handler in handlers:
            handler.removeFilter(token_filter)


def brief(error: Exception) -> str:
    """What the library says of a call that failed, without the response: that may be anything. Of a connection
    that did not come about it says no more than “Timed out”.
    """
    said = str(error).partition(". Parsing the server response")[0]
    return (why_not_connected(error) or said)[:MOST_SHOWN]


def log_error(logger: logging.Logger, what: str, error: BaseException, question: str = "") -> None:
    """Logs an error that nobody foresaw, with its traceback; an error's message that repeats the person's words
    is left out.
    """
    lines = []
    cause: BaseException | None = error
    while cause:
        lines += [*traceback.format_tb(cause.__traceback__), f"{_named(cause, question)}\n"]
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)
    logger.error("%s: %s\n%s", what, _named(error, question), "".join(lines).rstrip())


def _named(error: BaseException, question: str) -> str:
    message = str(error)
    if not isinstance(error, BotError) and _repeats(message, question):
        message = "(message left out: it repeats the question)"
    return f"{type(error).__qualname__}: {message}"


def _repeats(message: str, question: str) -> bool:
    words, message = question.strip().lower(), message.lower()
    run = min(_TELLING_RUN, len(words))
    return bool(run) and any(words[i : i + run] in message for i in range(len(words) - run + 1))
