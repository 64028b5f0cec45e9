# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the meeting decides, written down while everybody sees it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medspil.dialogue.access import meeting_for
from medspil.dialogue.access.in_meeting import decision_in
from medspil.dialogue.actions import decisions
from medspil.dialogue.events.meetings import Region
from medspil.dialogue.forms.rooms import DecisionForm
from medspil.dialogue.views.consoles.answering import TAKE_NOTES, answer, refuse
from medspil.organisations.access import people_in


@require_POST
def decide(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=TAKE_NOTES)
    form = DecisionForm(request.POST, people=people_in(meeting.process.unit, meeting.municipality))
    if not form.is_valid():
        return refuse(request, meeting, form)
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
    return answer(request, meeting, {Region.BOARD, Region.CONTROLS}, said=_("Written down"))


@require_POST
def strike_out(request: HttpRequest, meeting_id: UUID, decision_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=TAKE_NOTES)
    decision = decision_in(meeting, decision_id)
    if decision is not None:
        decisions.strike_out(decision=decision, by=standing.person)
    return answer(request, meeting, {Region.BOARD, Region.CONTROLS})
