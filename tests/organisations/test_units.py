# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The tree of units as an administrator makes it."""

from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from medspil.organisations.access import permissions_in, units_where
from medspil.organisations.actions import add_person, create_unit, give_role
from medspil.organisations.models import Membership, Municipality, Person, ProvidedRole, SignInProvider, Unit
from medspil.organisations.permissions import Permission, Role
from medspil.organisations.staff.lists import read_list
from medspil.organisations.units import actions
from medspil.organisations.units.plans import plan_of
from medspil.record.models import Entry
from tests.cast import Cast, client_for


@pytest.fixture
def rita(cast: Cast) -> Client:
    return client_for(cast.rita)


def _names(municipality: Municipality) -> dict[str, str]:
    """Each unit and what lies above it."""
    rows = Unit.objects.of(municipality).select_related("parent")
    return {unit.name: unit.parent.name if unit.parent else "" for unit in rows}


def _post(client: Client, name: str, unit: Unit, /, **fields: Any) -> HttpResponse:
    return client.post(reverse(name, args=[unit.pk]), fields, follow=True)


def _text(answer: HttpResponse) -> str:
    return answer.content.decode()


def test_a_team_is_made_beneath_a_department_once(cast: Cast, rita: Client) -> None:
    fields = {"id": uuid4(), "name": "  Team   Nord "}
    answers = [_post(rita, "unit-new", cast.counter, **fields) for _click in range(2)]
    assert [answer.status_code for answer in answers] == [200, 200]
    assert _names(cast.municipality)["Team Nord"] == "Borgerservice"
    assert Entry.objects.of(cast.municipality.pk).filter(kind="UnitCreated").count() == 1
    assert "Team Nord" in _text(rita.get(reverse("units")))


@pytest.mark.parametrize("name", ["Jobcenter", "JOBCENTER", " jobcenter"])
def test_a_name_that_is_there_is_told_at_the_field(cast: Cast, rita: Client, name: str) -> None:
    answer = _post(rita, "unit-new", cast.root, id=uuid4(), name=name)
    assert answer.status_code == 422
    assert "»Jobcenter« findes allerede samme sted. Vælg et andet navn." in _text(answer)
    assert name.strip() in _text(answer)


def test_letters_that_only_danish_has_are_the_same_in_capitals(cast: Cast, rita: Client) -> None:
    """SQLite alone would say that they differ."""
    create_unit(parent=cast.root, name="Ældre og Omsorg", by=None)
    assert _post(rita, "unit-new", cast.root, id=uuid4(), name="ÆLDRE OG OMSORG").status_code == 422


def test_the_same_name_elsewhere_is_fine(cast: Cast, rita: Client) -> None:
    for unit in (cast.counter, cast.jobcentre):
        assert _post(rita, "unit-new", unit, id=uuid4(), name="Ledelse").status_code == 200
    assert Unit.objects.of(cast.municipality).filter(name="Ledelse").count() == 2


def test_a_new_name_stands_everywhere(cast: Cast, rita: Client) -> None:
    _post(rita, "unit-name", cast.counter, id=uuid4(), name="Borgercenter")
    assert "Borgercenter" in _text(client_for(cast.karen).get(reverse("me")))
    assert _post(rita, "unit-name", cast.counter, id=uuid4(), name="Jobcenter").status_code == 422


def test_a_moved_unit_takes_all_beneath_it_along_and_rights_follow(cast: Cast, rita: Client) -> None:
    team = create_unit(parent=cast.counter, name="Skranken", by=None)
    desk = create_unit(parent=team, name="Pas", by=None)
    assert Permission.PROCESS_LEAD in permissions_in(cast.karen, desk)
    page = _text(rita.get(reverse("unit-move", args=[team.pk]), {"under": cast.jobcentre.pk}))
    assert page.index("Ser mere") < page.index("Lene Lund") < page.index("Ser mindre") < page.index("Karen Kjær")
    assert Unit.objects.get(pk=team.pk).parent == cast.counter  # nothing has moved yet
    for _click in range(2):
        assert _post(rita, "unit-move", team, under=cast.jobcentre.pk).status_code == 200
    desk.refresh_from_db()
    assert desk.above() == [cast.root.pk, cast.jobcentre.pk, team.pk, desk.pk]
    assert Permission.PROCESS_LEAD not in permissions_in(cast.karen, desk)
    assert Permission.PROCESS_LEAD in permissions_in(cast.lene, desk)
    assert desk in units_where(cast.lene, Permission.PROCESS_VIEW)
    assert Entry.objects.of(cast.municipality.pk).filter(kind="UnitMoved").count() == 1


