# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from medspil.custody.models import Keeping
from medspil.custody.periods import PERIODS, Period, before
from medspil.organisations.models import Municipality


@dataclass(frozen=True, kw_only=True)
class Due:
    """What of one kind is older than its period."""

    period: Period
    months: int
    day: date
    rows: int


def keeping_of(municipality: Municipality) -> Keeping | None:
    known: Keeping | None = Keeping.objects.of(municipality).first()
    return known


def months_of(keeping: Keeping | None) -> dict[str, int]:
    """For each kind how many months; within what may be chosen, whatever stands there."""
    chosen = keeping.months if keeping else {}
    return {
        period.key: min(max(int(chosen.get(period.key, period.months)), period.least), period.most)
        for period in PERIODS
    }


def due_in(municipality: Municipality, today: date) -> Sequence[Due]:
    """What would go. Nothing is changed."""
    months = months_of(keeping_of(municipality))
    return [_due(municipality, period, months[period.key], today) for period in PERIODS]


def _due(municipality: Municipality, period: Period, months: int, today: date) -> Due:
    day = before(today, months)
    rows = sum(part.rows(municipality, day).count() for part in period.parts)
    return Due(period=period, months=months, day=day, rows=rows)


def municipalities() -> list[Municipality]:
    return list(Municipality.objects.all())
