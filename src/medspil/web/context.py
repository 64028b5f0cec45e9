# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What every page of the site is given: the menu, who is signed in, the links at the bottom."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.metadata import version
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _

from medspil.organisations.models import Membership, Person
from medspil.organisations.permissions import ROLE_PERMISSIONS, Permission, Role
from medspil.organisations.queries import my_memberships
from medspil.organisations.sessions import seconds_left, tab_mark
from medspil.ui.keeping import just_stored

VERSION = version("medspil")


@dataclass(frozen=True, kw_only=True)
class Link:
    label: str
    url: str
    current: bool = False


@dataclass(frozen=True, kw_only=True)
class Account:
    name: str
    unit: str
    links: list[Link]
    sign_out_url: str


def site(request: HttpRequest) -> dict[str, Any]:
    foot = [
        Link(label=_("Privacy"), url=reverse("privacy")),
        Link(label=_("Accessibility"), url=reverse("accessibility")),
    ]
    person = getattr(request, "user", None)
    if not isinstance(person, Person):
        return {"foot_links": foot, "version": VERSION}
    memberships: list[Membership] = SimpleLazyObject(lambda: my_memberships(person))  # type: ignore[assignment]
    # Worked out when a template asks, and then once: the room's pages have no menu and pay nothing for it.
    return {
        "foot_links": foot,
        "version": VERSION,
        "session": SimpleLazyObject(lambda: _session(request, person)),
        "kept": SimpleLazyObject(lambda: just_stored(request)),
        "navigation": SimpleLazyObject(lambda: _navigation(request.path, memberships)),
        "section": SimpleLazyObject(lambda: _counter(request.path)),
        "account": SimpleLazyObject(lambda: _account(person, memberships)),
        # Whose colour, logo and links a page has. A view that knows better says so itself.
        "tenant": SimpleLazyObject(lambda: person.municipality),
    }


@dataclass(frozen=True, kw_only=True)
class Session:
    """What a page has to know to tell in time that it ends."""

    left: int
    who: str
    left_url: str
    stay_url: str


def _session(request: HttpRequest, person: Person) -> Session:
    urls = {"left_url": reverse("session-left"), "stay_url": reverse("session-stay")}
    return Session(left=seconds_left(request), who=tab_mark(person), **urls)


def _granted(memberships: Sequence[Membership]) -> frozenset[Permission]:
    return frozenset().union(*(ROLE_PERMISSIONS[Role(row.role)] for row in memberships))


def _navigation(path: str, memberships: Sequence[Membership]) -> list[Link]:
    leads = Permission.PROCESS_LEAD in _granted(memberships)
    entries = [
        (_("Overview"), reverse("home")),
        *([(_("Status"), reverse("status"))] if leads else []),
        (_("Processes"), reverse("processes")),
        (_("Digital journeys"), reverse("journeys")),
        (_("Commitments"), reverse("commitments")),
        (_("Trials"), reverse("trials")),
        (_("Counter guide"), reverse("guide")),
        (_("Topics"), reverse("topics")),
    ]
    at_the_counter = reverse("guide") if _counter(path) else ""
    return [_link(path, label, url, current=url == at_the_counter) for label, url in entries]


def _counter(path: str) -> list[Link]:
    """What is at hand while a citizen waits: a row of its own below the menu, on these pages alone."""
    entries = [
        (_("Counter guide"), reverse("guide")),
        (_("Help offers"), reverse("offers")),
        (_("Dilemmas"), reverse("dilemmas")),
        (_("Service level"), reverse("service-levels")),
    ]
    links = [_link(path, label, url) for label, url in entries]
    return links if any(link.current for link in links) else []


def _link(path: str, label: str, url: str, *, current: bool = False) -> Link:
    return Link(label=label, url=url, current=current or path == url or (url != "/" and path.startswith(url)))


def _account(person: Person, memberships: Sequence[Membership]) -> Account:
    links = [Link(label=_("About me"), url=reverse("me"))]
    granted = _granted(memberships)
    if Permission.PROCESS_VIEW in granted:
        links.append(Link(label=_("The weekly letter"), url=reverse("weekly")))
    if Permission.MATERIAL_EDIT in granted:
        links.append(Link(label=_("The material"), url=reverse("material")))
    if Permission.PEOPLE_MANAGE in granted:
        links.append(Link(label=_("People"), url=reverse("people")))
        links.append(Link(label=_("Departments and teams"), url=reverse("units")))
    if any(
        Permission.HISTORY_READ in ROLE_PERMISSIONS[Role(row.role)] for row in memberships if not row.unit.parent_id
    ):
        links.append(Link(label=_("Who has done what"), url=reverse("history")))
        links.append(Link(label=_("The municipality's name and look"), url=reverse("municipality")))
        links.append(Link(label=_("How long we keep what"), url=reverse("retention")))
        links.append(Link(label=_("Remove a text"), url=reverse("text-remove")))
    units = dict.fromkeys(row.unit.name for row in memberships)
    return Account(name=person.name, unit=", ".join(units), links=links, sign_out_url=reverse("sign-out"))
