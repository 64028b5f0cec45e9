# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Offers taken in from files of other people, and out again: nothing lost, nothing twice, all or nothing."""

import io
import json
import zipfile
from copy import deepcopy
from pathlib import Path
from typing import Any
from uuid import uuid4

import lxml.html
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse

from medspil.directory.actions.importing import NotRight, take_in
from medspil.directory.hsds import files, writing
from medspil.directory.hsds.standard import faults
from medspil.directory.importing import Fate, Plan, plan_of
from medspil.directory.models import Intake, Offer, Opening, Place, Provider
from medspil.directory.queries import offers_of
from tests.cast import Cast, client_for
from tests.directory import samples
from tests.directory.standard_example import example


def loaded(document: Any, name: str = "tilbud.json") -> files.Loaded:
    return files.read(name, json.dumps(document).encode())


def take(cast: Cast, document: Any) -> Plan:
    plan = plan_of(loaded(document), cast.municipality)
    assert plan.faults == []
    take_in(plan=plan, municipality=cast.municipality, by=cast.rita)
    return plan


def out(cast: Cast) -> list[dict[str, Any]]:
    return [writing.service(offer, public=False) for offer in offers_of(cast.municipality, hidden=True)]


def in_order(value: Any) -> Any:
    """The same with every list in the order of its ids: HSDS gives lists no order."""
    if isinstance(value, dict):
        return {name: in_order(inner) for name, inner in value.items()}
    if isinstance(value, list):
        return sorted((in_order(inner) for inner in value), key=lambda one: json.dumps(one, sort_keys=True))
    return value


def test_what_the_standard_can_say_comes_out_as_it_went_in(cast: Cast) -> None:
    document = example()
    assert faults("service", document) == []
    take(cast, document)
    (service,) = out(cast)
    assert faults("service", service) == []
    del document["last_modified"], service["last_modified"]  # when it changed here
    assert in_order(service) == in_order(document)


STANDARD = Path(__file__).parent / "hsds-3.1"


@pytest.mark.parametrize("name", sorted(path.name for path in STANDARD.glob("*.json")))
def test_the_standards_own_examples_go_in_and_out(cast: Cast, name: str) -> None:
    read = files.load(STANDARD / name)
    plan = plan_of(read, cast.municipality)
    assert plan.faults == []
    take_in(plan=plan, municipality=cast.municipality, by=cast.rita)
    assert not plan_of(read, cast.municipality).changes
    for service in out(cast):
        assert faults("service", service) == []
    for row in Provider.objects.of(cast.municipality):
        assert faults("organization", writing.organization(row)) == []


def test_it_comes_out_as_a_package_and_in_again_by_the_same_ids(cast: Cast) -> None:
    take(cast, example())
    package = files.as_package(out(cast))
    again = files.read("tilbud.zip", files.zipped(package))
    assert again.faults == []
    assert in_order(again.entries[0].document) == in_order(out(cast)[0])
    plan = plan_of(again, cast.municipality)
    assert {line.fate for line in plan.lines} == {Fate.SAME}


def test_taken_in_twice_it_changes_nothing(cast: Cast) -> None:
    take(cast, example())
    before = {model: list(model.objects.values()) for model in (Offer, Opening, Place, Provider)}
    plan = take(cast, [example()])
    assert not plan.changes
    assert {model: list(model.objects.values()) for model in before} == before


def test_what_an_editor_changes_goes_out_and_the_rest_stays(cast: Cast) -> None:
    take(cast, example())
    Offer.objects.update(name="Nyt navn", phone="12 34 56 78")
    (service,) = out(cast)
    assert service["name"] == "Nyt navn"
    assert service["phones"][0] == {**example()["phones"][0], "number": "12 34 56 78"}
    assert service["cost_options"] == example()["cost_options"]


def test_two_municipalities_can_take_the_same_file_in(cast: Cast) -> None:
    take(cast, example())
    plan = plan_of(loaded(example()), cast.other_municipality)
    take_in(plan=plan, municipality=cast.other_municipality, by=cast.ulla)
    assert Offer.objects.filter(key=example()["id"]).count() == 2


def changed(path: str, value: Any) -> dict[str, Any]:
    document = deepcopy(example())
    held: Any = document
    *way, last = path.split("/")
    for part in way:
        held = held[int(part) if isinstance(held, list) else part]
    held[last] = value
    return document


