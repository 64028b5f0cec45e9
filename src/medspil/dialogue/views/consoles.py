# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The facilitator's console: pages and buttons that move the meeting."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET, require_POST

from medspil.dialogue.access import decision_in, meeting_for, note_in, pile_in, step_in
from medspil.dialogue.actions import decisions, meetings, notes, steps
from medspil.dialogue.activities import activity_of
from medspil.dialogue.events.meetings import EVERYTHING, Region
from medspil.dialogue.forms.rooms import DecisionForm, NoteForm, OwnNotesForm, PileForm
from medspil.dialogue.models import Audience
from medspil.dialogue.personal import personal_of
from medspil.dialogue.regions import context
from medspil.dialogue.room import Room, room_of
from medspil.dialogue.views.answering import regions_since, stream_of, to_console, words_of
from medspil.organisations.access import people_in, signed_in
from medspil.organisations.permissions import Permission

RUN = Permission.MEETING_RUN
TAKE_NOTES = Permission.MEETING_TAKE_NOTES


@never_cache
@require_GET
def console(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    meeting, _standing = meeting_for(request, meeting_id, to=RUN)
    room = room_of(meeting.pk, Audience.FACILITATOR)
    people = people_in(meeting.process.unit, meeting.municipality)
    page = context(room) | {
        "stream": stream_of(room.meeting, Audience.FACILITATOR, str(signed_in(request).pk)),
        "people": people,
        "runs_it": meeting.facilitator_id == signed_in(request).pk,
    }
    return render(request, "dialogue/room/console.html", page)


@never_cache
@require_GET
def console_regions(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    meeting, _standing = meeting_for(request, meeting_id, to=RUN)
    return regions_since(request, meeting, Audience.FACILITATOR)


@never_cache
@xframe_options_sameorigin
@require_GET
def phone_picture(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """What the phones see, in a frame of the console; it counts as nobody in the room."""
    meeting, _standing = meeting_for(request, meeting_id, to=RUN)
    room = room_of(meeting.pk, Audience.PARTICIPANT)
    stream = stream_of(room.meeting, Audience.PARTICIPANT, "")
    page = context(room) | {"mine": personal_of(room, ""), "note_form": NoteForm(), "stream": stream, "picture": True}
    return render(request, "dialogue/room/phone.html", page)


@require_POST
def open_room(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    if not meetings.open_meeting(meeting=meeting, by=standing.person) and meeting.current_id is None:
        messages.error(request, _("The meeting has no agenda yet. Make one first."))
        return redirect("process", process_id=meeting.process_id)
    return redirect("console", meeting_id=meeting.pk)


@require_POST
def go_to(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    step = step_in(meeting, request.POST.get("step"))
    seen = step_in(meeting, request.POST.get("seen"))
    moved = meetings.go_to(meeting=meeting, step=step, seen=seen, by=standing.person)
    said = "" if moved else _("Another facilitator has already changed step.")
    return to_console(request, meeting, EVERYTHING, said=said)


@require_POST
def reveal(request: HttpRequest, meeting_id: UUID, step_id: UUID) -> HttpResponse:
    """Show the notes or the legal point; count the dots when it is a vote."""
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    step = step_in(meeting, step_id)
    show = notes.close_round if activity_of(step).counts else meetings.reveal
    show(step=step, by=standing.person)
    return to_console(request, meeting, EVERYTHING)


@require_POST
def add_minutes(request: HttpRequest, meeting_id: UUID, step_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    meetings.add_minutes(step=step_in(meeting, step_id), minutes=2, by=standing.person)
    return to_console(request, meeting, {Region.TOP, Region.AGENDA})


@require_POST
def take_over(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    meetings.take_over(meeting=meeting, by=standing.person)
    return redirect("console", meeting_id=meeting.pk)


@require_POST
def note_taker(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    people = people_in(meeting.process.unit, meeting.municipality)
    named = next((person for person in people if str(person.pk) == request.POST.get("person")), None)
    meetings.name_note_taker(meeting=meeting, person=named, by=standing.person)
    return to_console(request, meeting, {Region.AGENDA})


@require_POST
def own_notes(request: HttpRequest, meeting_id: UUID, step_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    form = OwnNotesForm(request.POST)
    if not form.is_valid():
        return to_console(request, meeting, (), said=words_of(form), status=422)
    steps.write_own_notes(step=step_in(meeting, step_id), text=form.cleaned_data["text"], by=standing.person)
    return to_console(request, meeting, (), said=_("Saved"))


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
        return to_console(request, meeting, (), said=words_of(form), status=422)
    return to_console(request, meeting, {Region.BOARD, Region.ROOM, Region.CONTROLS})


@require_POST
def hide(request: HttpRequest, meeting_id: UUID, note_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    notes.hide(note=note_in(meeting, note_id), hidden=request.POST.get("hidden") == "1", by=standing.person)
    return to_console(request, meeting, {Region.STAGE, Region.BOARD})


@require_POST
def group(request: HttpRequest, meeting_id: UUID, step_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    room = room_of(meeting.pk, Audience.FACILITATOR)
    known = [note for said in room.said for note in said.notes]
    form = PileForm(request.POST, notes=[(str(note.pk), "") for note in known])
    if not form.is_valid():
        return to_console(request, meeting, (), said=words_of(form), status=422)
    chosen = [note for note in known if str(note.pk) in form.cleaned_data["notes"]]
    pile = pile_in(meeting, form.cleaned_data["pile"])
    notes.group(
        step=step_in(meeting, step_id), notes=chosen, into=pile, title=form.cleaned_data["title"], by=standing.person
    )
    return to_console(request, meeting, {Region.BOARD, Region.CONTROLS})


@require_POST
def decide(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=TAKE_NOTES)
    form = DecisionForm(request.POST, people=people_in(meeting.process.unit, meeting.municipality))
    if not form.is_valid():
        return to_console(request, meeting, (), said=words_of(form), status=422, fields=form.errors)
    said = form.cleaned_data
    decisions.decide(
        meeting=meeting,
        decision_id=said["id"],
        what=said["what"],
        owner=said["owner"],
        owner_name=said["owner_name"],
        due_on=said["due_on"],
        by=standing.person,
    )
    return to_console(request, meeting, {Region.BOARD, Region.CONTROLS}, said=_("Written down"))


@require_POST
def strike_out(request: HttpRequest, meeting_id: UUID, decision_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=TAKE_NOTES)
    decision = decision_in(meeting, decision_id)
    if decision is not None:
        decisions.strike_out(decision=decision, by=standing.person)
    return to_console(request, meeting, {Region.BOARD, Region.CONTROLS})


@never_cache
@require_GET
def minutes(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The note-taker's page: what the room sees, the decisions, and a note for those without a phone."""
    meeting, _standing = meeting_for(request, meeting_id, to=TAKE_NOTES)
    room: Room = room_of(meeting.pk, Audience.SCREEN)
    people = people_in(meeting.process.unit, meeting.municipality)
    page = context(room) | {
        "stream": stream_of(room.meeting, Audience.SCREEN, "minutes"),
        "people": people,
    }
    return render(request, "dialogue/room/minutes.html", page)
