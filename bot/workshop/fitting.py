"""The two models that are fitted, in numpy alone, and how they are cross-validated."""

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Flags = NDArray[np.bool_]
Objective = Callable[[Matrix], tuple[float, Matrix]]

CHOICE_PENALTY = 1e-3
LOGISTIC_PENALTY = 1e-5
"""L2; the signals lie between 0 and 1, so that the weights are of one order."""


def fit_choice(groups: Sequence[Matrix], right: Sequence[Flags], importance: Sequence[float]) -> Matrix:
    """Weights that make a right row the likeliest of its group: softmax over the rows, the probabilities of all
    right rows added (conditional logit, McFadden 1974; ListNet, Cao et al. 2007). A group counts as much as its
    importance.
    """
    kept = [group for group in zip(groups, right, importance, strict=True) if group[1].any()]
    rows = np.vstack([group[0] for group in kept])
    flags = np.concatenate([group[1] for group in kept]).astype(np.float64)
    share = np.array([group[2] for group in kept]) / sum(group[2] for group in kept)
    sizes = [len(group[0]) for group in kept]
    starts = np.cumsum([0, *sizes[:-1]])
    owner = np.repeat(np.arange(len(kept)), sizes)

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        scores = rows @ weights
        raised = np.exp(scores - np.maximum.reduceat(scores, starts)[owner])
        chance = raised / np.add.reduceat(raised, starts)[owner]
        hit = np.add.reduceat(chance * flags, starts) + 1e-12
        slope = rows.T @ (share[owner] * (chance - chance * flags / hit[owner]))
        return float(
            -share @ np.log(hit) + CHOICE_PENALTY * weights @ weights
        ), slope + 2 * CHOICE_PENALTY * weights

    return minimise(loss, np.zeros(rows.shape[1]))


def fit_logistic(rows: Matrix, right: Flags, importance: Matrix) -> tuple[float, Matrix]:
    """Intercept and weights of a logistic regression whose rows count as much as their importance."""
    extended = np.column_stack([np.ones(len(rows)), rows])
    sign = np.where(right, 1.0, -1.0)
    share = importance / importance.sum()

    def loss(weights: Matrix) -> tuple[float, Matrix]:
        margin = sign * (extended @ weights)
        slope = extended.T @ (-sign * share / (1 + np.exp(np.clip(margin, -60, 60))))
        penalty = np.concatenate([[0.0], weights[1:]]) * LOGISTIC_PENALTY
        return float(share @ np.logaddexp(0, -margin) + penalty @ weights / 2), slope + penalty

    found = minimise(loss, np.zeros(extended.shape[1]))
    return float(found[0]), found[1:]


def minimise(objective: Objective, start: Matrix, steps: int = 500) -> Matrix:
    """BFGS with backtracking (Nocedal and Wright 2006, algorithm 6.1)."""
    point, identity = start, np.eye(len(start))
    inverse = identity.copy()
    value, slope = objective(point)
    for _ in range(steps):
        direction = -inverse @ slope
        pace = 1.0
        while (trial := objective(point + pace * direction))[0] > value + 1e-4 * pace * (slope @ direction):
            pace /= 2
            if pace < 1e-10:
                return point
        step, change = pace * direction, trial[1] - slope
        point, value, slope = point + step, trial[0], trial[1]
        if np.abs(slope).max() < 1e-7:
            break
        if (curvature := float(change @ step)) > 1e-12:
            left = identity - np.outer(step, change) / curvature
            inverse = left @ inverse @ left.T + np.outer(step, step) / curvature
    return point


def folds(groups: Sequence[str], count: int, seed: int = 0) -> NDArray[np.int64]:
    """A fold for each row; rows of one group share theirs, so that no article is both fitted on and judged."""
    names = sorted(set(groups))
    places = np.random.default_rng(seed).permutation(len(names)) % count
    fold_of = dict(zip(names, places.tolist(), strict=True))
    return np.array([fold_of[group] for group in groups])
