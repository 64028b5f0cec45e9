# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The file that a municipality's staff system leaves each night, and what it does to those who are signed in."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.urls import reverse

from medspil.organisations.access import roles_in
from medspil.organisations.actions import take_role
from medspil.organisations.models import Membership, Person
from medspil.organisations.permissions import Role
from medspil.record.models import Entry
from tests.cast import Cast, client_for

HEAD = "E-mail;Navn;Enhed;Roller\n"


def line(person: Person, unit: str = "Borgerservice", roles: str = "medarbejder") -> str:
    return f"{person.email};{person.name};{unit};{roles}\n"


def everybody(cast: Cast, *, but: tuple[Person, ...] = ()) -> str:
    here = Person.objects.of(cast.municipality).exclude(pk__in=[person.pk for person in but])
    return "".join(line(person, roles="") for person in here)


def sync(cast: Cast, tmp_path: Path, text: str | bytes, *words: str) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    call_command("people_sync", str(path), "--cvr", cast.municipality.cvr, *words)


def test_whoever_is_not_in_the_file_is_out_at_once(cast: Cast, tmp_path: Path) -> None:
    ali, bo = client_for(cast.ali), client_for(cast.bo)
    sync(cast, tmp_path, HEAD + everybody(cast, but=(cast.ali,)))
    gone = ali.get(reverse("topics"))
    assert gone.status_code == 302
    assert gone.headers["Location"].startswith(reverse("sign-in"))
    assert bo.get(reverse("topics")).status_code == 200
    assert not Membership.objects.of(cast.municipality).filter(person=cast.ali).exists()
    assert Entry.objects.filter(kind="AccessEnded", subject__person_id=str(cast.ali.pk)).count() == 1
    assert roles_in(cast.bo, cast.counter) == {Role.EMPLOYEE, Role.FACILITATOR}  # given by hand


def test_the_file_gives_and_takes_roles_and_lets_back_in(cast: Cast, tmp_path: Path) -> None:
    others = everybody(cast, but=(cast.ali,))
    new = "NINA@fjordby.example;Nina Nørregård;Jobcenter;medarbejder, facilitator\n"
    sync(cast, tmp_path, (HEAD + others + new).encode("cp1252"))
    nina = Person.objects.get(email="nina@fjordby.example")
    assert nina.name == "Nina Nørregård"
    assert roles_in(nina, cast.jobcentre) == {Role.EMPLOYEE, Role.FACILITATOR}
    sync(cast, tmp_path, HEAD + others + line(nina, roles="leder") + line(cast.ali, "Jobcenter"))
    assert roles_in(nina, cast.jobcentre) == frozenset()
    assert roles_in(nina, cast.counter) == {Role.LEADER}
    cast.ali.refresh_from_db()
    assert cast.ali.is_active
    assert (roles_in(cast.ali, cast.jobcentre), roles_in(cast.ali, cast.counter)) == ({Role.EMPLOYEE}, frozenset())


def test_a_dry_run_tells_and_changes_nothing(cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sync(cast, tmp_path, HEAD + everybody(cast, but=(cast.ali,)) + line(cast.bo, roles="leder"), "--dry-run")
    told = capsys.readouterr().out
    assert "gone     ali@fjordby.example" in told
    assert "leader in Borgerservice" in told
    assert "Nothing was changed." in told
    assert roles_in(cast.ali, cast.counter) == {Role.EMPLOYEE}


WRONG = [
    ("navn;enhed\n", "no column for email"),
    (HEAD, "nobody in the file"),
    (HEAD + "{all}ny@fjordby.example;Ny Nielsen;Månen;medarbejder\n", "line 10: 0 units are called 'Månen'"),
    (HEAD + "{all}ny@fjordby.example;Ny Nielsen;Jobcenter;konge\n", "line 10: 'konge' is no role"),
    (HEAD + "{all}ny.fjordby.example;Ny Nielsen;Jobcenter;leder\n", "line 10: 'ny.fjordby.example' is no e-mail"),
    (HEAD + "{all}ny@fjordby.example;;Jobcenter;leder\n", "line 10: ny@fjordby.example has no name"),
    (HEAD + "{all}ulla@bakkeby.example;Ulla Udby;;leder\n", "works in another municipality"),
    (HEAD + "rita@fjordby.example;Rita Ravn;;administrator\n", "7 of 8 would leave"),
    (HEAD + "{all but rita}", "nobody would be left who administers"),
]


@pytest.mark.parametrize(("text", "fault"), WRONG)
def test_with_one_fault_nothing_is_done(
    cast: Cast, tmp_path: Path, text: str, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = set(Membership.objects.values_list("person", "unit", "role"))
    text = text.replace("{all}", everybody(cast)).replace("{all but rita}", everybody(cast, but=(cast.rita,)))
    with pytest.raises(SystemExit):
        sync(cast, tmp_path, text)
    assert fault in capsys.readouterr().err
    assert set(Membership.objects.values_list("person", "unit", "role")) == before
    assert not Entry.objects.exists()


def test_the_last_role_taken_by_hand_ends_every_session(cast: Cast) -> None:
    ali, bo = client_for(cast.ali), client_for(cast.bo)
    for person in (cast.ali, cast.bo):
        take_role(membership=person.memberships.filter(role=Role.EMPLOYEE).get(), by=cast.rita)
    assert ali.get(reverse("topics")).status_code == 302
    assert bo.get(reverse("topics")).status_code == 200  # still a facilitator
