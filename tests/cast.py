# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The people of the tests. Everybody has a name and a fixed role, so that a test reads like a story."""

import time
from dataclasses import dataclass

from django.test import Client

from medspil.organisations.confirming import METHODS
from medspil.organisations.models import Membership, Municipality, Person, Unit
from medspil.organisations.permissions import Role


@dataclass(frozen=True, kw_only=True)
class Cast:
    """Karen leads the team at the counter, where Bo facilitates and Ali, Mette and Tove work.

    Rita administers the municipality and edits its material. Ib works in its jobcentre, which Lene leads. Ulla leads in
    another municipality.
    """

    municipality: Municipality
    root: Unit
    counter: Unit
    jobcentre: Unit
    karen: Person
    bo: Person
    ali: Person
    mette: Person
    tove: Person
    rita: Person
    ib: Person
    lene: Person
    other_municipality: Municipality
    other_unit: Unit
    ulla: Person


def make_cast() -> Cast:
    """In a handful of statements: every test begins with it. That people are added as they should be is tested where
    the actions are."""
    home, away = (
        Municipality(name="Fjordby Kommune", cvr="10000001"),
        Municipality(name="Bakkeby Kommune", cvr="10000002"),
    )
    Municipality.objects.bulk_create([home, away])
    root, other_root = _unit(home.name, home), _unit(away.name, away)
    counter, jobcentre = _unit("Borgerservice", home, root), _unit("Jobcenter", home, root)
    other_unit = _unit("Borgerservice", away, other_root)
    Unit.objects.bulk_create([root, other_root, counter, jobcentre, other_unit])
    roles = {
        "Karen Kjær": (counter, (Role.LEADER,)),
        "Bo Brandt": (counter, (Role.EMPLOYEE, Role.FACILITATOR)),
        "Ali Aslan": (counter, (Role.EMPLOYEE,)),
        "Mette Madsen": (counter, (Role.EMPLOYEE,)),
        "Tove Toft": (counter, (Role.EMPLOYEE,)),
        "Rita Ravn": (root, (Role.ADMINISTRATOR, Role.EDITOR)),
        "Ib Iversen": (jobcentre, (Role.EMPLOYEE,)),
        "Lene Lund": (jobcentre, (Role.LEADER,)),
        "Ulla Udby": (other_unit, (Role.LEADER,)),
    }
    people = {name.split()[0].lower(): _person(name, unit) for name, (unit, _held) in roles.items()}
    Person.objects.bulk_create(people.values())
    Membership.objects.bulk_create(
        Membership(municipality=unit.municipality, person=people[name.split()[0].lower()], unit=unit, role=role)
        for name, (unit, held) in roles.items()
        for role in held
    )
    return Cast(
        municipality=home,
        root=root,
        counter=counter,
        jobcentre=jobcentre,
        other_municipality=away,
        other_unit=other_unit,
        **people,
    )


def client_for(person: Person) -> Client:
    """A browser in which the person has signed in."""
    client = Client()
    client.force_login(person)
    session = client.session
    session[METHODS] = [{"method": "code", "at": time.time()}]
    session.save()
    return client


def _unit(name: str, municipality: Municipality, parent: Unit | None = None) -> Unit:
    unit = Unit(municipality=municipality, name=name, parent=parent)
    unit.path = f"{parent.path if parent else ''}{unit.id.hex}/"
    return unit


def _person(name: str, unit: Unit) -> Person:
    address = f"{name.split(maxsplit=1)[0].lower()}@{unit.municipality.name.split()[0].lower()}.example"
    person = Person(municipality=unit.municipality, name=name, email=address)
    person.set_unusable_password()
    return person
