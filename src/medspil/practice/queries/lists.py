# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Lists of what happens after a meeting. Each asks a fixed number of questions of the database."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from medspil.dialogue.models import Meeting, MeetingState, Outcome, OutcomeItem, OutcomeKind, Process
from medspil.organisations.access import units_where
from medspil.organisations.models import Person, Unit
from medspil.organisations.permissions import Permission
from medspil.practice.models import Commitment, CommitmentStatus, NoThanks, Trial, WeeklyLetter, Window

PROPOSALS = (OutcomeKind.DEVELOP, OutcomeKind.STOP)


def commitments_in(process: Process) -> list[Commitment]:
    return list(Commitment.objects.of(process.municipality).filter(process=process))


def commitments_of(meeting: Meeting) -> list[Commitment]:
    """Those of the lap that the meeting belongs to."""
    return list(Commitment.objects.of(meeting.municipality).filter(process=meeting.process_id, lap=meeting.lap))


def trials_in(process: Process) -> list[Trial]:
    return list(Trial.objects.of(process.municipality).filter(process=process).select_related("owner"))


def latest_rounds(trials: Iterable[Trial]) -> list[Trial]:
    """Of each trial its latest round."""
    return list({trial.root_id: trial for trial in sorted(trials, key=lambda trial: trial.cycle)}.values())


def trials_from(outcome: Outcome) -> list[Trial]:
    """The trials that began with a proposal of this outcome, the latest round of each."""
    return latest_rounds(Trial.objects.of(outcome.municipality).filter(item__outcome=outcome))


def windows_of(trial: Trial) -> list[Meeting]:
    """The meetings that looked back at a trial, in whichever round, and are over."""
    rows = Window.objects.of(trial.municipality).filter(trial=trial.root_id, meeting__state=MeetingState.CLOSED)
    return [row.meeting for row in rows.select_related("meeting")]


def commitments_seen_by(person: Person) -> list[Commitment]:
    """My own, and those of the teams whose processes I may see; open ones first, the most overdue on top."""
    units = units_where(person, Permission.PROCESS_VIEW)
    rows = Commitment.objects.of(person.municipality).filter(Q(process__unit__in=units) | Q(owner=person))
    found = list(rows.select_related("process__unit", "owner"))
    return sorted(found, key=lambda row: (row.status != CommitmentStatus.OPEN, row.due_on))


def trials_seen_by(person: Person) -> list[Trial]:
    units = units_where(person, Permission.PROCESS_VIEW)
    rows = Trial.objects.of(person.municipality).filter(Q(unit__in=units) | Q(owner=person))
    return list(rows.select_related("owner", "unit"))


@dataclass(frozen=True, kw_only=True)
class Share:
    """How many of the proposals have an answer."""

    answered: int = 0
    asked: int = 0

    def __add__(self, other: "Share") -> "Share":
        return Share(answered=self.answered + other.answered, asked=self.asked + other.asked)

    @property
    def percent(self) -> int:
        return round(100 * self.answered / self.asked) if self.asked else 0


@dataclass(frozen=True, kw_only=True)
class Unanswered:
    """How many answers each outcome still waits for, and how far each process with a proposal has come."""

    missing: dict[UUID, int]
    shares: dict[UUID, Share]
    now: set[UUID]  # processes with a proposal in the lap at hand

    @property
    def answered(self) -> set[UUID]:
        """Processes whose proposals are all answered, some of them of the lap at hand."""
        return {process for process in self.now if self.shares[process].answered == self.shares[process].asked}


def unanswered(processes: Sequence[Process]) -> Unanswered:
    rows = OutcomeItem.objects.filter(outcome__meeting__process__in=processes, kind__in=PROPOSALS)
    missing: Counter[UUID] = Counter()
    shares: dict[UUID, Share] = {}
    now: set[UUID] = set()
    laps = ("outcome__meeting__lap", "outcome__meeting__process__lap")
    found = rows.values_list("outcome__meeting__process", "outcome", "answer", *laps)
    for process_id, outcome_id, answer_id, lap, lap_now in found:
        if lap == lap_now:
            now.add(process_id)
        given = answer_id is not None
        shares[process_id] = shares.get(process_id, Share()) + Share(answered=given, asked=1)
        if not given:
            missing[outcome_id] += 1
    return Unanswered(missing=missing, shares=shares, now=now)


def overdue(commitment: Commitment) -> bool:
    return commitment.status == CommitmentStatus.OPEN and commitment.due_on < timezone.localdate()


@dataclass(frozen=True, kw_only=True)
class LetterRow:
    """A team, whether it gets the weekly letter, and whether this person does without."""

    unit: Unit
    on: bool
    declined: bool


def weekly_letters_of(person: Person) -> list[LetterRow]:
    units = units_where(person, Permission.PROCESS_VIEW)
    chosen = set(WeeklyLetter.objects.of(person.municipality).filter(unit__in=units).values_list("unit", flat=True))
    declined = set(NoThanks.objects.of(person.municipality).filter(person=person).values_list("unit", flat=True))
    return [LetterRow(unit=unit, on=unit.pk in chosen, declined=unit.pk in declined) for unit in units]
