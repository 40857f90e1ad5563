"""Results as Markdown."""

from collections.abc import Sequence
from statistics import median


def table(heads: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines) + "\n"


def spread(values: Sequence[float], digits: int = 0) -> str:
    """The least, the median and the most."""
    return " / ".join(f"{value:.{digits}f}" for value in (min(values), median(values), max(values)))
