# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medspil.dialogue.access import meeting_for
from medspil.dialogue.actions import modes
from medspil.dialogue.events.meetings import EVERYTHING
from medspil.dialogue.models import Anonymity, MeetingState
from medspil.dialogue.views.consoles.answering import answer
from medspil.organisations.permissions import Permission


@require_POST
def anonymity(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """What stands with the notes: chosen while the meeting is planned, only made stricter after that."""
    meeting, standing = meeting_for(request, meeting_id, to=Permission.PROCESS_PREPARE)
    wanted = request.POST.get("anonymity", "")
    done = wanted in Anonymity.values and modes.choose(meeting=meeting, anonymity=Anonymity(wanted), by=standing.person)
    said = _("Saved") if done else _("That would show more than you have promised those who have written.")
    if meeting.state != MeetingState.PLANNED:
        return answer(request, meeting, EVERYTHING, said=said, status=200 if done else 422)
    (messages.success if done else messages.error)(request, said)
    return redirect("agenda", process_id=meeting.process_id)
