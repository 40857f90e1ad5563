"""`sanming-bot ask`: one question, or a file of them, without records; and the JSON that other programs read."""

import datetime as dt
import json
from collections.abc import Iterable, Iterator

from bot.dialogue.conversation import respond
from bot.dialogue.messages import Citation, Evidence, Locale, Question, Reply, State
from bot.dialogue.plain import plain_text
from bot.search.index import Index

_LOCALES: dict[str, Locale] = {"en": "en", "zh": "zh-Hans"}
_KEYS = {"question", "choice", "chat", "lang"}


class Asker:
    """Keeps the state of each chat for as long as the run lasts, and nowhere else."""

    def __init__(self, index: Index, retention_days: int) -> None:
        self._index = index
        self._retention_days = retention_days
        self._states: dict[str, State] = {}

    def ask(
        self, text: str, *, choice: str | None = None, chat: str | None = None, lang: str | None = None
    ) -> Reply:
        """The reply; questions with the same `chat` are one conversation, one without is on its own."""
        forced = _LOCALES[lang] if lang else None
        question = Question(text, f"ask:{chat}:0:0", dt.datetime.now(dt.UTC), choice, forced=forced)
        state = self._states.get(chat, State()) if chat is not None else State()
        outcome = respond(question, state, self._index, self._retention_days)
        if chat is not None:
            self._states[chat] = outcome.state
        return outcome.reply

    def batch(self, lines: Iterable[str], *, explain: bool = False) -> Iterator[dict[str, object]]:
        """One object a line, in order; a line that cannot be asked gives {"error", "line"}."""
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                wanted = _parse(line)
            except ValueError as trouble:
                yield {"error": str(trouble), "line": number}
                continue
            reply = self.ask(
                wanted.get("question", ""),
                choice=wanted.get("choice"),
                chat=wanted.get("chat"),
                lang=wanted.get("lang"),
            )
            yield as_json(reply, explain=explain)


def _parse(line: str) -> dict[str, str]:
    try:
        line.encode()
        wanted = json.loads(line)
    except UnicodeEncodeError:
        raise ValueError("this line is not UTF-8; save the file in that encoding") from None
    except (ValueError, RecursionError):
        raise ValueError('this line is not JSON; write an object like {"question": "…"}') from None
    if not isinstance(wanted, dict):
        raise ValueError('this line is no object; write one like {"question": "…"}')
    given = {key: value for key, value in wanted.items() if key in _KEYS and value is not None}
    if ("question" in given) == ("choice" in given):
        raise ValueError("this line needs either “question” or “choice”")
    if type(given.get("chat")) is int:
        given["chat"] = str(given["chat"])
    for key, value in given.items():
        if not isinstance(value, str):
            raise ValueError(f"“{key}” must be text")
    if given.get("lang", "en") not in _LOCALES:
        raise ValueError("“lang” must be en or zh")
    return given


def as_json(reply: Reply, *, explain: bool = False) -> dict[str, object]:
    """The fixed contract for other programs; with `explain` also what the reply was decided on."""
    contact = reply.contact
    answer: dict[str, object] = {
        "kind": reply.kind,
        "language": reply.language,
        "text": plain_text(reply),
        "sources": [_source(citation) for citation in reply.sources],
        "confidence": reply.confidence,
        "choices": [{"id": choice.id, "label": choice.label} for choice in reply.choices],
        "contact": {"email": contact.email, "phone": contact.phone} if contact else None,
    }
    if reply.parts:
        answer["parts"] = [as_json(part, explain=explain) for part in reply.parts]
    if explain:
        evidence = reply.evidence or Evidence()
        answer |= {
            "ranked": [
                {"id": page.id, "heading": page.heading, "score": page.score} for page in evidence.ranked
            ],
            "full": evidence.full,
            "matched": list(evidence.matched),
            "reason": reply.reason,
        }
    return answer


def _source(citation: Citation) -> dict[str, object]:
    return {
        "id": citation.id,
        "title": citation.title,
        "url": citation.url,
        "date": str(citation.date) if citation.date else None,
        "score": citation.score,
    }
