"""From updates to questions and presses, and from the desk to the outbox.

Every conversation has a lane in which its questions are asked, and another in which its messages are sent. So a
chat that Telegram throttles keeps nobody waiting, and its own questions are committed at once all the same.
"""

import asyncio
import datetime as dt
import logging
from collections.abc import Iterator
from functools import partial

from telegram import Bot, CallbackQuery, InlineKeyboardMarkup, Message, Update, User
from telegram.error import BadRequest
from telegram.error import TelegramError as ApiError

from bot.channels.lanes import Lanes
from bot.channels.telegram_buttons import Button, Keyboard, chosen, person_button, rated
from bot.channels.telegram_logs import brief, log_error
from bot.channels.telegram_render import Place, render
from bot.channels.telegram_sending import Outbox, markup
from bot.channels.telegram_updates import (
    Asked,
    Asker,
    conversation_of_press,
    locale_hint,
    question_in,
    question_of_press,
)
from bot.desk import Desk
from bot.dialogue import wording
from bot.dialogue.messages import Locale

logger = logging.getLogger(__name__)


class Channel:
    """Turns updates into questions. Belongs to the event loop that it is used in."""

    def __init__(self, bot: Bot, me: User, desk: Desk, outbox: Outbox, admin_ids: frozenset[int]) -> None:
        self._bot = bot
        self._me = me
        self._desk = desk
        self._outbox = outbox
        self._admin_ids = admin_ids
        self._lanes = Lanes()

    def handle(self, update: Update) -> Iterator[asyncio.Future[None]]:
        """Puts what an update asks for into its conversation's lane and returns at once."""
        try:
            if update.callback_query:
                query = update.callback_query
                lane = conversation_of_press(query)
                yield self._lanes.put(lane or f"press {query.id}", partial(self._press, query))
            elif asked := question_in(update, self._asker()):
                yield self._lanes.put(asked.question.conversation, partial(self._ask, asked))
        except Exception as error:  # the outermost edge: one odd update must not keep us from the next
            log_error(logger, f"update {update.update_id} could not be read", error)

    async def stop(self, grace_seconds: float) -> None:
        """Lets the questions that have begun be committed."""
        await self._lanes.drain(grace_seconds)
        await self._lanes.cancel()

    def _asker(self) -> Asker:
        return Asker(self._me, self._admin_ids, dt.datetime.now(dt.UTC))

    async def _ask(self, asked: Asked) -> None:
        question = asked.question
        try:
            rendered = partial(render, place=asked.place)
            delivery = await asyncio.to_thread(self._desk.ask, question, rendered)
        except Exception as error:  # the outermost edge: whatever happened, the person gets a reply
            log_error(logger, "a question could not be answered", error, question.text)
            locale = question.forced or await self._locale(question.conversation, question.hint)
            self._outbox.put_job(question.conversation, partial(self._apologise, asked.place, locale))
        else:
            self._outbox.put(question.conversation, delivery.messages)

    async def _locale(self, conversation: str, hint: Locale | None) -> Locale:
        """What the conversation is held in; what the channel says where the records cannot tell."""
        try:
            return await asyncio.to_thread(self._desk.locale, conversation, hint)
        except Exception as error:  # the outermost edge: the person is to be told something all the same
            log_error(logger, "the language of a conversation could not be read", error)
            return hint or "en"

    async def _apologise(self, place: Place, locale: Locale) -> None:
        """Not by way of the records, which may be what is broken."""
        lines = [wording.APOLOGY(locale)]
        if contact := self._desk.contact:
            lines += [
                wording.EMAIL(locale, email=contact.email),
                wording.PHONE(locale, phone=contact.phone),
            ]
        try:
            await self._outbox.call(
                partial(
                    self._bot.send_message,
                    place.chat_id,
                    "\n".join(lines),
                    message_thread_id=place.thread_id,
                )
            )
        except ApiError as error:
            logger.warning("an apology could not be sent: %s", brief(error))

    # Presses

    async def _press(self, query: CallbackQuery) -> None:
        """Every press is acknowledged, also one of a button that means nothing any more."""
        hint = locale_hint(query.from_user.language_code)
        locale = await self._locale(conversation_of_press(query), hint)
        try:
            if rating := rated(query.data or ""):
                await self._rate(query, *rating, locale)
                return
            choices = await asyncio.to_thread(self._desk.choices)
            choice = chosen(query.data or "", choices)
            asked = question_of_press(query, choice, self._asker()) if choice else None
        except Exception as error:  # the outermost edge
            log_error(logger, "a press could not be handled", error)
            asked = None
        self._acknowledge(query, "" if asked else wording.STALE_CHOICE(locale))
        if asked:
            await self._ask(asked)

    async def _rate(self, query: CallbackQuery, turn_id: str, helpful: bool, locale: Locale) -> None:
        kept = await asyncio.to_thread(self._desk.rate, conversation_of_press(query), turn_id, helpful)
        if not kept:  # a forged press, somebody else's reply, or one that is deleted by now
            self._acknowledge(query, wording.NOT_RATED(locale))
            return
        thanks = wording.RATED_HELPFUL if helpful else wording.RATED_NOT_HELPFUL
        self._acknowledge(query, thanks(locale))
        self._outbox.put_job(f"press {query.id}", partial(self._replace_feedback, query, helpful, locale))

    def _acknowledge(self, query: CallbackQuery, text: str) -> None:
        """In a lane of its own: Telegram does not throttle it with the chat, and the person waits for it."""
        self._outbox.put_job(f"press {query.id}", partial(self._send_acknowledgement, query, text))

    async def _send_acknowledgement(self, query: CallbackQuery, text: str) -> None:
        try:
            answer = partial(self._bot.answer_callback_query, query.id, text or None)
            await self._outbox.call(answer)
        except ApiError as error:
            if "query is too old" not in str(error).lower():  # we were away; the reply comes all the same
                logger.warning("a press could not be acknowledged: %s", brief(error))

    async def _replace_feedback(self, query: CallbackQuery, helpful: bool, locale: Locale) -> None:
        """Takes the feedback buttons away; whom the reply did not help is offered a person in their place."""
        message = query.message
        if not isinstance(message, Message) or not message.reply_markup:
            return
        keyboard = _without_feedback(message.reply_markup, None if helpful else person_button(locale))
        try:
            await self._outbox.call(
                partial(
                    self._bot.edit_message_reply_markup,
                    message.chat.id,
                    message.message_id,
                    reply_markup=keyboard,
                )
            )
        except ApiError as error:
            if not (isinstance(error, BadRequest) and "not modified" in str(error)):  # pressed twice
                logger.warning("feedback buttons could not be taken away: %s", brief(error))


def _without_feedback(pressed: InlineKeyboardMarkup, person: Button | None) -> InlineKeyboardMarkup:
    rows = [
        [button for button in row if not rated(str(button.callback_data))] for row in pressed.inline_keyboard
    ]
    kept = [row for row in rows if row]
    data = {button.callback_data for row in kept for button in row}
    offer: Keyboard = ((person,),) if person and person.data not in data else ()
    offered = markup(offer)
    return InlineKeyboardMarkup([*kept, *(offered.inline_keyboard if offered else ())])
