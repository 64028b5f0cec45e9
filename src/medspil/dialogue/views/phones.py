# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The phone's side of a meeting: no account, a code, and a token in a cookie."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from medspil.dialogue.access import room_by_code
from medspil.dialogue.access.in_meeting import note_in, step_in
from medspil.dialogue.actions import notes
from medspil.dialogue.actions.seats import place_of
from medspil.dialogue.codes import read_code
from medspil.dialogue.devices import is_new
from medspil.dialogue.forms.rooms import CodeForm, NoteForm, TextForm
from medspil.dialogue.models import Audience, Meeting
from medspil.dialogue.personal import ballot_of, personal_of, read_ballot
from medspil.dialogue.promises import sections_for
from medspil.dialogue.room import options_of, room_of
from medspil.dialogue.views.answering import (
    answer_with,
    arriving_phone,
    page_of,
    phone,
    phone_room,
    regions_since,
    seated,
    writing_phone,
    wrong_with,
)
from medspil.dialogue.views.handing_in import HandedIn, hand_in, told
from medspil.dialogue.views.newcomers import page_for_newcomer
from medspil.organisations.middleware import open_to_all
from medspil.ui.scripts import by_script


@open_to_all
def join(request: HttpRequest) -> HttpResponse:
    """Type the code from the wall."""
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        code = read_code(form.cleaned_data["code"])
        try:
            return redirect("phone", code=room_by_code(code).code)
        except Http404:
            form.add_error("code", CodeForm.unknown)
    return render(request, "dialogue/room/join.html", {"form": form}, status=422 if form.errors else 200)


@arriving_phone
@require_GET
def room(request: HttpRequest, meeting: Meeting, token: str) -> HttpResponse:
    if is_new(request, meeting.code):
        return page_for_newcomer(request, meeting, token)
    return page_of(request, meeting, token, NoteForm())


@phone
@require_GET
def regions(request: HttpRequest, meeting: Meeting, token: str) -> HttpResponse:
    """Everything a phone shows, unless `since` is the version it has."""
    return regions_since(request, meeting, Audience.PARTICIPANT, place_of(step=meeting.current, token=token))


@phone
@require_GET
def mine(request: HttpRequest, meeting: Meeting, token: str) -> HttpResponse:
    """What is this device's alone: its dots, its answers, its way to a table."""
    current = phone_room(meeting, token)
    mine = seated(current, token) if current.place else personal_of(current, token)
    return render(request, "dialogue/room/phone/_mine.html", {"room": current, "mine": mine})


@writing_phone
@require_POST
def lay(request: HttpRequest, meeting: Meeting, token: str, step_id: UUID) -> HttpResponse:
    """A note; acknowledged when it is safely stored."""
    step = step_in(meeting, step_id)
    form = hand_in(HandedIn(step=step, fields=request.POST, place=place_of(step=step, token=token)))
    if by_script(request):
        status, words = told(form)
        return JsonResponse(words, status=status)
    return page_of(request, meeting, token, form, status=422) if form.errors else redirect("phone", code=meeting.code)


@phone
@require_POST
def change(request: HttpRequest, meeting: Meeting, _token: str, note_id: UUID) -> HttpResponse:
    """New text for a note, or none: then it is withdrawn."""
    note = note_in(meeting, note_id)
    form = TextForm(request.POST)
    try:
        if request.POST.get("withdraw"):
            notes.withdraw(note=note, edit_key=request.POST.get("key", ""))
        elif form.is_valid():
            notes.change(note=note, edit_key=form.cleaned_data["key"], text=form.cleaned_data["text"])
    except ValidationError as error:
        return JsonResponse({"error": " ".join(error.messages)}, status=422)
    if form.errors and not request.POST.get("withdraw"):
        return JsonResponse(wrong_with(form), status=422)
    return JsonResponse({"ok": True})


@phone
@require_POST
def vote(request: HttpRequest, meeting: Meeting, token: str, step_id: UUID) -> HttpResponse:
    """Set this device's dots; sent again they replace the earlier ones."""
    step = step_in(meeting, step_id)
    current = room_of(meeting.pk, Audience.PARTICIPANT)
    chosen, error = read_ballot(request.POST), ""
    try:
        notes.place_dots(step=step, token=token, chosen=chosen, options=options_of(current))
    except ValidationError as refused:
        error = " ".join(refused.messages)
    shown = ballot_of(current, chosen, error=error, sent=not error) if error else personal_of(current, token, sent=True)
    return answer_with(request, meeting, token, current, shown)


@phone
@require_POST
def ready(request: HttpRequest, meeting: Meeting, token: str, step_id: UUID) -> HttpResponse:
    notes.mark_ready(step=step_in(meeting, step_id), token=token, ready=request.POST.get("ready") == "1")
    return JsonResponse({"ok": True}) if by_script(request) else redirect("phone", code=meeting.code)


@phone
@require_GET
def who_sees(request: HttpRequest, meeting: Meeting, _token: str) -> HttpResponse:
    """The page »Hvem kan se hvad?«."""
    sections = sections_for(meeting.anonymity, meeting.leader_presence, exercise=meeting.exercise)
    page = {"meeting": meeting, "tenant": meeting.municipality, "sections": sections}
    return render(request, "dialogue/room/who_sees.html", page)
