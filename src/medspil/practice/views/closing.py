# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The end of a process: the leader's evaluation, and what the team sees of it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from medspil.dialogue.access import Standing, contract_of, process_for
from medspil.dialogue.actions import processes
from medspil.dialogue.models import Process
from medspil.documents.pdf import render_pdf
from medspil.documents.responses import pdf_response
from medspil.organisations.permissions import Permission
from medspil.practice.access import closing_of
from medspil.practice.actions import closing as actions
from medspil.practice.forms.closing import ClosingForm
from medspil.practice.papers import closing_paper
from medspil.practice.queries.closing import what_came_of
from medspil.ui.keeping import stored

WRITTEN = ("reached", "seen", "keeps", "learned")


def closing(request: HttpRequest, process_id: UUID) -> HttpResponse:
    """Of a process that is over the evaluation, for all its team; before that the form, for its leader."""
    found, standing = process_for(request, process_id)
    if found.closed_at is None:
        return _write(request, found, standing)
    if request.method == "POST":
        messages.info(request, _("The process is over already."))
        return redirect("closing", process_id=found.pk)
    page = {"process": found, "closing": closing_of(found), "came": what_came_of(found)}
    return render(request, "practice/closing.html", page | {"may_lead": standing.may(Permission.PROCESS_LEAD)})


def _write(request: HttpRequest, found: Process, standing: Standing) -> HttpResponse:
    if not standing.may(Permission.PROCESS_LEAD):
        raise Http404
    before = closing_of(found)
    form = ClosingForm(request.POST or None, initial={name: getattr(before, name, "") for name in WRITTEN})
    if request.method == "POST" and form.is_valid():
        if actions.close(process=found, fields=form.cleaned_data, by=standing.person):
            stored(request, "closing")
            return redirect("closing", process_id=found.pk)
        form.add_error(None, _("A meeting is running. End it first."))
    page = {"process": found, "form": form, "came": what_came_of(found), "contract": contract_of(found)}
    return render(request, "practice/closing_new.html", page, status=422 if form.errors else 200)


@require_safe
def closing_pdf(request: HttpRequest, process_id: UUID) -> HttpResponse:
    found, _standing = process_for(request, process_id)
    written = closing_of(found)
    if found.closed_at is None or written is None:
        raise Http404
    return pdf_response(render_pdf(closing_paper(found, written, what_came_of(found))), "afslutning.pdf")


@require_POST
def reopen(request: HttpRequest, process_id: UUID) -> HttpResponse:
    found, standing = process_for(request, process_id, to=Permission.PROCESS_LEAD)
    processes.reopen(process=found, by=standing.person)
    return redirect("process", process_id=found.pk)
