"""The folder while the bot runs: into service, into the report, to the administrators."""

import datetime as dt
import threading
from pathlib import Path

import pytest

from bot.content.folder import Folder
from bot.content.library import Library
from bot.workshop.live import Live
from bot.workshop.report import LISTED_DAYS, REPORT_FILE
from tests.pages import CONTACT_EN, CONTACT_ZH, EMAIL, TOWN, write_pages

HARBOUR = TOWN["harbour.en.md"]
HARBOUR_ZH = TOWN["harbour.zh.md"]
BROKEN = HARBOUR.replace("date: 2026-03-01", "date: last spring")


class Followed:
    """A folder with what became of it."""

    def __init__(self, tmp_path: Path, pages: Path) -> None:
        self.pages, self.memory = pages, tmp_path / "data" / "folder.json"
        self.served: list[Library] = []
        self.told: list[str] = []
        self.today = dt.datetime(2026, 11, 24, 9, tzinfo=dt.UTC)
        self.start()

    def start(self) -> None:
        """As a start of the bot does."""
        folder = Folder(self.pages)
        self.live = Live(
            folder, folder.read(), self.served.append, self.told.append, self.memory, lambda: self.today
        )
        self.live.refresh()

    def write(self, name: str, text: str) -> None:
        write_pages(self.pages, {name: text})
        self.live.refresh()

    @property
    def report(self) -> str:
        return (self.pages / REPORT_FILE).read_text(encoding="utf-8")


@pytest.fixture
def followed(tmp_path: Path) -> Followed:
    return Followed(tmp_path, write_pages(tmp_path / "pages"))


def test_at_the_start_nothing_is_served_again_and_the_report_is_there(followed: Followed) -> None:
    assert (followed.served, followed.told) == ([], [])
    assert "Nothing is broken. 没有错误。" in followed.report
    assert all(name in followed.report for name in TOWN)


def test_nothing_happens_where_nothing_changed(followed: Followed) -> None:
    written = (followed.pages / REPORT_FILE).stat().st_mtime_ns
    followed.live.refresh()
    assert (followed.served, (followed.pages / REPORT_FILE).stat().st_mtime_ns) == ([], written)


