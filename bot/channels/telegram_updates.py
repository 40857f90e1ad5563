"""What a person does on Telegram, as a Question: which messages are meant for us, what they say, where the reply
goes. Reads updates only; nothing is sent from here.
"""

import datetime as dt
from dataclasses import dataclass, replace

from telegram import CallbackQuery, MaybeInaccessibleMessage, Message, MessageEntity, Update, User
from telegram.constants import ChatType

from bot.channels.commands import from_command
from bot.channels.telegram_render import Place
from bot.channels.telegram_text import speakable
from bot.dialogue.messages import COMMANDS, Locale, Question

LATE_AFTER = dt.timedelta(minutes=15)
"""What a person wrote longer ago than this is answered with an apology."""

_ATTACHMENTS = (
    "animation", "sticker", "photo", "voice", "audio", "video", "video_note", "venue", "location", "contact",
    "poll", "dice", "document", "story", "game", "paid_media", "checklist", "live_photo",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """A question and where its reply goes."""

    question: Question
    place: Place


@dataclass(frozen=True, slots=True)
class Asker:
    """What reading an update needs to know: who we are, who may try the bot, what time it is, and when it came."""

    me: User
    admin_ids: frozenset[int]
    now: dt.datetime
    received_at: dt.datetime


def locale_hint(language_code: str | None) -> Locale | None:
    """The locale of an IETF language tag as Telegram gives it; None where we do not speak that language."""
    tag = (language_code or "").lower()
    if tag.split("-")[0] == "zh":
        traditional = {"hant", "tw", "hk", "mo"} & set(tag.split("-")) and "hans" not in tag
        return "zh-Hant" if traditional else "zh-Hans"
    return "en" if tag.split("-")[0] == "en" else None


def is_for_us(update: Update, me: User) -> bool:
    """Whether the update presses a button of ours or asks us something."""
    now = dt.datetime.now(dt.UTC)
    return bool(update.callback_query or question_in(update, Asker(me, frozenset(), now, now)))


def sender_conversation(update: Update) -> str:
    """The conversation of an update that is for us."""
    if update.callback_query:
        return conversation_of_press(update.callback_query)
    message = update.message or update.edited_message
    return _conversation(message, message.from_user) if message and message.from_user else ""


def place_of(update: Update) -> Place | None:
    """Where a reply to an update goes."""
    message = update.callback_query.message if update.callback_query else update.effective_message
    return _place(message) if message else None


def _place(message: MaybeInaccessibleMessage) -> Place:
    private = message.chat.type == ChatType.PRIVATE
    return Place(message.chat.id, _thread(message), None if private else message.message_id)


def sender_id(update: Update) -> int:
    """The person whose doing it is; 0 where nobody is named."""
    return update.effective_user.id if update.effective_user else 0


def sent_at(update: Update, received_at: dt.datetime) -> dt.datetime:
    """When the person wrote it; when we received it where Telegram does not say, as with a press."""
    message = update.message or update.edited_message
    return (message.edit_date or message.date) if message else received_at


def question_in(update: Update, asker: Asker) -> Asked | None:
    """The question that a new or corrected message asks us; None where it is not for us or asks nothing."""
    message = update.message or update.edited_message
    if message is None or message.from_user is None or _is_machine(message):
        return None
    edited, private = update.message is None, message.chat.type == ChatType.PRIVATE
    text = message.text or message.caption
    attachment = next((name for name in _ATTACHMENTS if getattr(message, name)), None)
    if text is None and (attachment is None or edited):  # a service message, or a location that moves
        return None
    if not private and (edited or not _is_addressed(message, asker.me)):
        return None
    blank = _blank(message, message.from_user, asker, sent_at(update, asker.received_at))
    place = _place(message)
    if text is None:
        return Asked(replace(blank, attachment=attachment), place)
    command = _command(message, asker.me)
    if command is None:
        return Asked(replace(blank, text=_without_mentions(message, asker.me)), place)
    name, addressee, rest = command
    ours = addressee == _lower(asker.me.username) or (not addressee and (private or name in COMMANDS))
    return Asked(from_command(blank, name, rest), place) if ours else None


def question_of_press(query: CallbackQuery, choice: str, asker: Asker) -> Asked | None:
    """The question that a pressed choice asks; None where Telegram no longer says in which chat it was."""
    message = query.message
    if message is None:
        return None
    place = _place(message)
    blank = _blank(message, query.from_user, asker, asker.received_at)
    return Asked(replace(blank, choice=choice), place)


def conversation_of_press(query: CallbackQuery) -> str:
    """The conversation of whoever pressed; empty where Telegram no longer says in which chat it was."""
    return _conversation(query.message, query.from_user) if query.message else ""


def _conversation(message: MaybeInaccessibleMessage, user: User) -> str:
    return f"telegram:{message.chat.id}:{_thread(message) or 0}:{user.id}"


def _blank(message: MaybeInaccessibleMessage, user: User, asker: Asker, sent: dt.datetime) -> Question:
    return Question(
        text="",
        conversation=_conversation(message, user),
        asked_at=asker.now,
        hint=locale_hint(user.language_code),
        trial=user.id in asker.admin_ids,
        late=asker.now - sent > LATE_AFTER,
    )


def _thread(message: MaybeInaccessibleMessage) -> int | None:
    """The topic of a group with topics. Elsewhere Telegram numbers threads of replies, to which nothing
    can be sent.
    """
    return message.message_thread_id if isinstance(message, Message) and message.is_topic_message else None


def _is_machine(message: Message) -> bool:
    """Whether nobody wrote it: another bot, or a post that Telegram copied from a channel. An administrator
    who stays anonymous looks like a bot that speaks for the group.
    """
    anonymous = message.sender_chat is not None and message.sender_chat.id == message.chat.id
    wrote_bot = message.from_user is not None and message.from_user.is_bot and not anonymous
    return wrote_bot or bool(message.is_automatic_forward) or message.chat.type == ChatType.CHANNEL


def _is_addressed(message: Message, me: User) -> bool:
    """Whether a message in a group is meant for us: a command, a mention, or a reply to what we said."""
    entities = _entities(message)
    if any(entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0 for entity in entities):
        return True  # whose command it is, is looked at later
    if any(_mentions(entity, words, me) for entity, words in entities.items()):
        return True
    answered = message.reply_to_message
    if answered is None or answered.from_user is None or answered.forum_topic_created:
        return False  # every message of a topic "replies" to the topic's creation
    return answered.from_user.id == me.id


def _entities(message: Message) -> dict[MessageEntity, str]:
    return message.parse_entities() if message.text is not None else message.parse_caption_entities()


def _mentions(entity: MessageEntity, words: str, me: User) -> bool:
    if entity.type == MessageEntity.TEXT_MENTION:
        return entity.user is not None and entity.user.id == me.id
    return entity.type == MessageEntity.MENTION and words.lower() == f"@{_lower(me.username)}"


def _without_mentions(message: Message, me: User) -> str:
    """The text without our name, wherever it stands. Telegram counts in UTF-16 code units."""
    raw = (message.text or message.caption or "").encode("utf-16-le", "surrogatepass")
    ours = [entity for entity, words in _entities(message).items() if _mentions(entity, words, me)]
    for entity in sorted(ours, key=lambda entity: -entity.offset):
        raw = raw[: 2 * entity.offset] + raw[2 * (entity.offset + entity.length) :]
    text = speakable(raw.decode("utf-16-le", "surrogatepass")).strip()
    return text.lstrip(",，:：、 ") if ours else text


def _command(message: Message, me: User) -> tuple[str, str, str] | None:
    """(name, bot it is for, rest of the text) of a message that begins with a command."""
    for entity, words in _entities(message).items():
        if entity.type == MessageEntity.BOT_COMMAND and entity.offset == 0:
            name, _, addressee = words.removeprefix("/").lower().partition("@")
            return name, addressee, _without_mentions(message, me)[len(words) :].strip()
    return None


def _lower(username: str | None) -> str:
    return (username or "").lower()
