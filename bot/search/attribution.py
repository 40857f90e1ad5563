"""Who says so: the clauses by which a sentence names its source. They are quoted, and say nothing of the subject."""

import re

_ENGLISH = re.compile(
    r",? ?\b(?:according to|as (?:reported|described|explained|listed|stated|told|published) (?:in|by|on)|"
    r"as (?:an?|the) [^,.;:]{3,60}? (?:reports|reported|says|said|states|stated|explains|explained|describes|described)\b)"
    r"[^,.;:()]*(?:\([^)]*\)[^,.;:()]*)*(?:,|(?=[.;:]|$))",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"(?:(?<=^)|(?<=[，。；：“]))(?:根据|据)[^，。；]{1,45}?(?:报道|介绍|说明|资料|统计|百科|词条|网页|页面|简介|书籍|文章|博客|答复|通讯|文件|报告|报告的初步数|说法)，|"
    r"，据[^，。；]{1,30}(?:报道|介绍|说明|资料|统计|解释)(?=[。；]|$)"
)


def without_attribution(text: str) -> str:
    """The text without the clauses that name its source (“according to …”, 据…报道); as it is where they are all."""
    shorter = _CHINESE.sub("", _ENGLISH.sub("", text))
    return shorter if any(map(str.isalnum, shorter)) else text
