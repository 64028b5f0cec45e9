# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The run chart rules: known answers, an independent computation, and what is honest to say."""

import random
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medspil.practice.charts.limits import limits_of
from medspil.practice.charts.runs import Runs, fewest_crossings, longest_run_max, runs_of
from medspil.practice.charts.verdict import Finding, finding_of, in_words
from tests.practice.charts.naive import figures

Series = list[float | None]
ZERO_INFLATED: Series = [0, 1, 0, 0, 2, 0, 1, 0, 0, 0, 1, 0, 3, 0, 0, 1, 0, 0, 1, 0]
# From 10 to 60 useful points, as published with the rules.
FEWEST = (
    "2,2,3,3,4,4,4,5,5,6,6,6,7,7,8,8,8,9,9,10,10,11,11,11,12,12,13,13,14,14,14,15,15,16,16,17,17,17,18,18,19,19,20,20,"
    "21,21,21,22,22,23,23"
)


def said(runs: Runs) -> tuple[object, ...]:
    return (
        runs.centre,
        runs.useful,
        runs.longest_run,
        runs.longest_run_max,
        runs.crossings,
        runs.crossings_min,
        runs.signal,
    )


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([5] * 12, (5, 0, None, None, None, None, False)),
        ([3, 3, 5, 1, 3, 4, 4, 3, 2, 2, 2, 3, 4, 4, 5, 3], (3, 10, 3, 6, 4, 2, False)),
        (list(range(1, 10)), (5, 8, 4, 6, 1, 1, False)),
        (list(range(1, 11)), (5.5, 10, 5, 6, 1, 2, True)),
        ([1, 2, None, 4, 3, 2, None, 5, 6, 2, 3, 4], (3, 8, 2, 6, 5, 1, False)),
        ([7], (7, 0, None, None, None, None, False)),
        ([], (None, 0, None, None, None, None, False)),
        ([None, None], (None, 0, None, None, None, None, False)),
        (ZERO_INFLATED, (0, 7, 7, 6, 0, 1, True)),
    ],
)
def test_known_answers(values: Series, expected: tuple[object, ...]) -> None:
    assert said(runs_of(values)) == expected


def test_published_limits() -> None:
    assert ",".join(str(fewest_crossings(n)) for n in range(10, 61)) == FEWEST
    assert [fewest_crossings(n) for n in range(1, 10)] == [0, 0, 0, 0, 0, 1, 1, 1, 2]
    steps = {1: 3, 2: 4, 3: 5, 5: 5, 6: 6, 11: 6, 12: 7, 22: 7, 23: 8, 45: 8, 46: 9, 90: 9, 91: 10, 181: 10, 182: 11}
    assert {n: longest_run_max(n) for n in steps} == steps


def test_what_equals_its_limit_is_no_signal() -> None:
    """Against a line at nought, twelve useful points: at most 7 in a run, at least 3 crossings."""

    def sides(signs: str) -> tuple[object, ...]:
        runs = runs_of([1 if sign == "+" else -1 for sign in signs], freeze=2)
        return runs.longest_run, runs.longest_run_max, runs.crossings, runs.crossings_min, runs.signal

    assert sides("+-+++++++-+-") == (7, 7, 5, 3, False)
    assert sides("+-++++++++-+") == (8, 7, 4, 3, True)
    assert sides("+------++++-") == (6, 7, 3, 3, False)
    assert sides("+------+++++") == (6, 7, 2, 3, True)


def test_a_frozen_line_comes_from_the_first_points_and_the_rules_from_all() -> None:
    values: Series = [4, 6, 5, None, 4, 6, 9, 9, 9, 9, 9, 9, 9, 9]
    runs = runs_of(values, freeze=6)
    assert (runs.centre, runs.useful, runs.longest_run, runs.longest_run_max) == (5, 12, 9, 7)
    assert runs.signal
    assert runs_of(values, freeze=3).centre == 5
    assert runs_of([None, None, 3.0, 4.0], freeze=2) == Runs(centre=None, useful=0)


