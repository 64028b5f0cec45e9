# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The demo: an invented municipality with a process in each phase. Made by the product's own actions."""

from medspil.organisations.actions import add_person, create_municipality, create_unit, give_role
from medspil.organisations.models import Municipality, Person, Unit
from medspil.organisations.permissions import Role
from medspil.record.transactions import write
from medspil.web.demo.adoption import use_the_chat
from medspil.web.demo.dilemmas import note_dilemmas
from medspil.web.demo.expectations import agree_on_service
from medspil.web.demo.guide import make_guide, send_to_offers
from medspil.web.demo.journeys import go_digital
from medspil.web.demo.offers import make_offers
from medspil.web.demo.processes import begin, follow_up, meet
from medspil.web.demo.procurement import buy
from medspil.web.demo.readiness import ask_about_the_chat

CVR = "10000009"
PEOPLE = (
    ("Karen Kjær", "Borgerservice", (Role.LEADER,)),
    ("Bo Brandt", "Borgerservice", (Role.EMPLOYEE, Role.FACILITATOR)),
    ("Sanne Skov", "Borgerservice", (Role.EMPLOYEE, Role.FACILITATOR)),
    ("Ali Aslan", "Borgerservice", (Role.EMPLOYEE,)),
    ("Mette Madsen", "Borgerservice", (Role.EMPLOYEE,)),
    ("Tove Toft", "Borgerservice", (Role.EMPLOYEE,)),
    ("Lene Lund", "Jobcenter", (Role.LEADER,)),
    ("Ib Iversen", "Jobcenter", (Role.EMPLOYEE, Role.FACILITATOR)),
    ("Jonas Juhl", "Jobcenter", (Role.EMPLOYEE,)),
    ("Anja Ager", "Jobcenter", (Role.EMPLOYEE,)),
    ("Gitte Gram", "Jobcenter", (Role.EMPLOYEE,)),
    ("Kasper Krog", "Jobcenter", (Role.EMPLOYEE,)),
    ("Morten Munk", "Jobcenter", (Role.EMPLOYEE,)),
    ("Peter Poulsen", "Ydelse", (Role.LEADER,)),
    ("Hanne Holm", "Ydelse", (Role.EMPLOYEE, Role.FACILITATOR)),
    ("Rita Ravn", "Fjordby Kommune", (Role.ADMINISTRATOR, Role.EDITOR)),
)


def who_to_be() -> str:
    return "Sign in as Karen (leader), Bo (facilitator) or Ali (employee): press a button on the first page."


@write
def make_demo() -> None:
    """Nothing happens when the municipality is there already."""
    if Municipality.objects.filter(cvr=CVR).exists():
        return
    people = _people(create_municipality(name="Fjordby Kommune", cvr=CVR, by=None))
    begin(people)
    meet(people)
    meeting = follow_up(people)
    units = {unit.name: unit for unit in Unit.objects.of(meeting.municipality)}
    make_guide(root=units["Fjordby Kommune"], jobcentre=units["Jobcenter"], meeting=meeting, people=people)
    note_dilemmas(people)
    agree_on_service(people)
    make_offers(people["Rita"])
    send_to_offers(people)
    go_digital(people)
    ask_about_the_chat(use_the_chat(people), people)
    buy(people)


def _people(municipality: Municipality) -> dict[str, Person]:
    root = Unit.objects.of(municipality).get()
    units = {"Fjordby Kommune": root}
    for name in ("Borgerservice", "Jobcenter", "Ydelse"):
        units[name] = create_unit(parent=root, name=name, by=None)
    people = {}
    for name, unit, roles in PEOPLE:
        first = name.split()[0]
        email = f"{first.lower()}@fjordby.example"
        people[first] = add_person(unit=units[unit], name=name, email=email, role=roles[0], by=None)
        for role in roles[1:]:
            give_role(person=people[first], unit=units[unit], role=role, by=None)
    return people
