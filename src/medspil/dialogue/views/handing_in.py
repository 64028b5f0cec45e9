# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Notes that phones hand in, by whichever door: checked by one form, laid together, answered in the same words.

One door is the view behind the form on the phone's page. The other is the letterbox, for notes that the page's script
sends while a whole room writes: it stands on the event loop in front of Django (`web/letterbox.py`).
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404

from medspil.dialogue.access.in_meeting import step_in
from medspil.dialogue.actions.laying import lay_together
from medspil.dialogue.forms.rooms import SignedNoteForm
from medspil.dialogue.kept import recent_meeting
from medspil.dialogue.live import drawer
from medspil.dialogue.models import Place, Step, StepKind
from medspil.dialogue.views.answering import wrong_with
from medspil.organisations.suspending import Suspended
from medspil.record.lanes import Lane
from medspil.record.whose import nobody, only

MOST_FIELDS = 30  # of a note; no page of ours sends so many


@dataclass(frozen=True, kw_only=True)
class HandedIn:
    """What a phone has sent to be laid on a step, as it came; `place` is where it sits, if anywhere."""

    step: Step
    fields: Mapping[str, Any]
    place: Place | None = None


@dataclass(frozen=True, kw_only=True)
class Letter:
    """What came by the letterbox, unread: meeting and step by the address, and the channel of the page it came from."""

    code: str
    step_id: UUID
    channel: str
    body: bytes


def hand_in(note: HandedIn) -> SignedNoteForm:
    """Lay a note together with those that come at the same time. What is wrong with it stands in the form; when
    nothing does, it is safely stored."""
    form = _lane.ask(note)
    assert form is not None  # noqa: S101 - only letters are sent on
    return form


async def post(letter: Letter) -> SignedNoteForm | None:
    """The same for the letterbox. None: the letter belongs to the other door."""
    return await _lane.ask_from_loop(letter)


def told(form: SignedNoteForm) -> tuple[int, dict[str, object]]:
    """What a script is told of its note: a status, and the rest as JSON."""
    if not form.errors:
        return 200, {"ok": True}
    over = any(error.code in {"over", "taken"} for error in form.errors.as_data().get("text", []))
    return 422, {**wrong_with(form), "final": over}


def _take(came: Sequence[HandedIn | Letter]) -> list[SignedNoteForm | None]:
    notes = [_read(each) if isinstance(each, Letter) else each for each in came]
    forms = iter(_lay([note for note in notes if note is not None]))
    return [None if note is None else next(forms) for note in notes]


_lane: Lane[HandedIn | Letter, SignedNoteForm | None] = Lane(_take, hand_to=drawer.first)


def _read(letter: Letter) -> HandedIn | None:
    """What is in a letter; None where it takes more to answer it than stands there."""
    try:
        with nobody():
            meeting = recent_meeting(letter.code)
        with only(meeting.municipality_id):
            step = step_in(meeting, letter.step_id)
        fields = dict(parse_qsl(letter.body.decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS))
    except (Http404, Suspended, ValueError):
        return None
    by_hand = fields.get("live") != "1"  # a form without a script wants a page for an answer
    elsewhere = step.meeting.channel != letter.channel
    seated = step.kind == StepKind.TABLES  # the cookie says where the phone sits
    return None if by_hand or elsewhere or seated else HandedIn(step=step, fields=fields)


def _lay(notes: Sequence[HandedIn]) -> list[SignedNoteForm]:
    """Check each, and lay what is in order, step by step; the forms are in the order of the notes."""
    forms = [SignedNoteForm(note.fields, anonymity=note.step.meeting.anonymity) for note in notes]
    by_step: dict[UUID, list[tuple[HandedIn, SignedNoteForm]]] = defaultdict(list)
    for note, form in zip(notes, forms, strict=True):
        if form.is_valid():
            by_step[note.step.pk].append((note, form))
    for those in by_step.values():
        sheets = [form.sheet(table=note.place.table if note.place else None) for note, form in those]
        step = those[0][0].step
        with only(step.municipality_id):
            all_laid = lay_together(step=step, sheets=sheets)
        for (_note, form), laid in zip(those, all_laid, strict=True):
            if isinstance(laid, ValidationError):
                form.add_error("text", laid)
    return forms
