# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Where somebody is signed in. What is kept of a place is the kind of browser and machine; its address is not."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone
from django.utils.crypto import salted_hmac

from medspil.organisations.models import Municipality, Person

STORED_SECONDS = 60 * 10
ROUNDING_SECONDS = 5
NOWHERE = "0.0.0.0"  # noqa: S104 - stands for no address
# The first that fits: a browser says the names of those that it is like, after its own.
BROWSERS = (("Edg", "Edge"), ("Firefox", "Firefox"), ("Chrome", "Chrome"), ("Safari", "Safari"))
MACHINES = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, kw_only=True)
class Place:
    browser: str
    since: datetime
    here: bool


def keep_little(*, instance: UserSession, **_more: Any) -> None:
    """Called before a row is stored."""
    instance.ip, instance.user_agent = NOWHERE, kind_of(instance.user_agent)


def kind_of(agent: str) -> str:
    found = (next((name for mark, name in names if mark in agent), "") for names in (BROWSERS, MACHINES))
    return ", ".join(filter(None, found))


def places_of(person: Person, request: HttpRequest) -> Sequence[Place]:
    rows = sorted(UserSession.objects.purge_and_list(person), key=lambda row: row.created_at, reverse=True)
    mine = request.session.session_key
    return [Place(browser=row.user_agent, since=row.created_at, here=row.session_key == mine) for row in rows]


def seconds_left(request: HttpRequest) -> int:
    """Seconds until the session expires; 0 when nobody is signed in."""
    if not request.user.is_authenticated:  # which reads the session, and then it tells
        return 0
    ends = getattr(request.session, "ends", None)
    if ends is None:
        return 0
    return max(0, int((ends - timezone.now()).total_seconds()))


def for_good(request: HttpRequest) -> bool:
    """Whether the session expires at a fixed time, however much it is used: the person must sign in again."""
    return seconds_left(request) + ROUNDING_SECONDS >= getattr(request.session, "longest", math.inf)


def keep_on(request: HttpRequest) -> None:
    """Postpone the end of a session that is in use. Stored every ten minutes at most, and not if it changes nothing."""
    ends, lasts = getattr(request.session, "ends", None), request.session.get_expiry_age()
    if ends is not None and timezone.now() + timedelta(seconds=lasts - STORED_SECONDS) > ends:
        request.session.modified = True


def tab_mark(person: Person) -> str:
    """What a tab remembers of who wrote something, so that it gives it back to her alone."""
    return salted_hmac("medspil.tab", str(person.pk)).hexdigest()[:16]


def end_everywhere(person: Person) -> None:
    """End all sessions of a person with their next request, also those that have no row here.

    Django ties a session to the hash of the password. Nobody has a password, so a new unusable one ends them all."""
    person.set_unusable_password()
    person.save(update_fields=["password"])
    for row in UserSession.objects.filter(user=person):
        row.end()


def end_all_everywhere(municipality: Municipality) -> None:
    """The same for everybody in a municipality, in a few statements. All get the same unusable password, which is no
    weaker: it lets nobody in, and a session is tied to the person too."""
    Person.objects.filter(municipality=municipality).update(password=make_password(None))
    rows = UserSession.objects.filter(user__municipality=municipality)
    Session.objects.filter(session_key__in=rows.values("session_key")).delete()
    rows.delete()


def end_others(person: Person, request: HttpRequest) -> None:
    for row in UserSession.objects.filter(user=person).exclude(session_key=request.session.session_key):
        row.end()
