"""Pages, Word documents and PDFs as drafts: from a web server on the loopback interface and from files."""

import http.server
import re
import socket
import sys
import threading
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.content.folder import load_library
from bot.content.markdown import parse
from bot.content.page import read_page
from bot.errors import BotError
from bot.search.text import to_traditional
from bot.workshop import fetch
from bot.workshop.bring_in import _page, bring_in
from bot.workshop.documents import Found, one_line, without_controls
from bot.workshop.draft import DRAFTS
from tests.command_line import bot, folder_with_pages

NEWS = [
    "A ferry between Lanport and the Reed Islands was opened by the council on 20 December, "
    "after two years of work on the piers.",
    "The crossing takes forty minutes, and there are nine ferries on working days. <b>Fares</b> are set by the town.",
    "The council says that more ferries will follow when the new pier at the market is ready for use.",
]
MENU = "".join(
    f'<li><a href="/{name}">{name}</a></li>' for name in ("Home", "Introduction", "Advantage", "News")
)
SHARE = "".join(f"<li>{name}</li>" for name in ("facebook", "linkedin", "email", "Share"))
PAGE = f"""<html><head><title>Invest in Lanport</title></head><body><ul>{MENU}<li>desk@lanport.example</li></ul>
<ul><li>Home &gt; News &gt; Details <h2>Ferry: “to the islands” opens</h2>{"".join(f"<p>{p}</p>" for p in NEWS)}
<div>© Copyright 2017 Invest in Lanport</div></li>{SHARE}</ul><script>alert("x")</script></body></html>"""
CHINESE = """<html><head><meta charset="gb2312"><title>兰港新闻</title>
<meta property="article:published_time" content="2024-12-20"></head><body><h1>渡轮开通</h1>
<p>兰港至芦苇群岛的渡轮于2024年12月20日开通，航程四十分钟，每天九班。</p>
<p>兰港市议会表示，市场旁的新码头建成之后，还将增加班次，方便居民和企业往来。</p></body></html>"""


@contextmanager
def serving(answers: dict[str, tuple[int, str, bytes]]) -> Iterator[str]:
    """The address of a server that gives these (status, content type, body); of a redirect the body is the place."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            status, kind, body = answers[self.path]
            self.send_response(status)
            self.send_header("Content-Type", kind)
            if status == 302:
                self.send_header("Location", body.decode())
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def imported(
    tmp_path: Path, body: str | bytes, kind: str = "text/html; charset=utf-8"
) -> tuple[Path, str, str]:
    """The draft's path, its text and what staff were shown."""
    raw = body.encode() if isinstance(body, str) else body
    with serving({"/news.html": (200, kind, raw)}) as address:
        draft = bring_in(f"{address}/news.html", tmp_path)
    return draft.path, draft.path.read_text(encoding="utf-8"), "\n".join(draft.lines)


def test_a_web_page_becomes_a_page_without_menu_share_links_and_footer(tmp_path: Path) -> None:
    path, text, shown = imported(tmp_path, PAGE)
    assert path == tmp_path / DRAFTS / "ferry-to-the-islands-opens.en.md"
    assert 'title: "Ferry: “to the islands” opens"' in text
    assert "language: en" in text
    assert "after two years of work on the piers." in text
    for stray in ("Introduction", "facebook", "Share", "Copyright", "alert", "<b>", "Home"):
        assert stray not in text
    assert "! No date was found" in shown
    assert "Not in service yet" in shown


@pytest.mark.parametrize(
    "layout",
    [
        "<ul>{menu}</ul><ul><li><a href='/'>Home</a> &gt; News &gt; Details</li></ul><h4>{title}</h4>{text}"
        "<div>{footer}</div><ul>{share}</ul>",
        "<ul>{menu}<li>Home &gt; News &gt; Details<h3>{title}</h3>{text}<p>{footer}</p></li>{share}</ul>",
        "<div><h1>Invest in Lanport</h1></div><ul>{menu}</ul><div><h2>{title}</h2>{text}</div><p>{footer}</p>",
    ],
)
def test_however_the_site_is_laid_out_only_headline_and_text_are_taken(tmp_path: Path, layout: str) -> None:
    text = "".join(f"<p>{p}</p>" for p in NEWS)
    footer, title = "© Copyright 2017 Invest in Lanport", "Ferry opens"
    body = layout.format(menu=MENU, share=SHARE, text=text, footer=footer, title=title)
    _, page, _ = imported(tmp_path, f"<html><title>Invest in Lanport</title><body>{body}</body></html>")
    assert 'title: "Ferry opens"' in page
    assert page.partition("---\n\n")[2].startswith(NEWS[0])
    for stray in ("Introduction", "facebook", "Share", "Copyright", "Home", "Details"):
        assert stray not in page


