"""What `import` is given, a file or an address, as bytes with their kind. Nothing else is fetched."""

import re
import string
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPException
from io import BytesIO
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from bot.errors import BotError

LARGEST = 20_000_000  # bytes
LARGEST_UNPACKED = 200_000_000  # bytes; a Word document is a ZIP archive
PATIENCE_SECONDS = 60.0
STEP_SECONDS = 20.0  # without a byte

_WEB = (".html", ".htm", ".xhtml", ".shtml")
_HANDLERS: Sequence[type[urllib.request.BaseHandler]] = (
    urllib.request.ProxyHandler,
    urllib.request.HTTPHandler,
    urllib.request.HTTPSHandler,
    urllib.request.HTTPRedirectHandler,
    urllib.request.HTTPDefaultErrorHandler,
    urllib.request.HTTPErrorProcessor,
    urllib.request.UnknownHandler,
)
"""urllib's own without FTP, files and data: a redirect must not lead to those."""


@dataclass(frozen=True, slots=True)
class Raw:
    """What was fetched or read."""

    data: bytes
    kind: str  # an ending such as ".pdf"; ".html" for web pages
    address: str | None
    charset: str | None = None  # as the server names it


def get(source: str) -> Raw:
    """Reads a file, or fetches an address.

    Raises:
        BotError: it cannot be had, is too large, or is of no kind that we read.
    """
    if re.match("https?://", source, re.I):
        return _fetch(source)
    if "://" in source:
        raise trouble(
            source, "only http:// and https:// can be fetched.", "只能读取 http:// 或 https:// 网址。"
        )
    return _read(source)


def trouble(source: str, en: str, zh: str) -> BotError:
    """For staff, in both languages."""
    return BotError(f"{source}: {en} {zh}")


def _fetch(given: str) -> Raw:
    opener = urllib.request.OpenerDirector()
    for handler in _HANDLERS:
        opener.add_handler(handler())
    deadline = time.monotonic() + PATIENCE_SECONDS
    data = bytearray()
    try:
        request = urllib.request.Request(
            _in_ascii(given), headers={"User-Agent": "Mozilla/5.0 (sanming-bot import)"}
        )
        with opener.open(request, timeout=STEP_SECONDS) as response:
            headers, address = response.headers, response.geturl()
            while piece := response.read1(1 << 16):
                data += piece
                if len(data) > LARGEST:
                    raise _too_large(given)
                if time.monotonic() > deadline:
                    raise _too_slow(given)
    except urllib.error.HTTPError as answer:
        with answer:  # it holds the connection
            raise trouble(
                given,
                f"the server answers {answer.code} ({answer.reason}); is the address right?",
                f"服务器返回 {answer.code}；请检查网址。",
            ) from None
    except (OSError, HTTPException, ValueError) as fault:
        raise trouble(
            given, f"cannot be fetched ({_reason(fault)}).", "无法读取；请检查网址和网络。"
        ) from None
    body = bytes(data)
    kind = _kind(given, urlsplit(address).path, headers.get_content_type(), body)
    return Raw(body, kind, address.partition("#")[0], headers.get_content_charset())


def _in_ascii(address: str) -> str:
    """As browsers send it: Chinese hosts in IDNA (RFC 3490), all else that is not ASCII percent-encoded."""
    parts = urlsplit(address.strip())
    host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode()
    path, query = (quote(part, safe=string.punctuation) for part in (parts.path, parts.query))
    return urlunsplit((parts.scheme, host, path, query, ""))


def _reason(fault: Exception) -> str:
    reason = getattr(fault, "reason", None) or fault
    return str(reason) or type(fault).__name__


def _read(name: str) -> Raw:
    path = Path(name)
    try:
        if path.stat().st_size > LARGEST:
            raise _too_large(name)
        data = path.read_bytes()
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or fault
        raise trouble(
            name, f"cannot be read ({reason}).", "无法读取；请检查文件名，网址要以 http:// 或 https:// 开头。"
        ) from None
    return Raw(data, _kind(name, name, "", data), None)


def _kind(source: str, path: str, content_type: str, data: bytes) -> str:
    """What the first bytes say, then what the server says, then the ending."""
    if data.startswith(b"%PDF"):
        return ".pdf"
    if data.startswith(b"PK") and _is_word(source, data):
        return ".docx"
    if content_type in ("text/html", "application/xhtml+xml") or Path(path).suffix.lower() in _WEB:
        return ".html"
    raise trouble(
        source,
        "is no web page, Word document (.docx) or PDF; save it as one of them (Word can save .doc as .docx).",
        "不是网页、Word 文档（.docx）或 PDF；请另存为其中一种（.doc 可以用 Word 另存为 .docx）。",
    )


def _is_word(source: str, data: bytes) -> bool:
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            files = archive.infolist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        return Path(source).suffix.lower() == ".docx"  # a damaged one is named as such when it is read
    if sum(file.file_size for file in files) > LARGEST_UNPACKED:
        raise _too_large(source)
    return any(file.filename == "word/document.xml" for file in files)


def _too_large(source: str) -> BotError:
    size = LARGEST // 1_000_000
    return trouble(
        source, f"is larger than {size} MB; take a part of it.", f"超过 {size} MB；请只取其中一部分。"
    )


def _too_slow(source: str) -> BotError:
    return trouble(
        source,
        f"takes longer than {PATIENCE_SECONDS:.0f} seconds; try again later.",
        f"超过 {PATIENCE_SECONDS:.0f} 秒仍未读完；请稍后再试。",
    )