numbers = st.one_of(
    st.none(), st.integers(-3, 3).map(float), st.floats(-1e6, 1e6, allow_nan=False).map(lambda value: round(value, 3))
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.lists(numbers, max_size=60), st.one_of(st.none(), st.integers(1, 60)))
def test_an_independent_computation_agrees(values: Series, freeze: int | None) -> None:
    assert said(runs_of(values, freeze=freeze)) == figures(values, freeze)


def test_it_agrees_about_ten_thousand_series() -> None:
    draw = random.Random(1)  # noqa: S311 - the same series each time
    kinds: list[Callable[[], float | None]] = [
        lambda: None,
        lambda: float(draw.randint(-3, 3)),
        lambda: round(draw.uniform(-1e6, 1e6), 3),
    ]
    for _series in range(10_000):
        values = [draw.choice(kinds)() for _value in range(draw.randint(0, 60))]
        freeze = draw.choice([None, draw.randint(1, 60)])
        assert said(runs_of(values, freeze=freeze)) == figures(values, freeze), (values, freeze)


def finding(values: Series, *, freeze: int | None = None, better: str = "") -> Finding:
    return finding_of(values, runs_of(values, freeze=freeze), freeze=freeze, better=better)


def test_few_measurements_say_nothing_whatever_they_look_like() -> None:
    assert finding([]) == Finding.NOTHING
    assert finding([None]) == Finding.NOTHING
    assert finding([float(n) for n in range(9)]) == Finding.TOO_FEW
    assert finding([float(n) for n in range(10)]) == Finding.CHANGED
    assert finding([1.0, 9, 5, 5, 5, 5, 5, 5, 2, 8]) == Finding.TOO_FEW, "four useful points among ten"


def test_too_many_alike_are_guarded_but_not_against_a_frozen_line() -> None:
    assert finding([5.0] * 12) == Finding.ALL_ALIKE
    assert finding(ZERO_INFLATED) == Finding.TOO_MANY_ALIKE
    assert finding([*ZERO_INFLATED[:8], *[3.0] * 12], freeze=8, better="up") == Finding.BETTER


def test_the_direction_that_is_better_decides_what_a_change_is_called() -> None:
    rising = [float(n) for n in range(12)]
    assert finding(rising, better="up") == Finding.BETTER
    assert finding(rising, better="down") == Finding.WORSE
    assert finding(rising[::-1], better="down") == Finding.BETTER
    assert finding([4.0, 6, 5, 4, 6, 5, 4, 6, 1, 1, 1, 1, 1, 1, 1, 1], freeze=8, better="up") == Finding.WORSE
    assert finding([1.0, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2], better="up") == Finding.NO_SIGN


def test_no_sign_is_never_said_to_be_no_effect() -> None:
    said = in_words(Finding.NO_SIGN)
    assert said.startswith("Målingerne svinger, som de plejer. Det er ikke tegn på en ændring")
    assert said.endswith("men det beviser heller ikke, at intet virker.")
    assert in_words(Finding.TOO_FEW) == "Der er for få målinger til at sige noget."


def test_limits_by_the_moving_range() -> None:
    limits = limits_of([1, 2, None, 4, 3, 2, None, 5, 6, 2, 3, 4])
    assert limits.centre == pytest.approx(3.2)
    assert (limits.lower, limits.upper) == (pytest.approx(-0.5994, abs=1e-4), pytest.approx(6.9994, abs=1e-4))
    assert limits_of([1, 2, None, 4, 3, 2, None, 5, 6, 2, 3, 4], floor=0).lower == 0


def test_limits_of_a_baseline_find_what_lies_outside() -> None:
    values: Series = [10, 11, 10, 9, 10, 11, 10, 9, 25, None, 2]
    limits = limits_of(values, freeze=8)
    assert limits.outside == (8, 10)
    assert limits_of([3]).upper is None
    assert limits_of([None]).centre is None
    assert limits_of([3, None, 4]).upper is None, "no two measurements follow each other"
