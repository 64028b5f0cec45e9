# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Taking offers in from a file, after seeing what it would do; and taking them out."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from medspil.directory.access import editor, intake_for
from medspil.directory.actions import importing as actions
from medspil.directory.forms.importing import FileForm
from medspil.directory.hsds import files, sheets, writing
from medspil.directory.importing import Fate, Line, Plan, plan_of
from medspil.directory.queries import offers_of
from medspil.privacy.asking import YES


def intake_new(request: HttpRequest) -> HttpResponse:
    """Choose a file; what is wrong with it is told, and then nothing of it is kept."""
    person = editor(request)
    form = FileForm(request.POST or None, request.FILES or None)
    plan = None
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        loaded = files.read(file.name, file.read(), person.municipality_id)
        plan = plan_of(loaded, person.municipality)
        if not plan.faults:
            made = actions.lay_out(name=file.name, loaded=loaded, municipality=person.municipality, by=person)
            return redirect("intake", intake_id=made.pk)
    page = {"form": form, "plan": plan}
    return render(request, "directory/intake_new.html", page, status=422 if form.errors or plan else 200)


def intake(request: HttpRequest, intake_id: UUID) -> HttpResponse:
    """What taking the file in would do, row by row; and the button that does it."""
    person, found = intake_for(request, intake_id)
    plan = plan_of(found.loaded, person.municipality)
    yes = request.POST.get(YES, "")
    if request.method == "POST" and plan.allowed(yes):
        actions.take_in(plan=plan, municipality=person.municipality, by=person, yes=yes)
        actions.put_away(intake=found)
        messages.success(request, _taken(plan.count(Fate.NEW) + plan.count(Fate.CHANGED)))
        return redirect("offers")
    refused = request.method == "POST"
    page = {
        "intake": found,
        "plan": plan,
        "groups": _groups(plan),
        "same": plan.of(Fate.SAME),
        "asking": plan.asking,
        "unanswered": refused,
    }
    return render(request, "directory/intake.html", page, status=422 if plan.faults or refused else 200)


def _groups(plan: Plan) -> list[tuple[str, list[Line]]]:
    """What is not as before, by what it is."""
    heads = {
        "offer": _("Offers"),
        "provider": _("Who gives help"),
        "place": _("Places"),
        "opening": _("Where and when"),
    }
    found = [
        (head, [line for line in plan.lines if line.kind == kind and line.fate is not Fate.SAME])
        for kind, head in heads.items()
    ]
    return [(head, lines) for head, lines in found if lines]


@require_safe
def sheet(request: HttpRequest) -> HttpResponse:
    """An empty spreadsheet with the headings."""
    editor(request)
    return _file(sheets.example(), "hjaelpetilbud.csv", "text/csv; charset=utf-8")


@require_safe
def take_out(request: HttpRequest, form: str) -> HttpResponse:
    """All offers as one file, those too that citizens do not see."""
    municipality = editor(request).municipality
    documents = [writing.service(offer, public=False) for offer in offers_of(municipality, hidden=True)]
    if form == "json":
        return _file(files.as_json(documents), "hjaelpetilbud.json", "application/json")
    return _file(files.zipped(files.as_package(documents)), "hjaelpetilbud.zip", "application/zip")


def _file(content: str | bytes, name: str, content_type: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer


def _taken(number: int) -> str:
    words = ngettext("One offer is taken in or changed.", "%(n)d offers are taken in or changed.", number)
    return words % {"n": number} if number else _("All of it was here already. Nothing is changed.")
