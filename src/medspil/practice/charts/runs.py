# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The Anhøj rules for run charts: whether a series is more than chance around its median.

Source: Anhøj & Olesen, PLoS ONE 9(11): e113825, 2014; Anhøj, PLoS ONE 10(3): e0121349, 2015.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from math import log2
from statistics import median

Values = Sequence[float | None]  # in order of time; None where a measurement is missing


@dataclass(frozen=True, kw_only=True)
class Runs:
    """`useful` points lie off the centre line. Figures are None where there is nothing to count."""

    centre: float | None
    useful: int
    longest_run: int | None = None
    longest_run_max: int | None = None
    crossings: int | None = None
    crossings_min: int | None = None
    signal: bool = False
    one_sided: bool = False  # all useful points lie on the same side


def runs_of(values: Values, *, freeze: int | None = None) -> Runs:
    """Both rules on a series; a run or a number of crossings that equals its limit is no signal.

    With `freeze` the centre line is the median of the first `freeze` points, missing ones included, and the rules
    are asked of all points. Points on the centre line and missing points neither break nor lengthen a run.
    """
    base = [value for value in values[:freeze] if value is not None]
    if not base:
        return Runs(centre=None, useful=0)
    centre = median(base)
    above = [value > centre for value in values if value is not None and value != centre]
    if not above:
        return Runs(centre=centre, useful=0)
    useful = len(above)
    longest = max(len(list(run)) for _side, run in groupby(above))
    crossings = sum(one != other for one, other in pairwise(above))
    longest_max, crossings_min = longest_run_max(useful), fewest_crossings(useful)
    return Runs(
        centre=centre,
        useful=useful,
        longest_run=longest,
        longest_run_max=longest_max,
        crossings=crossings,
        crossings_min=crossings_min,
        signal=longest > longest_max or crossings < crossings_min,
        one_sided=crossings == 0,
    )


def longest_run_max(useful: int) -> int:
    """The longest run that is still chance among `useful` points (at least one)."""
    return round(log2(useful)) + 3


def fewest_crossings(useful: int) -> int:
    """The 5th percentile of a binomial distribution with useful - 1 trials and probability one half, exactly."""
    trials = useful - 1
    crossings, exactly, at_most = 0, 1, 1  # and how many of the 2**trials series have so many crossings
    while 20 * at_most < 1 << trials:
        exactly = exactly * (trials - crossings) // (crossings + 1)
        crossings += 1
        at_most += exactly
    return crossings
