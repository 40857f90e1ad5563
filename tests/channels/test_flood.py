import datetime as dt

from bot.channels.flood import Floods, Verdict

NOW = dt.datetime(2026, 11, 24, 12, tzinfo=dt.UTC)
ANSWER, TELL, DROP = Verdict.ANSWER, Verdict.TELL, Verdict.DROP


def at(seconds: float) -> dt.datetime:
    return NOW + dt.timedelta(seconds=seconds)


def test_whoever_floods_is_told_once_and_answered_again_when_it_is_over() -> None:
    floods = Floods(3)
    assert [floods.judge(1, at(second)) for second in range(6)] == [ANSWER, ANSWER, ANSWER, TELL, DROP, DROP]
    assert floods.judge(1, at(70)) is ANSWER
    assert [floods.judge(1, at(second)) for second in (71, 72, 73, 74)] == [ANSWER, ANSWER, TELL, DROP]


def test_a_flood_that_goes_on_is_told_of_only_once() -> None:
    floods = Floods(3)
    verdicts = [floods.judge(1, at(second)) for second in range(600)]
    assert verdicts.count(TELL) == 1
    assert verdicts.count(ANSWER) == 3


def test_nobody_else_is_judged_by_it() -> None:
    floods = Floods(3)
    for second in range(10):
        floods.judge(1, at(second))
    assert floods.judge(2, at(10)) is ANSWER


def test_what_was_written_over_a_long_time_and_arrives_at_once_is_no_flood() -> None:
    floods = Floods(3)
    assert {floods.judge(1, at(60 * minute)) for minute in range(100)} == {ANSWER}


def test_a_clock_that_steps_back_floods_nobody_for_long() -> None:
    floods = Floods(3)
    assert floods.judge(1, at(3600)) is ANSWER
    assert [floods.judge(1, at(second)) for second in range(3)] == [ANSWER] * 3
    assert floods.judge(1, at(200)) is ANSWER


def test_whoever_is_quiet_is_forgotten() -> None:
    floods = Floods(3)
    for person in range(1000):
        floods.judge(person, at(person))
    assert len(floods._people) <= 61


def test_without_a_limit_everything_is_answered() -> None:
    floods = Floods(0)
    assert {floods.judge(1, NOW) for _ in range(1000)} == {ANSWER}
