"""Words of everyday talk that name nothing: “what do I have to file each year”, “how much so far”.

A small folder has no page with “whole” or “upfront”, and a word that no page has weighs most of all. So they count little,
and where no page has them they are not asked for at all. They are no stop words: where a page has one, it helps to rank.
Verbs that say what is done (buy, hire, own, export) are not here: whether a page speaks of that is the question.
"""

import re
from functools import cache

from bot.search.tokens import stem

LIGHT = 0.2
"""What such a word counts of its idf beside one that names something."""

_EMPHASIS = re.compile(r"(?<=\s)(?:exactly|precisely|actually|really|basically)\b(?!-)\s*", re.I)
"""Adverbs that only press the question, and part words that belong together: “how exactly is”."""

_MANNER = re.compile(
    r"(?<=\w\s)(?:(?:officially|formally|legally|lawfully|properly|correctly|quickly|easily|safely|smoothly|personally|realistically|"
    r"ideally|currently|presently|usually|normally|generally|typically|globally|overall)\b)(?=\W*$)",
    re.I,
)
"""How something is to be done, behind the question (“where can I complain officially?”); how often is another matter."""

_WORDS = """
able actually ago ahead alone almost already always anybody anymore anyone anything anyway around arrive away bad base
basically become begin believe belong best better big bigger biggest bit bother briefly bring care case certain clearly
come common consider correct couple current currently deal decide depend describe different difficult directly each early
easily easy else enough especially even ever everybody everyone everything exactly exist expect explain fact fairly far
fast feel few find first folk follow forget full further general generally go gonna good got great guess guy handle happen
hard hear help high hold hope huge idea imagine immediately important include instead interested involve issue keep kind
know large largely last late later latest least leave let likely list little long look lot low main mainly major make
matter mean mention moment mostly near nearly need never new newest next nice normal normally nothing notice nowadays often
old once one other otherwise overall particular particularly people person piece please point possible possibly prefer pretty
previous probably proper properly provide put question quick quickly quite rather reach read real recent recently regard
regarding relevant remain remember right rough roughly same say see seem send several short similar simple simply since
small somebody someone something sometimes soon sort sound speak special specific start stay still stop stuff suggest
suppose sure take talk tell thing think thought together totally true try turn typical typically understand up upfront use
useful usual usually various wait wanna watch way well whatever whole wish wonder word work worldwide worry wrong yet
herself himself itself myself ourselves themselves yourself compare
arent cant couldnt didnt doesnt dont hadnt hasnt havent hows id ill im isnt ive lets shouldnt thats theres theyre wasnt
werent whats whens wheres whos wont wouldnt youre
""".split()


_CHINESE = """
自己 本身 各自 互相 相互 大家 别人 人家 有人 咱们 除了 除去 还是 放在 放到 比较 较 一共 总共 一般 通常 平时 大概 大约 左右 差不多 好像 似乎 也许
可能 一定 必须 应该 觉得 认为 听说 据说 知道 晓得 清楚 明白 看看 问问 聊聊 说说 讲讲 真的 真正 确实 其实 当然 反正 毕竟 究竟 到底 居然 竟然
甚至 只是 仅仅 刚刚 刚才 马上 立刻 已经 曾经 正在 一直 总是 经常 往往 有时 东西 事情 方面 情况 时候 样子
另外 此外 同时 例如 比如 以及 顺便 麻烦 打扰 帮忙 推荐 介绍 具体 详细 简单 一下 一点 一些 有点 多点 比方 算是 算不算 属于 关于 对于
想 想要 希望 打算 准备 考虑 跑 搞 弄 整 挑 选 选择 适合 合适 划算 靠谱 方便 容易 厉害 有名 出名
""".split()


def without_emphasis(text: str) -> str:
    return _MANNER.sub("", _EMPHASIS.sub("", text))


def is_everyday(term: str) -> bool:
    return term in _terms()


@cache
def _terms() -> frozenset[str]:
    return frozenset((*map(stem, _WORDS), *_CHINESE))
