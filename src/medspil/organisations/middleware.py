# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Callable
from contextlib import nullcontext
from urllib.parse import urlsplit, urlunsplit

from django.contrib.auth import logout
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme

from medspil.organisations.models import Municipality, Person
from medspil.organisations.queries import asked_once
from medspil.organisations.suspending import Suspended, paused_page

SAFE = {"GET", "HEAD"}
Handler = Callable[[HttpRequest], HttpResponseBase]
View = Callable[..., HttpResponseBase]


def open_to_all(view: View) -> View:
    """Mark a view that needs no sign-in: the few doors for phones, mails and machines."""
    view.open_to_all = True  # type: ignore[attr-defined]
    return view


class SignedInByDefault:
    """Deny by default: a view that does not say otherwise is for people who are signed in."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with asked_once() if request.method in SAFE else nullcontext():
            return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, _args: object, _kwargs: object) -> HttpResponseBase | None:
        if getattr(view, "open_to_all", False):
            return None
        if isinstance(request.user, Person) and request.user.municipality.suspended_at:
            return _turned_away(request, request.user.municipality)
        if request.user.is_authenticated:
            return None
        return redirect_to_login(page_of(request))

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        return paused_page(request, exception.municipality) if isinstance(exception, Suspended) else None


def _turned_away(request: HttpRequest, municipality: Municipality) -> HttpResponse:
    """Signed out where a page tells her why. What a script asks for in the background shows her nothing: it is refused,
    and the page that it then loads is told."""
    if request.headers.get("Sec-Fetch-Mode", "navigate") == "navigate":
        logout(request)
    else:
        request.user = AnonymousUser()
    return paused_page(request, municipality)


def page_of(request: HttpRequest) -> str:
    """The page that was asked for; of a form that was sent, the page where it stands."""
    sent_from = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(sent_from, {request.get_host()}, require_https=request.is_secure())
    if request.method in SAFE or not ours:
        return request.get_full_path()
    parts = urlsplit(sent_from)
    return urlunsplit(("", "", parts.path or "/", parts.query, ""))
