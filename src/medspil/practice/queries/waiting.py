# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What waits for somebody in the phase after."""

from collections.abc import Iterator

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medspil.dialogue.models import Outcome, Process, ProcessKind
from medspil.organisations.access import units_where
from medspil.organisations.models import Person
from medspil.organisations.permissions import Permission
from medspil.practice.models import Commitment, CommitmentStatus, OneToOne, Tip, TipState, Trial, TrialState
from medspil.practice.queries.lists import unanswered
from medspil.ui.waiting import Waiting


def waiting_for(person: Person) -> list[Waiting]:
    return [*_to_answer(person), *_to_talk(person), *_overdue(person), *_trials(person), *_tips(person)]


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
    outcomes = outcomes.filter(meeting__process__kind=ProcessKind.PROCESS)  # a journey has its own ways to follow up
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


def _tips(person: Person) -> Iterator[Waiting]:
    units = units_where(person, Permission.PROCESS_LEAD)
    rows = Tip.objects.of(person.municipality).filter(unit__in=units, state=TipState.SENT)
    for tip in rows.select_related("trial__unit", "by"):
        yield Waiting(
            title=_("{unit} has tried something that may help you").format(unit=tip.trial.unit.name),
            text=tip.trial.title,
            action=_("Look at it"),
            url=reverse("tip", args=[tip.pk]),
        )
