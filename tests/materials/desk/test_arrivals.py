# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Packages out and in: what arrives is read before anybody else sees it, and what is wrong leaves nothing behind."""

import io
import zipfile
from pathlib import Path

import lxml.html
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from medspil.cli import COMMANDS
from medspil.materials.exchange import packed
from medspil.materials.models import Arrival, Case, Draft, Topic, Version
from medspil.materials.packages.reading import PACKAGE_BYTES
from medspil.materials.queries import case_by_key, cases_of, topic_by_key
from medspil.organisations.models import Person
from medspil.record.models import Entry
from medspil.web.uploads import MOST_BYTES
from tests.cast import client_for
from tests.materials.desk.bench import CRACKED, HALF_HOUR, adapt, draft, piece, text_of, typed
from tests.materials.desk.test_own_pieces import own_case

PACKAGES = reverse("packages")


def package_of(person: Person, topic: str = "own-equipment") -> bytes:
    data = packed(topic, person.municipality)
    assert data is not None
    return data


def changed(data: bytes, name: str, old: str, new: str) -> bytes:
    """The package with something else in one file."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as package, zipfile.ZipFile(out, "w") as copy:
        for entry in package.namelist():
            text = package.read(entry).decode()
            assert entry != name or old in text
            copy.writestr(entry, text.replace(old, new) if entry == name else text)
    return out.getvalue()


def upload(client: Client, data: bytes, yes: str = "") -> HttpResponse:
    file = SimpleUploadedFile("pakke.zip", data, content_type="application/zip")
    return client.post(PACKAGES, {"package": file, "not_personal": yes}, follow=True)


def yes_to(page: HttpResponse) -> str:
    """The box that says that nothing in the package is about a citizen."""
    assert page.status_code == 422
    return str(lxml.html.fromstring(page.content.decode()).xpath("//input[@name='not_personal']/@value")[0])


@pytest.fixture
def theirs(vera: Person) -> bytes:
    """What Bakkeby gives away: a script and a case changed, and a case of its own."""
    adapt(vera, CRACKED, title="Skærmen gik i stykker")
    adapt(vera, HALF_HOUR, for_whom="Alle i Bakkeby")
    own_case(vera, "Bakkebys egen case")
    return package_of(vera)


def test_a_topic_is_downloaded_as_the_municipality_reads_it(client: Client, rita: Person) -> None:
    adapt(rita, CRACKED, title="Skærmen i Fjordby")
    answer = client.get(reverse("package", args=["own-equipment"]))
    assert answer.headers["Content-Disposition"] == 'attachment; filename="medspil-own-equipment.zip"'
    with zipfile.ZipFile(io.BytesIO(answer.content)) as package:
        assert "Skærmen i Fjordby" in package.read("cases/01-cracked-screen.md").decode()
        assert "publisher: Fjordby Kommune" in package.read("medspil.yaml").decode()
    assert client.get(reverse("package", args=["no-such-topic"])).status_code == 404


def test_what_differs_becomes_drafts_that_nobody_reads_yet(client: Client, rita: Person, theirs: bytes) -> None:
    page = text_of(upload(client, theirs))
    assert "Fra Bakkeby Kommune" in page
    assert "3 tekster er anderledes end jeres og venter som kladder." in page
    assert {draft.key for draft in Draft.objects.of(rita.municipality_id)} == {
        "cracked-screen",
        "own-equipment-30",
        "bakkebys-egen-case",
    }
    assert "gik i stykker" in page
    assert "tekster er som jeres" in page
    read = case_by_key(rita.municipality_id, "cracked-screen")
    assert read is not None
    assert read.municipality_id is None


def test_all_or_some_is_published(client: Client, rita: Person, theirs: bytes) -> None:
    upload(client, theirs)
    url = reverse("arrival", args=[Arrival.objects.get().pk])
    form = typed(client, url) | {"why": "Fra Bakkeby"}
    assert len(form["pieces"]) == 3
    some = form | {"pieces": [name for name in form["pieces"] if "bakkebys" in name]}
    assert "Én tekst er udgivet." in text_of(client.post(url, some, follow=True))
    topic = topic_by_key(rita.municipality_id, "own-equipment")
    assert topic is not None
    assert "Bakkebys egen case" in {case.title for case in cases_of(rita.municipality_id, topic)}
    assert Draft.objects.of(rita.municipality_id).count() == 2
    client.post(url, typed(client, url) | {"why": "Fra Bakkeby"})
    assert not Draft.objects.of(rita.municipality_id).exists()
    assert package_of(rita).count(b"bakkebys-egen-case") == theirs.count(b"bakkebys-egen-case")


def test_the_same_package_twice_changes_nothing(client: Client, rita: Person, theirs: bytes) -> None:
    upload(client, theirs)
    before = list(Draft.objects.order_by("pk").values()), Entry.objects.count()
    upload(client, theirs)
    assert (list(Draft.objects.order_by("pk").values()), Entry.objects.count()) == before
    url = reverse("arrival", args=[Arrival.objects.get().pk])
    client.post(url, typed(client, url) | {"why": "Fra Bakkeby"})
    versions = Version.objects.count()
    page = text_of(upload(client, theirs))
    assert "Der venter ikke noget." in page
    assert not Draft.objects.of(rita.municipality_id).exists()
    assert Version.objects.count() == versions


def test_ones_own_package_back_is_nothing_new(client: Client, rita: Person) -> None:
    adapt(rita, CRACKED, title="Vores")
    assert "Der venter ikke noget." in text_of(upload(client, package_of(rita)))
    assert not Draft.objects.exists()


def test_a_draft_that_lies_there_is_let_be(client: Client, rita: Person, theirs: bytes) -> None:
    draft(rita, CRACKED, title="Min kladde")
    page = text_of(upload(client, theirs))
    assert "Ladt i fred" in page
    assert piece(rita, CRACKED).title == "Min kladde"


def test_a_draft_changed_after_it_was_read_is_not_published_unseen(client: Client, rita: Person, theirs: bytes) -> None:
    upload(client, theirs)
    url = reverse("arrival", args=[Arrival.objects.get().pk])
    form = typed(client, url) | {"why": "Fra Bakkeby"}
    draft(rita, CRACKED, title="Rettet imens")
    answer = client.post(url, form)
    assert answer.status_code == 422
    assert "En af kladderne er ændret imens" in text_of(answer)
    assert not Version.objects.of(rita.municipality_id).exists()


def test_a_topic_that_is_not_known_here_arrives_whole(client: Client, rita: Person, vera: Person) -> None:
    data = changed(package_of(vera), "topic.md", "key: own-equipment", "key: their-own")
    data = changed(data, "medspil.yaml", "topic: own-equipment", "topic: their-own")
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
    for name in names:
        if name.startswith(("cases/", "legal/", "scripts/")):
            key = name.split("-", 1)[1].rsplit(".", 1)[0]
            data = changed(data, name, f"key: {key}\n", f"key: x-{key}\n")
    upload(client, data, yes_to(upload(client, data)))
    url = reverse("arrival", args=[Arrival.objects.get().pk])
    only = [name for name in typed(client, url)["pieces"] if name.startswith("case/")]
    answer = client.post(url, typed(client, url) | {"why": "Nyt", "pieces": only})
    assert answer.status_code == 422
    assert "emnet their-own findes ikke; udgiv det først" in text_of(answer)
    assert not Case.objects.filter(municipality=rita.municipality_id).exists()
    pieces = [name for name in typed(client, url)["pieces"] if not name.startswith("drejebog/")]
    client.post(url, typed(client, url) | {"why": "Nyt", "pieces": pieces})
    assert Topic.objects.filter(municipality=rita.municipality_id, key="their-own").exists()
    assert "x-cracked-screen" in {case.key for case in Case.objects.filter(topic__key="their-own")}
    assert topic_by_key(vera.municipality_id, "their-own") is None


@pytest.mark.parametrize(
    ("name", "old", "new", "said"),
    [
        ("topic.md", "number: 3", "number: tre", "topic.md · number: er ikke et helt tal"),
        ("cases/01-cracked-screen.md", "setting:", "sted:", "cases/01-cracked-screen.md · setting: mangler"),
        ("legal/01-fault-liability.md", "https://", "", "er ikke en hel adresse, der begynder med https://"),
        ("advice.md", "title:", "title: 010190-1234", "advice.md: der står et cpr-nummer i teksten"),
        ("medspil.yaml", "format: 1", "format: 2", "medspil.yaml · format: er ikke et af de ord"),
        ("scripts/030-own-equipment-30.yaml", "minutes: 30", "minutes: 31", "trinnene tager 30 minutter i alt"),
    ],
)
def test_what_is_wrong_is_listed_in_danish_and_nothing_is_taken_in(
    client: Client, rita: Person, name: str, old: str, new: str, said: str
) -> None:
    answer = upload(client, changed(package_of(rita), name, old, new))
    assert answer.status_code == 422
    page = text_of(answer)
    assert "Pakken er ikke taget imod" in page
    assert said in page
    assert "010190" not in page
    assert not Arrival.objects.exists()
    assert not Draft.objects.exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no zip", "filen er ikke en zip, der kan åbnes"),
        (b"", "Filen er tom."),
        (b"x" * (PACKAGE_BYTES + 1), "pakken fylder mere end 4 MB"),
    ],
)
def test_what_is_no_package_is_refused(client: Client, rita: Person, data: bytes, said: str) -> None:
    answer = upload(client, data)
    assert answer.status_code == 422
    assert said in text_of(answer)


def test_a_flood_is_cut_off(client: Client, rita: Person) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(rita)
    strict.get(PACKAGES)
    token = strict.cookies["csrftoken"].value
    file = SimpleUploadedFile("pakke.zip", b"x" * (MOST_BYTES + 1))
    answer = strict.post(PACKAGES, {"package": file, "csrfmiddlewaretoken": token})
    assert answer.status_code == 413
    assert "Det var for meget på en gang" in text_of(answer)


def test_an_arrival_is_its_municipalitys_own(client: Client, rita: Person, vera: Person, theirs: bytes) -> None:
    upload(client, theirs)
    url = reverse("arrival", args=[Arrival.objects.get().pk])
    assert client_for(vera).get(url).status_code == 404


# The command line.


def test_out_and_in_from_the_command_line(
    rita: Person, vera: Person, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "udstyr.zip"
    own_case(vera, "Bakkebys egen case")
    call_command("materials_export", "own-equipment", str(file), municipality=vera.municipality.cvr)
    call_command("materials_import", str(file), municipality=rita.municipality.cvr)
    told = capsys.readouterr().out
    assert "1 drafts, " in told
    assert " as they were, 0 left alone" in told
    Draft.objects.of(rita.municipality_id).get(key="bakkebys-egen-case").delete()
    call_command("materials_import", str(file), municipality=rita.municipality.cvr, publish=True)
    assert case_by_key(rita.municipality_id, "bakkebys-egen-case") is not None
    call_command("materials_import", str(file), municipality=rita.municipality.cvr, publish=True)
    assert "0 published, " in capsys.readouterr().out


def test_the_national_topic_is_written_without_a_municipality(rita: Person, tmp_path: Path) -> None:
    adapt(rita, CRACKED, title="Vores")
    file = tmp_path / "udstyr.zip"
    call_command("materials_export", "own-equipment", str(file))
    assert file.read_bytes() == packed("own-equipment", None)


def test_the_command_line_refuses_with_a_reason(rita: Person, tmp_path: Path) -> None:
    file = tmp_path / "pakke.zip"
    cvr = rita.municipality.cvr
    with pytest.raises(CommandError, match="no topic"):
        call_command("materials_export", "no-such", str(file))
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("materials_import", str(file), municipality=cvr)
    file.write_bytes(changed(package_of(rita), "topic.md", "number: 3", "number: three"))
    with pytest.raises(CommandError, match=r"topic\.md: number: Input should be a valid integer"):
        call_command("materials_import", str(file), municipality=cvr)
    with pytest.raises(CommandError, match="no municipality"):
        call_command("materials_import", str(file), municipality="00000000")
    assert not Arrival.objects.exists()


def test_a_package_that_cannot_be_published_leaves_no_drafts(rita: Person, tmp_path: Path) -> None:
    file = tmp_path / "pakke.zip"
    script = "scripts/030-own-equipment-30.yaml"
    file.write_bytes(changed(package_of(rita), script, "case: code-and-glasses", "case: not-in-here"))
    with pytest.raises(CommandError, match="not-in-here"):
        call_command("materials_import", str(file), municipality=rita.municipality.cvr, publish=True)
    assert not Draft.objects.exists()
    assert not Arrival.objects.exists()


def test_both_are_words_of_the_command() -> None:
    assert {"materials_export", "materials_import"} <= set(COMMANDS)


def test_a_package_that_may_point_at_a_citizen_waits_for_a_yes(rita: Person, vera: Person, theirs: bytes) -> None:
    client = client_for(rita)
    name = next(name for name in zipfile.ZipFile(io.BytesIO(theirs)).namelist() if name.endswith("cracked-screen.md"))
    told = changed(theirs, name, "Skærmen gik i stykker", "Skærmen hos Fatima Hassan gik i stykker")

    page = upload(client, told)

    assert page.status_code == 422
    assert "<mark>Fatima Hassan</mark>" in page.content.decode()
    assert not Arrival.objects.of(rita.municipality).exists()
    upload(client, told, yes_to(page))
    assert Arrival.objects.of(rita.municipality).exists()