def test_a_draft_is_a_page_that_can_be_put_into_service(tmp_path: Path) -> None:
    path, _, _ = imported(tmp_path, PAGE)
    assert load_library(tmp_path).documents == ()  # not while it is a draft
    document, problems = read_page(path.read_bytes(), path.name, path.name[:-6], "en")
    assert document
    assert [problem for problem in problems if problem.severity == "error"] == []
    assert "\n\nSource: http://127.0.0.1:" in path.read_text(encoding="utf-8")


def test_a_chinese_page_in_an_old_encoding_is_read_with_its_date(tmp_path: Path) -> None:
    path, text, _ = imported(tmp_path, CHINESE.encode("gb2312"), "text/html")
    assert path.name.endswith(".zh.md")
    assert 'title: "渡轮开通"' in text
    assert "date: 2024-12-20" in text
    assert "航程四十分钟，每天九班。" in text
    assert "来源：" in text


@pytest.mark.parametrize("encoding", ["gbk", "gb18030", "big5", "utf-8", "utf-8-sig", "utf-16"])
def test_the_encoding_that_only_the_server_names_is_used(tmp_path: Path, encoding: str) -> None:
    page = CHINESE.replace('<meta charset="gb2312">', "").replace(
        "兰港", "藍港" if encoding == "big5" else "兰港"
    )
    if encoding == "big5":
        page = to_traditional(page)
    _, text, _ = imported(
        tmp_path, page.encode(encoding), f"text/html; charset={encoding.removesuffix('-sig')}"
    )
    assert "芦苇群岛的渡轮于2024年12月20日开通" in text


def test_the_name_and_the_day_that_a_chinese_page_prints_become_its_source(tmp_path: Path) -> None:
    printed = "<p>来源：兰港日报 发布时间：2025 年 3 月 1 日</p>"
    body = CHINESE.replace('property="article:published_time" content="2024-12-20"', "")
    _, text, shown = imported(
        tmp_path, body.replace("</h1>", f"</h1>{printed}").encode("gb2312"), "text/html; charset=gb2312"
    )
    assert "date: 2025-03-01" in text
    assert "\n来源：兰港日报，2025-03-01，http://127.0.0.1:" in text
    assert "! " not in shown


def test_a_name_with_a_day_behind_it_is_a_name(tmp_path: Path) -> None:
    printed = "<h1>兰港港口扩建</h1><p>来源：兰港日报 2026年11月20日</p><p>兰港港口于2026年11月20日开始扩建，水深十四米。</p>"
    file = tmp_path / "x.html"
    file.write_text(f"<html><title>兰港港口扩建</title><body><article>{printed}</article>", encoding="utf-8")
    draft = bring_in(str(file), tmp_path).path.read_text(encoding="utf-8")
    assert "\n来源：兰港日报\n" in draft


def test_a_copyright_year_is_not_taken_for_the_date(tmp_path: Path) -> None:
    _, text, _ = imported(tmp_path, PAGE)
    assert "2017" not in text


LONG = "The council of Lanport says so in its yearly report, which was printed in spring and sent to all houses. "
ARTICLE = f"""<h1>The harbour</h1><h2>Depth</h2><p>The harbour of Lanport is 14 metres deep. {LONG * 2}</p>
<h2>Berths</h2><p>The harbour of Lanport has these berths for ships: {LONG}</p>
<ul><li>one berth of 12 metres</li><li>another of 14 metres</li></ul>"""


def test_every_section_ends_with_the_source(tmp_path: Path) -> None:
    _, text, _ = imported(tmp_path, f"<html><body><article>{ARTICLE}</article></body></html>")
    body = text.partition("---\n\n")[2]
    assert [line[:10] for line in body.splitlines() if line] == [
        "## Depth", "The harbou", "Source: ht", "## Berths", "The harbou", "- one bert", "- another ", "Source: ht",
    ]  # fmt: skip


def test_what_the_library_leaves_out_inside_the_text_is_named(tmp_path: Path) -> None:
    odd = f'<div id="zoom">{ARTICLE}<p>The harbour is run by the town. {LONG}</p></div>'
    _, text, shown = imported(tmp_path, f"<html><body>{odd}</body></html>")
    for missing in ("Berths", "one berth of 12 metres"):
        assert (missing in text) or (missing in shown)


def test_a_title_with_quotes_colons_and_markup_stays_one_line_of_text(tmp_path: Path) -> None:
    title = 'Note: "a\\b" # &lt;script&gt;x&lt;/script&gt; &#x85; ' + "very long " * 40
    page = f"<html><body><article><h1>{title}</h1><p>{LONG * 3}</p></article></body></html>"
    path, _, _ = imported(tmp_path, page)
    document, problems = read_page(path.read_bytes(), path.name, path.name[:-6], "en")
    assert document
    assert document.title.startswith('Note: "a\\b" # <script>x</script> ')
    assert [problem for problem in problems if problem.severity == "error"] == []


