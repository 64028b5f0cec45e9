# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The page on which whoever runs a meeting takes words out of it, while it lasts or afterwards."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from medspil.custody import actions
from medspil.custody.forms import TakeOutForm
from medspil.custody.reach import text_in
from medspil.dialogue.access import as_id, meeting_for
from medspil.dialogue.models import Meeting, MeetingState
from medspil.organisations.permissions import Permission
from medspil.ui.forms import typed


@never_cache
def take_out(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """Words that ought not to have been said, removed with their copies; `fra` is the row that they stand in."""
    meeting, standing = meeting_for(request, meeting_id, to=Permission.MEETING_RUN)
    row = request.GET.get("fra", "")
    form = TakeOutForm(typed(request), initial={"words": text_in(meeting, as_id(row)) if row else ""})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        if actions.remove_from_meeting(meeting=meeting, words=said["words"], removal_id=said["id"], by=standing.person):
            messages.success(request, _("The text is removed."))
            return redirect(_page_of(meeting))
        form.add_error("words", _("The words do not stand in the meeting like this. Copy them from where they stand."))
    page = {"form": form, "meeting": meeting, "back": _page_of(meeting)}
    return render(request, "custody/take_out.html", page, status=422 if form.errors else 200)


def _page_of(meeting: Meeting) -> str:
    """Where the words of the meeting are seen."""
    over = "exercise" if meeting.exercise else "outcome"
    return reverse(over if meeting.state == MeetingState.CLOSED else "console", args=[meeting.pk])
