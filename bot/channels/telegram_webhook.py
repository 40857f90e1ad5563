"""Lets Telegram bring the updates, instead of asking for them."""

import asyncio
import logging
from collections.abc import Sequence

from pydantic import SecretStr
from telegram import Bot
from telegram.error import BadRequest

from bot.channels.telegram_logs import brief
from bot.channels.telegram_polling import ALLOWED_UPDATES, persistently
from bot.channels.telegram_status import Connection
from bot.errors import TelegramError

logger = logging.getLogger(__name__)

LOOK_SECONDS = 60.0
"""How often we make sure that Telegram still brings them to us; with `SILENT_AFTER_SECONDS` it counts as away."""
CONNECTIONS = 40  # Telegram's own default


async def keep_webhook(
    bot: Bot, url: str, secret: SecretStr, connection: Connection, pauses_seconds: Sequence[float]
) -> None:
    """Tells Telegram where to bring the updates, and again where somebody told it otherwise. Ends only when cancelled.

    Raises:
        TelegramError: Telegram refuses the address.
    """

    async def register() -> None:
        await bot.set_webhook(
            url,
            secret_token=secret.get_secret_value(),
            allowed_updates=ALLOWED_UPDATES,
            max_connections=CONNECTIONS,
        )

    async def is_ours() -> bool:
        return (await bot.get_webhook_info()).url == url

    try:
        await persistently(
            register, f"register the webhook{connection.route}", pauses_seconds, fatal=(BadRequest,)
        )
    except BadRequest as refusal:
        raise TelegramError(
            f"TELEGRAM_WEBHOOK_URL: Telegram does not take {url} ({brief(refusal)})."
        ) from None
    connection.made()
    while True:
        await asyncio.sleep(LOOK_SECONDS)
        if not await persistently(is_ours, f"look at the webhook{connection.route}", pauses_seconds):
            logger.error("somebody has changed the webhook; it is set to %s again", url)
            await persistently(register, f"register the webhook{connection.route}", pauses_seconds)
        connection.made()