def test_names_of_200_characters_are_cut(tmp_path: Path) -> None:
    page = f"<html><body><article><h1>a {'x' * 300}</h1><p>{LONG * 3}</p></article></body></html>"
    assert len(imported(tmp_path, page)[0].name) < 80


@given(st.text(max_size=200))
@example("![](data:x) <img src=x onerror=alert(1)> [a](javascript:b)")
@example("- a\n\n      <b>\n# \\<i>\n|<u>|\n|-|\n")
def test_whatever_the_text_is_the_draft_is_a_page_without_markup(text: str) -> None:
    parts = parse(without_controls("Lanport\n\n" + text))
    page = _page(Found(one_line(text), None, None, ""), parts, None, "en")
    document, problems = read_page(page.encode(), "x.en.md", "x", "en")
    assert document
    assert [problem for problem in problems if problem.severity == "error"] == []
    body = page.partition("---\n\n")[2]
    html = re.sub("&lt;.*?&gt;", "", MarkdownIt("commonmark").render(body))
    assert set(re.findall(r"<(\w+)", html)) <= {"p", "ul", "li", "h2", "h3", "h4", "h5", "h6"}


def test_a_traditional_page_becomes_a_simplified_draft(tmp_path: Path) -> None:
    _, text, _ = imported(
        tmp_path, to_traditional(CHINESE).replace("gb2312", "utf-8"), "text/html; charset=utf-8"
    )
    assert "芦苇群岛的渡轮" in text


def test_nothing_is_ever_overwritten(tmp_path: Path) -> None:
    first, text, _ = imported(tmp_path, PAGE)
    second, _, _ = imported(tmp_path, PAGE)
    assert (first.name, second.name) == (
        "ferry-to-the-islands-opens.en.md",
        "ferry-to-the-islands-opens-2.en.md",
    )
    assert first.read_text(encoding="utf-8") == text


def test_a_name_that_a_page_in_service_has_is_not_used_again_and_staff_are_told(tmp_path: Path) -> None:
    (tmp_path / "news").mkdir()
    (tmp_path / "news" / "ferry-to-the-islands-opens.zh.md").write_text(
        "# 渡轮\n\n渡轮开通。\n", encoding="utf-8"
    )
    path, _, shown = imported(tmp_path, PAGE)
    assert path.name == "ferry-to-the-islands-opens-2.en.md"
    assert "The name ferry-to-the-islands-opens is taken; nothing was overwritten." in shown


def docx(*paragraphs: str) -> bytes:
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    files = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="r1" Target="word/document.xml" Type="http://schemas.openxmlformats.org/officeDocument/'
        '2006/relationships/officeDocument"/></Relationships>',
        "word/document.xml": '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
        f"<w:body>{body}</w:body></w:document>",
    }
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


def pdf(*lines: str) -> bytes:
    shown = "".join(f"({line}) Tj 0 -20 Td " for line in lines)
    stream = f"BT /F1 12 Tf 72 720 Td {shown}ET".encode()
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)
    return bytes(out)


@pytest.mark.parametrize("kind", ["docx", "pdf"])
def test_a_word_document_and_a_pdf_become_pages(tmp_path: Path, kind: str) -> None:
    lines = (
        "The fish market of Lanport",
        "The fish market opens at nine in the morning.",
        "1. It has 14 halls.",
    )
    file = tmp_path / f"market.{kind}"
    file.write_bytes(docx(*lines) if kind == "docx" else pdf(*lines))
    draft = bring_in(str(file), tmp_path)
    document, _ = read_page(draft.path.read_bytes(), "x.en.md", "x", "en")
    assert document
    said = " ".join(sentence for passage in document.passages for sentence in passage.sentences)
    assert "The fish market opens at nine in the morning." in said
    assert "14 halls" in said
    assert "fish market" in document.title


@pytest.mark.parametrize(
    ("status", "kind", "body", "expected"),
    [
        (404, "text/html", b"no", "the server answers 404"),
        (200, "image/png", b"\x89PNG", "is no web page, Word document (.docx) or PDF"),
        (200, "text/html", b"", "no"),
        (200, "text/html", b"<html><body></body></html>", "no text was found"),
        (200, "application/pdf", b"%PDF-1.4 broken", ""),
        (200, "text/html", b"x" * 20_000_001, "is larger than 20 MB"),
        (200, "application/msword", b"\xd0\xcf\x11\xe0", "Word can save .doc as .docx"),
        (200, "application/zip", b"PK\x03\x04 broken", "is no web page"),
        (302, "text/html", b"ftp://127.0.0.1/x", "cannot be fetched (unknown url type: ftp)"),
        (302, "text/html", b"file:///etc/hostname", "the server answers 302"),
    ],
)
def test_what_cannot_become_a_page_is_named_with_the_reason(
    tmp_path: Path, status: int, kind: str, body: bytes, expected: str
) -> None:
    with (
        serving({"/x": (status, kind, body)}) as address,
        pytest.raises(BotError, match=r"http://127\.0\.0\.1") as trouble,
    ):
        bring_in(f"{address}/x", tmp_path)
    assert expected in str(trouble.value)
    assert not (tmp_path / DRAFTS).exists()


