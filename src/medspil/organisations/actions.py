# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Who works where. `by=None` is the command line, where nobody has signed in yet."""

from uuid import UUID, uuid4

from django.utils import timezone

from medspil.organisations.events import (
    MunicipalityCreated,
    MunicipalityResumed,
    MunicipalitySuspended,
    PersonAdded,
    RoleGiven,
    RoleTaken,
    UnitCreated,
)
from medspil.organisations.models import Membership, Municipality, Person, Suspension, Unit
from medspil.organisations.permissions import Role
from medspil.organisations.queries import administrators_of
from medspil.organisations.sessions import end_all_everywhere, end_everywhere
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write


@write
def create_municipality(*, name: str, cvr: str, by: Person | None) -> Municipality:
    """A municipality and the root of its unit tree, which bears its name."""
    municipality = Municipality.objects.create(name=name, cvr=cvr)
    record(MunicipalityCreated(municipality_id=municipality.pk), by=by)
    Unit.objects.create(municipality=municipality, name=name)
    return municipality


@write
def create_unit(*, parent: Unit, name: str, by: Person | None, unit_id: UUID | None = None) -> Unit:
    """A unit beneath another; the id says whether it was made already. A name that is in use there raises
    IntegrityError: `units.actions.add` asks before."""
    unit, new = make_once(Unit, pk=unit_id or uuid4(), municipality=parent.municipality, parent=parent, name=name)
    if new:
        record(UnitCreated(municipality_id=unit.municipality_id, unit_id=unit.pk), by=by)
    return unit


@write
def add_person(*, unit: Unit, name: str, email: str, role: Role, by: Person | None) -> Person:
    """Somebody new with a first role. An address already in use raises IntegrityError; the form asks before."""
    person = Person(municipality=unit.municipality, name=name, email=email.strip().lower())
    person.set_unusable_password()
    person.save()
    record(PersonAdded(municipality_id=person.municipality_id, person_id=person.pk), by=by)
    give_role(person=person, unit=unit, role=role, by=by)
    return person


@write
def give_role(*, person: Person, unit: Unit, role: Role, by: Person | None) -> Membership:
    """Twice is once. Person and unit belong to the same municipality."""
    if person.municipality_id != unit.municipality_id:
        raise OtherMunicipality(person.pk)
    membership, new = Membership.objects.get_or_create(
        municipality=unit.municipality, person=person, unit=unit, role=role
    )
    if new:
        event = RoleGiven(municipality_id=unit.municipality_id, person_id=person.pk, unit_id=unit.pk, role=role)
        record(event, by=by)
    return membership


@write
def take_role(*, membership: Membership, by: Person | None) -> None:
    """Raises LastAdministrator rather than leave a municipality that nobody can manage. With her last role somebody is
    signed out everywhere."""
    role = Role(membership.role)
    if role is Role.ADMINISTRATOR and not _another_administrator(membership):
        raise LastAdministrator(membership.pk)
    event = RoleTaken(
        municipality_id=membership.municipality_id,
        person_id=membership.person_id,
        unit_id=membership.unit_id,
        role=role,
    )
    person = membership.person
    membership.delete()
    record(event, by=by)
    if not Membership.objects.of(person.municipality).filter(person=person).exists():
        end_everywhere(person)


@write
def suspend(*, municipality: Municipality, why: str, by: Person | None) -> bool:
    """Nobody of it comes in from now on. False when it is suspended already."""
    now = timezone.now()
    if not Municipality.objects.filter(pk=municipality.pk, suspended_at=None).update(suspended_at=now):
        return False
    suspension = Suspension.objects.create(municipality=municipality, why=why, began_at=now)
    record(MunicipalitySuspended(municipality_id=municipality.pk, suspension_id=suspension.pk), by=by)
    return True


@write
def resume(*, municipality: Municipality, why: str, by: Person | None) -> bool:
    """People may come in again, each by signing in anew. False when it is not suspended."""
    if not Municipality.objects.filter(pk=municipality.pk, suspended_at__isnull=False).update(suspended_at=None):
        return False
    suspension = Suspension.objects.of(municipality).get(ended_at=None)
    Suspension.objects.filter(pk=suspension.pk).update(ended_at=timezone.now(), why_ended=why)
    end_all_everywhere(municipality)
    record(MunicipalityResumed(municipality_id=municipality.pk, ended_suspension_id=suspension.pk), by=by)
    return True


class OtherMunicipality(Exception):
    """A person cannot work in another municipality than her own."""


class LastAdministrator(Exception):
    """Somebody has to be able to let people in."""


def _another_administrator(membership: Membership) -> bool:
    return administrators_of(membership.municipality).exclude(pk=membership.pk).exists()
