# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A series with everything that is shown of it: worked out once, then drawn on screen, on paper and in small."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from medspil.practice.charts.limits import Limits, limits_of
from medspil.practice.charts.runs import Runs, Values, runs_of
from medspil.practice.charts.verdict import (
    FIRM_FROM,
    LIMITS_FROM,
    LINE_FROM,
    VERDICT_FROM,
    Finding,
    finding_of,
    in_words,
)


@dataclass(frozen=True, kw_only=True)
class Series:
    """What was measured. `better` is `up`, `down` or empty; `freeze` is how many of the first points are the baseline.

    `notes` are what happened on a day; `floor` and `ceiling` what the measure cannot pass.
    """

    title: str
    unit: str = ""
    days: Sequence[date]
    values: Values
    better: str = ""
    goal: float | None = None
    freeze: int | None = None
    notes: Sequence[tuple[date, str]] = ()
    floor: float | None = None
    ceiling: float | None = None


@dataclass(frozen=True, kw_only=True)
class Chart:
    series: Series
    runs: Runs
    finding: Finding
    limits: Limits | None

    @property
    def known(self) -> int:
        return sum(value is not None for value in self.series.values)

    @property
    def centre(self) -> float | None:
        """The line to draw; none before there are enough measurements to deserve one."""
        return self.runs.centre if self.known >= LINE_FROM else None

    @property
    def provisional(self) -> bool:
        """Whether the line may still move much."""
        return self.known < VERDICT_FROM

    @property
    def limits_provisional(self) -> bool:
        return self.known < FIRM_FROM

    @property
    def sentence(self) -> str:
        return in_words(self.finding)


def chart_of(series: Series, *, with_limits: bool = False) -> Chart:
    """Limits are worked out on request, and only from as many measurements as can carry them."""
    runs = runs_of(series.values, freeze=series.freeze)
    enough = sum(value is not None for value in series.values) >= LIMITS_FROM
    limits = None
    if with_limits and enough:
        limits = limits_of(series.values, freeze=series.freeze, floor=series.floor, ceiling=series.ceiling)
    finding = finding_of(series.values, runs, freeze=series.freeze, better=series.better)
    return Chart(series=series, runs=runs, finding=finding, limits=limits)
