# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The life of a step: begun, closed, its notes scattered. Called by the actions of meetings, inside their writes."""

import random
from collections.abc import Iterable
from uuid import uuid4

from django.utils import timezone

from medspil.dialogue.activities import activity_of
from medspil.dialogue.events.meetings import OwnNotesWritten
from medspil.dialogue.models import DotRound, Note, ReadyMark, Step
from medspil.dialogue.models.dots import new_secret
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.transactions import write

_shuffle = random.SystemRandom().shuffle


# no record: the caller records that the step was entered
def begin(*, step: Step) -> None:
    """Open a step, or open it again. What was written before stays; a finished dot vote stays counted."""
    fields: dict[str, object] = {"closed": False, "secret": new_secret()}
    if step.started_at is None:
        fields["started_at"] = timezone.now()
    activity = activity_of(step)
    if not activity.hidden_first:
        fields["revealed"] = True
    if activity.votes and step.round_id is None:
        fields["round"] = DotRound.objects.create(
            municipality=step.municipality, dots_each=int(step.settings.get("dots") or 3)
        )
    Step.objects.of(step.municipality).filter(pk=step.pk).update(**fields)
    # Under the new secret nobody has said anything yet, also where the step was left without being closed.
    ReadyMark.objects.of(step.municipality).filter(step=step).delete()


# no record: the caller records that the meeting has moved on
def close(*, step: Step) -> None:
    """From here on nobody can change or trace what was written: edit keys, ready marks and the secret are destroyed."""
    changed = Step.objects.of(step.municipality).filter(pk=step.pk, closed=False).update(closed=True, secret="")
    if not changed:
        return
    ReadyMark.objects.of(step.municipality).filter(step=step).delete()
    Note.objects.of(step.municipality).filter(step=step).update(edit_hash="")
    scatter(step=step)


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
