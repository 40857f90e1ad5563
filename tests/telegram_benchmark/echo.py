"""The peer: a bare python-telegram-bot bot that says what it hears, 16 updates at once, and keeps nothing.

`python -m tests.telegram_benchmark.echo URL [jieba]`; with the word it loads jieba's dictionary before it polls.
"""

import sys

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from tests.telegram_benchmark.server import TOKEN


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


def main(url: str, *more: str) -> None:
    if more:
        import jieba

        jieba.initialize()
    application = Application.builder().token(TOKEN).base_url(f"{url}/bot").concurrent_updates(16).build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    main(*sys.argv[1:])
