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
_FOR_ME = re.compile(
    r"\b(?:interesting|attractive|any (?:use|good|interest))(?: (?:for|to) (?:me|us|(?:my|our) \w+))?\b", re.I
)
"""What is asked of anything; a page on interest is not meant."""
_ANY_SIZE = re.compile(
    r"\b((?:set(?:ting)?[- ]?up|open(?:ing)?|start(?:ing)?|regist(?:er|ering)|found(?:ing)?|run(?:ning)?) (?:an?|my|our) )(?:(?:very )?(?:small|little|tiny|new|own|simple) )+(?=company|business|firm|shop)",
    re.I,
)
"""“Set up a small company” is no question of small firms’ parks."""
OF_WHICH_THE_NEAREST = (
    "[飞飛]?[机機]场|[机機]場|[高火汽]?[铁鐵车車]站|港口|码头|碼頭|口岸|医院|醫院|大学|大學"
)
"""Of these 最近的 is the nearest, and not the latest."""
_NEAREST = re.compile(
    r"(?:[离離]|距[离離]?)(?:[我你][们們]?(?:那边|那里)?|这里|这儿|市区)最近的|"
    rf"(?:(?:[离離]|距[离離]?)(?P<place>[一-鿿]{{2,4}}?))?最近的(?={OF_WHICH_THE_NEAREST})"
)
"""Of all that there is, the nearest is meant anyhow; 最近 with other words is “lately”."""

_WORDS = """
able absolutely actually advise ago ahead aint almost alone along already alright although always anybody anyhow
anymore anyone anything anyway apart apparently appreciate approximately arent argh around arrive asap aside ask
available away awesome bad base basically become begin believe belong besides best better big bigger biggest bit boss
bother brief briefly bring brother bruh buddy bunch cant care case certain cheers clearly closely closer closest
colleague come common compare consider constantly correct couldnt couple course cousin curious current currently danke
daughter deal decide definitely depend describe didnt different difficult directly doesnt dont dunno each eager early
easily easy either else elsewhere enough especially even eventually ever everybody everyone everything everywhere
exactly except excited exist expect explain extremely fact fairly famous fantastic far fast feel few finally find first
folk follow forget frankly friend full further fyi gather general generally gimme glad go gonna good got gotta gracias
grateful grazie great guess guy hadnt haha handle happen happy hard hasnt havent hear hello help herself high himself
hold honest honestly hope hopefully hows huge hurry id idea idk ill im imagine imho immediately imo important include
incredible indeed innit instead interested involve isnt issue itself ive joke keen keep kind kinda know large largely
last late later latest least leave lemme let lets likely list literally little lmk lol long look lot lots lovely low
main mainly major make mate matter maybe mean meanwhile mention merci mind moment mostly myself near nearby nearest
nearly necessary need never new newest next ngl nice nope normal normally nothing notice nowadays nowhere obviously
occasion often okay old omg once one ones other otherwise ourselves overall pal particular particularly people perfect
perhaps person pfff piece please plenty plus point possible possibly precise precisely prefer pretty previous probably
prof professor proper properly provide put question quick quickly quite rather reach read real recent recently
recommend regard regarding relevant remain remember right rough roughly same say see seem send seriously several shall
short shot shouldnt significant similar simple simply since sir sister situation small somebody somehow someone
something sometimes somewhat somewhere son soon sorry sort sound speak special specific spot start stay still stop
straight stuff suggest sup super suppose supposedly sure surely surprise surprised tad take talk tbh tell terribly
thats themselves therefore theres theyre thing think tho though thought thus together tonight total totally true truly
truth try turn twice typical typically ugh uncle understand unfortunately up upfront upon upset use useful usual
usually various wait wanna wasnt wassup watch way wdym weird well werent whatever whats whenever whens wheres wherever
while whoever whole whos wise wish wonder wont word work worldwide worried worry wouldnt wow wrong yall yeah yesterday
yet youre yourself yup
""".split()


_CHINESE = """
自己 本身 各自 互相 相互 大家 别人 人家 有人 咱们 除了 除去 还是 放在 放到 比较 较 一共 总共 一般 通常 平时 大概 大约 左右 差不多 好像 似乎 也许 可能 一定 必须
应该 觉得 认为 听说 据说 知道 晓得 清楚 明白 看看 问问 聊聊 说说 讲讲 真的 真正 确实 其实 当然 反正 毕竟 究竟 到底 居然 竟然 甚至 只是 仅仅 刚刚 刚才 马上 立刻
已经 曾经 正在 一直 总是 经常 往往 有时 东西 事情 方面 情况 时候 样子 折合 换算 折算 另外 此外 同时 例如 比如 以及 顺便 麻烦 打扰 帮忙 推荐 介绍 具体 详细 简单
一下 一点 一些 有点 多点 比方 算是 算不算 属于 关于 对于 想 想要 希望 打算 准备 考虑 跑 搞 弄 整 挑 选 选择 适合 合适 划算 靠谱 方便 容易 厉害 有名 出名 特别
非常 完全 或者 而且 虽然 可是 于是 很多 有些 更加 那样 这样 首先 仍然 终于 尤其 立即 及时 尽管 即使 或是 要是 顺利 尽量 尽快 随便 赶紧 赶快 暂时 最终 最佳 好看
有趣 漂亮 放心 担心 着急 辛苦 期待 今后 近期 近来 最近 附近 明显 不错 良好 喜欢 相信 记得 忘记 打听 请教 恐怕 估计 不然 否则 万一 优秀 突然 不过 或许 果然 的确
最多 最少 至少 起码
仔细 认真 稍微 大致 靠近 临近 累计 总计 合计 共计
""".split()


def without_emphasis(text: str) -> str:
    text = _ANY_SIZE.sub(r"\1", _FOR_ME.sub("", text))
    return _MANNER.sub("", _EMPHASIS.sub("", _NEAREST.sub(lambda nearest: nearest["place"] or "", text)))


def is_everyday(term: str) -> bool:
    return term in _terms()


@cache
def _terms() -> frozenset[str]:
    return frozenset((*map(stem, _WORDS), *_CHINESE))
