"""Several figures asked for in one question are taken apart; what only looks like that is not."""

import pytest

from bot.dialogue.figures import figures_of


@pytest.mark.parametrize(
    ("question", "figures"),
    [
        (
            "What are the population, area and GDP of Birch?",
            ("population of Birch", "area of Birch", "GDP of Birch"),
        ),
        ("Please give the latest GDP, budget revenue and output", ("GDP", "budget revenue", "output")),
        ("白桦的人口、面积和GDP分别是多少？", ("白桦的人口是多少", "白桦的面积是多少", "白桦的GDP是多少")),
        ("人口，面积，GDP", ("人口是多少", "面积是多少", "GDP是多少")),
        (
            "GDP, population, budget revenue last year?",
            ("GDP last year", "population last year", "budget revenue last year"),
        ),
        (
            "Could you provide Birch's GDP for the latest full year, the growth rate, and the budget revenue?",
            ("Birch's GDP", "Birch's growth rate", "Birch's budget revenue"),
        ),
        (
            "resident population vs area, average wage in farming?",
            ("resident population", "area", "average wage in farming"),
        ),
        ("population, area and wages in Birch", ("population in Birch", "area in Birch", "wages in Birch")),
        (
            "请提供白桦最近一个完整年度的GDP总量、增速、常住人口，并注明数据年份。",
            ("白桦的GDP总量是多少", "白桦的增速是多少", "白桦的常住人口是多少"),
        ),
        ("the population and the area", ()),
        ("the population of Birch and the price of paper", ("population of Birch", "the price of paper")),
        ("I need the area of Birch and your email", ("area of Birch", "your email")),
        ("the harbour of Birch and the mills", ()),
        ("2023 GDP, population and area of Birch", ()),
        ("2015年白桦的GDP、人口、面积是多少？", ()),
        ("Which taxes, fees and charges must a company pay?", ()),
        ("who runs the harbour, the ferry and the mill?", ()),
        ("这里有钢铁、纺织、茶叶吗", ()),
        ("我们看中人口、面积和GDP都很大的地方，请问港口有多深", ()),
    ],
)
def test_a_list_of_figures_is_taken_apart(question: str, figures: tuple[str, ...]) -> None:
    assert figures_of(question) == figures
