# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Shares with their counts, the curve of them, and when a habit is coming back. No database.

A share is drawn by the rules of the run chart. Its counts are always shown beside it: 1 of 2 and 500 of 1,000 are the
same share and not the same knowledge.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from django.utils.translation import gettext as _

from medspil.practice.charts.chart import Chart, Series, chart_of

LATELY = 3  # weeks in a row
BEFORE = 5  # weeks since the launch that these are held against: fewer make no habit


@dataclass(frozen=True, kw_only=True)
class Share:
    """How many of how many, in the week that begins on `monday`."""

    monday: date
    held: int
    used: int

    @property
    def percent(self) -> float | None:
        """None when there was nothing to use it in."""
        return 100 * self.used / self.held if self.held else None

    @property
    def week(self) -> int:
        return self.monday.isocalendar().week


def chart_of_shares(
    shares: Sequence[Share], *, title: str, goal: int | None = None, launched_on: date | None = None
) -> Chart:
    """The run chart of the shares, in per cent. The weeks before the launch are the line that the rest is held against.

    Weeks that were not counted are gaps, not nought. With no whole week before the launch all weeks make the line.
    """
    weeks = _whole(shares)
    before = [share for share in weeks if launched_on and share.monday + timedelta(days=6) < launched_on]
    baseline = len(before) if any(share.percent is not None for share in before) else None
    series = Series(
        title=title,
        unit="%",
        days=[share.monday for share in weeks],
        values=[share.percent for share in weeks],
        better="up",
        goal=goal,
        freeze=baseline,
        notes=[(launched_on, _("Taken into use"))] if launched_on else [],
        floor=0,
        ceiling=100,
    )
    return chart_of(series)


def _whole(shares: Sequence[Share]) -> list[Share]:
    """All weeks from the first to the last, by date; one that was not counted has nothing held."""
    if not shares:
        return []
    known = {share.monday: share for share in shares}
    first, last = min(known), max(known)
    mondays = (first + timedelta(weeks=n) for n in range((last - first).days // 7 + 1))
    return [known.get(monday, Share(monday=monday, held=0, used=0)) for monday in mondays]


def falling_back(shares: Sequence[Share], launched_on: date | None) -> bool:
    """Whether the last three counted weeks since the launch all lie below what the weeks before them usually were.

    An occasion to ask, not a proof: three below the median happen by chance once in eight.
    """
    since = [share for share in shares if launched_on and share.monday >= launched_on - timedelta(days=6)]
    known = [share.percent for share in sorted(since, key=lambda share: share.monday) if share.percent is not None]
    if len(known) < LATELY + BEFORE:
        return False
    usual = median(known[:-LATELY])
    return all(percent < usual for percent in known[-LATELY:])


def together(weeks: Sequence[Share]) -> list[Share]:
    """The weeks of several teams as one: counts are added, shares never averaged."""
    held: Counter[date] = Counter()
    used: Counter[date] = Counter()
    for share in weeks:
        held[share.monday] += share.held
        used[share.monday] += share.used
    return [Share(monday=monday, held=held[monday], used=used[monday]) for monday in sorted(held)]


def latest(shares: Sequence[Share]) -> Share | None:
    """The last week with something to use it in."""
    known = [share for share in shares if share.held]
    return max(known, key=lambda share: share.monday, default=None)
