# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The facilitator's console, and the note-taker's page."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_GET

from medspil.dialogue.access import colleagues_who_may_run, meeting_for
from medspil.dialogue.forms.consoles import BREAKS, KeepOpenForm
from medspil.dialogue.forms.rooms import NoteForm
from medspil.dialogue.models import Audience, Meeting
from medspil.dialogue.personal import personal_of
from medspil.dialogue.queries.processes import planned_meeting
from medspil.dialogue.regions import context
from medspil.dialogue.room import Room, room_of
from medspil.dialogue.views.answering import regions_since, stream_of
from medspil.dialogue.views.consoles.answering import RUN, TAKE_NOTES
from medspil.organisations.access import people_in, signed_in
from medspil.organisations.middleware import only_looks
from medspil.record.streams import BRIEF_SECONDS
from medspil.ui.links import shown


@never_cache
@require_GET
def console(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    meeting, _standing = meeting_for(request, meeting_id, to=RUN)
    room = room_of(meeting.pk, Audience.FACILITATOR)
    people = people_in(meeting.process.unit, meeting.municipality)
    page = context(room) | {
        "stream": _stream(request, room.meeting, Audience.FACILITATOR),
        "people": people,
        "colleagues": colleagues_who_may_run(meeting),
        "me": signed_in(request),
        "breaks": BREAKS.items(),
        "keep_open_form": KeepOpenForm(),
        "join_at": shown(request, reverse("join")),
        "following_meeting": planned_meeting(meeting.process) if not meeting.rehearsal else None,
    }
    return render(request, "dialogue/room/console.html", page)


@only_looks
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


@never_cache
@require_GET
def minutes(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The note-taker's page: what the room sees, the decisions, and a note for those without a phone."""
    meeting, _standing = meeting_for(request, meeting_id, to=TAKE_NOTES)
    room: Room = room_of(meeting.pk, Audience.SCREEN)
    people = people_in(meeting.process.unit, meeting.municipality)
    page = context(room) | {
        "stream": _stream(request, room.meeting, Audience.SCREEN),
        "people": people,
    }
    return render(request, "dialogue/room/minutes.html", page)


@only_looks
@never_cache
@require_GET
def listen_on(request: HttpRequest, meeting_id: UUID) -> JsonResponse:
    """Another token for a console or a note-taker's page, as long as it is hers to look at; and one for its forms,
    which is new when she has signed in again."""
    audience = Audience.SCREEN if "referat" in request.GET else Audience.FACILITATOR
    meeting, _standing = meeting_for(request, meeting_id, to=TAKE_NOTES if audience == Audience.SCREEN else RUN)
    return JsonResponse({"token": _stream(request, meeting, audience)["token"], "csrf": get_token(request)})


def _stream(request: HttpRequest, meeting: Meeting, audience: Audience) -> dict[str, object]:
    """Whoever runs the meeting is known by her console; a note-taker is nobody in the room."""
    device = str(signed_in(request).pk) if audience == Audience.FACILITATOR else "minutes"
    return stream_of(meeting, audience, device, seconds=BRIEF_SECONDS)
