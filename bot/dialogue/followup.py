"""Questions that lean on the one before: “and in Youxi?”, 那面积呢, “when was that?”.

The earlier topic helps to find the page. It never lowers the bar: what is asked anew must be answered, too.
"""

import datetime as dt
import re

from bot.dialogue.messages import State
from bot.search.text import has_cjk, to_simplified
from bot.search.tokens import content_words

FADES_AFTER = dt.timedelta(hours=1)
MOST_CONTEXT = 8
"""Words kept of the topic; a longer question is one on its own."""

_ENGLISH_LEAN = re.compile(
    r"^(and|but|also|so|then|or|what about|how about|what else)\b|\b(it|its|they|them|their|he|she|him|his|her|those|these)\b|"
    r"\b(this|that) (one|project|company|plan|park|place|county|city|programme|program|pilot|page|year|zone|plant|area|law|rule)\b|"
    r"\b(is|was|does|did|about|of|after|before|for|like|than|in|at) (this|that)\b|\bthat\?*$|\bthere\?*$|\b(the )?(former|latter)\b",
    re.I,
)
_THERE_IS = re.compile(r"\b(is|are|was|were) there\b", re.I)
_CHINESE_LEAN = re.compile(
    r"^(那么?|还有|然后|另外|而且|以及)|它们?|他们?|她们?|该(项目|公司|县|市|区|计划|园区|地|政策)|其(?![他它中实余次])|此|"
    r"(这|那)(个|些|里|儿|种|项|家|座|次|年|时|边|是|样)|呢$"
)


def leans(text: str) -> bool:
    """Whether the text points back by a pronoun or a joining word."""
    core = to_simplified(text).strip().rstrip("?？。.!！ ")
    if has_cjk(core):
        return bool(_CHINESE_LEAN.search(core))
    return bool(_ENGLISH_LEAN.search(_THERE_IS.sub(" ", core)))


def with_context(text: str, state: State, now: dt.datetime) -> tuple[str, ...]:
    """The text as it may be meant: with the whole topic before it, or with all of the topic but one word, which
    the new words may stand in for (“population of Datian?” – “and Youxi?”). Empty where it stands on its own.
    """
    if not state.topic or state.at is None or now - state.at > FADES_AFTER:
        return ()
    new = content_words(text)
    if not (leans(text) or len(new) <= 1):
        return ()
    topic = [word for word in state.topic if word not in new]
    if not topic:
        return ()
    readings = [[*topic]]
    if new:
        readings += [[*topic[:i], *topic[i + 1 :]] for i in range(len(topic))]
    return tuple(" ".join([*reading, text]) for reading in readings)


def next_topic(text: str, read_as: str, answered: bool, state: State) -> tuple[str, ...]:
    """The words that the next question may lean on: those of this one, as it was understood."""
    if not read_as:  # what was not read, such as a text far too long, is not taken apart either
        return state.topic
    words = content_words(read_as if answered else text)
    if not answered and (leans(text) or len(words) <= 1):
        return state.topic
    return tuple(words[-MOST_CONTEXT:])
