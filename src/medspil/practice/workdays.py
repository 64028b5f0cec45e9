# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Days on which people are at work in Denmark: no weekend, no holiday, nor a day when town halls are closed."""

from datetime import date, timedelta
from functools import cache

from holidays import country_holidays

DAY = timedelta(days=1)


@cache
def _free_days(year: int) -> frozenset[date]:
    return frozenset(country_holidays("DK", years=year, categories=("public", "optional")))


def is_workday(day: date) -> bool:
    return day.weekday() < 5 and day not in _free_days(day.year)


def monday_of(day: date) -> date:
    """The first day of the week that a day is in."""
    return day - timedelta(days=day.weekday())


def on_or_after(day: date) -> date:
    """The day itself, or the next one on which people work."""
    while not is_workday(day):
        day += DAY
    return day


def before(day: date) -> date:
    """The last workday before a day."""
    day -= DAY
    while not is_workday(day):
        day -= DAY
    return day
