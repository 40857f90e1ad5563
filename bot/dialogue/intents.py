"""What is not a question to the pages: greetings, thanks, a person please, news, another language."""

import re
from dataclasses import dataclass
from typing import Literal, get_args

from bot.dialogue import intent_forms as forms
from bot.dialogue import reproach, small_talk
from bot.dialogue.asking import asks, requests
from bot.dialogue.forms import EDGES
from bot.dialogue.messages import Locale
from bot.dialogue.small_talk_forms import SmallTalk
from bot.dialogue.talk import without_talk
from bot.search.subjects import Subjects
from bot.search.text import is_foreign, normalise
from bot.search.tokens import content_terms, remembered

LONGEST = 300
"""Characters; a longer message is a question or a letter, whatever else it says."""

Name = SmallTalk | Literal[
    "rude", "about", "chores", "contact", "files", "news", "help", "topics", "language", "more", "shorter", "source", "theirs"
]  # fmt: skip
SMALL_TALK: tuple[SmallTalk, ...] = get_args(SmallTalk)


@dataclass(frozen=True, slots=True)
class Intent:
    name: Name
    locale: Locale | None = None  # the language asked for
    either_script: bool = False  # Chinese was asked for, whichever script
    about: str = (
        ""  # what news are to be about; of the bot: its “sources”, “languages”, “maker”, “storage” or “age”
    )


_WHOLE: tuple[tuple[Name, re.Pattern[str]], ...] = (
    ("help", re.compile(forms.HELP)),
    ("topics", re.compile(forms.TOPICS)),
    ("more", re.compile(forms.MORE)),
    ("shorter", re.compile(forms.SHORTER)),
    ("source", re.compile(forms.SOURCE)),
)
_CLAUSES = re.compile(r"[^\w' ]+|(?<=[一-鿿]) +(?=[一-鿿])")
"""Any sign goes, but for an apostrophe: small talk is told by its words alone."""
_TURNS = re.compile(rf"{_CLAUSES.pattern}|\b(?:but|anyway|anyhow)\b", re.I)
_THANKS_AND_MORE = re.compile(
    r"(?:(?:ok(?:ay)?|well|haha|lol|alright|great|fine|perfect|cool),? |好的?|行|嗯| )*(?:thanks?|thank you|thx|tnx|ty|cheers|谢谢|多谢|感谢)(?: (?:so|very) much| a lot| (?:my )?(?:dear|friend|man|mate|bro|sir|madam|guys|all)|[你您]们?|啦|了|哈)*"
    r"(?P<rest>,? ?(?:you|your|that|this|it|(?:half|very|really|quite|so|most|pretty|partly|somewhat) (?:\w+ )?(?:useful|helpful|kind|nice|good|interesting|clear))\b[\w' ]*| ?[一-鿿]{0,4}[我你您][一-鿿]*)"
    r"|(?:vielen dank|danke|merci|muchas gracias|gracias|grazie|obrigad[oa])\b(?P<foreign>[\w', ]*)"
)
MOST_BESIDE_THANKS = 30
"""Characters of a sentence behind thanks that asks nothing."""


_NOW_ALONE = re.compile(r"[.,!]+ now$")
"""“I want a human. now.”"""
_MARKS = re.compile(r"[^\w' ]+")
_PARTS_WITH: tuple[SmallTalk, ...] = (
    "thanks",
    "kindness",
    "goodbye",
    "complaint",
    "declined",
    "acknowledgement",
)
"""What may be said with a sentence beside it; a greeting opens what is yet to come."""
_FIGURE = re.compile(r"\d")
"""“No, I meant 2021” says what is wanted."""
_SPEAKS = re.compile(
    r"\b(?:i|we|me|us|my|our|you|u|your|it|that|this|they|he|she)\b|[我你您咱俺他她它这那這]|[啊呀啦哦喔咯嘞]$",
    re.I,
)
"""Somebody says it, and does not name what is wanted."""


@remembered(8)  # a message is looked at as a whole and by its parts
def detect(text: str) -> Intent | None:
    """The intent of a message, or None where it is a question to the pages."""
    if len(text) > LONGEST:
        return None
    plain = normalise(text)
    core = _NOW_ALONE.sub(" now", EDGES.sub("", plain))
    if not core:
        return _without_words(plain)
    return (
        _language(core)
        or _language(EDGES.sub("", without_talk(core)))
        or _whole(core)
        or _small_talk(small_talk.in_pieces(core) or small_talk.whole(EDGES.sub("", without_talk(core))))
        or _within(core, text)
        or (Intent("complaint") if reproach.apart(text) == (True, "") else None)
        or _small_talk(small_talk.phatic(plain))
        or _small_talk(_taking_leave(text))
    )


