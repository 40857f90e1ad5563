"""From updates to questions and presses, and from the desk to the outbox.

Every conversation has a lane in which its questions are asked, and another in which its messages are sent. So a
chat that Telegram throttles keeps nobody waiting, and its own questions are committed at once all the same.
"""

import asyncio
import datetime as dt
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from telegram import Bot, CallbackQuery, InlineKeyboardMarkup, Message, Update
from telegram.error import BadRequest
from telegram.error import TelegramError as ApiError

from bot.channels.flood import Floods, Verdict
from bot.channels.lanes import Lanes
from bot.channels.telegram_buttons import Button, Keyboard, chosen, person_button, rated
from bot.channels.telegram_logs import brief, log_error
from bot.channels.telegram_render import Place, render, text_body
from bot.channels.telegram_sending import Outbox, markup
from bot.channels.telegram_updates import (
    Asked,
    Asker,
    conversation_of_press,
    locale_hint,
    place_of,
    question_in,
    question_of_press,
    sender_conversation,
    sender_id,
    sent_at,
)
from bot.desk import ClosedError, Desk, Key
from bot.dialogue import wording
from bot.dialogue.messages import Locale

logger = logging.getLogger(__name__)

ANSWERING_AT_ONCE = 4  # one question that takes long keeps no others waiting

T = TypeVar("T")


class Channel:
    """Turns updates into questions. Belongs to the event loop that it is used in."""

    def __init__(
        self, bot: Bot, desk: Desk, outbox: Outbox, admin_ids: frozenset[int], questions_per_minute: int
    ) -> None:
        self._bot = bot
        self._desk = desk
        self._outbox = outbox
        self._admin_ids = admin_ids
        self._floods = Floods(questions_per_minute)
        self._lanes = Lanes()
        self._threads = ThreadPoolExecutor(ANSWERING_AT_ONCE, thread_name_prefix="answer")

    def take(self, update: Update, received: Key, at: dt.datetime) -> asyncio.Future[None]:
        """Puts what an update asks for into its conversation's lane and returns at once."""
        lane = sender_conversation(update) or f"update {received.update_id}"
        verdict = self._floods.judge(sender_id(update), sent_at(update, at))
        return self._lanes.put(lane, partial(self._answer, update, received, at, verdict))

    async def stop(self, grace_seconds: float) -> None:
        """Lets the questions that have begun be committed."""
        await self._lanes.drain(grace_seconds)
        await self._lanes.cancel()
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _answer(self, update: Update, received: Key, at: dt.datetime, verdict: Verdict) -> None:
        """Ends when it is committed that the update is answered."""
        asker = Asker(self._bot.bot, self._admin_ids, dt.datetime.now(dt.UTC), at)
        try:
            if verdict is not Verdict.ANSWER:
                await self._refuse(update, received, tell=verdict is Verdict.TELL)
            elif update.callback_query:
                await self._press(update.callback_query, asker, received)
            elif asked := question_in(update, asker):
                await self._ask(asked, received)
            else:  # stored by a version that read it otherwise
                self._desk.drop(received)
        except ClosedError:  # the next start takes it up again
            return
        except Exception as error:  # the outermost edge: one odd update must not keep us from the next
            log_error(logger, f"update {update.update_id} could not be answered", error)

    async def _in_thread(self, work: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    async def _ask(self, asked: Asked, received: Key) -> None:
        question = asked.question
        rendered = partial(render, place=asked.place)
        try:
            begun = self._outbox.is_free(question.conversation, asked.place.chat_id)
            committed = await self._in_thread(
                partial(self._desk.ask, question, rendered, received, begun=begun)
            )
            delivery = await asyncio.wrap_future(committed)
        except ClosedError:
            raise
        except Exception as error:  # the outermost edge: whatever happened, the person gets a reply
            log_error(logger, "a question could not be answered", error, question.text)
            locale = question.forced or await self._locale(question.conversation, question.hint)
            await self._say(asked.place, question.conversation, self._apology(locale), locale, received)
        else:
            self._outbox.put(delivery.messages if delivery else ())

    async def _say(self, place: Place, conversation: str, text: str, locale: Locale, received: Key) -> None:
        body = text_body(text, place)
        self._outbox.put(
            await self._in_thread(partial(self._desk.say, conversation, [body], locale, received))
        )

    async def _refuse(self, update: Update, received: Key, *, tell: bool) -> None:
        """Whoever floods is told so once."""
        place, user = place_of(update), update.effective_user
        if not tell or place is None or user is None:
            await asyncio.wrap_future(self._desk.drop(received))
            return
        conversation = sender_conversation(update)
        locale = await self._locale(conversation, locale_hint(user.language_code))
        await self._say(place, conversation, wording.FLOOD(locale), locale, received)

    async def _locale(self, conversation: str, hint: Locale | None) -> Locale:
        """What the conversation is held in; what the channel says where the records cannot tell."""
        try:
            return await self._in_thread(partial(self._desk.locale, conversation, hint))
        except ClosedError:
            raise
        except Exception as error:  # the outermost edge: the person is to be told something all the same
            log_error(logger, "the language of a conversation could not be read", error)
            return hint or "en"

    def _apology(self, locale: Locale) -> str:
        lines = [wording.APOLOGY(locale)]
        if contact := self._desk.contact:
            lines += [wording.EMAIL(locale, email=contact.email), wording.PHONE(locale, phone=contact.phone)]
        return "\n".join(lines)

    # Presses

    async def _press(self, query: CallbackQuery, asker: Asker, received: Key) -> None:
        """Every press is acknowledged, also one of a button that means nothing any more."""
        locale = await self._locale(conversation_of_press(query), locale_hint(query.from_user.language_code))
        if rating := rated(query.data or ""):
            await self._rate(query, *rating, locale, received)
            return
        choice = chosen(query.data or "", self._desk.choices())
        asked = question_of_press(query, choice, asker) if choice else None
        self._acknowledge(query, "" if asked else wording.STALE_CHOICE(locale))
        if asked:
            await self._ask(asked, received)
        else:
            self._desk.drop(received)

    async def _rate(
        self, query: CallbackQuery, turn_id: str, helpful: bool, locale: Locale, received: Key
    ) -> None:
        conversation = conversation_of_press(query)
        kept = await self._in_thread(partial(self._desk.rate, conversation, turn_id, helpful, received))
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
