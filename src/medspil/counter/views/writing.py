# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Answers are written and changed, looked at again, taken out and put back."""

from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medspil.counter.access import entry_to_write
from medspil.counter.actions import entries as actions
from medspil.counter.births import birth_of
from medspil.counter.forms.entries import ChangeForm, KeepForm, NewEntryForm, written
from medspil.counter.queries.guide import differences
from medspil.materials.queries import all_legal_points
from medspil.organisations.access import signed_in
from medspil.ui.keeping import stored


def entry_new(request: HttpRequest) -> HttpResponse:
    """A new answer, from nothing or from what the address names: see `births`."""
    person, birth = signed_in(request), birth_of(request)
    points = all_legal_points(person.municipality_id)
    form = NewEntryForm(request.POST or None, initial=birth.begun, units=birth.units, points=points)
    if request.method == "POST" and form.is_valid():
        made = form.cleaned_data
        try:
            entry = actions.write_entry(
                entry_id=made["id"],
                unit=made["unit"],
                text=form.text,
                by=person,
                question=birth.question,
                **birth.parents,
            )
        except ValidationError as refused:
            form.add_error("unit", refused)
        else:
            stored(request, "guide-new")
            messages.success(request, _("The answer stands in the guide."))
            return redirect("guide-entry", entry_id=entry.pk)
    page = {"form": form, "above": birth.parents.get("instead_of")}
    return render(request, "counter/entry_new.html", page, status=422 if form.errors else 200)


def entry_change(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    entry = entry_to_write(request, entry_id)
    points = all_legal_points(entry.municipality_id)
    data = request.POST.copy() if request.method == "POST" else None
    form = ChangeForm(data, initial=written(entry), points=points)
    meanwhile = []
    if data is not None and form.is_valid():
        seen, why = form.cleaned_data["version"], form.cleaned_data["why"]
        try:
            actions.change(entry=entry, seen=seen, text=form.text, why=why, by=signed_in(request))
        except actions.WrittenMeanwhile as clash:
            meanwhile = differences(clash.now, form.text)
            data["version"] = str(clash.now.number)  # whoever saves now has seen it
        else:
            stored(request, f"guide-{entry.pk}")
            messages.success(request, _("Saved"))
            return redirect("guide-entry", entry_id=entry.pk)
    page = {"entry": entry, "form": form, "meanwhile": meanwhile}
    return render(request, "counter/entry_change.html", page, status=422 if form.errors or meanwhile else 200)


@require_POST
def entry_keep(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    entry = entry_to_write(request, entry_id)
    form = KeepForm(request.POST)
    if not form.is_valid():
        return render(request, "counter/entry_keep.html", {"entry": entry, "form": form}, status=422)
    said = form.cleaned_data
    actions.keep(entry=entry, seen=said["version"], until=said["look_again_on"], by=signed_in(request))
    return redirect("guide-entry", entry_id=entry.pk)


@require_POST
def entry_withdraw(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    entry = entry_to_write(request, entry_id)
    actions.withdraw(entry=entry, withdrawn=True, by=signed_in(request))
    messages.success(request, _("The answer is taken out of the guide."))
    return redirect("guide-entry", entry_id=entry.pk)


@require_POST
def entry_restore(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    entry = entry_to_write(request, entry_id)
    actions.withdraw(entry=entry, withdrawn=False, by=signed_in(request))
    messages.success(request, _("The answer stands in the guide."))
    return redirect("guide-entry", entry_id=entry.pk)
