# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Callable
from contextlib import nullcontext
from urllib.parse import urlsplit, urlunsplit

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils.http import url_has_allowed_host_and_scheme

from medspil.organisations.queries import asked_once

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
        if getattr(view, "open_to_all", False) or request.user.is_authenticated:
            return None
        return redirect_to_login(page_of(request))


def page_of(request: HttpRequest) -> str:
    """The page that was asked for; of a form that was sent, the page where it stands."""
    sent_from = request.headers.get("Referer", "")
    ours = url_has_allowed_host_and_scheme(sent_from, {request.get_host()}, require_https=request.is_secure())
    if request.method in SAFE or not ours:
        return request.get_full_path()
    parts = urlsplit(sent_from)
    return urlunsplit(("", "", parts.path or "/", parts.query, ""))


def next_page(request: HttpRequest) -> str:
    """Where somebody wants to go, if it is one of our own pages."""
    wish = request.GET.get(REDIRECT_FIELD_NAME, "")
    safe = url_has_allowed_host_and_scheme(wish, {request.get_host()}, require_https=request.is_secure())
    return wish if safe else ""
