"""Facts of one kind that differ by year: the newest first, where the question asks for no other.

A list, a rate or a yearly figure stands on the pages in several editions; by their words alone the older ones answer as
well as the newest, or better.
"""

import datetime as dt
import re
from collections.abc import Sequence, Set
from dataclasses import replace

from bot.dialogue.extract import Candidate
from bot.search.asked import Query
from bot.search.attribution import without_attribution
from bot.search.everyday import OF_WHICH_THE_NEAREST
from bot.search.numerals import YEAR
from bot.search.text import to_simplified
from bot.search.tokens import content_terms, is_content

ALIKE = 0.4
"""Dice's coefficient of their words, numbers aside, from which on two sentences state the same kind of fact."""
RELATED = 4.5
"""How far below the best sentence another edition may be: an old one may have the better heading."""
_OTHER_YEARS = re.compile(
    r"\b(?:than|compared (?:with|to)|(?:up|down|grew|rose|fell|growth of) [\d.]+ (?:percent|%) (?:on|from)|up on) (?:in |at the end of |that of )?(?:19|20)\d\d\b|"
    r"\b(?:count|report|text|page|profile|notice|article|interview|statistics) of (?:[A-Z][a-z]+ )?(?:19|20)\d\d\b|"
    r"\bas (?:reported|stated|described|published|told) in (?:[A-Z][a-z]+ )?(?:19|20)\d\d\b|"
    r"\bfound (?:here )?(?:by|until) (?:[A-Z][a-z]+ )?(?:19|20)\d\d\b|截至(?:19|20)\d\d年(?:\d{1,2}月)?[，,]?没有(?:查到|找到)|"
    r"[比较較](?:19|20)\d\d年|(?:据|按|根据)(?:19|20)\d\d年(?:\d{1,2}月)?的?(?:初步)?(?:统计|资料|报道|介绍|说明|简介|页面|报告|数字)"
)
_OF_A_CASE = re.compile(
    rf"\b(?:we|i|our|my|us)\b[^.?!]{{0,60}}?\b(?:in|since|from) {YEAR.pattern}|"
    rf"(?<!many )\b(?:company|companies|entity|entities|firms?|wfoes?|business(?:es)?|ventures?|subsidiary|subsidiaries) (?:that |which )?(?:was |were |is |are )?(?:already )?"
    rf"(?:registered|incorporated|founded|formed|established|set up|created) (?:in|since|before|back in) {YEAR.pattern}|"
    rf"我们?[^，。？?]{{0,8}}{YEAR.pattern}年|"
    rf"{YEAR.pattern}年?(?:\d{{1,2}}月)?(?:底|初)?(?:以前|之前)?(?:就|即|已经?|刚|才|便)*(?:成立|设立|注册|登记|开业|创办|购?买|签订?)[^，。？?]{{0,4}}(?:的|之)(?:公司|企业|工?厂|项目|合同)(?!有?(?:多少|几|哪))",
    re.I,
)
"""When the writer's own company was founded and the like is no year of which something is asked."""
_YEAR_SAID = re.compile(rf"(?:\b(?:in|of|for|during|since|by) )?{YEAR.pattern}(?:年度?的?)?", re.I)
_END = re.compile(
    r"\b(?:until|till) (?:the end of )?(?:\d{1,2} )?(?:[A-Z][a-z]+ )?(?:19|20)\d\d\b|(?<=\d{4} )(?:to|through) (?:19|20)\d\d\b"
    r"|[至到–—~-](?:19|20)\d\d(?!\d)"
)
"""A year that ends a span: “until 31 December 2027”, 2025—2028年."""
_NUMBER = re.compile(r"\d")
_MEASURE = re.compile(r"(?:几|多少)([\u4e00-\u9fff])")
_COUNTED = re.compile(
    r"\bhow many (?:of (?:the|these|those|its|their) )?(?:[\w'-]+ ){0,3}?((?!(?:live|work|operate|exist)\b)[\w'-]{3,}) (?:are|were|is|was|do|does|did|has|have|had|can|will|there|exist|live|work|operate|in)\b",
    re.I,
)
FEWEST_LETTERS = 4
"""Of a counted noun, whose ending may differ."""
_PER_HEAD = re.compile(r"\bper (?:head|capita|person)\b|人均", re.IGNORECASE)
# Not the end of another word: 三明年产, 目前年产, 过去年均.
_RELATIVE = tuple(
    (years, re.compile(form, re.IGNORECASE))
    for years, form in (
        (-2, r"\bthe year before last\b|(?<![目之以此])前年"),
        (-1, r"\b(?:last|the past|the previous) (?:full |whole |calendar )?year\b|(?<!过)去年|上一?年(?!级)"),
        (0, r"\bthis year\b|今年"),
        (1, r"\bnext year\b|(?<!三)明年"),
    )
)
_NOW = r"\b(?:now|currently|current|nowadays|at present|these days|up to date)\b|目前|如今|[当當]前|眼下"
_PRESENT = re.compile(
    r"\b(?:is|are|be|being) (?:now |currently |still )?(?:in force|in effect|valid|applicable)\b|\bappl(?:y|ies) (?:now|today)\b|"
    r"\btoday\b(?=\W*$)|"
    r"\bstill (?:running|going on|going|on|there)\b|还在[搞做办](?=[吗么？?]|$)|"
    rf"\b(?:latest|newest|most recent)\b(?: (?:full |whole )?years?(?: available| you have)?\b)?|现行|有效的?(?=[吗呢么？?]|$)|最新|{_NOW}"
)
"""Words for now that mislead the search, most of them only where they end a question or say what is in force."""
_OF_TODAY = re.compile(
    rf"\b(?:still|today|so far)\b|[现現]在|今[天日]|仍|[还還]在|至今|最近(?!的(?:{OF_WHICH_THE_NEAREST}))|{_NOW}"
)
"""Words for now after which an old page must not answer as if it were of today."""


