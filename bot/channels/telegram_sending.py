"""Sends what is committed, each conversation in its own order, whatever Telegram answers meanwhile.

That the sending of a message begins is committed before it does. So after a crash it is known which messages may have
arrived: these are sent once more and say so. The same is done where the network ends before Telegram has confirmed.
"""

import asyncio
import datetime as dt
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import count
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
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.channels.lanes import Job, Lanes
from bot.channels.telegram_buttons import Keyboard
from bot.channels.telegram_limits import Gate, Limits
from bot.channels.telegram_logs import brief, log_error
from bot.channels.telegram_render import CardBody, Place, TextBody, load, sent_again
from bot.channels.telegram_transport import never_sent
from bot.desk import ClosedError, Desk, OutboundMessage

logger = logging.getLogger(__name__)

# How Telegram says that a chat cannot be written to, whatever the message.
_UNREACHABLE = (
    "chat not found", "user not found", "not enough rights", "have no rights", "thread not found", "topic_closed",
    "topic_deleted", "chat_write_forbidden", "chat_restricted", "peer_id_invalid", "group chat was deactivated",
    "user_is_blocked", "need administrator rights", "chat_send_plain_forbidden",
)  # fmt: skip

T = TypeVar("T")
Way = Callable[[int], Awaitable[Message]]
"""Sends a message to that chat, which has another number than its place once the group has become a supergroup."""


