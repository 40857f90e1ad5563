"""“Anything newer?”, 这是2016年的老数据了: what was told is too old for whoever asked. What else the pages have on it is looked for,
and only what is newer is told.
"""

import re
from dataclasses import replace

from bot.dialogue import editions, wording
from bot.dialogue.context import Context
from bot.dialogue.forms import EDGES, any_of
from bot.dialogue.messages import Reply, sentences_of
from bot.dialogue.several import reply_to
from bot.search.everyday import is_everyday
from bot.search.naming import keys_of, says_little
from bot.search.numerals import YEAR
from bot.search.text import BETWEEN_CHINESE, has_cjk, normalise
from bot.search.tokens import content_terms

_CLAUSE = re.compile(rf"(?<=[。！？!?；;，,…\n])\s*|(?<=[.])\s+|{BETWEEN_CHINESE}")
"""Signs stay, so that what is left can be put together again as it was written."""

_FIGURES = r"(?:ones?|data|figures?|numbers?|info(?:rmation)?|statistics|stats|version|edition)"
_CHINESE_FIGURES = "(?:数据|资料|数字|统计|信息|版本|内容)"
_NEWER = r"(?:newer|more recent|more current|fresher|more up[- ]to[- ]date|updated)"
_WANTED = re.compile(
    any_of(
        r"(?:ok(?:ay)? |and |but |so )?(?:(?:is|are) there|isn'?t there|(?:do|don'?t) you have|have you(?: got)?|got|can i have|give me|any(?:thing)?|something|nothing|no)(?: (?:an? |any |anything |something )?)?"
        rf" ?{_NEWER}(?: {_FIGURES})?(?: (?:than that|please|at all|available))?|{_NEWER} {_FIGURES}(?: please)?",
        r"(?:hm+ |so |and )?(?:is|are) (?:that|this|it|these|those) (?:really )?(?:the |your )?(?:most recent|latest|newest|most current)"
        rf"(?: {_FIGURES})?(?: (?:that )?you have(?: got)?)?",
        rf"(?:那么?|请问|那就)?[你您]?们?(?:还?有没有|还?有|没有|能不能给|可以给|给我|能给)(?:更|比较|较|最)?(?:新|近期?)(?:一点|一些|点|些|近|版)?的?{_CHINESE_FIGURES}?(?:没有|可以|能)?[吗么呢啊没]?",
        rf"(?:更|比较|较|最)?(?:新|近期?)(?:一点|一些|点|些)?的?{_CHINESE_FIGURES}(?:有没有|有吗|呢)?|(?:新|近)(?:一点|一些)的?(?:有吗|有没有|呢)",
        rf"(?:这|那)(?:个|些)?(?:是|就是)(?:不是)?最新的?{_CHINESE_FIGURES}?[吗么]?",
    )
)
_TOO_OLD = re.compile(
    any_of(
        rf"(?:but |so |and |hm+ )?(?:that|this|it|these|those|(?:the|your|these|those|this|that) {_FIGURES})(?:'?s| is|'re| are| was| were)? (?:all |just |only |so |very |really |pretty |rather |quite |a bit |too |from |of |some ){{0,2}}"
        rf"(?:old|outdated|dated|ancient|stale|ages ago|out of date|(?:19|20)\d\d)(?: {_FIGURES})?(?: (?:already|now|though))?|too old|(?:only|just) (?:from |of |in |for )?(?:19|20)\d\d|(?:pretty |rather |very |so )?(?:old|ancient|outdated)(?: {_FIGURES})?",
        rf"(?:就|才)?只?有(?:19|20)\d\d年的?{_CHINESE_FIGURES}?[吗么啊呀]?|[你您]?们?[这那](?:个|些|份)?(?:都|可|也|已经|就)?是?(?:\d{{2,4}}|[一二〇零○九]{{2,4}})年?的(?:老|旧)?(?:{_CHINESE_FIGURES}|东西)?[了啊吧呀吗]?",
        rf"(?:[你您]?们?[这那](?:个|些|份)?|\d{{2,4}}年的?)?{_CHINESE_FIGURES}?(?:也|都|是不是|会不会|有点|已经|可)?(?:太|有点|比较|很|这么|够|好)(?:老|旧|过时)[了啊吧呀吗]{{0,2}}",
    )
)


def apart(text: str) -> tuple[bool, str]:
    """Whether a message says that what was told is too old, or wants it newer, and the message without that; empty where nothing
    else is said.
    """
    clauses = [clause for clause in _CLAUSE.split(text) if clause and clause.strip()]
    plain = [EDGES.sub("", normalise(clause)) for clause in clauses]
    about_age = [bool(_WANTED.fullmatch(one) or _TOO_OLD.fullmatch(one)) for one in plain]
    if not any(about_age):
        return False, text
    rest = "".join(clause for clause, is_it in zip(clauses, about_age, strict=True) if not is_it).strip()
    return True, rest if content_terms(rest) else ""


def of_another_year(text: str, told_for: str) -> str | None:
    """The question that was answered just before, for the year that a message names and nothing else: 那2025年呢, “is there
    nothing for 2024?”. None where it names more, or that question says nothing without its own year.
    """
    years, asked = set(YEAR.findall(text)), editions.without_year(told_for).rstrip(" ?？.。")
    says_more = any(
        not (term[0].isdigit() or says_little(term) or is_everyday(term)) for term in content_terms(text)
    )
    if len(years) != 1 or says_more or not content_terms(asked):
        return None
    (year,) = years
    return f"{year}年{asked}？" if has_cjk(asked) else f"{asked} in {year}?"


def than_told(context: Context) -> Reply:
    """What the page that was quoted has of a later year than what it told; what another one has, shown as near. Where there is
    none, that is said.
    """
    state = context.state
    beside = replace(context, index=context.index.without(state.told))
    for text in filter(None, (state.told_for, " ".join(state.topic))):
        question = editions.without_year(text)
        reply = reply_to(question, beside.asking(question))
        is_newer = reply.kind == "answer" and year_in(_told(reply)) > year_in(state.told)
        if not is_newer or not _is_on_the_same(_told(reply), context):
            continue
        if reply.quotations[0].citation.id in state.quoted[:1]:
            return reply
        lead = (wording.PERHAPS_NEWER(context.locale),)
        near = reply.quotations[:1]  # another page may speak of something else
        return replace(reply, kind="handoff", lead=lead, quotations=near, show_contact=True, reason="newer")
    lead = (wording.NOTHING_NEWER(context.locale),)
    return Reply(
        "handoff",
        context.locale,
        lead,
        show_contact=True,
        reason="nothing newer",
        understood=state.told_for,
    )


def _is_on_the_same(newer: str, context: Context) -> bool:
    """Whether a text has the subject that was spoken of, and no district that was not."""
    index, state = context.index, context.state
    about = index.catalogue.subjects.most_telling(state.topic)
    said = index.query(newer).term_set
    spoken_of = index.query(f"{state.told} {state.told_for} {' '.join(state.topic)}").term_set
    elsewhere = index.catalogue.place_names & said - spoken_of
    return not elsewhere and (not about or keys_of(about) <= said)


def _told(reply: Reply) -> str:
    return " ".join(sentences_of(reply.quotations[:1]))


def year_in(text: str) -> int:
    """The latest year of which a text tells something; 0 where it names none."""
    return max(map(int, YEAR.findall(editions.without_other_years(text))), default=0)
