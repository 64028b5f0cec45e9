# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""SCIM 2.0 with the requests that Entra ID sends: its own order, its texts for true and false, its paths."""

from collections.abc import Callable
from io import StringIO
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from medspil.custody.actions import erase
from medspil.organisations.access import roles_in
from medspil.organisations.actions import give_role
from medspil.organisations.models import Membership, Person, ScimToken
from medspil.organisations.permissions import Role
from medspil.organisations.providers.actions import set_provider
from tests.cast import Cast, client_for

USERS = "/scim/v2/Users"
USER = "urn:ietf:params:scim:schemas:core:2.0:User"
PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp"
Ask = Callable[..., HttpResponse]


def key_of(cvr: str) -> str:
    out = StringIO()
    call_command("municipality_scim", cvr, stdout=out)
    return out.getvalue().split("Secret token: ")[1].split("\n")[0]


def asking(key: str) -> Ask:
    client = Client(headers={"authorization": f"Bearer {key}"})

    def ask(method: str, path: str, body: Any = None, **query: str) -> HttpResponse:
        if method == "get":
            return client.get(path, query)
        return getattr(client, method)(path, body, content_type="application/scim+json")

    return ask


@pytest.fixture
def ask(cast: Cast) -> Ask:
    """Fjordby's system, with a key; the municipality has said what its roles mean."""
    cache.clear()
    fields = {"issuer": "https://signin.example/v2.0", "client_id": "medspil", "domains": ["fjordby.example"]}
    meanings = [("Medspil.Leder", Role.LEADER, cast.jobcentre), ("Medspil.Medarbejder", Role.EMPLOYEE, cast.counter)]
    set_provider(municipality=cast.municipality, fields=fields, meanings=meanings)
    return asking(key_of(cast.municipality.cvr))


def patch(*operations: dict[str, Any]) -> dict[str, Any]:
    return {"schemas": [PATCH], "Operations": list(operations)}


def place(person: Person) -> str:
    return f"{USERS}/{person.pk}"


