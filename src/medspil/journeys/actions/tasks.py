# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from copy import copy
from datetime import date
from uuid import UUID

from medspil.journeys.models import Journey, JourneyPhase
from medspil.organisations.models import Person
from medspil.practice.actions.commitments import commit
from medspil.practice.models import Commitment
from medspil.record.transactions import write


# no record: commit records it
@write
def add(
    *, journey: Journey, task_id: UUID, phase: JourneyPhase, what: str, owner: Person, due_on: date, by: Person
) -> Commitment:
    """A task of a phase: a commitment, with its reminders. The form carries the id: sent twice, it is one."""
    process = copy(journey.process)
    process.lap = phase.number  # the commitment takes its lap from here; the process itself stays where it is
    return commit(commitment_id=task_id, process=process, what=what, owner=owner, owner_name="", due_on=due_on, by=by)
