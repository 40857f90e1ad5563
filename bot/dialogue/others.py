"""Others than what is known: “which other firms are there?”, “besides tea, what do they grow?”, 除了海斯福还有哪几家."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.dialogue import wording
from bot.dialogue.context import Context
from bot.dialogue.messages import Reply, State, first_told
from bot.search.signals import ANOTHER_FORM, all_in
from bot.search.text import to_simplified
from bot.search.tokens import content_terms, folded

_EXCEPT = r"(?:besides|apart from|other than|except(?: for)?|aside from)"
_EXCLUDED = re.compile(
    rf"^\W*{_EXCEPT} (?P<before>[^,?]{{2,40}}?)(?:, ?| (?=(?:what|which|who|where|is|are|do|does)\b))|"
    rf"\W*\b{_EXCEPT} (?P<behind>[^,?]{{2,40}}?)(?=\W*$|,| (?:in|at|of) )|"
    r"除(?:了|去|开|開)(?P<zh>[^，。？?]{1,16}?)(?:(?:之外|以外)[，, ]*|[，, ]+|(?=还|還|仲|其他|其它|别|別|另))",
    re.I,
)
_OTHERS = re.compile(
    r"\b(?:besides|other than|apart from|except(?: for)?|aside from)\b|\b(?:any|which|what|who|is there|are there|some) (?:\w+ ){0,3}?(?:others?|else|newer|more)\b|"
    r"除了|除去|除开|其他|其它|其餘|其余|别的|別的|(?:还|還|另外|另|仲)有(?!没|沒|冇)[^，。？?]{0,3}(?:哪|什么|什麼|谁|誰|邊|咩|别|其)|更新的",
    re.I,
)
_POINTS = re.compile(r"|(?:that|this|these|those|it|them)(?: \w+)?|[这那它](?:个|些|家|种)?.{0,2}", re.I)
"""What was told just before: others than that are asked for, and none is named."""
_AND = r"(?:、|和|以及|\band\b)"
_ITEM = re.compile(r"、|, (?!according|as |up |down )")
LISTED = 3
"""Such commas of a sentence that lists things."""


def known_already(text: str) -> tuple[str, str]:
    """What a question says that it does not ask for, and the question without that; empty and the whole of it where it says
    nothing of the kind, or nothing else.
    """
    found = _EXCLUDED.search(text)
    rest = f"{text[: found.start()]}{text[found.end() :]}".strip() if found else text
    known = (found["before"] or found["behind"] or found["zh"]) if found else ""
    if not content_terms(rest) or _POINTS.fullmatch(to_simplified(known)):
        return "", text
    return known, rest


def than(known: str, ask: Callable[[Context], Reply], context: Context) -> Reply:
    """The reply to a question for others than what is `known`: not the sentence that tells of that alone."""
    reply = ask(context)
    if not _tells_of_alone(known, reply):
        return reply
    reply = ask(replace(context, index=context.index.without(first_told(reply))))
    return _to_a_person(reply) if reply.kind != "answer" or _tells_of_alone(known, reply) else reply


def _tells_of_alone(known: str, reply: Reply) -> bool:
    """Whether the first sentence is about what is known, and not about others with it."""
    told, wanted = to_simplified(first_told(reply)), content_terms(known)
    if not told or not all_in(wanted, folded(told), ANOTHER_FORM):
        return False
    beside = re.search(rf"{re.escape(known)}.{{0,12}}?{_AND}|{_AND}.{{0,12}}?{re.escape(known)}", told, re.I)
    return not beside and len(_ITEM.findall(told)) < LISTED


def none_again(reply: Reply, asked: str, state: State) -> Reply:
    """The reply to who asks for others than what was just told (“which other firms are there?”): the same again names none."""
    again = first_told(reply)
    if reply.kind != "answer" or reply.parts or not again or again != state.told or not _OTHERS.search(asked):
        return reply
    return _to_a_person(reply)


def _to_a_person(reply: Reply) -> Reply:
    lead = (wording.NO_OTHERS(reply.locale),)
    return replace(reply, kind="handoff", lead=lead, quotations=(), notes=(), show_contact=True)
