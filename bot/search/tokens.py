"""The terms of a text; the same functions serve indexing and asking.

Two kinds, because they fail at different places: words (stems, segmented Chinese) carry meaning, n-grams
survive a wrong segmentation, a typo and an ending that the stemmer does not know.
"""

import itertools
import re
import threading
import unicodedata
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache, lru_cache
from typing import TypeVar

import snowballstemmer

from bot.search import segmenter
from bot.search.text import CJK, normalise, to_simplified

_ONE_AT_A_TIME = (
    threading.Lock()
)  # the stemmer works on the word inside itself; questions are answered in threads
REMEMBERED = 4096
"""Texts whose terms are kept: one question is looked at from many sides, often word by word."""
GRAM = 4
"""Letters of an n-gram of a Latin word, its two borders counted; 3 and 5 find less (CMRC, SQuAD)."""

# Chinese, or a Latin word or number with what may stand inside it: 10,000 · 10.5 · e-commerce · investor's
_PIECE = re.compile(
    rf"(?P<cjk>[{CJK}]+)|(?P<word>[^\W_]+(?:[.,'’&-][^\W_]+)*)".replace("[^\\W_]", f"[^\\W_{CJK}]")
)
_RUN = re.compile(rf"(?P<cjk>[{CJK}]+)|[^\W_]+".replace("[^\\W_]", f"[^\\W_{CJK}]"))
_INNER = re.compile(r"['’&-]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3})")

# British endings to American ones, on both sides, so that it only has to be the same, not right.
_SPELLINGS = (
    (re.compile(r"(?<=[a-z]{3})our(?=$|s$|ed$|ing$|al$|ful$|able$|ist$|hood$)"), "or"),
    (re.compile(r"(?<=[a-z]{3})is(?=(?:e|ed|es|er|ers|ing|ation|ations|able)$)"), "iz"),
    (re.compile(r"(?<=[a-z]{3})tre(?=s?$)"), "ter"),
    (re.compile(r"(?<=[a-z]{2})ll(?=(?:ed|ing|er|ers)$)"), "l"),
)

GLUE_WORDS = frozenset(
    "a an the of to and is was in are were what which who whom how did do does that".split()
)
"""English words that are not indexed at all. A longer list loses half a point of Hit@1 (SQuAD): the idf does
better than a list what a list is for."""

ENGLISH_STOP_WORDS = GLUE_WORDS | frozenset(
    "or but if at by for with about into from out on off over under again then once here "
    "there all any both each few more most other some such no nor not only own same so than too very can will "
    "just should now whether i me my we our ours you your yours he him his she her hers it its they them their "
    "whose this these those am be been being have has had having "
    "doing would could may might must shall as until while because when where why ll ve re don didn "
    "hello hi hey dear sir madam thank thanks kindly regards "
    "doesn isn aren wasn weren please tell know want like get give show let s t m us many much also "
    "pls plz ok okay oh ah u hmm yes yeah sorry thx btw really actually maybe perhaps quite lot anyway".split()
)
"""Words that say nothing about the subject: they help to rank, and do not count as understood or missing."""

CHINESE_STOP_WORDS = frozenset(
    "的 了 是 在 和 与 及 或 有 吗 呢 吧 啊 呀 么 嘛 什么 甚么 怎么 怎样 怎么样 如何 哪 哪里 哪儿 哪些 哪个 哪位 哪一 "
    "哪家 哪种 哪年 多少 几 几个 谁 何 何时 何处 何地 为 为何 为什么 为了 请 请问 一下 一个 一 我 你 您 他 她 它 我们 你们 他们 "
    "它们 这 那 这个 那个 这些 那些 这里 那里 都 也 就 还 又 要 会 能 能够 可 可以 想 知道 告诉 给 把 被 让 对 对于 关于 "
    "从 到 向 以 于 之 其 而 并 且 但 但是 如果 因为 所以 由 由于 所 等 着 过 得 地 个 位 种 次 时 时候 上 下 中 里 不 没 没有 "
    "很 最 更 吧 啦 哦 嗯 呗 是否 有没有 是不是 能不能 可不可以 目前 现在 如今 名 者 "
    "您好 你好 谢谢 感谢 麻烦 请教 介绍 了解 说说 讲讲 谈谈 聊聊 说明 一些 "
    "不是 不能 不会 不要 会不会 要不要 需不需要 好不好 行不行 有没 "  # jieba cuts 不能 out of 能不能, too
    "啥 咋 问 问下 问问 想问 请问一下 看看 到底 究竟 大概 大约 具体 其实 比较 搞 弄 做 去 哈 嗯嗯 咱 咱们 需要 还有".split()
)


