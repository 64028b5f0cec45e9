# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The front door of the directory: all in the municipality read, its editors write, the public sees what is shown."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest

from medspil.directory.models import Correction, CorrectionState, Intake, Offer, Opening, Place, Provider
from medspil.directory.queries import is_public
from medspil.organisations.access import may_anywhere, signed_in
from medspil.organisations.models import Municipality, Person
from medspil.organisations.permissions import Permission
from medspil.organisations.queries import municipality_by_cvr
from medspil.organisations.suspending import check_open
from medspil.organisations.tenancy import by_secret


def edits(person: Person) -> bool:
    return may_anywhere(person, Permission.DIRECTORY_EDIT)


def editor(request: HttpRequest) -> Person:
    """Who is asking, if she may write; 404 for others."""
    person = signed_in(request)
    if not edits(person):
        raise Http404
    return person


def offer_for(request: HttpRequest, offer_id: UUID) -> tuple[Person, Offer]:
    """Who is asking, and an offer of her municipality. What is not shown to citizens is there for editors only."""
    person = signed_in(request)
    offer = Offer.objects.of(person.municipality).whole().filter(pk=offer_id).first()
    if offer is None or not (offer.is_shown or edits(person)):
        raise Http404
    return person, offer


def offer_to_edit(request: HttpRequest, offer_id: UUID) -> tuple[Person, Offer]:
    person = editor(request)
    return person, _found(Offer.objects.of(person.municipality).whole(), offer_id)


def opening_to_edit(request: HttpRequest, opening_id: UUID) -> tuple[Person, Opening]:
    person = editor(request)
    rows = Opening.objects.of(person.municipality).select_related("offer__provider", "place")
    return person, _found(rows, opening_id)


def place_to_edit(request: HttpRequest, place_id: UUID) -> tuple[Person, Place]:
    person = editor(request)
    return person, _found(Place.objects.of(person.municipality), place_id)


def provider_to_edit(request: HttpRequest, provider_id: UUID) -> tuple[Person, Provider]:
    person = editor(request)
    return person, _found(Provider.objects.of(person.municipality), provider_id)


def correction_for(request: HttpRequest, offer_id: UUID) -> tuple[Person, Correction]:
    """The correction of an offer that waits; 404 when an editor has settled it."""
    person, offer = offer_to_edit(request, offer_id)
    rows = Correction.objects.of(person.municipality).filter(offer=offer, state=CorrectionState.WAITING)
    found = rows.select_related("offer__provider").first()
    if found is None:
        raise Http404
    return person, found


def intake_for(request: HttpRequest, intake_id: UUID) -> tuple[Person, Intake]:
    """A file that waits to be taken in."""
    person = editor(request)
    return person, _found(Intake.objects.of(person.municipality), intake_id)


def public_directory(cvr: int) -> Municipality:
    """The municipality whose directory the public reads, by its CVR number; 404 when it keeps it to itself."""
    municipality = municipality_by_cvr(str(cvr))
    if municipality is None or not is_public(municipality):
        raise Http404
    check_open(municipality)
    return municipality


def public_offer(cvr: int, key: UUID) -> Offer:
    """An offer that citizens may see, by the identifier that it is published under."""
    rows = Offer.objects.of(public_directory(cvr)).shown().whole().select_related("municipality", "provider")
    offer: Offer | None = rows.filter(key=key).first()
    if offer is None:
        raise Http404
    return offer


def offer_of_letter(offer_id: object) -> Offer:
    """The offer that a signed link in a mail was written for; the signature has been read."""
    rows = Offer.objects.whole().select_related("municipality", "provider")
    offer: Offer | None = by_secret(rows.filter(pk=str(offer_id)))
    if offer is None:
        raise Http404
    return offer


def _found(rows: Any, pk: UUID) -> Any:
    row = rows.filter(pk=pk).first()
    if row is None:
        raise Http404
    return row
