"""What the text of the contact page says beside its header: an answer quotes the text and ends in the header's contact,
so that one of them left as it was would give investors two numbers. The header counts, and what contradicts it is not quoted.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping

from bot.content import page_problems
from bot.content.dates import parse_date
from bot.content.document import Contact
from bot.content.problems import Problem

_FEWEST_DIGITS = 7
_EXTENSION = 5
"""Digits that may follow a number: of an extension."""
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.S)
_ADDRESS = re.compile(r"https?://[^\s，。；]+")
_EMAIL = re.compile(r"(?<![\w.%+-])[\w.%+-]{1,64}@[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+", re.ASCII)
_PHONE = re.compile(
    r"(?:(?<![A-Za-z0-9./@_-])[+0(]"
    r"|(?:(?<=phone)|(?<=call)|(?<=dial)|(?<=tel)|(?<=电话)|(?<=電話)|(?<=手机)|(?<=热线)|(?<=致电)|(?<=拨打))[^\d\n]{0,12}\d)"
    r"[\d ()–—-]{5,40}\d",
    re.I,
)
_YEARS = re.compile(r"(?:19|20)\d\d\D+(?:19|20)\d\d")
_NO_TELEPHONE = re.compile(r"\b(?:tele)?fax\b|whatsapp|wechat|\bqq\b|传真|傳真|微信", re.I)
"""Before a number that is no telephone's."""


def others(
    body: str, first_line: int, contact: Contact, lines: Mapping[str, int], path: str
) -> Iterator[Problem]:
    """Each line that gives another e-mail address or telephone number; `lines` are those of the header's fields."""
    shown = _COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), body)
    ours = {"email": contact.email, "phone": contact.phone}
    for number, line in enumerate(shown.split("\n"), first_line):
        for field, other in _others_in(line, contact):
            yield page_problems.other_contact(path, number, other, field, ours[field], lines[field])


def gives_another(sentences: Iterable[str], contact: Contact) -> bool:
    """Whether a text gives another address or number, so that it is not to be quoted."""
    return any(True for sentence in sentences for _ in _others_in(sentence, contact))


def _others_in(line: str, contact: Contact) -> Iterator[tuple[str, str]]:
    """Each with the header's field that it contradicts."""
    text = _ADDRESS.sub(" ", unicodedata.normalize("NFKC", line))
    yield from (("email", email) for email in _EMAIL.findall(text) if email.lower() != contact.email.lower())
    yield from (("phone", phone) for phone in _phones(text) if not _is_same(phone, contact))


def _phones(text: str) -> Iterator[str]:
    end = 0
    for found in _PHONE.finditer(text):
        before, end = text[end : found.start()], found.end()
        phone = re.sub(r"^[^\d+(]+", "", found.group())
        is_time = parse_date(phone) or _YEARS.fullmatch(phone)
        if len(_digits(phone)) >= _FEWEST_DIGITS and not is_time and not _NO_TELEPHONE.search(before[-20:]):
            yield phone


def _is_same(phone: str, contact: Contact) -> bool:
    """Also without the code of the country or the area, with the 0 that is dialled inside the country, with an extension."""
    ours, digits = _digits(contact.phone_e164), _digits(phone.replace("(0)", "")).lstrip("0")
    return any(
        len(ours[start:]) >= _FEWEST_DIGITS
        and digits.startswith(ours[start:])
        and len(digits) - len(ours[start:]) <= _EXTENSION
        for start in range(len(ours))
    )


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
