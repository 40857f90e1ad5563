"""The command line as a process: what it prints and how it ends."""

import json
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.command_line import bot, environment, folder_with_pages
from tests.pages import EMAIL, PHONE, TOWN

KEYS = {"kind", "language", "text", "sources", "confidence", "choices", "contact"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return folder_with_pages(tmp_path)


def test_help_names_every_command(folder: Path) -> None:
    shown = bot(folder, "--help")
    assert shown.returncode == 0
    for command in (
        "run",
        "chat",
        "ask",
        "check",
        "find",
        "gaps",
        "log",
        "evaluate",
        "forget",
        "backup",
        "restore",
    ):
        assert f"  {command} " in shown.stdout


@pytest.mark.parametrize(
    ("command", "says"), [("run", "Answer on Telegram."), ("log", "Show the last questions ")]
)
def test_the_help_of_a_command_says_what_it_does(folder: Path, command: str, says: str) -> None:
    assert f"\n\n{says}" in bot(folder, command, "--help").stdout


@pytest.mark.parametrize(
    ("arguments", "most"),
    [
        (("log", "--days", "9999999"), 3650),
        (("gaps", "--days", "3651"), 3650),
        (("replay", "--days", "-1"), 3650),
        (("log", "--last", "1" + "0" * 20), 1_000_000),
        (("log", "--last", "٣"), 1_000_000),
    ],
)
def test_a_number_that_is_too_large_is_told_with_its_range(
    folder: Path, arguments: tuple[str, ...], most: int
) -> None:
    ran = bot(folder, *arguments)
    assert ran.returncode == 2
    assert ran.stderr.endswith(f" {arguments[-1]} is not a number from 1 to {most}\n")


def test_help_imports_nothing_heavy() -> None:
    """For it to be there at once: each of these takes longer than all the rest together."""
    shown = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "bot", "--help"],
        env=environment(), check=True, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    modules = {line.rpartition("|")[2].strip() for line in shown.stderr.splitlines()}
    assert "importlib.metadata" not in modules
    imported = {module.partition(".")[0] for module in modules}
    assert "argparse" in imported
    heavy = {
        "aiohttp",
        "alembic",
        "jieba",
        "marisa_trie",
        "numpy",
        "opencc",
        "pydantic",
        "pydantic_settings",
        "sqlalchemy",
        "telegram",
    }
    assert imported & heavy == set()


def test_the_version_is_told_with_the_folder_of_the_program(folder: Path) -> None:
    root = Path(__file__).parents[1]
    number = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    shown = bot(folder, "--version")
    assert (shown.returncode, shown.stdout) == (0, f"sanming-bot {number} in {root / 'bot'}\n")


def test_ask_prints_the_answer_and_its_source_and_records_nothing(folder: Path) -> None:
    shutil.rmtree(folder / "data")  # as where the bot never ran
    asked = bot(folder, "ask", "How", "many", "berths does the harbour have?")
    assert (asked.returncode, asked.stderr) == (0, "")
    assert asked.stdout.startswith("The harbour of Lanport has twelve berths")
    assert not (folder / "data").exists()


def test_ask_json_prints_one_object_of_the_fixed_shape(folder: Path) -> None:
    answer = json.loads(bot(folder, "ask", "--json", "How many berths does the harbour have?").stdout)
    assert set(answer) == KEYS
    assert (answer["kind"], answer["language"]) == ("answer", "en")
    assert answer["contact"] == {"email": EMAIL, "phone": PHONE}
    (source,) = answer["sources"]
    assert source.pop("score") <= 1
    assert source == {
        "id": "harbour",
        "title": "The harbour of Lanport",
        "url": "https://lanport.example/harbour",
        "date": "2026-03-01",
    }
    assert 0 < answer["confidence"] <= 1
    abstained = json.loads(bot(folder, "ask", "--json", "bitcoin").stdout)
    assert (abstained["kind"], abstained["sources"], abstained["confidence"]) == ("handoff", [], 0.0)
    small_talk = json.loads(bot(folder, "ask", "--json", "hello").stdout)
    assert (small_talk["kind"], small_talk["confidence"]) == ("smalltalk", None)


def test_lang_sets_the_language_of_the_reply(folder: Path) -> None:
    assert json.loads(bot(folder, "ask", "--json", "bitcoin", "--lang", "zh").stdout)["language"] == "zh"


