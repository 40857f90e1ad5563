import pytest

from bot.search.texting import in_full


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("how many ppl live there", "how many people live there"),
        ("pls tell me abt the quay", "please tell me about the quay"),
        ("can u say wat it costs", "can you say what it costs"),
        ("avg wage", "average wage"),
        ("number of mills", "how many mills"),
        ("number of the harbour office", "number of the harbour office"),
        ("number of Lanport's harbour office", "number of Lanport's harbour office"),
        ("a permit for our people", "a permit for us"),
        ("our people's families", "our people's families"),
        ("the number of the bus", "the number of the bus"),
        ("firms headquartered in Lanport", "firms in Lanport"),
        ("do our people need a permit", "do we need a permit"),
        ("the cradle of our people", "the cradle of our people"),
        ("is that Lanport a town", "is Lanport a town"),
        ("is that so", "is that so"),
        ("the place w the quay", "the place with the quay"),
        ("whats the depth", "what is the depth"),
        ("R&D at UR Ltd.", "R&D at UR Ltd."),
        ("r&d, www.u.example/biz", "r&d, www.u.example/biz"),
        ("港口多深", "港口多深"),
        ("the min. wage", "the minimum wage"),
        ("in 20 min. by train", "in 20 minimum by train"),
        ("wtf is a quay", "what is a quay"),
        ("how old may I be", "what age may I be"),
        ("how old is the quay", "how old is the quay"),
        ("wtf, no quay", "wtf, no quay"),
        ("harbour dues, latest figure in dollars", "harbour dues, latest"),
        ("how much is it in euros", "how much is it in euros"),
        ("how does one travel to the quay", "how do I get to the quay"),
        ("can one family moor there", "can one family moor there"),
    ],
)
def test_what_is_typed_short_is_read_in_full(typed: str, full: str) -> None:
    assert in_full(typed) == full
