# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The first step of a meeting: how it went with what earlier ones left open."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medspil.dialogue.access import meeting_for
from medspil.dialogue.events.meetings import Region
from medspil.dialogue.views.consoles.answering import TAKE_NOTES, answer, refuse
from medspil.practice.access import left_open_before
from medspil.practice.actions import following as actions
from medspil.practice.actions.following import Said
from medspil.practice.forms.following import FollowUpForm
from medspil.practice.models import HowItWent


@require_POST
def follow_up(request: HttpRequest, meeting_id: UUID, row_id: UUID) -> HttpResponse:
    """A button beside a commitment or a proposal, pressed by whoever runs the meeting or takes its notes."""
    meeting, standing = meeting_for(request, meeting_id, to=TAKE_NOTES)
    row, form = left_open_before(meeting, row_id), FollowUpForm(request.POST)
    if not form.is_valid():
        return refuse(request, meeting, form)
    said = Said(**form.cleaned_data | {"how": HowItWent(form.cleaned_data["how"])})
    if not actions.follow_up(meeting=meeting, row=row, said=said, by=standing.person):
        return answer(request, meeting, (), said=_("It can be said while the meeting is running."), status=422)
    return answer(request, meeting, {Region.BOARD}, said=_("Written down"))
