# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Pages that give and take rights want to know that it is still the same person who sits there.

Whoever has signed in, or confirmed who she is, within `CONFIRM_SECONDS` goes on. Others are asked: for a code by mail,
or by the municipality's own sign-in. A form that was open when the time ran out has as long again, so that nothing
typed is lost.
"""

import secrets
import time
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.account.internal.flows.login import record_authentication
from allauth.core import ratelimit
from django.conf import settings
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from medspil.organisations.middleware import page_of
from medspil.organisations.models import Person
from medspil.organisations.session_store import METHODS
from medspil.organisations.two_steps import accepts, is_on
from medspil.record.mail import Letter, post
from medspil.record.transactions import write

PENDING = "confirming"
TRIES, LASTS_SECONDS = 5, 900

View = Callable[..., HttpResponseBase]


def confirmed(view: View) -> View:
    """For a page that gives or takes rights."""

    @wraps(view)
    def wrapper(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        allowed = settings.CONFIRM_SECONDS * (2 if request.method == "POST" else 1)
        if not request.user.is_authenticated or age(request) <= allowed:
            return view(request, *args, **kwargs)
        back = page_of(request)
        if request.method != "GET" and back == request.get_full_path():
            back = reverse("home")  # an address that only takes forms is no page to come back to
        return redirect(f"{reverse('confirm')}?{urlencode({'next': back})}")

    return wrapper


def age(request: HttpRequest) -> float:
    """How many seconds ago it was last shown who this is."""
    known = request.session.get(METHODS, [])
    return time.time() - max((float(each.get("at", 0)) for each in known), default=0.0)


def send_code(request: HttpRequest, person: Person, letter: Callable[[str], Letter]) -> None:
    code = "".join(secrets.choice("0123456789") for _place in range(6))
    request.session[PENDING] = {"mark": _mark(person, code), "until": time.time() + LASTS_SECONDS, "tries": TRIES}
    write(post)(letter(code))


def waits_for_code(request: HttpRequest) -> bool:
    pending = request.session.get(PENDING)
    return bool(pending and pending["tries"] > 0 and pending["until"] > time.time())


def takes(request: HttpRequest, person: Person, code: str) -> bool:
    """Whether this is the code, or, for whoever signs in with two steps, what her app shows. Each try counts."""
    if is_on(person):
        within = ratelimit.consume(request, action="reauthenticate", user=person)
        if not (within and accepts(person, code)):
            return False
        record_authentication(request, person, "mfa")
        return True
    if not waits_for_code(request):
        return False
    pending = request.session[PENDING]
    pending["tries"] -= 1
    request.session.modified = True
    if not constant_time_compare(pending["mark"], _mark(person, code)):
        return False
    del request.session[PENDING]
    record_authentication(request, person, "code")
    return True


def _mark(person: Person, code: str) -> str:
    """The session keeps no code that whoever reads the database could type."""
    return salted_hmac("medspil.confirming", f"{person.pk}:{code}").hexdigest()
