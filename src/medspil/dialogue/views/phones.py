# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The phone's side of a meeting: no account, a code, and a token in a cookie."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from medspil.dialogue.access import kept_out, note_in, room_by_code, step_in
from medspil.dialogue.actions import notes
from medspil.dialogue.codes import read_code
from medspil.dialogue.devices import device_token, keep_token
from medspil.dialogue.events.meetings import EVERYTHING
from medspil.dialogue.forms.rooms import CodeForm, NoteForm, SignedNoteForm, TextForm
from medspil.dialogue.models import Audience, Meeting
from medspil.dialogue.personal import ballot_of, personal_of, read_ballot
from medspil.dialogue.promises import sections_for
from medspil.dialogue.regions import as_json, context
from medspil.dialogue.room import Room, options_of, room_of
from medspil.organisations.middleware import open_to_all
from medspil.record.streams import live_token

PhoneView = Callable[..., HttpResponse]


def phone(view: PhoneView) -> PhoneView:
    """A view for whoever has the code: it is given the meeting and this device's token, which it leaves in a cookie."""

    @wraps(view)
    def wrapper(request: HttpRequest, code: str, **kwargs: object) -> HttpResponse:
        meeting = room_by_code(code)
        if kept_out(request, meeting):
            return render(request, "dialogue/room/kept_out.html", {"meeting": meeting}, status=403)
        token = device_token(request, meeting.code)
        response = view(request, meeting, token, **kwargs)
        keep_token(response, request, name=meeting.code, token=token, path=reverse("phone", args=[meeting.code]))
        return response

    guarded: Any = open_to_all(never_cache(wrapper))
    return guarded  # type: ignore[no-any-return]


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


@phone
@require_GET
def room(request: HttpRequest, meeting: Meeting, token: str) -> HttpResponse:
    return _page(request, meeting, token, NoteForm())


@phone
@require_GET
def regions(request: HttpRequest, meeting: Meeting, _token: str) -> HttpResponse:
    """Everything a phone shows, unless `since` is the version it has."""
    return regions_since(request, meeting, Audience.PARTICIPANT)


@phone
@require_GET
def mine(request: HttpRequest, meeting: Meeting, token: str) -> HttpResponse:
    """What is this device's alone: its dots."""
    current = room_of(meeting.pk, Audience.PARTICIPANT)
    return render(request, "dialogue/room/phone/_mine.html", {"room": current, "mine": personal_of(current, token)})


@phone
@require_POST
def lay(request: HttpRequest, meeting: Meeting, token: str, step_id: UUID) -> HttpResponse:
    """A note; acknowledged when it is safely stored."""
    step = step_in(meeting, step_id)
    form = SignedNoteForm(request.POST, anonymity=meeting.anonymity)
    if form.is_valid():
        said = form.cleaned_data
        names = ("field", "text", "signature")
        try:
            notes.lay(step=step, note_id=said["id"], edit_key=said["key"], **{name: said[name] for name in names})
        except ValidationError as error:
            form.add_error("text", error)
    if form.errors:
        return _refused(request, meeting, token, form)
    return JsonResponse({"ok": True}) if _by_script(request) else redirect("phone", code=meeting.code)


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
        return JsonResponse({"error": words_of(form)}, status=422)
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
    if _by_script(request):
        page = {"room": current, "mine": shown}
        return render(request, "dialogue/room/phone/_mine.html", page, status=422 if error else 200)
    return _page(request, meeting, token, NoteForm(), mine=shown, status=422 if error else 200)


@phone
@require_POST
def ready(request: HttpRequest, meeting: Meeting, token: str, step_id: UUID) -> HttpResponse:
    notes.mark_ready(step=step_in(meeting, step_id), token=token, ready=request.POST.get("ready") == "1")
    return JsonResponse({"ok": True}) if _by_script(request) else redirect("phone", code=meeting.code)


@phone
@require_GET
def who_sees(request: HttpRequest, meeting: Meeting, _token: str) -> HttpResponse:
    """The page »Hvem kan se hvad?«."""
    page = {"meeting": meeting, "sections": sections_for(meeting.anonymity, meeting.leader_presence)}
    return render(request, "dialogue/room/who_sees.html", page)


def regions_since(request: HttpRequest, meeting: Meeting, audience: Audience) -> HttpResponse:
    """All regions of an audience as JSON, or 204 when the caller has this version already."""
    if request.GET.get("since") == str(meeting.version):
        return HttpResponse(status=204)
    return HttpResponse(as_json(room_of(meeting.pk, audience), EVERYTHING), content_type="application/json")


def stream_of(meeting: Meeting, audience: Audience, device: str) -> dict[str, object]:
    """What the page's script needs to listen."""
    return {
        "version": meeting.version,
        "token": live_token(channel=meeting.channel, audience=audience, device=device),
    }


def _page(
    request: HttpRequest, meeting: Meeting, token: str, form: NoteForm, *, mine: object = None, status: int = 200
) -> HttpResponse:
    current: Room = room_of(meeting.pk, Audience.PARTICIPANT)
    page = context(current) | {
        "mine": mine or personal_of(current, token),
        "is_ready": current.step is not None and notes.is_ready(step=current.step, token=token),
        "note_form": form,
        "stream": stream_of(current.meeting, Audience.PARTICIPANT, token),
    }
    return render(request, "dialogue/room/phone.html", page, status=status)


def _refused(request: HttpRequest, meeting: Meeting, token: str, form: NoteForm) -> HttpResponse:
    if _by_script(request):
        over = any(error.code in {"over", "taken"} for error in form.errors.as_data().get("text", []))
        return JsonResponse({"error": words_of(form), "final": over}, status=422)
    return _page(request, meeting, token, form, status=422)


def words_of(form: BaseForm) -> str:
    """All that is wrong, as one text."""
    return " ".join(str(words) for errors in form.errors.values() for words in errors)


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("X-Medspil") == "live"
