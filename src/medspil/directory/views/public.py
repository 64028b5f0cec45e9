# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The directory for everybody, without signing in.

Other sites may show it in a frame of theirs: `?indlejret=1` leaves out our head and foot.
"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from medspil.directory.access import public_directory, public_offer
from medspil.directory.forms.finding import wanted_in
from medspil.directory.queries import choices_among, found_at, meeting, offers_of
from medspil.organisations.middleware import open_to_all
from medspil.ui.embedding import embeddable

EMBEDDED = "indlejret"


@open_to_all
@require_safe
@embeddable
def offers(request: HttpRequest, cvr: int) -> HttpResponse:
    municipality = public_directory(cvr)
    known = offers_of(municipality)
    choices = choices_among(known)
    wanted = wanted_in(request.GET, choices)
    page = {
        "municipality": municipality,
        "tenant": municipality,
        "found": meeting(known, wanted, timezone.now()),
        "wanted": wanted,
        "choices": choices,
        "embedded": EMBEDDED in request.GET,
    }
    return render(request, "directory/public_offers.html", page)


@open_to_all
@require_safe
@embeddable
def offer(request: HttpRequest, cvr: int, key: UUID) -> HttpResponse:
    read = public_offer(cvr, key)
    now = timezone.now()
    page = {
        "municipality": read.municipality,
        "tenant": read.municipality,
        "offer": read,
        "found": found_at(read, now),
        "today": timezone.localdate(now),
        "embedded": EMBEDDED in request.GET,
    }
    return render(request, "directory/public_offer.html", page)
