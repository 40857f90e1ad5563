"""The terms of a text; the same function serves indexing and asking. The only user of jieba."""

import logging
import re
from functools import cache, lru_cache

import jieba
import snowballstemmer

from bot.search.text import CJK, normalise

# Chinese, or a Latin word or number with what may stand inside it: 10,000 · 10.5 · e-commerce · investor's
_PIECE = re.compile(
    rf"(?P<cjk>[{CJK}]+)|(?P<word>[^\W_]+(?:[.,'’&-][^\W_]+)*)".replace("[^\\W_]", f"[^\\W_{CJK}]")
)
_INNER = re.compile(r"['’&-]")

ENGLISH_STOP_WORDS = frozenset(
    "a an the and or but if of at by for with about into to from in out on off over under again then once here "
    "there all any both each few more most other some such no nor not only own same so than too very can will "
    "just should now i me my we our ours you your yours he him his she her hers it its they them their what "
    "which who whom whose this that these those am is are was were be been being have has had having do does "
    "did doing would could may might must shall as until while because how when where why ll ve re don didn "
    "doesn isn aren wasn weren please tell know want like get give show let s t m d us many much also".split()
)
CHINESE_STOP_WORDS = frozenset(
    "的 了 是 在 和 与 及 或 有 吗 呢 吧 啊 呀 么 嘛 什么 怎么 怎样 怎么样 如何 哪 哪里 哪儿 哪些 哪个 哪位 哪一 "
    "哪家 哪种 哪年 多少 几 几个 谁 何 何时 何处 何地 为 为何 为什么 为了 请 请问 一下 一个 一 我 你 您 他 她 它 我们 你们 他们 "
    "它们 这 那 这个 那个 这些 那些 这里 那里 都 也 就 还 又 要 会 能 能够 可 可以 想 知道 告诉 给 把 被 让 对 对于 关于 "
    "从 到 向 以 于 之 其 而 并 且 但 但是 如果 因为 所以 由 由于 所 等 着 过 得 地 个 位 种 次 时 时候 上 下 中 里 不 没 没有 "
    "很 最 更 吧 啦 哦 嗯 呗 是否 有没有 是不是 能不能 可不可以 目前 现在 如今 名 者".split()
)


def warm_up() -> None:
    """Loads jieba's dictionary, which takes about a second, before the first question needs it."""
    _segmenter()


@cache
def _segmenter() -> jieba.Tokenizer:
    """A tokenizer of our own, so that no other user of jieba in the process changes our words."""
    jieba.setLogLevel(logging.WARNING)
    segmenter = jieba.Tokenizer()
    segmenter.initialize()
    return segmenter


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    return str(_stemmer().stemWord(word))


@cache
def _stemmer():  # type: ignore[no-untyped-def]  # snowballstemmer ships no types
    return snowballstemmer.stemmer("english")


def terms(text: str) -> tuple[str, ...]:
    """Stems of English words (Snowball English, Porter 2001) and jieba's words of the Chinese, in order,
    without stop words. Never raises.
    """
    found: list[str] = []
    for piece in _PIECE.finditer(normalise(text)):
        if chinese := piece["cjk"]:
            found += [w for w in _segmenter().cut_for_search(chinese) if w not in CHINESE_STOP_WORDS]
        else:
            found += _latin_terms(piece["word"])
    return tuple(found)


def _latin_terms(word: str) -> list[str]:
    if word[0].isdigit():
        return [re.sub(r"(?<=\d),(?=\d{3})", "", word)]
    if word in ENGLISH_STOP_WORDS:
        return []
    parts = [part for part in _INNER.split(word.replace("'s", "").replace("’s", "")) if part]
    joined = ["".join(parts)] if len(parts) > 1 else []
    return [
        _stem(part)
        for part in [*parts, *joined]
        if (part not in ENGLISH_STOP_WORDS and len(part) > 1) or len(parts) == 1
    ]
