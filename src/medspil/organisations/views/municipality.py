# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a municipality says of itself, for those who administer all of it."""

from copy import copy

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from medspil.organisations.access import administrator_of_all
from medspil.organisations.confirming import confirmed
from medspil.organisations.municipality import actions
from medspil.organisations.municipality.domains import domains_of
from medspil.organisations.municipality.forms import ColourForm, LogoForm, TextsForm
from medspil.organisations.permissions import Permission
from medspil.ui.colours import checks_of
from medspil.ui.forms import typed
from medspil.ui.keeping import stored

SET = Permission.MUNICIPALITY_SET


@require_safe
@confirmed
def municipality(request: HttpRequest) -> HttpResponse:
    """All of it at a glance, each with the way to change it."""
    mine = administrator_of_all(request, to=SET).municipality
    page = {"municipality": mine, "domains": domains_of(mine)}
    return render(request, "organisations/municipality.html", page)


@confirmed
def texts(request: HttpRequest) -> HttpResponse:
    person = administrator_of_all(request, to=SET)
    mine = person.municipality
    now = {name: getattr(mine, name) for name in actions.TEXTS} | {"domains": "\n".join(mine.domains)}
    form = TextsForm(typed(request), initial=now)
    if request.method == "POST" and form.is_valid():
        actions.describe(municipality=mine, fields=form.cleaned_data, by=person)
        messages.success(request, _("It is saved."))
        stored(request, "municipality-texts")
        return redirect("municipality")
    return render(request, "organisations/municipality_texts.html", {"form": form}, status=422 if form.errors else 200)


@confirmed
def colour(request: HttpRequest) -> HttpResponse:
    """Choose it; look at the page in it before all others see it."""
    person = administrator_of_all(request, to=SET)
    mine = copy(person.municipality)
    form = ColourForm(typed(request), initial={"colour": mine.colour})
    looks = "look" in request.POST
    if request.method == "POST" and form.is_valid():
        if not looks:
            actions.choose_colour(municipality=mine, colour=form.cleaned_data["colour"], by=person)
            messages.success(request, _("The colour is saved. All pages have it now."))
            return redirect("municipality")
        mine.colour = form.cleaned_data["colour"]
    page = {
        "tenant": mine,
        "form": form,
        "looks": looks and not form.errors,
        "checks": checks_of(mine.colour) if mine.colour else (),
    }
    return render(request, "organisations/municipality_colour.html", page, status=422 if form.errors else 200)


@confirmed
def logo(request: HttpRequest) -> HttpResponse:
    person = administrator_of_all(request, to=SET)
    form = LogoForm(typed(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        actions.choose_logo(municipality=person.municipality, png=form.cleaned_data["logo"], by=person)
        messages.success(request, _("The logo is saved. It stands at the top of all pages now."))
        return redirect("municipality")
    page = {"municipality": person.municipality, "form": form}
    return render(request, "organisations/municipality_logo.html", page, status=422 if form.errors else 200)


@require_POST
@confirmed
def logo_remove(request: HttpRequest) -> HttpResponse:
    person = administrator_of_all(request, to=SET)
    if actions.remove_logo(municipality=person.municipality, by=person):
        messages.success(request, _("The logo is removed."))
    return redirect("municipality")
