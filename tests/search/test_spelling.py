from bot.search.spelling import Speller

SPELLER = Speller(
    {"government": 9, "worship": 4, "antimicrobial": 1, "investment": 5, "invested": 2, "river": 6}
)


def test_a_swap_is_put_right() -> None:
    assert SPELLER.correct("goverment") == "government"
    assert SPELLER.correct("antimicorbial") == "antimicrobial"
    assert SPELLER.correct("rievr") == "river"


def test_a_real_word_no_page_has_stays() -> None:
    assert SPELLER.correct("warship") is None
    assert SPELLER.correct("rider") is None


def test_a_known_word_stays() -> None:
    assert SPELLER.correct("invested") is None
