import datetime as dt
from pathlib import Path

import pytest

from bot.records import inbox, outbox, turns
from bot.records.database import Database, open_database
from bot.records.inbox import Received, Waiting

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return open_database(f"sqlite:///{tmp_path / 'record.db'}")


def received(*numbers: int) -> list[Received]:
    return [Received(number, f"telegram:{number}:0:{number}", f'{{"n": {number}}}') for number in numbers]


def numbers(stored: tuple[Waiting, ...]) -> list[int]:
    return [waiting.update_id for waiting in stored]


def test_updates_wait_in_the_order_in_which_they_came(database: Database) -> None:
    with database.begin() as transaction:
        stored = inbox.store(transaction, 1, received(30, 10, 20), NOW)
        first, second, third = inbox.waiting(transaction, 1, 0, 10)
        assert stored == (first, second, third)
        assert [first, second, third] == [
            Waiting(place, number, f'{{"n": {number}}}', NOW) for place, number in enumerate((30, 10, 20), 1)
        ]
        assert inbox.waiting(transaction, 1, first.id, 1) == (second,)


def test_an_update_that_is_delivered_again_is_known_and_that_of_another_bot_is_not(
    database: Database,
) -> None:
    with database.begin() as transaction:
        assert numbers(inbox.store(transaction, 1, received(5, 5), NOW)) == [5]
        assert numbers(inbox.store(transaction, 1, received(5, 6), NOW)) == [6]
        assert numbers(inbox.store(transaction, 2, received(5), NOW)) == [5]
        assert [waiting.id for waiting in inbox.waiting(transaction, 1, 0, 10)] == [1, 2]


def test_an_update_is_answered_once_and_what_it_said_is_erased(database: Database) -> None:
    with database.begin() as transaction:
        inbox.store(transaction, 1, received(5), NOW)
        assert inbox.answer(transaction, 1) is True
        assert inbox.answer(transaction, 1) is False
        assert inbox.waiting(transaction, 1, 0, 10) == ()
        assert transaction.exec_driver_sql("select status, body from updates").all() == [("answered", None)]


def test_an_update_is_done_when_the_last_message_of_its_reply_is_settled(database: Database) -> None:
    def status() -> object:
        return transaction.exec_driver_sql("select status from updates").scalar()

    with database.begin() as transaction:
        inbox.store(transaction, 1, received(5), NOW)
        inbox.answer(transaction, 1)
        first, second = outbox.save_messages(transaction, "telegram:5:0:5", ["a", "b"], received=1)
        outbox.mark(transaction, first.id, "sending")
        outbox.settle(transaction, first.id, "sent", "77")
        assert status() == "answered"
        outbox.settle(transaction, second.id, "failed", "blocked")
        assert status() == "done"


def test_a_message_whose_sending_had_begun_is_known_as_such(database: Database) -> None:
    with database.begin() as transaction:
        first, second, _ = outbox.save_messages(transaction, "telegram:5:0:5", ["a", "b", "c"])
        outbox.mark(transaction, first.id, "sending")
        outbox.mark(transaction, second.id, "sending")
        outbox.mark(transaction, second.id, "waiting")
        assert [message.begun for message in outbox.unsent(transaction, "telegram")] == [True, False, False]


def test_numbers_are_kept_for_seven_days_and_unanswered_updates_as_long_as_everything_else(
    database: Database,
) -> None:
    with database.begin() as transaction:
        inbox.store(transaction, 1, received(1, 2), NOW - 8 * DAY)
        inbox.finish(transaction, 1)
        inbox.store(transaction, 1, received(3), NOW - 6 * DAY)
        inbox.finish(transaction, 3)
        inbox.store(transaction, 1, received(4), NOW - 181 * DAY)
        inbox.purge(transaction, NOW, 180 * DAY)
        left = transaction.exec_driver_sql("select update_id from updates order by id").scalars().all()
    assert left == [2, 3]


def test_an_id_is_never_given_twice(database: Database) -> None:
    """The channel reads on behind the last id that it has seen."""
    with database.begin() as transaction:
        inbox.store(transaction, 1, received(1, 2), NOW - 8 * DAY)
        inbox.finish(transaction, 1)
        inbox.finish(transaction, 2)
        inbox.purge(transaction, NOW, 180 * DAY)
        inbox.store(transaction, 1, received(3), NOW)
        assert [waiting.id for waiting in inbox.waiting(transaction, 1, 2, 10)] == [3]


def test_to_forget_a_conversation_erases_what_waits_of_it(database: Database) -> None:
    with database.begin() as transaction:
        inbox.store(transaction, 1, received(5, 6), NOW)
        turns.forget(transaction, "telegram:5:0:5")
        assert [waiting.body for waiting in inbox.waiting(transaction, 1, 0, 10)] == ['{"n": 6}']


def test_notices_and_apologies_are_deleted_once_they_are_settled(database: Database) -> None:
    with database.begin() as transaction:
        sent, waiting = outbox.save_messages(transaction, "telegram:9:0:9", ["a", "b"], notice=True)
        outbox.settle(transaction, sent.id, "sent", "1")
        outbox.purge(transaction)
        assert outbox.unsent(transaction, "telegram") == (waiting,)
