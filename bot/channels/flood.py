"""Who sends more than anybody can read: told so once, and left unanswered until the flood is over."""

import datetime as dt
from collections import OrderedDict, deque
from enum import Enum, auto

WINDOW = dt.timedelta(minutes=1)


class Verdict(Enum):
    ANSWER = auto()
    TELL = auto()  # the first message that is too many
    DROP = auto()


class Floods:
    """Counts each person's messages by the time at which they were sent."""

    def __init__(self, most: int) -> None:
        """`most` messages a minute of one person; 0 for any number."""
        self._most = most
        self._people: OrderedDict[int, deque[dt.datetime]] = OrderedDict()
        self._told: set[int] = set()

    def judge(self, person: int, sent_at: dt.datetime) -> Verdict:
        if not self._most:
            return Verdict.ANSWER
        self._forget_before(sent_at - WINDOW)
        known = self._people.get(person, ())
        near = [time for time in known if abs(sent_at - time) <= WINDOW]  # the clock may have stepped back
        times = self._people[person] = deque([*near, sent_at], maxlen=self._most + 1)
        self._people.move_to_end(person)
        if len(times) <= self._most:
            self._told.discard(person)
            return Verdict.ANSWER
        if person in self._told:
            return Verdict.DROP
        self._told.add(person)
        return Verdict.TELL

    def _forget_before(self, time: dt.datetime) -> None:
        """Forgets who has sent nothing since then."""
        while self._people:
            person, times = next(iter(self._people.items()))
            if times[-1] >= time:
                return
            del self._people[person]
            self._told.discard(person)
