"""What staff are told of a page, its header aside."""

from collections.abc import Sequence

from bot.content.dates import wrong_part
from bot.content.document import Language
from bot.content.problems import NO_SUCH, Problem, error, note


def no_date(path: str) -> Problem:
    return note(
        "date",
        path,
        None,
        "has text without a date; add “date:” to the header or a date to the section's source line "
        "(“undated” where the source has none).",
        "有内容没有日期；请在页首加 date，或在该节的来源行写上日期（来源本身没有日期时写“未注明日期”）。",
    )


def no_source(path: str) -> Problem:
    return note(
        "source",
        path,
        None,
        "has text without a source; add “source:” to the header or end the section with “Source: …”.",
        "有内容没有来源；请在页首加 source，或在该节末尾写“来源：…”。",
    )


def many_headings(path: str, headings: int, most: int) -> Problem:
    return note(
        "headings",
        path,
        None,
        f"has {headings} headings; split it into pages of one subject each, so that their titles say more.",
        f"有 {headings} 个标题；请按主题拆成几个页面，让标题更有用。",
        (
            f"has more than {most} headings; split it into pages of one subject each.",
            f"标题超过 {most} 个；请按主题拆成几个页面。",
        ),
    )


def html(path: str, line: int, tag: str) -> Problem:
    return note(
        "html",
        path,
        line,
        f"has HTML (<{tag}>), of which only the words are used; write plain Markdown.",
        f"含有 HTML（<{tag}>），只会使用其中的文字；请用普通 Markdown 书写。",
    )


def html_table(path: str, line: int) -> Problem:
    return note(
        "html-table",
        path,
        line,
        "has an HTML table, whose cells run together; write it as a Markdown table: | A | B |, |---|---|, | 1 | 2 |.",
        "含有 HTML 表格，各格文字会连在一起；请写成 Markdown 表格：| A | B |、|---|---|、| 1 | 2 |。",
    )


def typed_table(path: str, line: int) -> Problem:
    return note(
        "typed-table",
        path,
        line,
        "looks like a table whose cells run together; write it as a Markdown table: | A | B |, |---|---|, | 1 | 2 |, or as a list.",
        "像是表格，但各格文字会连在一起；请写成 Markdown 表格：| A | B |、|---|---|、| 1 | 2 |，或写成列表。",
    )


def no_review(path: str) -> Problem:
    return note(
        "review",
        path,
        None,
        "tells of procedures, taxes, permits or visas; add “review_by:” with the day on which to check it again.",
        "内容涉及办事流程、税收、许可或签证；请在页首加 review_by，写上下次核对的日期。",
    )


def not_utf8(path: str, line: int) -> Problem:
    return error(
        "encoding",
        path,
        line,
        "is not saved as UTF-8; open it and save it again with the encoding UTF-8.",
        "不是 UTF-8 编码；请用 UTF-8 编码重新保存。",
    )


def lost(path: str, line: int) -> Problem:
    return error(
        "lost",
        path,
        line,
        "words were lost in saving and question marks stand in their place; put the words back and save the page as UTF-8.",
        "保存时有文字丢失，变成了问号；请补回原文，并用 UTF-8 编码保存。",
    )


def conflict(path: str, line: int) -> Problem:
    return error(
        "conflict",
        path,
        line,
        "has the marks of two versions that were not brought together (<<<<<<<, =======, >>>>>>>); keep one text and take the marks out.",
        "有两个版本合并未完成的标记（<<<<<<<、=======、>>>>>>>）；请保留一个版本，并删去这些标记。",
    )


def open_comment(path: str, line: int) -> Problem:
    return note(
        "comment",
        path,
        line,
        "begins a comment (<!--) that never ends, so that everything below is left out; end it with -->.",
        "有一个没有结束的注释（<!--），其后的内容都不会使用；请用 --> 结束它。",
    )


