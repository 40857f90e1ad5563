"""Questions that lean on the one before: “and in Youxi?”, 那面积呢, “when was that?”, “what does it cost”.

The earlier topic helps to find the page. It never lowers the bar: what is asked anew must be answered, too.
"""

import datetime as dt
import re
from collections.abc import Iterable

from bot.dialogue.asking import stands_alone
from bot.dialogue.messages import State
from bot.search.catalogue import Catalogue
from bot.search.naming import is_attribute, is_of_a_place, is_talk, keys_of, says_little
from bot.search.segmenter import is_a
from bot.search.subjects import Subjects
from bot.search.text import has_cjk, to_simplified
from bot.search.tokens import content_terms, content_words, stem

FADES_AFTER = dt.timedelta(hours=1)
MOST_CONTEXT = 8
"""Words kept of the topic; a longer question is one on its own."""
ENOUGH = 2
"""Words that many pages have, from which on they say together what is meant (“which industries are closed”)."""
SHORT = 3
"""Content words that say something; a longer question that names a subject and does not point back says all that it means."""

_ENGLISH_LEAN = re.compile(
    r"^(and|but|also|so|then|or|what about|how about|what else)\b|\b(it|its|they|them|their|he|she|him|his|her|those|these)\b|"
    r"\b(this|that) (one|project|company|plan|park|place|county|city|programme|program|pilot|page|year|zone|plant|area|law|rule)\b|"
    r"^(for|in|with|without|from|to) (?!(?:how|what|which|whom)\b)([\w-]+ ){0,2}[\w-]+\?*$|"
    r"\b(is|was|does|did|about|of|after|before|for|like|than|in|at) (this|that)\b|\bthat\?*$|\bthere\?*$|"
    r"\bany (?:outside|abroad|overseas|left)\b|"
    r"\bones?$|\b(the )?(former|latter)\b",
    re.I,
)
JOINER = re.compile(
    r"^\s*(?:(?:and|also|plus|but|so)\b,?\s+(?:also\s+)?|(?:另外|还有|還有|以及|然后|然後|此外|再有)[，,]?\s*)",
    re.I,
)
_THERE_IS = re.compile(r"\b(is|are|was|were) there\b", re.I)
_CHINESE_LEAN = re.compile(
    r"^(那么?|还有|然后|另外|而且|以及)|它们?|他们?|她们?|该(项目|公司|县|市|区|计划|园区|地|政策)|其(?![他它中实余次])|此|"
    r"(这|那)(个|些|里|儿|种|类|项|家|座|次|年|时|边|是|样|条|位|块|间|名|批|款)|呢$"
)
# A pronoun for things named before; “it” and “that” may stand for what follows (“how long does it take to …”).
_ANAPHOR = re.compile(
    r"\b(?:they|them|their|those|these|he|she|him|his|her)\b|\bit\b(?=\W*$)|\bany (?:outside|abroad|overseas|left)\b|"
    r"\b(?:is|was|does|did|about|of|after|before|for|like|than) (?:this|that)\b|"
    r"它们?|他们|她们?|该(?:项目|公司|县|市|区|计划|园区|地|政策)|其中|(?:这|那)(?:个|些|种|类|项|家|座|边|条|位|块|间|批|款)",
    re.I,
)
_THE_SAME_FOR = re.compile(
    r"^(?:and|but|what about|how about|also) (?:for|with|under) (?!how|what|which|who)(?:[\w-]+ ){0,3}[\w-]+\W*$|^那?(?:么)?对(?:于)?(?!.*[怎什哪谁几多何])[一-鿿]{2,8}呢\W*$",
    re.I,
)
_ENGLISH_VERB = re.compile(
    r"\b(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|must)\b", re.I
)
_OVER_THERE = re.compile(
    r"(?:那|当)(?:边|里|儿|头|地)的?|[那这该]个?(?:县|市|区|镇|村|地方)的?|\b(?:over |in |to )?there\b(?=\W*$|\W+(?:now|today|too|then|yet|already|at all|or)\b)|"
    r"(?<=\bget )there\b|(?<=\bgo )there\b|(?<=\bcome )there\b|"
    r"\b(?:(?:in|of|for|from|about|to) )?(?:that|this|the same) (?:county|city|town|district|place)\b",
    re.I,
)
_MOST_OF_WHAT = re.compile(
    r"\bwhich (?:\w+ )?(?:has|have|had|got|with|is|are) (?:got )?(?:the )?(?:most|least|fewest)\W*$|哪(?:一?[个座家些])?[一-鿿]{0,2}最[多少]\W*$",
    re.I,
)
_HOW_MANY = re.compile(
    r"(?:and |so |but |then )?(?:about |roughly |around )?how many (?:\w+ )?\w+\W*|"
    "(?:那么?|现在|目前|如今|到现在|到目前|至今|总共|一共|大概|大约|已经?){0,3}(?:[共总]?有|[发办建开签]了?)?(?:多少|几)[一-鿿]{0,4}?[呢啊了]?\\W*",
    re.I,
)
_ANYTHING_HAS = frozenset(
    map(stem, "company firm enterprise business worker staff employee people member job project shop".split())
) | frozenset("企业 公司 工厂 员工 工人 职工 人员 岗位 项目 店".split())
"""What is counted of anything, whichever page has it in its title."""
_IT_IS_A_TOWN = re.compile(r"(?<=\b(?:city|town) is) (?:it|this|that)(?=\W*$)", re.I)
_HERE = re.compile("在?[这這那](?:[里裡邊边](?!面)|[儿兒])的?")
_AT_THE_END = re.compile(r"\s+(?:over )?t?here(?=\W*$)", re.I)
_THEN_ALREADY = re.compile(
    r"^\s*那[么麼]?(?=[^个個些里裡裏儿兒种種项項家座次年时時边邊是样樣条條位块塊间間名批款])"
)


