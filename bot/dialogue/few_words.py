"""Questions of few words, which give little confidence, and are answered all the same where the passage is about nothing
else.
"""

import re
from collections.abc import Set

from bot.search.answer_type import holds
from bot.search.asked import Asked, Query
from bot.search.hits import Hit
from bot.search.index import Index
from bot.search.naming import is_attribute, is_of_a_place, is_vague
from bot.search.text import has_cjk
from bot.search.tokens import is_content, stem, terms

_OF_ALL = frozenset(
    map(
        stem,
        "what s is are the a of about tell me us more know learn introduce introduction overview describe city town place kind "
        "sort like all exactly please pls hi hello and so how general fact facts summary short brief quick basic key info "
        "information something anything some few give send write say forward share page paper line sentence him her my boss "
        "colleague friend to for in i can could have want need one two three five ten".split(),
    )
) | frozenset(
    "是 什么 什麽 怎么样 怎样 如何 介绍 一下 了解 城市 城 市 地方 个 一个 样 样子 的 呢 吗 请 简单 概况 情况 说说 讲讲 说 讲 想 我 给 座 好 "
    "简介 概述 总结 简短 几句 几句话 一段 一份 资料 信息 发 看 看看 老板 朋友 基本 大致 大概 总体 主要".split()
)
"""Words of “what kind of place is it” and the like, in any form of it."""
_DONE = re.compile(r"\b(?:do|does|did|done)\b")


def asks_for_the_subject(asked: Asked, hit: Hit, index: Index) -> bool:
    """Whether the question names what a title or heading names, and nothing else: “Tell me about forest tickets.”
    Few words give little confidence, yet every such question of the development sets was answered (38 of 38).
    A word that half the pages have names no subject; nor does one for an attribute, of which there is one of everything,
    unless any figure of the subject answers it (“results of the fair”).
    """
    content = {term: idf for term, idf in asked.content.items() if is_content(term)}
    named = {term: idf for term, idf in content.items() if not is_vague(term)}
    of_a_district = (
        bool(named) and named.keys() <= index.catalogue.place_names
    )  # a page of its own, however many name it
    distinct = of_a_district or sum(named.values()) >= index.words.idf_of_unknown / 2
    if not distinct or asked.query.kind is not None or not named.keys() <= set(hit.title.terms):
        return False
    if not any(map(index.catalogue.subjects.is_subject, named)):  # a heading has other words, too
        return False
    if len(named) < len(content):
        return not any(map(is_attribute, named)) and any(_has_a_number(text.folded) for text in hit.text)
    return not index.catalogue.subjects.names_attribute(asked.query.text)


def asks_for_the_whole(query: Query, own_subject: Set[str]) -> bool:
    """Whether a question names nothing but what all the pages are about (“tell me about Lanport”)."""
    named = own_subject & query.term_set
    said = {term for term in query.term_set - named if not term.isdigit()}
    return bool(named) and said <= _OF_ALL and not _DONE.search(query.whole_folded)


def _has_a_number(folded_text: str) -> bool:
    return bool(holds("number", folded_text, "", "", has_cjk(folded_text)))


def asks_for_no_more(asked: Asked, hit: Hit) -> bool:
    """Whether the passage has every word of a question that says something, and all others ask for anything of its subject
    (“tell me about taxes”, 铁路情况): “is land available” asks for more than land.
    """
    rest = {*terms(asked.query.whole or asked.query.text)} - hit.matched
    return all(term in _OF_ALL or is_vague(term) for term in rest)


def tells_of_the_place(asked: Asked, hit: Hit) -> bool:
    """Whether what only places have (“GDP”) is asked of the place that the pages are about, and nothing else, and a sentence
    has it with a number.
    """
    named = {term for term in asked.content if is_content(term)} - asked.own_subject
    return (
        len(named) == 1
        and all(map(is_of_a_place, named))
        and any(named <= {*sentence.terms} and _has_a_number(sentence.folded) for sentence in hit.text)
    )
