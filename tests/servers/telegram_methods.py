"""What the methods of the Bot API do, and the messages that the bot has sent by them."""

from collections.abc import Callable
from dataclasses import dataclass, field

from tests.servers import telegram_rules as rules
from tests.servers.telegram_rules import Json, RefusedError, bad
from tests.servers.telegram_updates import BOT, Updates


@dataclass(frozen=True)
class Sent:
    """One message of the bot, as people see it."""

    message_id: int
    chat: int
    text: str
    html: str
    params: dict[str, str]
    rows: list[list[Json]] = field(default_factory=list)

    @property
    def buttons(self) -> dict[str, Json]:
        return {str(button["text"]): button for row in self.rows for button in row}

    @property
    def labels(self) -> list[str]:
        return list(self.buttons)

    def data(self, label: str) -> str:
        """The data of the button whose label holds these words.

        Raises:
            LookupError: there is none that can be pressed.
        """
        buttons = {n: str(b["callback_data"]) for n, b in self.buttons.items() if "callback_data" in b}
        found = [data for name, data in buttons.items() if label in name]
        if not found:
            raise LookupError(f"no button to press says “{label}”; there are: {', '.join(buttons) or 'none'}")
        return found[0]


class Methods(Updates):
    def __init__(self) -> None:
        super().__init__()
        self.sent: list[Sent] = []
        self.webhook_url = ""
        self.webhook_secret = ""

    def actions(self) -> dict[str, Callable[[dict[str, str]], object]]:
        return {
            "getMe": lambda params: {**BOT, "can_join_groups": True, "can_read_all_group_messages": False},
            "getUpdates": self.get_updates,
            "sendMessage": self._send_message,
            "sendContact": self._send_contact,
            "answerCallbackQuery": self._answer_callback_query,
            "editMessageReplyMarkup": self._edit_markup,
            "setMyCommands": lambda p: rules.check_commands(p["commands"], p.get("language_code", "")),
            "setMyDescription": lambda p: self._describe(p, "description", 512),
            "setMyShortDescription": lambda p: self._describe(p, "short_description", 120),
            "setMyName": lambda p: self._describe(p, "name", 64),
            "deleteWebhook": self._delete_webhook,
            "setWebhook": self._set_webhook,
            "getWebhookInfo": lambda params: {
                "url": self.webhook_url,
                "has_custom_certificate": False,
                "pending_update_count": len(self.queue),
            },
        }

    def _set_webhook(self, params: dict[str, str]) -> object:
        url, secret = params.get("url", ""), params.get("secret_token", "")
        rules.check_webhook(url, secret)
        self.webhook_url, self.webhook_secret = url, secret
        self._notify()
        return True

    def _delete_webhook(self, params: dict[str, str]) -> object:
        self.webhook_url = self.webhook_secret = ""
        return True

    def get_updates(self, params: dict[str, str]) -> object:
        if self.webhook_url:
            raise RefusedError(
                409,
                "Conflict: can't use getUpdates method while webhook is active; "
                "use deleteWebhook to delete the webhook first",
            )
        offset = int(params.get("offset", "0"))
        self.queue = [update for update in self.queue if update["update_id"] >= offset]
        return self.queue[: int(params.get("limit", "100"))]

    def _send_message(self, params: dict[str, str]) -> object:
        self._check_chat(params)
        text = rules.check_text(params.get("text", ""), params.get("parse_mode", ""))
        rows = rules.check_keyboard(params.get("reply_markup", ""))
        return self._keep(params, {"text": text}, text, params["text"], rows)

    def _send_contact(self, params: dict[str, str]) -> object:
        self._check_chat(params)
        if not params.get("phone_number") or not params.get("first_name"):
            raise bad("there is no contact in the request")
        card = {key: params[key] for key in ("phone_number", "first_name")}
        return self._keep(params, {"contact": card}, params["phone_number"], "", [])

    def _keep(
        self, params: dict[str, str], content: Json, text: str, html: str, rows: list[list[Json]]
    ) -> object:
        message = self._message(self.chats[int(params["chat_id"])], BOT, content)
        if rows:
            message["reply_markup"] = {"inline_keyboard": rows}
        if "message_thread_id" in params:
            message |= {"message_thread_id": int(params["message_thread_id"]), "is_topic_message": True}
        message_id = int(str(message["message_id"]))
        self.sent.append(Sent(message_id, int(params["chat_id"]), text, html, params, rows))
        return message

    def _check_chat(self, params: dict[str, str]) -> None:
        if int(params.get("chat_id", "0")) not in self.chats:
            raise bad("chat not found")

    def _answer_callback_query(self, params: dict[str, str]) -> object:
        if params["callback_query_id"] not in self.presses:
            raise bad("query is too old and response timeout expired or query ID is invalid")
        if len(params.get("text", "")) > 200:
            raise bad("MESSAGE_TOO_LONG")
        return True

    def _edit_markup(self, params: dict[str, str]) -> object:
        message = self.known.get((int(params["chat_id"]), int(params["message_id"])))
        if message is None:
            raise bad("message to edit not found")
        rows = rules.check_keyboard(params.get("reply_markup", ""))
        if message.get("reply_markup") == {"inline_keyboard": rows}:
            raise bad("message is not modified: specified new message content and reply markup are the same")
        message["reply_markup"] = {"inline_keyboard": rows}
        return message

    @staticmethod
    def _describe(params: dict[str, str], name: str, most: int) -> bool:
        rules.check_language(params.get("language_code", ""))
        if len(params.get(name, "")) > most:
            raise bad("too long")
        return True