def _without_words(plain: str) -> Intent | None:
    """What signs alone say: a question mark, a thumb up or down, a smile."""
    if "?" in plain:
        return Intent("help")
    return _small_talk(small_talk.in_signs(plain)) or (Intent("acknowledgement") if plain else None)


def _small_talk(found: SmallTalk | None) -> Intent | None:
    return Intent(found) if found else None


def _language(core: str) -> Intent | None:
    for locale, form in forms.LANGUAGE:
        if form.fullmatch(core):
            return Intent("language", locale, either_script=_is_plain_chinese(core))
    return None


def _is_plain_chinese(core: str) -> bool:
    return bool(forms.PLAIN_CHINESE.search(core)) and not re.search(
        "traditional|simplified|繁体|正体|简体", core
    )


def _whole(core: str) -> Intent | None:
    squeezed = " ".join(_MARKS.sub(" ", core).split())
    for name, form in _WHOLE:
        if form.fullmatch(core) or form.fullmatch(squeezed):
            return Intent(name)
    return _small_talk(small_talk.whole(core) or small_talk.whole(squeezed))


def _taking_leave(text: str) -> SmallTalk | None:
    """Thanks or a goodbye with a sentence beside it that neither asks nor wishes for anything: 行 你们那边的人比你靠谱 拜拜."""
    clauses = [normalise(clause) for clause in _CLAUSES.split(text) if clause and clause.strip()]
    clauses = [clause for clause in clauses if not forms.WHAT_NEXT.fullmatch(clause)]
    plain = " ".join(clauses)
    said = [small_talk.in_pieces(clause) or small_talk.whole(clause) for clause in clauses]
    beside = (clause for clause, kind in zip(clauses, said, strict=True) if kind is None)
    others = " ".join(beside)
    if (
        not clauses
        or asks(plain)
        or text.rstrip().endswith(("?", "？"))
        or requests(plain)
        or forms.WISHES.search(others)
    ):
        return None
    if said == ["thanks"]:  # and what somebody will do next
        return "thanks"
    if len(clauses) > 1 and said[-1] in ("goodbye", "declined"):
        return "thanks" if "thanks" in said else "goodbye"
    more = _THANKS_AND_MORE.fullmatch(plain.rstrip(" .!。！~"))
    if not more or len(more["rest"] or more["foreign"]) > MOST_BESIDE_THANKS:
        return None
    asks_on = more["foreign"] and not is_foreign(plain)  # “danke, land prices”
    return None if asks_on else "thanks"


def talk_beside(text: str, subjects: Subjects) -> Intent | None:
    """What a message is that no page answers and that asks and wishes for nothing, where one of its clauses is small talk and the
    others are a sentence that somebody says, or name nothing: “that was a mess, but better than nothing. cheers”. Before
    thanks at the end a word that no page knows is a remark, too (“patchy. cheers”); behind them it may be what is wanted.
    """
    clauses = [clause.strip() for clause in _TURNS.split(text) if clause and clause.strip()]
    plain = {clause: normalise(clause) for clause in clauses}
    said = {clause: _small_talk_in(plain[clause]) for clause in clauses}
    others = [clause for clause, kind in said.items() if kind is None]
    if asks(text) or any(asks(c) or requests(c) or forms.WISHES.search(plain[c]) for c in others):
        return None
    closes = bool(clauses) and said[clauses[-1]] in _PARTS_WITH
    names = subjects.tells_something if closes else subjects.names_anything
    if any((names(c) and not _SPEAKS.search(c)) or _FIGURE.search(c) for c in others):  # “thanks. VAT rate”
        return None
    kinds = [kind for kind in said.values() if kind in _PARTS_WITH]
    return Intent("thanks" if "thanks" in kinds else kinds[-1]) if kinds else None


def _small_talk_in(plain: str) -> SmallTalk | None:
    """Which small talk a clause is; word by word only thanks, whose words say nothing else."""
    of_words = small_talk.phatic(plain)
    return (
        small_talk.in_pieces(plain) or small_talk.whole(plain) or (of_words if of_words == "thanks" else None)
    )


