"""What staff are told of a page's header."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.content.dates import wrong_part
from bot.content.problems import NO_SUCH, Problem, error, note

REMEDIES = {
    "title": ("write one line of text", "请写一行文字"),
    "section": ("write one word such as news", "请写一个词，例如 news"),
    "date": ("write it like 2014-12-20, 2014-12 or 2014", "请写成 2014-12-20、2014-12 或 2014"),
    "source": (
        "write an address that begins with http:// or https://",
        "请写以 http:// 或 https:// 开头的网址",
    ),
    "topics": ("write a list like [tax, permits]", "请写成列表，例如 [tax, permits]"),
    "valid_until": ("write a date like 2026-12-31", "请写成 2026-12-31 这样的日期"),
    "review_by": ("write a date like 2026-12-31", "请写成 2026-12-31 这样的日期"),
    "checked_by": ("write a name", "请写一个名字"),
    "checked_on": ("write a date like 2026-12-31", "请写成 2026-12-31 这样的日期"),
    "email": ("write one address like name@example.org", "请写一个邮箱，例如 name@example.org"),
    "phone": (
        "write it with the country code, like 0086-10-12345678",
        "请写上国家代码，例如 0086-10-12345678",
    ),
}


@dataclass(frozen=True, slots=True)
class Placed:
    """A field's name or another text, with its line in the file."""

    text: str
    line: int


def bad_field(name: str, value: object, path: str, line: int, *, is_date: bool) -> Problem:
    wrong = wrong_part(str(value)) if is_date else None
    en, zh = NO_SUCH[wrong] if wrong else REMEDIES[name]
    shown = str(value)[:60]
    return error(
        "field", path, line, f"{name}: “{shown}” cannot be used; {en}.", f"{name}：“{shown}”无法使用；{zh}。"
    )


def odd_language(value: object, path: str, line: int) -> Problem:
    shown = str(value)[:60]
    return note(
        "language",
        path,
        line,
        f"language: “{shown}” is neither en nor zh; the language was taken from the file's name. Take the line out.",
        f"language：“{shown}”不是 en 或 zh；语言按文件名判断。请删去这一行。",
    )


def unknown(name: str, fields: Iterable[str], path: str, line: int) -> Problem:
    known = ", ".join(fields)
    return note(
        "unknown-field",
        path,
        line,
        f"“{name[:60]}” is not a field that the bot knows; it is ignored. Known are: {known}.",
        f"“{name[:60]}”不是可用的字段，已忽略。可用的有：{known}。",
    )


def twice(name: str, path: str, line: int) -> Problem:
    return error(
        "yaml", path, line, f"“{name}” is set twice; keep one of them.", f"“{name}”写了两次；请只保留一个。"
    )


def was_mended(path: str, line: int, meant: str) -> Problem:
    return note(
        "mended",
        path,
        line,
        f"was read as “{meant}”; write it like that, with English punctuation and a blank behind the colon.",
        f"按“{meant}”读取；请这样写：用英文标点，冒号后面加一个空格。",
    )


def unclosed(path: str, opening: Placed, last: Placed | None) -> Problem:
    """The last field, where one was found."""
    en, zh = (
        (f", “{last.text}:” (line {last.line})", f" {last.text}（第 {last.line} 行）") if last else ("", "")
    )
    shown = opening.text[:20]
    return error(
        "yaml",
        path,
        opening.line,
        f"the header opens with {shown} and is never closed; put a line --- below its last field{en}.",
        f"页首以 {shown} 开始但没有结束；请在最后一个字段{zh}下面加一行 ---。",
    )


def cut_off(path: str, first: Placed, last: Placed) -> Problem:
    return error(
        "yaml",
        path,
        first.line,
        f"“{first.text}:” stands below the --- that closes the header; move that --- below “{last.text}:”.",
        f"“{first.text}”写在结束页首的 --- 下面；请把那一行 --- 移到“{last.text}”下面。",
    )


