"""`_report.html`, which the bot writes into the knowledge folder: what is live, what is broken and how to mend it."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from bot.content.document import Document
from bot.content.library import Library
from bot.content.problems import Problem
from bot.workshop.corrections import Corrected
from bot.workshop.figures import shown

REPORT_FILE = "_report.html"
LISTED_DAYS = 30
"""So long a figure is listed that still stands on other pages: by then it is right there."""
_PAIR_KINDS = ("pair", "hectares")

_STYLE = """
body { font: 16px/1.5 system-ui, "Microsoft YaHei", sans-serif; max-width: 64rem; margin: 1.5rem auto; padding: 0 1rem; color: #222; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin-top: 2rem; border-bottom: 1px solid #ccc; }
table { border-collapse: collapse; width: 100%; } td, th { text-align: left; vertical-align: top; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #eee; }
td:first-child { overflow-wrap: anywhere; width: 17rem; } .line { white-space: nowrap; color: #666; } .zh { color: #555; } .error { color: #a40000; } .fine { color: #207020; } .small { color: #666; font-size: .9rem; }
@media (max-width: 40rem) { tr { display: block; padding: .4rem 0; border-bottom: 1px solid #eee; } td { display: block; border: 0; padding: 0; }
td:first-child { width: auto; } th { display: none; } }
"""


@dataclass(frozen=True, slots=True)
class Leftover:
    """A figure that was corrected on some pages, and where it still stands."""

    figure: str
    corrected: tuple[Corrected, ...]
    places: tuple[str, ...]


def report(
    library: Library, problems: Sequence[Problem], leftovers: Sequence[Leftover], now: dt.datetime
) -> str:
    """The whole page as HTML; `problems` are all that are known, also between pages and of dates that passed."""
    return "".join(
        f"{line}\n"
        for line in (
            "<!doctype html>",
            '<html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
            f"<title>Knowledge report · 知识库报告</title><style>{_STYLE}</style>",
            "<h1>Knowledge report · 知识库报告</h1>",
            f'<p class="small">{now:%Y-%m-%d %H:%M} UTC. The bot writes this page after each change. '
            "机器人在每次修改后更新本页。</p>",
            *_summary(library, problems),
            *_problems(
                "Broken: mend this first · 有错误，请先改正", [p for p in problems if p.severity == "error"]
            ),
            *_problems(
                "The two languages differ · 两种语言不一致", [p for p in problems if p.kind in _PAIR_KINDS]
            ),
            *_leftovers(leftovers),
            *_problems("Due · 到期", [p for p in problems if p.kind == "due"]),
            *_problems("Notes · 提示", _other_notes(problems)),
            *_live(library),
            "</html>",
        )
    )


def _other_notes(problems: Iterable[Problem]) -> list[Problem]:
    return [p for p in problems if p.severity == "note" and p.kind not in (*_PAIR_KINDS, "due")]


def _summary(library: Library, problems: Sequence[Problem]) -> Iterator[str]:
    errors = sum(problem.severity == "error" for problem in problems)
    pages = len({document.id for document in library.documents})
    yield f"<p>{pages} pages ({len(library.documents)} files) are live. 使用中的页面 {pages} 个（文件 {len(library.documents)} 个）。</p>"
    if errors:
        yield f'<p class="error">{errors} to mend. 需要改正 {errors} 处。</p>'
    else:
        yield '<p class="fine">Nothing is broken. 没有错误。</p>'


def _problems(title: str, problems: Sequence[Problem]) -> Iterator[str]:
    if not problems:
        return
    yield f"<h2>{title}</h2><table>"
    groups: dict[tuple[str, str], list[Problem]] = {}
    for problem in problems:
        groups.setdefault(problem.folded, []).append(problem)
    for alike in groups.values():
        en, zh = alike[0].folded if len(alike) > 1 else (alike[0].en, alike[0].zh)
        places = "<br>".join(_place(problem.path, problem.line) for problem in alike)
        yield f'<tr><td>{places}</td><td>{escape(en)}<br><span class="zh">{escape(zh)}</span></td></tr>'
    yield "</table>"


def _place(path: str, line: int | None) -> str:
    """The file as a link, with its line in both languages."""
    file = _link(path, path) if path.endswith((".md", ".yaml")) else escape(path)
    return f'{file} <span class="line">line {line} · 第 {line} 行</span>' if line else file


def _leftovers(leftovers: Sequence[Leftover]) -> Iterator[str]:
    if not leftovers:
        return
    yield "<h2>Corrected on one page, still on others · 改了一处，别处仍是旧数字</h2>"
    yield (
        f'<p class="small">Leave what is right as it is; after {LISTED_DAYS} days it is no longer listed. '
        f"本来就正确的不用改，{LISTED_DAYS}天后不再列出。</p><table>"
    )
    for leftover in leftovers:
        pages = ", ".join(_link(one.path, one.path) for one in leftover.corrected)
        has = "has" if len(leftover.corrected) == 1 else "have"
        places = "<br>".join(map(escape, leftover.places))
        yield (
            f"<tr><td>{escape(shown(leftover.figure))}</td><td>{pages} no longer {has} it; here it still stands:<br>"
            f'<span class="zh">这些页面已不再有这个数字，以下各处仍有：</span></td><td>{places}</td></tr>'
        )
    yield "</table>"


def _live(library: Library) -> Iterator[str]:
    yield "<h2>Live · 使用中</h2><table>"
    yield "<tr><th>file 文件</th><th>title 标题</th><th>section 栏目</th><th>date 日期</th></tr>"
    for document in sorted(library.documents, key=lambda document: document.path):
        cells = (_link(document.path, document.path), escape(document.title), escape(document.section))
        yield f"<tr>{''.join(f'<td>{cell}</td>' for cell in (*cells, _date(document)))}</tr>"
    yield "</table>"


def _date(document: Document) -> str:
    dates = [document.date, *(passage.source.date for passage in document.passages)]
    newest = max((date for date in dates if date), default=None)
    return str(newest) if newest else ""


def _link(path: str, text: str) -> str:
    return f'<a href="{escape(quote(path))}">{escape(text)}</a>'