def test_a_change_is_served_whole_and_logged(followed: Followed, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", "bot.workshop.live"):
        followed.write("market.en.md", "The market of Lanport opens at nine.")
    assert [len(library.documents) for library in followed.served] == [len(TOWN) + 1]
    assert caplog.messages == [f"knowledge: {len(TOWN) + 1} files are live; +market.en.md"]


def test_a_page_that_breaks_is_told_once_with_line_and_remedy_and_when_it_is_mended(
    followed: Followed,
) -> None:
    followed.write("harbour.en.md", BROKEN)
    assert followed.served == []  # the last good version is in service already
    [notice] = followed.told
    assert "harbour.en.md:4: " in notice
    assert "stays in use" in notice
    assert "仍使用上一个版本" in notice
    assert 'harbour.en.md</a> <span class="line">line 4' in followed.report
    followed.write("harbour.en.md", BROKEN + "\nMore.\n")
    assert len(followed.told) == 1
    followed.write("harbour.en.md", HARBOUR)
    assert followed.told[1:] == [
        "Nothing in the knowledge folder is broken any more. 知识文件夹中的错误已全部改正。"
    ]


def test_whoever_watches_the_log_reads_once_that_a_page_broke_and_that_the_folder_is_gone(
    followed: Followed, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    followed.write("harbour.en.md", BROKEN)
    followed.write("harbour.en.md", BROKEN + "\nMore.\n")
    away = followed.pages.with_name("away")
    followed.pages.rename(away)
    followed.live.refresh()
    followed.live.refresh()
    away.rename(followed.pages)
    followed.live.refresh()
    said = [(record.levelname, record.getMessage()) for record in caplog.records]
    told = [(level, line) for level, line in said if line.startswith("not in use: ")]
    assert [level for level, _ in told] == ["WARNING"] * 2
    assert told[0][1].startswith("not in use: harbour.en.md:4: date: ")
    assert told[1][1].startswith(
        "not in use: the whole folder · 整个文件夹: the knowledge folder cannot be read"
    )
    assert ("INFO", "in use again: the whole folder · 整个文件夹") in said
    followed.write("harbour.en.md", HARBOUR)
    assert "in use again: harbour.en.md" in caplog.text
    followed.write("harbour.en.md", BROKEN)
    assert caplog.text.count("not in use: harbour.en.md") == 2


def test_after_a_restart_a_broken_page_is_told_again_because_it_is_left_out_now(followed: Followed) -> None:
    followed.write("harbour.en.md", BROKEN)
    followed.start()
    assert len(followed.told) == 2
    assert "harbour.en.md:4" in followed.told[1]
    assert "stays in use" not in followed.told[1]
    followed.start()
    assert len(followed.told) == 2


def test_figures_that_differ_between_two_languages_are_told(followed: Followed) -> None:
    followed.write("harbour.en.md", HARBOUR.replace("14 metres", "15 metres"))
    [notice] = followed.told
    assert "harbour.en.md:9: has 15, which harbour.zh.md (line 9) has not" in notice
    assert "两种语言不一致" in followed.report


def test_every_other_line_with_the_old_figure_is_named_until_it_is_corrected(followed: Followed) -> None:
    followed.write("pier.en.md", "The depth at the pier of Lanport is 14 metres.")
    followed.write("harbour.en.md", HARBOUR.replace("14 metres", "15 metres"))
    followed.write("harbour.zh.md", HARBOUR_ZH.replace("14米", "15米"))
    expected = "harbour.en.md no longer says 14 metres; here it still stands: pier.en.md:1"
    assert len([notice for notice in followed.told if expected in notice]) == 1
    assert "pier.en.md:1" in followed.report
    followed.start()
    assert "pier.en.md:1" in followed.report  # a restart forgets nothing
    followed.write("pier.en.md", "The depth at the pier of Lanport is 15 metres.")
    assert "still stands" not in followed.report


def test_a_corrected_figure_is_named_once_for_both_languages_and_not_for_ever(followed: Followed) -> None:
    followed.write("duties.en.md", "The duties of Lanport were 4,500 in 2025.")
    followed.write("customs.en.md", "The customs of Lanport took 4,500 in 2025.")
    followed.write("customs.zh.md", "兰港海关2025年收了4500。")
    followed.write("customs.en.md", "The customs of Lanport took 4,600 in 2025.")
    followed.write("customs.zh.md", "兰港海关2025年收了4600。")
    assert sum("no longer says 4500" in notice for notice in followed.told) == 1
    assert followed.report.count("no longer has it") == 1
    followed.today += dt.timedelta(days=LISTED_DAYS)
    followed.live.refresh()
    assert "no longer has it" in followed.report
    followed.today += dt.timedelta(days=1)
    followed.live.refresh()
    assert "no longer has it" not in followed.report


def test_a_line_with_an_old_figure_is_listed_once_however_many_pages_were_corrected(
    followed: Followed,
) -> None:
    """In the report with every page that no longer has it; in a message with those that were corrected since the last."""
    old = "The {} of Lanport took in 4,500 ships in 2025."
    names = ("pier", "quay", "wall", "dock")
    write_pages(followed.pages, {f"{name}.en.md": old.format(name) for name in names})
    followed.live.refresh()
    now = {f"{name}.en.md": old.format(name).replace("4,500", "4,600") for name in names}
    write_pages(followed.pages, {name: now[name] for name in ("pier.en.md", "quay.en.md")})
    followed.live.refresh()
    expected = "pier.en.md, quay.en.md no longer say 4500; here it still stands: dock.en.md:1, wall.en.md:1"
    assert followed.told[-1].count("still stands") == 1
    assert expected in followed.told[-1]
    followed.write("wall.en.md", now["wall.en.md"])
    assert followed.told[-1].count("still stands") == 1
    assert "wall.en.md no longer says 4500; here it still stands: dock.en.md:1\n" in followed.told[-1]
    assert followed.report.count("dock.en.md:1") == 1
    corrected = followed.report.partition("still on others")[2].partition("here it still stands")[0]
    assert [name for name in names if f"{name}.en.md" in corrected] == ["pier", "quay", "wall"]
    told = len(followed.told)
    followed.start()
    assert (len(followed.told), followed.report.count("dock.en.md:1")) == (told, 1)
    (followed.pages / "pier.en.md").unlink()
    followed.start()
    assert followed.report.count("dock.en.md:1") == 1  # the others were corrected too


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(("Source:", "Origin:"), id="a source line that is read as a sentence"),
        pytest.param(("## ", "＃＃ "), id="a heading that is read as one"),
        pytest.param(("date: 2026", "date: never"), id="an error, with which the last version stays in use"),
        pytest.param(("4,500", "4,600"), id="a figure that was right"),
        pytest.param(("1,750", "1,760"), id="one in a heading"),
    ],
)
def test_a_page_that_is_broken_and_put_back_has_lost_no_figure(
    followed: Followed, broken: tuple[str, str]
) -> None:
    page = (
        "---\ndate: 2026-02-03\n---\n\n## How much is 1,750 marks of duty?\n\nThe {} of Lanport took 4,500 in 2025.\n\n"
        "Source: Gazette, 15 November 2023, https://gazette.example/duties\n"
    )
    said = "In Lanport, 1,750 marks and 4,500 of them were told on 15 November 2023 at https://gazette.example/duties."
    followed.write("news.en.md", said)
    followed.write("customs.en.md", page.format("customs"))
    followed.write("customs.en.md", page.format("customs").replace(*broken))
    told = len(followed.told)
    followed.write("customs.en.md", page.format("customs"))
    assert "customs.en.md</a> no longer has it" not in followed.report
    assert [text for text in followed.told[told:] if "still stands" in text] == []


