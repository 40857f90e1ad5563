"""The same conversation in a shell."""

import datetime as dt
import sys
from collections.abc import Iterator
from dataclasses import replace

from bot.channels.commands import from_command, split_command
from bot.desk import Desk
from bot.dialogue.messages import Choice, Question, Reply
from bot.dialogue.plain import plain_text

CONVERSATION = "terminal:0:0:0"
_QUIT = ("/quit", "/exit", "/q", "quit", "exit")


def chat(desk: Desk) -> None:
    """Reads questions from standard input until its end or /quit; a number presses one of the choices shown."""
    offered = _answer(desk, "/start", ())
    print("(/quit to leave · 输入 /quit 退出)\n", flush=True)
    for line in _lines():
        if line.strip().lower() in _QUIT:
            break
        offered = _answer(desk, line, offered)


def _lines() -> Iterator[str]:
    """What is typed; a prompt is shown only to a person."""
    prompt = "> " if sys.stdin.isatty() else ""
    while True:
        try:
            yield input(prompt)
        except (EOFError, KeyboardInterrupt):
            return


def _answer(desk: Desk, line: str, offered: tuple[Choice, ...]) -> tuple[Choice, ...]:
    delivery = desk.ask(_question(line, offered), _render).result()
    assert delivery, "only the reply to an update may exist already"
    for message in delivery.messages:
        print(message.body, end="\n\n", flush=True)
        desk.mark_sent(message.id, "printed")
    return delivery.choices


def _question(line: str, offered: tuple[Choice, ...]) -> Question:
    """What a line asks: a command, the number of a choice shown, or its own words."""
    blank = Question("", CONVERSATION, dt.datetime.now(dt.UTC))
    text = line.strip()
    if command := split_command(text):
        return from_command(blank, *command)
    if text.isdecimal() and 1 <= int(text) <= len(offered):
        return replace(blank, choice=offered[int(text) - 1].id)
    return replace(blank, text=line)


def _render(reply: Reply, turn_id: str) -> tuple[str, ...]:
    choices = "\n".join(f"[{number}] {choice.label}" for number, choice in enumerate(reply.choices, 1))
    return ("\n\n".join(part for part in (plain_text(reply), choices) if part),)