def test_a_batch_answers_line_by_line_and_goes_on_after_a_bad_one(folder: Path) -> None:
    lines = [
        {"question": "Who runs the harbour?"},
        "not JSON",
        {"choice": "topics", "chat": "a", "lang": "zh"},
        {"question": "说中文", "chat": "b"},
        {"question": "2014", "chat": "b"},
        {"question": "2014", "chat": "c"},
        {"nothing": 1},
        {"question": 5},
        {"question": "x", "lang": "fr"},
        [],
        {"question": "\ud800 who runs the harbour?"},
        {"question": "hello", "choice": None},
    ]
    (folder / "batch.jsonl").write_text(
        "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines), encoding="utf-8"
    )
    asked = bot(folder, "ask", "--json", "--batch", "batch.jsonl")
    answers = [json.loads(line) for line in asked.stdout.splitlines()]
    assert asked.returncode == 1
    assert [answer.get("line") for answer in answers] == [
        None,
        2,
        None,
        None,
        None,
        None,
        7,
        8,
        9,
        10,
        None,
        None,
    ]
    assert [answer.get("language") for answer in answers[2:6]] == ["zh", "zh", "zh", "en"]
    assert all(set(answer) in (KEYS, {"error", "line"}) for answer in answers)


def test_explain_adds_what_the_reply_was_decided_on(folder: Path) -> None:
    answer = json.loads(
        bot(folder, "ask", "--json", "--explain", "How many berths does the harbour have?").stdout
    )
    assert set(answer) == KEYS | {"ranked", "full", "matched", "reason"}
    assert answer["ranked"][0]["id"] == "harbour"
    assert set(answer["ranked"][0]) == {"id", "heading", "score"}
    assert "twelve berths" in answer["full"]
    abstained = json.loads(bot(folder, "ask", "--json", "--explain", "What does a berth cost?").stdout)
    assert abstained["kind"] != "answer"
    assert abstained["full"]


def test_several_questions_have_parts_of_the_same_shape(folder: Path) -> None:
    asked = bot(folder, "ask", "--json", "Who runs the harbour? Who is the CEO of Tencent?")
    answer = json.loads(asked.stdout)
    assert set(answer) == KEYS | {"parts"}
    assert [part["kind"] for part in answer["parts"]] == ["answer", "handoff"]
    assert all(set(part) == KEYS for part in answer["parts"])
    assert answer["confidence"] == answer["parts"][0]["confidence"]


def test_evaluate_measures_a_file_of_questions(folder: Path) -> None:
    cases = [
        {"question": "Who runs the harbour?", "page": "harbour", "answers": ["Lanport Port Group"]},
        {"question": "港口水深多少？", "page": "harbour", "answers": ["14米"]},
        {"question": "bitcoin", "page": None, "offtopic": True},
    ]
    (folder / "cases.jsonl").write_text("\n".join(map(json.dumps, cases)))
    measured = json.loads(bot(folder, "evaluate", "cases.jsonl", "--json").stdout)
    assert {name: measured["en"][name] for name in ("answerable", "offtopic", "hit_at_1", "answered", "auroc")} == {
        "answerable": 1, "offtopic": 1, "hit_at_1": 1.0, "answered": 1.0, "auroc": 1.0,
    }  # fmt: skip
    assert measured["zh"]["answer_in_short"] == 1.0
    assert "Hit@1" in bot(folder, "evaluate", "cases.jsonl").stdout
    (folder / "bad.jsonl").write_text('{"question": "x"}\n')
    bad = bot(folder, "evaluate", "bad.jsonl")
    assert (bad.returncode, "bad.jsonl:1: not a question" in bad.stderr) == (2, True)


@pytest.mark.parametrize("arguments", [["ask"], ["ask", "--batch", "x", "question"], ["log", "--last", "0"]])
def test_a_command_that_makes_no_sense_is_told_so(folder: Path, arguments: list[str]) -> None:
    ran = bot(folder, *arguments)
    assert ran.returncode == 2
    assert "Traceback" not in ran.stderr


def test_a_batch_that_cannot_be_read_is_named(folder: Path) -> None:
    asked = bot(folder, "ask", "--json", "--batch", "nowhere.jsonl")
    assert asked.returncode == 2
    assert asked.stderr == "sanming-bot: --batch: nowhere.jsonl cannot be read (No such file or directory).\n"


def test_without_a_contact_page_ask_still_answers(folder: Path) -> None:
    for name in ("contact.en.md", "contact.zh.md"):
        (folder / "pages" / name).unlink()
    answer = json.loads(bot(folder, "ask", "--json", "Who runs the harbour?").stdout)
    assert (answer["kind"], answer["contact"]) == ("answer", None)