def test_a_figure_that_still_stands_in_a_heading_was_not_corrected(followed: Followed) -> None:
    page = "## Were the duties 4,500?\n\nThe duties of Lanport were 4,500 in 2025."
    followed.write("duties.en.md", page)
    followed.write("customs.en.md", "The customs of Lanport took 4,500 in 2025.")
    followed.write("duties.en.md", page.replace("were 4,500", "were 4,600"))
    assert "still stands" not in followed.report
    followed.write("duties.en.md", page.replace("4,500", "4,600"))
    assert "duties.en.md no longer says 4500; here it still stands: customs.en.md:1" in followed.told[-1]


def test_a_line_of_the_other_language_is_named_once_for_one_figure(followed: Followed) -> None:
    """As one that differs; what is listed of the corrected figure are the lines of other pages."""
    pages = {"customs.en.md": "The customs of Lanport took 4,500 in 2025, at 16 metres.", "customs.zh.md": "兰港海关2025年在16米处收了4500。"}  # fmt: skip
    write_pages(followed.pages, {**pages, "duties.en.md": "The duties of Lanport were 4,500, at 16 metres."})
    followed.live.refresh()
    followed.write("customs.en.md", pages["customs.en.md"].replace("4,500", "4,600").replace("16", "17"))
    assert "customs.zh.md:1: has 16, 4500, which customs.en.md (line 1) has not" in followed.told[-1]
    assert followed.told[-1].count("here it still stands: duties.en.md:1\n") == 2
    assert followed.told[-1].count("customs.zh.md:1") == 1
    followed.write("customs.zh.md", pages["customs.zh.md"].replace("4500", "4600").replace("16", "17"))
    assert "customs.en.md</a> no longer has it" in followed.report


def test_a_page_that_is_retired_has_nothing_to_correct_elsewhere(followed: Followed) -> None:
    followed.write("duties.en.md", "The duties of Lanport were 4,500 in 2025.")
    followed.write("customs.en.md", "The customs of Lanport took 4,500 in 2025.")
    followed.write("customs.en.md", "The customs of Lanport took 4,600 in 2025.")
    (followed.pages / "customs.en.md").unlink()
    followed.start()
    assert "no longer has it" not in followed.report


def test_a_note_on_one_page_alone_says_what_is_written_there(followed: Followed) -> None:
    page = "---\ndate: 2026\n---\n\nThe market of Lanport opens at nine.\n\nSource: Gazette, http//x, 2026\n"
    followed.write("market.en.md", page)
    assert "“http//x” in the source line" in followed.report
    followed.write("square.en.md", page.replace("market", "square"))
    assert "“http//x” in the source line" not in followed.report
    assert "a part of the source line" in followed.report


