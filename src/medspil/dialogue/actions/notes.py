# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Notes, piles, ready marks and dots in the room: what phones do, and what the facilitator does with it."""

from collections.abc import Iterable, Mapping
from typing import Unpack
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from medspil.dialogue.actions import dots, steps
from medspil.dialogue.actions.laying import Marks, Sheet, holds_key, lay_together, unseen, written
from medspil.dialogue.events.meetings import (
    DotsPlaced,
    NoteHidden,
    NotesGrouped,
    ReadyMarked,
    RoundClosed,
)
from medspil.dialogue.models import Group, Note, ReadyMark, Step
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.transactions import write


# no record: laying records it
def lay(
    *,
    step: Step,
    note_id: UUID,
    edit_key: str,
    field: str,
    text: str,
    dictated_by: Person | None = None,
    **more: Unpack[Marks],
) -> Note:
    """Put a note on a step, as `lay_together` does. ValidationError when it was refused."""
    sheet = Sheet(note_id=note_id, edit_key=edit_key, field=field, text=text, **more)
    (laid,) = lay_together(step=step, sheets=[sheet], by=dictated_by)
    if isinstance(laid, ValidationError):
        raise laid
    return laid


@write
def change(*, note: Note, edit_key: str, text: str) -> None:
    """New text by whoever holds the key; ValidationError once the step is closed."""
    _must_hold(note, edit_key)
    note.text = text
    note.save(update_fields=["text"])
    if not unseen(note.step):
        record(written(note.step, [note.pk]), by=None)


@write
def withdraw(*, note: Note, edit_key: str) -> None:
    _must_hold(note, edit_key)
    told = written(note.step, [note.pk])
    note.delete()
    if not unseen(note.step):
        record(told, by=None)


@write
def hide(*, note: Note, hidden: bool, by: Person) -> None:
    """Take a note from the wall and the phones, or put it back. The facilitator still sees it, marked."""
    Note.objects.of(note.municipality).filter(pk=note.pk).update(hidden=hidden)
    step = note.step
    record(NoteHidden(municipality_id=step.municipality_id, meeting_id=step.meeting_id, step_id=step.pk), by=by)


@write
def group(*, step: Step, notes: Iterable[Note], into: Group | None, title: str = "", by: Person) -> Group | None:
    """Lay notes in a pile; with a title and no pile, in a new one; with neither, in none."""
    if into is None and title:
        count = Group.objects.of(step.municipality).filter(step=step).count()
        into = Group.objects.create(municipality=step.municipality, step=step, title=title, position=count + 1)
    ids = [note.pk for note in notes]
    Note.objects.of(step.municipality).filter(pk__in=ids, step__meeting=step.meeting_id).update(group=into)
    # A pile that was emptied, or made twice by a double press, is no pile.
    Group.objects.of(step.municipality).filter(step=step, notes=None).delete()
    record(_grouped(step), by=by)
    return into


@write
def rename(*, pile: Group, title: str, by: Person) -> None:
    pile.title = title
    pile.save(update_fields=["title"])
    record(_grouped(pile.step), by=by)


@write
def mark_ready(*, step: Step, token: str, ready: bool) -> None:
    if step.closed or not step.secret:
        return
    name = dots.pseudonym(step.secret, token)
    marks = ReadyMark.objects.of(step.municipality).filter(step=step, pseudonym=name)
    if ready and not marks.exists():
        ReadyMark.objects.create(municipality=step.municipality, step=step, pseudonym=name)
    elif not ready:
        marks.delete()
    if not unseen(step):
        record(ReadyMarked(municipality_id=step.municipality_id, meeting_id=step.meeting_id, step_id=step.pk), by=None)


# no record: reads
def is_ready(*, step: Step, token: str) -> bool:
    """Whether this device has said that it is done."""
    if step.closed or not step.secret:
        return False
    marks = ReadyMark.objects.of(step.municipality).filter(step=step)
    return bool(marks.filter(pseudonym=dots.pseudonym(step.secret, token)).exists())


@write
def place_dots(*, step: Step, token: str, chosen: Mapping[str, int], options: set[str]) -> None:
    """Vote in a dot vote; ValidationError says what to do when it is closed or there are too many dots."""
    if step.round is None:
        raise ValidationError(_("The vote has not begun."), code="closed")
    dots.place(round=step.round, token=token, dots=chosen, options=options)
    if not unseen(step):
        record(DotsPlaced(municipality_id=step.municipality_id, meeting_id=step.meeting_id, step_id=step.pk), by=None)


@write
def close_round(*, step: Step, by: Person) -> bool:
    """Count the dots and show them. False when it was done already."""
    if not steps.count(step=step):
        return False
    Step.objects.of(step.municipality).filter(pk=step.pk).update(revealed=True)
    record(RoundClosed(municipality_id=step.municipality_id, meeting_id=step.meeting_id, step_id=step.pk), by=by)
    return True


def _must_hold(note: Note, key: str) -> None:
    if note.merged_into_id is not None:
        raise ValidationError(_("The note has been joined with another. Write a new one."), code="merged")
    if not holds_key(note, key):
        raise ValidationError(
            _("The step is over, so the note can no longer be changed. Write a new one."), code="closed"
        )


def _grouped(step: Step) -> NotesGrouped:
    return NotesGrouped(municipality_id=step.municipality_id, meeting_id=step.meeting_id, step_id=step.pk)
