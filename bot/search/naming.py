"""What a word names: a thing, only an attribute of one, or nothing."""

import re
from functools import lru_cache

from bot.search.everyday import is_everyday
from bot.search.segmenter import is_a
from bot.search.text import has_cjk
from bot.search.tokens import content_terms, stem, terms

# Nouns of dimension, of part and of document, in the language at large: they are always of something.
_ATTRIBUTES = frozenset(
    map(
        stem,
        "price cost fee charge rate ratio amount number figure quantity total sum size area length width height depth "
        "distance duration time period term year month week day date deadline age speed weight volume capacity output "
        "production value turnover revenue growth share percent percentage proportion level scale range scope limit minimum maximum average "
        "result effect outcome benefit advantage requirement condition criterion rule step procedure process paper document "
        "form detail information name address kind type sort example reason purpose role status stage plan target goal "
        "history difference language penalty validity source purity population gdp".split(),
    )
) | frozenset(
    "价格 价钱 费用 成本 金额 数量 总数 总额 总量 比例 比率 比重 份额 占比 面积 长度 宽度 高度 深度 距离 时间 时长 多长时间 多少时间 多久 期限 年份 年限 日期 年龄 "
    "速度 重量 容量 产能 产量 产值 规模 收入 营业额 增长 增速 增幅 储量 水平 范围 标准 限额 上限 下限 结果 效果 成果 成效 好处 优势 "
    "劣势 影响 条件 要求 资格 规则 步骤 手续 流程 程序 材料 文件 资料 表格 名称 名字 地址 位置 类型 种类 例子 原因 目的 作用 情况 状况 "
    "现状 进度 进展 阶段 目标 计划 历史 区别 差别 语言 人数 人口 户数 家数 数字 数据 特点 特色 内容 细节 重点 主要 背景 来源 生产总值 "
    "品位 纯度 含量 门票 票价 利率 年利率 汇率 代码 编号 限速 工期 单价 均价 股价".split()
)


# Of these any figure of the subject tells something: “results of the fair”, 茶叶产量.
_VAGUE = frozenset(
    map(
        stem,
        "output production volume amount quantity figure scale result outcome effect progress achievement status situation "
        "development detail information overview data number".split(),
    )
) | frozenset("产量 产出 规模 数量 成果 成效 效果 结果 进展 进度 情况 状况 现状 发展 概况 数据 数字".split())


# Of these a sentence tells without the word, or any word of its own does: “until 2028” is a period, 30% a share.
_TOLD_OTHERWISE = frozenset(
    map(
        stem,
        "term year month week day date deadline duration time period age validity total sum amount number figure quantity "
        "level size length width height depth distance scale scope range share percent percentage proportion rate ratio type kind sort name example reason purpose role document "
        "paper form detail information language address plan target goal".split(),
    )
) | frozenset(
    "时间 时长 多长时间 多少时间 多久 期限 年份 年限 日期 年龄 长度 宽度 高度 深度 距离 数量 总数 总额 总量 金额 水平 范围 规模 比例 比率 比重 份额 占比 类型 种类 名称 名字 例子 原因 目的 "
    "作用 文件 资料 表格 材料 内容 细节 重点 主要 语言 地址 位置 价钱 人口 计划 目标".split()
)


# Of these a place is meant where nothing else is named: the one that the pages are about. Of the second ones only where
# nothing was spoken of before, since a park has them, too.
_OF_A_PLACE = frozenset(map(stem, "population gdp".split())) | frozenset("人口 生产总值".split())
_OF_ANYTHING_THAT_LIES = frozenset(map(stem, "area size location history".split())) | frozenset(
    "面积 位置 历史".split()
)


_OF_PEOPLE = frozenset(map(stem, "resident permanent registered urban rural total".split())) | frozenset(
    "常住 户籍 城镇 农村".split()
)
_HOW_LARGE = re.compile(r"\bhow (?:big|large)\b|有?多大", re.I)


def is_attribute(word: str) -> bool:
    """Whether a word is of something, and names nothing by itself."""
    return not _ATTRIBUTES.isdisjoint(keys_of(word))


def is_of_a_place(word: str, *, or_of_what_lies_there: bool = False) -> bool:
    """Whether it is an attribute that towns have, and nothing else, or only what lies somewhere."""
    wanted = _OF_A_PLACE | _OF_ANYTHING_THAT_LIES if or_of_what_lies_there else _OF_A_PLACE
    return not wanted.isdisjoint(keys_of(word))


def qualifies_people(word: str) -> bool:
    """Whether it only tells one count of a place's people from another: its resident, its registered population."""
    return keys_of(word) <= _OF_PEOPLE


def without_size_of_an_attribute(text: str) -> str:
    """“How large is the population” asks for the population, and not for an area."""
    rest = _HOW_LARGE.sub(" ", text)
    return rest if rest != text and any(map(is_attribute, content_terms(rest))) else text


def is_vague(term: str) -> bool:
    """Whether it asks for any figure of a subject rather than for a certain one."""
    return term in _VAGUE


def is_told_by_name(term: str) -> bool:
    """Whether it is an attribute that a text hardly tells without naming it: a price, a capacity."""
    return is_attribute(term) and not is_vague(term) and _TOLD_OTHERWISE.isdisjoint(keys_of(term))


def is_talk(word: str) -> bool:
    """Whether it is of everyday talk, and names nothing."""
    return all(map(is_everyday, keys_of(word)))


@lru_cache(maxsize=8192)
def keys_of(word: str) -> frozenset[str]:
    """What stands for a word: itself in Chinese, whose parts mean something else; its stems in English."""
    return frozenset((word,)) if has_cjk(word) else frozenset(terms(word))


def says_little(word: str) -> bool:
    """Whether a word, as written or as a term, hardly tells what is asked: everyday talk, Chinese words that only point or count (这边, 一间), and
    Chinese verbs of one character (投, 盖), which go with many things and have many synonyms.
    """
    return (
        is_talk(word) or is_a("pointing", word) or (has_cjk(word) and len(word) == 1 and is_a("verb", word))
    )


def names_a_thing(term: str) -> bool:
    """Whether a term may name a thing: not what is done, how it is, an attribute or a number."""
    return not (
        term[0].isdigit()
        or is_attribute(term)
        or is_everyday(term)
        or is_a("pointing", term)
        or is_a("manner", term)
        or is_a("verb", term)
    )
