# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Mapping

from django.utils import timezone

from medspil.dialogue.events.processes import ContractAgreed, ContractChanged
from medspil.dialogue.models import Contract, LeaderPresence, Meeting, MeetingState
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.transactions import write


@write
def change(
    *, contract: Contract, canvas: Mapping[str, str], presence: LeaderPresence, answer_days: int, by: Person
) -> bool:
    """Rewrite the contract; whoever had agreed has to agree anew. True when somebody's agreement fell away."""
    was_agreed = contract.agreed_by_leader_at is not None or contract.agreed_by_facilitator_at is not None
    contract.canvas, contract.leader_presence, contract.answer_days = dict(canvas), presence, answer_days
    contract.agreed_by_leader_at = contract.agreed_by_facilitator_at = None
    contract.version += 1
    contract.save()
    # What is agreed about the leader holds for meetings that have not begun.
    planned = Meeting.objects.of(contract.municipality).whole().filter(process=contract.process)
    planned.filter(state=MeetingState.PLANNED).update(leader_presence=presence)
    record(ContractChanged(municipality_id=contract.municipality_id, process_id=contract.process_id), by=by)
    return was_agreed


@write
def agree(*, contract: Contract, by: Person) -> None:
    """Leader or facilitator agrees to what stands there now."""
    now = timezone.now()
    if by.pk == contract.process.leader_id:
        contract.agreed_by_leader_at = contract.agreed_by_leader_at or now
    if by.pk == contract.process.facilitator_id:
        contract.agreed_by_facilitator_at = contract.agreed_by_facilitator_at or now
    contract.save(update_fields=["agreed_by_leader_at", "agreed_by_facilitator_at"])
    record(ContractAgreed(municipality_id=contract.municipality_id, process_id=contract.process_id), by=by)
