# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Callable
from contextlib import nullcontext
from functools import wraps
from urllib.parse import urlsplit, urlunsplit

from django.contrib.auth import REDIRECT_FIELD_NAME, SESSION_KEY, get_user, logout
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.functional import SimpleLazyObject
from django.utils.http import url_has_allowed_host_and_scheme

from medspil.organisations.models import Municipality, Person
from medspil.organisations.queries import asked_once
from medspil.organisations.sessions import keep_on
from medspil.organisations.suspending import Suspended, paused_page
from medspil.record.whose import also, everywhere, nobody, only

SAFE = {"GET", "HEAD"}
MUNICIPALITY = "municipality"  # in a session: whose rows its person is among
Handler = Callable[[HttpRequest], HttpResponseBase]
View = Callable[..., HttpResponseBase]


def open_to_all(view: View) -> View:
    """Mark a view that needs no sign-in: the few doors for phones, mails and machines."""
    view.open_to_all = True  # type: ignore[attr-defined]
    return view


def only_looks(view: View) -> View:
    """Mark a view that a page asks by itself: nobody stays signed in because it is open."""
    view.only_looks = True  # type: ignore[attr-defined]
    return view


def finds_whose(view: View) -> View:
    """For the few views that look for whose rows are meant in all municipalities, as sign-in by an address does."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: object, **named: object) -> HttpResponseBase:
        if request.user.is_authenticated:
            also(request.user.municipality_id)  # what is drawn after the view, as the frame of the page, is hers
        with everywhere():
            return view(request, *args, **named)

    return wrapper


class NobodysRows:
    """A request begins by seeing no municipality's rows, whatever the thread did before, and leaves nothing behind."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with nobody():
            return self.get_response(request)


class WhoIsSignedIn:
    """The person behind the session; whoever asks for her lets in her municipality's rows."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        request.user = SimpleLazyObject(lambda: _person(request))  # type: ignore[assignment]
        return self.get_response(request)


def _person(request: HttpRequest) -> AbstractBaseUser | AnonymousUser:
    session = request.session
    if SESSION_KEY not in session:
        return AnonymousUser()
    known = session.get(MUNICIPALITY)
    with only(known) if known else everywhere():
        person = get_user(request)
    if isinstance(person, Person):
        also(person.municipality_id)
        if not known:  # a session from before it was kept
            session[MUNICIPALITY] = str(person.municipality_id)
    return person


# The class of every field that somebody types in.
TYPED = b"form-input"


class SignedInByDefault:
    """Deny by default: a view that does not say otherwise is for people who are signed in.

    What they are shown is not kept by the browser. Only where somebody may be writing it may keep the page, for itself:
    otherwise going back would lose what was typed. Signing out empties what it has kept.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with asked_once() if request.method in SAFE else nullcontext():
            response = self.get_response(request)
        if request.session.accessed and request.user.is_authenticated:
            writing = not response.streaming and TYPED in response.content  # type: ignore[attr-defined]
            response.headers.setdefault("Cache-Control", "private, no-cache" if writing else "no-store")
        return response

    def process_view(self, request: HttpRequest, view: View, _args: object, _kwargs: object) -> HttpResponseBase | None:
        if getattr(view, "open_to_all", False):
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(page_of(request))
        if request.user.municipality.suspended_at:
            return _turned_away(request, request.user.municipality)
        if not getattr(view, "only_looks", False):
            keep_on(request)
        return None

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


def next_page(request: HttpRequest) -> str:
    """Where somebody wants to go, if it is one of our own pages."""
    wish = request.GET.get(REDIRECT_FIELD_NAME, "")
    safe = url_has_allowed_host_and_scheme(wish, {request.get_host()}, require_https=request.is_secure())
    return wish if safe else ""
