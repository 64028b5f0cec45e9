# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The post of the day: reminders, the weekly question for a figure, the weekly letter. Each is posted once.

Every letter has a key. The note that it was posted and the letter itself are stored in one transaction, so that a crash
in the middle leaves neither, and a second run finds both.
"""

from datetime import date, timedelta

from medspil.organisations.access import people_in
from medspil.organisations.models import Person, Unit
from medspil.practice import letters
from medspil.practice.events import WeeklyLetterChosen
from medspil.practice.models import (
    Commitment,
    CommitmentStatus,
    Every,
    Measure,
    NoThanks,
    Observation,
    Trial,
    TrialState,
    WeeklyLetter,
)
from medspil.practice.queries.week import Week, week_of
from medspil.practice.reminding import Reminder, reminder_on
from medspil.practice.resting import resting
from medspil.practice.workdays import is_workday, monday_of, on_or_after
from medspil.record.actions import record
from medspil.record.mail import post_once
from medspil.record.transactions import write

MONDAY, FRIDAY = 0, 4


# no record: what was posted is noted by its key
def remind(today: date) -> int:
    """Remind those who have taken something on. Returns how many letters were posted."""
    open_ones = Commitment.objects.filter(status=CommitmentStatus.OPEN, owner__is_active=True)
    open_ones = open_ones.filter(municipality__suspended_at=None)
    near = open_ones.filter(due_on__lte=today + timedelta(days=14)).exclude(resting())
    posted = 0
    for commitment in near.select_related("owner", "process__unit"):
        found = reminder_on(today, commitment.due_on)
        if found is not None:
            posted += _remind(commitment, found)
    return posted


@write
def _remind(commitment: Commitment, found: Reminder) -> bool:
    still_open = Commitment.objects.of(commitment.municipality).filter(pk=commitment.pk, status=CommitmentStatus.OPEN)
    if not still_open.exists():
        return False
    key = f"commitment:{commitment.pk}:{commitment.due_on}:{found.kind}"
    return post_once(key, lambda: letters.reminder(commitment, found))


# no record: what was posted is noted by its key
def ask_for_values(today: date) -> int:
    """On the last workday of the week, ask those who look after a trial for the week's figures, one letter for each."""
    if not _is_last_workday_of_week(today):
        return 0
    running = Trial.objects.filter(
        municipality__suspended_at=None, state=TrialState.RUNNING, starts_on__lte=today, owner__is_active=True
    )
    by_root = {trial.root_id: trial for trial in running.exclude(resting()).select_related("owner")}
    posted = 0
    for measure in Measure.objects.filter(trial__in=by_root, every=Every.WEEK):
        posted += _ask(measure, by_root[measure.trial_id].owner, today)
    return posted


@write
def _ask(measure: Measure, owner: Person, today: date) -> bool:
    monday = monday_of(today)
    if Observation.objects.of(measure.municipality).filter(measure=measure, day__gte=monday).exists():
        return False
    return post_once(f"value:{measure.pk}:{monday}", lambda: letters.ask_for_value(measure, owner=owner, day=today))


# no record: what was posted is noted by its key
def write_weekly(today: date) -> int:
    """On the first workday of the week, to every team that wants it and has something to be told."""
    monday = monday_of(today)
    if on_or_after(monday) != today:
        return 0
    chosen = WeeklyLetter.objects.filter(municipality__suspended_at=None).select_related("unit__municipality")
    return sum(_to_team(row.unit, today) for row in chosen)


def _to_team(unit: Unit, today: date) -> int:
    week = week_of(unit, today)
    if week.quiet:
        return 0
    declined = set(NoThanks.objects.of(unit.municipality).filter(unit=unit).values_list("person", flat=True))
    monday = monday_of(today)
    team = [person for person in people_in(unit, unit.municipality) if person.pk not in declined]
    posted = 0
    for person in team:
        posted += _once(f"weekly:{unit.pk}:{person.pk}:{monday}", week, person)
    return posted


@write
def choose_weekly(*, unit: Unit, wanted: bool, by: Person) -> None:
    """Whether a team gets the weekly letter."""
    if wanted:
        WeeklyLetter.objects.get_or_create(unit=unit, defaults={"municipality": unit.municipality})
    else:
        WeeklyLetter.objects.of(unit.municipality).filter(unit=unit).delete()
    record(WeeklyLetterChosen(municipality_id=unit.municipality_id, unit_id=unit.pk, wanted=wanted), by=by)


# no record: a wish about one's own post
@write
def decline_weekly(*, person: Person, unit: Unit, declined: bool) -> None:
    """Whether somebody does without the weekly letter of a team."""
    if declined:
        NoThanks.objects.get_or_create(person=person, unit=unit, defaults={"municipality": unit.municipality})
    else:
        NoThanks.objects.of(unit.municipality).filter(person=person, unit=unit).delete()


@write
def _once(key: str, week: Week, person: Person) -> bool:
    return post_once(key, lambda: letters.weekly(week, person=person))


def _is_last_workday_of_week(today: date) -> bool:
    rest = (today + timedelta(days=n) for n in range(1, 7 - today.weekday()))
    return is_workday(today) and not any(is_workday(day) for day in rest)
