# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What editors do: offers, where and when, places, and those who give help."""

from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from medspil.directory.access import editor, offer_to_edit, opening_to_edit, place_to_edit, provider_to_edit
from medspil.directory.actions import offers as actions
from medspil.directory.actions.openness import show_to_public
from medspil.directory.forms.openings import OpeningForm
from medspil.directory.forms.writing import OfferForm, PlaceForm, ProviderForm, PublicForm, Written, initial_of
from medspil.directory.models import Offer, Opening
from medspil.directory.queries import is_public, offers_corrected, offers_of, places_of, providers_of
from medspil.directory.typed_hours import exceptions_as_typed
from medspil.organisations.access import signed_in
from medspil.ui.keeping import stored
from medspil.ui.links import absolute


@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    """All that the directory is made of, and how old it is."""
    person = editor(request)
    offers = sorted(offers_of(person.municipality, hidden=True), key=lambda offer: str(offer.assured_on or ""))
    page = {
        "offers": offers,
        "today": timezone.localdate(),
        "providers": providers_of(person.municipality),
        "places": places_of(person.municipality),
        "corrected": offers_corrected(person.municipality),
        "is_public": is_public(person.municipality),
        "public": absolute(request, reverse("public-offers", args=[person.municipality.cvr])),
        "api": absolute(request, reverse("hsds", args=[person.municipality.cvr])),
    }
    return render(request, "directory/desk.html", page)


@require_POST
def directory_public(request: HttpRequest) -> HttpResponse:
    """Whether everybody may read the directory."""
    person, form = editor(request), PublicForm(request.POST)
    if not form.is_valid():
        raise Http404
    shown = form.cleaned_data["shown"] == PublicForm.YES
    show_to_public(municipality=person.municipality, shown=shown, by=person)
    messages.success(request, _("Everybody can read it.") if shown else _("Only you who work here can read it."))
    return redirect("directory-desk")


def offer_new(request: HttpRequest) -> HttpResponse:
    person = editor(request)
    form = OfferForm(request.POST or None, providers=providers_of(person.municipality))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        made = actions.make_offer(
            offer_id=said["id"],
            municipality=person.municipality,
            fields=form.fields_of_row,
            on=timezone.localdate(),
            by=person,
        )
        stored(request, "offer-new")
        return redirect("opening-new", offer_id=made.pk)
    return _page(request, "offer_form", form, new=True)


def offer_edit(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    person, offer = offer_to_edit(request, offer_id)
    initial = {**initial_of(offer, OfferForm), "seen": offer.changed_at.isoformat()}
    form = OfferForm(request.POST or None, initial=initial, providers=providers_of(person.municipality), offer=offer)
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_offer(offer=offer, fields=form.fields_of_row, seen=_seen(form), by=person)
        except actions.ChangedMeanwhile:
            form.add_error(None, _meanwhile())
        else:
            stored(request, f"offer-{offer.pk}")
            messages.success(request, _("Saved"))
            return redirect("offer", offer_id=offer.pk)
    return _page(request, "offer_form", form, offer=offer)


@require_POST
def offer_assure(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    person, offer = offer_to_edit(request, offer_id)
    actions.assure(offer=offer, on=timezone.localdate(), by=person)
    messages.success(request, _("It is noted that all of it is right today."))
    return redirect("offer", offer_id=offer.pk)


def opening_new(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    _person, offer = offer_to_edit(request, offer_id)
    return _opening(request, offer, None)


def opening_edit(request: HttpRequest, opening_id: UUID) -> HttpResponse:
    _person, opening = opening_to_edit(request, opening_id)
    return _opening(request, opening.offer, opening)


@require_POST
def opening_remove(request: HttpRequest, opening_id: UUID) -> HttpResponse:
    person, opening = opening_to_edit(request, opening_id)
    actions.remove_opening(opening=opening, by=person)
    return redirect("offer", offer_id=opening.offer_id)


def place_new(request: HttpRequest) -> HttpResponse:
    return _place(request, PlaceForm(request.POST or None), new=True)


def place_edit(request: HttpRequest, place_id: UUID) -> HttpResponse:
    _person, place = place_to_edit(request, place_id)
    return _place(request, PlaceForm(request.POST or None, initial=initial_of(place, PlaceForm)), row=place.pk)


def provider_new(request: HttpRequest) -> HttpResponse:
    return _provider(request, ProviderForm(request.POST or None), new=True)


def provider_edit(request: HttpRequest, provider_id: UUID) -> HttpResponse:
    _person, provider = provider_to_edit(request, provider_id)
    form = ProviderForm(request.POST or None, initial=initial_of(provider, ProviderForm))
    return _provider(request, form, row=provider.pk)


def _opening(request: HttpRequest, offer: Offer, opening: Opening | None) -> HttpResponse:
    today, person = timezone.localdate(), signed_in(request)
    form = OpeningForm(
        request.POST or None,
        initial=_initial(offer, opening),
        places=places_of(offer.municipality),
        opening=opening,
        today=today,
    )
    if request.method == "POST" and form.is_valid():
        fields = form.fields_of_row
        try:
            if opening:
                actions.change_opening(opening=opening, fields=fields, seen=_seen(form), by=person)
            else:
                actions.make_opening(opening_id=form.cleaned_data["id"], offer=offer, fields=fields, by=person)
        except actions.ChangedMeanwhile:
            form.add_error(None, _meanwhile())
        else:
            stored(request, f"opening-{opening.pk if opening else offer.pk}")
            return redirect("offer", offer_id=offer.pk)
    return _page(request, "opening_form", form, offer=offer, opening=opening)


def _initial(offer: Offer, opening: Opening | None) -> dict[str, object]:
    if opening is None:
        return {}
    return {
        "id": opening.pk,
        "seen": offer.changed_at.isoformat(),
        "place": opening.place_id,
        "note": opening.note,
        "on_holidays": opening.on_holidays,
        "exceptions": exceptions_as_typed(opening.timetable, timezone.localdate()),
    }


def _place(request: HttpRequest, form: PlaceForm, *, new: bool = False, row: UUID | None = None) -> HttpResponse:
    person = editor(request)
    if request.method == "POST" and form.is_valid():
        place_id = row or form.cleaned_data["id"]
        actions.write_place(place_id=place_id, municipality=person.municipality, fields=form.fields_of_row, by=person)
        return _written(request)
    return _page(request, "place_form", form, new=new)


def _provider(request: HttpRequest, form: ProviderForm, *, new: bool = False, row: UUID | None = None) -> HttpResponse:
    person = editor(request)
    if request.method == "POST" and form.is_valid():
        provider_id = row or form.cleaned_data["id"]
        actions.write_provider(
            provider_id=provider_id, municipality=person.municipality, fields=form.fields_of_row, by=person
        )
        return _written(request)
    return _page(request, "provider_form", form, new=new)


def _written(request: HttpRequest) -> HttpResponse:
    messages.success(request, _("Saved"))
    return redirect("directory-desk")


def _seen(form: OfferForm | OpeningForm) -> datetime:
    """When the offer was changed last, as the form has it; a form that has it not has seen nothing."""
    try:
        seen = parse_datetime(form.cleaned_data["seen"])
    except ValueError:
        seen = None
    if seen is None:
        raise actions.ChangedMeanwhile
    return seen


def _meanwhile() -> str:
    return _("The offer was changed while you wrote. Copy what you have written, open the page again, and put it in.")


def _page(request: HttpRequest, name: str, form: Written | OpeningForm, **page: object) -> HttpResponse:
    status = 422 if form.errors else 200
    return render(request, f"directory/{name}.html", {"form": form, **page}, status=status)
