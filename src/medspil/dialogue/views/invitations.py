# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medspil.dialogue.access import invitee_by_token, my_invitation, planned_for
from medspil.dialogue.actions import invitations as actions
from medspil.dialogue.forms.invitations import InvitationForm
from medspil.dialogue.models import Invitation, Invitee, Meeting, Process, Reply
from medspil.dialogue.queries.processes import invitation_of, invitees_of
from medspil.materials.queries import topic_by_key
from medspil.organisations.access import people_in, signed_in
from medspil.organisations.middleware import open_to_all
from medspil.organisations.models import Person
from medspil.organisations.permissions import Permission
from medspil.ui.keeping import stored
from medspil.ui.links import absolute


def invitation(request: HttpRequest, process_id: UUID) -> HttpResponse:
    """The leader invites; sent again it is a change that calendars understand."""
    process, _standing, meeting = planned_for(request, process_id, to=Permission.PROCESS_LEAD)
    if meeting is None:
        messages.info(request, _("Make the agenda first. Then the invitation knows how long the meeting is."))
        return redirect("agenda", process_id=process.pk)
    sent = invitation_of(meeting)
    people = people_in(process.unit, process.municipality)
    form = InvitationForm(request.POST or None, people=people, initial=_now(process, meeting, sent, people))
    if request.method == "POST" and form.is_valid():
        went = _send(request, meeting, form)
        words = _("The invitation is on its way.") if went else _("The invitation had already been sent.")
        messages.success(request, words)
        stored(request, "invitation")
        return redirect("invitation", process_id=process.pk)
    page = {"process": process, "meeting": meeting, "form": form, "sent": sent, "invitees": invitees_of(sent)}
    return render(request, "dialogue/invitation.html", page, status=422 if form.errors else 200)


@require_POST
def cancel(request: HttpRequest, process_id: UUID) -> HttpResponse:
    process, standing, meeting = planned_for(request, process_id, to=Permission.PROCESS_LEAD)
    sent = invitation_of(meeting) if meeting else None
    if sent is None or meeting is None:
        raise Http404
    sent.meeting = meeting
    actions.cancel(invitation=sent, site=_site(request), by=standing.person)
    messages.success(request, _("The meeting is called off, and those invited are told."))
    return redirect("invitation", process_id=process.pk)


@open_to_all
def reply(request: HttpRequest, token: str) -> HttpResponse:
    """From the mail, without signing in. Only a press answers: a mail scanner that follows links does not."""
    return _reply(request, invitee_by_token(token))


def my_reply(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    return _reply(request, my_invitation(signed_in(request), meeting_id))


def _reply(request: HttpRequest, invitee: Invitee) -> HttpResponse:
    answer = request.POST.get("reply", "")
    if request.method == "POST" and answer in {Reply.YES, Reply.MAYBE, Reply.NO}:
        actions.reply(invitee=invitee, answer=Reply(answer))
        return redirect(f"{request.path}?tak=1")
    page = {"invitee": invitee, "meeting": invitee.invitation.meeting, "thanks": request.GET.get("tak") == "1"}
    page["tenant"] = invitee.municipality
    return render(request, "dialogue/reply.html", page)


def _send(request: HttpRequest, meeting: Meeting, form: InvitationForm) -> bool:
    said = form.cleaned_data
    details = actions.Details(
        starts_at=form.starts_at(), place=said["place"], message=said["message"], preparation=said["preparation"]
    )
    person = signed_in(request)
    return actions.send(
        meeting=meeting, details=details, people=list(said["people"]), seen=said["seen"], site=_site(request), by=person
    )


def _now(process: Process, meeting: Meeting, sent: Invitation | None, people: list[Person]) -> dict[str, object]:
    """What stands in the form when it opens: what was sent, or a good suggestion."""
    topic = topic_by_key(process.municipality_id, process.topic)
    starts = timezone.localtime(meeting.starts_at) if meeting.starts_at else None
    first = max(process.planned_on, timezone.localdate() + timedelta(days=1))
    suggestion = render_to_string("dialogue/emails/suggestion.txt", {"process": process, "meeting": meeting}).strip()
    return {
        "seen": sent.sequence if sent else 0,
        "day": starts.date() if starts else first,
        "at": starts.time() if starts else None,
        "place": meeting.place,
        "message": sent.message if sent and sent.sent_at else suggestion,
        "preparation": sent.preparation if sent and sent.sent_at else (topic.preparation if topic else ""),
        "people": [invitee.person_id for invitee in invitees_of(sent)] if sent else people,
    }


def _site(request: HttpRequest) -> str:
    return absolute(request, "/").rstrip("/")
