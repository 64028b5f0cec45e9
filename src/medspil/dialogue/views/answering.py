# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How the views of the room answer: a phone, a script that listens, a plain form."""

from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from medspil.dialogue.access import kept_out, room_by_code
from medspil.dialogue.actions.notes import is_ready
from medspil.dialogue.actions.seats import place_of
from medspil.dialogue.devices import device_token, is_new, keep_token
from medspil.dialogue.events.meetings import EVERYTHING
from medspil.dialogue.forms.fields import RoomForm
from medspil.dialogue.forms.rooms import NoteForm
from medspil.dialogue.guarding import asked
from medspil.dialogue.kept import meeting_as_heard, recent_meeting, shared_room, shared_text
from medspil.dialogue.models import Audience, Meeting, Place
from medspil.dialogue.personal import Mine, Seating, personal_of
from medspil.dialogue.regions import as_json, context
from medspil.dialogue.room import Room, room_of
from medspil.dialogue.viewers import name_of
from medspil.organisations.middleware import open_to_all
from medspil.record.streams import TOKEN_SECONDS, live_token
from medspil.record.whose import also
from medspil.ui.scripts import by_script

PhoneView = Callable[..., HttpResponse]
Find = Callable[[HttpRequest, str], Meeting]


def phone(view: PhoneView, *, find: Find = lambda _request, code: room_by_code(code)) -> PhoneView:
    """A view for whoever has the code: it is given the meeting and this device's token, which it leaves in a cookie."""

    @wraps(view)
    def wrapper(request: HttpRequest, code: str, **kwargs: object) -> HttpResponse:
        meeting = find(request, code)
        also(meeting.municipality_id)  # it may be one that was found a moment ago
        if kept_out(request, meeting):
            return render(request, "dialogue/room/kept_out.html", {"meeting": meeting}, status=403)
        token = device_token(request, meeting.code)
        response = view(request, meeting, token, **kwargs)
        place, until = reverse("phone", args=[meeting.code]), meeting.current.open_until if meeting.current else None
        keep_token(response, request, name=meeting.code, token=token, path=place, until=until)
        return response

    guarded: Any = open_to_all(never_cache(wrapper))
    return guarded  # type: ignore[no-any-return]


def writing_phone(view: PhoneView) -> PhoneView:
    """A view for phones that all write at once."""
    return phone(view, find=lambda _request, code: recent_meeting(code))


def arriving_phone(view: PhoneView) -> PhoneView:
    """The same for phones that all come in at once; one that has been here before sees what it has done itself."""
    return phone(view, find=lambda request, code: (meeting_as_heard if is_new(request, code) else room_by_code)(code))


def regions_since(
    request: HttpRequest, meeting: Meeting, audience: Audience, place: Place | None = None
) -> HttpResponse:
    """All regions of an audience as JSON, or 204 when the caller has this version already."""
    if request.GET.get("since") == str(meeting.version):
        return HttpResponse(status=204)
    if audience == Audience.PARTICIPANT:
        regions = shared_text(meeting, place, "regions", lambda room: as_json(room, EVERYTHING))
    else:
        regions = as_json(room_of(meeting.pk, audience, place), EVERYTHING)
    return HttpResponse(regions, content_type="application/json")


def stream_of(
    meeting: Meeting, audience: Audience, device: str, place: Place | None = None, *, seconds: int = TOKEN_SECONDS
) -> dict[str, object]:
    """What the page's script needs to listen."""
    name = name_of(audience, place)
    token = live_token(channel=meeting.channel, audience=name, device=device, seconds=seconds)
    return {"version": meeting.version, "token": token}


def phone_room(meeting: Meeting, token: str) -> Room:
    """The room as this phone sees it: from its table, where there are tables."""
    return shared_room(meeting, place_of(step=meeting.current, token=token))


def seated(current: Room, token: str) -> Seating:
    """What a phone is told that has got a seat: to listen at its table from now on."""
    stream = stream_of(current.meeting, Audience.PARTICIPANT, token, current.place)
    return Seating(stream=str(stream["token"]))


def answer_with(request: HttpRequest, meeting: Meeting, token: str, current: Room, mine: Mine) -> HttpResponse:
    """To a script this device's part of the page, to a plain form the whole page."""
    status = 422 if mine.error else 200
    if by_script(request):
        return render(request, "dialogue/room/phone/_mine.html", {"room": current, "mine": mine}, status=status)
    return page_of(request, meeting, token, NoteForm(), mine=mine, status=status)


def page_of(
    request: HttpRequest, meeting: Meeting, token: str, form: NoteForm, *, mine: Mine | None = None, status: int = 200
) -> HttpResponse:
    current = phone_room(meeting, token)
    page = context(current) | {
        "mine": mine or personal_of(current, token),
        "is_ready": current.step is not None and is_ready(step=current.step, token=token),
        "note_form": form,
        "stream": stream_of(current.meeting, Audience.PARTICIPANT, token, current.place),
    }
    return render(request, "dialogue/room/phone.html", page, status=status)


def words_of(form: BaseForm) -> str:
    """All that is wrong, as one text."""
    return " ".join(str(words) for errors in form.errors.values() for words in errors)


def with_refusal(form: RoomForm, mine: Mine) -> Mine:
    """What a device has, with what is wrong with what it sent or is asked about it."""
    return replace(mine, error=words_of(form), asking=form.asking) if form.errors else mine


def wrong_with(form: RoomForm) -> dict[str, Any]:
    """To a script: what is wrong with what it sent, or what it is asked about it."""
    return asked(form.asking) if form.asking else {"error": words_of(form)}
