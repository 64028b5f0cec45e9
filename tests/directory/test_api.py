# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The public API, as a program meets it that knows HSDS 3.1 and nothing of us."""

import json
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client

from medspil.directory.actions import offers
from medspil.directory.hsds.feeds import metres
from medspil.directory.hsds.standard import faults
from medspil.directory.hsds.terms import NEEDS, taxonomies, terms
from medspil.directory.models import Offer, Place
from tests.cast import Cast
from tests.directory import samples

BASE = "/hsds/10000001/"
LISTS = {
    "services": "service",
    "organizations": "organization",
    "service_at_locations": "service_at_location",
    "taxonomies": "taxonomy",
    "taxonomy_terms": "taxonomy_term",
}
PAGE = {"total_items", "total_pages", "page_number", "size", "first_page", "last_page", "empty", "contents"}


@pytest.fixture
def two(cast: Cast) -> tuple[Offer, Offer]:
    cafe = samples.cafe(
        cast, keeper_email="spoerg@bibliotek.example", website="https://bibliotek.example", price="20 kr."
    )
    phone = samples.offer(
        cast, "Ring og få hjælp", needs=["letters"], by=samples.provider(cast, "Seniorer", kind="association")
    )
    samples.opened(cast, phone, week="9-12", exceptions="24.12.2026 - 1.1.2027 lukket Juleferie\n23.12.2026 10-11")
    return cafe, phone


def get(path: str, **asked: object) -> Any:
    answer = Client().get(path if path.startswith("/") else BASE + path, asked)
    assert answer.status_code == 200, answer.content
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    return answer.json()


def ids(path: str, **asked: object) -> list[str]:
    return [one["id"] for one in get(path, **asked)["contents"]]


def test_the_base_leads_to_the_description(two: object) -> None:
    base = get("")
    assert base["version"] == "3.1"
    assert base["profile"].startswith("https://")
    described = get(urlsplit(base["openapi_url"]).path)
    assert described["openapi"] == "3.1.0"
    assert described["servers"] == [{"url": "http://testserver/hsds/10000001"}]


@pytest.mark.parametrize("full", ["true", "false"])
@pytest.mark.parametrize("name", LISTS)
def test_everything_is_as_the_schemas_say(two: object, name: str, full: str) -> None:
    page = get(name, full=full)
    assert page.keys() == PAGE
    assert page["contents"]
    for document in page["contents"]:
        assert faults(LISTS[name], document) == []
        alone = get(f"{name}/{document['id']}")
        assert faults(LISTS[name], alone) == []
        assert alone["id"] == document["id"]


def test_a_service_is_nested_and_tells_what_we_know(two: tuple[Offer, Offer]) -> None:
    service = get(f"services/{two[0].key}")
    stop = service["service_at_locations"][0]
    assert service["organization"]["name"] == "Fjordby Bibliotek"
    assert stop["location"]["addresses"][0]["postal_code"] == "5999"
    assert [one["byday"] for one in stop["schedules"]] == ["TU", "TH"]
    assert [one["code"] for one in service["languages"]] == ["da", "ar"]
    assert {one["taxonomy_term"]["code"] for one in service["attributes"]} == {"devices", "mitid", "drop-in"}
    assert service["assured_date"] == "2026-03-02"
    assert "spoerg@bibliotek.example" not in json.dumps(service)
    shallow = get("services")["contents"][0]
    assert "organization" in shallow
    assert not [name for name, value in shallow.items() if isinstance(value, list)]


def test_exceptions_are_schedules_for_a_time(two: tuple[Offer, Offer]) -> None:
    schedules = get(f"services/{two[1].key}")["schedules"]
    assert [(one.get("byday"), one.get("valid_from"), one.get("opens_at")) for one in schedules] == [
        ("MO", None, "09:00"),
        ("WE", "2026-12-23", "10:00"),
        (None, "2026-12-24", None),
        (None, "2026-12-23", None),
    ]


def test_pages_have_a_head_and_end(two: tuple[Offer, Offer]) -> None:
    first, second = get("services", per_page=1), get("services", per_page=1, page=2)
    assert first["contents"] != second["contents"]
    head = {name: first[name] for name in PAGE - {"contents"}}
    assert head == {
        "total_items": 2, "total_pages": 2, "page_number": 1, "size": 1,
        "first_page": True, "last_page": False, "empty": False,
    }  # fmt: skip
    assert (second["first_page"], second["last_page"]) == (False, True)
    after = get("services", per_page=1, page=9)
    assert (after["size"], after["empty"], after["contents"]) == (0, True, [])
    nobody = get("/hsds/10000002/services")
    assert (nobody["total_items"], nobody["total_pages"], nobody["empty"]) == (0, 0, True)


