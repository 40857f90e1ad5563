"""What all tests share."""

import logging
from collections.abc import Iterator

import pytest
from hypothesis import settings

# These machines are noisy, and the first use of jieba takes a second: no test is judged by its time.
settings.register_profile("bot", deadline=None)
settings.load_profile("bot")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "expect_errors: the test makes the bot log an error")
    # python-telegram-bot 22 warns of its own RetryAfter as it raises it: the number will become a timedelta.
    config.addinivalue_line("filterwarnings", "ignore:.*retry_after:telegram.warnings.PTBDeprecationWarning")


class _Errors(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(f"{record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def no_errors_in_the_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Every unforeseen error is caught at an edge and logged there; a test that does not expect one fails."""
    errors = _Errors()
    logging.getLogger().addHandler(errors)
    yield
    logging.getLogger().removeHandler(errors)
    if request.node.get_closest_marker("expect_errors"):
        assert errors.lines, "an error was expected in the log"
    else:
        assert errors.lines == []
