# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""While a municipality is suspended nobody of it comes in, whichever door it is.

Whoever is signed in is met by the middleware, which has the person's municipality at hand. A door that a code, a mail
or a public address opens has no person: it asks `check_open`, as `tenancy.by_secret` does for all that is found by a
code, a key or a signed id.
"""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import add_never_cache_headers

from medspil.organisations.models import Municipality, Person


class Suspended(Exception):
    """Whoever has come this far is shown that the municipality's access is paused."""

    def __init__(self, municipality: Municipality) -> None:
        super().__init__(municipality.pk)
        self.municipality = municipality


def check_open(municipality: Municipality) -> None:
    if municipality.suspended_at:
        raise Suspended(municipality)


def paused_page(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    page = render(request, "organisations/paused.html", {"tenant": municipality}, status=403)
    add_never_cache_headers(page)
    return page


def suspended_home_of(address: str) -> Municipality | None:
    """The suspended municipality that an address at work belongs to, by what stands after the @: the answer does not
    tell whether somebody is known by it. An address of somebody in a municipality that is not suspended is hers."""
    if Person.objects.filter(email__iexact=address, municipality__suspended_at=None).exists():
        return None
    at = f"@{address.rpartition('@')[2]}"
    return Municipality.objects.filter(suspended_at__isnull=False, people__email__iendswith=at).first()


def is_held(address: str) -> bool:
    """Whether letters to this address wait."""
    return Person.objects.filter(email__iexact=address, municipality__suspended_at__isnull=False).exists()
