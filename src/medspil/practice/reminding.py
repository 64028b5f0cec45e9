# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""When somebody is reminded of a commitment: the day before, on the day, and once a week when it is overdue.

Always on a workday. Each reminder has a first and a last day, so that one that was missed while the server was down is
still sent, and one that would come too late to be of use is not.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from medspil.practice.workdays import DAY, before, is_workday, on_or_after

WEEK = timedelta(days=7)


@dataclass(frozen=True, kw_only=True)
class Reminder:
    """`kind` is `before`, `day`, or `late-N` for the Nth week overdue."""

    kind: str
    first: date
    last: date


def reminder_on(today: date, due_on: date) -> Reminder | None:
    """The one reminder whose turn it is today, if any; it may have been sent already."""
    if not is_workday(today):
        return None
    weeks = max(0, (today - due_on).days // 7)
    candidates = [_late(due_on, weeks)] if weeks else [_before(due_on), _on_the_day(due_on)]
    if weeks:
        # Around holidays the week before may still be waiting for its first workday.
        candidates.append(_late(due_on, weeks - 1) if weeks > 1 else _on_the_day(due_on))
    return next((found for found in candidates if found.first <= today <= found.last), None)


def _before(due_on: date) -> Reminder:
    return Reminder(kind="before", first=before(due_on), last=due_on - DAY)


def _on_the_day(due_on: date) -> Reminder:
    return Reminder(kind="day", first=on_or_after(due_on), last=on_or_after(due_on + WEEK) - DAY)


def _late(due_on: date, weeks: int) -> Reminder:
    first = on_or_after(due_on + weeks * WEEK)
    return Reminder(kind=f"late-{weeks}", first=first, last=on_or_after(due_on + (weeks + 1) * WEEK) - DAY)
