# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from medspil.dialogue.access import meeting_for, outcome_for
from medspil.dialogue.actions.outcomes import Handed, hand_over
from medspil.dialogue.forms.outcomes import HandOverForm
from medspil.dialogue.models import Meeting, MeetingState, Outcome
from medspil.dialogue.panels import beside_outcome
from medspil.dialogue.queries.outcomes import Answered, Candidate, answered_in, candidates_of, view_of
from medspil.dialogue.reports import mail_out, report
from medspil.dialogue.views.consoles.rehearsals import end_rehearsal
from medspil.documents.pdf import render_pdf
from medspil.documents.responses import docx_response, pdf_response
from medspil.documents.word import render_docx
from medspil.organisations.models import Person
from medspil.organisations.permissions import Permission
from medspil.record.transactions import write
from medspil.ui.links import absolute


def close(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The facilitator shows the room what will be handed over, and ends the meeting."""
    meeting, standing = meeting_for(request, meeting_id, to=Permission.MEETING_RUN)
    if meeting.exercise:
        return redirect("console", meeting_id=meeting.pk)
    if meeting.state != MeetingState.OPEN:
        return redirect("outcome" if meeting.state == MeetingState.CLOSED else "console", meeting_id=meeting.pk)
    candidates, answered = candidates_of(meeting), answered_in(meeting)
    form = HandOverForm(request.POST or None, candidates=candidates, answered=answered)
    if request.method == "POST" and meeting.rehearsal:
        return end_rehearsal(request, meeting, by=standing.person)
    if request.method == "POST" and form.is_valid():
        site = absolute(request, "/").rstrip("/")
        if _hand_over(meeting, (candidates, answered), form, site=site, by=standing.person) is None:
            messages.info(request, _("Another facilitator has already ended the meeting."))
        return redirect("outcome", meeting_id=meeting.pk)
    picked = request.POST.getlist("items") if request.method == "POST" else None
    page = {
        "meeting": meeting,
        "form": form,
        "candidates": [(entry, entry.chosen if picked is None else entry.key in picked) for entry in candidates],
        "answered": [(entry, entry.key in (picked or ())) for entry in answered],
        "decisions": meeting.decisions.all(),
    }
    return render(request, "dialogue/meeting_close.html", page, status=422 if form.errors else 200)


@write
def _hand_over(
    meeting: Meeting, shown: tuple[list[Candidate], list[Answered]], form: HandOverForm, *, site: str, by: Person
) -> Outcome | None:
    chosen, (candidates, answered) = set(form.cleaned_data["items"]), shown
    items = [Handed(kind=entry.kind, text=entry.text, dots=entry.dots) for entry in candidates if entry.key in chosen]
    spreads = [entry.spread for entry in answered if entry.key in chosen]
    summary = form.cleaned_data["summary"]
    outcome = hand_over(meeting=meeting, items=items, summary=summary, spreads=spreads, by=by)
    if outcome is not None:
        mail_out(outcome, site=site)
    return outcome


@require_safe
def outcome(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    found, standing = outcome_for(request, meeting_id)
    page = {
        "view": view_of(found),
        "process": found.meeting.process,
        "may_answer": standing.may(Permission.PROPOSAL_ANSWER),
        "may_remove": standing.may(Permission.MEETING_RUN),
        "may_talk": standing.may(Permission.ONE_TO_ONE_VIEW),
        "panels": beside_outcome.panels(found, standing.person),
    }
    return render(request, "dialogue/outcome.html", page)


@require_safe
def outcome_pdf(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    found, _standing = outcome_for(request, meeting_id)
    return pdf_response(render_pdf(report(view_of(found))), "udbytte.pdf")


@require_safe
def outcome_docx(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    found, _standing = outcome_for(request, meeting_id)
    return docx_response(render_docx(report(view_of(found))), "udbytte.docx")
