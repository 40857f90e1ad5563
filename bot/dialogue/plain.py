"""A reply as plain text, from top to bottom: what the terminal shows, and what Telegram gets where markup fails."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import replace

from bot.content.dates import MONTHS, AsOf
from bot.dialogue import wording
from bot.dialogue.messages import Citation, Locale, Quotation, Reply


def plain_text(reply: Reply) -> str:
    """The whole reply without markup; paragraphs are parted by a blank line."""
    quotations = each_source_once(reply.quotations, reply.locale)
    paragraphs = [
        *reply.lead,
        *(line for q in quotations for line in quotation_lines(q, reply.locale)),
        "\n".join(listed_line(citation, reply.locale) for citation in reply.listed),
        *reply.notes,
        "\n".join(contact_lines(reply)),
    ]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def quotation_lines(quotation: Quotation, locale: Locale) -> tuple[str, ...]:
    """What is quoted with its source, behind what we say of it."""
    quoted = f"{quoted_text(quotation)}\n{source_line(quotation.citation, locale)}"
    return (*lines_before(quotation, locale), quoted)


def lines_before(quotation: Quotation, locale: Locale) -> tuple[str, ...]:
    """Our own words on it, and of which of several questions it is the nearest, where it is not sure that it answers."""
    nearest = wording.NEAREST_TO(locale, question=quotation.nearest_to) if quotation.nearest_to else ""
    return tuple(filter(None, (quotation.lead, nearest)))


def each_source_once(quotations: Sequence[Quotation], locale: Locale) -> tuple[Quotation, ...]:
    """The quotations as they are shown: those of one source together; of one page after the other, the page is named once
    and its time is not said again.
    """
    shown: list[Quotation] = []
    before: Quotation | None = None
    for quotation in quotations:
        if before and _may_be_joined(before, quotation):
            together = (*shown[-1].sentences, *quotation.sentences)
            shown[-1] = replace(shown[-1], sentences=together, items=quotation.items)
        elif before and _page(before) == _page(quotation):
            citation = replace(quotation.citation, title=wording.SAME_PAGE(locale))
            prefix = "" if quotation.prefix == before.prefix else quotation.prefix
            shown.append(replace(quotation, citation=citation, prefix=prefix))
        else:
            shown.append(quotation)
        before = quotation
    return tuple(shown)


def _page(quotation: Quotation) -> tuple[str, str]:
    return quotation.citation.id, quotation.citation.language


def _may_be_joined(one: Quotation, other: Quotation) -> bool:
    alike = not other.lead and one.nearest_to == other.nearest_to
    return _is_of_one_source(one, other) and not one.items and alike


def _is_of_one_source(one: Quotation, other: Quotation) -> bool:
    first, second = one.citation, other.citation
    return _page(one) == _page(other) and (first.source, first.url, first.date) == (
        second.source,
        second.url,
        second.date,
    )


def first_question(heading: str) -> str:
    """Of a heading that asks the same in several ways the first one; else all of it."""
    asked = re.match(r"[^?？]*[?？]", heading)
    return asked.group() if asked else heading


def quoted_text(quotation: Quotation) -> str:
    """A list of its own begins on a line of its own."""
    apart = "\n" if quotation.prefix and quotation.text.startswith("• ") else ""
    return quotation.prefix + apart + quotation.text


def source_line(citation: Citation, locale: Locale, *, with_url: bool = True) -> str:
    """Which page and source a quotation comes from, with date and address where the page names them."""
    comma = ", " if locale == "en" else "，"
    named = citation.source if citation.source != citation.title else None
    parts = [citation.title, named, dated(citation.date, locale), citation.url if with_url else None]
    return wording.SOURCE(locale, what=comma.join(part for part in parts if part))


def listed_line(citation: Citation, locale: Locale, *, with_url: bool = True) -> str:
    """One item of a list: its date where it has one, title, who published it, and where."""
    comma, colon = (", ", ": ") if locale == "en" else ("，", "：")
    date = dated(citation.date, locale)
    behind = comma.join(part for part in (citation.source, citation.url if with_url else None) if part)
    line = f"• {date}{colon}{citation.title}" if date else f"• {citation.title}"
    return f"{line} ({behind})" if behind and locale == "en" else f"{line}（{behind}）" if behind else line


def dated(date: AsOf | None, locale: Locale) -> str:
    """20 December 2014, December 2014 or 2014; 2014年12月20日 in Chinese; empty where there is no date."""
    if date is None:
        return ""
    if locale == "en":
        words = [
            str(date.day) if date.day else "",
            MONTHS[date.month - 1] if date.month else "",
            str(date.year),
        ]
        return " ".join(word for word in words if word)
    month = f"{date.month}月" if date.month else ""
    return f"{date.year}年{month}" + (f"{date.day}日" if date.day else "")


def contact_lines(reply: Reply) -> list[str]:
    """How to reach a person, as far as no sentence above says it already."""
    if not (reply.show_contact and reply.contact):
        return []
    said = " ".join((*reply.lead, *(quotation.text for quotation in reply.quotations), *reply.notes))
    email, phone = reply.contact.email, reply.contact.phone
    return [
        *([] if email in said else [wording.EMAIL(reply.locale, email=email)]),
        *([] if phone in said else [wording.PHONE(reply.locale, phone=phone)]),
    ]


def columns(text: str) -> int:
    """How wide a text is where a Chinese character takes two columns (Unicode Standard Annex 11)."""
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)
