"""The line that ends a block of text and says where it comes from: `Source: NAME, DATE, ADDRESS`."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from bot.content.dates import parse_date
from bot.content.document import Source

_ENGLISH = (
    r"(?:(?:data|news|information|original|main|official)\s+)?(?:sources?|source\(s\)|references?)"
    r"(?:\s+of\s+(?:the\s+)?(?:data|figures?|information|text))?"
)
_CHINESE = (
    "(?:(?:资料|資料|数据|數據|信息|資訊|文章|新闻|新聞|消息|内容|內容|图片|圖片|图文|稿件|文字|原文|引文)?(?:来源|來源|出处|出處)"
    "|(?:参考|參考)(?:资料|資料|文献|文獻)|原文(?=[链鏈連网網])|引自|摘自|转载自|轉載自|(?:资料|資料|数据|數據|信息|消息|图片|圖片)?(?:来自|來自))"
    "(?:网址|網址|链接|鏈接|連結|网站|網站|单位|單位|说明|說明)?"
)
_WORD = rf"(?:{_ENGLISH}|{_CHINESE})\s*\d{{0,2}}"
# Emphasis, a bullet or a bracket may stand around it; a heading, a table row and a link are something else.
_OPENING = re.compile(
    rf"(?P<mark>(?:[^\w\s#＃|>\[<]|_)*)\s*{_WORD}[*_]*\s*[:：﹕∶][*_]*(?P<rest>.*)"
    rf"|[^\w\s#＃|>\[<(（]*(?:[【［〔「〖]|\[)\s*{_WORD}\s*[】］〕」〗\]](?!\()[*_]*\s*[:：﹕∶]?[*_]*(?P<bracketed>.*)",
    re.I,
)
# Without its colon, or with a slip in the word: a source line only where it ends as one does, in a date or an address.
_WITHOUT_COLON = re.compile(
    rf"\W*(?:{_CHINESE}(?:\s+|\s*[。.—–-]+\s*)|{_ENGLISH}(?:\s+(?=(?-i:[A-Z\d“\"]))|\s*[.—–-]+\s+))(?P<rest>.+)",
    re.I,
)
_MISSPELT = re.compile(r"\W*(?P<word>s[a-z]{4,7})\s*[:：]\s*(?P<rest>.+)", re.I)
LIKE_SOURCE = 0.8
"""Ratio of difflib from which on a word was meant as “source”."""
_BEHIND_A_SENTENCE = re.compile(rf"(?<=[。！？.!?])\s*{_WORD}\s*[:：]\s*(?P<rest>[^。！？!?]+)[。.]?$", re.I)
_ADDRESS = re.compile(r"<?(?P<url>https?://[^\s<>\[\]，。；]*[^\s<>\[\]，。；,.;])>?")
_LINK = re.compile(r"\[([^\[\]]*)\]\(([^\s\[\])]+)\)")

# What was meant as an address or a date, told by its looks.
_ADDRESS_LIKE = re.compile(r"//|:/|www\.|\bhttps?\b|\w\.[a-z]{2,12}/", re.I)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE_LIKE = re.compile(
    r"\d[\d\s.:/年月日号號T-]{3,}"
    r"|[\d〇零一二三四五六七八九十]{1,4}\s*[年月][\d\s〇零一二三四五六七八九十年月日号號初中末底春夏秋冬上下半第季度旬]*"
    rf"|{_DAY}\s+(?:of\s+)?[a-z]+\.?,?\s+\d{{4}}"
    rf"|(?:{_DAY}\s+(?:of\s+)?)?{_MONTH}\s+\d{{1,4}}(?:st|nd|rd|th)?(?:\s+\d{{4}})?",
    re.I,
)
_DATE_AT_END = re.compile(
    rf"(?:\b{_MONTH}\s+(?:{_DAY}\s+)?\d{{4}}"
    r"|\d{4}\s*年(?:\s*\d{1,2}\s*月(?:\s*\d{1,2}\s*[日号號])?)?"
    r"|\d{4}[-/.]\d{1,2}(?:[-/.]\d{1,2})?)[;；)）]?$",
    re.I,
)
_AROUND = "*_\\ \t"
_COMMA = re.compile("[,，] *")
_UNDATED = ("undated", "no date", "未注明日期", "日期不详", "无日期")


def source_text(line: str) -> str | None:
    """What a source line says behind its colon; None for any other line."""
    match = _OPENING.match(line.strip())
    if not match:
        return _meant_as_source(line.strip())
    if match["bracketed"] is not None:  # “【来源】NAME”
        return match["bracketed"].strip(_AROUND)
    rest = match["rest"].strip(_AROUND)
    return rest.rstrip(")）】") if re.search("[(（【]", match["mark"]) else rest


def _meant_as_source(line: str) -> str | None:
    """“Source Gazette, 2014”, “Sourse: Gazette, 2014”: a slip must not be quoted as text."""
    without, misspelt = _WITHOUT_COLON.fullmatch(line), _MISSPELT.fullmatch(line)
    if misspelt and SequenceMatcher(None, misspelt["word"].lower(), "source").ratio() < LIKE_SOURCE:
        misspelt = None
    found = without or misspelt
    return found["rest"].strip(_AROUND) if found and _ends_as_one(found["rest"]) else None


def _ends_as_one(text: str) -> bool:
    source = read_source(text)
    return bool(source.name) and bool(source.date or source.url or is_undated(source))


def source_behind(text: str) -> tuple[str, str] | None:
    """A text and the source that stands in one line with it: “Two berths. Source: Gazette, 2014”."""
    found = _BEHIND_A_SENTENCE.search(text)
    if not found or not found.start() or not _ends_as_one(found["rest"]):
        return None
    return text[: found.start()], found["rest"].strip(_AROUND)


def read_source(text: str) -> Source:
    """Reads `NAME, DATE, ADDRESS`; each part may be missing, and the name may hold commas."""
    text = _LINK.sub(r"\1, \2", text)
    address = _ADDRESS.search(text)
    if address and "." not in address["url"]:
        address = None
    if address:
        text = text[: address.start()] + text[address.end() :]
    parts = [part.strip() for part in re.split("[,，]", text.rstrip(" .。"))]
    parts = [part for part in parts if part]
    date = None
    for count in (2, 1):  # “December 20, 2014” has a comma of its own
        if len(parts) >= count and (date := parse_date(", ".join(parts[-count:]))):
            parts = parts[:-count]
            break
    comma = "，" if "，" in text else ", "
    return Source(comma.join(parts) or None, date, address["url"] if address else None)


def is_undated(source: Source) -> bool:
    """Whether the source line says that its source has no date; the answer then says it too."""
    return _COMMA.split(source.name or "")[-1].lower() in _UNDATED


def misread(source: Source) -> Sequence[str]:
    """The parts of a name that were surely meant as the date or the address."""
    return [
        part
        for part in _COMMA.split(source.name or "")
        if _ADDRESS_LIKE.search(part)
        or _DATE_LIKE.fullmatch(part)
        or (source.date is None and _DATE_AT_END.search(part))
    ]