@pytest.mark.parametrize(
    ("path", "value", "words"),
    [
        ("id", "17", "»17« er ikke uuid"),
        ("status", "open", "»open« er ikke en af active"),
        ("email", "info at example", "er ikke email"),
        ("url", "", "er ikke uri"),
        ("minimum_age", "ti", "er ikke af typen number"),
        ("assured_date", "01-02-2026", "er ikke en dato"),
        ("schedules/0/valid_from", "31.12.2026", "er ikke en dato"),
        ("schedules/0/opens_at", "kl 10", "er ikke et klokkeslæt"),
        ("schedules/0/byday", "MA,TI", "er ikke en liste af dage"),
        ("service_at_locations/0/location/addresses/0/country", None, "er ikke af typen string"),
        ("description", "Spørg efter 120360-1234", "cpr-nummer"),
        ("name", "N" * 201, "200"),
    ],
)
def test_what_is_wrong_is_told_and_then_nothing_is_taken_in(cast: Cast, path: str, value: Any, words: str) -> None:
    right = {**{name: example()[name] for name in ("name", "status", "organization")}, "id": str(uuid4())}
    plan = plan_of(loaded([right, changed(path, value)]), cast.municipality)
    assert any(words in fault.words and fault.where == "nr. 2" for fault in plan.faults), plan.faults
    with pytest.raises(NotRight):
        take_in(plan=plan, municipality=cast.municipality, by=cast.rita)
    assert not Offer.objects.exists()


def test_the_same_id_twice_is_told(cast: Cast) -> None:
    plan = plan_of(loaded([example(), example()]), cast.municipality)
    assert [(fault.where, fault.path) for fault in plan.faults] == [("nr. 2", "id")]


def zip_of(files_by_name: dict[str, str]) -> files.Loaded:
    return files.read("pakke.zip", files.zipped(files_by_name))


def test_rows_that_point_at_nothing_and_rows_with_the_same_id_are_told_row_by_row(cast: Cast) -> None:
    take(cast, example())
    package = files.as_package(out(cast))
    head, row = package["services.csv"].splitlines()[:2]
    owner = example()["organization"]["id"]
    wrong = {**package, "services.csv": "\n".join([head, row, row, row.replace(owner, str(uuid4()))])}
    told = [(fault.where, fault.words.partition(" ")[0]) for fault in zip_of(wrong).faults]
    assert ("services.csv række 3", "id") in told
    del package["organizations.csv"]
    assert any(
        fault.where == "services.csv række 2" and fault.path == "organization_id" for fault in zip_of(package).faults
    )


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("x.json", b"{"), ("x.json", b"[1, null]"), ("x.json", b"[" * 100_000), ("x.ndjson", b"{}\nnope"),
        ("x.zip", b"PK"), ("x.exe", b"MZ"),
        ("x.xlsx", b"PK\x03\x04"), ("x.csv", b""), ("x.csv", b"\xff\xfe;;\x00"),
        ("services.csv", b"id,name\n1,\n"),
        ("x.json", b'{"id": 7, "name": [], "status": {}}'), ("x.zip", files.zipped({"a.txt": ""})),
        ("x.json", b'{"id": "1", "name": "\\ud800", "status": "active"}'), ("x.json", b"[NaN]"),
        ("x.json", b'["\\u0000"]'),
    ],
)  # fmt: skip
def test_a_file_that_is_something_else_is_told_and_breaks_nothing(cast: Cast, name: str, data: bytes) -> None:
    page = client_for(cast.rita).post(reverse("intake-new"), {"file": SimpleUploadedFile(name, data)})
    assert page.status_code == 422
    assert "Filen kan ikke indlæses, som den er" in page.content.decode()
    assert not Intake.objects.exists()


def test_a_zip_that_grows_beyond_bounds_is_refused() -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("services.csv", b"0" * (files.MOST_BYTES + 1))
    assert "for stor" in files.read("x.zip", held.getvalue()).faults[0].words


def test_an_editor_sees_what_a_sheet_would_do_before_it_does_it(cast: Cast) -> None:
    client = client_for(cast.rita)
    sheet = SimpleUploadedFile("Tilbud.CSV", samples.SHEET.encode("cp1252"))
    seen = client.post(reverse("intake-new"), {"file": sheet}, follow=True)
    assert "Brevcafé" in seen.content.decode()
    assert not Offer.objects.exists()
    address = seen.redirect_chain[0][0]
    assert "2 tilbud er indlæst" in client.post(address, follow=True).content.decode()
    assert client.post(address).status_code == 404, "a second press"
    brev = Offer.objects.of(cast.municipality).get(name="Brevcafé")
    assert (brev.needs, brev.ways, brev.languages, brev.provider.kind) == (
        ["letters"],
        ["drop-in"],
        ["da", "ar"],
        "association",
    )
    opening = brev.openings.get()
    assert opening.place is not None
    assert opening.place.address == "Stivej 5, 5998 Sandby"
    assert opening.timetable.week(brev.assured_on) == [("mandag", "16–18"), ("tirsdag", "10–12")]
    ring = Offer.objects.of(cast.municipality).get(name="Ring")
    assert ring.openings.get().place is None
    again = plan_of(files.read("tilbud.csv", samples.SHEET.encode(), cast.municipality.pk), cast.municipality)
    assert not again.changes


