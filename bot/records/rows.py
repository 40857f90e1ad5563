"""A turn and a conversation's state as the record has them: plain data, made before anybody waits for the database."""

import json
from collections.abc import Iterator

from pydantic import TypeAdapter, ValidationError

from bot.dialogue.messages import Reply, State, Turn

_STATE = TypeAdapter(State)


def state_of(row: str | None) -> State:
    """That of a new conversation where there is none, or an earlier version's is not understood."""
    try:
        return _STATE.validate_json(row) if row else State()
    except ValidationError:
        return State()


def state_row(state: State) -> str:
    return _STATE.dump_json(state).decode()


def turn_row(turn: Turn, text: str) -> dict[str, object]:
    """By the columns of the table; the text is the reply as a person reads it."""
    question, reply = turn.question, turn.reply
    quotations = [
        {
            "page": quotation.citation.id,
            "language": quotation.citation.language,
            "source": quotation.citation.source,
            "date": str(quotation.citation.date) if quotation.citation.date else None,
            "sentences": quotation.sentences,
        }
        for quotation in reply.quotations
    ]
    return {
        "id": turn.id,
        "conversation": question.conversation,
        "channel": question.conversation.partition(":")[0],
        "asked_at": question.asked_at,
        "language": reply.locale,
        "question": question.text,
        "choice": question.choice,
        "kind": reply.kind,
        "reply": text,
        "quotations": json.dumps(quotations, ensure_ascii=False),
        "confidence": reply.confidence,
        "reason": reply.reason,
        "latency_ms": turn.latency_ms,
        "trial": question.trial,
        "understood": "\n".join(_understood(reply)),
    }


def _understood(reply: Reply) -> Iterator[str]:
    """Each question of the message as it was read. “More” was none: nothing was searched for it."""
    for part in reply.parts or (reply,):
        if part.understood and part.evidence:
            yield " ".join(part.understood.split())
