"""The line that ends a block of text and says where it comes from: `Source: NAME, DATE, ADDRESS`."""

import re
from collections.abc import Sequence

from bot.content.dates import parse_date
from bot.content.document import Source

# Emphasis, a bullet or a bracket may stand around it; a heading, a table row and a link are something else.
_OPENING = re.compile(
    r"(?P<mark>(?:[^\w\s#＃|>\[<]|_)*)\s*(?:sources?|(?:资料|資料)?(?:来源|來源))[*_]*\s*[:：][*_]*(?P<rest>.*)",
    re.I,
)
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
_COMMA = re.compile("[,，] *")
_UNDATED = ("undated", "no date", "未注明日期", "日期不详", "无日期")


def source_text(line: str) -> str | None:
    """What a source line says behind its colon; None for any other line."""
    match = _OPENING.match(line.strip())
    if not match:
        return None
    rest = match["rest"].strip("*_\\ \t")
    return rest.rstrip(")）】") if re.search("[(（【]", match["mark"]) else rest


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
