"""What speaks against an answer however well the rest fits, on a town that is not Sanming."""

import pytest

from bot.content.folder import load_library
from bot.dialogue.doubts import is_torn_apart, missing_names
from bot.search.index import Index
from tests.pages import write_pages

PAGES = {
    "mills.en.md": "# Mills of Norbury\n\nThe mills of Norbury in Canada grind flour.\n",
    "quay.en.md": "# The quay of Norburg\n\nThe quay of Norburg is long. A bench of the quay was given by Canada.\n",
    "zone.en.md": "# The trade zone\n\nThe free zone is open to shops, banks, hotels, mills, schools and ships, and its roads "
    "were paved for the first time.\n\nA price list hangs there.\n",
    "list.en.md": "# Bread\n\nBread is baked.\n",
}


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Index:
    return Index(load_library(write_pages(tmp_path_factory.mktemp("town"), PAGES)))


def missing(town: Index, text: str) -> frozenset[str]:
    query = town.query(text)
    mills = next(hit for hit in town.search(query) if hit.passage.document_id == "mills")
    return missing_names(town.ask(query), mills, town)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Which mills has Norbury?", set()),
        ("Which mills has Norburry?", set()),  # a slip
        ("Which mills of Norbury are Canadian?", set()),  # another ending
        ("Which mills has Norburg?", {"norburg"}),  # another page has it: another name
        ("Which mills has Alden?", {"alden"}),
    ],
)
def test_a_name_that_other_pages_have_is_another_name(town: Index, text: str, names: set[str]) -> None:
    assert missing(town, text) == names


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ("time zone", True),
        ("what time zone is it", True),
        ("the zone at that time", False),  # no term of two words
        ("free zone", False),
        ("time zone of the banks and hotels", False),  # there is more to go by
    ],
)
def test_a_term_of_two_words_is_not_found_by_its_parts(town: Index, text: str, torn: bool) -> None:
    query = town.query(text)
    zone = next(hit for hit in town.search(query) if hit.passage.document_id == "zone")
    assert is_torn_apart(town.ask(query), zone) is torn