def test_a_new_contact_is_announced_with_the_old_one(followed: Followed) -> None:
    new = "office@lanport.example"
    followed.write("contact.en.md", CONTACT_EN.replace(EMAIL, new))
    assert not any("→" in notice for notice in followed.told)
    followed.write("contact.zh.md", CONTACT_ZH.replace(EMAIL, new))
    assert f"{EMAIL}, 0086-20-12345678 → {new}, 0086-20-12345678" in followed.told[-1]


def test_a_contact_that_changed_while_the_bot_was_off_is_announced_too(followed: Followed) -> None:
    new = "office@lanport.example"
    write_pages(
        followed.pages,
        {"contact.en.md": CONTACT_EN.replace(EMAIL, new), "contact.zh.md": CONTACT_ZH.replace(EMAIL, new)},
    )
    followed.start()
    assert "→ office@lanport.example" in followed.told[-1]


def test_a_date_that_passes_is_told_on_that_day(followed: Followed) -> None:
    page = TOWN["licence.en.md"].replace("date: 2026-01", "date: 2026-01\nvalid_until: 2026-11-24")
    followed.write("licence.en.md", page)
    told = len(followed.told)
    followed.today += dt.timedelta(days=1)
    followed.live.refresh()
    assert "licence.en.md: lapsed after 2026-11-24" in "".join(followed.told[told:])
    assert "Due · 到期" in followed.report


def test_a_date_that_is_still_to_come_is_told_and_stands_in_the_report(followed: Followed) -> None:
    followed.write("fair.en.md", "---\ntitle: Fair\ndate: 2062-11-18\n---\n\nThe fair opened.\n")
    assert "fair.en.md:3: the date 2062-11-18 is still to come" in followed.told[-1]
    assert "日期 2062-11-18 还没有到" in followed.report


def test_many_problems_are_told_in_one_short_notice(followed: Followed) -> None:
    write_pages(followed.pages, {f"p{number}.en.md": BROKEN for number in range(40)})
    followed.live.refresh()
    [notice] = followed.told
    assert f"see {REPORT_FILE}" in notice
    assert len(notice) < 4096
    assert all(f"p{number}.en.md" in followed.report for number in range(40))


def test_what_a_page_holds_cannot_get_into_the_reports_markup(followed: Followed) -> None:
    title = "<script>alert(1)</script>"
    followed.write('x"><b>.en.md', f'---\ntitle: "{title}"\n---\n\nText.')
    assert title not in followed.report
    assert "<b>" not in followed.report


def test_a_folder_that_cannot_be_written_costs_the_report_only(
    followed: Followed, caplog: pytest.LogCaptureFixture
) -> None:
    (followed.pages / REPORT_FILE).unlink(missing_ok=True)
    (followed.pages / REPORT_FILE).mkdir()
    followed.write("market.en.md", "The market of Lanport opens at nine.")
    assert len(followed.served) == 1
    assert any("_report.html cannot be written" in message for message in caplog.messages)


@pytest.mark.parametrize("kept", [b"", b"{", b'{"problems": 3}', b"\xff"])
def test_a_memory_that_cannot_be_read_is_begun_anew(followed: Followed, kept: bytes) -> None:
    followed.memory.write_bytes(kept)
    followed.start()
    followed.write("harbour.en.md", BROKEN)
    assert "harbour.en.md:4" in followed.told[-1]


@pytest.mark.expect_errors
def test_an_unforeseen_error_leaves_everything_in_service(tmp_path: Path) -> None:
    folder = Folder(write_pages(tmp_path / "pages"))
    told: list[str] = []

    def fail(library: Library) -> None:
        raise RuntimeError("unforeseen")

    live = Live(
        folder, folder.read(), fail, told.append, tmp_path / "m.json", lambda: dt.datetime.now(dt.UTC)
    )
    write_pages(folder.path, {"market.en.md": "The market of Lanport opens at nine."})
    live.run([None], threading.Event())
    assert told == []
