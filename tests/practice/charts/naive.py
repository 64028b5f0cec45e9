# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The rules once more, step by step and slowly, by somebody who has not seen the code."""

from fractions import Fraction
from functools import cache
from math import factorial


def figures(values: list[float | None], freeze: int | None) -> tuple[object, ...]:
    """centre, useful, longest run, its limit, crossings, their limit, signal."""
    base = sorted(value for value in (values if freeze is None else values[:freeze]) if value is not None)
    if not base:
        return (None, 0, None, None, None, None, False)
    middle = len(base) // 2
    centre = base[middle] if len(base) % 2 else (base[middle - 1] + base[middle]) / 2
    sides = ["over" if value > centre else "under" for value in values if value is not None and value != centre]
    if not sides:
        return (centre, 0, None, None, None, None, False)
    longest, crossings = _counted(sides)
    limit = 0
    # log2(n) rounded: the whole number whose power of two is within a factor of the square root of two.
    while not (2 ** (limit - 0.5) <= len(sides) < 2 ** (limit + 0.5)):
        limit += 1
    fewest = _fewest(len(sides))
    return (centre, len(sides), longest, limit + 3, crossings, fewest, longest > limit + 3 or crossings < fewest)


def _counted(sides: list[str]) -> tuple[int, int]:
    longest, run, crossings = 1, 1, 0
    for place in range(1, len(sides)):
        if sides[place] == sides[place - 1]:
            run += 1
        else:
            run = 1
            crossings += 1
        longest = max(longest, run)
    return longest, crossings


@cache
def _fewest(useful: int) -> int:
    trials, k, below = useful - 1, 0, Fraction(0)
    while True:
        ways = factorial(trials) // (factorial(k) * factorial(trials - k))
        below += Fraction(ways, 2**trials)
        if below >= Fraction(1, 20):
            return k
        k += 1
