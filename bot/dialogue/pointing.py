"""Whether a question of a message has a subject of its own or points back to one asked before it: 多久, “when did it
open”, “in what order”.
"""

import re

from bot.dialogue.followup import leans
from bot.dialogue.messages import Reply
from bot.search.asked import Query
from bot.search.index import Index
from bot.search.tokens import content_terms, content_words

ENOUGH = 2
"""Words of its own from which on a question needs nothing that was said before it."""
_LED_BY = re.compile(
    r"(?:and )?(?:in|at|for|by|from|to|with|of|on|until|under) (?:what|which|whom|how)\b", re.I
)
_OF_SOMETHING = ("date", "reason", "manner")
"""What is asked of something that must be named: its one word is what happened, not what it happened to."""
_LIGHT_WORDS = frozenset(
    "多长时间 多長時間 多少时间 多少時間 办 辦 做 搞 弄 用 需要 说 說 去 找 买 買 拿 钱 錢 时间 時間 费用 費用 年 天 月 手续 手續 材料 证件 證件 文件 条件 條件 流程 程序 要求 步骤 "
    "步驟 规模 規模 产能 產能 产值 產值 结果 結果 区别 區別 关系 關係 情况 情況 好处 好處 价格 價格 get go make take need say cost costs price "
    "pay time long requirement requirements condition conditions procedure procedures document documents paper papers step steps "
    "process result results limit limits size capacity output value difference advantage advantages".split()
)
"""What is done with a thing, and what things have: none of them names one."""


def is_short(text: str, index: Index) -> bool:
    """Whether a question names hardly anything by itself."""
    return len(_own_words(text, index)) < ENOUGH


def points_back(text: str, index: Index) -> bool:
    """Whether a question has no subject of its own."""
    words = _own_words(text, index)
    if leans(text) or _LED_BY.match(text) or not words:
        return True
    return len(words) < ENOUGH and Query.of(text).kind in _OF_SOMETHING


def is_read_alone(reply: Reply) -> bool:
    """Whether the answer was found without any word of what was asked before."""
    return set(content_terms(reply.understood)) <= set(content_terms(reply.asked))


def tells_of(reply: Reply, text: str, index: Index) -> bool:
    """Whether what is quoted names anything that the text names."""
    told = " ".join(f"{q.citation.title} {q.text}" for q in reply.quotations)
    named = index.query(" ".join(sorted(_own_words(text, index)))).terms
    return not set(named).isdisjoint(index.query(told).terms)


def _own_words(text: str, index: Index) -> set[str]:
    """The words that say something, save those that the whole folder is about."""
    words = set(content_words(text)) - _LIGHT_WORDS
    return {word for word in words if not index.on_most_pages.issuperset(content_terms(word))}
