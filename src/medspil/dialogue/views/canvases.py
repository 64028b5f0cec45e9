# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Canvases that a team fills together."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from medspil.dialogue.access import found
from medspil.dialogue.access.canvases import canvas_for, line_in, places_for_canvas
from medspil.dialogue.actions import canvases as actions
from medspil.dialogue.actions.canvases import Answer
from medspil.dialogue.forms.canvases import LineForm, OpenForm, line_form, open_panes
from medspil.dialogue.models import FilledCanvas
from medspil.dialogue.panels import beside_line
from medspil.dialogue.papers import canvas_paper, filled_sheet
from medspil.documents.pdf import canvas_sheet
from medspil.documents.responses import docx_response, pdf_response
from medspil.documents.word import render_docx
from medspil.materials.canvases import canvas as template_of
from medspil.materials.canvases import cells_of, shape_of, texts_of
from medspil.materials.queries import canvases as templates_of
from medspil.materials.sheets import chosen_paper
from medspil.organisations.access import signed_in
from medspil.ui.forms import typed
from medspil.ui.keeping import stored


def canvas_new(request: HttpRequest) -> HttpResponse:
    """Take a template into use; `?template=` and `?process=` say which and where, if that is known."""
    person = signed_in(request)
    units, processes = places_for_canvas(person)
    known = {"template": request.GET.get("template"), "place": request.GET.get("process")}
    templates = templates_of(person.municipality_id)
    form = OpenForm(request.POST or None, initial=known, templates=templates, units=units, processes=processes)
    if request.method == "POST" and form.is_valid():
        unit, process = form.place_chosen()
        opened = actions.open_canvas(
            canvas_id=form.cleaned_data["id"],
            shape=shape_of(template_of(person.municipality_id, form.cleaned_data["template"])),
            unit=unit,
            process=process,
            title=form.cleaned_data["title"],
            by=person,
        )
        stored(request, "canvas-new")
        return redirect("canvas", canvas_id=opened.pk)
    return render(request, "dialogue/canvas_new.html", {"form": form}, status=422 if form.errors else 200)


@require_safe
def canvas(request: HttpRequest, canvas_id: UUID) -> HttpResponse:
    """The canvas in its layout; as long as it is open, with a small form below each field."""
    filled, person = canvas_for(request, canvas_id)
    page = {
        "canvas": filled,
        "shape": filled.shape,
        "panes": open_panes(filled),
        "panels": beside_line.panels(filled, person),
        "removed": request.session.pop(_undo(filled), None),
    }
    return render(request, "dialogue/canvas.html", page)


def line(request: HttpRequest, canvas_id: UUID, line_id: UUID) -> HttpResponse:
    """Write a line: a new one, whose id the form has made up, or one that is there."""
    filled, person = canvas_for(request, canvas_id)
    there = line_in(filled, line_id)
    if there is None and (request.method != "POST" or filled.shape.layout == "checklist"):
        messages.info(request, _("Somebody else has removed the line meanwhile."))
        return redirect("canvas", canvas_id=filled.pk)
    form = line_form(filled.shape, typed(request), line=there)
    answer = None
    if request.method == "POST" and form.is_valid():
        if "reopen" in request.POST:
            actions.reopen(canvas=filled, by=person)
        seen = form.cleaned_data["version"]
        answer = actions.write_line(canvas=filled, line_id=line_id, said=form.said(), seen=seen, by=person)
        if answer == Answer.STORED:
            stored(request, request.POST.get("keep", "")[:200])
            # On to the next line, or back to the one that was changed.
            return _back(request, filled, answer, f"line-{line_id}" if seen else f"new-{form.cleaned_data['field']}")
    return _line_page(request, filled, line_id, form=form, answer=answer)


def _line_page(
    request: HttpRequest, filled: FilledCanvas, line_id: UUID, *, form: LineForm, answer: Answer | None
) -> HttpResponse:
    """One line and nothing else. When it could not be stored: why, what stands there now, and what was typed."""
    there = line_in(filled, line_id)
    page = {
        "canvas": filled,
        "line": there,
        "line_id": line_id,
        "form": form,
        "where": next((field.title for field in filled.shape.fields_ if field.key == form["field"].value()), ""),
        "answer": answer,
        "now_there": list(zip(cells_of(filled.shape), texts_of(filled.shape, there), strict=True)) if there else [],
        "seen": there.version if there else 0,
        "new_id": uuid4(),
        "keep": request.POST.get("keep", f"line-{line_id}"),
    }
    return render(request, "dialogue/canvas_line.html", page, status=422 if form.errors or answer else 200)


@require_POST
def line_tick(request: HttpRequest, canvas_id: UUID, line_id: UUID) -> HttpResponse:
    filled, person = canvas_for(request, canvas_id)
    item = found(line_in(filled, line_id))
    answer = actions.tick(line=item, done=request.POST.get("done") == "1", by=person)
    return _back(request, filled, answer, f"field-{item.field}")


@require_POST
def line_remove(request: HttpRequest, canvas_id: UUID, line_id: UUID) -> HttpResponse:
    filled, person = canvas_for(request, canvas_id)
    gone = line_in(filled, line_id)
    if gone is None or filled.shape.layout == "checklist":
        return redirect("canvas", canvas_id=filled.pk)
    answer = actions.remove_line(line=gone, by=person)
    if answer == Answer.STORED:
        request.session[_undo(filled)] = {
            "id": str(gone.pk),
            "field": gone.field,
            "cells": gone.cells,
            "position": gone.position,
        }
    return _back(request, filled, answer, "main")


@require_POST
def canvas_finish(request: HttpRequest, canvas_id: UUID) -> HttpResponse:
    filled, person = canvas_for(request, canvas_id)
    actions.finish(canvas=filled, by=person)
    return redirect("canvas", canvas_id=filled.pk)


@require_POST
def canvas_reopen(request: HttpRequest, canvas_id: UUID) -> HttpResponse:
    filled, person = canvas_for(request, canvas_id)
    actions.reopen(canvas=filled, by=person)
    return redirect("canvas", canvas_id=filled.pk)


@require_safe
def filled_pdf(request: HttpRequest, canvas_id: UUID) -> HttpResponse:
    filled, _person = canvas_for(request, canvas_id)
    paper = chosen_paper(filled.shape, request.GET.get("paper"))
    return pdf_response(canvas_sheet(filled_sheet(filled), paper=paper), f"{filled.key}.pdf")


@require_safe
def filled_docx(request: HttpRequest, canvas_id: UUID) -> HttpResponse:
    filled, _person = canvas_for(request, canvas_id)
    return docx_response(render_docx(canvas_paper(filled)), f"{filled.key}.docx")


def _back(request: HttpRequest, filled: FilledCanvas, answer: Answer, place: str) -> HttpResponse:
    if answer == Answer.FINISHED:
        messages.error(request, _("Somebody has marked it as finished. Open it again before you change it."))
    return redirect(reverse("canvas", args=[filled.pk]) + f"#{place}")


def _undo(filled: FilledCanvas) -> str:
    """Where the session keeps the line that was removed last, until the next page has offered it back."""
    return f"removed-{filled.pk}"