class Outbox:
    """Hands messages to Telegram. Belongs to the event loop that it is used in."""

    def __init__(self, bot: Bot, desk: Desk, limits: Limits, pauses_seconds: tuple[float, ...]) -> None:
        self._bot = bot
        self._desk = desk
        self._pauses_seconds = pauses_seconds
        self._lanes = Lanes()
        self._gate = Gate(limits)
        self._known: set[int] = set()  # ids of the messages in hand
        self._noted: set[int] = set()  # of those that are recorded as begun, and are not
        self._calling: set[asyncio.Task[None]] = set()
        self._network_is_back = asyncio.Event()
        self._stopping = False

    def is_free(self, conversation: str, chat_id: int) -> bool:
        """Whether a message that is put now would be sent at once."""
        return not self._stopping and conversation not in self._lanes and self._gate.is_free(chat_id)

    def put(self, messages: Iterable[OutboundMessage]) -> None:
        """Sends each conversation's messages in their order; those that are in hand already are left out."""
        of_conversation: defaultdict[tuple[str, bool], list[OutboundMessage]] = defaultdict(list)
        for message in messages:
            if message.id not in self._known:
                self._known.add(message.id)
                self._noted.update([message.id] if message.noted else [])
                of_conversation[message.conversation, message.notice].append(message)
        for (conversation, notice), waiting in of_conversation.items():
            lane = f"notices {conversation}" if notice else conversation
            self._lanes.put(lane, partial(self._deliver, tuple(waiting)))

    def put_job(self, lane: str, job: Job) -> None:
        """Runs some other call to Telegram in a lane; the job handles its own errors."""
        self._lanes.put(lane, job)

    def resume(self) -> None:
        """Ends the pauses between tries; for when the network seems to be back."""
        self._network_is_back.set()
        self._network_is_back = asyncio.Event()

    async def call(self, request: Callable[[], Awaitable[T]]) -> T:
        """One call to Telegram that puts no message into a chat."""
        async with self._gate.call():
            return await request()

    async def stop(self, grace_seconds: float) -> None:
        """What is under way may finish; what waits stays unsent in the records."""
        self._stopping = True
        await self._lanes.cancel(sparing=self._calling)
        await self._lanes.drain(grace_seconds)
        await self._lanes.cancel()
        for message_id in self._noted:
            self._desk.not_sent(message_id)

    async def _deliver(self, messages: tuple[OutboundMessage, ...]) -> None:
        for message in messages:
            if self._stopping:
                return
            try:
                await self._send(message)
            except ClosedError:
                return
            except (
                Exception
            ) as error:  # the outermost edge: one bad message must not keep the next from going
                log_error(logger, f"message {message.id} could not be handled", error)
            finally:
                self._known.discard(message.id)

    async def _send(self, message: OutboundMessage) -> None:
        """Ends when the message is confirmed by Telegram or can never be delivered."""
        try:
            body = load(message.body)
        except ValueError as error:
            log_error(logger, f"message {message.id} cannot be read", error)
            self._desk.mark_failed(message.id, "unreadable")
        else:
            await self._try(message, body)

    async def _try(self, message: OutboundMessage, body: TextBody | CardBody) -> None:
        """Again and again: as it was rendered, then plainer, and to where its group has moved."""
        chat_id, may_have_arrived = body.place.chat_id, message.begun
        noted = message.begun or (message.noted and self._gate.is_free(chat_id))
        if message.noted and not noted:  # something came between
            self._desk.not_sent(message.id)
        plainer = 0  # how many ways to send it were refused
        for tries in count():
            ways = self._ways(sent_again(body, message.language) if may_have_arrived else body)
            try:
                sent = await self._call(message, chat_id, ways[plainer], noted=noted)
            except RetryAfter as wait:
                self._gate.block(chat_id, retry_after_seconds(wait))
            except ChatMigrated as moved:
                if chat_id == moved.new_chat_id:
                    return self._give_up(message, moved)
                chat_id = moved.new_chat_id
            except (
                TelegramError,
                LookupError,
                TypeError,
            ) as error:  # the latter where a response is no Bot API's
                if _is_refusal(error):
                    plainer += isinstance(error, BadRequest)
                    if _is_unreachable(error) or plainer == len(ways):
                        return self._give_up(message, error)
                    logger.error(
                        "Telegram refused message %d as it was rendered: %s", message.id, brief(error)
                    )
                    continue
                logger.warning("message %d is not sent yet: %s", message.id, brief(error))
                may_have_arrived = may_have_arrived or not _certainly_failed(error)
                await self._pause(tries)
            else:
                self._desk.mark_sent(message.id, str(sent.message_id))
                return None
            noted = may_have_arrived
            if not may_have_arrived:
                self._desk.not_sent(message.id)
        raise AssertionError("the tries never end")

    async def _call(self, message: OutboundMessage, chat_id: int, way: Way, *, noted: bool) -> Message:
        async with self._gate.message(chat_id, notice=message.notice):
            with self._spared():
                if not noted:
                    await asyncio.wrap_future(self._desk.begin_sending(message.id))
                self._noted.discard(message.id)
                return await way(chat_id)

    @contextmanager
    def _spared(self) -> Iterator[None]:
        """While it lasts, the lane is not ended when the program stops."""
        task = asyncio.current_task()
        assert task
        self._calling.add(task)
        try:
            yield
        finally:
            self._calling.discard(task)

    def _give_up(self, message: OutboundMessage, refusal: Exception) -> None:
        logger.warning("message %d can never be delivered (%s)", message.id, type(refusal).__name__)
        self._desk.mark_failed(message.id, brief(refusal))

    async def _pause(self, tries: int) -> None:
        """Waits a growing time, or until the network is back."""
        try:
            seconds = self._pauses_seconds[min(tries, len(self._pauses_seconds) - 1)]
            await asyncio.wait_for(self._network_is_back.wait(), seconds)
        except TimeoutError:
            return

    def _ways(self, body: TextBody | CardBody) -> Sequence[Way]:
        """The ways to send a body, the plainer ones for when Telegram refuses the ones before."""
        if isinstance(body, CardBody):
            return [partial(self._send_card, body)]
        ways = [partial(self._send_text, body, as_html=True), partial(self._send_text, body, as_html=False)]
        return ways + [partial(self._send_text, body, as_html=False, bare=True)] * bool(body.keyboard)

    async def _send_text(self, body: TextBody, chat_id: int, *, as_html: bool, bare: bool = False) -> Message:
        return await self._bot.send_message(
            chat_id,
            body.html if as_html else body.plain,
            parse_mode=ParseMode.HTML if as_html else None,
            message_thread_id=body.place.thread_id,
            reply_parameters=_reply_to(body.place),
            reply_markup=None if bare else markup(body.keyboard),
            link_preview_options=LinkPreviewOptions(is_disabled=True),
        )

    async def _send_card(self, body: CardBody, chat_id: int) -> Message:
        return await self._bot.send_contact(
            chat_id,
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


def _certainly_failed(error: Exception) -> bool:
    """Whether the message cannot have arrived: no connection came about, or Telegram answered with an error."""
    cause = error.__cause__
    if never_sent(cause):
        return True
    return isinstance(error, TelegramError) and not isinstance(cause, Exception)


def _is_refusal(error: Exception) -> bool:
    """Whether Telegram itself, not some server between us, says that it does not take the message."""
    return isinstance(error, Forbidden | BadRequest) and error.__cause__ is None


def _is_unreachable(error: Exception) -> bool:
    return isinstance(error, Forbidden) or any(phrase in str(error).lower() for phrase in _UNREACHABLE)


def retry_after_seconds(wait: RetryAfter) -> float:
    seconds = wait.retry_after  # the library announces that it will become a timedelta
    return seconds.total_seconds() if isinstance(seconds, dt.timedelta) else float(seconds)