def dead_link(path: str, line: int) -> Problem:
    return note(
        "link",
        path,
        line,
        "has a link that nobody can follow: it leads nowhere or to a file on somebody's computer; only its words are used. Write "
        "[words](https://…).",
        "有一个别人打不开的链接（没有地址，或指向某人电脑上的文件），只会使用其中的文字；请写成 [文字](https://…)。",
    )


def section_without_source(path: str, line: int) -> Problem:
    return note(
        "section-source",
        path,
        line,
        "has no source line though the other sections have one, so that the header's source is named for it; end it with “Source: …”.",
        "其他各节都有来源行，唯独这一节没有，因此会注明页首的来源；请在该节末尾写“来源：…”。",
    )


def binary(path: str) -> Problem:
    return error(
        "binary",
        path,
        None,
        "is not a text file; save the page as plain text (Markdown, UTF-8).",
        "不是文本文件；请存为纯文本（Markdown，UTF-8）。",
    )


def contradiction(path: str, line: int | None, given: str, language: Language) -> Problem:
    return error(
        "language",
        path,
        line,
        f"“language: {given}” contradicts the file's name (.{language}.md); correct one of the two.",
        f"“language: {given}”与文件名（.{language}.md）矛盾；请改正其中一个。",
    )


def no_title(path: str) -> Problem:
    return note(
        "title",
        path,
        None,
        "has no title; add “title:” to the header. Until then the file's name is shown.",
        "没有标题；请在页首加 title。在此之前显示文件名。",
    )


def no_contact(path: str, line: int | None, missing: Sequence[str]) -> Problem:
    return error(
        "contact",
        path,
        line,
        f"a contact page needs {' and '.join(f'“{name}:”' for name in missing)} in its header; add it.",
        f"联系页面的页首必须有 {' 和 '.join(missing)}；请补上。",
    )


def other_contact(path: str, line: int, other: str, field: str, ours: str, ours_line: int) -> Problem:
    return note(
        "other-contact",
        path,
        line,
        f"gives {other[:60]}, but the header has “{field}: {ours}” (line {ours_line}); the header's is shown, and this text is not "
        "quoted until you correct the one that is wrong. (Before a fax number write “fax”; any further contact goes on a page of "
        "its own.)",
        f"这里写的是 {other[:60]}，而页首是“{field}: {ours}”（第 {ours_line} 行）；现在以页首为准，这段文字暂不引用，请改正其中错误的一处。"
        "（传真号码前面请写“传真”；其他联系方式请写在另外的页面。）",
    )


def empty(path: str) -> Problem:
    return error(
        "empty", path, None, "has no text; write some or remove the file.", "没有正文；请写上内容或删除文件。"
    )


def bad_source(path: str, line: int) -> Problem:
    return note(
        "source-line",
        path,
        line,
        "the source line is empty; write “Source: NAME, DATE, ADDRESS”.",
        "来源行是空的；请写“来源：名称，日期，网址”。",
    )


def source_without_text(path: str, line: int) -> Problem:
    return note(
        "source-line",
        path,
        line,
        "the source line has no text above it in its section; put it below the text that it belongs to.",
        "来源行在本节中上面没有内容；请移到它所属的内容下面。",
    )


def misread(part: str, path: str, line: int) -> Problem:
    form_en = "“Source: NAME, 2014-12-20, https://…” with commas between, one date and one address"
    form_zh = "“来源：名称，2014年12月20日，https://…”，用逗号隔开，日期和网址各一个"
    en = f"“{part[:60]}” in the source line is read neither as a date nor as an address; write {form_en}."
    zh = f"来源行中的“{part[:60]}”无法识别为日期或网址；请写成{form_zh}。"
    if wrong := wrong_part(part):
        en = f"“{part[:60]}” in the source line cannot be used; {NO_SUCH[wrong][0]}."
        zh = f"来源行中的“{part[:60]}”无法使用；{NO_SUCH[wrong][1]}。"
    return note(
        "source-line",
        path,
        line,
        en,
        zh,
        (
            f"a part of the source line is read neither as a date nor as an address; write {form_en}.",
            f"来源行中有一部分无法识别为日期或网址；请写成{form_zh}。",
        ),
    )
