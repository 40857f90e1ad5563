"""Talk around a question: greetings, courtesy, “by the way”, who writes. What frames it is told from what asks."""

import re

from bot.dialogue import asking
from bot.dialogue import talk_forms as forms
from bot.dialogue.small_talk import in_pieces
from bot.search.text import BETWEEN_CHINESE, has_cjk, normalise
from bot.search.tokens import content_terms, remembered

_CLAUSE = re.compile(rf"(?<=[?？])|[，。！!\n]|[.,](?=\s|$|[一-鿿])|{BETWEEN_CHINESE}")
"""Signs go, but for a question mark, which tells that a clause asks; “3.5” and “10,000” are not cut."""
_COMMA = re.compile(r"[，,;；。.!！]")
_ASKS_OF_IT = re.compile(
    r"(?:and |so )?(?:what|who) (?:is|are|was|were) (?:it|they|that|this|those|these)\W*", re.I
)
_BLANKS = re.compile(r" {2,}")
MOST_LAYERS = 6
"""Openings or closings that a question is unwrapped of: “Hello, sorry to bother you, quick question: …”."""


def without_talk(text: str) -> str:
    """The text without what frames a question; as it is where nothing else is left."""
    core = _without(text.strip())
    return core if _says_something(core) else text


def introduces(sentence: str) -> bool:
    """Whether a sentence says who writes rather than what about."""
    return bool(forms.INTRODUCES.search(sentence))


def only_introduces(message: str) -> bool:
    """Whether a message tells who writes and what they have in mind, first and mostly, and asks nothing but whether it may
    ask.
    """
    bare = forms.ASKS_TO_ASK.sub("", message.strip())
    may_ask = bare != message.strip()
    message = bare
    clauses = [clause.strip() for clause in _CLAUSE.split(message) if clause.strip()]
    if any(content_terms(forms.WISHES_TO_KNOW.sub("", c)) for c in clauses if forms.WISHES_TO_KNOW.match(c)):
        return False
    clauses = [clause if forms.HEARD.search(clause) else without_talk(clause) for clause in clauses]
    if forms.ASKS_YOU.search(message) or any(asking.asks(c) or asking.requests(c) for c in clauses):
        return False
    told = [c for c in clauses if not (is_talk(c) or forms.HEARD.search(c) or forms.PLACE_NAME.fullmatch(c))]
    own = list(map(_tells_of_themselves, told))
    return bool(told) and (may_ask or (own[0] and 2 * sum(own) >= len(own)))


def tells_who_writes(clause: str) -> bool:
    """Whether a clause only greets, or tells who writes or what they have in mind."""
    core = without_talk(clause)
    return is_talk(clause) or (
        _tells_of_themselves(core) and not (asking.asks(core) or asking.requests(clause))
    )


def _tells_of_themselves(clause: str) -> bool:
    return introduces(clause) or bool(forms.PLANS.search(clause))


def tells_of_the_writer(clauses: str) -> bool:
    """Whether all of the clauses tell who writes, what they have in mind or have, or where they heard of it."""
    told = [clause.strip() for clause in _COMMA.split(clauses) if clause.strip()]
    return bool(told) and all(
        (forms.FIRST_PERSON.match(clause) and tells_who_writes(clause))
        or forms.HEARD.search(clause)
        or forms.HAVE.fullmatch(clause)
        or forms.DOING.match(clause)
        for clause in told
    )


def gives_a_reason(clause: str) -> bool:
    """Whether a clause behind a question says why the writer asks it."""
    return bool(forms.REASON.match(clause.strip()))


def is_hearsay(clause: str) -> bool:
    """Whether a clause only says who asked or told the writer, or where and how they write."""
    said = forms.HEARSAY.search(clause) or forms.REMARK.search(clause.strip(" .!。！"))
    return bool(said) and not asking.asks(clause)


def split_introduction(sentence: str) -> tuple[str, str]:
    """Who writes, where a sentence begins with that, and the rest of it."""
    found = forms.INTRODUCTION.match(sentence)
    if not found:
        return "", sentence
    return sentence[: found.end()].strip(" ，,。"), without_talk(sentence[found.end() :])


def subject_of(sentence: str) -> str:
    """What a statement names as its subject: “I write a paper about the harbour” is about the harbour."""
    named = forms.WRITES_ABOUT.match(sentence)
    rest = sentence[named.end() :] if named else without_talk(sentence)
    return rest if content_terms(rest) else sentence


def is_talk(sentence: str) -> bool:
    """Whether nothing is left of a sentence without its frame, or it is small talk from end to end."""
    return not content_terms(_without(sentence.strip())) or bool(in_pieces(normalise(sentence)))


@remembered(64)  # a message is looked at from many sides
def _without(core: str) -> str:
    for _ in range(MOST_LAYERS):
        opening = forms.OPENING.match(core)
        if not opening or not opening.end():
            break
        core = core[opening.end() :]
    for _ in range(MOST_LAYERS):
        closing = forms.CLOSING.search(core)
        if not closing or not _says_something(core[: closing.start()]):
            break
        core = core[: closing.start()] + _mark(core[closing.start() :])
    # In Chinese a blank would part what belongs together: 工资大概多少 is 工资多少.
    core = forms.ASIDE.sub(lambda aside: "" if has_cjk(aside.group()) else " ", core)
    return _BLANKS.sub(" ", core).strip(" ,，;；:：")


def _says_something(core: str) -> bool:
    """“What are they” has no word of its own, and asks."""
    return bool(content_terms(core)) or bool(_ASKS_OF_IT.fullmatch(core.strip()))


def _mark(text: str) -> str:
    """The question mark that stood before the courtesy, or behind it."""
    return "?" if re.search(r"[?？]", text) else ""
