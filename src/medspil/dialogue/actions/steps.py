# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The life of a step: begun, closed, its notes scattered. Called by the actions of meetings, inside their writes."""

import random
from collections.abc import Iterable
from uuid import uuid4

from django.utils import timezone

from medspil.dialogue.actions import dots, fists, seats
from medspil.dialogue.activities import activity_of
from medspil.dialogue.events.meetings import OwnNotesWritten
from medspil.dialogue.models import DotRound, Note, ReadyMark, Seat, Speaker, Step, StepKind
from medspil.dialogue.models.dots import new_secret
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.transactions import write

_shuffle = random.SystemRandom().shuffle


# no record: the caller records that the step was entered
def begin(*, step: Step) -> None:
    """Open a step, or open it again. What was written before stays; a finished dot vote stays counted."""
    # Seats and the list of speakers hang on the secret: a step that was left without being closed keeps them.
    kept = step.secret if step.kind in {StepKind.TABLES, StepKind.DISCUSSION} else ""
    fields: dict[str, object] = {"closed": False, "secret": kept or new_secret()}
    if step.started_at is None:
        fields["started_at"] = timezone.now()
    activity = activity_of(step)
    if not activity.hidden_first:
        fields["revealed"] = True
    if activity.dots and step.round_id is None:
        fields["round"] = DotRound.objects.create(municipality=step.municipality, dots_each=activity.dots(step))
    Step.objects.of(step.municipality).filter(pk=step.pk).update(**fields)
    if step.kind == StepKind.DECIDE:
        fists.open_planned(step=step)
    elif step.kind == StepKind.TABLES:
        seats.lay_tables(step=step)
    if not kept:
        # Under the new secret nobody has said anything yet, also where the step was left without being closed.
        ReadyMark.objects.of(step.municipality).filter(step=step).delete()


# no record: the caller records that the meeting has moved on
def close(*, step: Step) -> None:
    """From here on nobody can change or trace what was written: edit keys, marks, seats, the list of speakers and the
    secret are destroyed. Without seats a table's notes are nobody's alone, so everybody sees them from now on."""
    changed = Step.objects.of(step.municipality).filter(pk=step.pk, closed=False).update(closed=True, secret="")
    if not changed:
        return
    for traces in (ReadyMark, Seat, Speaker):
        traces.objects.of(step.municipality).filter(step=step).delete()
    if step.kind == StepKind.TABLES:
        Step.objects.of(step.municipality).filter(pk=step.pk).update(revealed=True)
    Note.objects.of(step.municipality).filter(step=step).update(edit_hash="")
    scatter(step=step)


# no record: the caller records what was counted
def count(*, step: Step) -> bool:
    """Add up what the step asks about, if it does. False when there is nothing, or it was done already."""
    return step.round is not None and dots.close(round=step.round, alike=activity_of(step).alike)


# no record: changes nothing that anybody can see, only where rows lie
def scatter(*, step: Step) -> None:
    """Write the step's notes anew in random order: neither `order` nor the place in the table tells who was first."""
    notes = list(Note.objects.of(step.municipality).filter(step=step))
    _shuffle(notes)
    Note.objects.of(step.municipality).filter(step=step).delete()
    Note.objects.bulk_create(_reordered(notes))


def _reordered(notes: Iterable[Note]) -> list[Note]:
    for note in notes:
        note.order = uuid4()
    return list(notes)


@write
def write_own_notes(*, step: Step, text: str, by: Person) -> None:
    """The facilitator's words to herself beside a step."""
    step.own_notes = text
    step.save(update_fields=["own_notes"])
    record(OwnNotesWritten(municipality_id=step.municipality_id, meeting_id=step.meeting_id, step_id=step.pk), by=by)
