"""What Telegram shows beside the conversation, in each language: the menu of commands and what the bot is."""

import logging

from telegram import Bot, BotCommand
from telegram.error import TelegramError as ApiError

from bot.channels.telegram_logs import brief
from bot.dialogue import wording
from bot.dialogue.messages import Locale

logger = logging.getLogger(__name__)

# Telegram knows languages by two letters only. The first entry is for everybody else.
_LANGUAGES: tuple[tuple[str | None, Locale], ...] = ((None, "en"), ("en", "en"), ("zh", "zh-Hans"))


async def register(bot: Bot) -> None:
    """Tells Telegram all of it. Where that fails, people can ask all the same: it is only logged."""
    try:
        for language_code, locale in _LANGUAGES:
            await bot.set_my_commands(_commands(locale), language_code=language_code)
            await bot.set_my_description(wording.BOT_DESCRIPTION(locale), language_code)
            await bot.set_my_short_description(wording.BOT_SHORT_DESCRIPTION(locale), language_code)
    except ApiError as error:
        logger.warning("the menu of commands could not be registered: %s", brief(error))


def _commands(locale: Locale) -> list[BotCommand]:
    return [
        BotCommand("help", wording.COMMAND_HELP(locale)),
        BotCommand("topics", wording.COMMAND_TOPICS(locale)),
        BotCommand("news", wording.COMMAND_NEWS(locale)),
        BotCommand("contact", wording.COMMAND_CONTACT(locale)),
        BotCommand("lang", wording.COMMAND_LANG(locale)),
    ]
