"""The answering process as the rest of the bot sees it: a real one, with real pages, that is killed now and then."""

import datetime as dt
import os
import pickle
import re
import select
import shutil
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager
from pathlib import Path

import pytest

from bot.answering import process as answer_process
from bot.answering.job import Answered, Job, Knowledge
from bot.answering.process import AnswerProcess
from bot.answering.wire import AnsweringError
from bot.dialogue.messages import Question, Reply
from bot.errors import KnowledgeError
from tests.command_line import WORDS, environment, words
from tests.pages import TOWN, write_pages
from tests.waiting import PATIENCE_SECONDS, until

BERTHS = "How many berths does the harbour have?"


def lines(reply: Reply, turn_id: str) -> tuple[str, ...]:
    """What a channel's `render` is to the process: a function that the other end finds by its name."""
    return (turn_id, *reply.lead, *(quotation.text for quotation in reply.quotations))


def deadly(reply: Reply, turn_id: str) -> tuple[str, ...]:
    os.kill(os.getpid(), signal.SIGKILL)
    return ()


def broken(reply: Reply, turn_id: str) -> tuple[str, ...]:
    raise RuntimeError("no ink")


def deadly_once(reply: Reply, turn_id: str) -> tuple[str, ...]:
    """Dies of its first question, and leaves a mark at the folder that the turn is named after."""
    mark = Path(turn_id)
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return lines(reply, turn_id)


def endless_once(reply: Reply, turn_id: str) -> tuple[str, ...]:
    """Never comes back from its first question, and keeps Python's lock meanwhile."""
    mark = Path(turn_id)
    if not mark.exists():
        mark.touch()
        re.match(r"(a+)+$", "a" * 60 + "b")
    return lines(reply, turn_id)


def job(text: str = BERTHS, render: Callable[[Reply, str], tuple[str, ...]] = lines, turn: str = "1") -> Job:
    question = Question(text, "test:1:0:1", dt.datetime(2026, 11, 24, tzinfo=dt.UTC), hint="en")
    return Job(turn, question, None, render)


def text(answered: Answered) -> str:
    return "\n".join(answered.bodies)


@pytest.fixture
def told() -> list[str]:
    return []


@contextmanager
def answering(folder: Path, told: list[str]) -> Iterator[AnswerProcess]:
    data = folder / "data"
    data.mkdir(exist_ok=True)
    if not (data / WORDS).exists():
        (data / WORDS).write_bytes(words())
    knowledge = Knowledge(folder / "pages", data, data / WORDS, 180, 0.0, "ERROR")
    with AnswerProcess(knowledge).opened(told.append) as process:
        yield process


@pytest.fixture
def process(tmp_path: Path, told: list[str]) -> Iterator[AnswerProcess]:
    write_pages(tmp_path / "pages", TOWN)
    with answering(tmp_path, told) as process:
        yield process


def test_it_answers_in_the_order_in_which_it_is_asked(process: AnswerProcess) -> None:
    asked = [process.answer(job(turn=str(number))) for number in range(50)]
    assert "twelve berths" in text(asked[0].result(PATIENCE_SECONDS))
    ended: list[str] = []
    for future in asked:
        future.add_done_callback(lambda done: ended.append(done.result().bodies[0]))
    asked[-1].result(PATIENCE_SECONDS)
    assert until(lambda: len(ended) == len(asked))
    assert ended == [str(number) for number in range(50)]


def test_the_state_goes_along_with_the_question(process: AnswerProcess) -> None:
    first = process.answer(job()).result(PATIENCE_SECONDS)
    later = job("source?")
    second = process.answer(Job("2", later.question, first.state, lines)).result(PATIENCE_SECONDS)
    assert second.turn["kind"] == "answer"
    assert second.turn["reason"] != first.turn["reason"]


def test_a_question_that_breaks_is_told_and_the_next_is_answered(process: AnswerProcess) -> None:
    with pytest.raises(AnsweringError, match="RuntimeError: no ink"):
        process.answer(job(render=broken)).result(PATIENCE_SECONDS)
    assert "twelve berths" in text(process.answer(job()).result(PATIENCE_SECONDS))


@pytest.mark.expect_errors
def test_killed_it_is_started_again_and_answers_what_it_had_not(
    process: AnswerProcess, told: list[str], tmp_path: Path
) -> None:
    first = process.answer(job(render=deadly_once, turn=str(tmp_path / "mark")))
    others = [process.answer(job(turn=str(number))) for number in range(20)]
    assert until(lambda: process.trouble is not None)
    for asked in (first, *others):
        assert "twelve berths" in text(asked.result(PATIENCE_SECONDS))
    assert process.trouble is None
    (notice,) = told
    assert "signal 9" in notice
    assert "重新启动" in notice


