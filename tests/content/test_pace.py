"""What builds beside answering gives way to it, and never waits for ever."""

import threading
from contextlib import nullcontext
from queue import Empty, Queue

import pytest

from bot.content import pace

SOON_SECONDS = 10.0
NOT_YET_SECONDS = 0.2


def built(*, give_way: bool) -> "Queue[int]":
    """What a thread of its own has built gently so far, of 0, 1, 2."""
    done = Queue[int]()

    def work() -> None:
        with pace.giving_way() if give_way else nullcontext():
            for item in pace.gently(range(3)):
                done.put(item)

    threading.Thread(target=work, daemon=True).start()
    return done


def all_of(done: "Queue[int]") -> list[int]:
    return [done.get(timeout=SOON_SECONDS) for _ in range(3)]


def test_it_holds_still_while_somebody_waits_for_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "PATIENCE_SECONDS", SOON_SECONDS)
    with pace.at_once():
        with pace.at_once():
            done = built(give_way=True)
        with pytest.raises(Empty):  # one of the two still waits
            done.get(timeout=NOT_YET_SECONDS)
    assert all_of(done) == [0, 1, 2]


def test_an_answer_that_never_ends_is_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "PATIENCE_SECONDS", 0.01)
    with pace.at_once():
        assert all_of(built(give_way=True)) == [0, 1, 2]


def test_what_the_answer_may_need_itself_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "PATIENCE_SECONDS", SOON_SECONDS * 10)
    with pace.at_once():
        assert all_of(built(give_way=False)) == [0, 1, 2]


def test_in_the_main_thread_nothing_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "PAUSE_SECONDS", SOON_SECONDS)
    assert list(pace.gently([1, 2])) == [1, 2]