def misplaced(path: str, above: Placed, first: Placed, last: Placed) -> Problem:
    """Fields below a line of text."""
    shown = above.text[:40]
    return error(
        "yaml",
        path,
        first.line,
        f"“{first.text}:” (line {first.line}) to “{last.text}:” (line {last.line}) are fields of the header and stand below "
        f"text (line {above.line}, “{shown}”); move them to the very top of the page, between its two lines of ---.",
        f"“{first.text}”（第 {first.line} 行）到“{last.text}”（第 {last.line} 行）是页首的字段，却写在正文"
        f"（第 {above.line} 行“{shown}”）下面；请移到页面最上面，写在两行 --- 之间。",
    )


def indented(name: str, path: str, line: int) -> Problem:
    return error(
        "yaml",
        path,
        line,
        f"“{name}:” has a blank or tab in front; begin every field at the very left.",
        f"“{name}”前面有空格或制表符；每个字段都要顶格写。",
    )


def unopened(path: str, first: Placed, last: Placed) -> Problem:
    return error(
        "yaml",
        path,
        first.line,
        f"the header does not open with ---; put a line --- above its first field, “{first.text}:” (line {first.line}), "
        f"and one below its last, “{last.text}:” (line {last.line}).",
        f"页首没有以 --- 开始；请在第一个字段 {first.text}（第 {first.line} 行）上面加一行 ---，"
        f"最后一个字段 {last.text}（第 {last.line} 行）下面也要有一行。",
    )


def no_header(path: str) -> Problem:
    return note(
        "header",
        path,
        None,
        "has no header, so it stands under no section and has no date of its own; begin it with a line ---, then “title:”, "
        "“section:” and “date:”, and another line ---.",
        "没有页首，因此不属于任何栏目，也没有日期；请在开头写一行 ---，接着写 title、section 和 date，再写一行 ---。",
    )


def too_long(path: str) -> Problem:
    return error(
        "yaml",
        path,
        1,
        "the header is far too long; put the line --- that closes it right below its last field.",
        "页首过长；请把结束页首的 --- 放在最后一个字段的下一行。",
    )


def not_a_mapping(path: str, line: int) -> Problem:
    return error(
        "yaml",
        path,
        line,
        "the header is not made of fields; write a line like “title: My page” for each.",
        "页首不是字段；请每行写一个字段，例如“title: 我的页面”。",
    )


def bad_yaml(path: str, line: int, text: str = "") -> Problem:
    """`text` is the line, where it is known: most often one sign is missing in it."""
    en, zh = _what_is_missing(text) or (
        "the header cannot be read here; write each field as “name: value” on a line of its own, with no blank or tab "
        "in front, and put a value with a colon in double quotes.",
        "页首这一行无法识别；请每行写一个“字段: 值”，前面不要有空格或制表符，值里有冒号时用英文双引号括起来。",
    )
    return error("yaml", path, line, en, zh)


def _what_is_missing(text: str) -> tuple[str, str] | None:
    name, colon, value = text.strip().partition(":")
    name, value = name[:40], value.strip()
    if not colon:
        field = name.split()[0] if name else ""
        if not field.isidentifier():
            return None
        return (
            f"there is no colon behind “{field}”; write “{field}: …”.",
            f"“{field}”后面没有冒号；请写成“{field}: …”。",
        )
    quote = value[:1]
    if quote in ('"', "'") and value.count(quote) == 1:
        return (
            f"the quotation mark {quote} that opens behind “{name}:” is never closed; write another one at the end of the line, "
            "or take it out.",
            f"“{name}:”后面的引号 {quote} 没有结束；请在行末补上，或者把它删去。",
        )
    if quote == "[" and "]" not in value:
        return (
            f"the list behind “{name}:” is never closed; write ] at its end.",
            f"“{name}:”后面的列表没有结束；请在末尾写上 ]。",
        )
    return None
