"""The program's own log."""

import logging
import sys


def log_to_stderr(level: str) -> None:
    """From the level on; called again, it changes the level. HTTP libraries log URLs, and Telegram's hold the token: they
    stay at WARNING.
    """
    logging.basicConfig(stream=sys.stderr, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    logging.getLogger().setLevel(level)
    for name in (
        "aiohttp",
        "httpx",
        "httpcore",
        "telegram",
        "alembic",
        "sqlalchemy",
        "markdown_it",
        "watchfiles",
    ):
        logging.getLogger(name).setLevel(logging.WARNING)
