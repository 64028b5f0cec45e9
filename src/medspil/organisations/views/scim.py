# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The doors for a municipality's own system, which shows a key instead of signing in."""

import json
import time
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from medspil.organisations.middleware import open_to_all
from medspil.organisations.models import Municipality, Person
from medspil.organisations.scim import actions, resources
from medspil.organisations.scim.queries import people_like, person_by_id, roles_said
from medspil.organisations.scim.resources import Json, Refused
from medspil.organisations.scim.tokens import municipality_of
from medspil.organisations.suspending import Suspended

MOST = 200
View = Callable[..., HttpResponse]
Door = Callable[..., HttpResponseBase]


def _door(*methods: str) -> Callable[[View], Door]:
    def with_methods(view: View) -> Door:
        @wraps(view)
        def wrapper(request: HttpRequest, **named: str) -> HttpResponse:
            try:
                return view(request, _whose(request), **named)
            except Refused as refused:
                return _refusal(refused)

        return open_to_all(csrf_exempt(never_cache(require_http_methods(methods)(wrapper))))

    return with_methods


def _whose(request: HttpRequest) -> Municipality:
    """Whose system it is. A machine that guesses is stopped, and so is one that asks without end."""
    scheme, _, token = request.headers.get("Authorization", "").partition(" ")
    try:
        municipality = municipality_of(token.strip()) if scheme.lower() == "bearer" else None
    except Suspended as suspended:
        _count(suspended.municipality.cvr, settings.SCIM_REQUESTS)
        raise Refused(403, "this municipality is suspended: nothing is given or taken until it is resumed") from None
    if municipality is None:
        _count(f"address:{request.META.get('REMOTE_ADDR', '')}", settings.SCIM_WRONG_KEYS)
        raise Refused(401, "show the key: Authorization: Bearer ...")
    _count(municipality.cvr, settings.SCIM_REQUESTS)
    return municipality


def _count(who: str, most: int) -> None:
    """There are limits in allauth too, but it lets every GET pass."""
    key = f"scim:{who}:{int(time.time() // 60)}"
    cache.add(key, 0, timeout=120)
    if cache.incr(key) > most:
        raise Refused(429, "too many requests; wait a minute")


@_door("GET", "POST")
def users(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    if request.method == "POST":
        person = actions.create(municipality=municipality, said=resources.said_in(_body(request)))
        return _one(request, person, status=201)
    found = people_like(municipality, request.GET.get("filter", ""))
    start, count = max(1, _figure(request, "startIndex", 1)), min(MOST, max(0, _figure(request, "count", MOST)))
    people, roles = list(found[start - 1 : start - 1 + count]), {}
    roles = roles_said(municipality, people)
    rows = [resources.as_user(person, roles[person.pk], _place(request, person)) for person in people]
    return _answer(resources.as_list(rows, total=found.count(), start=start))


@_door("GET", "PUT", "PATCH", "DELETE")
def user(request: HttpRequest, municipality: Municipality, *, user_id: str) -> HttpResponse:
    person = person_by_id(municipality, user_id)
    match request.method:
        case "PUT":
            actions.change(person=person, said=resources.said_in(_body(request)))
        case "PATCH":
            has = roles_said(municipality, [person])[person.pk]
            actions.change(person=person, said=resources.patched(_body(request), has))
        case "DELETE":  # what she took part in still has to make sense, so she is kept, and has no access
            actions.change(person=person, said=resources.Said(active=False))
            return HttpResponse(status=204)
    return _one(request, person)


@_door("GET")
def configuration(_request: HttpRequest, _municipality: Municipality) -> HttpResponse:
    return _answer(resources.CONFIGURATION)


@_door("GET")
def resource_types(_request: HttpRequest, _municipality: Municipality) -> HttpResponse:
    return _answer(resources.as_list(resources.RESOURCE_TYPES, total=len(resources.RESOURCE_TYPES)))


def _body(request: HttpRequest) -> Json:
    try:
        body = json.loads(request.body)
    except ValueError as error:
        raise Refused(400, "the body is no JSON", "invalidSyntax") from error
    if not isinstance(body, dict):
        raise Refused(400, "the body is no object", "invalidSyntax")
    return body


def _figure(request: HttpRequest, name: str, otherwise: int) -> int:
    try:
        return int(request.GET.get(name, otherwise))
    except ValueError as error:
        raise Refused(400, f"{name} is a number", "invalidValue") from error


def _one(request: HttpRequest, person: Person, *, status: int = 200) -> HttpResponse:
    roles = roles_said(person.municipality, [person])[person.pk]
    place = _place(request, person)
    answer = _answer(resources.as_user(person, roles, place), status=status)
    answer["Location"] = place
    return answer


def _place(request: HttpRequest, person: Person) -> str:
    return request.build_absolute_uri(reverse("scim-user", args=[person.pk]))


def _refusal(refused: Refused) -> HttpResponse:
    answer = _answer(resources.as_error(refused), status=refused.status)
    if refused.status == 401:
        answer["WWW-Authenticate"] = "Bearer"
    if refused.status == 429:
        answer["Retry-After"] = "60"
    return answer


def _answer(said: Any, *, status: int = 200) -> HttpResponse:
    return JsonResponse(said, status=status, content_type="application/scim+json")
