"""The body of one page: CommonMark (https://spec.commonmark.org/) and tables into headings and blocks of text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from html import unescape
from typing import Literal

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.token import Token

from bot.content.fences import is_rule
from bot.content.source_line import source_behind, source_text

_BREAKS = ("softbreak", "hardbreak")
_OPENING = "opening"
"""In the reader's environment: the number of the body's first line that is not blank."""
_TAG = re.compile(r"""<[A-Za-z/!?](?:"[^"<]*"|'[^'<]*'|[^<>"'])*>""")
_HIDDEN = re.compile(r"<(?P<kind>!--|script\b|style\b)", re.I)
_END_OF_HIDDEN = {
    "!--": re.compile("-->"),
    "script": re.compile(r"</script\s*>", re.I),
    "style": re.compile(r"</style\s*>", re.I),
}

LINK_TO_NOWHERE = re.compile(
    r"!?\[(?P<words>[^\[\]\n]*)\](?:\(\s*(?:(?:file:|[a-z]:[\\/])[^()\n]*)?\)|[ \t]+\(\s*https?://[^()\s]*\s*\))",
    re.I,
)
"""A link without an address, to a file on somebody's computer, or torn from its address by a blank: no link to CommonMark."""


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
    line: int


@dataclass(frozen=True, slots=True)
class SourceLine:
    """What `Source:` says of the text above it; as written, so that no address loses a character."""

    text: str
    line: int


Part = Heading | Block | SourceLine
_TYPED_LISTS = (
    (re.compile(r"^([ \t]*)[•●▪◦‣∙■○][ \t\u3000]*(?=\S)", re.M), r"\1- "),
    (re.compile(r"^([ \t]*)[(（]?(\d{1,2})(?:、|．|[)）])[ \t\u3000]*(?=\S)", re.M), r"\1\2. "),
)
_TYPED_HEADING = re.compile(r"\s*(?P<marks>[#＃]{1,6})(?![#＃])(?P<text>.*)")
_HEADING_TOKENS: tuple[tuple[str, Literal[1, 0, -1]], ...] = (
    ("heading_open", 1),
    ("inline", 0),
    ("heading_close", -1),
)


def parse(body: str, first_line: int = 1) -> list[Part]:
    """The parts in the order of the page; `first_line` is the body's own first line in its file."""
    body = _with_list_marks(LINK_TO_NOWHERE.sub(r"\g<words>", body))
    opening = body[: len(body) - len(body.lstrip())].count("\n")
    return list(_blocks(_reader().parse(body, {_OPENING: opening}), first_line))


def _with_list_marks(body: str) -> str:
    """Lists as a word processor or a Chinese keyboard writes them (“• rice”, “1、rice”) with the marks of CommonMark; a line
    that stands alone is none.
    """
    for form, mark in _TYPED_LISTS:
        if len(form.findall(body)) > 1:
            body = form.sub(mark, body)
    return body


@cache
def _reader() -> MarkdownIt:
    reader = MarkdownIt("commonmark").enable("table")
    reader.block.ruler.before(
        "table", "source_line", _source_line, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    reader.block.ruler.before(
        "heading", "typed_heading", _typed_heading, {"alt": ["paragraph", "reference", "blockquote"]}
    )
    reader.block.ruler.before(
        "hr", "typed_rule", _typed_rule, {"alt": ["paragraph", "reference", "blockquote", "list"]}
    )
    return reader


def _typed_rule(state: StateBlock, line: int, last_line: int, silent: bool) -> bool:
    """A rule of dashes that CommonMark does not know; it must not be quoted."""
    text = state.src[state.bMarks[line] : state.eMarks[line]]
    if state.is_code_block(line) or text.isascii() or not is_rule(text):
        return False
    if not silent:
        state.line = line + 1
        state.push("hr", "hr", 0)
    return True


def _typed_heading(state: StateBlock, line: int, last_line: int, silent: bool) -> bool:
    """A heading as a Chinese keyboard or haste writes it, “##Heading” and “＃＃ 标题”, beside CommonMark's own.

    A single # without a blank is a number or a hashtag (“#1”) unless the page begins with it.
    """
    if state.is_code_block(line):
        return False
    typed = _TYPED_HEADING.fullmatch(state.src, state.bMarks[line], state.eMarks[line])
    if not typed:
        return False
    marks, text = typed["marks"], typed["text"].strip()
    if len(marks) == 1 and text and not typed["text"][0].isspace():
        is_first = line == state.env[_OPENING] and not state.level
        if not is_first or text[0].isdigit():
            return False
    if not silent:
        _push_heading(state, line, len(marks), _without_closing(text, marks))
    return True


def _without_closing(text: str, marks: str) -> str:
    """Without the signs that close a heading: “## Heading ##”, “##Heading##”."""
    bare = text.rstrip("#＃")
    is_closed = not bare or bare[-1].isspace() or text[len(bare) :] == marks
    return bare.rstrip() if is_closed else text


def _push_heading(state: StateBlock, line: int, level: int, text: str) -> None:
    """The tokens that CommonMark's own rule makes of a heading."""
    state.line = line + 1
    for kind, nesting in _HEADING_TOKENS:
        token = state.push(kind, f"h{level}" if nesting else "", nesting)
        token.map = [line, state.line] if nesting >= 0 else None
        if not nesting:
            token.content, token.children = text, []


def _source_line(state: StateBlock, line: int, last_line: int, silent: bool) -> bool:
    """A block rule of CommonMark's kind: a source line ends the paragraph, list or table above it."""
    if state.is_code_block(line):
        return False
    text = source_text(state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]])
    if text is not None and not silent:
        state.line = line + 1
        token = state.push("source_line", "", 0)
        token.content, token.map = text, [line, line + 1]
    return text is not None