@pytest.mark.expect_errors
def test_a_question_of_which_it_dies_again_and_again_is_given_up_and_the_others_are_answered(
    process: AnswerProcess, told: list[str]
) -> None:
    before, bad, behind = process.answer(job()), process.answer(job(render=deadly)), process.answer(job())
    with pytest.raises(AnsweringError):
        bad.result(PATIENCE_SECONDS)
    for asked in (before, behind):
        assert "twelve berths" in text(asked.result(PATIENCE_SECONDS))
    assert len(told) == 1  # and not at every death


@pytest.mark.expect_errors
def test_a_question_that_takes_for_ever_is_one_of_which_it_dies(
    tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(answer_process, "LONGEST_ANSWER_SECONDS", 2.0)
    write_pages(tmp_path / "pages", TOWN)
    with answering(tmp_path, told) as process:
        first = process.answer(job(render=endless_once, turn=str(tmp_path / "mark")))
        behind = process.answer(job())
        for asked in (first, behind):
            assert "twelve berths" in text(asked.result(PATIENCE_SECONDS))


def test_one_that_never_comes_to_a_question_is_ended(
    tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the watchdog, which may crash while it shows where a thread is that still runs (faulthandler, signal 11)."""
    monkeypatch.setattr(answer_process, "LONGEST_LOAD_SECONDS", 3.0)  # by then it hangs, on most machines
    write_pages(tmp_path / "pages", TOWN)
    (tmp_path / "data").mkdir()
    os.mkfifo(tmp_path / "data/words.npz")  # nobody ever writes into it: a disk that hangs
    with pytest.raises(AnsweringError, match=r"exit code 1|signal 11"), answering(tmp_path, told):
        pass


def test_what_cannot_be_handed_over_takes_nobody_elses_answer(process: AnswerProcess) -> None:
    with pytest.raises((AttributeError, pickle.PicklingError)):
        process.answer(job(render=lambda reply, turn_id: (), turn="odd"))
    assert process.answer(job(turn="2")).result(PATIENCE_SECONDS).bodies[0] == "2"


@pytest.mark.expect_errors
def test_while_it_cannot_be_started_it_is_tried_until_it_can(
    process: AnswerProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started, refusals = answer_process._started, iter((True, True, False))

    def short_of_memory(knowledge: Knowledge) -> "subprocess.Popen[bytes]":
        if next(refusals):
            raise OSError(12, "Cannot allocate memory")
        return started(knowledge)

    monkeypatch.setattr(answer_process, "_started", short_of_memory)
    monkeypatch.setattr(answer_process, "PAUSES_SECONDS", (0.1,))
    asked = process.answer(job(render=deadly_once, turn=str(tmp_path / "mark")))
    assert until(lambda: "Cannot allocate memory" in (process.trouble or ""))
    assert "twelve berths" in text(asked.result(PATIENCE_SECONDS))
    assert process.trouble is None


@pytest.mark.expect_errors
def test_a_fault_in_the_thread_that_listens_ends_no_answering(tmp_path: Path) -> None:
    def broken_tell(notice: str) -> None:
        raise MemoryError

    write_pages(tmp_path / "pages", TOWN)
    data = tmp_path / "data"
    data.mkdir()
    knowledge = Knowledge(tmp_path / "pages", data, data / "words.npz", 180, 0.0, "ERROR")
    with AnswerProcess(knowledge).opened(broken_tell) as process:
        asked = process.answer(job(render=deadly_once, turn=str(tmp_path / "mark")))
        assert "twelve berths" in text(asked.result(PATIENCE_SECONDS))


def test_a_page_that_is_changed_is_answered_from_and_the_contact_is_known_at_once(
    process: AnswerProcess, tmp_path: Path, told: list[str]
) -> None:
    assert process.serving.contact
    before = process.serving.contact
    assert until((tmp_path / "pages" / "_report.html").exists)  # it has looked at what it began with
    assert until((tmp_path / "data" / "folder.json").exists)
    new = "new@lanport.example"
    for page in (tmp_path / "pages").rglob("contact.*.md"):
        page.write_text(page.read_text(encoding="utf-8").replace(before.email, new), encoding="utf-8")
    assert until(lambda: bool(process.serving.contact and process.serving.contact.email == new))
    assert until(lambda: any(new in notice for notice in told))


def test_without_pages_it_says_why_and_ends(tmp_path: Path, told: list[str]) -> None:
    (tmp_path / "pages").mkdir()
    with pytest.raises(KnowledgeError, match="no page"), answering(tmp_path, told):
        pass


def test_one_that_ends_before_it_says_anything_is_no_fault_of_the_folders(
    tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit code 2 would keep systemd from another start."""
    false = shutil.which("false")
    assert false
    monkeypatch.setattr(sys, "executable", false)
    with pytest.raises(AnsweringError, match="exit code 1"), answering(tmp_path, told):
        pass


def test_it_is_the_same_program_whatever_lies_in_the_working_folder(
    tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "bot").mkdir()
    (tmp_path / "bot" / "__init__.py").write_text("raise SystemExit('another version')", encoding="utf-8")
    write_pages(tmp_path / "pages", TOWN)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [place for place in sys.path if place])
    with answering(tmp_path, told) as process:
        assert "twelve berths" in text(process.answer(job()).result(PATIENCE_SECONDS))


@pytest.mark.expect_errors
def test_a_folder_that_cannot_be_used_when_it_is_started_again_is_tried_until_it_can(
    process: AnswerProcess, tmp_path: Path
) -> None:
    (tmp_path / "pages").rename(tmp_path / "away")
    (tmp_path / "pages").mkdir()
    first = process.answer(job(render=deadly_once, turn=str(tmp_path / "mark")))
    assert until(lambda: "no page" in (process.trouble or ""))
    shutil.rmtree(tmp_path / "pages")
    (tmp_path / "away").rename(tmp_path / "pages")
    assert "twelve berths" in text(first.result(PATIENCE_SECONDS))


def test_what_is_not_answered_at_the_end_is_called_off(tmp_path: Path, told: list[str]) -> None:
    write_pages(tmp_path / "pages", TOWN)
    with answering(tmp_path, told) as process:
        os.kill(process._process.pid, signal.SIGSTOP)
        asked = process.answer(job())
    with pytest.raises(CancelledError):
        asked.result(0)


def test_it_has_no_thread_for_each_core(process: AnswerProcess) -> None:
    process.answer(job()).result(PATIENCE_SECONDS)
    threads = list(Path(f"/proc/{process._process.pid}/task").iterdir())
    assert len(threads) <= 3  # it answers, it follows the folder, and watchfiles listens to the system


def test_one_that_takes_nothing_any_more_keeps_nobody_from_ending(tmp_path: Path, told: list[str]) -> None:
    write_pages(tmp_path / "pages", TOWN)
    asked = []
    with answering(tmp_path, told) as process:
        os.kill(process._process.pid, signal.SIGSTOP)
        long = "x" * 4000

        def ask() -> None:
            for _ in range(100):  # more than a pipe takes
                asked.append(process.answer(job(long)))

        asking, pipe = threading.Thread(target=ask), process._process.stdin
        asking.start()
        assert pipe
        assert until(lambda: not select.select([], [pipe], [], 0)[1])  # nothing more goes into it
        assert asking.is_alive()
        overdue = threading.Timer(PATIENCE_SECONDS, process._process.kill)
        overdue.start()
    assert overdue.is_alive()
    overdue.cancel()
    asking.join(PATIENCE_SECONDS)
    assert len(asked) == 100
    assert all(future.cancelled() for future in asked)


@pytest.mark.parametrize("opened", [True, False])
def test_it_ends_with_the_process_that_started_it_however_that_ends(tmp_path: Path, opened: bool) -> None:
    write_pages(tmp_path / "pages", TOWN)
    program = """
import os, signal, sys
from pathlib import Path
from bot.answering.job import Knowledge
from bot.answering.process import AnswerProcess
pages, data = Path(sys.argv[1], "pages"), Path(sys.argv[1], "data")
process = AnswerProcess(Knowledge(pages, data, data / "words.npz", 180, 0.0, "ERROR"))
print(process._process.pid, flush=True)
if sys.argv[2] == "True":
    process.opened(print).__enter__()
os.kill(os.getpid(), signal.SIGKILL)
"""
    (tmp_path / "data").mkdir()
    ended = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program, str(tmp_path), str(opened)],
        env=environment(), cwd=Path(__file__).parents[2], capture_output=True, encoding="utf-8",
    )  # fmt: skip
    child = int(ended.stdout)
    assert until(lambda: not Path(f"/proc/{child}").exists())
    assert ended.stderr == ""


@pytest.mark.parametrize(
    ("modules", "foreign"),
    [
        ("bot.service, bot.channels.telegram, bot.channels.web", ("jieba", "numpy", "markdown_it", "yaml")),
        ("bot.answering.child, bot.channels.telegram_render", ("telegram", "httpx", "sqlalchemy", "aiohttp")),
    ],
)
def test_each_process_loads_only_what_it_needs(modules: str, foreign: tuple[str, ...]) -> None:
    """Together they take less memory than one that does everything."""
    shown = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", f"import sys, {modules}; print(*sys.modules)"],
        env=environment(), check=True, capture_output=True, encoding="utf-8",
    )  # fmt: skip
    assert set(foreign).isdisjoint(shown.stdout.split())


def test_the_process_that_answers_does_not_know_the_token(
    tmp_path: Path, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "123:secret")
    write_pages(tmp_path / "pages", TOWN)
    with answering(tmp_path, told) as process:
        handed_on = Path(f"/proc/{process._process.pid}/environ").read_bytes()
    assert b"PYTHONPATH" in handed_on
    assert b"secret" not in handed_on
