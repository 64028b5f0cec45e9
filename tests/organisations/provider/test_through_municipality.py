# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Sign-in through the municipality, against a real provider, as people and as those who would like to be them."""

from io import StringIO
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from medspil.organisations.access import roles_in
from medspil.organisations.actions import add_person, give_role
from medspil.organisations.models import Membership, Person
from medspil.organisations.permissions import Role
from medspil.organisations.providers.actions import set_provider
from medspil.organisations.providers.queries import secret_name
from medspil.organisations.staff.actions import follow
from medspil.record.models import Entry
from tests.cast import Cast, client_for
from tests.organisations.provider.conftest import SECRET, Municipal

pytestmark = pytest.mark.once

EMPLOYEE = ["Medspil.Medarbejder"]


def says(email: str, *, roles: list[str] | None = None, **more: Any) -> dict[str, Any]:
    """What the municipality says of somebody."""
    name = more.pop("name", "Nina Nord")
    return {"email": email, "email_verified": True, "name": name, "roles": roles or [], **more}


def is_in(client: Client) -> bool:
    return client.get("/").status_code == 200


def test_a_colleague_comes_in_where_she_wanted_and_with_her_roles(cast: Cast, municipal: Municipal) -> None:
    municipal.tell({"u1": says(cast.ali.email, roles=["Medspil.Leder"])})
    client = Client()
    answer = municipal.sign_in(client, "u1", wish="/aftaler/")
    assert answer.headers["Location"] == "/aftaler/"
    assert cast.ali.name in client.get("/").content.decode()
    assert roles_in(cast.ali, cast.jobcentre) == {Role.LEADER}
    assert roles_in(cast.ali, cast.counter) == {Role.EMPLOYEE}  # given by hand, and still there


def test_she_is_known_again_by_her_key_and_not_by_her_address(cast: Cast, municipal: Municipal) -> None:
    municipal.tell({"u1": says(cast.ali.email, roles=EMPLOYEE)})
    municipal.sign_in(Client(), "u1")
    municipal.tell({"u1": says("new-name@elsewhere.example", roles=EMPLOYEE, email_verified=False)})
    client = Client()
    municipal.sign_in(client, "u1")
    assert cast.ali.name in client.get("/").content.decode()


def test_somebody_new_with_a_role_is_added(cast: Cast, municipal: Municipal) -> None:
    municipal.tell({"u2": says("Nina@Fjordby.example", roles=EMPLOYEE)})
    client = Client()
    municipal.sign_in(client, "u2")
    assert is_in(client)
    nina = Person.objects.get(email="nina@fjordby.example")
    assert (nina.name, nina.municipality) == ("Nina Nord", cast.municipality)
    assert roles_in(nina, cast.counter) == {Role.EMPLOYEE}


def test_a_lost_role_is_lost_at_the_next_sign_in(cast: Cast, municipal: Municipal) -> None:
    municipal.tell({"u2": says("nina@fjordby.example", roles=["Medspil.Administrator", *EMPLOYEE])})
    client = Client()
    municipal.sign_in(client, "u2")
    assert client.get(reverse("people")).status_code == 200
    municipal.tell({"u2": says("nina@fjordby.example", roles=EMPLOYEE)})
    client = Client()
    municipal.sign_in(client, "u2")
    assert client.get(reverse("people")).status_code == 404
    assert Entry.objects.filter(kind="RoleTaken", subject__role="administrator").exists()


def test_whoever_has_no_role_left_does_not_come_in(cast: Cast, municipal: Municipal) -> None:
    municipal.tell({"u2": says("nina@fjordby.example", roles=EMPLOYEE)})
    municipal.sign_in(Client(), "u2")
    municipal.tell({"u2": says("nina@fjordby.example")})
    client = Client()
    answer = municipal.sign_in(client, "u2")
    assert answer.status_code == 403
    assert "Du har ingen rolle i Medspil" in answer.content.decode()
    assert not is_in(client)
    assert not Membership.objects.of(cast.municipality).filter(person__email="nina@fjordby.example").exists()


def test_a_stranger_of_the_municipality_without_a_role_is_not_added(cast: Cast, municipal: Municipal) -> None:
    municipal.tell({"u3": says("tim@fjordby.example", roles=["Andet.System"])})
    assert municipal.sign_in(Client(), "u3").status_code == 403
    assert not Person.objects.filter(email="tim@fjordby.example").exists()


TOLD = [
    {"email_verified": False},
    {"email_verified": "true"},  # a text is no yes
    {"email": "ali@bakkeby.example"},
    {"email": "ali@notfjordby.example"},
    {"email": "ali@fjordby.example@evil.example"},
    {"email": ""},
]


