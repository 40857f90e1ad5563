"""Sends what is committed, each conversation in its own order, whatever Telegram answers meanwhile.

A message that Telegram confirms or can never take is marked so in the records. One that the network keeps from
going out stays unsent there, and here at the head of its conversation, until the network is back.
"""

import asyncio
import datetime as dt
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Sequence
from functools import partial
from typing import TypeVar

from telegram import (
    Bot,
    CopyTextButton,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, NetworkError, RetryAfter, TelegramError

from bot.channels.lanes import Job, Lanes
from bot.channels.telegram_buttons import Keyboard
from bot.channels.telegram_logs import brief, log_error
from bot.channels.telegram_render import CardBody, Place, TextBody, load
from bot.desk import Desk, OutboundMessage

logger = logging.getLogger(__name__)

CALLS_AT_ONCE = 16

# How Telegram says that a chat cannot be written to, whatever the message.
_UNREACHABLE = (
    "chat not found", "user not found", "not enough rights", "have no rights", "thread not found", "topic_closed",
    "topic_deleted", "chat_write_forbidden", "chat_restricted", "peer_id_invalid", "group chat was deactivated",
    "user_is_blocked", "need administrator rights", "chat_send_plain_forbidden",
)  # fmt: skip

T = TypeVar("T")


class Outbox:
    """Hands messages to Telegram. Belongs to the event loop that it is used in."""

    def __init__(self, bot: Bot, desk: Desk, pauses_seconds: tuple[float, ...]) -> None:
        self._bot = bot
        self._desk = desk
        self._pauses_seconds = pauses_seconds
        self._lanes = Lanes()
        self._slots = asyncio.Semaphore(CALLS_AT_ONCE)
        self._held: dict[str, tuple[OutboundMessage, ...]] = {}
        self._stopping = asyncio.Event()

    def put(self, conversation: str, messages: tuple[OutboundMessage, ...]) -> None:
        """Sends the messages in their order, behind what the conversation still waits for."""
        self._lanes.put(conversation, partial(self._deliver, conversation, messages))

    def put_all(self, messages: Iterable[OutboundMessage]) -> None:
        """Sends messages of many conversations, each conversation's in their order."""
        of_conversation: defaultdict[str, list[OutboundMessage]] = defaultdict(list)
        for message in messages:
            of_conversation[message.conversation].append(message)
        for conversation, waiting in of_conversation.items():
            self.put(conversation, tuple(waiting))

    def put_job(self, lane: str, job: Job) -> None:
        """Runs some other call to Telegram in a lane; the job handles its own errors."""
        self._lanes.put(lane, job)

    def resume(self) -> None:
        """Tries again what the network kept from going out; for when it seems to be back."""
        for conversation in self._held:
            if conversation not in self._lanes:
                self.put(conversation, ())

    async def call(self, request: Callable[[], Awaitable[T]]) -> T:
        """One call to Telegram, of which only so many run at once. A pause between two calls holds no slot."""
        async with self._slots:
            return await request()

    async def stop(self, grace_seconds: float) -> None:
        """Sends for a moment longer; what is then still waiting stays unsent in the records."""
        if not await self._lanes.drain(grace_seconds):
            self._stopping.set()
            await self._lanes.drain(grace_seconds)
        await self._lanes.cancel()

    async def _deliver(self, conversation: str, messages: tuple[OutboundMessage, ...]) -> None:
        waiting = self._held.pop(conversation, ()) + messages
        for number, message in enumerate(waiting):
            try:
                settled = await self._send(message)
            except (
                Exception
            ) as error:  # the outermost edge: one bad message must not keep the next from going
                log_error(logger, f"message {message.id} could not be handled", error)
                continue
            if not settled:
                self._held[conversation] = waiting[number:]
                return

    async def _send(self, message: OutboundMessage) -> bool:
        """Whether the message is settled: confirmed by Telegram, or impossible to deliver."""
        try:
            attempts = self._attempts(message.body)
        except ValueError as error:
            log_error(logger, f"message {message.id} cannot be read", error)
            await asyncio.to_thread(self._desk.mark_failed, message.id, "unreadable")
            return True
        chat_id: int | None = None  # another one than the body names, once Telegram says that the group moved
        failures = 0
        while not self._stopping.is_set():
            try:
                sent = await self.call(partial(attempts[0], chat_id))
            except RetryAfter as wait:
                await self._pause(retry_after_seconds(wait))
            except ChatMigrated as moved:
                if chat_id == moved.new_chat_id:
                    return await self._give_up(message, moved)
                chat_id = moved.new_chat_id
            except Forbidden as refusal:
                return await self._give_up(message, refusal)
            except BadRequest as refusal:
                if _is_unreachable(refusal):
                    return await self._give_up(message, refusal)
                logger.error("Telegram refused message %d as it was rendered: %s", message.id, brief(refusal))
                attempts = attempts[1:]
                if not attempts:
                    return await self._give_up(message, refusal)
            except TelegramError as error:
                if not isinstance(error, NetworkError) or failures == len(self._pauses_seconds):
                    logger.warning("message %d is not sent yet: %s", message.id, brief(error))
                    return False
                await self._pause(self._pauses_seconds[failures])
                failures += 1
            else:
                await asyncio.to_thread(self._desk.mark_sent, message.id, str(sent.message_id))
                return True
        return False

    async def _give_up(self, message: OutboundMessage, refusal: TelegramError) -> bool:
        logger.warning("message %d can never be delivered (%s)", message.id, type(refusal).__name__)
        await asyncio.to_thread(self._desk.mark_failed, message.id, brief(refusal))
        return True

    async def _pause(self, seconds: float) -> None:
        """Waits, unless the program is told to stop."""
        try:
            await asyncio.wait_for(self._stopping.wait(), seconds)
        except TimeoutError:
            return

    def _attempts(self, body: str) -> Sequence[Callable[[int | None], Awaitable[Message]]]:
        """The ways to send a body, the plainer ones for when Telegram refuses the ones before."""
        loaded = load(body)
        if isinstance(loaded, CardBody):
            return [partial(self._send_card, loaded)]
        attempts = [
            partial(self._send_text, loaded, as_html=True),
            partial(self._send_text, loaded, as_html=False),
        ]
        return attempts + [partial(self._send_text, loaded, as_html=False, bare=True)] * bool(loaded.keyboard)

    async def _send_text(
        self, body: TextBody, chat_id: int | None, *, as_html: bool, bare: bool = False
    ) -> Message:
        return await self._bot.send_message(
            chat_id or body.place.chat_id,
            body.html if as_html else body.plain,
            parse_mode=ParseMode.HTML if as_html else None,
            message_thread_id=body.place.thread_id,
            reply_parameters=_reply_to(body.place),
            reply_markup=None if bare else markup(body.keyboard),
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )

    async def _send_card(self, body: CardBody, chat_id: int | None) -> Message:
        return await self._bot.send_contact(
            chat_id or body.place.chat_id,
            body.phone,
            body.first_name,
            message_thread_id=body.place.thread_id,
            reply_parameters=_reply_to(body.place),
        )


def markup(keyboard: Keyboard) -> InlineKeyboardMarkup | None:
    if not keyboard:
        return None
    return InlineKeyboardMarkup(
        [
            [
                InlineKeyboardButton(button.label, copy_text=CopyTextButton(button.copy))
                if button.copy
                else InlineKeyboardButton(button.label, callback_data=button.data)
                for button in row
            ]
            for row in keyboard
        ]
    )


def _reply_to(place: Place) -> ReplyParameters | None:
    """A message that was deleted meanwhile must not keep the reply from going out."""
    if place.reply_to is None:
        return None
    return ReplyParameters(place.reply_to, allow_sending_without_reply=True)


def _is_unreachable(refusal: BadRequest) -> bool:
    return any(phrase in str(refusal).lower() for phrase in _UNREACHABLE)


def retry_after_seconds(wait: RetryAfter) -> float:
    seconds = wait.retry_after  # the library announces that it will become a timedelta
    return seconds.total_seconds() if isinstance(seconds, dt.timedelta) else float(seconds)
