# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How this package hears from those below it: events, the checklist, the pages of processes and canvases."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from medspil.dialogue import panels
from medspil.dialogue.access.facilitating import facilitates
from medspil.dialogue.actions import agendas
from medspil.dialogue.activities import follow_up
from medspil.dialogue.events.outcomes import OutcomeHandedOver
from medspil.dialogue.models import Decision, FilledCanvas, Phase, Process
from medspil.dialogue.queries import checklist
from medspil.organisations.models import Person
from medspil.practice.access import closing_of, process_to_try_in, processes_to_commit
from medspil.practice.actions import posting
from medspil.practice.events import CommitmentMade
from medspil.practice.models import Commitment, CommitmentStatus, OneToOne, Trial, TrialState
from medspil.practice.queries.following import carried_to
from medspil.practice.queries.lists import commitments_in, trials_in, unanswered
from medspil.record import daily
from medspil.record.actions import subscribe
from medspil.record.events import Event


def connect() -> None:
    subscribe(commit_decisions)
    subscribe(take_along)
    follow_up.register(carried_to)
    checklist.register("one-to-one-held", _talked)
    checklist.register("proposals-answered", _answered)
    checklist.register("trial-started", _tried)
    checklist.register("commitments-followed-up", _followed_up)
    panels.register("practice/_panel.html", _panel)
    for job in (posting.remind, posting.ask_for_values, posting.write_weekly):
        daily.every_day(job)
    panels.beside_line.register("practice/_to_commitment.html", _to_commitment)


def commit_decisions(event: Event) -> None:
    """What was decided becomes commitments in the same transaction: no decision is lost on the way."""
    if not isinstance(event, OutcomeHandedOver):
        return
    decisions = Decision.objects.filter(meeting=event.meeting_id).select_related("meeting")
    Commitment.objects.bulk_create(
        Commitment(
            municipality_id=decision.municipality_id,
            process_id=decision.meeting.process_id,
            lap=decision.meeting.lap,
            what=decision.what,
            owner_id=decision.owner_id,
            owner_name=decision.owner_name,
            due_on=decision.due_on,
        )
        for decision in decisions
    )


def take_along(event: Event) -> None:
    """What is left open goes into the meeting that is planned next. Heard after `commit_decisions`."""
    if isinstance(event, OutcomeHandedOver):
        agendas.take_along(process=Process.objects.get(meetings=event.meeting_id), by=None)
    elif isinstance(event, CommitmentMade):
        agendas.take_along(process=Process.objects.get(commitments=event.commitment_id), by=None)


def _talked(processes: Sequence[Process]) -> set[UUID]:
    rows = OneToOne.objects.filter(checklist.NOW, meeting__process__in=processes, held_on__isnull=False)
    return set(rows.values_list("meeting__process", flat=True))


def _answered(processes: Sequence[Process]) -> set[UUID]:
    return {process.pk for process in processes} & unanswered(processes).answered


def _tried(processes: Sequence[Process]) -> set[UUID]:
    from_proposal = Q(item__outcome__meeting__lap=F("process__lap"))
    rows = Trial.objects.filter(from_proposal | Q(item=None, process__lap=1), process__in=processes)
    rows = rows.exclude(state=TrialState.DRAFT)
    return set(rows.values_list("process", flat=True))


def _followed_up(processes: Sequence[Process]) -> set[UUID]:
    rows = Commitment.objects.filter(process__in=processes, lap=F("process__lap"))
    still_open = set(rows.filter(status=CommitmentStatus.OPEN).values_list("process", flat=True))
    return set(rows.values_list("process", flat=True)) - still_open


def _panel(process: Process, person: Person) -> dict[str, Any]:
    return {
        "process": process,
        "commitments": commitments_in(process),
        "trials": trials_in(process),
        "may_try": process.phase == Phase.AFTER and process_to_try_in(person, process.pk) is not None,
        "may_look_back": facilitates(person, process) and not process.closed_at,
        "closing": closing_of(process) if process.closed_at else None,
    }


def _to_commitment(_canvas: FilledCanvas, person: Person) -> dict[str, Any]:
    return {"may_commit": bool(processes_to_commit(person))}
