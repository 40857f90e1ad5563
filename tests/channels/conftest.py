from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.desk import Desk
from tests.channels.telegram_bot import desk_in, running
from tests.servers.bot_api import BotApiServer, serving


@pytest.fixture
def server() -> Iterator[BotApiServer]:
    with serving() as server:
        yield server


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as desk:
        yield desk


@pytest.fixture
def telegram(server: BotApiServer, desk: Desk) -> Iterator[BotApiServer]:
    """The Bot API server with the bot running against it."""
    with running(server, desk):
        yield server