def leans(text: str) -> bool:
    """Whether the text points back by a pronoun or a joining word."""
    return _leaning(text) is not None


def leans_back(text: str, subjects: Subjects) -> bool:
    """The same, but for what a Chinese text itself named before it: 大田那边 says where."""
    start = _leaning(text)
    return start is not None and not (has_cjk(text) and subjects.named_in(text[:start]))


def without_joiner(text: str, subjects: Subjects) -> str:
    """“And who is the mayor of Lanport?” asks all that it means: a whole question that names more than names, or the place that
    the pages are about, leans on nothing by its first word.
    """
    rest = JOINER.sub("", text)
    if rest == text or not stands_alone(rest):
        return text
    names_a_thing = not all(map(subjects.is_name, subjects.named_in(rest)))
    return rest if names_a_thing or subjects.all_of_them_in(rest) else text


def _leaning(text: str) -> int | None:
    """Where the text points back by a pronoun or a joining word."""
    core = to_simplified(text).rstrip().rstrip("?？。.!！ ")
    form = _CHINESE_LEAN if has_cjk(core) else _ENGLISH_LEAN
    found = form.search(_THERE_IS.sub(lambda there: "_" * len(there.group()), core))
    return found.start() if found else None


def asks_the_same_for(text: str) -> bool:
    """Whether it asks for others what was asked before: “and for high-tech companies?”, 那对台商呢."""
    return bool(_THE_SAME_FOR.search(to_simplified(text).strip()))


def has_anaphor(text: str, subjects: Subjects) -> bool:
    """Whether a pronoun for things named before stands ahead of any subject (“which of them are in textiles”)."""
    pronoun = _ANAPHOR.search(to_simplified(text))
    before = text[: pronoun.start()] if pronoun else ""
    return bool(pronoun) and not (subjects.named_in(before) or subjects.all_of_them_in(before))


def has_pronoun(text: str) -> bool:
    """Whether a pronoun for things named before stands in it, wherever."""
    return bool(_ANAPHOR.search(to_simplified(text)))


def is_fragment(text: str) -> bool:
    """“How large?”, which is no whole question in English."""
    return not (has_cjk(text) or _ENGLISH_VERB.search(text))


