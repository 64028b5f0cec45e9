# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The public API: Open Referral HSDS 3.1, to read, for everybody."""

import json
from collections.abc import Callable, Sequence
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.urls import reverse
from django.views.decorators.http import require_safe

from medspil.directory.access import public_directory
from medspil.directory.hsds import feeds, openapi, terms, writing
from medspil.directory.hsds.feeds import Asked, Made, asked, page
from medspil.directory.hsds.standard import VERSION
from medspil.directory.queries import offers_of
from medspil.organisations.middleware import open_to_all
from medspil.organisations.suspending import Suspended
from medspil.ui.links import absolute

PROFILE = "https://docs.openreferral.org/en/3.1/"
View = Callable[..., HttpResponseBase]


def hsds(view: Callable[..., HttpResponse]) -> View:
    """What all of the API shares: anybody may ask, also a page of another site, and every answer is JSON."""

    @open_to_all
    @require_safe
    @wraps(view)
    def wrapper(request: HttpRequest, cvr: int, **found: str) -> HttpResponse:
        try:
            response = view(request, cvr, **found)
        except feeds.Unclear as unclear:
            response = JsonResponse({"error": str(unclear)}, status=400)
        except Suspended:
            response = JsonResponse({"error": "the municipality is suspended"}, status=403)
        except Http404:
            response = JsonResponse({"error": "not found"}, status=404)
        response.headers["Access-Control-Allow-Origin"] = "*"
        return response

    return wrapper


@hsds
def base(request: HttpRequest, cvr: int) -> HttpResponse:
    municipality = public_directory(cvr)
    openapi_url = absolute(request, reverse("hsds-openapi", args=[cvr]))
    publisher = {"name": municipality.name, "identifier": f"DK-CVR-{municipality.cvr}"}
    return _json({"version": VERSION, "profile": PROFILE, "openapi_url": openapi_url, "publisher": publisher})


@hsds
def description(request: HttpRequest, cvr: int) -> HttpResponse:
    public_directory(cvr)
    return _json(openapi.description(absolute(request, reverse("hsds", args=[cvr])).rstrip("/")))


@hsds
def services(request: HttpRequest, cvr: int) -> HttpResponse:
    return _list(request, lambda wanted: feeds.services(offers_of(public_directory(cvr)), wanted))


@hsds
def service(request: HttpRequest, cvr: int, key: str) -> HttpResponse:  # noqa: ARG001 - as all of them
    offers = offers_of(public_directory(cvr))
    return _one([writing.service(offer) for offer in offers if str(offer.key) == key], key)


@hsds
def organizations(request: HttpRequest, cvr: int) -> HttpResponse:
    offers = offers_of(public_directory(cvr))
    providers = list({offer.provider_id: offer.provider for offer in offers}.values())
    return _list(request, lambda wanted: feeds.organizations(offers, providers, wanted))


@hsds
def organization(request: HttpRequest, cvr: int, key: str) -> HttpResponse:
    offers = [offer for offer in offers_of(public_directory(cvr)) if str(offer.provider.key) == key]
    wanted = asked({"full": "true", "full_service": request.GET.get("full_service", "")})
    return _one([feeds.organization(offer.provider, offers, wanted) for offer in offers[:1]], key)


@hsds
def service_at_locations(request: HttpRequest, cvr: int) -> HttpResponse:
    return _list(request, lambda wanted: feeds.service_at_locations(offers_of(public_directory(cvr)), wanted))


@hsds
def service_at_location(request: HttpRequest, cvr: int, key: str) -> HttpResponse:  # noqa: ARG001 - as all of them
    offers = offers_of(public_directory(cvr))
    stops = [(offer, one) for offer in offers for one in offer.openings.all() if one.place and str(one.key) == key]
    return _one([feeds.service_at_location(*both) for both in stops], key)


@hsds
def taxonomies(request: HttpRequest, cvr: int) -> HttpResponse:
    public_directory(cvr)
    return _list(request, feeds.taxonomies)


@hsds
def taxonomy(request: HttpRequest, cvr: int, key: str) -> HttpResponse:  # noqa: ARG001 - as all of them
    public_directory(cvr)
    return _one([terms.taxonomy_document(one) for one in terms.taxonomies()], key)


@hsds
def taxonomy_terms(request: HttpRequest, cvr: int) -> HttpResponse:
    public_directory(cvr)
    return _list(request, feeds.taxonomy_terms)


@hsds
def taxonomy_term(request: HttpRequest, cvr: int, key: str) -> HttpResponse:  # noqa: ARG001 - as all of them
    public_directory(cvr)
    return _one([terms.term_document(one) for one in terms.terms()], key)


def _list(request: HttpRequest, listed: Callable[[Asked], Sequence[Made]]) -> HttpResponse:
    wanted = asked(request.GET.dict())
    items = listed(wanted)
    if not wanted.ndjson:
        return _json(page(items, wanted))
    lines = "".join(f"{_text(item)}\n" for item in items)
    return HttpResponse(lines, content_type="application/x-ndjson")


def _one(documents: Sequence[Made], key: str) -> HttpResponse:
    for document in documents:
        if document["id"] == key:
            return _json(document)
    raise Http404


def _json(document: dict[str, Any]) -> HttpResponse:
    return HttpResponse(_text(document), content_type="application/json")


def _text(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False)
