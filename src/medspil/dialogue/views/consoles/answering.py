# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the buttons of the console answer with, and what they may be pressed by."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from medspil.dialogue.events.meetings import Region
from medspil.dialogue.forms.fields import RoomForm
from medspil.dialogue.models import Audience, Meeting
from medspil.dialogue.regions import as_json
from medspil.dialogue.room import room_of
from medspil.dialogue.views.answering import words_of, wrong_with
from medspil.organisations.permissions import Permission
from medspil.privacy.asking import YES
from medspil.privacy.fields import GuardedCharField
from medspil.ui.scripts import by_script

RUN = Permission.MEETING_RUN
TAKE_NOTES = Permission.MEETING_TAKE_NOTES
OURS = {"csrfmiddlewaretoken", YES}  # what the page of a refused form puts in by itself


def answer(
    request: HttpRequest,
    meeting: Meeting,
    touched: Iterable[Region],
    *,
    said: str = "",
    status: int = 200,
) -> HttpResponse:
    """To a script the touched regions, as everybody else gets them; to a plain form the page again."""
    if not by_script(request):
        if said:
            (messages.error if status >= 400 else messages.success)(request, said)
        return redirect(_back(request), meeting_id=meeting.pk)
    if status >= 400:
        return JsonResponse({"error": said}, status=status)
    room = room_of(meeting.pk, Audience.FACILITATOR)
    return HttpResponse(as_json(room, touched, said=said), content_type="application/json")


def refuse(request: HttpRequest, meeting: Meeting, form: RoomForm) -> HttpResponse:
    """What is wrong with what was sent, or asked about it. What was typed without a script comes back on a page."""
    typed = [name for name, field in form.fields.items() if isinstance(field, GuardedCharField)]
    if by_script(request):
        return JsonResponse(wrong_with(form), status=422)
    if not any(request.POST.get(name) for name in typed):
        return answer(request, meeting, (), said=words_of(form), status=422)
    drawn = [name for name, field in form.fields.items() if (field.label or name in typed) and not form[name].is_hidden]
    carried = [name for name in request.POST if name not in {*drawn, *OURS}]
    page = {
        "meeting": meeting,
        "back": _back(request),
        "form": form,
        "drawn": [form[name] for name in drawn],
        "carried": [(name, value) for name in carried for value in request.POST.getlist(name)],
    }
    return render(request, "dialogue/room/again.html", page, status=422)


def _back(request: HttpRequest) -> str:
    return "minutes" if request.POST.get("from") == "minutes" else "console"
