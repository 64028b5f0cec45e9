# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The evaluation window in one click: from a trial, or from the commitments of a process."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medspil.dialogue.access import as_id, process_for
from medspil.dialogue.access.facilitating import facilitates
from medspil.dialogue.actions import evaluations
from medspil.organisations.access import signed_in
from medspil.practice.access import may_look_back, trial_for
from medspil.practice.actions import windows as actions
from medspil.practice.queries.ladders import measured, rounds_of
from medspil.practice.windows import about_commitments, about_trial


@require_POST
def of_trial(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    found, person = trial_for(request, trial_id), signed_in(request)
    if not may_look_back(person, found):
        raise Http404
    first = about_trial(found, measured(rounds_of(found)))
    title = _("Evaluation window: {title}").format(title=found.title)
    new = as_id(request.POST.get("id"))
    meeting = actions.look_back(trial=found, meeting_id=new, title=title, first=first, by=person)
    return redirect("console", meeting_id=meeting.pk)


@require_POST
def of_commitments(request: HttpRequest, process_id: UUID) -> HttpResponse:
    found, standing = process_for(request, process_id)
    if not facilitates(standing.person, found):
        raise Http404
    title = _("Evaluation window: our commitments")
    new = as_id(request.POST.get("id"))
    meeting = evaluations.plan(
        meeting_id=new, process=found, title=title, first=about_commitments(), by=standing.person
    )
    return redirect("console", meeting_id=meeting.pk)