def fold(text: str) -> str:
    """White space folded to single blanks, as a browser shows it."""
    return " ".join(text.split())


def _blocks(tokens: Sequence[Token], first_line: int) -> Iterator[Part]:
    position = 0
    while position < len(tokens):
        token = tokens[position]
        line = first_line + (token.map[0] if token.map else 0)
        if token.type == "heading_open":
            yield Heading(int(token.tag[1:]), fold(" ".join(_lines(tokens[position + 1]))), line)
            position += 2
        elif token.type in ("bullet_list_open", "ordered_list_open", "table_open"):
            end = _closing(tokens, position)
            yield from _items(tokens[position:end], first_line)
            position = end
        elif token.type == "source_line":
            yield SourceLine(token.content, line)
        elif token.type == "inline":
            yield from _paragraph(_lines(token), line)
        elif token.type in ("fence", "code_block"):
            yield from _paragraph(token.content.splitlines(), line)
        elif token.type == "html_block":
            yield from _paragraph(_text_of_html(token.content).splitlines(), line)
        position += 1


def _paragraph(lines: Sequence[str], line: int) -> Iterator[Block | SourceLine]:
    """A block, or several where a source line stands in what CommonMark takes for one, as below a <br>."""
    above: list[str] = []
    for text in filter(None, map(fold, lines)):
        if (source := source_text(text)) is None:
            if not (both := source_behind(text)):
                above.append(text)
                continue
            text, source = both
            above.append(text)
        yield Block("paragraph", tuple(above), line)
        yield SourceLine(source, line)
        above = []
    yield Block("paragraph", tuple(above), line)


def _closing(tokens: Sequence[Token], opening: int) -> int:
    level = tokens[opening].level
    kind = tokens[opening].type.replace("_open", "_close")
    return next(i for i in range(opening, len(tokens)) if tokens[i].type == kind and tokens[i].level == level)


def _items(tokens: Sequence[Token], first_line: int) -> Iterator[Block | SourceLine]:
    """A list's items (those of lists inside it on their own) or a table's rows."""
    items: list[list[str]] = []
    line = first_line
    for token in tokens:
        if not items and token.map:
            line = first_line + token.map[0]
        if token.type in ("list_item_open", "tr_open"):
            items.append([])
            continue
        if token.type == "source_line":
            yield _items_block(items, line)
            yield SourceLine(token.content, first_line + (token.map[0] if token.map else 0))
            items = []
            continue
        texts = _texts(token)
        if texts and not items:  # an item goes on below its source line
            items.append([])
        for number, text in enumerate(texts):
            if number and (source := source_text(text)) is not None:  # below a <br>
                yield _items_block(items, line)
                yield SourceLine(source, line)
                items = [[]]
            else:
                items[-1].append(text)
    yield _items_block(items, line)


def _texts(token: Token) -> Sequence[str]:
    if token.type == "inline":
        return _lines(token)
    if token.type in ("fence", "code_block"):
        return [token.content]
    return [_text_of_html(token.content)] if token.type == "html_block" else []


def _items_block(items: Sequence[Sequence[str]], line: int) -> Block:
    return Block("items", tuple(text for item in items if (text := fold(" ".join(item)))), line)


def _lines(inline: Token) -> list[str]:
    lines: list[list[str]] = [[]]
    for child in inline.children or []:
        if child.type in _BREAKS or (child.type == "html_inline" and re.match(r"<br\b", child.content, re.I)):
            lines.append([])
        elif child.type in ("text", "code_inline", "text_special"):
            lines[-1].append(child.content)
    return ["".join(pieces) for pieces in lines]


def _text_of_html(html: str) -> str:
    """The text of raw HTML; what a browser would run or style is no text, nor is a comment.

    html.parser of Python 3.11 would take hours for a megabyte of tags that are never closed.
    """
    shown, at = [], 0
    while hidden := _HIDDEN.search(html, at):
        shown.append(html[at : hidden.start()])
        end = _END_OF_HIDDEN[hidden["kind"].lower()].search(html, hidden.end())
        at = end.end() if end else len(html)
    shown.append(html[at:])
    text = _TAG.sub(" ", " ".join(shown))
    try:
        return unescape(text)
    except ValueError:  # a character's number of more than 4,300 digits
        return text
