# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""From one round of a trial to the next: start, end, and the sheet to take along."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from medspil.documents.pdf import canvas_sheet, render_pdf
from medspil.documents.responses import pdf_response
from medspil.materials.canvases import TEXT, Written, canvas, filled, shape_of
from medspil.materials.sheets import chosen_paper, sheet_of
from medspil.organisations.access import signed_in
from medspil.organisations.permissions import Permission
from medspil.practice.access import trial_for
from medspil.practice.actions import trials as actions
from medspil.practice.forms.trials import EndForm
from medspil.practice.models import Ending, Held, Trial
from medspil.practice.papers import paper_of
from medspil.practice.queries.ladders import measured, rounds_of
from medspil.practice.views.trial_page import CANVAS, END_IDS, LIMITS, plan_form, show
from medspil.record.transactions import write


@require_POST
def trial_start(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    found = trial_for(request, trial_id, to=Permission.TRIAL_EDIT)
    try:
        actions.start_trial(trial=found, by=signed_in(request))
    except ValidationError as error:
        plan = plan_form(found, {name: value for name, value in plan_form(found).initial.items() if value})
        plan.add_error("prediction", error)
        return show(request, found, plan=plan)
    return redirect("trial", trial_id=found.pk)


@require_POST
def trial_end(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    found = trial_for(request, trial_id, to=Permission.TRIAL_EDIT)
    end = EndForm(request.POST, auto_id=END_IDS)
    clashes: list[str] = []
    if end.is_valid():
        try:
            following, clashes = _end(request, found, end)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("trial", trial_id=found.pk)
        if not clashes:
            return redirect("trial", trial_id=following or found.pk)
    return show(request, found, end=end, clashes=clashes)


@write
def _end(request: HttpRequest, found: Trial, end: EndForm) -> tuple[UUID | None, list[str]]:
    """The next round's id, if there is one; or the fields that a colleague has written in meanwhile, and no end."""
    person, said = signed_in(request), end.cleaned_data
    learned = {"reflection": said["reflection"]}
    seen = {"reflection": request.POST.get("seen-reflection", "").replace("\r\n", "\n")}
    clashes = actions.write_trial(trial=found, canvas=learned, seen=seen, by=person)
    if clashes:
        return None, clashes
    following = actions.end_trial(trial=found, ending=Ending(said["ending"]), held=Held(said["held"]), by=person)
    return (following.pk if following else None), []


@require_safe
def trial_pdf(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    """The six fields on one sheet, to hang up or to fill in by hand."""
    found = trial_for(request, trial_id)
    shape = shape_of(canvas(found.municipality_id, CANVAS))
    lines = {key: [Written({TEXT: text})] for key, text in found.canvas.items()}
    sheet = sheet_of(shape, lines, title=found.title)
    return pdf_response(canvas_sheet(sheet, paper=chosen_paper(shape, None)), "proevehandling.pdf")


@require_safe
def trial_report(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    """The whole ladder as a document: what was expected, measured and learned in each round; with limits on request."""
    found = trial_for(request, trial_id)
    rounds = rounds_of(found)
    texts = {trial.pk: filled(canvas(trial.municipality_id, CANVAS), trial.canvas) for trial in rounds}
    rows = measured(rounds, with_limits=LIMITS in request.GET)
    return pdf_response(render_pdf(paper_of(rounds, rows, texts)), "proevehandling-rapport.pdf")