def years_asked(text: str) -> list[str]:
    """The years that a question names, but for those of the writer's own case (若于2022年已设立之公司)."""
    return YEAR.findall(_OF_A_CASE.sub(" ", to_simplified(text)))


def without_year(text: str) -> str:
    """The question without the years in it, without “in” before and 年 or 年度 behind them."""
    return _YEAR_SAID.sub(" ", text)


def relative_year(text: str, asked_on: dt.date) -> tuple[str, int | None]:
    """The question without the year that it counts from today, and that year; “last year?” alone keeps it as a date."""
    for years, form in _RELATIVE:
        if form.search(text):
            rest, year = form.sub(" ", text), asked_on.year + years
            return (rest if content_terms(rest) else form.sub(str(year), text)), year
    return text, None


def without_other_years(sentence: str) -> str:
    """A sentence without the years with which it compares, and of the counts and texts that it has its figure from."""
    return _OTHER_YEARS.sub(" ", sentence)


def without_present(text: str) -> str:
    """The question without the words for now: pages tell the time by dates, so that these words mislead. As it is
    where nothing that says something would be left (“are you still there?”).
    """
    rest = _PRESENT.sub(" ", text)
    return rest if content_terms(rest) else text


def asks_for_the_present(text: str) -> bool:
    """Whether a question is about how things stand now, so that an old page must not answer it as current."""
    return bool(_OF_TODAY.search(text.lower()))


def newest_first(ranked: Sequence[Candidate], query: Query, places: Set[str]) -> list[Candidate]:
    """The sentences with the newest edition of the fact that answers best ahead of all; older ones are left out. As
    they are where the question, which is for a figure, names a year or is for no such fact. A newer figure of one of the
    places is no edition of that of another, or of all of them.
    """
    if not ranked or YEAR.search(query.text):
        return list(ranked)
    best = _of_the_measure(ranked, query)
    if not _is_figure(best):
        return list(ranked)
    where = places & best.terms
    editions = [c for c in ranked if places & c.terms == where and _is_edition(c, best, query)]
    newest: dict[int, int] = {}  # of each passage
    for candidate in editions:
        newest[id(candidate.hit)] = max(newest.get(id(candidate.hit), 0), year_of(candidate))
    last = max(newest.values())
    gone = {id(c) for c in editions if newest[id(c.hit)] < last}
    kept = {id(c) for c in editions} - gone
    missing = ranked[0].score - next(c for c in editions if id(c) in kept).score
    others = [
        replace(c, score=c.score + missing) if id(c) in kept else c for c in ranked if id(c) not in gone
    ]
    return sorted(others, key=lambda candidate: candidate.score, reverse=True)


