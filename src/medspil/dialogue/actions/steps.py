# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The life of a step: begun, closed, its notes scattered. Called by the actions of meetings, inside their writes."""

import random
from uuid import uuid4

from django.utils import timezone

from medspil.dialogue.actions import dots, fists, seats
from medspil.dialogue.activities import activity_of
from medspil.dialogue.events.meetings import OwnNotesWritten
from medspil.dialogue.models import DotRound, Note, ReadyMark, Seat, Speaker, Step, StepKind, Tally
from medspil.dialogue.models.dots import new_secret
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.traces import owe
from medspil.record.transactions import write

_shuffle = random.SystemRandom().shuffle


# no record: the caller records that the step was entered
def begin(*, step: Step, anew: bool = False) -> None:
    """Open a step, or open it again. What was written before stays; a finished dot vote stays counted.

    `anew` starts its clock again, as when a meeting goes on another day.
    """
    # Seats and the list of speakers hang on the secret: a step that was left without being closed keeps them.
    kept = step.secret if step.kind in {StepKind.TABLES, StepKind.DISCUSSION} else ""
    fields: dict[str, object] = {"closed": False, "secret": kept or new_secret()}
    if step.started_at is None or anew:
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
    changed = Step.objects.of(step.municipality).filter(pk=step.pk, closed=False)
    if not changed.update(closed=True, secret="", open_until=None):
        return
    for traces in (ReadyMark, Seat, Speaker):
        traces.objects.of(step.municipality).filter(step=step).delete()
    if step.kind == StepKind.TABLES:
        Step.objects.of(step.municipality).filter(pk=step.pk).update(revealed=True)
    Note.objects.of(step.municipality).filter(step=step).update(edit_hash="")
    scatter(step=step)
    owe()


# no record: the caller records what was counted
def count(*, step: Step) -> bool:
    """Add up what the step asks about, if it does. False when there is nothing, or it was done already."""
    return step.round is not None and dots.close(round=step.round, alike=activity_of(step).alike)


# no record: changes nothing that anybody can see, only where rows lie
def scatter(*, step: Step) -> None:
    """Write the step's notes anew in random order: neither `order` nor the place in the table tells who was first."""
    _write_anew(step, list(Note.objects.of(step.municipality).filter(step=step)))


# no record: changes nothing that anybody can see, only what rows are called
def rename(*, step: Step) -> None:
    """Give the notes new ids, and what was counted on them too: the ids that phones remember lead nowhere any more.

    Only when no phone may send again, since a note that is sent twice is known by its id.
    """
    notes = list(Note.objects.of(step.municipality).filter(step=step))
    names = {note.pk: uuid4() for note in notes}
    for note in notes:
        note.pk = names[note.pk]
        note.merged_into_id = names.get(note.merged_into_id) if note.merged_into_id else None
    old = {f"n:{before}": f"n:{after}" for before, after in names.items()}
    Note.objects.of(step.municipality).filter(step=step).delete()
    _write_anew(step, notes)
    for tally in Tally.objects.of(step.municipality).filter(option__in=old):
        Tally.objects.of(step.municipality).filter(pk=tally.pk).update(option=old[tally.option])
    owe()


def _write_anew(step: Step, notes: list[Note]) -> None:
    _shuffle(notes)
    for note in notes:
        note.order = uuid4()
    Note.objects.of(step.municipality).filter(step=step).delete()
    Note.objects.bulk_create(notes)


@write
def write_own_notes(*, step: Step, text: str, by: Person) -> None:
    """The facilitator's words to herself beside a step."""
    step.own_notes = text
    step.save(update_fields=["own_notes"])
    record(OwnNotesWritten(municipality_id=step.municipality_id, meeting_id=step.meeting_id, step_id=step.pk), by=by)
