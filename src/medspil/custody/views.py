# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from medspil.custody import actions
from medspil.custody.access import person_for
from medspil.custody.events import Reason
from medspil.custody.forms import EraseForm, PeriodsForm, RemoveForm
from medspil.custody.persons.erasing import counts_of
from medspil.custody.persons.files import file_of
from medspil.custody.persons.leaving import without_role
from medspil.custody.queries import due_in, keeping_of, months_of
from medspil.documents.responses import zip_response
from medspil.organisations.access import administrator_of_all, signed_in
from medspil.organisations.actions import LastAdministrator
from medspil.organisations.confirming import confirmed
from medspil.organisations.models import Person
from medspil.organisations.permissions import Permission
from medspil.organisations.queries import is_erased
from medspil.ui.forms import typed


@confirmed
def person(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """All about one person: take it out, or erase her."""
    somebody, caller = person_for(request, person_id)
    if is_erased(somebody):
        return redirect("people")
    form = EraseForm(typed(request), person=somebody)
    if request.method == "POST" and form.is_valid() and _erased(request, somebody, caller):
        return redirect("people")
    page = {"form": form, "person": somebody, "herself": somebody == caller, "counts": counts_of(somebody)}
    return render(request, "custody/person.html", page, status=422 if form.errors else 200)


def _erased(request: HttpRequest, somebody: Person, caller: Person) -> bool:
    if somebody == caller:
        messages.error(request, _("You cannot erase yourself. Ask another administrator."))
        return False
    try:
        actions.erase(person=somebody, by=caller)
    except LastAdministrator:
        messages.error(request, _("The municipality needs at least one administrator. Name another one first."))
        return False
    messages.success(request, _("The person is erased."))
    return True


@require_safe
@confirmed
def person_file(request: HttpRequest, person_id: UUID) -> HttpResponse:
    """What is stored about somebody, for the administrator who was asked for it."""
    somebody, caller = person_for(request, person_id)
    return _file(somebody, caller)


@require_safe
@confirmed
def my_file(request: HttpRequest) -> HttpResponse:
    """What is stored about oneself."""
    caller = signed_in(request)
    return _file(caller, caller)


def _file(somebody: Person, caller: Person) -> HttpResponse:
    content = file_of(somebody)
    actions.person_taken(person=somebody, by=caller)
    return zip_response(content, "oplysninger.zip")


@confirmed
def retention(request: HttpRequest) -> HttpResponse:
    """How long what is kept, and what would go tomorrow."""
    person = administrator_of_all(request, to=Permission.PEOPLE_MANAGE)
    keeping = keeping_of(person.municipality)
    form = PeriodsForm(typed(request), initial=months_of(keeping))
    if request.method == "POST" and form.is_valid():
        actions.set_periods(municipality=person.municipality, months=form.cleaned_data, by=person)
        messages.success(request, _("The periods are saved. They hold from tomorrow."))
        return redirect("retention")
    today = timezone.localdate()
    page = {
        "form": form,
        "due": [due for due in due_in(person.municipality, today) if due.rows],
        "without_role": without_role(person.municipality),
        "chosen": keeping is not None,
    }
    return render(request, "custody/retention.html", page, status=422 if form.errors else 200)


@confirmed
@never_cache
def remove_text(request: HttpRequest) -> HttpResponse:
    """Words that ought not to stand there, removed with all their copies."""
    person = administrator_of_all(request, to=Permission.PEOPLE_MANAGE)
    form = RemoveForm(typed(request))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        places = actions.remove_text(
            municipality=person.municipality, words=said["words"], why=Reason(said["why"]), by=person
        )
        if places:
            told = ngettext(
                "The text is removed. It stood in one place.", "The text is removed. It stood in {n} places.", places
            )
            messages.success(request, told.format(n=places))
            return redirect("text-remove")
        form.add_error("words", _("The words do not stand anywhere like this. Copy them from where they stand."))
    return render(request, "custody/remove_text.html", {"form": form}, status=422 if form.errors else 200)
