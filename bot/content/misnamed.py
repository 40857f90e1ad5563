"""The name that makes a page of a Markdown file: it was given its language in another form, or not at all."""

import re
from dataclasses import dataclass
from pathlib import Path

from bot.content.document import LANGUAGES, Language
from bot.content.encoding import decode
from bot.content.problems import Problem, error

READ_AT_MOST = 100_000
"""Bytes of a file that is read to see its language."""
_WORDS: dict[Language, str] = {
    "en": r"en|eng|english|en[-_. ]?(?:us|gb|uk)|英|英文|英语|英語|英文版",
    "zh": r"zh|cn|chn|chi|chs|cht|chinese|zh[-_. ]?(?:cn|hans|hant|tw|hk|sg)|hans|hant|中|中文|中文版|汉语|漢語|简体|簡體|简体中文",
}
_BEFORE = r"[\s._\-–—－·。．(（\[【]"
_ENDINGS: dict[Language, re.Pattern[str]] = {
    language: re.compile(
        rf"(?P<stem>.+?)(?:{_BEFORE}+(?:{words})|(?<=[a-z0-9])(?=[^\x00-\xff]{{2}})(?:{words}))[\s._\-)）\]】]*",
        re.I,
    )
    for language, words in _WORDS.items()
}
_SAID = re.compile(rf"^language[ \t]*[:：][ \t]*(?P<language>{'|'.join(LANGUAGES)})[ \t]*$", re.M)
_CHINESE, _ENGLISH = re.compile("[\u4e00-\u9fff]"), re.compile("[A-Za-z]{2,}")


@dataclass(frozen=True, slots=True)
class _Meant:
    stem: str
    language: Language

    @property
    def name(self) -> str:
        return f"{self.stem}.{self.language}.md"


def misnamed(path: Path, relative: str) -> Problem:
    """What is told of a file whose name ends in .md and in none of our languages."""
    name = path.name
    meant = _meant_by(name) or _told_by_text(path)
    wanted_en, wanted_zh = (meant.name, meant.name) if meant else _either(name)
    en, zh = f"rename it to {wanted_en}", f"请改名为 {wanted_zh}"
    if meant and _is_taken(path, meant.name):
        own = _Meant(f"{meant.stem}-2", meant.language).name
        en = f"{meant.name} is there already: delete the one that is wrong, or rename this one to {own}"
        zh = f"已经有 {meant.name}：请删除错误的一个，或把这个文件改名为 {own}"
    return error(
        "name",
        relative,
        None,
        f"the name does not end in .en.md or .zh.md, so this is no page; {en} (or to _{name} if it is not meant to be one).",
        f"文件名不以 .en.md 或 .zh.md 结尾，因此不是页面；{zh}（如果不是页面，请改名为 _{name}）。",
    )


def _meant_by(name: str) -> _Meant | None:
    for language, ending in _ENDINGS.items():
        if found := ending.fullmatch(name[:-3]):
            return _Meant(found["stem"].strip(), language)
    return None


def _told_by_text(path: Path) -> _Meant | None:
    """By what the header says, else by whether it has more Chinese characters than English words."""
    text = _text_of(path)
    said = _SAID.search(text)
    chinese, english = (len(form.findall(text)) for form in (_CHINESE, _ENGLISH))
    if not said and chinese == english:
        return None
    told = said["language"] if said else "zh" if chinese > english else "en"
    stem = path.name[:-3].strip(" .")
    return next((_Meant(stem, language) for language in LANGUAGES if stem and language == told), None)


def _text_of(path: Path) -> str:
    try:
        if not path.is_file() or path.stat().st_size > READ_AT_MOST:  # a pipe would be read for ever
            return ""
        return decode(path.read_bytes())[0]
    except (OSError, UnicodeDecodeError):
        return ""


def _either(name: str) -> tuple[str, str]:
    stem = name[:-3].strip(" .")
    return f"{stem}.en.md or {stem}.zh.md", f"{stem}.zh.md 或 {stem}.en.md"


def _is_taken(path: Path, name: str) -> bool:
    """Whether another file has that name; where capitals do not count, the file itself may answer to it."""
    other = path.with_name(name)
    try:
        return other.exists() and not other.samefile(path)
    except OSError:
        return False
