# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Notes, piles, ready marks and dots in the room: what phones do, and what the facilitator does with it."""

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from typing import TypedDict, Unpack
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from medspil.dialogue.actions import dots, steps
from medspil.dialogue.events.meetings import (
    DotsPlaced,
    NoteHidden,
    NotesGrouped,
    NoteWritten,
    ReadyMarked,
    RoundClosed,
)
from medspil.dialogue.models import Audience, Group, Meeting, MeetingState, Note, ReadyMark, Step
from medspil.dialogue.rules import Sees, Thing, sees
from medspil.materials.queries import canvas_by_key
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.transactions import write


class Marks(TypedDict, total=False):
    """What may stand with a note beside its text."""

    signature: str
    table: int | None


# no record: computes
def edit_hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


@write
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
    """Put a note on a step. The phone chose `note_id`: sent twice, it is the same note, with the latest text.

    A signature is kept only while the meeting shows one, whatever the phone was told when it was typed. Notes for a
    step that the room has left are still taken while the meeting runs: a phone that was out of reach loses nothing.
    ValidationError when the meeting is over, or the id belongs to somebody else's note.
    """
    _still_open(step)
    _in_canvas(step, field)
    said = {"field": field, "text": text, "signature": signature_kept(step.meeting, more.get("signature", ""))}
    note = Note.objects.of(step.municipality).filter(pk=note_id).first()
    if note is None:
        note = _first_time(
            step, note_id, edit_key, {**said, "table": more.get("table")}, dictated=dictated_by is not None
        )
    elif note.step_id != step.pk or (note.edit_hash and not holds_key(note, edit_key)):
        raise ValidationError(_("The note could not be placed. Write it again."), code="taken")
    elif not note.edit_hash:
        return note  # sent again after the step was closed: it is there already
    else:
        Note.objects.of(step.municipality).filter(pk=note.pk).update(**said)
    if step.closed or step.open_until is not None:
        steps.scatter(step=step)  # nor does a late note's place in the table tell that it came late
    if not _unseen(step):
        record(_written(step), by=dictated_by)
    return note


@write
def change(*, note: Note, edit_key: str, text: str) -> None:
    """New text by whoever holds the key; ValidationError once the step is closed."""
    _must_hold(note, edit_key)
    note.text = text
    note.save(update_fields=["text"])
    if not _unseen(note.step):
        record(_written(note.step), by=None)


@write
def withdraw(*, note: Note, edit_key: str) -> None:
    _must_hold(note, edit_key)
    note.delete()
    if not _unseen(note.step):
        record(_written(note.step), by=None)


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
def dissolve(*, pile: Group, by: Person) -> None:
    """Take a pile apart; its notes lie alone again."""
    step = pile.step
    pile.delete()
    record(_grouped(step), by=by)


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
    if not _unseen(step):
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
    if not _unseen(step):
        record(DotsPlaced(municipality_id=step.municipality_id, meeting_id=step.meeting_id, step_id=step.pk), by=None)


@write
def close_round(*, step: Step, by: Person) -> bool:
    """Count the dots and show them. False when it was done already."""
    if not steps.count(step=step):
        return False
    Step.objects.of(step.municipality).filter(pk=step.pk).update(revealed=True)
    record(RoundClosed(municipality_id=step.municipality_id, meeting_id=step.meeting_id, step_id=step.pk), by=by)
    return True


# no record: reads
def holds_key(note: Note, key: str) -> bool:
    return bool(note.edit_hash) and hmac.compare_digest(note.edit_hash, edit_hash(key))


# no record: reads
def signature_kept(meeting: Meeting, typed: str) -> str:
    """What of a typed signature may stand with a note: all of it, or nothing where nobody is to see it."""
    if not typed:
        return ""
    # Asked now and locked, so that no name slips in while the meeting is being made anonymous.
    mine = Meeting.objects.of(meeting.municipality).select_for_update().filter(pk=meeting.pk)
    shown = sees(Audience.PARTICIPANT, Thing.NAME, mine.values_list("anonymity", flat=True).get())
    return typed if shown != Sees.NOTHING else ""


def _first_time(step: Step, note_id: UUID, key: str, said: Mapping[str, object], *, dictated: bool) -> Note:
    try:
        with transaction.atomic():
            # `create` inserts and never updates: an id that another municipality has used is refused, not overwritten.
            return Note.objects.create(
                pk=note_id,
                municipality=step.municipality,
                step=step,
                dictated=dictated,
                edit_hash="" if step.closed else edit_hash(key),
                **said,
            )
    except IntegrityError as error:
        raise ValidationError(_("The note could not be placed. Write it again."), code="taken") from error


def _must_hold(note: Note, key: str) -> None:
    if note.merged_into_id is not None:
        raise ValidationError(_("The note has been joined with another. Write a new one."), code="merged")
    if not holds_key(note, key):
        raise ValidationError(
            _("The step is over, so the note can no longer be changed. Write a new one."), code="closed"
        )


def _in_canvas(step: Step, field: str) -> None:
    """A note stands in a field that the step's canvas has; anything else came from no page of ours."""
    key = step.settings.get("canvas")
    template = canvas_by_key(step.municipality_id, key) if key else None
    known = {entry["key"] for entry in template.fields} if template else {""}
    if field not in known:
        raise ValidationError(_("Choose where the note belongs."), code="field")


def _still_open(step: Step) -> None:
    if step.meeting.state != MeetingState.OPEN or step.started_at is None:
        raise ValidationError(_("The meeting is over. Your note was not placed."), code="over")


def _written(step: Step) -> NoteWritten:
    return NoteWritten(municipality_id=step.municipality_id, meeting_id=step.meeting_id, step_id=step.pk)


def _unseen(step: Step) -> bool:
    """On a hidden step that is open for days nobody is to see that somebody is at it, nor when."""
    return step.open_until is not None and not step.revealed


def _grouped(step: Step) -> NotesGrouped:
    return NotesGrouped(municipality_id=step.municipality_id, meeting_id=step.meeting_id, step_id=step.pk)
