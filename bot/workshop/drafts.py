"""Drafts: pages in the making, in a folder that is not served. Nothing is ever overwritten there."""

import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import get_args

from bot.content.document import Language
from bot.content.vocabulary import first_in
from bot.workshop.gaps import Gap

DRAFTS = "_drafts"
LONGEST_NAME = 6  # words

_HINT: dict[Language, str] = {
    "en": "<!-- Write the answer here, in one or two sentences that stand on their own, with the year; then the line "
    "“Source: NAME, DATE, ADDRESS”. Then move both files out of _drafts. -->",
    "zh": "<!-- 在这里写答案：一两个能独立成立的句子，写明年份；再写一行“来源：名称，日期，网址”。"
    "写好后把两个文件移出 _drafts。 -->",
}


def write_drafts(gap: Gap, folder: Path) -> tuple[Path, ...]:
    """A page in each language with the questions as its heading and no answer yet: until it has one, it is empty,
    which `check` names, and cannot be served.
    """
    name = free_name(folder / DRAFTS, _name(gap))
    paths = []
    for language in get_args(Language):
        path = folder / DRAFTS / f"{name}.{language}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_page(gap, language), encoding="utf-8")
        paths.append(path)
    return tuple(paths)


def free_name(folder: Path, name: str) -> str:
    """A page's name that no file has yet, in either language."""
    found, number = name, 2
    while any((folder / f"{found}.{language}.md").exists() for language in get_args(Language)):
        found, number = f"{name}-{number}", number + 1
    return found


def name_of(title: str) -> str | None:
    """The first words of an English title; None where it has too few."""
    words = re.findall(r"[a-z0-9]+", title.lower())[:LONGEST_NAME]
    return "-".join(words)[:60].strip("-") if len(words) > 1 else None


def _name(gap: Gap) -> str:
    titles = [first_in(gap.subject, "en")] if gap.subject else list(gap.in_language("en"))
    return next(filter(None, map(name_of, titles)), f"gap-{gap.turns[0].asked_at:%Y-%m-%d}")


def _page(gap: Gap, language: Language) -> str:
    own: Sequence[str] = gap.in_language(language)
    title = first_in(gap.subject, language) if gap.subject else next(iter(own or gap.wordings))
    mark = "?" if language == "en" else "？"
    heading = (" " if language == "en" else "").join(_asked(text, mark) for text in own) or mark
    lines = [
        "---",
        f"title: {json.dumps(title[:120], ensure_ascii=False)}",
        f"language: {language}",
        "section: service",
        "date:",
        "---",
        "",
        f"## {heading}",
        "",
        _HINT[language],
    ]
    if not own:
        others = " ".join(_asked(text, "") for text in gap.wordings).replace("--", "–")
        lines += ["", f"<!-- {others} -->"]
    return "\n".join([*lines, ""])


def _asked(text: str, mark: str) -> str:
    """As a heading has it: in one line, without what Markdown or a comment would take for its own, with its mark."""
    line = " ".join(re.sub(r"[<>#*`\[\]\x00-\x1f]", " ", text).split())
    return line if line.endswith(("?", "？")) or not mark else f"{line.rstrip('.。!！')}{mark}"
