import datetime as dt
from pathlib import Path

import pytest
from sqlalchemy import Connection

from bot.records import inbox, outbox, turns
from bot.records.database import Database, open_database
from bot.records.inbox import Key, Received, Waiting

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
DAY = dt.timedelta(days=1)


@pytest.fixture
def database(tmp_path: Path) -> Database:
    return open_database(f"sqlite:///{tmp_path / 'record.db'}")


def received(*numbers: int, bot: int = 1, at: dt.datetime = NOW) -> list[Received]:
    return [
        Received(Key(bot, number), f"telegram:{number}:0:{number}", f'{{"n": {number}}}', at)
        for number in numbers
    ]


def numbers(transaction: Connection, bot: int = 1) -> list[int]:
    return [waiting.key.update_id for waiting in inbox.waiting(transaction, bot, 0, 10)]


def test_updates_wait_in_the_order_in_which_they_came(database: Database) -> None:
    with database.begin() as transaction:
        last = inbox.store(transaction, received(30, 10, 20))
        first, second, third = inbox.waiting(transaction, 1, 0, 10)
        assert last == third.id
        assert [first, second, third] == [
            Waiting(place, Key(1, number), f'{{"n": {number}}}', NOW)
            for place, number in enumerate((30, 10, 20), 1)
        ]
        assert inbox.waiting(transaction, 1, first.id, 1) == (second,)


def test_an_update_that_is_delivered_again_is_known_and_that_of_another_bot_is_not(
    database: Database,
) -> None:
    with database.begin() as transaction:
        assert inbox.store(transaction, received(5, 5)) == 1
        assert inbox.store(transaction, received(5, 6)) == 2
        assert inbox.store(transaction, received(5, 6)) is None
        assert inbox.store(transaction, received(5, bot=2)) == 3
        assert numbers(transaction) == [5, 6]
        assert numbers(transaction, bot=2) == [5]


def test_an_update_is_answered_once_and_what_it_said_is_erased(database: Database) -> None:
    with database.begin() as transaction:
        inbox.store(transaction, received(4, 5))
        assert inbox.answer(transaction, Key(1, 5)) == 2
        assert inbox.answer(transaction, Key(1, 5)) is None
        assert inbox.answer(transaction, Key(2, 4)) is None
        inbox.drop(transaction, Key(1, 4))
        assert inbox.answer(transaction, Key(1, 4)) is None
        assert inbox.waiting(transaction, 1, 0, 10) == ()
        assert transaction.exec_driver_sql("select status, body from updates order by id").all() == [
            ("done", None),
            ("answered", None),
        ]


def test_an_update_is_done_when_the_last_message_of_its_reply_is_settled(database: Database) -> None:
    def status() -> object:
        return transaction.exec_driver_sql("select status from updates").scalar()

    with database.begin() as transaction:
        inbox.store(transaction, received(5))
        inbox.answer(transaction, Key(1, 5))
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
        inbox.store(transaction, received(1, 2, at=NOW - 8 * DAY))
        inbox.drop(transaction, Key(1, 1))
        inbox.store(transaction, received(3, at=NOW - 6 * DAY))
        inbox.drop(transaction, Key(1, 3))
        inbox.store(transaction, received(4, at=NOW - 181 * DAY))
        inbox.purge(transaction, NOW, 180 * DAY)
        left = transaction.exec_driver_sql("select update_id from updates order by id").scalars().all()
    assert left == [2, 3]


def test_an_id_is_never_given_twice(database: Database) -> None:
    """The channel reads on behind the last id that it has seen."""
    with database.begin() as transaction:
        inbox.store(transaction, received(1, 2, at=NOW - 8 * DAY))
        inbox.drop(transaction, Key(1, 1))
        inbox.drop(transaction, Key(1, 2))
        inbox.purge(transaction, NOW, 180 * DAY)
        inbox.store(transaction, received(3))
        assert [waiting.id for waiting in inbox.waiting(transaction, 1, 2, 10)] == [3]


def test_to_forget_a_conversation_erases_what_waits_of_it(database: Database) -> None:
    with database.begin() as transaction:
        inbox.store(transaction, received(5, 6))
        turns.forget(transaction, "telegram:5:0:5")
        assert [waiting.body for waiting in inbox.waiting(transaction, 1, 0, 10)] == ['{"n": 6}']


def test_notices_and_apologies_are_deleted_once_they_are_settled(database: Database) -> None:
    with database.begin() as transaction:
        sent, waiting = outbox.save_messages(transaction, "telegram:9:0:9", ["a", "b"], notice=True)
        outbox.settle(transaction, sent.id, "sent", "1")
        outbox.purge(transaction)
        assert outbox.unsent(transaction, "telegram") == (waiting,)
