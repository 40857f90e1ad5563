"""What a question says by itself, before any page is looked at."""

import pytest

from bot.search.asked import Query


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("Which mills does Lanport have in 2024?", {"lanport", "2024"}),
        ("Mills of the town", set()),  # the first word of a sentence, as any may be
        ("The mill closed. Before that it sold bread to St. Norbury", {"st", "norburi"}),
        ("LNG terminal", {"lng"}),
        ("LNG有什么好处", {"lng"}),
        ("咁LNG有咩好处", {"lng"}),
        ("兰港有Baker公司吗", {"baker"}),
    ],
)
def test_names_and_numbers_are_found_wherever_they_stand(question: str, names: set[str]) -> None:
    assert Query.of(question).names == names