def _of_the_measure(ranked: Sequence[Candidate], query: Query) -> Candidate:
    """The best sentence, but for one that tells what there is for each person where the total is asked for, or the other
    way round, and another has as much of the question.
    """
    first, wanted = ranked[0], _is_per_head(query.text)
    if _is_per_head(first.sentence.text) == wanted:
        return first
    return next(
        (c for c in ranked if _is_per_head(c.sentence.text) == wanted and has_as_much(c, first)), first
    )


def _is_per_head(text: str) -> bool:
    return bool(_PER_HEAD.search(text))


def year_of(candidate: Candidate) -> int:
    """The last year that a sentence speaks of, not counting where a span ends (“until 2028”); else that of its source,
    else 0.
    """
    date = candidate.hit.passage.source.date
    years = map(int, YEAR.findall(_END.sub(" ", without_attribution(candidate.sentence.text))))
    return max(years, default=date.year if date else 0)


def _is_figure(candidate: Candidate) -> bool:
    """Whether a sentence has a figure, and tells of what year it is."""
    return has_a_figure(candidate) and year_of(candidate) > 0


def has_a_figure(candidate: Candidate) -> bool:
    """Whether a sentence has a number that is no year."""
    return bool(_NUMBER.search(YEAR.sub("", candidate.sentence.text)))


def _is_edition(candidate: Candidate, best: Candidate, query: Query) -> bool:
    """Whether a sentence has of the question what the best one has, and states the same kind of fact."""
    return has_as_much(candidate, best) and _states_the_same(candidate, best, query) and _is_figure(candidate)


def has_as_much(candidate: Candidate, best: Candidate) -> bool:
    """Whether a sentence has of the question what the best one has, and answers nearly as well."""
    one, other = candidate.sentence.signals, best.sentence.signals
    return (
        candidate.score >= best.score - RELATED
        and one.words_near >= other.words_near - 0.01
        and one.fits >= other.fits
    )


def _states_the_same(candidate: Candidate, best: Candidate, query: Query) -> bool:
    """Whether each of two sentences names all that is asked, or their words are alike; a total and what there is of it
    for each person are two facts.
    """
    if _counts(best, query) and not _counts(candidate, query):
        return False
    if _is_per_head(candidate.sentence.text) != _is_per_head(best.sentence.text):
        return False
    first, second = candidate.words, best.words
    if set(filter(is_content, query.terms)) <= first & second:
        return True
    first, second = first - candidate.numbers, second - best.numbers
    return 2 * len(first & second) >= ALIKE * (len(first) + len(second))


def _counts(candidate: Candidate, query: Query) -> bool:
    """Whether a sentence has a number of what the question counts: 几家, 8.8万多家; how many shops, 88,000 noodle shops."""
    if counted := _COUNTED.search(query.whole or query.text):
        noun = re.escape(counted[1].lower()[: max(FEWEST_LETTERS, len(counted[1]) - 2)])
        number = rf"(?<![\d.,])(?!(?:19|20)\d\d\b)\d[\d,.]*(?: (?:thousand|million|billion))?(?: [\w'()-]+){{0,4}} {noun}"
        return bool(re.search(number, candidate.sentence.text.lower()))
    measure = _MEASURE.search(query.text)
    if not measure:
        return False
    return bool(re.search(rf"\d[\d.]*[万亿千百多余]*{measure.group(1)}", candidate.sentence.text))