@pytest.mark.parametrize("told", TOLD)
def test_only_a_verified_address_of_the_municipality_leads_to_a_person(
    cast: Cast, municipal: Municipal, told: dict[str, object]
) -> None:
    municipal.tell({"u1": {**says(cast.ali.email, roles=EMPLOYEE), **told}})
    client = Client()
    assert municipal.sign_in(client, "u1").status_code == 403
    assert not is_in(client)
    assert not SocialAccount.objects.exists()


def test_nobody_gets_into_another_municipality_by_its_address(cast: Cast, municipal: Municipal) -> None:
    add_person(unit=cast.other_unit, name="Una", email="una@fjordby.example", role=Role.LEADER, by=None)
    municipal.tell({"u9": says("una@fjordby.example", roles=EMPLOYEE)})
    client = Client()
    answer = municipal.sign_in(client, "u9")
    assert "tilhører allerede en anden" in answer.content.decode()
    assert not is_in(client)
    assert not SocialAccount.objects.exists()


def test_who_inherits_an_address_does_not_inherit_the_person(cast: Cast, municipal: Municipal) -> None:
    municipal.tell({"old": says(cast.ali.email, roles=EMPLOYEE), "new": says(cast.ali.email, roles=EMPLOYEE)})
    municipal.sign_in(Client(), "old")
    client = Client()
    answer = municipal.sign_in(client, "new")
    assert "tilhører allerede en anden" in answer.content.decode()
    assert not is_in(client)


def test_whoever_has_left_does_not_come_in(cast: Cast, municipal: Municipal) -> None:
    municipal.tell({"u1": says(cast.ali.email, roles=EMPLOYEE)})
    municipal.sign_in(Client(), "u1")
    Person.objects.filter(pk=cast.ali.pk).update(is_active=False)
    client = Client()
    municipal.sign_in(client, "u1")
    assert not is_in(client)


@pytest.mark.parametrize(
    "twist",
    [
        "audience",
        "audiences",
        "expired",
        "endless",
        "issuer",
        "nonce",
        "nonceless",
        "unsigned",
        "stranger",
        "secret",
        "garbage",
    ],
)
def test_a_token_that_is_not_to_be_believed_lets_nobody_in(cast: Cast, municipal: Municipal, twist: str) -> None:
    municipal.tell({"u1": says(cast.ali.email, roles=EMPLOYEE)}, twist=twist)
    client = Client()
    assert municipal.sign_in(client, "u1").status_code in {403, 502}
    assert not is_in(client)
    assert not SocialAccount.objects.exists()


def test_a_real_token_of_an_earlier_sign_in_is_not_taken_again(cast: Cast, municipal: Municipal) -> None:
    municipal.tell({"u1": says(cast.rita.email, roles=EMPLOYEE)}, twist="replay")
    municipal.sign_in(Client(), "u1")
    client = Client()
    assert municipal.sign_in(client, "u1").status_code == 403
    assert not is_in(client)


def test_the_way_back_works_once_and_in_the_browser_that_began(cast: Cast, municipal: Municipal) -> None:
    municipal.tell({"u1": says(cast.ali.email, roles=EMPLOYEE)})
    client, thief = Client(), Client()
    address = municipal.way(client, "u1")
    assert thief.get(address).status_code == 403
    assert not is_in(thief)
    client.get(address)
    assert is_in(client)
    client.post("/log-ud/")
    assert client.get(address).status_code == 403
    assert not is_in(client)


def test_an_answer_that_nobody_asked_for_is_refused(cast: Cast, municipal: Municipal) -> None:
    back = reverse("provider-answer", args=[municipal.cvr])
    for query in ("", "?code=x", "?code=x&state=y", "?error=access_denied&state=y"):
        assert Client().get(back + query).status_code == 403


def test_whoever_turns_round_is_told_that_nothing_happened(cast: Cast, municipal: Municipal) -> None:
    answer = municipal.sign_in(Client(), "")
    assert "Der er ikke sket noget" in answer.content.decode()


def test_an_address_that_is_only_in_the_user_info_counts_too(cast: Cast, municipal: Municipal) -> None:
    municipal.tell({"u1": says(cast.ali.email, roles=EMPLOYEE)}, twist="thin")
    client = Client()
    municipal.sign_in(client, "u1")
    assert is_in(client)


def test_no_cpr_number_and_no_token_is_kept(cast: Cast, municipal: Municipal) -> None:
    municipal.tell({"u1": says(cast.ali.email, roles=EMPLOYEE, cpr="0101701234")})
    for _turn in range(2):
        municipal.sign_in(Client(), "u1")
    for model in apps.get_models():
        assert "0101701234" not in str(list(model._default_manager.values())), model
    assert [account.extra_data for account in SocialAccount.objects.all()] == [{}]


def test_a_name_with_a_cpr_number_is_not_stored(cast: Cast, municipal: Municipal) -> None:
    municipal.tell({"u2": says("nina@fjordby.example", roles=EMPLOYEE, name="Nina 010170-1234")})
    assert municipal.sign_in(Client(), "u2").status_code == 403
    assert not Person.objects.filter(email="nina@fjordby.example").exists()