def points_back(text: str, subjects: Subjects) -> bool:
    """Whether the text is about something that it does not name itself, so that it cannot be answered alone."""
    if only_counts(text, subjects):
        return True
    if asks_for_the_most(text):
        return not subjects.topical_in(_MOST_OF_WHAT.sub("", to_simplified(text)))
    of_all = subjects.all_of_them_in(text) and not leans(text)  # “how do I get to Sanming”
    if of_all or subjects.named_in(text):
        return has_anaphor(text, subjects)
    start = _leaning(text)
    if start == 0 and not leans(rest := JOINER.sub("", text)):  # “and which dialect?” names what it is about
        return not (_names_enough(rest, subjects) and stands_alone(rest))
    if start is not None:
        return not subjects.topical_in(text[:start])
    return not (_names_enough(text, subjects) or subjects.names_unknown(text))


def asks_for_the_most(text: str) -> bool:
    """“Which county has the most?”, which does not say of what."""
    return bool(_MOST_OF_WHAT.search(to_simplified(text)))


def only_counts(text: str, subjects: Subjects) -> bool:
    """“How many families?”, which names what is counted and not where: any page that counts such would seem to tell it."""
    counted = _HOW_MANY.fullmatch(to_simplified(text).strip())
    if not counted or subjects.all_of_them_in(text):
        return False
    words = (word for word in subjects.words(text) if keys_of(word).isdisjoint(_ANYTHING_HAS))
    return not any(map(subjects.is_in_a_title, words))


def stands_in(text: str, subjects: Subjects) -> bool:
    """Whether a text that points back is nothing but a name (从厦门呢): what was asked before is asked of it, too, and
    what else the pages say of it was not.
    """
    words = subjects.words(text)
    return leans(text) and bool(words) and all(map(subjects.is_name, words))


def may_go_on(text: str, subjects: Subjects) -> bool:
    """Whether a text may ask about something new as well as about what was said before (最大的是哪个): it does not point
    back, and has words that may be a subject, but none that is one for sure.
    """
    if leans(text) or subjects.named_in(text) or subjects.all_of_them_in(text) or only_counts(text, subjects):
        return False
    return bool(subjects.topical_in(text)) or subjects.names_unknown(text)


def _is_short(text: str) -> bool:
    return sum(not says_little(word) for word in content_words(text)) <= SHORT


def _names_enough(text: str, subjects: Subjects) -> bool:
    return bool(subjects.topical_in(text)) or len(subjects.without_attributes(text)) >= ENOUGH


def without_then(text: str) -> str:
    """那税呢 is 税呢; uncut, 那 and 税 could be read as one word."""
    return _THEN_ALREADY.sub("", text)


def without_there(text: str, town: str) -> str:
    """“What can I see there?” with nothing said before: there is where all the pages are about, and “what kind of city is it?”
    asks of that; here is where one writes.
    """
    bare = _HERE.sub("", text) if has_cjk(text) else _AT_THE_END.sub("", _IT_IS_A_TOWN.sub(f" {town}", text))
    return bare if content_terms(bare) else text


