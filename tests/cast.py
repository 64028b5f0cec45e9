# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The people of the tests. Everybody has a name and a fixed role, so that a test reads like a story."""

import time
from dataclasses import dataclass

from django.test import Client

from medspil.organisations.actions import add_person, create_municipality, create_unit, give_role
from medspil.organisations.confirming import METHODS
from medspil.organisations.models import Municipality, Person, Unit
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
    home = create_municipality(name="Fjordby Kommune", cvr="10000001", by=None)
    root = Unit.objects.of(home).get()
    counter = create_unit(parent=root, name="Borgerservice", by=None)
    jobcentre = create_unit(parent=root, name="Jobcenter", by=None)
    away = create_municipality(name="Bakkeby Kommune", cvr="10000002", by=None)
    other_unit = create_unit(parent=Unit.objects.of(away).get(), name="Borgerservice", by=None)
    bo = _person("Bo Brandt", counter, Role.EMPLOYEE)
    give_role(person=bo, unit=counter, role=Role.FACILITATOR, by=None)
    rita = _person("Rita Ravn", root, Role.ADMINISTRATOR)
    give_role(person=rita, unit=root, role=Role.EDITOR, by=None)
    return Cast(
        municipality=home,
        root=root,
        counter=counter,
        jobcentre=jobcentre,
        karen=_person("Karen Kjær", counter, Role.LEADER),
        bo=bo,
        ali=_person("Ali Aslan", counter, Role.EMPLOYEE),
        mette=_person("Mette Madsen", counter, Role.EMPLOYEE),
        tove=_person("Tove Toft", counter, Role.EMPLOYEE),
        rita=rita,
        ib=_person("Ib Iversen", jobcentre, Role.EMPLOYEE),
        lene=_person("Lene Lund", jobcentre, Role.LEADER),
        other_municipality=away,
        other_unit=other_unit,
        ulla=_person("Ulla Udby", other_unit, Role.LEADER),
    )


def client_for(person: Person) -> Client:
    """A browser in which the person has signed in."""
    client = Client()
    client.force_login(person)
    session = client.session
    session[METHODS] = [{"method": "code", "at": time.time()}]
    session.save()
    return client


def _person(name: str, unit: Unit, role: Role) -> Person:
    address = f"{name.split(maxsplit=1)[0].lower()}@{unit.municipality.name.split()[0].lower()}.example"
    return add_person(unit=unit, name=name, email=address, role=role, by=None)