def test_whoever_keeps_her_right_from_further_up_sees_neither_more_nor_less(cast: Cast, rita: Client) -> None:
    give_role(person=cast.karen, unit=cast.root, role=Role.LEADER, by=None)
    team = create_unit(parent=cast.counter, name="Skranken", by=None)
    page = _text(rita.get(reverse("unit-move", args=[team.pk]), {"under": cast.jobcentre.pk}))
    assert "Karen" not in page


def test_a_unit_cannot_lie_beneath_itself_nor_elsewhere_than_at_home(cast: Cast, rita: Client) -> None:
    team = create_unit(parent=cast.counter, name="Skranken", by=None)
    for under in (team, cast.counter, cast.other_unit):
        answer = _post(rita, "unit-move", cast.counter, under=under.pk)
        assert answer.status_code == 422
        assert "Vælg en fra listen." in _text(answer)
    with pytest.raises(actions.BeneathItself):
        actions.move(unit=cast.counter, under=team, by=cast.rita)
    assert rita.get(reverse("unit-move", args=[cast.root.pk])).status_code == 404
    assert rita.get(reverse("unit-close", args=[cast.root.pk])).status_code == 404


def test_more_levels_than_are_kept_are_refused_in_words(cast: Cast, rita: Client) -> None:
    deep = cast.root
    for level in range(11):
        deep = create_unit(parent=deep, name=f"Niveau {level}", by=None)
    assert "for mange niveauer" in _text(_post(rita, "unit-new", deep, id=uuid4(), name="For dybt"))
    team = create_unit(parent=cast.counter, name="Skranken", by=None)
    assert team.parent is not None
    assert "for mange niveauer" in _text(_post(rita, "unit-move", cast.counter, under=deep.pk))


def test_a_closed_unit_keeps_what_it_has_and_begins_nothing(cast: Cast, material: None, rita: Client) -> None:
    karen = client_for(cast.karen)
    assert karen.get(reverse("process-new")).status_code == 200
    assert "Intet går tabt" in _text(rita.get(reverse("unit-close", args=[cast.counter.pk]), {"into": ""}))
    for _click in range(2):
        _post(rita, "unit-close", cast.counter, into="")
    begins = ("process-new", "dilemma-new", "service-new", "trial-new", "guide-new", "journey-new")
    assert {name: karen.get(reverse(name)).status_code for name in begins} == dict.fromkeys(begins, 404)
    assert karen.get(reverse("processes")).status_code == 200
    assert "Lukket" in _text(rita.get(reverse("units")))
    assert str(cast.counter.pk) not in _options(_text(rita.get(reverse("people"))), "id_unit")
    assert Entry.objects.of(cast.municipality.pk).filter(kind="UnitClosed").count() == 1
    for _click in range(2):
        _post(rita, "unit-reopen", cast.counter)
    assert karen.get(reverse("process-new")).status_code == 200


def _options(page: str, control: str) -> str:
    """The list of one control."""
    begin = page.index(f'id="{control}"')
    return page[begin : page.index("</select>", begin)]


def test_what_lies_beneath_is_closed_first(cast: Cast, rita: Client) -> None:
    create_unit(parent=cast.counter, name="Skranken", by=None)
    answer = _post(rita, "unit-close", cast.counter, into="")
    assert answer.status_code == 422
    assert "Der ligger åbne team under" in _text(answer)


def test_another_unit_takes_over(cast: Cast, rita: Client) -> None:
    """Those who work there follow along with the same role; leaders do not, and the taker's leader reads what was."""
    page = _text(rita.get(reverse("unit-close", args=[cast.counter.pk]), {"into": cast.jobcentre.pk}))
    assert page.index("Ali Aslan, medarbejder") < page.index("Ser mere") < page.index("Lene Lund")
    _post(rita, "unit-close", cast.counter, into=cast.jobcentre.pk)
    held = Membership.objects.of(cast.municipality).filter(unit=cast.jobcentre)
    assert set(held.values_list("person__name", "role")) == {
        *((name, "employee") for name in ("Ali Aslan", "Bo Brandt", "Mette Madsen", "Tove Toft", "Ib Iversen")),
        ("Bo Brandt", "facilitator"),
        ("Lene Lund", "leader"),
    }
    assert Permission.PROCESS_VIEW in permissions_in(cast.ali, cast.counter)
    closed = Unit.objects.get(pk=cast.counter.pk)
    assert closed in units_where(cast.lene, Permission.PROCESS_VIEW)
    assert _post(rita, "unit-new", closed, id=uuid4(), name="Nyt").status_code == 422


