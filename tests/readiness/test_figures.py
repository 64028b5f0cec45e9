# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Intervals against the distribution itself and an example worked by hand."""

from math import gamma, pi, sqrt

import pytest

from medspil.readiness.figures import T_95, change, mean_of, spread_of, t_95
from medspil.readiness.statements import PER_THEME


def _within(t: float, freedom: int) -> float:
    """How much of Student's distribution lies between -t and t, by Simpson's rule."""
    scale = gamma((freedom + 1) / 2) / (sqrt(freedom * pi) * gamma(freedom / 2))
    steps = 4000
    weights = [1, *(4 if n % 2 else 2 for n in range(1, steps)), 1]
    heights = (
        weight * (1 + (t * n / steps) ** 2 / freedom) ** (-(freedom + 1) / 2) for n, weight in enumerate(weights)
    )
    return 2 * scale * sum(heights) * t / steps / 3


def test_the_table_of_t_holds_95_of_a_hundred() -> None:
    assert {freedom: _within(t, freedom) for freedom, t in T_95.items()} == pytest.approx(
        dict.fromkeys(T_95, 0.95), abs=2e-4
    )


def test_between_two_lines_of_the_table_the_wider_is_used() -> None:
    assert t_95(4.99) == T_95[4]
    assert t_95(35) == T_95[30]
    assert t_95(10_000) == T_95[120]
    assert t_95(0.5) == T_95[1]


def test_a_mean_and_a_change_worked_by_hand() -> None:
    """2, 3, 3, 4, 3: mean 3, variance 0.5, standard error 0.3162, t(4) 2.776. 4, 4, 5, 4, 5: mean 4.4, variance 0.3.
    Welch: 1.4, standard error 0.4, degrees of freedom 7.53, and so those of seven."""
    before, after = spread_of({2: 1, 3: 3, 4: 1}, step=1 / 3), spread_of({4: 3, 5: 2}, step=1 / 3)
    first = mean_of(before, lowest=1, highest=5)
    assert (first.mean, first.low, first.high) == pytest.approx((3, 2.122, 3.878), abs=1e-3)
    moved = change(before, after)
    assert (moved.mean, moved.low, moved.high) == pytest.approx((1.4, 1.4 - 2.365 * 0.4, 1.4 + 2.365 * 0.4), abs=1e-3)
    assert moved.sure
    assert not change(before, before).sure


def test_an_interval_stays_on_the_scale_and_is_never_without_width() -> None:
    alike = mean_of(spread_of({4: 5}, step=1 / PER_THEME), lowest=1, highest=5)
    assert alike.low < 4 < alike.high
    assert mean_of(spread_of({1: 4, 5: 1}, step=1 / PER_THEME), lowest=1, highest=5).low == 1