_ALL_BUT = (
    (forms.RELIABLE, 1, Intent("about", about="sources")),
    (forms.LANGUAGES, 1, Intent("about", about="languages")),
    (forms.UP_TO_WHEN, 1, Intent("about", about="age")),
    (forms.STORED, 1, Intent("about", about="storage")),
    (forms.MAKER, 1, Intent("about", about="maker")),
    (forms.DELETES, 1, Intent("about")),
    (forms.ABOUT, 1, Intent("about")),
    (forms.FILES, 2, Intent("files")),
)
"""Each is meant where no more content words stand beside its form; the first counts."""


def _within(core: str, text: str) -> Intent | None:
    if _asks_for_the_source(core):
        return Intent("source")
    if forms.CAN_DO.search(core):
        return Intent("help")
    wanted = forms.WANTS_A_PERSON.search(core)
    if wanted and (_left_over(core, wanted) <= 3 or wanted.end() == len(core) or forms.ABUSE.search(core)):
        return Intent("contact")
    for form, most_left, intent in _ALL_BUT:
        if (found := form.search(core)) and _left_over(core, found) <= most_left:
            return intent
    if forms.FOR_THEM.search(core):
        return Intent("contact")
    if _asks_for_contact(core):
        return Intent("theirs" if names_an_office(core) or asks_for_an_office(core) else "contact")
    if forms.CHORES.search(core) or forms.SUMS.search(core):
        return Intent("chores")
    core = forms.IN_THE_NEWS.sub(" ", core)
    if (news := forms.NEWS.search(core)) and _left_over(core, news) <= 3:
        return Intent("news", about=_news_subject(core[: news.start()] + " " + core[news.end() :], text))
    if (rude := forms.RUDE.search(core)) and len(content_terms(core)) <= 4 and not _asks_beside(rude, core):
        return Intent("rude")
    return None


def in_other_money(text: str) -> bool:
    """Whether an amount is asked for in other money: where no page has it so, it is not reckoned."""
    return bool(forms.IN_OTHER_MONEY.search(normalise(text)))


def _asks_beside(rude: re.Match[str], core: str) -> bool:
    """“What is the GDP, idiot?” asks all the same."""
    rest = f"{core[: rude.start()]} {core[rude.end() :]}"
    return bool(content_terms(rest)) and asks(rest)


def _asks_for_the_source(core: str) -> bool:
    """Whether a message asks where the answer before it comes from, and not where some thing does."""
    asked = forms.SOURCE_OF_THAT.search(core)
    if not asked:
        return False
    return _left_over(core, asked) <= (2 if forms.POINTS_AT_IT.search(asked.group()) else 0)


def _asks_for_contact(core: str) -> bool:
    """Whether a message asks how to reach someone, and not for something that has a phone or an address."""
    wanted = forms.GIVE_ME_A_LINE.search(core) or forms.STILL_WAITING.search(core)
    if wanted and not forms.COMPLAINS.search(core):
        return True
    asked = forms.CONTACT.search(core)
    if not asked or forms.MORE_THAN_CONTACT.search(core):
        return False
    if forms.LINE.search(core):
        return _left_over(core, asked) <= 5
    if forms.ERRAND.search(asked.group()):
        return _left_over(core, asked) <= (4 if forms.IN_TOUCH.search(core) else 0)
    return _left_over(core, asked) <= (0 if forms.ADDRESS.search(asked.group()) else 2)


def names_an_office(text: str) -> bool:
    """Whether an office or company is named: a number or address wanted of it is not our contact."""
    plain = normalise(text)
    return bool(forms.THEIRS.search(plain)) and not forms.OURS.search(forms.ASKS_US.sub(" ", plain))


def asks_for_an_office(text: str) -> bool:
    """“Which office sees to that?”: the number wanted behind it is that office's."""
    return bool(forms.MORE_THAN_CONTACT.search(normalise(text)))


def _left_over(core: str, match: re.Match[str]) -> int:
    """How many content words of a message the match does not account for."""
    rest = set(content_terms(core[: match.start()] + " " + core[match.end() :]))
    return sum(not term[0].isdigit() for term in rest - forms.GENERIC - forms.AMOUNTS)


def _news_subject(rest: str, text: str) -> str:
    """What is left of a question for news when its frame is taken away, as the person wrote it: a topic, a year."""
    words = forms.NEWS_GLUE.sub(" ", rest).split()
    kept = [word for word in words if word.isdigit() or not set(content_terms(word)) <= forms.NEWS_FRAME]
    return " ".join(_as_written(word, text) for word in kept)


def _as_written(word: str, text: str) -> str:
    found = re.search(re.escape(word), text, re.I)
    return found.group() if found else word
