# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import date
from uuid import UUID

from django.utils import timezone

from medspil.dialogue.models import Process
from medspil.organisations.models import Person
from medspil.practice.events import CommitmentMade, CommitmentSettled
from medspil.practice.models import Commitment, CommitmentStatus
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write


@write
def commit(
    *, commitment_id: UUID, process: Process, what: str, owner: Person | None, owner_name: str, due_on: date, by: Person
) -> Commitment:
    """Take something on. The form carries the id: sent twice, it is one."""
    commitment, new = make_once(
        Commitment,
        pk=commitment_id,
        municipality=process.municipality,
        process=process,
        lap=process.lap,
        what=what,
        owner=owner,
        owner_name=owner.name if owner else owner_name,
        due_on=due_on,
    )
    if not new:
        return commitment
    record(CommitmentMade(municipality_id=process.municipality_id, commitment_id=commitment.pk), by=by)
    return commitment


@write
def settle(*, commitment: Commitment, status: CommitmentStatus, how_it_went: str, by: Person | None) -> None:
    commitment.status, commitment.how_it_went = status, how_it_went
    commitment.settled_on = None if status == CommitmentStatus.OPEN else timezone.localdate()
    commitment.save()
    event = CommitmentSettled(municipality_id=commitment.municipality_id, commitment_id=commitment.pk, status=status)
    record(event, by=by)
