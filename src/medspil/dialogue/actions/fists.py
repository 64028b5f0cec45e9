# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Fist of five: proposals that the room holds up fingers for, one at a time."""

from uuid import UUID, uuid4

from medspil.dialogue.actions import dots
from medspil.dialogue.events.activities import FistAsked
from medspil.dialogue.models import DotRound, Fist, Step
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write


@write
def ask(*, step: Step, fist_id: UUID, what: str, by: Person) -> bool:
    """Put a proposal to the room; one that is still asked about is counted first. False when it is there already."""
    if not _put(step, fist_id, what):
        return False
    record(FistAsked(municipality_id=step.municipality_id, meeting_id=step.meeting_id, step_id=step.pk), by=by)
    return True


# no record: part of beginning the step, which is recorded there
def open_planned(*, step: Step) -> None:
    """The proposal that the agenda has, put once. Call inside a write."""
    planned = step.settings.get("proposal")
    if planned and not Fist.objects.of(step.municipality).filter(step=step).exists():
        _put(step, uuid4(), planned)


def _put(step: Step, fist_id: UUID, what: str) -> bool:
    # Locked, so that two facilitators who ask at once ask one after the other.
    locked = Step.objects.of(step.municipality).select_for_update(of=("self",)).select_related("round").get(pk=step.pk)
    if Fist.objects.of(step.municipality).filter(pk=fist_id).exists():
        return False
    if locked.round is not None:
        dots.close(round=locked.round)
    number = Fist.objects.of(step.municipality).filter(step=step).count() + 1
    round_ = DotRound.objects.create(municipality=step.municipality, dots_each=1)
    make_once(Fist, pk=fist_id, municipality=step.municipality, step=step, round=round_, what=what, position=number)
    Step.objects.of(step.municipality).filter(pk=step.pk).update(round=round_)
    return True
