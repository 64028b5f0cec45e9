# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Finding an offer at the counter, reading it, and giving it to the citizen."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from medspil.directory.access import edits, offer_for
from medspil.directory.forms.finding import wanted_in
from medspil.directory.handouts import as_pdf, handout_of
from medspil.directory.models import Offer
from medspil.directory.queries import choices_among, correction_of, found_at, is_public, meeting, offers_of
from medspil.documents.responses import pdf_response
from medspil.organisations.access import signed_in
from medspil.ui.links import absolute


@require_safe
def offers(request: HttpRequest) -> HttpResponse:
    """The directory: all of it, or what meets a question."""
    person = signed_in(request)
    editor = edits(person)
    known = offers_of(person.municipality, hidden=editor)
    choices = choices_among(known)
    wanted = wanted_in(request.GET, choices)
    page = {
        "found": meeting(known, wanted, timezone.now()),
        "wanted": wanted,
        "choices": choices,
        "edits": editor,
        "public": reverse("public-offers", args=[person.municipality.cvr]) if is_public(person.municipality) else "",
        "known": len(known),
    }
    return render(request, "directory/offers.html", page)


@require_safe
def offer(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    person, read = offer_for(request, offer_id)
    now, editor = timezone.now(), edits(person)
    page = {
        "offer": read,
        "found": found_at(read, now),
        "today": timezone.localdate(now),
        "edits": editor,
        "correction": correction_of(read) if editor else None,
    }
    return render(request, "directory/offer.html", page)


@require_safe
def handout(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """What the citizen gets: to print, to send by SMS, to point a phone at."""
    _person, read = offer_for(request, offer_id)
    made = handout_of(read, url=public_address(request, read), today=timezone.localdate())
    return render(request, "directory/handout.html", {"handout": made, "offer": read})


@require_safe
def handout_pdf(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    _person, read = offer_for(request, offer_id)
    today = timezone.localdate()
    made = handout_of(read, url=public_address(request, read), today=today)
    return pdf_response(as_pdf(made, today=today), "hjaelp.pdf")


def public_address(request: HttpRequest, read: Offer) -> str:
    """Where the public reads of an offer; it stands on paper, so it is the whole address. Empty where there is none."""
    if not is_public(read.municipality):
        return ""
    return absolute(request, reverse("public-offer", args=[read.municipality.cvr, read.key]))
