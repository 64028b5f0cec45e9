# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Laying notes: the one thing that everybody in a room may do in the same second.

Phones that write at the same time are served together: one transaction, one insert, one word to the room, and each is
answered when that is on the disk.
"""

import hashlib
import hmac
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict
from uuid import UUID

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from medspil.dialogue.actions import steps
from medspil.dialogue.events.meetings import NoteWritten
from medspil.dialogue.models import Audience, Meeting, MeetingState, Note, Step
from medspil.dialogue.rules import Sees, Thing, sees
from medspil.materials.queries import canvas_by_key
from medspil.organisations.models import Municipality, Person
from medspil.record.actions import record
from medspil.record.prepared import Prepared, put_in
from medspil.record.transactions import write


class Marks(TypedDict, total=False):
    """What may stand with a note beside its text."""

    signature: str
    table: int | None


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """A note as it comes from a phone or is dictated. The phone chose id and key."""

    note_id: UUID
    edit_key: str
    field: str
    text: str
    signature: str = ""
    table: int | None = None


Laid = Note | ValidationError

_meeting_held = Prepared[Meeting](
    lambda municipality, pk: (
        Meeting.objects.of(Municipality(pk=municipality))
        .select_for_update()
        .only("state", "anonymity", "municipality")
        .filter(pk=pk)
    )
)
_step = Prepared[Step](
    lambda municipality, pk: (
        Step.objects.of(Municipality(pk=municipality))
        .only("meeting_id", "started_at", "closed", "revealed", "open_until", "settings")
        .filter(pk=pk)
    )
)
_known = Prepared[Note](lambda municipality, *ids: Note.objects.of(Municipality(pk=municipality)).filter(pk__in=ids))


@write
def lay_together(*, step: Step, sheets: Sequence[Sheet], by: Person | None = None) -> list[Laid]:
    """Put notes on a step, each as if it came alone. In the place of one that was refused stands its ValidationError.

    Sent twice, it is the same note, with the latest text. A signature is kept only while the meeting shows one,
    whatever the phone was told when it was typed. Notes for a step that the room has left are still taken while the
    meeting runs: a phone that was out of reach loses nothing. Refused is what comes when the meeting is over, what
    stands in no field of the canvas, and an id that belongs to somebody else's note. `by` is whoever dictates.
    """
    step, dictated = _as_it_is(step), by is not None
    laid, touched = _put_down(step, sheets, {}, dictated=dictated)
    kept = put_in(touched.values())
    if kept != touched.keys():  # sent again, or the id is somebody else's
        known = {note.pk: note for note in _known(step.municipality_id, *touched)}
        laid, touched = _put_down(step, sheets, known, dictated=dictated)
        kept = _rewrite(note for pk, note in touched.items() if pk in known)
    if kept and (step.closed or step.open_until is not None):
        steps.scatter(step=step)  # nor does a late note's place in the table tell that it came late
    if kept and not unseen(step):
        record(written(step, kept), by=by)
    refused = touched.keys() - kept
    return [_taken() if isinstance(entry, Note) and entry.pk in refused else entry for entry in laid]


# no record: computes
def edit_hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


# no record: reads
def holds_key(note: Note, key: str) -> bool:
    return bool(note.edit_hash) and hmac.compare_digest(note.edit_hash, edit_hash(key))


# no record: reads
def unseen(step: Step) -> bool:
    """On a hidden step that is open for days nobody is to see that somebody is at it, nor when."""
    return step.open_until is not None and not step.revealed


# no record: computes
def written(step: Step, notes: Iterable[UUID]) -> NoteWritten:
    """What happened: to the notes alone, where they lie open and the place of each is its own."""
    alone = step.revealed and not step.closed and step.open_until is None
    return NoteWritten(
        municipality_id=step.municipality_id,
        meeting_id=step.meeting_id,
        step_id=step.pk,
        alone=frozenset(notes if alone else ()),
    )


def _as_it_is(step: Step) -> Step:
    """The step as it is now and stays while this write lasts: whoever moves the room on has to change the meeting."""
    meeting = _meeting_held.one(step.municipality_id, step.meeting_id)
    fresh = _step.one(step.municipality_id, step.pk)
    fresh.meeting, fresh.municipality = meeting, step.municipality
    return fresh


def _fields(step: Step) -> set[str]:
    """A note stands in a field that the step's canvas has; anything else came from no page of ours."""
    key = step.settings.get("canvas")
    template = canvas_by_key(step.municipality_id, key) if key else None
    return {entry["key"] for entry in template.fields} if template else {""}


def _refusal(step: Step, sheet: Sheet, note: Note | None, fields: set[str]) -> ValidationError | None:
    if step.meeting.state != MeetingState.OPEN or step.started_at is None:
        return ValidationError(_("The meeting is over. Your note was not placed."), code="over")
    if sheet.field not in fields:
        return ValidationError(_("Choose where the note belongs."), code="field")
    if note and (note.step_id != step.pk or (note.edit_hash and not holds_key(note, sheet.edit_key))):
        return _taken()
    return None


def _said(step: Step, sheet: Sheet, note: Note | None, *, dictated: bool) -> Note:
    """A note with what a sheet says, not saved."""
    note = note or Note(
        pk=sheet.note_id,
        municipality_id=step.municipality_id,
        step_id=step.pk,
        table=sheet.table,
        dictated=dictated,
        edit_hash="" if step.closed else edit_hash(sheet.edit_key),
    )
    note.field, note.text, note.signature = sheet.field, sheet.text, sheet.signature
    if sheet.signature and sees(Audience.PARTICIPANT, Thing.NAME, step.meeting.anonymity) == Sees.NOTHING:
        note.signature = ""
    return note


def _put_down(
    step: Step, sheets: Iterable[Sheet], known: Mapping[UUID, Note], *, dictated: bool
) -> tuple[list[Laid], dict[UUID, Note]]:
    """What becomes of each sheet, one after the other, and the notes that are to be stored for it, by id."""
    notes, fields, laid, touched = dict(known), _fields(step), list[Laid](), dict[UUID, Note]()
    for sheet in sheets:
        note = notes.get(sheet.note_id)
        refusal = _refusal(step, sheet, note, fields)
        if refusal is None and (note is None or note.edit_hash):
            note = notes[sheet.note_id] = touched[sheet.note_id] = _said(step, sheet, note, dictated=dictated)
        laid.append(refusal or notes[sheet.note_id])  # without a key: sent again after the step was closed
    return laid, touched


def _rewrite(notes: Iterable[Note]) -> set[UUID]:
    stored = list(notes)
    for note in stored:
        note.save(update_fields=["field", "text", "signature"])
    return {note.pk for note in stored}


def _taken() -> ValidationError:
    return ValidationError(_("The note could not be placed. Write it again."), code="taken")