def test_a_conversation_in_the_terminal_is_recorded_shown_and_forgotten(folder: Path) -> None:
    chatted = bot(folder, "chat", stdin="Who runs the harbour?\nbitcoin\n/contact\n99\n\n/quit\nnever read\n")
    assert chatted.returncode == 0
    assert "Maria Okafor has led" in chatted.stdout
    assert f"Phone: {PHONE}" in chatted.stdout
    log = bot(folder, "log").stdout
    assert log.count("asked: ") == 6
    assert "asked: Who runs the harbour?" in log
    assert "quoted: harbour.en (Lanport Gazette, 2026-05-05): The harbour is run" in log
    unanswered = bot(folder, "log", "--unanswered").stdout
    assert unanswered.count("asked: ") == 2
    assert "asked: bitcoin" in unanswered
    last = bot(folder, "log", "--last", "1")
    assert last.stdout.count("asked: ") == 1
    assert "These are the last 1; --last N shows more" in last.stderr
    assert "These are the last" not in bot(folder, "log", "--last", "6").stderr
    (folder / "data/sanming-bot.db.replaced").touch()
    forgotten = bot(folder, "forget", "terminal:0:0:0").stdout
    assert forgotten.startswith("Everything recorded of terminal:0:0:0 is erased")
    assert "sanming-bot.db.replaced still hold it." in forgotten
    assert bot(folder, "log").stdout == "Nothing is recorded yet.\n"
    again = bot(folder, "forget", "terminal:0:0:0")
    assert (again.returncode, "Nothing is recorded of terminal:0:0:0" in again.stderr) == (1, True)


def test_a_number_presses_the_choice_it_stands_for(folder: Path) -> None:
    chatted = bot(folder, "chat", stdin="/lang\n2\n1\n")
    assert "[2] 简体中文" in chatted.stdout
    assert "好的，我用中文回复" in chatted.stdout


def test_old_conversations_are_deleted_at_start(folder: Path) -> None:
    from datetime import UTC, datetime, timedelta

    from bot.dialogue.messages import Question, Reply, Turn
    from bot.records import turns
    from bot.records.database import open_database
    from bot.records.rows import turn_row

    database = open_database(f"sqlite:///{folder / 'data/sanming-bot.db'}")
    with database.begin() as transaction:
        old = Question("old", "terminal:9:0:9", datetime.now(UTC) - timedelta(days=181))
        turns.save_turn(transaction, turn_row(Turn("0" * 16, old, Reply("answer", "en"), 1.0), "old"))
    database.dispose()
    bot(folder, "chat", stdin="")
    assert "old" not in bot(folder, "log").stdout


def test_check_names_file_and_line_and_folds_notes(folder: Path) -> None:
    clean = bot(folder, "check")
    assert clean.returncode == 0
    assert "note: 2 × has no page in the other language" in clean.stdout
    assert bot(folder, "check", "--strict").returncode == 1
    assert bot(folder, "check", "--all").stdout.count(": note: ") > clean.stdout.count(": note: ")
    (folder / "pages/bad.en.md").write_text("---\ntitle: A\ndate: never\n---\nText.\n")
    broken = bot(folder, "check")
    assert broken.returncode == 1
    assert "bad.en.md:3: error: date: “never” cannot be used; write it like 2014-12-20" in broken.stdout
    assert "错误：date：“never”无法使用" in broken.stdout


def test_check_folds_only_notes_that_say_the_same(folder: Path) -> None:
    head = "date: 2026\nsource: https://a.example/\n---\nText.\n"
    (folder / "pages/a.en.md").write_text(f"---\ntitle: A\ntitel: x\n{head}")
    (folder / "pages/b.en.md").write_text(f"---\ntitle: B\nautor: x\n{head}")
    (folder / "pages/c.en.md").write_text(f"---\ntitle: C\nautor: x\n{head}")
    shown = bot(folder, "check").stdout
    assert "a.en.md:3: note: “titel” is not a field" in shown
    assert "note: 2 × “autor” is not a field" in shown
    assert "b.en.md:3, c.en.md:3\n" in shown
    assert "note: 5 × has no page in the other language; add NAME.zh.md beside NAME.en.md" in shown


def test_check_counts_one_as_one(folder: Path) -> None:
    for path in (folder / "pages").rglob("*.md"):
        path.unlink()
    (folder / "pages/a.en.md").write_text(
        "---\ntitle: A\ndate: 2026\nsource: https://a.example/\n---\nText.\n"
    )
    assert "\n1 file (1 page) is in use; 1 error, 1 note. " in bot(folder, "check").stdout


