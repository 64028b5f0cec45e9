# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Sign-in as Fælleskommunal Adgangsstyring does it, against a real provider."""

import base64
import time
from collections.abc import Sequence
from typing import Any

import pytest
from allauth.socialaccount.models import SocialAccount
from django.apps import apps
from django.test import Client
from django.urls import reverse

from medspil.organisations.access import roles_in
from medspil.organisations.models import Membership, Person
from medspil.organisations.permissions import Role
from tests.cast import Cast
from tests.organisations.saml.conftest import ROLES, Municipal
from tests.organisations.saml.identity_provider import CVR, EID, Somebody

pytestmark = pytest.mark.once

SERIAL = "3f1c2b7e-0d8a-4a53-9a7b-52d6c1f0a001"
PRIVILEGES = f"{EID}/privilegesIntermediate"


def group(*roles: str, cvr: str = CVR, more: str = "") -> str:
    inner = "".join(f"<Privilege>{ROLES}/{role}/1</Privilege>" for role in roles)
    return f'<PrivilegeGroup Scope="urn:dk:gov:saml:cvrNumberIdentifier:{cvr}">{inner}{more}</PrivilegeGroup>'


def privileges(*groups: str) -> str:
    text = f'<bpp:PrivilegeList xmlns:bpp="http://itst.dk/oiosaml/basic_privilege_profile">{"".join(groups)}'
    return base64.b64encode(f'<?xml version="1.0" encoding="UTF-8"?>{text}</bpp:PrivilegeList>'.encode()).decode()


def says(email: str, roles: Sequence[str] = ("medarbejder",), *, serial: str = SERIAL, **more: Any) -> Somebody:
    """What the municipality says of somebody."""
    told = {f"{EID}/email": email, PRIVILEGES: privileges(group(*roles)), **more.pop("attributes", {})}
    return Somebody(serial=serial, attributes=told, **more)


def is_in(client: Client) -> bool:
    return client.get("/").status_code == 200


def test_a_colleague_comes_in_where_she_wanted_and_with_her_roles(cast: Cast, municipal: Municipal) -> None:
    municipal.tell(says(cast.ali.email, ["leder"]))
    client = Client()
    answer = municipal.sign_in(client, wish="/aftaler/")
    assert answer.headers["Location"] == "/aftaler/", answer.content.decode()
    assert cast.ali.name in client.get("/").content.decode()
    assert roles_in(cast.ali, cast.jobcentre) == {Role.LEADER}
    assert roles_in(cast.ali, cast.counter) == {Role.EMPLOYEE}  # given by hand, and still there


def test_she_is_known_again_by_her_uuid_when_name_and_address_are_new(cast: Cast, municipal: Municipal) -> None:
    municipal.tell(says(cast.ali.email))
    municipal.sign_in(Client())
    municipal.tell(says("new@elsewhere.example", name="Nyt Navn", serial=SERIAL.upper()))
    client = Client()
    municipal.sign_in(client)
    assert cast.ali.name in client.get("/").content.decode()
    assert [account.uid for account in SocialAccount.objects.all()] == [SERIAL]


def test_somebody_new_with_a_role_is_added_with_the_name_of_the_subject(cast: Cast, municipal: Municipal) -> None:
    municipal.tell(says("Nina@Fjordby.example"))
    client = Client()
    municipal.sign_in(client)
    assert is_in(client)
    nina = Person.objects.get(email="nina@fjordby.example")
    assert (nina.name, nina.municipality) == ("Nina Nord", cast.municipality)
    assert roles_in(nina, cast.counter) == {Role.EMPLOYEE}


def test_the_full_name_counts_before_that_of_the_subject(cast: Cast, municipal: Municipal) -> None:
    municipal.tell(says("nina@fjordby.example", attributes={f"{EID}/fullName": "Nina Nord Nielsen"}))
    municipal.sign_in(Client())
    assert Person.objects.get(email="nina@fjordby.example").name == "Nina Nord Nielsen"


def test_a_lost_role_is_lost_at_the_next_sign_in(cast: Cast, municipal: Municipal) -> None:
    municipal.tell(says("nina@fjordby.example", ["administrator", "medarbejder"]))
    client = Client()
    municipal.sign_in(client)
    assert client.get(reverse("people")).status_code == 200
    municipal.tell(says("nina@fjordby.example"))
    client = Client()
    municipal.sign_in(client)
    assert client.get(reverse("people")).status_code == 404


def test_whoever_has_no_role_left_does_not_come_in(cast: Cast, municipal: Municipal) -> None:
    municipal.tell(says("nina@fjordby.example"))
    municipal.sign_in(Client())
    municipal.tell(says("nina@fjordby.example", []))
    client = Client()
    answer = municipal.sign_in(client)
    assert answer.status_code == 403
    assert "Du har ingen rolle i Medspil" in answer.content.decode()
    assert not is_in(client)
    assert not Membership.objects.of(cast.municipality).filter(person__email="nina@fjordby.example").exists()


