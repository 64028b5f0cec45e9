# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The page of a phone that comes in. It has nothing of its own yet, so the page is drawn once for all who come at the
same time, with marks where each gets what is its alone."""

from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.template.loader import render_to_string

from medspil.dialogue.forms.rooms import NoteForm
from medspil.dialogue.kept import shared_text
from medspil.dialogue.models import Audience, Meeting
from medspil.dialogue.personal import personal_of
from medspil.dialogue.regions import context
from medspil.dialogue.room import Room
from medspil.dialogue.views.answering import stream_of

NOBODY = ""  # the device that has done nothing
# Nobody can write them on a note: they are of this process alone, and are never sent.
CSRF, STREAM, NOTE_ID, NOTE_KEY = (uuid4().hex for _mark in range(4))


def page_for_newcomer(request: HttpRequest, meeting: Meeting, token: str) -> HttpResponse:
    """What `page_of` gives to a device that is new."""
    page = shared_text(meeting, None, "page", _drawn)
    own = {
        CSRF: get_token(request),
        STREAM: str(stream_of(meeting, Audience.PARTICIPANT, token)["token"]),
        NOTE_ID: str(uuid4()),
        NOTE_KEY: uuid4().hex,
    }
    for mark, value in own.items():
        page = page.replace(mark, value)
    return HttpResponse(page)


def _drawn(room: Room) -> str:
    page = context(room) | {
        "mine": personal_of(room, NOBODY),
        "is_ready": False,
        "note_form": NoteForm(initial={"id": NOTE_ID, "key": NOTE_KEY}),
        "stream": {"version": room.meeting.version, "token": STREAM},
        "csrf_token": CSRF,
    }
    return render_to_string("dialogue/room/phone.html", page)
