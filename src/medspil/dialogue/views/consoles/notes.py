# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the facilitator does with notes: types one in, hides, joins, lays in piles."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from medspil.dialogue.access import meeting_for
from medspil.dialogue.access.in_meeting import note_in, pile_in, step_in
from medspil.dialogue.actions import merging, notes
from medspil.dialogue.events.meetings import Region
from medspil.dialogue.forms.consoles import MergeForm
from medspil.dialogue.forms.rooms import NoteForm, PileForm
from medspil.dialogue.models import Audience
from medspil.dialogue.room import room_of
from medspil.dialogue.views.consoles.answering import RUN, TAKE_NOTES, answer, refuse


@require_POST
def dictate(request: HttpRequest, meeting_id: UUID, step_id: UUID) -> HttpResponse:
    """A note for somebody without a phone, typed by the facilitator or the note-taker and marked as such."""
    meeting, standing = meeting_for(request, meeting_id, to=TAKE_NOTES)
    form = NoteForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        try:
            notes.lay(
                step=step_in(meeting, step_id),
                note_id=said["id"],
                edit_key=said["key"],
                field=said["field"],
                text=said["text"],
                table=said["table"],
                dictated_by=standing.person,
            )
        except ValidationError as error:
            form.add_error("text", error)
    if form.errors:
        return refuse(request, meeting, form)
    return answer(request, meeting, {Region.BOARD, Region.ROOM, Region.CONTROLS})


@require_POST
def merge(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The ticked notes become one."""
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    known = {str(note.pk): note for said in room_of(meeting.pk, Audience.FACILITATOR).said for note in said.notes}
    form = MergeForm(request.POST, notes=list(known))
    if form.is_valid():
        chosen = [known[pk] for pk in form.cleaned_data["notes"]]
        try:
            merging.merge(notes=chosen, note_id=form.cleaned_data["id"], by=standing.person)
        except ValidationError as error:
            form.add_error("notes", error)
    if form.errors:
        return refuse(request, meeting, form)
    return answer(request, meeting, {Region.STAGE, Region.BOARD, Region.CONTROLS})


@require_POST
def split(request: HttpRequest, meeting_id: UUID, note_id: UUID) -> HttpResponse:
    """A joined note is taken apart again."""
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    try:
        merging.split(note=note_in(meeting, note_id), by=standing.person)
    except ValidationError as error:
        return answer(request, meeting, (), said=" ".join(error.messages), status=422)
    return answer(request, meeting, {Region.STAGE, Region.BOARD, Region.CONTROLS})


@require_POST
def hide(request: HttpRequest, meeting_id: UUID, note_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    notes.hide(note=note_in(meeting, note_id), hidden=request.POST.get("hidden") == "1", by=standing.person)
    return answer(request, meeting, {Region.STAGE, Region.BOARD})


@require_POST
def group(request: HttpRequest, meeting_id: UUID, step_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    room = room_of(meeting.pk, Audience.FACILITATOR)
    known = [note for said in room.said for note in said.notes]
    form = PileForm(request.POST, notes=[(str(note.pk), "") for note in known])
    if not form.is_valid():
        return refuse(request, meeting, form)
    chosen = [note for note in known if str(note.pk) in form.cleaned_data["notes"]]
    pile = pile_in(meeting, form.cleaned_data["pile"])
    notes.group(
        step=step_in(meeting, step_id), notes=chosen, into=pile, title=form.cleaned_data["title"], by=standing.person
    )
    return answer(request, meeting, {Region.BOARD, Region.CONTROLS})
