# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Natural limits of a series by the moving range (XmR, I chart), unscreened as in Wheeler's books.

Source: Wheeler, Understanding Variation, 1993. 1.128 is the expected range of two normal values in standard deviations.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import fmean

from medspil.practice.charts.runs import Values

RANGES_TO_LIMIT = 3 / 1.128


@dataclass(frozen=True, kw_only=True)
class Limits:
    """Limits are None when no two measurements follow each other. `outside` are positions in the series, from 0."""

    centre: float | None
    lower: float | None = None
    upper: float | None = None
    outside: tuple[int, ...] = ()


def limits_of(
    values: Values, *, freeze: int | None = None, floor: float | None = None, ceiling: float | None = None
) -> Limits:
    """Mean and limits of the baseline; a range across a missing value is left out.

    `floor` and `ceiling` are what the measure cannot pass: nought for a count, 100 for a percentage.
    """
    base = values[:freeze]
    known = [value for value in base if value is not None]
    if not known:
        return Limits(centre=None)
    centre = fmean(known)
    ranges = _moving_ranges(base)
    if not ranges:
        return Limits(centre=centre)
    reach = RANGES_TO_LIMIT * fmean(ranges)
    lower, upper = centre - reach, centre + reach
    outside = [place for place, value in enumerate(values) if value is not None and not _within(value, lower, upper)]
    return Limits(
        centre=centre,
        lower=lower if floor is None else max(floor, lower),
        upper=upper if ceiling is None else min(ceiling, upper),
        outside=tuple(outside),
    )


def _within(value: float, lower: float, upper: float) -> bool:
    return lower <= value <= upper


def _moving_ranges(values: Values) -> Sequence[float]:
    return [abs(after - before) for before, after in pairwise(values) if before is not None and after is not None]
