"""What stands behind a number, in either language."""

import pytest

from bot.workshop.units import unit_at


@pytest.mark.parametrize(
    ("text", "rest", "en", "zh"),
    [
        ("家企业", "企业", " firms", "多家"),
        (" firms of Lanport", " of Lanport", " small family firms", "家"),
        (" square metres", "", " m2", "平方米"),
        ("亩", "", " mu", " 亩"),
        ("-km road", " road", " kilometres", "公里"),
        (" km/h", "", " km/h", "公里"),
        ("台织机", "织机", " looms", "台"),
    ],
)
def test_a_unit_is_known_in_both_languages(text: str, rest: str, en: str, zh: str) -> None:
    unit, left = unit_at(text) or (None, "")
    assert unit
    assert left == rest
    assert unit.counts(en, "en")
    assert unit.counts(zh, "zh")


@pytest.mark.parametrize(
    ("text", "other", "language"),
    [
        (" metres", " square metres", "en"),
        ("公里", "公顷", "zh"),
        ("家", " km of roads for firms", "en"),
        ("台", " mu of land", "en"),
        ("台", ".", "en"),
        (" mu", " museums", "en"),
    ],
)
def test_another_unit_is_not_taken_for_it(text: str, other: str, language: str) -> None:
    unit, _ = unit_at(text) or (None, "")
    assert unit
    assert not unit.counts(other, "en" if language == "en" else "zh")


@pytest.mark.parametrize("text", [" Norway", "", "挪威", "月", " museums"])
def test_not_every_word_is_a_unit(text: str) -> None:
    assert unit_at(text) is None
