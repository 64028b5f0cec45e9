# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar, cast
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery

from medspil.documents.model import Letterhead
from medspil.organisations.models import (
    Logo,
    Membership,
    Municipality,
    Person,
    ScimToken,
    SignInProvider,
    Suspension,
    Unit,
)
from medspil.organisations.permissions import Role
from medspil.record.whose import also, everywhere

T = TypeVar("T")
ERASED_AT = "slettet.invalid"  # where the address of an erased person is; no mail is ever delivered there


@dataclass(frozen=True, kw_only=True)
class UnitPeople:
    unit: Unit
    memberships: Sequence[Membership]


_known: ContextVar[dict[object, Any] | None] = ContextVar("what has been asked", default=None)


@contextmanager
def asked_once() -> Iterator[None]:
    """For a request that changes nothing: what many ask for, as memberships and units, is read once."""
    token = _known.set({})
    try:
        yield
    finally:
        _known.reset(token)


def once(key: object, read: Callable[[], T]) -> T:
    """What is read, or what was read before under this key in a request that changes nothing."""
    known = _known.get()
    if known is None:
        return read()
    if key not in known:
        known[key] = read()
    return cast("T", known[key])


def my_memberships(person: Person) -> list[Membership]:
    return once(("memberships", person.pk), lambda: _memberships(person))


def _memberships(person: Person) -> list[Membership]:
    rows = Membership.objects.of(person.municipality).filter(person=person)
    return list(rows.select_related("unit").order_by("unit__path", "role"))


def memberships_by_unit(units: Sequence[Unit], like: str = "") -> list[UnitPeople]:
    """Who has which role in these units, in their order; units without anybody are left out. `like` is a part of a
    name or an address. One query, however many units there are."""
    if not units:
        return []
    rows = Membership.objects.of(units[0].municipality).filter(unit__in=units)
    if like:
        rows = rows.filter(Q(person__name__icontains=like) | Q(person__email__icontains=like))
    held: dict[UUID, list[Membership]] = {}
    for row in rows.select_related("person").order_by("person__name", "role"):
        held.setdefault(row.unit_id, []).append(row)
    return [UnitPeople(unit=unit, memberships=held[unit.pk]) for unit in units if unit.pk in held]


def units_of(municipality: Municipality) -> list[Unit]:
    """All of a municipality, by name. A municipality has some hundreds at most: whoever wants a few picks them."""
    return once(("units", municipality.pk), lambda: _units(municipality))


def _units(municipality: Municipality) -> list[Unit]:
    units = list(Unit.objects.of(municipality))
    for unit in units:
        unit.municipality = municipality  # nobody has to ask for it again
    return units


def all_units(municipality: Municipality) -> list[Unit]:
    """In the order of the tree: the whole municipality first."""
    return sorted(units_of(municipality), key=lambda unit: unit.path)


def called(name: str, units: Iterable[Unit]) -> list[Unit]:
    """The units with this name, capitals or not. One that is closed counts when no open one is called so."""
    fitting = [unit for unit in units if unit.name.lower() == name.lower()]
    return [unit for unit in fitting if unit.closed_on is None] or fitting


def colleagues_in(units: Collection[Unit]) -> dict[UUID, int]:
    """How many work in each unit or beneath it, those who only lead not counted. One query."""
    roles = [Role.EMPLOYEE, Role.FACILITATOR]
    rows = Membership.objects.filter(
        municipality__in={unit.municipality_id for unit in units}, role__in=roles, person__is_active=True
    )
    held = list(rows.values_list("unit__path", "person"))
    return {unit.pk: len({person for path, person in held if path.startswith(unit.path)}) for unit in units}


def address_taken(email: str) -> bool:
    """Whether somebody signs in with it, in whichever municipality."""
    with everywhere():
        return Person.objects.filter(email__iexact=email).exists()


@everywhere()
def demo_people() -> list[Person]:
    """Whom the demo's sign-in page lets one be; each with the memberships that say what they do."""
    people = Person.objects.filter(is_active=True).prefetch_related("memberships__unit")
    return sorted(people, key=lambda person: (_rank(person), person.name))


def _rank(person: Person) -> int:
    """Leaders first, then facilitators: with them a process begins."""
    order = [Role.LEADER, Role.FACILITATOR, Role.EMPLOYEE, Role.EDITOR, Role.ADMINISTRATOR]
    return min((order.index(Role(row.role)) for row in person.memberships.all()), default=len(order))


def administrators_of(municipality: Municipality) -> QuerySet[Membership]:
    """The roles by which somebody can let people in: of the whole municipality, and held by those who have access."""
    rows: QuerySet[Membership] = Membership.objects.of(municipality)
    return rows.filter(role=Role.ADMINISTRATOR, unit__parent=None, person__is_active=True)


def municipality_by_cvr(cvr: str) -> Municipality | None:
    """What is public of it is asked for by its number: from here on its rows are seen."""
    with everywhere():
        municipality = Municipality.objects.filter(cvr=cvr).first()
    if municipality is not None:
        also(municipality.pk)
    return municipality


def overview() -> list[tuple[str, ...]]:
    """A line for each municipality, for whoever runs the installation. One query, however many there are."""
    last = Suspension.objects.filter(municipality=OuterRef("pk"), ended_at=None)
    rows = Municipality.objects.annotate(
        number=Count("people", filter=Q(people__is_active=True)),
        why=Subquery(last.values("why")[:1]),
        issuer=Subquery(SignInProvider.objects.filter(municipality=OuterRef("pk")).values("issuer")[:1]),
        scim=Exists(ScimToken.objects.filter(municipality=OuterRef("pk"))),
    )
    return [
        (
            row.name,
            row.cvr,
            str(row.number),
            f"suspended since {row.suspended_at:%Y-%m-%d}: {row.why}" if row.suspended_at else "open",
            row.issuer or "code by mail",
            "yes" if row.scim else "no",
        )
        for row in rows.order_by("name")
    ]


def reasons_in(municipality: Municipality) -> dict[tuple[str, str], str]:
    """Why it was suspended and let in again, as the history names it."""
    found = {}
    for row in Suspension.objects.of(municipality):
        found["suspension_id", str(row.pk)] = row.why
        found["ended_suspension_id", str(row.pk)] = row.why_ended
    return found


@everywhere()
def logo_marked(mark: str) -> bytes | None:
    """The PNG that a municipality shows under this mark."""
    row = Logo.objects.filter(municipality__logo=mark).first()
    return bytes(row.png) if row else None


def letterhead_of(municipality: Municipality) -> Letterhead | None:
    """Its logo above what is printed; none, and no question to the database, when it has none."""
    png = logo_marked(municipality.logo) if municipality.logo else None
    return Letterhead(name=municipality.name, png=png) if png else None


def is_erased(person: Person) -> bool:
    """Her row stands for what others have made with her, and is nobody's any more."""
    return person.email.endswith(f"@{ERASED_AT}")
