# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the system can see is done. Each key of `content/da/phases.yaml` that ticks itself has one question here.

A question is asked about many processes at once, so that a list of processes costs no more than one, and of each about
the lap it is on.
"""

from collections.abc import Callable, Sequence
from uuid import UUID

from django.db.models import F, Q

from medspil.dialogue.models import (
    Contract,
    Invitation,
    Meeting,
    MeetingState,
    Outcome,
    OutcomeItem,
    Process,
    Step,
)
from medspil.dialogue.models.meetings import MeetingQuerySet

Question = Callable[[Sequence[Process]], set[UUID]]


NOW = Q(meeting__lap=F("meeting__process__lap"))  # of a row that hangs on a meeting: it is of the lap at hand


def _all(processes: Sequence[Process]) -> set[UUID]:
    return {process.pk for process in processes}


def _agreed(processes: Sequence[Process]) -> set[UUID]:
    rows = Contract.objects.filter(
        process__in=processes, agreed_by_leader_at__isnull=False, agreed_by_facilitator_at__isnull=False
    )
    return set(rows.values_list("process", flat=True))


def _topic(processes: Sequence[Process]) -> set[UUID]:
    return {process.pk for process in processes if process.topic}


def _agenda(processes: Sequence[Process]) -> set[UUID]:
    rows = Step.objects.filter(NOW, meeting__process__in=processes, meeting__rehearsal=0, meeting__exercise=False)
    rows = rows.filter(meeting__evaluation=False)
    return set(rows.values_list("meeting__process", flat=True))


def _invited(processes: Sequence[Process]) -> set[UUID]:
    rows = Invitation.objects.filter(NOW, meeting__process__in=processes, sent_at__isnull=False, cancelled_at=None)
    return set(rows.values_list("meeting__process", flat=True))


def _meetings(processes: Sequence[Process]) -> MeetingQuerySet:
    rows: MeetingQuerySet = Meeting.objects.whole().filter(process__in=processes, lap=F("process__lap"))
    return rows.filter(evaluation=False)


def _held(processes: Sequence[Process]) -> set[UUID]:
    rows = _meetings(processes).filter(state=MeetingState.CLOSED)
    return set(rows.values_list("process", flat=True))


def _note_taker(processes: Sequence[Process]) -> set[UUID]:
    rows = _meetings(processes).filter(note_taker__isnull=False)
    return set(rows.values_list("process", flat=True))


def _handed_over(processes: Sequence[Process]) -> set[UUID]:
    rows = Outcome.objects.filter(NOW, meeting__process__in=processes)
    return set(rows.values_list("meeting__process", flat=True))


def _collected(processes: Sequence[Process]) -> set[UUID]:
    now = Q(outcome__meeting__lap=F("outcome__meeting__process__lap"))
    rows = OutcomeItem.objects.filter(now, outcome__meeting__process__in=processes)
    return set(rows.values_list("outcome__meeting__process", flat=True))


_QUESTIONS: dict[str, Question] = {
    "team-and-facilitator": _all,
    "contract-agreed": _agreed,
    "topic-chosen": _topic,
    "agenda-designed": _agenda,
    "invitation-sent": _invited,
    "meeting-held": _held,
    "note-taker-named": _note_taker,
    "outcome-collected": _collected,
    "outcome-handed-over": _handed_over,
}


def register(key: str, question: Question) -> None:
    """For packages above: answer for one more key."""
    _QUESTIONS[key] = question


def ticks_itself(key: str) -> bool:
    return key in _QUESTIONS


def done(processes: Sequence[Process]) -> dict[UUID, set[str]]:
    """For each process the keys that the system sees are done; a fixed number of queries."""
    found: dict[UUID, set[str]] = {process.pk: set() for process in processes}
    for key, question in _QUESTIONS.items():
        for process_id in question(processes):
            found[process_id].add(key)
    return found
