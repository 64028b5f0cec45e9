# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medspil.journeys.models import Journey, JourneyPhase
from medspil.journeys.road import Look
from medspil.practice.models import Commitment, CommitmentStatus
from medspil.practice.queries.lists import commitments_in, overdue


@dataclass(frozen=True, kw_only=True)
class Task:
    """A commitment of a journey; whether it is late."""

    commitment: Commitment
    late: bool

    @property
    def open(self) -> bool:
        return self.commitment.status == CommitmentStatus.OPEN


def tasks_by_phase(journey: Journey) -> list[tuple[JourneyPhase, Sequence[Task]]]:
    """The tasks of each phase: open ones first, the most overdue on top. One query."""
    rows = [Task(commitment=row, late=overdue(row)) for row in commitments_in(journey.process)]
    rows.sort(key=lambda task: (not task.open, task.commitment.due_on))
    return [(phase, [task for task in rows if task.commitment.lap == phase.number]) for phase in JourneyPhase]


def open_in(journey: Journey, phase: JourneyPhase) -> list[Commitment]:
    """What is still under way in a phase."""
    rows = Commitment.objects.of(journey.municipality).filter(process=journey.process_id, lap=phase.number)
    return list(rows.filter(status=CommitmentStatus.OPEN))


def look(journey: Journey) -> Look:
    rows = [row for row in commitments_in(journey.process) if row.status == CommitmentStatus.OPEN]
    late = sum(overdue(row) for row in rows)
    words = ngettext("One under way", "%(n)d under way", len(rows)) % {"n": len(rows)} if rows else ""
    if late:
        words += " · " + ngettext("one overdue", "%(n)d overdue", late) % {"n": late}
    return Look(done=False, words=words or _("Nothing under way"))
