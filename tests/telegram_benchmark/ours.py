"""Our bot as `sanming-bot run` starts it, from the environment's settings, without Telegram's limits."""

from bot.channels.telegram_limits import UNLIMITED
from bot.service import run

if __name__ == "__main__":
    run(UNLIMITED)