def test_what_the_municipality_gives_follows_to_the_unit_that_takes_over(cast: Cast) -> None:
    """Else a role would be taken at the next sign-in, or stay for ever."""
    provider = SignInProvider.objects.create(municipality=cast.municipality, issuer="https://x.example", client_id="x")
    given = {"municipality": cast.municipality, "role": Role.EMPLOYEE, "unit": cast.counter}
    ProvidedRole.objects.create(provider=provider, value="Medarbejder", **given)
    Membership.objects.of(cast.municipality).filter(person=cast.ali).update(provided=True)
    actions.close(unit=cast.counter, into=cast.jobcentre, by=cast.rita)
    assert ProvidedRole.objects.get().unit == cast.jobcentre
    held = Membership.objects.of(cast.municipality).filter(unit=cast.jobcentre, provided=True)
    assert [row.person for row in held.select_related("person")] == [cast.ali]


def test_only_what_nothing_hangs_on_is_deleted(cast: Cast, rita: Client) -> None:
    empty = create_unit(parent=cast.root, name="Fejl", by=None)
    assert "Slet den" in _text(rita.get(reverse("unit", args=[empty.pk])))
    assert "Slet den" not in _text(rita.get(reverse("unit", args=[cast.counter.pk])))
    for _click in range(2):
        assert _post(rita, "unit-delete", empty).status_code == 200
    assert "kan ikke slettes" in _text(_post(rita, "unit-delete", cast.counter))
    assert set(_names(cast.municipality)) == {"Fjordby Kommune", "Borgerservice", "Jobcenter"}


LINES = """\
Borgerservice
    Team Nord
    Team Syd
Social / Handicap
- Ældre
\t- Hjemmepleje
1. Jobcenter\tUnge
"""


def test_many_lines_are_looked_at_and_then_made_once(cast: Cast, rita: Client) -> None:
    page = _text(_post(rita, "units-new", cast.root, lines=LINES))
    assert "7 er nye" in page
    assert "er der i forvejen" in page
    assert "Team Nord" not in _names(cast.municipality)
    for _click in range(2):
        assert _post(rita, "units-new", cast.root, lines=LINES, store="1").status_code == 200
    assert _names(cast.municipality) == {
        "Fjordby Kommune": "",
        "Borgerservice": "Fjordby Kommune",
        "Team Nord": "Borgerservice",
        "Team Syd": "Borgerservice",
        "Social": "Fjordby Kommune",
        "Handicap": "Social",
        "Ældre": "Fjordby Kommune",
        "Hjemmepleje": "Ældre",
        "Jobcenter": "Fjordby Kommune",
        "Unge": "Jobcenter",
    }


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        ("", "et på hver linje"),
        ("   \n\n", "Der står ingen navne"),
        ("-\n- ", "Der står ingen navne"),
        ("Team\n" + "x" * 81, "Linje 2: Navnet er for langt"),
        ("\n".join(f"Team {n}" for n in range(501)), "Der er 501 linjer"),
        ("Team 0102031234\nTeam 010203-1234", "cpr"),
        ("\n".join(" " * n + f"Trin {n}" for n in range(14)), "for mange niveauer"),
        ("Borgerservice\n Lukket", "»Lukket« er lukket"),
    ],
)
def test_lines_that_cannot_be_made_say_why_and_stay(cast: Cast, rita: Client, lines: str, words: str) -> None:
    closed = create_unit(parent=cast.counter, name="Lukket", by=None)
    actions.close(unit=closed, into=None, by=cast.rita)
    answer = _post(rita, "units-new", cast.root, lines=lines, store="1")
    assert answer.status_code == 422
    assert words in _text(answer)
    assert Unit.objects.of(cast.municipality).count() == 4


