# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A mean with how sure it is, and the difference of two. No database.

Answers have no name, so two rounds are two groups of unknown people, and Welch's interval is used: it needs neither
pairs nor equal spread. Where mostly the same people answered twice it is rather too wide than too narrow.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import sqrt

# Student's t, two-sided 95 %, by degrees of freedom. Between two of them the smaller is used: rather too wide.
T_95 = {
    **dict(enumerate((12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228), start=1)),
    **dict(enumerate((2.201, 2.179, 2.160, 2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086), start=11)),
    **dict(enumerate((2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042), start=21)),
    40: 2.021,
    60: 2.000,
    120: 1.980,
}

Counts = Mapping[float, int]  # how many people have which value


@dataclass(frozen=True, kw_only=True)
class Estimate:
    """A mean, and the interval of 95 % around it."""

    mean: float
    low: float
    high: float

    @property
    def sure(self) -> bool:
        """Whether nought lies outside; for a difference: whether anything can be said."""
        return self.low > 0 or self.high < 0


@dataclass(frozen=True, kw_only=True)
class Spread:
    """Some values of some people: how many, their mean, and the variance of it."""

    people: int
    mean: float
    of_mean: float


def t_95(freedom: float) -> float:
    return T_95[max(known for known in T_95 if known <= max(freedom, 1))]


def spread_of(counts: Counts, *, step: float) -> Spread:
    """Of at least two people. Where all answer alike, the steps of the scale are what is not known: values are never
    surer than a figure that was rounded to a step."""
    people = sum(counts.values())
    mean = sum(value * count for value, count in counts.items()) / people
    squares = sum(count * (value - mean) ** 2 for value, count in counts.items())
    variance = max(squares / (people - 1), step**2 / 12)
    return Spread(people=people, mean=mean, of_mean=variance / people)


def mean_of(spread: Spread, *, lowest: float, highest: float) -> Estimate:
    """With Student's interval, which ends where the scale does."""
    reach = t_95(spread.people - 1) * sqrt(spread.of_mean)
    return Estimate(mean=spread.mean, low=max(lowest, spread.mean - reach), high=min(highest, spread.mean + reach))


def change(before: Spread, after: Spread) -> Estimate:
    """How much higher the later mean is, with Welch's interval."""
    both = before.of_mean + after.of_mean
    freedom = both**2 / sum(each.of_mean**2 / (each.people - 1) for each in (before, after))
    reach = t_95(freedom) * sqrt(both)
    difference = after.mean - before.mean
    return Estimate(mean=difference, low=difference - reach, high=difference + reach)
