# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Notes that say the same become one.

Only notes that are shown: before that the facilitator sees no text, and to let her see it in order to join would break
the promise that nobody does. The notes themselves stay, out of sight, so that a join can be undone; whoever wrote them
can no longer change them, since the new words are several people's.
"""

from collections.abc import Sequence
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from medspil.dialogue.events.meetings import NotesMerged
from medspil.dialogue.models import Dot, Note, Tally
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write

LONGEST = 1000  # letters of a joined note: more is a pile


@write
def merge(*, notes: Sequence[Note], note_id: UUID, by: Person) -> Note:
    """Make one note of several. Sent twice, it is one; ValidationError says why they cannot be joined."""
    first = notes[0]
    made = Note.objects.of(first.municipality).filter(pk=note_id, joined=True).first()
    if made is not None:
        return made
    rows = list(Note.objects.of(first.municipality).filter(pk__in=[note.pk for note in notes], step=first.step))
    _can_be_joined(rows, len(notes))
    piles = {note.group_id for note in rows}
    joined, _new = make_once(
        Note,
        pk=note_id,
        municipality=first.municipality,
        step=first.step,
        field=first.field,
        text=_together([note.text for note in notes]),
        signature=", ".join(dict.fromkeys(note.signature for note in notes if note.signature))[:60],
        group_id=piles.pop() if len(piles) == 1 else None,
        joined=True,
    )
    Note.objects.of(first.municipality).filter(pk__in=[note.pk for note in rows]).update(
        merged_into=joined, edit_hash=""
    )
    record(_merged(joined), by=by)
    return joined


@write
def split(*, note: Note, by: Person) -> bool:
    """Take a joined note apart: what it was made of stands again. False when it is none."""
    if not note.joined:
        return False
    _without_dots([note])
    Note.objects.of(note.municipality).filter(merged_into=note).update(merged_into=None, group=note.group)
    event = _merged(note)
    note.delete()
    record(event, by=by)
    return True


def _can_be_joined(rows: Sequence[Note], asked_for: int) -> None:
    if len(rows) != asked_for or asked_for < 2 or any(note.hidden or note.merged_into_id for note in rows):
        raise ValidationError(_("The notes had changed. Choose them again."), code="changed")
    if not rows[0].step.revealed:
        raise ValidationError(_("Show the notes first."), code="hidden")
    _without_dots(rows)


def _without_dots(notes: Sequence[Note]) -> None:
    """A dot is set on a note: it would hang in the air."""
    options = [f"n:{note.pk}" for note in notes]
    municipality = notes[0].municipality
    for model in (Dot, Tally):
        if model.objects.of(municipality).filter(option__in=options).exists():
            raise ValidationError(_("There are dots on the notes. Lay them in a pile instead."), code="dots")


def _together(texts: Sequence[str]) -> str:
    once: dict[str, str] = {}
    for text in texts:
        once.setdefault(" ".join(text.split()).casefold(), text)
    whole = "\n".join(once.values())
    if len(whole) > LONGEST:
        raise ValidationError(_("Together they are too long. Lay them in a pile instead."), code="long")
    return whole


def _merged(note: Note) -> NotesMerged:
    step = note.step
    return NotesMerged(municipality_id=step.municipality_id, meeting_id=step.meeting_id, step_id=step.pk)