def test_a_redirect_is_followed_and_the_last_address_is_the_source(tmp_path: Path) -> None:
    with serving(
        {"/a": (302, "text/html", b"/b.html"), "/b.html": (200, "text/html", PAGE.encode())}
    ) as address:
        text = bring_in(f"{address}/a", tmp_path).path.read_text(encoding="utf-8")
    assert f"\nsource: {address}/b.html\n" in text


def test_an_address_may_have_chinese_characters(tmp_path: Path) -> None:
    with serving({"/%E6%96%B0%E9%97%BB?a=%E6%B8%AF": (200, "text/html", PAGE.encode())}) as address:
        text = bring_in(f"{address}/新闻?a=港#b", tmp_path).path.read_text(encoding="utf-8")
    assert f"\nsource: {address}/%E6%96%B0%E9%97%BB?a=%E6%B8%AF\n" in text


@pytest.mark.parametrize("source", ["ftp://127.0.0.1/x.html", "file:///etc/hostname"])
def test_only_web_addresses_are_fetched(tmp_path: Path, source: str) -> None:
    with pytest.raises(BotError, match=r"only http:// and https://"):
        bring_in(source, tmp_path)


def test_a_server_that_says_nothing_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "STEP_SECONDS", 0.2)
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        pytest.raises(BotError, match=r"cannot be fetched \(timed out\)"),
    ):
        bring_in(f"http://127.0.0.1:{server.getsockname()[1]}/x", tmp_path)


@pytest.mark.parametrize(
    ("library", "file"), [("trafilatura", "x.html"), ("markitdown", "x.pdf"), ("markitdown", "x.docx")]
)
def test_without_the_extra_staff_are_told_how_to_install_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, library: str, file: str
) -> None:
    data = {"x.html": PAGE.encode(), "x.pdf": pdf("a"), "x.docx": docx("a")}
    (tmp_path / file).write_bytes(data[file])
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(BotError, match=r"-m pip install -c requirements\.lock '\.\[import\]'"):
        bring_in(str(tmp_path / file), tmp_path)


def test_a_text_in_both_languages_or_in_neither_is_said_to_be_a_guess(tmp_path: Path) -> None:
    file = tmp_path / "x.docx"
    file.write_bytes(docx("The harbour of Lanport is deep 兰港港口水深十四米"))
    assert "its own is a guess" in "\n".join(bring_in(str(file), tmp_path).lines)
    file.write_bytes(docx("Der Hafen der Stadt hat zwölf Liegeplätze und ist vierzehn Meter tief."))
    assert "neither English nor Chinese" in "\n".join(bring_in(str(file), tmp_path).lines)


def test_an_address_that_nobody_serves_is_named(tmp_path: Path) -> None:
    with serving({}) as address:
        pass
    with pytest.raises(BotError, match="cannot be fetched"):
        bring_in(address, tmp_path)


def test_a_server_that_never_ends_is_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "PATIENCE_SECONDS", -1.0)
    with serving({"/x": (200, "text/html", b"x")}) as address, pytest.raises(BotError, match="takes longer"):
        bring_in(f"{address}/x", tmp_path)


def test_a_draft_moved_into_the_folder_passes_check(tmp_path: Path) -> None:
    folder = folder_with_pages(tmp_path)
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    name = "ferry-to-the-islands-opens.en.md"
    assert bot(folder, "import", "page.html").returncode == 0
    assert name not in bot(folder, "check", "--all").stdout
    (folder / "pages" / DRAFTS / name).rename(folder / "pages" / "news" / name)
    done = bot(folder, "check", "--all")
    assert done.returncode == 0
    assert f"{name}: error" not in done.stdout


def test_the_command_goes_on_with_the_next_source(tmp_path: Path) -> None:
    folder = folder_with_pages(tmp_path)
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    done = bot(folder, "import", "missing.pdf", "page.html")
    assert done.returncode == 1
    assert done.stderr.startswith("missing.pdf: cannot be read (No such file or directory). 无法读取")
    assert "ferry-to-the-islands-opens.en.md" in done.stdout
    assert (folder / "pages" / DRAFTS / "ferry-to-the-islands-opens.en.md").exists()
