# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The open package: a topic out as a zip, a zip in as drafts."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from medspil.documents.responses import zip_response
from medspil.materials import arrivals, desk
from medspil.materials.access import arrival_for, editor
from medspil.materials.actions.arrivals import take_in
from medspil.materials.actions.publishing import NotReady, publish_all
from medspil.materials.exchange import packed
from medspil.materials.forms.desk import ArrivalForm, PackageForm
from medspil.materials.models import Arrival
from medspil.materials.packages.asking import PackageAsked
from medspil.materials.packages.reading import PackageRefused
from medspil.materials.problems import Problem
from medspil.organisations.models import Person
from medspil.privacy.asking import YES
from medspil.ui.forms import typed


@require_safe
def package(request: HttpRequest, key: str) -> HttpResponse:
    """A topic as the municipality reads it."""
    person = editor(request)
    data = packed(key, person.municipality)
    if data is None:
        raise Http404
    return zip_response(data, f"medspil-{key}.zip")


def packages(request: HttpRequest) -> HttpResponse:
    """Give and take: the topics to download, and a package to take in. A bad one is refused whole."""
    person = editor(request)
    sent = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = PackageForm(*sent)
    problems, asking = list[Problem](), None
    if form.is_valid():
        try:
            arrival = _taken_in(request, form, person)
        except PackageRefused as error:
            problems = error.problems
        except PackageAsked as asked:
            asking = asked.asking
        else:
            return redirect("arrival", arrival.pk)
    page = {
        "form": form,
        "problems": problems,
        "asking": asking,
        "topics": desk.topic_choices(person.municipality_id),
        "arrivals": arrivals.arrivals(person.municipality_id),
    }
    refused = bool(form.errors or problems or asking)
    return render(request, "materials/desk/packages.html", page, status=422 if refused else 200)


def _taken_in(request: HttpRequest, form: PackageForm, person: Person) -> Arrival:
    data, yes = form.cleaned_data["package"].read(), request.POST.get(YES, "")
    return take_in(data=data, municipality=person.municipality, by=person, yes=yes)


def arrival(request: HttpRequest, arrival_id: UUID) -> HttpResponse:
    """What a package brought, beside what is here; publish all of it or some."""
    person, found = arrival_for(request, arrival_id)
    contents = arrivals.contents(found)
    data = typed(request)
    form = ArrivalForm(data, waiting=contents.waiting)
    problems: list[Problem] = []
    if data is not None and form.is_valid():
        try:
            published = publish_all(seen=form.chosen(), why=form.cleaned_data["why"], by=person)
        except NotReady as refused:
            problems = list(refused.problems)
        else:
            n = len(published)
            messages.success(request, ngettext("One piece is published.", "%(n)d pieces are published.", n) % {"n": n})
            return redirect("arrival", found.pk)
    page = {
        "arrival": found,
        "contents": contents,
        "form": form,
        "problems": problems,
        "names": desk.names(person.municipality_id),
    }
    return render(request, "materials/desk/arrival.html", page, status=422 if form.errors or problems else 200)
