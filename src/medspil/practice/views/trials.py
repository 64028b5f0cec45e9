# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from medspil.dialogue.models import OutcomeItem
from medspil.documents.pdf import canvas_sheet
from medspil.documents.responses import pdf_response
from medspil.materials.canvases import TEXT, Written, canvas, canvas_form, filled, shape_of
from medspil.materials.sheets import chosen_paper, sheet_of
from medspil.organisations.access import colleagues_of, signed_in
from medspil.organisations.models import Person
from medspil.organisations.permissions import Permission
from medspil.practice import actions
from medspil.practice.access import proposal_for, trial_for, units_for_trials
from medspil.practice.boards import said_on_boards
from medspil.practice.forms import EndForm, TrialForm
from medspil.practice.models import Ending, Trial, TrialState
from medspil.practice.queries import trials_seen_by
from medspil.record.transactions import write
from medspil.ui.keeping import stored

CANVAS = "trial-action"
END_IDS = "end_%s"  # the canvas on the same page has a field of the same name
BEFORE_START = {"reflection", "new-actions"}  # written when the trial has been tried


@require_safe
def trials(request: HttpRequest) -> HttpResponse:
    return render(request, "practice/trials.html", {"trials": trials_seen_by(signed_in(request))})


def trial_new(request: HttpRequest) -> HttpResponse:
    """Plan a trial action: from a proposal (`?item=`), from what was said on a board, or from nothing."""
    person = signed_in(request)
    units = units_for_trials(person)
    item = proposal_for(person, request.GET.get("item"))
    template = canvas(person.municipality_id, CANVAS)
    data = request.POST if request.method == "POST" else None
    frame = TrialForm(data, units=units, people=colleagues_of(units), initial=_suggestion(person, item))
    words = canvas_form(template, data, initial=said_on_boards(item, reader=person), draft=True, leave_out=BEFORE_START)
    if data is not None and frame.is_valid() & words.is_valid():
        fields = {name: frame.cleaned_data[name] for name in ("title", "owner", "starts_on", "ends_on")}
        fields |= {"item": item, "process": item.outcome.meeting.process if item else None}
        trial = actions.plan(
            trial_id=frame.cleaned_data["id"],
            unit=frame.cleaned_data["unit"],
            fields=fields,
            canvas=words.cleaned_data,
            by=person,
        )
        stored(request, "trial-new")
        return redirect("trial", trial_id=trial.pk)
    page = {"frame": frame, "words": words, "item": item}
    return render(request, "practice/trial_new.html", page, status=422 if frame.errors or words.errors else 200)


def _suggestion(person: Person, item: OutcomeItem | None) -> dict[str, object]:
    today = timezone.localdate()
    process = item.outcome.meeting.process if item else None
    return {
        "unit": process.unit_id if process else None,
        "title": item.text[:80] if item else "",
        "owner": person.pk,
        "starts_on": today,
        "ends_on": today + timedelta(days=28),
    }


def trial(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    found = trial_for(
        request, trial_id, to=Permission.TRIAL_EDIT if request.method == "POST" else Permission.PROCESS_VIEW
    )
    template = canvas(found.municipality_id, CANVAS)
    data = request.POST if request.method == "POST" else None
    words = canvas_form(template, data, initial=found.canvas, draft=True)
    clashes: list[str] = []
    if data is not None and words.is_valid():
        seen = {key: data.get(f"seen-{key}", "").replace("\r\n", "\n") for key in words.cleaned_data}
        try:
            clashes = actions.write_trial(trial=found, canvas=words.cleaned_data, seen=seen, by=signed_in(request))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return redirect("trial", trial_id=found.pk)
        if not clashes:
            messages.success(request, _("Saved"))
            stored(request, f"trial-{found.pk}")
            return redirect("trial", trial_id=found.pk)
    return _page(
        request, found, words=words, clashes=clashes, end=EndForm(initial=_learned(found.canvas), auto_id=END_IDS)
    )


def _learned(fields: dict[str, str]) -> dict[str, str]:
    return {"reflection": fields.get("reflection", "")}


def _page(request: HttpRequest, found: Trial, *, words: object, clashes: list[str], end: EndForm) -> HttpResponse:
    template = canvas(found.municipality_id, CANVAS)
    page = {
        "trial": found,
        "words": words,
        "filled": filled(template, found.canvas),
        "clashes": [(field, text) for field, text in filled(template, found.canvas) if field.key in clashes],
        "end": end,
        "next": getattr(found, "next", None),
        "TrialState": TrialState,
    }
    wrong = bool(getattr(words, "errors", None) or end.errors or clashes)
    return render(request, "practice/trial.html", page, status=422 if wrong else 200)


@require_POST
def trial_start(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    found = trial_for(request, trial_id, to=Permission.TRIAL_EDIT)
    actions.start_trial(trial=found, by=signed_in(request))
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
    words = canvas_form(canvas(found.municipality_id, CANVAS), initial=found.canvas, draft=True)
    return _page(request, found, words=words, clashes=clashes, end=end)


@write
def _end(request: HttpRequest, found: Trial, end: EndForm) -> tuple[UUID | None, list[str]]:
    """The next round's id, if there is one; or the fields that a colleague has written in meanwhile, and no end."""
    person = signed_in(request)
    learned = {"reflection": end.cleaned_data["reflection"]}
    seen = {"reflection": request.POST.get("seen-reflection", "").replace("\r\n", "\n")}
    clashes = actions.write_trial(trial=found, canvas=learned, seen=seen, by=person)
    if clashes:
        return None, clashes
    following = actions.end_trial(trial=found, ending=Ending(end.cleaned_data["ending"]), by=person)
    return (following.pk if following else None), []


@require_safe
def trial_pdf(request: HttpRequest, trial_id: UUID) -> HttpResponse:
    found = trial_for(request, trial_id)
    shape = shape_of(canvas(found.municipality_id, CANVAS))
    lines = {key: [Written({TEXT: text})] for key, text in found.canvas.items()}
    sheet = sheet_of(shape, lines, title=found.title)
    return pdf_response(canvas_sheet(sheet, paper=chosen_paper(shape, None)), "proevehandling.pdf")
