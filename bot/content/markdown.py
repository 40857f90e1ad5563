"""The body of one page: CommonMark (https://spec.commonmark.org/) and tables into headings and blocks of text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

from markdown_it import MarkdownIt
from markdown_it.token import Token

_BREAKS = ("softbreak", "hardbreak")


@dataclass(frozen=True, slots=True)
class Heading:
    level: int
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph (its lines as written), or a list or table (an item or a row each)."""

    kind: str  # "paragraph" or "items"
    parts: tuple[str, ...]  # rendered text without markup, white space folded
    raw_last_line: str  # the last line as written, for a source line with a link in it
    line: int


def parse(body: str, first_line: int = 1) -> list[Heading | Block]:
    """Headings and blocks in the order of the page; `first_line` is the body's own first line in its file."""
    tokens = MarkdownIt("commonmark").enable("table").parse(body)
    return list(_blocks(tokens, first_line))


def fold(text: str) -> str:
    """White space folded to single blanks, as a browser shows it."""
    return " ".join(text.split())


def _blocks(tokens: Sequence[Token], first_line: int) -> Iterator[Heading | Block]:
    position = 0
    while position < len(tokens):
        token = tokens[position]
        line = first_line + (token.map[0] if token.map else 0)
        if token.type == "heading_open":
            yield Heading(int(token.tag[1:]), fold(" ".join(_lines(tokens[position + 1]))), line)
            position += 2
        elif token.type in ("bullet_list_open", "ordered_list_open", "table_open"):
            end = _closing(tokens, position)
            yield _block("items", _items(tokens[position:end]), line)
            position = end
        elif token.type == "inline":
            yield _block("paragraph", _lines(token), line, token.content)
        elif token.type in ("fence", "code_block"):
            yield _block("paragraph", token.content.splitlines(), line)
        elif token.type == "html_block":
            yield _block("paragraph", [_text_of_html(token.content)], line)
        position += 1


def _block(kind: str, parts: Sequence[str], line: int, raw: str = "") -> Block:
    folded = tuple(text for part in parts if (text := fold(part)))
    return Block(kind, folded, raw.rsplit("\n", 1)[-1], line)


def _closing(tokens: Sequence[Token], opening: int) -> int:
    level = tokens[opening].level
    kind = tokens[opening].type.replace("_open", "_close")
    return next(i for i in range(opening, len(tokens)) if tokens[i].type == kind and tokens[i].level == level)


def _items(tokens: Sequence[Token]) -> list[str]:
    """A list's items (those of lists inside it on their own) or a table's rows."""
    items: list[list[str]] = []
    for token in tokens:
        if token.type in ("list_item_open", "tr_open"):
            items.append([])
        elif token.type == "inline" and items:
            items[-1].extend(_lines(token))
        elif token.type in ("fence", "code_block") and items:
            items[-1].append(token.content)
        elif token.type == "html_block" and items:
            items[-1].append(_text_of_html(token.content))
    return [" ".join(item) for item in items]


def _lines(inline: Token) -> list[str]:
    lines = [""]
    for child in inline.children or []:
        if child.type in _BREAKS or (child.type == "html_inline" and re.match(r"<br\b", child.content, re.I)):
            lines.append("")
        elif child.type in ("text", "code_inline", "text_special"):
            lines[-1] += child.content
    return lines


def _text_of_html(html: str) -> str:
    reader = _HtmlText()
    reader.feed(html)
    reader.close()
    return " ".join(reader.parts)


class _HtmlText(HTMLParser):
    """The text of raw HTML; what a browser would run or style is no text."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self._hidden -= tag in ("script", "style") and self._hidden > 0

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)