@pytest.mark.parametrize(
    ("kept", "expected"),
    [("contact.*", "no page can be used"), ("licence.*", "there is no valid contact page")],
)
def test_check_and_start_refuse_the_same_folders(folder: Path, kept: str, expected: str) -> None:
    for path in (folder / "pages").rglob("*.md"):
        if not path.match(kept):
            path.unlink()
    checked = bot(folder, "check")
    assert checked.returncode == 1
    assert f"pages: error: {expected}" in checked.stdout
    assert bot(folder, "chat").returncode == 2
    assert bot(folder, "ask", "hello").returncode == 0


def test_a_broken_page_is_reported_at_start_and_the_bot_runs_with_the_rest(folder: Path) -> None:
    (folder / "pages/bad.en.md").write_text("---\ndate: never\n---\nText.\n")
    chatted = bot(folder, "chat", stdin="Who runs the harbour?\n")
    assert "not in use: bad.en.md:2: date" in chatted.stderr
    assert "bad.en.md:2: error, not in use: date" in bot(folder, "ask", "Who runs the harbour?").stderr
    assert "Maria Okafor" in chatted.stdout


@pytest.mark.parametrize("command", ["chat", "run"])
def test_without_pages_or_contact_the_bot_does_not_start_and_says_why(folder: Path, command: str) -> None:
    with (folder / ".env").open("a") as env:
        env.write("TELEGRAM_BOT_TOKEN=123:abc\nTELEGRAM_API_URL=http://127.0.0.1:9\n")
    (folder / "pages/contact.en.md").write_text("---\nsection: contact\n---\nText.")
    (folder / "pages/contact.zh.md").unlink()
    no_contact = bot(folder, command)
    assert no_contact.returncode == 2
    assert "has no valid contact page" in no_contact.stderr
    for name in TOWN:
        (folder / "pages" / name).unlink(missing_ok=True)
    no_page = bot(folder, command)
    assert no_page.returncode == 2
    assert no_page.stderr.endswith(
        f"no page in {folder / 'pages'} can be used; `sanming-bot check` says why.\n"
    )


def test_run_without_a_token_says_where_to_get_one(folder: Path) -> None:
    ran = bot(folder, "run")
    assert ran.returncode == 2
    assert ran.stderr.startswith("sanming-bot: TELEGRAM_BOT_TOKEN is not set; get a token from @BotFather")
    assert ran.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("setting", "command"),
    [
        ("RETENTION_DAYS=soon", "check"),
        ("LOG_LEVEL=loud", "log"),
        ("DATABASE_URL=sqlite://", "log"),
        ("TELEGRAM_PROXY=socks5://127.0.0.1:99999", "log"),
        ("DATABASE_URL=sqlite:////proc/x/y.db", "log"),
    ],
)
def test_a_wrong_setting_ends_with_one_clear_line_and_exit_code_2(
    folder: Path, setting: str, command: str
) -> None:
    (folder / ".env").write_text(f"KNOWLEDGE_DIR=pages\n{setting}\n")
    ran = bot(folder, command)
    assert ran.returncode == 2
    assert ran.stderr.startswith(f"sanming-bot: {setting.partition('=')[0]}: ")
    assert ran.stderr.count("\n") == 1


def test_a_warning_of_the_settings_has_its_level_in_the_log(folder: Path) -> None:
    with (folder / ".env").open("a") as env:
        env.write("RETENTION_DAY=30\n")
    assert " WARNING bot.settings: " in bot(folder, "chat").stderr


@pytest.mark.parametrize(
    "arguments", [("log",), ("log", "--conversation", "a"), ("forget", "a"), ("gaps",), ("replay",)]
)
def test_where_nothing_is_recorded_the_place_is_named_and_nothing_made(
    folder: Path, arguments: tuple[str, ...]
) -> None:
    """As in a wrong folder."""
    shutil.rmtree(folder / "data")
    ran = bot(folder, *arguments)
    assert (ran.returncode, ran.stdout, ran.stderr.count("\n")) == (2, "", 1)
    record = folder.resolve() / "data/sanming-bot.db"
    assert ran.stderr.startswith(f"sanming-bot: DATABASE_URL: there is no record {record}; go to the bot's ")
    assert not record.parent.exists()


def test_a_missing_folder_is_printed_whole(folder: Path) -> None:
    (folder / ".env").write_text("KNOWLEDGE_DIR=nowhere\n")
    ran = bot(folder, "check")
    assert (ran.returncode, str(folder / "nowhere") in ran.stderr) == (2, True)


@pytest.mark.skipif(os.name == "nt", reason="closing a pipe early is a Unix habit")
def test_a_reader_that_goes_away_is_no_error(folder: Path) -> None:
    assert bot(folder, "ask", "hello").stderr == ""
