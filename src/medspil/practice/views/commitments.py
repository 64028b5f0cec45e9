# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from medspil.dialogue.access.canvases import line_seen_by
from medspil.dialogue.models import Process
from medspil.dialogue.queries.canvases import words_of
from medspil.organisations.access import colleagues_of, signed_in
from medspil.organisations.models import Person
from medspil.practice.access import commitment_for, processes_to_commit
from medspil.practice.actions import commitments as actions
from medspil.practice.forms.commitments import CommitmentForm, SettleForm
from medspil.practice.models import Commitment, CommitmentStatus
from medspil.practice.queries.lists import commitments_seen_by, overdue
from medspil.ui.keeping import stored


@require_safe
def commitments(request: HttpRequest) -> HttpResponse:
    person = signed_in(request)
    rows = [(row, overdue(row)) for row in commitments_seen_by(person)]
    page = {
        "open": [entry for entry in rows if entry[0].status == CommitmentStatus.OPEN],
        "settled": [entry for entry in rows if entry[0].status != CommitmentStatus.OPEN],
        "may_add": bool(processes_to_commit(person)),
        "look_back": _to_look_back(person, [row for row, _late in rows]),
    }
    return render(request, "practice/commitments.html", page)


def _to_look_back(person: Person, rows: list[Commitment]) -> list[Process]:
    """The processes that this person facilitates and that have something open to look back at."""
    found = {row.process_id: row.process for row in rows if row.status == CommitmentStatus.OPEN}
    return [row for row in found.values() if row.facilitator_id == person.pk and not row.closed_at]


def add(request: HttpRequest) -> HttpResponse:
    """Take something on; from a line of a canvas (`?line=`) with the words that stand there."""
    person = signed_in(request)
    processes = processes_to_commit(person)
    if not processes:
        raise Http404
    people = colleagues_of([process.unit for process in processes])
    line = line_seen_by(person, request.GET.get("line"))
    said = {"what": words_of(line), "process": line.canvas.process_id} if line else {}
    form = CommitmentForm(request.POST or None, initial=said, processes=processes, people=people)
    if request.method == "POST" and form.is_valid():
        made = form.cleaned_data
        actions.commit(
            commitment_id=made["id"],
            process=made["process"],
            what=made["what"],
            owner=made["owner"],
            owner_name="",
            due_on=made["due_on"],
            by=person,
        )
        stored(request, "commitment")
        return redirect("canvas", canvas_id=line.canvas_id) if line else redirect("commitments")
    return render(request, "practice/commitment_new.html", {"form": form}, status=422 if form.errors else 200)


def commitment(request: HttpRequest, commitment_id: UUID) -> HttpResponse:
    found, may_settle = commitment_for(request, commitment_id)
    if request.method == "POST" and not may_settle:
        raise Http404
    form = SettleForm(request.POST or None, initial={"status": found.status, "how_it_went": found.how_it_went})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.settle(
            commitment=found,
            status=CommitmentStatus(said["status"]),
            how_it_went=said["how_it_went"],
            by=signed_in(request),
        )
        messages.success(request, _("Saved"))
        return redirect("commitments")
    page = {"commitment": found, "form": form, "may_settle": may_settle, "overdue": overdue(found)}
    return render(request, "practice/commitment.html", page, status=422 if form.errors else 200)