def with_context(text: str, state: State, catalogue: Catalogue) -> tuple[str, ...]:
    """The text as it may be meant: with the topic before it, and with all of the topic but what the new words may
    stand in for (“population of Datian?” – “and Youxi?”). Empty where it stands on its own.

    What names an attribute stands in for attributes only: the subject of the topic stays. A name alone stands in for the
    names of the topic. “There” is the place that was named, whatever was asked of it.
    """
    if not state.topic:
        return ()
    subjects = catalogue.subjects
    own = subjects.words(text)
    there, of_it = catalogue.districts_in(state.topic), asked_there(text)
    if there and of_it and not catalogue.districts_in(own):  # 大田那边 says where
        return (f"{there[-1]} {of_it}",)
    named, of_all = subjects.named_in(text), subjects.all_of_them_in(text)
    if not leans(text) and not _is_short(text):
        return ()
    topic = [word for word in state.topic if word not in own]
    carrying = [word for word in topic if subjects.is_topical(word)]
    of_what = asks_for_the_most(text)
    if not (carrying or of_what) and (subjects.names_attribute(text) or not leans(text)):
        return ()
    readings = [topic, carrying]
    if subjects.asked_of_the_place(text):
        readings.append(names_in(topic, subjects))
    others = [word for word in topic if not subjects.is_name(word)]
    if others and others != topic and stands_in(text, subjects):
        return (" ".join([*others, text]),)
    if state.misses and subjects.asks_of_what_was_named(text):
        pass  # “since when?” behind what no page told is asked of all of it, and not of one word
    elif named:
        readings += [[*topic[:i], *topic[i + 1 :]] for i in range(len(topic))]
    elif of_all:  # it stands in for another town, of which an attribute was asked
        readings.append([word for word in topic if is_attribute(word)])
    elif of_what:  # of an attribute, too: of the people
        readings.append([word for word in topic if keys_of(word).isdisjoint(subjects.on_most_pages)])
    elif telling := subjects.most_telling(topic):
        kept = {telling, *names_in(topic, subjects)}  # what Taiwanese are granted is not what anybody is
        readings += [
            [word for word in carrying if subjects.is_subject(word)],
            [w for w in topic if w in kept],
        ]
    elif has_cjk(text) or is_fragment(text):  # “GDP and growth?” – “and per head?”: of one of them
        asked = [word for word in topic if is_attribute(word)]
        readings += [[word for word in topic if word == one or word not in asked] for one in asked]
    elsewhere = set(subjects.unknown_in(" ".join(topic)))  # never left out: it is what was spoken of
    kept_in = (tuple(word for word in topic if word in reading or word in elsewhere) for reading in readings)
    distinct = dict.fromkeys(filter(None, kept_in))
    return tuple(" ".join([*reading, text]) for reading in distinct)


def asked_there(text: str) -> str | None:
    """What is asked of the place that “there” points to; None where the text does not say so."""
    core = to_simplified(text)
    bare = _OVER_THERE.sub("", core)
    return bare if bare != core and content_terms(bare) else None


def names_in(topic: Iterable[str], subjects: Subjects) -> list[str]:
    return [word for word in topic if subjects.is_name(word)]


def next_topic(
    text: str,
    read_as: str,
    answered: bool,
    state: State,
    subjects: Subjects,
    *,
    goes_on: bool = False,
    near: bool = False,
) -> tuple[str, ...]:
    """The words that the next question may lean on: those of the last message that named a subject, answered or not,
    and what was asked of it since. Words that no page knows carry nothing, but for a name, and a town of which is asked what
    only places have. `goes_on`: it was answered from the page that
    was quoted before. `near`: what comes nearest was shown, of which the next question is asked, if this one names anything.
    """
    if not read_as:  # what was not read, such as a text far too long, is not taken apart either
        return state.topic
    may_go_on = _is_short(text) and not subjects.named_in(text)
    town = () if answered else _named_elsewhere(text, subjects)
    near = near and bool(subjects.topical_in(text))
    if not (answered or near or town) and (
        may_go_on or points_back(text, subjects) or not subjects.topical_in(text)
    ):
        return state.topic
    words = [*subjects.words(read_as if answered or near else text), *town]
    if goes_on and may_go_on:
        words = [*(word for word in state.topic if word not in words), *words]
    return _most_telling(words, subjects) or state.topic


def _named_elsewhere(text: str, subjects: Subjects) -> list[str]:
    """Names that no page knows: what follows is asked of them, too (“capital of Norbury?” – “and in 2019?”)."""
    unknown = subjects.unknown_in(text)
    if any(map(is_of_a_place, subjects.words(text))):
        return unknown
    names = [word for word in unknown if word[0].isupper() or (has_cjk(word) and is_a("name", word))]
    if not subjects.named_in(text):
        return names
    return [
        name
        for name in names
        if re.search(rf"\bof (?:the )?{re.escape(name)}|{re.escape(name)}(?:['’]s|的)", text)
    ]


def _most_telling(words: list[str], subjects: Subjects) -> tuple[str, ...]:
    """Subjects before attributes where there are too many, and no everyday talk; in the order of the text."""
    words = [word for word in words if not is_talk(word)]
    first = sorted(words, key=lambda word: not subjects.is_subject(word))[:MOST_CONTEXT]
    return tuple(word for word in words if word in first)