_CHINESE_QUESTION = re.compile(
    r"哪|[什甚]么|^何[时年处地人种物故]?$|^[几多][年月日天周号岁世时点个次位种人家所久大长高远重深宽快]纪?$"
    r"|^一[年月日天个位种条处次项座名家间件所艘批些样段句部本首]$"
)
"""What asks and what counts the asked: 何年, 哪一年, 几世纪, 一种."""


Result = TypeVar("Result")
_FORGET: list[Callable[[], None]] = []


def remembered(texts: int) -> Callable[[Callable[[str], Result]], Callable[[str], Result]]:
    """Keeps what a function of a text and of how words are cut says of the last texts, until words are cut otherwise."""

    def decorate(function: Callable[[str], Result]) -> Callable[[str], Result]:
        cached = lru_cache(maxsize=texts)(function)
        _FORGET.append(cached.cache_clear)
        return cached

    return decorate


def keep_together(words: Iterable[str]) -> None:
    """Teaches the segmenter words that it must not cut apart or join to their neighbours."""
    if segmenter.join(map(to_simplified, words)):
        for forget in _FORGET:
            forget()


@remembered(REMEMBERED)
def terms(text: str) -> tuple[str, ...]:
    """Stems of English words (Snowball English, Porter 2001) and jieba's words of the Chinese (search mode),
    in order, without glue words. Never raises.
    """
    found: list[str] = []
    for piece in _PIECE.finditer(normalise(text)):
        if chinese := piece["cjk"]:
            found += [word for word in segmenter.cut_for_search(chinese) if word not in CHINESE_STOP_WORDS]
        else:
            found += _latin_terms(fold(piece["word"]))
    return tuple(found)


@remembered(REMEMBERED)
def content_terms(text: str) -> tuple[str, ...]:
    """Its terms that say something about the subject."""
    return tuple(term for term in terms(text) if is_content(term))


def whole_terms(found: Collection[str]) -> list[str]:
    """Those that are no part of another: 厦门大学 alone, where jieba gives 厦门 and 大学, too."""
    return [term for term in found if not any(term in other and term != other for other in found)]


@remembered(256)
def content_words(text: str) -> tuple[str, ...]:
    """Words of the text as they are written, each once, that have a content term; Chinese ones as jieba cuts them."""
    words: dict[str, None] = {}
    for piece in _PIECE.finditer(unicodedata.normalize("NFKC", text)):
        cut = segmenter.cut(to_simplified(piece.group())) if piece["cjk"] else [piece.group()]
        words.update(dict.fromkeys(word for word in cut if content_terms(word)))
    return tuple(words)


@lru_cache(maxsize=100_000)
def is_content(term: str) -> bool:
    """Whether a term says something about the subject."""
    return term not in _weak_terms() and not _CHINESE_QUESTION.search(term)


def folded(text: str) -> str:
    """The text as n-grams are looked up in it: normal form, accents off, words between single blanks."""
    runs = (run.group() for run in _RUN.finditer(fold(normalise(text))))
    return f" {' '.join(runs)} "


def grams(folded_text: str) -> Iterator[str]:
    """Characters and pairs of the Chinese, runs of four letters of Latin words with their borders (" kin",
    "king", "ing "); each occurs in the folded text as it stands. Expects folded text (McNamee and Mayfield 2004).
    """
    for run in folded_text.split():
        if run[0] > "⺀":
            yield from run
            yield from map("".join, itertools.pairwise(run))
        elif run not in ENGLISH_STOP_WORDS:
            word = f" {run} "
            yield from (word[i : i + GRAM] for i in range(max(1, len(word) - GRAM + 1)))


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Without accents: Tugh Temür is asked for as Tugh Temur."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def _latin_terms(word: str) -> list[str]:
    if word[0].isdigit():
        return [_THOUSANDS.sub("", word)]
    if word in GLUE_WORDS:
        return []
    parts = [part for part in _INNER.split(word.replace("'s", "").replace("’s", "")) if part]
    joined = ["".join(parts)] if len(parts) > 1 else []
    wanted = [
        part for part in [*parts, *joined] if (part not in GLUE_WORDS and len(part) > 1) or len(parts) == 1
    ]
    return [stem(part) for part in wanted]


def americanised(word: str) -> str:
    for british, american in _SPELLINGS:
        word = british.sub(american, word)
    return word


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    word = americanised(word)
    with _ONE_AT_A_TIME:
        return str(_stemmer().stemWord(word))


@cache
def _weak_terms() -> frozenset[str]:
    return ENGLISH_STOP_WORDS | {stem(word) for word in ENGLISH_STOP_WORDS}


@cache
def _stemmer():  # type: ignore[no-untyped-def]  # snowballstemmer ships no types
    return snowballstemmer.stemmer("english")
