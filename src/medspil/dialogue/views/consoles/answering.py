# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the buttons of the console answer with, and what they may be pressed by."""

from collections.abc import Iterable

from django.contrib import messages
from django.forms.utils import ErrorDict
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect

from medspil.dialogue.events.meetings import Region
from medspil.dialogue.models import Audience, Meeting
from medspil.dialogue.regions import as_json
from medspil.dialogue.room import room_of
from medspil.organisations.permissions import Permission
from medspil.ui.scripts import by_script

RUN = Permission.MEETING_RUN
TAKE_NOTES = Permission.MEETING_TAKE_NOTES


def answer(
    request: HttpRequest,
    meeting: Meeting,
    touched: Iterable[Region],
    *,
    said: str = "",
    status: int = 200,
    fields: ErrorDict | None = None,
) -> HttpResponse:
    """To a script the touched regions, as everybody else gets them; to a plain form the page again."""
    if not by_script(request):
        if said:
            (messages.error if status >= 400 else messages.success)(request, said)
        back = "console" if request.POST.get("from") != "minutes" else "minutes"
        return redirect(back, meeting_id=meeting.pk)
    if status >= 400:
        return JsonResponse({"error": said, "fields": fields.get_json_data() if fields else {}}, status=status)
    room = room_of(meeting.pk, Audience.FACILITATOR)
    return HttpResponse(as_json(room, touched, said=said), content_type="application/json")