def test_filters_are_cumulative(two: tuple[Offer, Offer]) -> None:
    cafe, phone = str(two[0].key), str(two[1].key)
    term = {one.code: one.id for one in terms()}
    needs = next(one.id for one in taxonomies() if one.key == NEEDS)
    library, seniors = str(two[0].provider.key), str(two[1].provider.key)
    assert set(ids("services", taxonomy_id=needs)) == {cafe, phone}
    assert ids("services", taxonomy_term_id=term["letters"]) == [phone]
    assert ids("services", organization_id=library) == [cafe]
    assert ids("services", taxonomy_term_id=term["letters"], organization_id=library) == []
    assert ids("services", search="telefon", organization_id=seniors) == [phone]
    assert ids("services", search="it-café", taxonomy_id=needs) == [cafe]
    assert ids("organizations", taxonomy_term_id=term["letters"]) == [seniors]
    assert ids("service_at_locations", postcode="5999", organization_id=library) == [str(two[0].openings.get().key)]
    assert ids("service_at_locations", postcode="5000") == []


def test_modified_after_is_on_or_after(two: tuple[Offer, Offer], cast: Cast) -> None:
    last = max(one["last_modified"] for one in get("services")["contents"])
    assert ids("services", modified_after=last)
    assert ids("services", modified_after="2999-01-01") == []
    assert len(ids("services", modified_after="2001-01-01T00:00:00 02:00")) == 2, "a plus that became a space"
    offers.assure(offer=two[0], on=datetime.now(UTC).date(), by=cast.rita)
    assert ids("services", modified_after=get(f"services/{two[0].key}")["last_modified"]) == [str(two[0].key)]


def test_minimal_lists_ids_and_when_they_changed(two: tuple[Offer, Offer]) -> None:
    page = get("services", minimal="true")
    assert all(one.keys() == {"id", "last_modified"} for one in page["contents"])
    assert page["total_pages"] == 1


def test_ndjson_has_all_in_lines_whatever_the_page(two: tuple[Offer, Offer]) -> None:
    answer = Client().get(BASE + "services", {"format": "ndjson", "per_page": 1, "page": 7, "full": "true"})
    assert answer.headers["Content-Type"] == "application/x-ndjson"
    lines = [json.loads(line) for line in answer.content.decode().splitlines()]
    assert {line["id"] for line in lines} == {str(offer.key) for offer in two}
    assert all(faults("service", line) == [] for line in lines)


@pytest.mark.parametrize(
    "asked",
    [{"page": "0"}, {"page": "en"}, {"per_page": "-1"}, {"page": "٣"}, {"full": "ja"}, {"format": "xml"},
     {"modified_after": "i går"}, {"modified_after": "0001-01-01T00:00:00+14:00"}],
)  # fmt: skip
def test_what_cannot_be_read_is_told(two: object, asked: dict[str, str]) -> None:
    answer = Client().get(BASE + "services", asked)
    assert answer.status_code == 400
    assert next(iter(asked)) in answer.json()["error"]


@pytest.mark.parametrize(
    "path", ["services/x", "services/%00", "taxonomies/1", "organizations/", "/hsds/99999999/services"]
)
def test_what_is_not_there_is_not_found(two: object, path: str) -> None:
    assert Client().get(path if path.startswith("/") else BASE + path).status_code == 404


def test_what_citizens_do_not_see_is_not_there(two: tuple[Offer, Offer]) -> None:
    Offer.objects.filter(pk=two[0].pk).update(status="inactive")
    assert str(two[0].key) not in ids("services")
    assert Client().get(f"{BASE}services/{two[0].key}").status_code == 404
    assert ids("service_at_locations") == []


def test_nearness_is_in_metres_over_ground(two: tuple[Offer, Offer], cast: Cast) -> None:
    assert metres((55.6761, 12.5683), (56.1629, 10.2039)) == pytest.approx(157_000, rel=0.01)  # Copenhagen to Aarhus
    far = samples.cafe(cast, name="I Sandby")
    Place.objects.filter(openings__offer=two[0]).update(latitude=55.0, longitude=10.0)
    Place.objects.filter(openings__offer=far).update(latitude=55.02, longitude=10.0, postcode="5998")
    here, there = str(two[0].openings.get().key), str(far.openings.get().key)
    assert ids("service_at_locations", postcode="5999", proximity=1000) == [here]
    assert set(ids("service_at_locations", postcode="5999", proximity=3000)) == {here, there}