def test_what_may_point_at_a_citizen_is_listed_row_by_row_and_waits_for_a_yes(cast: Cast) -> None:
    client = client_for(cast.rita)
    rows = samples.SHEET.splitlines()
    rows[1] = rows[1].replace("Brevcafé", "Brevcafé for Bo, født 12.03.1954", 1)
    sheet = SimpleUploadedFile("tilbud.csv", "\n".join(rows).encode())
    seen = client.post(reverse("intake-new"), {"file": sheet}, follow=True)
    page, address = seen.content.decode(), seen.redirect_chain[0][0]
    assert "<mark>12.03.1954</mark>" in page
    assert "ligner en fødselsdato" in page
    assert "række 2" in page
    assert "<mark>Bo" not in page, "who to ask stands in an offer"

    refused = client.post(address)
    assert refused.status_code == 422
    assert not Offer.objects.exists()
    yes = lxml.html.fromstring(page).xpath("//input[@name='not_personal']/@value")[0]
    client.post(address, {"not_personal": yes})
    assert Offer.objects.of(cast.municipality).filter(name__contains="1954").exists()
    again = plan_of(files.read("tilbud.csv", "\n".join(rows).encode(), cast.municipality.pk), cast.municipality)
    assert again.asking is None, "it was answered the first time"


def test_a_sheet_tells_which_cell_is_wrong(cast: Cast) -> None:
    text = f"{samples.HEADINGS}\nA;B;kirke;;mad;;klingonsk;;;;;ti til to;;i går\n;B\n"
    told = {(fault.where, fault.path) for fault in files.read("x.csv", text.encode()).faults}
    assert told >= {("række 2", name) for name in ("slags", "behov", "sprog", "mandag", "tjekket")} | {
        ("række 3", "navn")
    }
    unknown = files.read("x.csv", b"navn;udbyder;farve\nA;B;C\n").faults
    assert "farve" in unknown[0].words


def test_the_command_takes_in_checks_and_takes_out(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source, target = tmp_path / "ind.json", tmp_path / "ud"
    source.write_text(json.dumps(example()))
    cvr = cast.municipality.cvr

    def run(*words: str) -> Any:
        call_command(*words)
        return json.loads(capsys.readouterr().out)

    assert run("directory_validate", str(source), "--json") == {"valid": True, "documents": 1, "errors": []}
    dry = run("directory_import", str(source), "--municipality", cvr, "--dry-run", "--json")
    assert (dry["imported"], dry["new"], Offer.objects.exists()) == (False, 1, False)
    assert run("directory_import", str(source), "--municipality", cvr, "--json")["imported"]
    assert run("directory_export", str(target), "--municipality", cvr, "--json")["services"] == 1
    assert (target / "datapackage.json").exists()
    assert run("directory_validate", str(target), "--json")["valid"]
    source.write_text(json.dumps({**example(), "status": "open"}))
    with pytest.raises(SystemExit) as stopped:
        call_command("directory_import", str(source), "--municipality", cvr, "--json")
    assert stopped.value.code == 1
    assert json.loads(capsys.readouterr().out)["errors"][0]["where"] == "nr. 1"


def test_the_command_says_where_and_takes_nothing_in_until_it_is_told(
    cast: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = tmp_path / "ind.json"
    source.write_text(json.dumps({**example(), "description": "Spørg efter Bo, født 12.03.1954"}))
    words = ("directory_import", str(source), "--municipality", cast.municipality.cvr, "--json")
    with pytest.raises(SystemExit):
        call_command(*words)
    told = json.loads(capsys.readouterr().out)
    assert (told["imported"], len(told["asked"])) == (False, 1)
    assert "1954" not in json.dumps(told["asked"])
    assert not Offer.objects.exists()
    call_command(*words, "--not-personal")
    assert json.loads(capsys.readouterr().out)["imported"] is True


def test_the_review_lists_everything_that_changes(cast: Cast) -> None:
    """Also who gives help, the places, where and when; and what the file no longer has."""
    take(cast, example())
    document = changed("service_at_locations/0/id", str(uuid4()))
    document["organization"]["name"] = "Et nyt navn"
    document["service_at_locations"][0]["location"]["name"] = "Et nyt sted"
    fates = [(line.kind, line.name, line.fate) for line in plan_of(loaded(document), cast.municipality).lines]
    assert fates == [
        ("provider", "Et nyt navn", Fate.CHANGED),
        ("place", "Et nyt sted", Fate.CHANGED),
        ("offer", "some name", Fate.CHANGED),
        ("opening", "some name · Et nyt sted", Fate.NEW),
        ("opening", "some name · some name", Fate.GONE),
    ]
    file = SimpleUploadedFile("tilbud.json", json.dumps(document).encode())
    page = client_for(cast.rita).post(reverse("intake-new"), {"file": file}, follow=True).content.decode()
    for said in ("Et nyt navn", "Et nyt sted", "Hvor og hvornår", "Bliver fjernet"):
        assert said in page


def test_a_new_hour_is_a_change_of_where_and_when(cast: Cast) -> None:
    take(cast, example())
    row = Opening.objects.of(cast.municipality).get()
    Opening.objects.of(cast.municipality).update(note="Ring på klokken")
    lines = {line.kind: line.fate for line in plan_of(loaded(example()), cast.municipality).lines}
    assert (lines["opening"], lines["place"]) == (Fate.CHANGED, Fate.SAME)
    assert row.note != "Ring på klokken"
