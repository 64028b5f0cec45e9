# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""People come, change and go. Nobody is signed in here: a system of the municipality says it, so `by` is None."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from medspil.organisations.events import AccessEnded, AccessOpened, PersonAdded, PersonChanged, RoleGiven, RoleTaken
from medspil.organisations.models import Membership, Municipality, Person, Unit
from medspil.organisations.permissions import Role
from medspil.organisations.sessions import end_everywhere
from medspil.organisations.staff.plans import Fate, Plan
from medspil.record.actions import record
from medspil.record.transactions import write

Roles = Mapping[tuple[str, UUID], Unit]


@write
def admit(*, municipality: Municipality, name: str, email: str) -> Person:
    """Somebody new, without a role yet. ValidationError when name or address cannot be stored, or is in use."""
    person = Person(municipality=municipality, name=name.strip()[:80], email=email.strip().lower())
    person.set_unusable_password()
    person.full_clean(exclude=["password"])
    person.save()
    record(PersonAdded(municipality_id=municipality.pk, person_id=person.pk), by=None)
    return person


@write
def correct(*, person: Person, name: str, email: str) -> bool:
    """A new name, or a new address. False when nothing is new; ValidationError as above."""
    name, email = name.strip()[:80], email.strip().lower()
    if (name, email) == (person.name, person.email):
        return False
    person.name, person.email = name, email
    person.full_clean(exclude=["password"])
    person.save(update_fields=["name", "email"])
    record(PersonChanged(municipality_id=person.municipality_id, person_id=person.pk), by=None)
    return True


@write
def follow(*, person: Person, said: Roles) -> bool:
    """Give what the municipality now says, take what it no longer says. What an administrator gave stays."""
    held = {(row.role, row.unit_id): row for row in _held(person)}
    gone = [row for key, row in held.items() if row.provided and key not in said]
    new = {key: unit for key, unit in said.items() if key not in held}
    for row in gone:
        row.delete()
        record(RoleTaken(**_who(person, row.role, row.unit)), by=None)
    for (role, _unit_id), unit in new.items():
        fields = {"person": person, "unit": unit, "role": role, "provided": True}
        Membership.objects.create(municipality=person.municipality, **fields)
        record(RoleGiven(**_who(person, role, unit)), by=None)
    if gone and not new and len(gone) == len(held):
        end_everywhere(person)
    return bool(gone or new)


@write
def end_access(*, person: Person) -> bool:
    """Out, with the next press wherever she is signed in. Her roles are gone, those given by hand too."""
    if not Person.objects.filter(pk=person.pk, is_active=True).update(is_active=False):
        return False
    person.is_active = False
    for row in _held(person):
        row.delete()
        record(RoleTaken(**_who(person, row.role, row.unit)), by=None)
    end_everywhere(person)
    record(AccessEnded(municipality_id=person.municipality_id, person_id=person.pk), by=None)
    return True


@write
def open_access(*, person: Person) -> bool:
    """Back again; roles are said anew."""
    if not Person.objects.filter(pk=person.pk, is_active=False).update(is_active=True):
        return False
    person.is_active = True
    record(AccessOpened(municipality_id=person.municipality_id, person_id=person.pk), by=None)
    return True


# no record: each change is recorded where it is made
@write
def carry_out(*, plan: Plan) -> None:
    """All of a staff file, or nothing."""
    if plan.faults:
        raise ValueError("a plan with faults is not carried out")
    for step in plan.steps:
        if step.fate is Fate.GONE and step.person:
            end_access(person=step.person)
        elif step.listed:
            said = step.listed
            person = step.person or admit(municipality=plan.municipality, name=said.name, email=said.email)
            open_access(person=person)
            correct(person=person, name=said.name, email=said.email)
            follow(person=person, said={(role, unit.pk): unit for role, unit in said.roles})


def _held(person: Person) -> list[Membership]:
    return list(Membership.objects.of(person.municipality).filter(person=person).select_related("unit"))


def _who(person: Person, role: str, unit: Unit) -> dict[str, Any]:
    return {
        "municipality_id": person.municipality_id,
        "person_id": person.pk,
        "unit_id": unit.pk,
        "role": Role(role),
    }
