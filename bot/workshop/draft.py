"""A page that is begun for questions nobody answered, in both languages, in a folder that is not served.

Nothing stands below its heading but a comment: put into service as it is, it has no text, and `check` says so.
"""

import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from bot.content.document import LANGUAGES, Language, other_language
from bot.content.vocabulary import first_in
from bot.errors import BotError
from bot.search.tokens import content_words
from bot.workshop.gaps import Gap

DRAFTS = "_drafts"
MOST_WORDINGS = 8
"""In a heading; the newest."""
LONGEST = 200
"""Characters of a wording."""
_MARKUP = re.compile(r"([\\`*_\[\]<>#&|~])")
_HINTS = {
    "en": (
        "Write the answer below: one or two sentences that stand on their own, with the year. Behind “Source” write NAME, "
        "DATE, ADDRESS. Above, fill in the date and the section (introduction, advantage, process, service, pilots or news) and "
        "give the page a title, which answers show as their source. Take out what names a person, delete this comment, "
        "give the file a good name, and move it out of _drafts."
    ),
    "zh": (
        "请在下面写答案：一两句能独立理解的话，写明年份；在“来源”后面写：名称，日期，网址。填好上面的 date 和 section"
        "（introduction、advantage、process、service、pilots 或 news），title 改成页面的标题（会作为来源显示）；删去涉及个人的内容和这段说明，给文件取个好名字，移出 _drafts 文件夹。"
    ),
}
_UNASKED = {
    "en": "Nobody asked in English. Give the page a title and a heading with the question; in Chinese it was:",
    "zh": "没有人用中文问过。请写上标题和问题；英文的问法是：",
}
_ON_THE_LIST = {
    "en": "Then take this subject out of _bot/handoff.yaml:",
    "zh": "然后从 _bot/handoff.yaml 中删去这个主题：",
}
_SOURCE = {"en": "Source:", "zh": "来源："}
_QUESTION_MARK = {"en": "?", "zh": "？"}


def write_draft(gap: Gap, folder: Path) -> Sequence[Path]:
    """Writes both languages; never over a file that is there.

    Raises:
        BotError: there is such a draft, or the folder cannot be written.
    """
    name = _name(gap)
    paths = [folder / DRAFTS / f"{name}.{language}.md" for language in LANGUAGES]
    if there := [path for path in paths if path.exists()]:
        raise BotError(f"--write: {there[0]} is there already; fill it in, or rename it first.")
    try:
        (folder / DRAFTS).mkdir(exist_ok=True)
        for path, language in zip(paths, LANGUAGES, strict=True):
            with path.open("x", encoding="utf-8") as file:
                file.write(page(gap, language))
    except OSError as trouble:
        raise BotError(f"--write: {folder / DRAFTS} cannot be written ({trouble.strerror}).") from None
    return paths


def page(gap: Gap, language: Language) -> str:
    """The draft in one language: header, a heading with the wordings, room for answer and source."""
    wordings = [_plain(text, language) for text in gap.wordings(language)[:MOST_WORDINGS]]
    title = json.dumps(wordings[0], ensure_ascii=False) if wordings else ""
    header = ["---", f"title: {title}", f"language: {language}", "section:", "date:", "source:", "---"]
    questions = " ".join(_MARKUP.sub(r"\\\1", wording) for wording in wordings)
    heading = [f"## {questions}", ""] if wordings else []
    lines = [*header, "", *heading, "<!--", *_hints(gap, language, bool(wordings)), "-->", ""]
    return "\n".join([*lines, _SOURCE[language], ""])


def _hints(gap: Gap, language: Language, asked: bool) -> Iterator[str]:
    yield _HINTS[language]
    if gap.subject:
        yield f"{_ON_THE_LIST[language]} {first_in(gap.subject, language)}"
    if not asked:
        other = other_language(language)
        yield _UNASKED[language]
        for text in gap.wordings(other)[:MOST_WORDINGS]:
            yield f"- {re.sub('[<>]', ' ', _plain(text, other))}"


def _plain(text: str, language: Language) -> str:
    """A wording in one line that ends as a question, so that a heading can hold several."""
    line = "".join(c if c.isprintable() else " " for c in text)[:LONGEST].strip().rstrip("?？.。!！ ")
    return line + _QUESTION_MARK[language]


def _name(gap: Gap) -> str:
    """From the newest English wording, or when it was last asked where there is none: that is each group's own."""
    words = [word.lower() for text in gap.wordings("en")[:1] for word in content_words(text)]
    name = "-".join(re.sub("[^a-z0-9]", "", word) for word in words[:5]).strip("-")
    return name or f"asked-{gap.questions[0].last:%Y-%m-%d-%H%M%S}"
