import pytest

from bot.search.acronyms import apart
from bot.search.attribution import without_attribution


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("The pier is 90 m long, according to the Harbour Gazette.", "The pier is 90 m long."),
        ("According to a map of 2005, the pier is 90 m long.", " the pier is 90 m long."),
        ("The pier, as reported in May 2019, is 90 m long.", "The pier is 90 m long."),
        ("The pier is 90 m long, as a guide of 2019 says.", "The pier is 90 m long."),
        ("据《港口日报》报道，码头长90米。", "码头长90米。"),
        ("据一份2005年的地图网页，码头长90米。", "码头长90米。"),
        ("码头长90米，据港务局介绍。", "码头长90米。"),
        ("依据2020年的规定，码头须验收。", "依据2020年的规定，码头须验收。"),
        ("据《港口法》第3条，码头须验收。", "据《港口法》第3条，码头须验收。"),
        ("According to the Harbour Gazette.", "."),
    ],
)
def test_who_says_so_is_no_part_of_what_is_said(text: str, said: str) -> None:
    assert without_attribution(text) == (said if said != "." else text)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("register with SAFE", "register with acronymsafe"),
        ("is it safe", "is it safe"),
        ("IS IT SAFE", "IS IT SAFE"),
    ],
)
def test_an_acronym_is_no_everyday_word(text: str, read: str) -> None:
    assert apart(text) == read
