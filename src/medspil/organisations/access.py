# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Who are you here? Both questions, singular and plural, are answered from the same memberships."""

from uuid import UUID

from django.http import Http404, HttpRequest

from medspil.organisations.models import Membership, Municipality, Person, Unit
from medspil.organisations.permissions import DOWNWARDS, ROLE_PERMISSIONS, Permission, Role
from medspil.organisations.queries import my_memberships, units_of


def signed_in(request: HttpRequest) -> Person:
    """The person behind a request; the middleware lets nobody else this far."""
    if not isinstance(request.user, Person):
        raise Http404
    return request.user


def roles_in(person: Person, unit: Unit) -> frozenset[Role]:
    """The person's roles in a unit, those that reach down from units above included."""
    if unit.municipality_id != person.municipality_id:
        return frozenset()
    roles = Membership.objects.of(person.municipality).reaching(unit).filter(person=person)
    return frozenset(Role(role) for role in roles.values_list("role", flat=True))


def permissions_in(person: Person, unit: Unit) -> frozenset[Permission]:
    return frozenset().union(*(ROLE_PERMISSIONS[role] for role in roles_in(person, unit)))


def may(person: Person, permission: Permission, unit: Unit) -> bool:
    return permission in permissions_in(person, unit)


def may_anywhere(person: Person, permission: Permission) -> bool:
    """For what is not tied to a unit: whether any of the person's roles has the permission."""
    return bool(_granting(person, permission))


def units_where(person: Person, permission: Permission) -> list[Unit]:
    """The plural of `may`: every unit where the person has the permission."""
    granting = _granting(person, permission)
    units = units_of(person.municipality) if granting else []
    return [unit for unit in units if any(_reaches(held, unit) for held in granting)]


def units_for_new(person: Person, permission: Permission) -> list[Unit]:
    """Where the person may begin something by this permission: as above, without units that are closed."""
    return [unit for unit in units_where(person, permission) if unit.closed_on is None]


def _reaches(held: Membership, unit: Unit) -> bool:
    return unit.path.startswith(held.unit.path) if held.role in DOWNWARDS else unit.pk == held.unit_id


def _granting(person: Person, permission: Permission) -> list[Membership]:
    return [held for held in my_memberships(person) if permission in ROLE_PERMISSIONS[Role(held.role)]]


def people_in(unit: Unit, municipality: Municipality) -> list[Person]:
    """Those who work in the unit or beneath it, by name."""
    members = Membership.objects.of(municipality).filter(unit__path__startswith=unit.path)
    return list(Person.objects.of(municipality).filter(pk__in=members.values("person")).order_by("name"))


def leaders_of(unit: Unit) -> set[UUID]:
    """Who leads the unit, from within or from above; their ids."""
    rows = Membership.objects.of(unit.municipality).reaching(unit).filter(role=Role.LEADER)
    return set(rows.values_list("person", flat=True))


def unit_asked_for(request: HttpRequest, units: list[Unit]) -> Unit | None:
    """The one of these that `?unit=` names, else the first; None when there are none, 404 for any other."""
    asked = request.GET.get("unit")
    if not asked:
        return units[0] if units else None
    for unit in units:
        if str(unit.pk) == asked:
            return unit
    raise Http404


def unit_for(person: Person, unit_id: object, *, to: Permission) -> Unit:
    """The unit, when the person may do this in it; otherwise 404."""
    for unit in units_where(person, to):
        if str(unit.pk) == str(unit_id):
            return unit
    raise Http404


def managed_units(person: Person) -> list[Unit]:
    """The units whose people this person manages; 404 when there are none."""
    units = units_where(person, Permission.PEOPLE_MANAGE)
    if not units:
        raise Http404
    return units


def managed_unit(request: HttpRequest, unit_id: UUID, *, whole: bool = False) -> tuple[Person, Unit, dict[UUID, Unit]]:
    """The caller, a unit whose people she manages, and all such units by id; 404 for any other unit.

    `whole` is for what changes the unit itself, such as its place: that takes managing the unit above it too."""
    person = signed_in(request)
    units = {unit.pk: unit for unit in managed_units(person)}
    unit = units.get(unit_id)
    if unit is None or (whole and unit.parent_id not in units):
        raise Http404
    return person, unit, units


def administrator_of_all(request: HttpRequest, *, to: Permission) -> Person:
    """The caller, who has this permission in the whole municipality; 404 for whoever has it in a part or not at all."""
    person = signed_in(request)
    if not any(unit.parent_id is None for unit in units_where(person, to)):
        raise Http404
    return person


def membership_for(request: HttpRequest, membership_id: UUID) -> Membership:
    """A membership that the caller may end; 404 for any other."""
    person = signed_in(request)
    units = managed_units(person)
    membership = Membership.objects.of(person.municipality).filter(pk=membership_id, unit__in=units).first()
    if membership is None:
        raise Http404
    return membership


def colleagues_of(units: list[Unit]) -> list[Person]:
    """Everybody who works in one of these units, by name."""
    if not units:
        return []
    members = Membership.objects.of(units[0].municipality).filter(unit__in=units)
    return list(Person.objects.of(units[0].municipality).filter(pk__in=members.values("person")).order_by("name"))
