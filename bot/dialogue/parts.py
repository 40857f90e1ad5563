"""Several questions in one message: taking them apart, and telling them from what surrounds them.

People ask without question marks, one after the other with “and”, a comma or (in Chinese) a blank between; as a list
of nouns; or in a letter, numbered. What does not ask (a salutation, who writes) is set aside.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.content.sentences import SUFFIXES, TITLES, split_sentences
from bot.dialogue import asking
from bot.dialogue.figures import figures_of
from bot.dialogue.talk import (
    introduces,
    is_talk,
    split_introduction,
    subject_of,
    tells_who_writes,
    without_talk,
)
from bot.dialogue.talk_forms import WISH, WRITES_ABOUT
from bot.search.text import BETWEEN_CHINESE, has_cjk
from bot.search.tokens import content_terms

MOST = 16
"""Questions answered in one message."""

FEWEST_NUMBERED = 3
"""Questions that a letter numbers, or ends in a question mark, from which on those are all that it asks."""
LETTER = 200
"""Characters from which a message is a letter, of which only the questions count."""

_CLAUSE_END = re.compile(r"(?<=[\w)”\"][.;!])\s+(?=[a-z])")  # in chats sentences begin with a small letter
_BLANK_IN_CHINESE = re.compile(BETWEEN_CHINESE)
_ABBREVIATED = re.compile(
    rf"\b(?:{'|'.join(map(re.escape, sorted(TITLES | SUFFIXES)))}|resp|ppl|dept|govt|yrs?|\w)\.$", re.I
)
_LISTED = re.compile(
    r"(?:^|(?<=[\s:：;；,，。]))(?:and\s+)?(?:(?:first|second|third|fourth|fifth|sixth|final|last)(?:ly)?\s*[,:]|"
    r"\(?\d{1,2}[.)]\s|\(?[a-h]\)\s|[①-⑨]|[1-9]\d?[、．]|[（(](?:[一二三四五六七八九十]|\d{1,2})[）)]|第[一二三四五六七八九十][，,、：]|"
    r"[一二三四五六七八九十]、|(?:首先|其次|再次|最后|最後)[，,])\s*",
    re.I,
)
_BULLET = re.compile(r"^\s*(?:[-•*·–—]|[（(]?\d{1,2}[.)）、]|\(?[a-h]\)|[（(][一二三四五六七八九十][）)])\s*")
_CLAUSE = re.compile(r"[，,;；：]\s*|:\s+|\s[–—-]\s")
"""Of one sentence, so that nothing is cut where a sentence ends; signs go."""
_ANNOUNCES = re.compile(
    r"\b(?:things?|questions?|points?|issues?|following|know|understand|learn|ask|wonder\w*)\W*$", re.I
)
MOST_PIECES = 40
"""Of one sentence; what has more is no message of a person, and would take long."""
SHORTEST_STATEMENT = 5
"""Characters of a Chinese statement at least; less is a name or a word."""
_VERB = re.compile("[我你您俺咱在想要有去来來做让讓听聽说說看了过過着著是把被给給写寫]")
_OF_THEMSELVES = re.compile(
    "(?:不过|因为|主要)?(?:我|俺|咱|本人|鄙人|敝|别|別|不要|说人话|說人話|简单|簡單|讲|講|急)"
)
_NAMES = re.compile(
    r"(?:它们?|他们?|她们?)?(?:又)?(?:分别|各自?|都)?(?:叫|是)(?:什么|啥|哪些|哪几[个家种]|谁)(?:名字|名称)?[呢啊]?\W*|(?:名字|名称)(?:分别|各)?(?:是|叫)?(?:什么|啥)?\W*|"
    r"(?:and )?(?:what|which|who) are (?:they|these|those)(?: called)?\W*|(?:and )?what are their names\W*|(?:please )?name (?:them|those)(?: please)?\W*",
    re.I,
)
"""Asks for the names of what was just asked about."""
_ALTERNATIVE = re.compile("还是|還是|抑或")
"""What else it may be: 渡轮天天开吗 – 还是周末才开."""
_NOUNS = re.compile(r"\s*[,;/、，；]\s*(?:and\s+)?|\n")
_NUMBER = re.compile(r"\d[\d.,]*年?")
_AND_THE = re.compile(r"(?:and|plus|also)\s+(?:the|its|their|a|an|any|some)\b", re.I)
_MARK_INSIDE = re.compile(r"[，。！？；：、,.!?;:\s](?=.)")
_WISH_BEGINS = re.compile(
    "(?<=.{5})(?<![我们們就还還也])(?=(?:我们?|我們)?(?:就|还|還|也)?想(?:[问問]|[请請][问問]|了解|咨[询詢]|打听|打聽))"
)
_QUESTION_ENDS = re.compile(
    r"(?<=.{3})(?:[吗嗎]|(?<=[么麼哪里裡少几幾样樣])[啊呀呢]|(?<=[有么麼哪里里裡少几幾样樣]..)[啊呀呢]|(?<=[有么麼哪里裡少几幾样樣].)[啊呀呢]|(?<=[有没沒]有.{2})[啊呀呢]|(?<=[有没沒]有.{3})[啊呀呢])(?=[一-鿿]{4})(?![绒料子啡])"
)
MOST_WORDS_ON = 7
MOST_WORDS = 4
"""Words of one item in a list of nouns; a longer one is a sentence."""


@dataclass(frozen=True, slots=True)
class Part:
    """One question of a message."""

    text: str
    before: str = ""  # what was stated just before it, which may be its subject
    listed: bool = False  # a noun of a list, which asks about the first one's subject
    in_letter: bool = False  # where what was stated before is more likely a story than its subject


def split_questions(text: str) -> tuple[str, ...]:
    """The questions of a message in their order; the message itself where it holds one or none."""
    found = parts_of(text)
    return tuple(part.text for part in found) if len(found) > 1 or len(text) >= LETTER else (text,)


def parts_of(text: str) -> tuple[Part, ...]:
    """The questions of a message, each with what it may lean on; the whole message where nothing asks."""
    found: list[Part] = []
    before = ""
    for sentence, is_item in _asked_in_a_letter(text) if len(text) >= LETTER else _sentences(text):
        core = _BULLET.sub("", without_talk(sentence))
        if is_talk(sentence) and not (before and asking.asks(core)):  # “What is it?” has no word of its own
            continue
        asked = asking.asks(core) or asking.requests(sentence) or figures_of(core)
        if not (is_item or asked or (found and _goes_on(core))):
            before = before if introduces(core) and before else subject_of(core)
            continue
        introduction, core = split_introduction(core)
        if wished := _behind_the_wish(core):
            introduction, core = f"{introduction} {wished[0]}".strip(), wished[1]
        if not introduction:
            introduction, core = _behind_what_is_written(core) or _behind_the_colon(core)
        pieces = [
            figure
            for piece in _clauses(core)
            for figure in figures_of(piece.rstrip(" .。;；,，")) or (piece,)
        ]
        pieces = [without_talk(piece).rstrip(" .。;；,，") for piece in pieces]
        if before and asking.is_a_tag(pieces[0]):  # “rice seed is big there. right?” asks whether it is
            pieces[0], before = before, ""
        found.append(Part(pieces[0], before or introduction, in_letter=len(text) >= LETTER))
        found += [Part(piece) for piece in pieces[1:]]
        before = ""
    return tuple(found) or tuple(_nouns(text)) or (Part(text),)


def _asked_in_a_letter(text: str) -> Iterable[tuple[str, bool]]:
    """The sentences of a letter from the first question that it numbers, or all; where its writer sets question marks, what has
    none and is not numbered tells a story, whatever words are in it.
    """
    sentences = list(_sentences(text))
    numbered = [place for place, (_, is_item) in enumerate(sentences) if is_item]
    if len(numbered) < FEWEST_NUMBERED:
        numbered = []
    marks = sum(sentence.rstrip().endswith(("?", "？")) for sentence, _ in sentences)
    if marks < FEWEST_NUMBERED and not numbered:
        return sentences
    return [
        (sentence, is_item)
        for place, (sentence, is_item) in enumerate(sentences)
        if is_item
        or (numbered and numbered[0] < place <= numbered[-1])
        or sentence.rstrip().endswith(("?", "？"))
        or not (numbered or asking.asks(sentence))
    ]


def statements_of(text: str) -> tuple[str, ...]:
    """The sentences of a message that asks nothing in words, the last one first, without what only tells who writes: one of
    them may name what is wanted (“I screen cities. latest GDP”).
    """
    told = [without_talk(sentence) for sentence, _ in _sentences(text) if not tells_who_writes(sentence)]
    return tuple(reversed(told))


def _goes_on(sentence: str) -> bool:
    """Whether a sentence behind a question asks on without a word that asks: “and the weather in December”."""
    return bool(_AND_THE.match(sentence)) and len(sentence.split()) <= MOST_WORDS_ON


def _behind_what_is_written(sentence: str) -> tuple[str, str] | None:
    """The subject of a thesis or a report, and what its writer asks: “I write about the harbour, how deep is it”."""
    if not WRITES_ABOUT.match(sentence):
        return None
    clause = asking_clause_of(sentence)
    if clause == sentence:
        return None
    return subject_of(sentence.replace(clause, " ").strip(" ,，")), clause


def _behind_the_wish(sentence: str) -> tuple[str, str] | None:
    """What somebody tells, and what they want to know: “we grow tea, I would like to know how much rain there is”."""
    wish = WISH.search(sentence)
    told, asked = (sentence[: wish.start()], without_talk(sentence[wish.end() :])) if wish else ("", "")
    return (told, asked) if content_terms(told) and content_terms(asked) and not asking.asks(told) else None


def _behind_the_colon(sentence: str) -> tuple[str, str]:
    """What announces a question, where a colon parts the two (“we would like to know three things: …”), and what it asks."""
    announced, colon, asked = sentence.partition(": ")
    announces = _ANNOUNCES.search(announced) and not asking.asks(announced)
    return (announced, asked) if colon and announces and asking.asks(asked) else ("", sentence)


def asking_clause_of(question: str) -> str:
    """The one clause of it that asks, by its words or else by the question mark behind it, where the others only lead to
    it; else all of it.
    """
    clauses = clauses_of(question)
    asked = [clause for clause in clauses if asking.stands_alone(clause)]
    asked = asked or [clause for clause in clauses[-1:] if asking.asks(clause)]
    return asked[0] if len(asked) == 1 and len(clauses) > 1 else question


def clauses_of(sentence: str) -> list[str]:
    return [clause.strip() for clause in _CLAUSE.split(sentence) if clause.strip()]


def _sentences(text: str) -> Iterator[tuple[str, bool]]:
    """The sentences of a message, and whether each is an item of a list, which asks without words that ask."""
    lines = text.splitlines()
    is_list = sum(map(bool, map(_BULLET.match, lines))) > 1
    for line in lines:
        for sentence in split_sentences(_spoken_on(" ".join(_BULLET.sub("", line).split()))):
            items, of_list = _items(sentence), is_list and bool(_BULLET.match(line))
            for number, item in enumerate(items):  # what stands before the first number announces the list
                is_item = of_list or (len(items) > 1 and number > 0)
                yield from ((piece, is_item) for piece in _cut(item) if item)


def _spoken_on(line: str) -> str:
    """Chinese as it is spoken into a phone, which sets no marks, with one behind each word that ends a question."""
    if not has_cjk(line) or _MARK_INSIDE.search(line):
        return line
    return _QUESTION_ENDS.sub(lambda end: f"{end.group()}？", _WISH_BEGINS.sub("，", line))


def _cut(sentence: str) -> Iterator[str]:
    """Where a chat goes on with a small letter, and around what is told beside a question, where Chinese has but a blank."""
    clauses = _BLANK_IN_CHINESE.split(sentence)
    if len(clauses) > 1:
        yield from _apart(clauses)
        return
    start = 0
    for end in _CLAUSE_END.finditer(sentence):
        if not _ABBREVIATED.search(sentence[: end.start()]):
            yield sentence[start : end.start()]
            start = end.end()
    yield sentence[start:]


def _apart(clauses: Sequence[str]) -> Iterator[str]:
    """Chinese clauses with blanks between, as phones write them: what tells rather than asks stands for itself. A word or two
    before a question are its subject, and a detail behind it belongs to it.
    """
    together: list[str] = []
    asked = False
    for clause in clauses:
        opens = not together and tells_who_writes(clause)
        if opens or (not asking.asks(clause) and _tells(clause, behind=asked)):
            if together:
                yield " ".join(together)
            yield clause
            together, asked = [], False
        else:
            together.append(clause)
            asked = asked or asking.asks(clause)
    if together:
        yield " ".join(together)


def _tells(clause: str, *, behind: bool) -> bool:
    """Whether a clause without a question is a statement of its own; behind a question only what somebody says of
    themselves, or of how to answer.
    """
    if behind:
        return bool(_OF_THEMSELVES.match(clause))
    return len(clause) >= SHORTEST_STATEMENT and bool(_VERB.search(clause))


def _items(sentence: str) -> Sequence[str]:
    """What a sentence numbers (“first, …; second, …”), without the numbers; the sentence where it does not."""
    items = [item.strip(" ;；,，") for item in _LISTED.split(sentence)]
    return items if len(items) > 2 or (len(items) == 2 and not items[0]) else [sentence]


def _clauses(sentence: str) -> list[str]:
    """Cuts where one question ends and the next begins. What does not ask by itself stays with its neighbour: a
    subject named before (“the harbour, how deep is it”), a detail behind.
    """
    pieces = [piece.strip() for piece in asking.joint_of(sentence).split(sentence) if piece and piece.strip()]
    if len(pieces) > MOST_PIECES:
        return [sentence]
    joined: list[str] = []
    waiting = ""
    blank = "，" if has_cjk(sentence) else ", "
    for piece, following in zip(pieces, [*pieces[1:], ""], strict=True):
        piece = f"{waiting}{blank}{piece}" if waiting else piece
        waiting = ""
        if joined and (_NAMES.fullmatch(piece) or _ALTERNATIVE.match(piece) or asking.is_a_tag(piece)):
            # of what was just asked or said
            joined[-1] = f"{joined[-1]}{blank}{piece}"
        elif asking.stands_alone(piece) or asking.names_a_figure(piece, following):
            joined.append(piece)
        elif joined and not (asking.sets_the_scene(piece) or _leads_to(piece, following)):
            joined[-1] = f"{joined[-1]}{blank}{piece}"
        else:
            waiting = piece
    if waiting and joined:
        joined[-1] = f"{joined[-1]}{blank}{waiting}"
    return joined if len(joined) > 1 else [sentence]


def _leads_to(piece: str, following: str) -> bool:
    """Whether a piece that asks nothing is what the next one asks about, which names nothing itself (“…的证，要等几天”)."""
    return (
        has_cjk(piece)
        and not asking.asks(piece)
        and asking.asks(following)
        and not asking.stands_alone(following)
    )


def _nouns(text: str) -> Iterable[Part]:
    """“Population, area, GDP please”: a list of what is asked for, where there is no other question."""
    core = without_talk(text.strip()).rstrip(".。!！")
    items = [without_talk(item) for item in map(str.strip, _NOUNS.split(core)) if item]
    if len(items) < 3 or not all(map(_is_noun, items)):
        return
    yield Part(items[0])
    subject = _NUMBER.sub("", items[0]).strip()  # the year of the first is not that of all
    yield from (Part(item, subject, listed=True) for item in items[1:])


def _is_noun(item: str) -> bool:
    short = len(item) <= 2 * MOST_WORDS if has_cjk(item) else len(item.split()) <= MOST_WORDS
    return short and bool(content_terms(item)) and not (asking.asks(item) or tells_who_writes(item))