def test_lines_in_any_order_become_one_tree(cast: Cast) -> None:
    plan = plan_of("A / B\nC\nA / D\n a > b\n", cast.root, [])
    assert [each.place for each in plan.units] == [
        ("a",),
        ("a", "b"),
        ("a", "d"),
        ("a", "d", "a"),
        ("a", "d", "a", "b"),
        ("c",),
    ]


def test_whoever_administers_a_department_changes_what_lies_beneath_and_no_more(cast: Cast) -> None:
    give_role(person=cast.lene, unit=cast.jobcentre, role=Role.ADMINISTRATOR, by=None)
    team = create_unit(parent=cast.jobcentre, name="Unge", by=None)
    lene = client_for(cast.lene)
    assert "Borgerservice" not in _text(lene.get(reverse("units")))
    assert lene.get(reverse("unit-name", args=[team.pk])).status_code == 200
    for name in ("unit-name", "unit-move", "unit-close"):
        assert lene.get(reverse(name, args=[cast.jobcentre.pk])).status_code == 404
        assert lene.get(reverse(name, args=[cast.counter.pk])).status_code == 404
    assert lene.post(reverse("unit-move", args=[team.pk]), {"under": cast.counter.pk}).status_code == 422


@pytest.mark.parametrize("name", ["units", "unit", "unit-move", "unit-close", "people"])
def test_three_hundred_units_cost_as_many_queries_as_three(cast: Cast, rita: Client, name: str) -> None:
    address = reverse(name, args=[] if name in {"units", "people"} else [cast.counter.pk])
    rita.get(address)
    asked = _queries(rita, address)
    for department in range(15):
        parent = create_unit(
            parent=cast.counter if name == "unit" else cast.root, name=f"Afdeling {department}", by=None
        )
        for team in range(20):
            create_unit(parent=parent, name=f"Team {team}", by=None)
        _somebody(parent, department)
    assert _queries(rita, address) == asked
    assert "Afdeling 14" in _text(rita.get(address))


def _somebody(unit: Unit, number: int) -> Person:
    return add_person(unit=unit, name=f"Ny {number}", email=f"ny{number}@fjordby.example", role=Role.EMPLOYEE, by=None)


def _queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_a_unit_is_found_by_a_part_of_its_name(cast: Cast, rita: Client) -> None:
    team = create_unit(parent=cast.jobcentre, name="Unge under 30", by=None)
    page = _text(rita.get(reverse("units"), {"s": "UNGE"}))
    assert "Jobcenter / Unge under 30" in page
    assert reverse("unit", args=[team.pk]) in page
    assert "0 passer på »kantine«" in _text(rita.get(reverse("units"), {"s": "kantine"}))


def test_people_are_found_by_unit_and_by_name(cast: Cast, rita: Client) -> None:
    there = _text(rita.get(reverse("people"), {"afdeling": cast.jobcentre.pk}))
    assert "Ib Iversen" in there
    assert "Ali Aslan" not in there
    named = _text(rita.get(reverse("people"), {"s": "toft"}))
    assert "Tove Toft" in named
    assert "Ib Iversen" not in named
    assert rita.get(reverse("people"), {"afdeling": cast.other_unit.pk}).status_code == 200


def test_a_staff_file_means_the_open_one_of_two_that_are_called_the_same(cast: Cast) -> None:
    closed = create_unit(parent=cast.counter, name="Jobcenter", by=None)
    actions.close(unit=closed, into=None, by=cast.rita)
    units = list(Unit.objects.of(cast.municipality))
    said = read_list(b"e-mail;navn;enhed;roller\nx@fjordby.example;X;Jobcenter;medarbejder", units)
    assert said.faults == []
    assert said.people["x@fjordby.example"].roles == {(Role.EMPLOYEE, cast.jobcentre)}


def test_the_history_tells_what_was_done_to_which_unit(cast: Cast, rita: Client) -> None:
    team = create_unit(parent=cast.counter, name="Skranken", by=None)
    actions.rename(unit=team, name="Forreste række", by=cast.rita)
    actions.move(unit=team, under=cast.jobcentre, by=cast.rita)
    page = _text(rita.get(reverse("history")))
    assert "Flyttede en afdeling eller et team" in page
    line = page[page.index("Flyttede en afdeling") :]
    for name in ("Forreste række", "Borgerservice", "Jobcenter"):
        assert name in line[: line.index("Gav en afdeling")]