WITHOUT = {
    "of another municipality": privileges(group("administrator", cvr="10000002")),
    "of a production unit": privileges(group("administrator").replace("cvrNumber", "productionUnit")),
    "with a constraint": privileges(group("administrator", more='<Constraint Name="x">uuid</Constraint>')),
    "of another system": privileges(group("administrator").replace("medspil.example", "andet.example")),
}


@pytest.mark.parametrize("said", WITHOUT.values(), ids=WITHOUT)
def test_only_roles_that_were_given_here_count(cast: Cast, municipal: Municipal, said: str) -> None:
    both = [said, privileges(group("medarbejder"))]
    municipal.tell(says(cast.ali.email, attributes={PRIVILEGES: both}))
    client = Client()
    municipal.sign_in(client)
    assert is_in(client)
    assert roles_in(cast.ali, cast.root) == frozenset()


def test_the_older_names_and_the_level_as_a_class_are_understood(cast: Cast, municipal: Municipal) -> None:
    old = "dk:gov:saml:attribute:"
    told = {f"{old}CvrNumberIdentifier": CVR, f"{old}Privileges_intermediate": privileges(group("leder"))}
    municipal.tell(says(cast.ali.email, [], attributes={**told, "https://data.gov.dk/concept/core/nsis/loa": []}))
    client = Client()
    municipal.sign_in(client)
    assert is_in(client)
    assert roles_in(cast.ali, cast.jobcentre) == {Role.LEADER}


def test_no_cpr_number_and_nothing_of_the_assertion_is_kept(
    cast: Cast, municipal: Municipal, caplog: pytest.LogCaptureFixture
) -> None:
    cpr = {f"{EID}/cprNumber": "0101701234", "dk:gov:saml:attribute:CprNumberIdentifier": "0101701234"}
    municipal.tell(says(cast.ali.email, attributes=cpr))
    for _turn in range(2):
        client = Client()
        municipal.sign_in(client)
        assert is_in(client)
    for model in apps.get_models():
        assert "0101701234" not in str(list(model._default_manager.values())), model
    assert "0101701234" not in caplog.text
    assert [account.extra_data for account in SocialAccount.objects.all()] == [{}]
    for session in apps.get_model("sessions.Session").objects.all():
        assert "said" not in session.get_decoded()


def test_a_name_with_a_cpr_number_is_not_stored(cast: Cast, municipal: Municipal) -> None:
    municipal.tell(says("nina@fjordby.example", name="Nina 010170-1234"))
    assert municipal.sign_in(Client()).status_code == 403
    assert not Person.objects.filter(email="nina@fjordby.example").exists()


def test_a_name_cannot_be_another_persons_key(cast: Cast, municipal: Municipal) -> None:
    municipal.tell(says(cast.rita.email))
    municipal.sign_in(Client())
    thief = "3f1c2b7e-0d8a-4a53-9a7b-52d6c1f0a002"
    municipal.tell(says(cast.ali.email, name=f"Tim,Serial={SERIAL}", serial=thief))
    client = Client()
    municipal.sign_in(client)
    assert cast.ali.name in client.get("/").content.decode()
    assert SocialAccount.objects.get(uid=thief).user_id == cast.ali.pk


def test_whoever_the_municipality_turns_away_is_told_so(cast: Cast, municipal: Municipal) -> None:
    municipal.tell(says(cast.ali.email), denied=True)
    answer = municipal.sign_in(Client())
    assert answer.status_code == 403
    assert "lukkede dig ikke ind" in answer.content.decode()


def test_who_it_is_can_be_asked_again(cast: Cast, municipal: Municipal) -> None:
    municipal.tell(says(cast.rita.email, ["administrator"]))
    client = Client()
    municipal.sign_in(client)
    session = client.session
    session["account_authentication_methods"] = [{"method": "socialaccount", "at": time.time() - 60 * 60}]
    session.save()
    sent = client.get(reverse("people"))
    assert sent.status_code == 302
    assert "Log ind gennem Fjordby Kommune" in client.get(sent.headers["Location"]).content.decode()
    answer = municipal.sign_in(client, wish=reverse("people"))
    assert municipal.provider.requests[-1].force_authn == "true"
    assert answer.headers["Location"] == reverse("people")
    assert client.get(reverse("people")).status_code == 200


def test_an_earlier_sign_in_does_not_say_who_it_is_now(cast: Cast, municipal: Municipal) -> None:
    municipal.tell(says(cast.rita.email, ["administrator"]))
    client = Client()
    municipal.sign_in(client)

    def long_ago(response: Any) -> None:
        response.assertion.authn_statement[0].authn_instant = "2026-01-01T08:00:00Z"

    municipal.tell(says(cast.rita.email, ["administrator"]), before=long_ago)
    assert municipal.sign_in(client).status_code == 403


def test_the_door_of_the_other_protocol_is_shut(cast: Cast, municipal: Municipal) -> None:
    assert Client().get(reverse("provider-answer", args=[CVR])).status_code == 404
