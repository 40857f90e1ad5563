"""Text before it becomes terms: normal form, script and language. Nothing here knows about documents."""

import re
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise
from typing import Literal

from opencc import OpenCC

Script = Literal["hans", "hant"]

CJK = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0002ebef"
_CJK = re.compile(f"[{CJK}]")
BETWEEN_CHINESE = r"(?<=[一-鿿])\s+(?=[一-鿿])"
"""Blanks between Chinese characters, where who writes on a phone leaves out the comma."""
_BLANK_IN_CJK = re.compile(f"(?<=[{CJK}]) +(?=[{CJK}])")
_LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]+(?:['’][A-Za-z]+)*")
_KANA = re.compile("[\u3041-\u3096\u30a1-\u30fa\u30fc\uff66-\uff9d]")

_TAIWAN_MARKS = str.maketrans("“”‘’", "「」『』")
# Where OpenCC has no phrase it takes a character's first Traditional form. 岩 and 岳 (龍岩, the surname) are written so in
# Taiwan, too; 籤 is the slip that is drawn or stuck on, and whatever is signed or stamped is 簽 (免簽); 併 is to merge, and
# what joins two clauses is 並 (並成為); 幹 is to do, and what is not wet is 乾 (乾法); 單于 was a
# ruler of the steppe, which no 清單於 … is.
_TAIWAN_FORMS = str.maketrans("巖嶽", "岩岳")
_FORMS = tuple(
    (re.compile(wrong), right)
    for wrong, right in (
        ("(?<![抽書標牙竹求])籤(?![詩筒])", "簽"),
        ("(?<![合兼吞裁歸火整])併(?![購吞發]|入(?![選圍]))", "並"),
        ("(?<![主骨才])幹(?=[法式燥])", "乾"),
        ("(?<=[清名]單)于", "於"),
        ("(?<=[没沒]有)隻(?=[一-鿿])(?!言片)", "只"),  # 没有只卖茶的店
    )
)

# What makes a sentence English or Chinese whatever names stand in it.
_ENGLISH_FRAME = frozenset(
    "what which who whom whose when where why how is are was were do does did can could will would should may "
    "have has had the a an of for to and or with about from there any me my i we you your please tell give show "
    "it its this that they their".split()
)
_CHINESE_FRAME = re.compile(
    "[的是谁吗呢哪几多少怎么什有在了和与为何请问想能会可我你您们這这那吧啊麼嗎誰幾與為請問會們沒没不]"
)

_MARKS = re.compile("[¿¡]")
_FOREIGN = "es fr de it pt id ms vi tr nl pl sv da no fi cs ro hu ca fil sw".split()
_FOREIGN_FRAME = frozenset(
    "wo wie wann warum wieviel welche welcher welches kostet gibt liegt und nicht ist sind für über können "
    "dónde donde cuánto cuánta cuántos cuanto cuando cuándo cuál cómo qué hay está precio del los las para "
    "où combien quel quelle quels comment trouve prix du des les est-ce pour avec "
    "dove quanto quanti che della sono costa onde quais qual são preço não "
    "berapa dimana apa bagaimana harga untuk yang waar hoeveel hoe wat nerede kaç gdzie ile hvor hvad".split()
)
"""The same of other languages, in which short messages begin; none of them is an English word."""
SURE_BY_WORDS = 2
SURELY_FOREIGN = 0.7
"""CLD3's own bar for a reliable guess."""
FEWEST_TO_TELL = 4
"""Words without an accent from which on CLD3 is asked: it is sure that “average income” is Italian."""


@cache
def _converter(name: str) -> OpenCC:
    return OpenCC(name)


def to_simplified(text: str) -> str:
    return text if text.isascii() else _simplified(text)


@lru_cache(maxsize=256)
def _simplified(text: str) -> str:
    """With the last texts remembered: a question is looked at from many sides."""
    return str(_converter("t2s").convert(text))


@lru_cache(maxsize=256)
def to_traditional(text: str) -> str:
    """As written in Taiwan (OpenCC s2tw): characters only, so that folding leads back to the same words."""
    written = str(_converter("s2tw").convert(text))
    written = written.translate(_TAIWAN_FORMS)
    for wrong, right in _FORMS:
        written = wrong.sub(right, written)
    if to_simplified(written) == text:
        return written
    return "".join(map(_folding_back, text, written)) if len(text) == len(written) else written


def traditional(text: str) -> str:
    """Simplified text as readers of Traditional Chinese write it: their characters and their quotation marks."""
    return to_traditional(text).translate(_TAIWAN_MARKS) if has_cjk(text) else text


@lru_cache(maxsize=8192)
def _folding_back(simplified: str, traditional: str) -> str:
    """The Traditional character, or the one that leads back where that one would not: 批復, not 批覆."""
    if to_simplified(traditional) == to_simplified(simplified):
        return traditional
    return str(_converter("s2tw").convert(simplified))


def normalise(text: str) -> str:
    """The form in which texts are compared: NFKC, lower case, Simplified, single blanks, none between Chinese.

    Normalising twice is the same as normalising once.
    """
    if text.isascii():
        return " ".join(text.lower().split())
    text = to_simplified(unicodedata.normalize("NFKC", text)).lower()
    text = unicodedata.normalize("NFKC", text)  # lower case can take a letter apart again
    return _BLANK_IN_CJK.sub("", " ".join(text.split()))


def without_blanks(text: str) -> str:
    """In normal form without blanks: how it is compared whether a text holds another, as the public sets do it, too."""
    return "".join(normalise(text).split())


def has_cjk(text: str) -> bool:
    return not text.isascii() and bool(_CJK.search(text))  # most words are, which is soon told


def is_mostly_chinese(text: str) -> bool:
    """Whether it has more Chinese characters than words in Latin letters."""
    return has_cjk(text) and len(_CJK.findall(text)) > len(_LATIN_WORD.findall(text))


def has_latin(text: str) -> bool:
    return bool(_LATIN_WORD.search(text))


def chinese_script(text: str) -> Script | None:
    """Which script its Chinese is written in; None where its characters belong to both."""
    characters = _CJK.findall(text)
    traditional = sum(map(_only_traditional, characters))
    simplified = sum(_only_simplified(character) for character in characters)
    if traditional > simplified or (traditional and traditional == simplified):
        return "hant"
    return "hans" if simplified else None


@lru_cache(maxsize=8192)
def _only_traditional(character: str) -> bool:
    return to_simplified(character) != character


@lru_cache(maxsize=8192)
def _only_simplified(character: str) -> bool:
    """Characters such as 里 or 台 have a Traditional form and are Traditional themselves, too."""
    traditional = str(_converter("s2tw").convert(character))
    return (
        traditional != character
        and character not in "台里后干面只于余系发表松谷郁几云升才布占同党周丑仆划卷千朱胜制志准斗"
    )


def language_of_text(text: str) -> Literal["en", "zh"] | None:
    """Which of our languages a text is written in; None where it has no words of its own (a number, a sign)."""
    words = [word.lower() for word in _LATIN_WORD.findall(text)]
    characters = _CJK.findall(text)
    if not (words and characters):
        return "zh" if characters else "en" if words else None
    english = any(word in _ENGLISH_FRAME for word in words)
    chinese = bool(_CHINESE_FRAME.search(text))
    if english != chinese:
        return "en" if english else "zh"
    return "zh" if len(characters) >= len(words) else "en"


def has_own_words(text: str) -> bool:
    """Whether the text is more than a bare number or name in Latin letters, so that its language is its own."""
    words = _LATIN_WORD.findall(text)
    if has_cjk(text):
        return True
    if any(word.lower() in _ENGLISH_FRAME for word in words):
        return True
    return len(words) > 2 or any(word.islower() for word in words)


def is_foreign(text: str) -> bool:
    """Whether a message is mainly in a language or script that is neither English nor Chinese."""
    letters = [character for character in text if character.isalpha()]
    other = sum(not _is_ours(character) for character in letters)
    if len(_KANA.findall(text)) >= 2 or other * 2 > len(letters) > 0 or _MARKS.search(text):
        return True
    if not has_cjk(text) and _begins_otherwise(text):
        return True
    fewest = FEWEST_TO_TELL if text.isascii() else 2
    return not has_cjk(text) and len(_LATIN_WORD.findall(text)) >= fewest and _is_foreign_latin(text)


def _begins_otherwise(text: str) -> bool:
    """Whether a message, however short, has two words of grammar that English has not, or one and looks like its language."""
    words = _LATIN_WORD.findall(text)
    of_no_name = (
        a for a, b in pairwise([*words, ""]) if not (a[0].isupper() and b[:1].isupper())
    )  # Los Angeles
    framed = _FOREIGN_FRAME.intersection(map(str.lower, of_no_name))
    if len(framed) == 1:
        return _detector().FindLanguage(text.lower()).language in _FOREIGN
    return len(framed) >= SURE_BY_WORDS


def _is_ours(character: str) -> bool:
    return bool(_CJK.match(character)) or character.isascii() or "LATIN" in unicodedata.name(character, "")


def _is_foreign_latin(text: str) -> bool:
    """Asks CLD3 (Compact Language Detector v3, Google 2016), unless the sentence is built like an English one: of a few
    words without grammar it makes any language.
    """
    if any(word.lower() in _ENGLISH_FRAME for word in _LATIN_WORD.findall(text)):
        return False
    found = _detector().FindLanguage(text.lower())
    return found.language in _FOREIGN and bool(found.probability > SURELY_FOREIGN)


@cache
def _detector():  # type: ignore[no-untyped-def]  # gcld3 ships no types
    from gcld3 import NNetLanguageIdentifier

    return NNetLanguageIdentifier(0, 1000)  # bytes that are looked at
