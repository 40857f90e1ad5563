"""Several questions in one message: taking them apart."""

import re
from collections.abc import Sequence

from bot.content.sentences import split_sentences
from bot.search.text import to_simplified
from bot.search.tokens import content_terms

MOST = 3
"""Questions answered in one message."""

LETTER = 200
"""Characters from which a message is a letter, of which only the questions count."""

_ENGLISH_WORD = "(?:what|when|who|whom|whose|where|which|why|how)"
_ENGLISH_VERB = "(?:is|are|was|were|do|does|did|can|could|will|would|may|should|has|have)"
_ENGLISH_CLAUSE = rf"(?:{_ENGLISH_WORD}\s+\w+|{_ENGLISH_VERB}\s+(?:there|you|i|we|it|the)\b)"
_QUESTION_WORD = re.compile(
    rf"\b{_ENGLISH_WORD}\b|^{_ENGLISH_VERB} (?:there|you|i|we|it|the)\b|[吗呢]$|什么|多少|几[个年月日人家点]|谁|哪|怎么|怎样|"
    "如何|是否|为何|多[大长高久远]"
)
_JOINTS = (
    re.compile(rf"\s*[,;]?\s+(?:and|also|plus)\s+(?:also\s+)?(?={_ENGLISH_CLAUSE})", re.I),
    re.compile(r"[，；]\s*(?:还有|另外|以及|并且|同时|還有|並且|同時)?"),
)
_SETS_THE_SCENE = re.compile("[下后後时時中内內里裡]$")  # “when …,” is no question of its own
_LEADS_ON = re.compile(
    r"\b(it|its|they|them|their|that|this|he|she|his|her|there|these|those)\b|它|他|她|该|此|這|这|那", re.I
)


def split_questions(text: str) -> tuple[str, ...]:
    """The questions of a message, three at most; the message itself where it holds one or none.

    What stands around them (a salutation, who writes) is left out, save the sentence that a “that” leans on.
    """
    sentences = [s for line in text.splitlines() for s in split_sentences(" ".join(line.split()))]
    found: list[str] = []
    before = ""
    for sentence in sentences:
        if _asks(sentence):
            found += _with_what_it_leans_on(_clauses(sentence), before)
        before = sentence
    if len(found) < 2 and len(text) < LETTER:
        return (text,)
    return tuple(found[:MOST]) or (text,)


def _asks(sentence: str) -> bool:
    return bool(content_terms(sentence)) and (sentence.endswith(("?", "？")) or _has_question_word(sentence))


def _has_question_word(text: str) -> bool:
    return bool(_QUESTION_WORD.search(to_simplified(text.lower()).rstrip("?？ ")))


def _clauses(sentence: str) -> list[str]:
    """Cuts where one question ends and the next begins; each piece must ask and name something by itself."""
    for joint in _JOINTS:
        pieces = [piece.strip() for piece in joint.split(sentence) if piece.strip()]
        if len(pieces) > 1 and all(map(_stands_alone, pieces)):
            return pieces
    return [sentence]


def _stands_alone(piece: str) -> bool:
    quoted = any(piece.count(left) != piece.count(right) for left, right in ("「」", "“”", "《》", "()"))
    return (
        bool(content_terms(piece))
        and _has_question_word(piece)
        and not quoted
        and not _SETS_THE_SCENE.search(piece)
    )


def _with_what_it_leans_on(pieces: Sequence[str], before: str) -> list[str]:
    first, *others = pieces
    if before and not _asks(before) and _LEADS_ON.search(first) and len(content_terms(first)) <= 2:
        first = f"{before} {first}"
    return [first, *others]
