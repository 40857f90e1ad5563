"""Where sentences end, in English and in Chinese."""

import re

# Never the end of a sentence: what follows belongs to it.
TITLES = frozenset(
    "mr mrs ms dr prof st no nos art sec fig vol pp gen col lt sgt rev hon gov sen rep capt messrs vs e.g i.e cf "
    "approx ca min max avg est sq excl incl jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
# The end of a sentence only where the next word clearly begins one.
SUFFIXES = frozenset("co ltd inc corp etc jr sr a.m p.m u.s u.k u.n e.u al ph.d b.c a.d".split())
_OPENERS = frozenset(
    "the a an it its this that these those in on at by for from since until when while after before he she they "
    "we as if and but however according both each all there with under during some many most".split()
)
# A run of end marks with the quotes and brackets that close behind it. Latin marks need a blank behind them;
# Chinese ones need nothing. A run is tried at its first mark only, or a megabyte of marks would take hours.
_END = re.compile(
    r"[。！？…]+[”’」』）】》\"')\]]*|(?<![.!?])[.!?]+[\"'”’)\]]*(?=\s)|(?<![!?])[!?]+(?=[一-鿿])"
)
_LAST_WORD = re.compile(r"[\w.&'’-]*$")
_NEXT_WORD = re.compile(r"\s*(?P<word>[A-Za-z]+|\S?)")
_LONGEST_WORD = 40
"""Characters looked at before a full stop: no abbreviation and no numbering is longer."""


def split_sentences(text: str) -> tuple[str, ...]:
    """Splits folded plain text; the sentences joined again, blanks aside, are the text."""
    sentences, start = [], 0
    for end in _END.finditer(text):
        if end.group()[0] == "." and not _ends_here(text, start, end):
            continue
        sentences.append(text[start : end.end()].strip())
        start = end.end()
    sentences.append(text[start:].strip())
    return tuple(sentence for sentence in sentences if sentence)


def _ends_here(text: str, start: int, end: re.Match[str]) -> bool:
    """Whether a full stop ends the sentence rather than an abbreviation, an initial or a numbering."""
    following = _NEXT_WORD.match(text, end.end())
    next_word = following["word"] if following else ""
    if next_word[:1].islower():
        return False
    if len(end.group()) > 1:
        return True
    before = text[max(start, end.start() - _LONGEST_WORD) : end.start()]
    word = _last_word(before)
    if word in TITLES or (len(word) == 1 and word.isalpha()):
        return False
    if word in SUFFIXES:
        return next_word.lower() in _OPENERS
    is_numbering = word.isdigit() and before.strip() == word and end.start() - start <= _LONGEST_WORD
    return not is_numbering


def _last_word(text: str) -> str:
    match = _LAST_WORD.search(text)
    return match.group().lower().strip("'’-") if match else ""
