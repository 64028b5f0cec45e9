# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Reads of what happens after a meeting. Each asks a fixed number of questions of the database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medspil.dialogue.models import Outcome, OutcomeItem, OutcomeKind, Process
from medspil.organisations.access import units_where
from medspil.organisations.models import Person
from medspil.organisations.permissions import Permission
from medspil.practice.models import Commitment, CommitmentStatus, OneToOne, Trial, TrialState
from medspil.ui.waiting import Waiting

PROPOSALS = (OutcomeKind.DEVELOP, OutcomeKind.STOP)


def commitments_in(process: Process) -> list[Commitment]:
    return list(Commitment.objects.of(process.municipality).filter(process=process))


def trials_in(process: Process) -> list[Trial]:
    return list(Trial.objects.of(process.municipality).filter(process=process).select_related("owner"))


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
class Unanswered:
    """Processes whose proposals are all answered, and how many each outcome still waits for."""

    answered: set[UUID]
    missing: dict[UUID, int]


def unanswered(processes: Sequence[Process]) -> Unanswered:
    rows = OutcomeItem.objects.filter(outcome__meeting__process__in=processes, kind__in=PROPOSALS)
    missing: dict[UUID, int] = {}
    asked: set[UUID] = set()
    waiting: set[UUID] = set()
    for process_id, outcome_id, answer_id in rows.values_list("outcome__meeting__process", "outcome", "answer"):
        asked.add(process_id)
        if answer_id is None:
            waiting.add(process_id)
            missing[outcome_id] = missing.get(outcome_id, 0) + 1
    return Unanswered(answered=asked - waiting, missing=missing)


def overdue(commitment: Commitment) -> bool:
    return commitment.status == CommitmentStatus.OPEN and commitment.due_on < timezone.localdate()


def waiting_for(person: Person) -> list[Waiting]:
    """What waits for somebody in the phase after."""
    return [*_to_answer(person), *_to_talk(person), *_overdue(person), *_trials(person)]


def _to_answer(person: Person) -> Iterator[Waiting]:
    led = list(Process.objects.of(person.municipality).filter(leader=person))
    missing = unanswered(led).missing
    outcomes = Outcome.objects.of(person.municipality).filter(pk__in=missing).select_related("meeting")
    for outcome in outcomes:
        count = missing[outcome.pk]
        yield Waiting(
            title=ngettext("Answer one proposal from »%(title)s«", "Answer %(n)d proposals from »%(title)s«", count)
            % {"n": count, "title": outcome.meeting.title},
            text=_("The team sees your answer by {day}").format(day=date_format(outcome.answers_due_on, "l j. F")),
            action=_("Answer now"),
            url=reverse("proposal-answer", args=[outcome.meeting_id]),
            urgent=outcome.answers_due_on < timezone.localdate(),
        )


def _to_talk(person: Person) -> Iterator[Waiting]:
    outcomes = Outcome.objects.of(person.municipality).filter(
        Q(meeting__process__leader=person) | Q(meeting__process__facilitator=person)
    )
    held = OneToOne.objects.of(person.municipality).filter(held_on__isnull=False)
    for outcome in outcomes.exclude(meeting__in=held.values("meeting")).select_related("meeting"):
        yield Waiting(
            title=_("The talk between leader and facilitator"),
            text=_("The agenda is put together for you · {title}").format(title=outcome.meeting.title),
            action=_("See the agenda"),
            url=reverse("one-to-one", args=[outcome.meeting_id]),
        )


def _overdue(person: Person) -> Iterator[Waiting]:
    mine = Commitment.objects.of(person.municipality).filter(
        owner=person, status=CommitmentStatus.OPEN, due_on__lt=timezone.localdate()
    )
    for commitment in mine:
        days = (timezone.localdate() - commitment.due_on).days
        yield Waiting(
            title=ngettext("A commitment is one day overdue", "A commitment is %(n)d days overdue", days) % {"n": days},
            text=commitment.what,
            action=_("Follow up"),
            url=reverse("commitment", args=[commitment.pk]),
            urgent=True,
        )


def _trials(person: Person) -> Iterator[Waiting]:
    mine = Trial.objects.of(person.municipality).filter(
        owner=person, state=TrialState.RUNNING, ends_on__lt=timezone.localdate()
    )
    for trial in mine:
        yield Waiting(
            title=_("A trial has come to its end"),
            text=trial.title,
            action=_("Look back"),
            url=reverse("trial", args=[trial.pk]),
        )