NINA = {
    "schemas": [USER, "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],
    "externalId": "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef",
    "userName": "Nina@fjordby.example",
    "active": True,
    "displayName": "Nina Nord",
    "emails": [{"primary": True, "type": "work", "value": "nina@fjordby.example"}],
    "meta": {"resourceType": "User"},
    "name": {"formatted": "Nina Nord", "familyName": "Nord", "givenName": "Nina"},
    "roles": [{"primary": "False", "type": "x", "display": "Leder", "value": "Medspil.Leder"}],
}


def test_somebody_is_looked_for_and_made(cast: Cast, ask: Ask) -> None:
    empty = ask("get", USERS, filter='userName eq "nina@fjordby.example"')
    assert (empty.status_code, empty.json()["totalResults"], empty.json()["Resources"]) == (200, 0, [])
    made = ask("post", USERS, NINA)
    assert made.status_code == 201
    assert made.headers["Content-Type"] == "application/scim+json"
    nina = Person.objects.get(email="nina@fjordby.example")
    assert made.headers["Location"].endswith(place(nina))
    assert roles_in(nina, cast.jobcentre) == {Role.LEADER}
    found = ask("get", USERS, filter='userName eq "NINA@fjordby.example"').json()
    assert found["Resources"] == [made.json()]
    assert (found["Resources"][0]["active"], found["Resources"][0]["roles"]) == (True, [{"value": "Medspil.Leder"}])
    twice = ask("post", USERS, NINA)
    assert (twice.status_code, twice.json()["scimType"]) == (409, "uniqueness")


OFF = [
    {"op": "Replace", "path": "active", "value": "False"},  # Entra as it comes
    {"op": "replace", "path": "active", "value": False},  # and with its flag for the standard
    {"op": "Replace", "value": {"active": False}},
]


@pytest.mark.parametrize("operation", OFF)
def test_whoever_is_switched_off_is_out_at_once(cast: Cast, ask: Ask, operation: dict[str, Any]) -> None:
    ali = client_for(cast.ali)
    assert ali.get(reverse("topics")).status_code == 200
    answer = ask("patch", place(cast.ali), patch(operation))
    assert (answer.status_code, answer.json()["active"]) == (200, False)
    assert ali.get(reverse("topics")).status_code == 302
    assert roles_in(cast.ali, cast.counter) == frozenset()
    assert ask("get", place(cast.ali)).json()["active"] is False
    back = ask("patch", place(cast.ali), patch({"op": "Replace", "path": "active", "value": "True"}))
    assert back.json()["active"] is True
    assert ali.get(reverse("topics")).status_code == 302  # the old session does not rise again


def test_names_addresses_and_roles_are_followed(cast: Cast, ask: Ask) -> None:
    json_text = '{"id":"18d1","value":"Medspil.Leder","displayName":"Leder"}'
    answer = ask(
        "patch",
        place(cast.ali),
        patch(
            {"op": "Replace", "path": "displayName", "value": "Ali Aslan Berg"},
            {"op": "Replace", "path": 'emails[type eq "work"].value', "value": "somewhere@else.example"},
            {"op": "Replace", "path": "userName", "value": "ali.berg@fjordby.example"},
            {"op": "Add", "path": "roles", "value": [{"value": json_text}]},
        ),
    )
    assert answer.status_code == 200, answer.content
    cast.ali.refresh_from_db()
    assert (cast.ali.name, cast.ali.email) == ("Ali Aslan Berg", "ali.berg@fjordby.example")
    assert roles_in(cast.ali, cast.jobcentre) == {Role.LEADER}
    assert roles_in(cast.ali, cast.counter) == {Role.EMPLOYEE}  # by hand
    whole = {"schemas": [USER], "userName": cast.ali.email, "displayName": "Ali Aslan", "active": True, "roles": []}
    assert ask("put", place(cast.ali), whole).json()["displayName"] == "Ali Aslan"
    assert roles_in(cast.ali, cast.jobcentre) == frozenset()
    assert ask("delete", place(cast.ali)).status_code == 204
    assert ask("get", place(cast.ali)).json()["active"] is False


def test_a_list_comes_in_pages(cast: Cast, ask: Ask) -> None:
    first = ask("get", USERS, startIndex="1", count="5").json()
    rest = ask("get", USERS, startIndex="6", count="5").json()
    assert (first["totalResults"], first["itemsPerPage"], rest["itemsPerPage"]) == (8, 5, 3)
    names = [row["userName"] for row in first["Resources"] + rest["Resources"]]
    assert names == sorted(Person.objects.of(cast.municipality).values_list("email", flat=True))


def test_an_erased_person_is_nobody_that_the_system_could_bring_back(ask: Ask, cast: Cast) -> None:
    erase(person=cast.mette, by=cast.rita)
    listed = ask("get", USERS).json()
    assert {"Tove Toft", "Ali Aslan"} < {each["displayName"] for each in listed["Resources"]}
    assert str(cast.mette.pk) not in {each["id"] for each in listed["Resources"]}
    assert ask("patch", place(cast.mette), patch(OFF[0])).status_code == 404


def test_another_municipality_is_not_there(cast: Cast, ask: Ask) -> None:
    assert ask("get", place(cast.ulla)).status_code == 404
    assert ask("patch", place(cast.ulla), patch(OFF[0])).status_code == 404
    assert ask("get", USERS, filter=f'userName eq "{cast.ulla.email}"').json()["totalResults"] == 0
    taken = {**NINA, "userName": cast.ulla.email}
    assert ask("post", USERS, taken).status_code == 400  # no address of this municipality
    assert Person.objects.get(pk=cast.ulla.pk).is_active


def test_the_key_counts_and_is_kept_as_a_hash(cast: Cast, ask: Ask) -> None:
    key = key_of(cast.municipality.cvr)
    assert ask("get", USERS).status_code == 401  # the one before it
    assert asking(key)("get", USERS).status_code == 200
    assert key not in str(list(ScimToken.objects.values()))
    for wrong in ("", "x", key + "x", ScimToken.objects.get().token_hash):
        answer = asking(wrong)("get", USERS)
        assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
    assert client_for(cast.rita).get(USERS).status_code == 401
    call_command("municipality_scim", cast.municipality.cvr, remove=True, stdout=StringIO())
    assert asking(key)("get", USERS).status_code == 401


BAD = [
    ("get", USERS, {"filter": 'externalId eq "1"'}, "invalidFilter"),
    ("get", USERS, {"filter": "userName eq"}, "invalidFilter"),
    ("get", USERS, {"count": "many"}, "invalidValue"),
    ("post", USERS, "{", "invalidSyntax"),
    ("post", USERS, [1], "invalidSyntax"),
    ("post", USERS, {"userName": "ny@fjordby.example"}, "invalidValue"),
    ("post", USERS, {**NINA, "name": 3, "displayName": ["x" * 90], "userName": "a b@fjordby.example"}, "invalidValue"),
    ("post", USERS, {**NINA, "active": "perhaps"}, "invalidValue"),
    ("patch", "", {"Operations": [{"op": "burn", "path": "active"}]}, "invalidSyntax"),
    ("patch", "", {"Operations": {"op": "add"}}, "invalidSyntax"),
    ("patch", "", {"Operations": [{"op": "add", "value": 3}]}, "noTarget"),
]


def test_what_is_wrong_is_told_as_scim_tells_it(cast: Cast, ask: Ask) -> None:
    for method, path, said, kind in BAD:
        query = said if method == "get" and isinstance(said, dict) else {}
        answer = ask(method, path or place(cast.ali), None if query else said, **query)
        assert (answer.status_code, answer.json().get("scimType")) == (400, kind), (method, said, answer.content)
    assert Person.objects.of(cast.municipality).count() == 8


def test_a_key_that_asks_without_end_has_to_wait(cast: Cast, ask: Ask, settings: Any) -> None:
    settings.SCIM_REQUESTS, settings.SCIM_WRONG_KEYS = 2, 1
    answers = [ask("get", f"{USERS}/nobody") for _try in range(20)]  # 20: a new minute may begin between two of them
    assert (answers[0].status_code, answers[-1].status_code) == (404, 429)
    assert answers[-1].headers["Retry-After"] == "60"
    assert [asking("x")("get", USERS).status_code for _try in range(20)][-1] == 429


def test_the_last_administrator_stays_until_there_is_another(ask: Ask, cast: Cast) -> None:
    rita = f"{USERS}/{cast.rita.pk}"
    off = patch({"op": "replace", "path": "active", "value": "False"})
    for answer in (ask("patch", rita, off), ask("delete", rita)):
        assert answer.status_code == 400
        assert (answer.json()["scimType"], "last administrator" in answer.json()["detail"]) == ("mutability", True)
    assert roles_in(cast.rita, cast.root) == {Role.ADMINISTRATOR, Role.EDITOR}
    assert Person.objects.get(pk=cast.rita.pk).is_active
    assert client_for(cast.rita).get(reverse("people")).status_code == 200

    give_role(person=cast.ali, unit=cast.root, role=Role.ADMINISTRATOR, by=cast.rita)
    assert ask("patch", rita, off).status_code == 200
    assert not Person.objects.get(pk=cast.rita.pk).is_active


def test_a_role_that_the_municipality_gave_is_not_taken_from_its_last_administrator(ask: Ask, cast: Cast) -> None:
    fields = {"issuer": "https://signin.example/v2.0", "client_id": "medspil", "domains": ["fjordby.example"]}
    set_provider(
        municipality=cast.municipality, fields=fields, meanings=[("Medspil.Admin", Role.ADMINISTRATOR, cast.root)]
    )
    Membership.objects.of(cast.municipality).filter(role=Role.ADMINISTRATOR).update(provided=True)
    answer = ask("patch", f"{USERS}/{cast.rita.pk}", patch({"op": "remove", "path": "roles"}))
    assert answer.status_code == 400
    assert Role.ADMINISTRATOR in roles_in(cast.rita, cast.root)
