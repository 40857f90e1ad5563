"""What the two ends of an answering process say to each other."""

from dataclasses import dataclass

from bot.answering.job import Answered, Serving


class AnsweringError(Exception):
    """Something that nobody foresaw, in the other process: what it was, and the traceback there."""


@dataclass(frozen=True, slots=True)
class Ready:
    """It can answer, or other pages are in service."""

    serving: Serving


@dataclass(frozen=True, slots=True)
class Refused:
    """It cannot begin, and ends."""

    reason: str  # for an operator


@dataclass(frozen=True, slots=True)
class Notice:
    """The administrators are to be told."""

    text: str


@dataclass(frozen=True, slots=True)
class Result:
    """Of the oldest job that had none: jobs are answered in the order in which they come."""

    turn_id: str  # the job's, to notice where the two ends are out of step
    outcome: Answered | AnsweringError


Message = Ready | Refused | Notice | Result
