"""The errors that an operator can mend. Nothing else is caught before the outermost edge."""


class BotError(Exception):
    """What is wrong and how to mend it, in words for an operator; shown without a traceback."""

    exit_code = 2  # nothing is tried again before somebody has mended it


class SettingsError(BotError):
    """A setting is missing or wrong; the message names it."""


class KnowledgeError(BotError):
    """The knowledge folder cannot serve: it is unreadable, has no page, or no valid contact page."""


class RecordsError(BotError):
    """The database cannot be opened, read or written."""


class BusyRecordsError(RecordsError):
    """The database cannot be written just now: the disk is full, or another program writes. Another start may do."""

    exit_code = 1


class TelegramError(BotError):
    """Telegram refuses to work with us at all, such as a wrong token."""
