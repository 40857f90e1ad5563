"""The town that the tests of the dialogue ask about."""

import pytest

from bot.content.folder import load_library
from bot.search.index import Index
from tests.pages import TOWN, write_pages


@pytest.fixture(scope="module")
def town(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Index:
    """The `PAGES` of the module, where it has them; the usual town elsewhere."""
    pages = getattr(request.module, "PAGES", TOWN)
    return Index(load_library(write_pages(tmp_path_factory.mktemp("town"), pages)))