def test_no_other_site_is_the_next_page(cast: Cast, municipal: Municipal) -> None:
    municipal.tell({"u1": says(cast.ali.email, roles=EMPLOYEE)})
    for wish in ("https://elsewhere.example/", "//elsewhere.example", "javascript:alert(1)"):
        assert municipal.sign_in(Client(), "u1", wish=wish).headers["Location"] == "/"


def test_the_link_cannot_ask_the_municipality_for_more_than_we_do(cast: Cast, municipal: Municipal) -> None:
    begun = Client().get(
        reverse("provider-sign-in", args=[municipal.cvr]), {"scope": "admin", "auth_params": "prompt=x"}
    )
    sent = begun.headers["Location"]
    assert "admin" not in sent
    assert "prompt" not in sent
    assert "code_challenge_method=S256" in sent
    assert "nonce=" in sent


def test_a_code_by_mail_is_no_way_round(cast: Cast, municipal: Municipal) -> None:
    page = Client().post(reverse("sign-in"), {"email": cast.ali.email, "next": "/aftaler/"})
    assert f"/log-ind/kommune/{municipal.cvr}/?next=%2Faftaler%2F" in page.content.decode()
    Person.objects.filter(pk=cast.ali.pk).update(email="ali@privat.example")
    client = Client()
    refused = client.post(reverse("demo-be", args=[cast.ali.pk]))
    assert "lukker en kode på mail dig ikke ind" in refused.content.decode()
    assert not is_in(client)


def test_the_sign_in_page_names_the_municipality(cast: Cast, municipal: Municipal) -> None:
    assert "Log ind gennem Fjordby Kommune" in Client().get(reverse("sign-in")).content.decode()


def test_a_provider_that_is_gone_gets_a_page_that_says_so(cast: Cast, municipal: Municipal) -> None:
    fields = {"issuer": "http://127.0.0.1:9", "client_id": "medspil", "domains": ["fjordby.example"]}
    set_provider(municipality=cast.municipality, fields=fields, meanings=[])
    answer = Client().get(reverse("provider-sign-in", args=[municipal.cvr]))
    assert answer.status_code == 502
    assert "svarer ikke, som det skal" in answer.content.decode()


def test_a_sign_in_that_says_no_roles_leaves_those_of_the_staff_file(cast: Cast, municipal: Municipal) -> None:
    fields = {"issuer": municipal.issuer, "client_id": "medspil", "domains": ["fjordby.example"]}
    set_provider(municipality=cast.municipality, fields=fields, meanings=[])
    follow(person=cast.ali, said={(Role.LEADER, cast.jobcentre.pk): cast.jobcentre})
    municipal.tell({"u1": says(cast.ali.email)})
    client = Client()
    municipal.sign_in(client, "u1")
    assert is_in(client)
    assert roles_in(cast.ali, cast.jobcentre) == {Role.LEADER}


def test_an_issuer_that_calls_itself_something_else_is_not_believed(cast: Cast, municipal: Municipal) -> None:
    other = municipal.issuer.replace("127.0.0.1", "localhost")
    fields = {"issuer": other, "client_id": "medspil", "domains": ["fjordby.example"]}
    set_provider(municipality=cast.municipality, fields=fields, meanings=[])
    assert Client().get(reverse("provider-sign-in", args=[municipal.cvr])).status_code == 502


def test_a_wrong_secret_lets_nobody_in(cast: Cast, municipal: Municipal, monkeypatch: pytest.MonkeyPatch) -> None:
    municipal.tell({"u1": says(cast.ali.email, roles=EMPLOYEE)})
    monkeypatch.setenv(secret_name(municipal.cvr), SECRET + "x")
    client = Client()
    assert municipal.sign_in(client, "u1").status_code in {403, 502}
    assert not is_in(client)


def test_the_command_sets_it_up_shows_it_and_takes_it_away(cast: Cast, municipal: Municipal) -> None:
    def run(*words: str) -> str:
        said = StringIO()
        call_command("municipality_signin", "--cvr", municipal.cvr, *words, stdout=said)
        return said.getvalue()

    shown = run(
        *("--issuer", municipal.issuer, "--client-id", "medspil", "--domain", "@Fjordby.example"),
        *("--role", "Medspil.Leder=leader:borgerservice", "--role", "Medspil=employee"),
    )
    assert "roles Medspil.Leder is leader in Borgerservice" in shown
    assert f"/log-ind/kommune/{municipal.cvr}/svar/" in shown
    give_role(person=cast.ali, unit=cast.root, role=Role.EDITOR, by=None)
    assert "code in a mail" in run("--remove")
    assert is_in(client_for(cast.ali))
