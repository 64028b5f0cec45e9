# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What an administrator says of her municipality, and who sees it where."""

import html
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pypdf
import pytest
from allauth.socialaccount.models import SocialAccount
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from PIL import Image

from medspil.custody.actions import erase, remove_text
from medspil.custody.events import Reason
from medspil.directory.models import KeptInside
from medspil.organisations.models import Logo, Municipality, Person, SignInProvider, Unit
from medspil.organisations.municipality.actions import choose_colour, describe
from medspil.record.models import Entry
from medspil.ui.colours import edition_of
from tests.cast import Cast, client_for
from tests.documents.reading import alternatives_of, assert_accessible
from tests.organisations.logos import logo_of, picture
from tests.web.world import make_world

STATEMENT = "https://was.digst.dk/medspil-fjordby-dk"
TEXTS = {
    "name": "Fjordby Kommune",
    "greeting": "Skranken har åbent til kl. 18 på torsdag.",
    "help_name": "Team Digital",
    "help_email": "digital@fjordby.example",
    "help_phone": "12 34 56 78",
    "statement": STATEMENT,
    "domains": "fjordby.example\n@Fjordby.dk",
}
GREEN = "#1f6f2b"


def _text(answer: HttpResponse) -> str:
    return html.unescape(answer.content.decode())


def _now(cast: Cast) -> Municipality:
    return Municipality.objects.get(pk=cast.municipality.pk)


def _kinds(cast: Cast) -> list[str]:
    return list(
        Entry.objects.filter(municipality_id=cast.municipality.pk).order_by("number").values_list("kind", flat=True)
    )


def _sheet(answer: HttpResponse) -> str:
    """The figures of the colour that a page asks for; empty when it has Medspil's own."""
    return _text(answer).partition("/kommune/farve/")[2].partition(".")[0] if "/kommune/farve/" in _text(answer) else ""


# Texts


def test_texts_are_seen_by_all_who_work_there_and_by_nobody_else(cast: Cast) -> None:
    rita = client_for(cast.rita)
    assert rita.post(reverse("municipality-texts"), TEXTS, follow=True).status_code == 200
    assert _now(cast).domains == ["fjordby.dk", "fjordby.example"]
    page = _text(client_for(cast.ali).get("/"))
    for seen in (
        TEXTS["greeting"],
        "Team Digital",
        "mailto:digital@fjordby.example",
        "tel:12345678",
        "12\N{NO-BREAK SPACE}34",
        STATEMENT,
    ):
        assert seen in page
    assert "Team Digital" in _text(client_for(cast.ali).get("/findes-ikke/"))  # where somebody is refused
    for outside in (client_for(cast.ulla).get("/"), Client().get(reverse("sign-in"))):
        assert "Team Digital" not in _text(outside)
        assert STATEMENT not in _text(outside)
    assert _kinds(cast) == ["MunicipalityDescribed"]


def test_saved_twice_it_is_one_line_in_the_history(cast: Cast) -> None:
    rita = client_for(cast.rita)
    for _press in range(2):
        rita.post(reverse("municipality-texts"), TEXTS)
    assert _kinds(cast).count("MunicipalityDescribed") == 1


def test_another_name_is_also_that_of_the_root_of_the_units(cast: Cast) -> None:
    describe(municipality=cast.municipality, fields={"name": "Nyby Kommune"}, by=cast.rita)
    assert Unit.objects.get(pk=cast.root.pk).name == "Nyby Kommune"
    Unit.objects.filter(pk=cast.root.pk).update(name="Hele huset")
    describe(municipality=cast.municipality, fields={"name": "Fjordby Kommune"}, by=cast.rita)
    assert Unit.objects.get(pk=cast.root.pk).name == "Hele huset"  # somebody chose that one


@pytest.mark.parametrize(
    ("field", "typed", "words"),
    [
        ("name", "  ", "Skriv kommunens navn."),
        ("statement", "http://was.digst.dk/x", "Kopiér adressen"),
        ("statement", "https://was.digst.dk.example/x", "Kopiér adressen"),
        ("statement", "https://a@was.digst.dk/x", "Kopiér adressen"),
        ("statement", "https://was.digst.dk/", "Kopiér adressen"),
        ("statement", "javascript:alert(1)", "https://"),
        ("help_phone", "ring bare", "Skriv nummeret med tal"),
        ("help_email", "digital", "navn@kommune.dk"),
        ("domains", "fjordby.dk\nnoget vås", "»noget« er ikke noget"),
        ("greeting", "Ring til 010190-1234 i dag", "cpr-nummer"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_typed_is_lost(cast: Cast, field: str, typed: str, words: str) -> None:
    answer = client_for(cast.rita).post(
        reverse("municipality-texts"), {**TEXTS, "help_name": "Team Vand", field: typed}
    )
    assert answer.status_code == 422
    assert words in _text(answer)
    assert "Team Vand" in _text(answer)
    assert not _now(cast).help_name


def test_the_overview_says_why_the_number_is_not_changed_there(cast: Cast) -> None:
    page = _text(client_for(cast.rita).get(reverse("municipality")))
    assert "10000001" in page
    assert "medspil municipality cvr" in page


# Colour


def test_a_colour_is_on_all_pages_and_phones_of_the_municipality_alone(cast: Cast, material: None) -> None:
    world = make_world(cast)
    KeptInside.objects.filter(municipality=cast.municipality).delete()
    client_for(cast.rita).post(reverse("municipality-colour"), {"colour": GREEN[1:].upper()})
    assert _now(cast).colour == GREEN
    code = world.running.code
    doors = ["phone", "who-sees", "wall"]
    pages = [Client().get(reverse(name, args=[code])) for name in doors]
    pages += [Client().get(reverse("vote", args=[world.vote.code]))]
    pages += [Client().get(reverse("public-offers", args=[cast.municipality.cvr]))]
    pages += [Client().get(reverse("service-public", args=[world.public.code]))]
    pages += [client_for(cast.ali).get("/"), client_for(cast.bo).get(reverse("console", args=[world.running.pk]))]
    assert [_sheet(page) for page in pages] == [GREEN[1:]] * len(pages)
    assert _sheet(client_for(cast.ulla).get("/")) == ""
    assert _sheet(client_for(cast.ulla).get(reverse("wall", args=[code]))) == GREEN[1:]  # whose meeting it is
    assert _sheet(Client().get(reverse("sign-in"))) == ""


def test_the_statement_is_linked_where_citizens_and_phones_are_and_help_for_staff_is_not(
    cast: Cast, material: None
) -> None:
    world = make_world(cast)
    describe(municipality=cast.municipality, fields={"statement": STATEMENT, "help_name": "Team Digital"}, by=None)
    pages = [Client().get(reverse(name, args=[world.running.code])) for name in ("phone", "who-sees")]
    pages += [Client().get(reverse("vote", args=[world.vote.code]))]
    pages += [Client().get(reverse("public-offers", args=[cast.municipality.cvr]))]
    pages += [Client().get(reverse("service-public", args=[world.public.code]))]
    for page in pages:
        assert STATEMENT in _text(page)
        assert "Team Digital" not in _text(page)


def test_a_colour_that_cannot_be_read_is_refused_and_the_nearest_is_one_press_away(cast: Cast) -> None:
    rita, address = client_for(cast.rita), reverse("municipality-colour")
    answer = rita.post(address, {"colour": "#f2b632"})
    assert answer.status_code == 422
    page = _text(answer)
    assert "#f2b632 er for lys til at kunne læses: Kontrasten til siden er 1,74, og den skal være mindst 4,50." in page
    assert 'name="colour" value="#976b0a"' in page
    assert 'value="#f2b632"' in page  # what was typed
    assert _now(cast).colour == ""
    rita.post(address, {"colour": ["#f2b632", "#976b0a"]})  # as a browser sends the field and the button
    assert _now(cast).colour == "#976b0a"
    assert "som # og seks tal" in _text(rita.post(address, {"colour": "grøn"}))


def test_a_colour_is_looked_at_before_others_see_it(cast: Cast) -> None:
    rita = client_for(cast.rita)
    answer = rita.post(reverse("municipality-colour"), {"colour": GREEN, "look": "1"})
    assert _sheet(answer) == GREEN[1:]
    assert "Ingen andre ser den" in _text(answer)
    assert _sheet(client_for(cast.ali).get("/")) == ""
    assert _kinds(cast) == []


def test_the_sheet_is_kept_for_good_and_has_no_cookie_no_query_and_no_unreadable_colour(
    client: Client, db: None
) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        address = reverse("colour-sheet", args=["1f6f2b", "00000000"])
        assert "Cache-Control" not in client.get(address).headers  # of another release
    assert len(asked) == 0
    page = client.get(reverse("colour-sheet", args=["1f6f2b", edition_of(GREEN)]))
    assert page.headers["Content-Type"] == "text/css; charset=utf-8"
    assert page.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert page.content.decode().startswith(":root{--petrol:#1f6f2b;")
    assert "Vary" not in page.headers
    assert client.get(reverse("colour-sheet", args=["ffffff", "0"])).status_code == 404
    assert client.get(reverse("colour-sheet", args=["nothing", "0"])).status_code == 404


def test_no_page_asks_more_of_the_database_with_all_of_it_set(cast: Cast, material: None) -> None:
    world = make_world(cast)
    signed_in, phone = client_for(cast.ali), Client()
    addresses = [(signed_in, "/"), (signed_in, "/skranke/"), (signed_in, "/findes-ikke/")]
    addresses += [(phone, reverse(name, args=[world.running.code])) for name in ("phone", "wall", "who-sees")]
    before = [_queries(client, address) for client, address in addresses]
    describe(municipality=cast.municipality, fields={**TEXTS, "domains": ["fjordby.example"]}, by=None)
    choose_colour(municipality=cast.municipality, colour=GREEN, by=None)
    logo_of(cast.municipality)
    assert [_queries(client, address) for client, address in addresses] == before


def _queries(client: Client, address: str) -> int:
    client.get(address)  # what is drawn or read once, is
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


# Logo


def _send_logo(cast: Cast, data: bytes, name: str = "logo.png") -> HttpResponse:
    return client_for(cast.rita).post(reverse("municipality-logo"), {"logo": SimpleUploadedFile(name, data)})


@pytest.mark.parametrize(
    ("form", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("JPEG", "RGB"), ("JPEG", "CMYK"), ("WEBP", "RGBA")]
)
def test_a_logo_is_drawn_anew_and_shown_to_everybody(cast: Cast, form: str, mode: str) -> None:
    assert _send_logo(cast, picture(form, size=(1200, 900), mode=mode), f"logo.{form}").status_code == 302
    page = _text(client_for(cast.ali).get("/"))
    address = reverse("logo-file", args=[_now(cast).logo])
    assert f'<img src="{address}" alt="Fjordby Kommune">' in page
    answer = Client().get(address)
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    with Image.open(BytesIO(answer.content)) as shown:
        assert shown.format == "PNG"
        assert shown.width <= 480
        assert shown.height <= 160
    assert reverse("logo-file", args=[_now(cast).logo]) not in _text(client_for(cast.ulla).get("/"))


def test_nothing_that_hides_in_a_picture_comes_along(cast: Cast) -> None:
    _send_logo(cast, picture() + b"<script>alert(1)</script>GIF89a")
    assert b"script" not in bytes(Logo.objects.get().png)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("logo.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>", "SVG-fil kan rumme andet"),
        ("logo.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "kan ikke læses som et billede"),
        ("logo.png", b"", "kan ikke læses som et billede"),
        ("logo.png", picture()[:400], "kan ikke læses som et billede"),
        ("logo.gif", picture("GIF", mode="P"), "kan ikke læses som et billede"),
        ("logo.png", picture(size=(2600, 60)), "højst er 2.500 pixel"),
        ("logo.png", picture(colour="#fdfdfd"), "kan ikke ses på hvidt"),
        ("logo.png", picture() + b"0" * 1_000_000, "større end 1 MB"),
    ],
)
def test_what_is_no_logo_is_refused_with_words(cast: Cast, name: str, data: bytes, words: str) -> None:
    answer = _send_logo(cast, data, name)
    assert answer.status_code == 422
    assert words in _text(answer)
    assert not Logo.objects.exists()


def test_the_logo_stands_on_what_is_printed(cast: Cast, material: None) -> None:
    world = make_world(cast)
    addresses = [
        reverse("service-public-pdf", args=[world.public.code]),
        reverse("guide-pdf", args=[world.guide_entry.pk]),
    ]
    rita = client_for(cast.rita)
    before = [rita.get(address).content for address in addresses]
    logo_of(cast.municipality)
    for plain, address in zip(before, addresses, strict=True):
        pdf = rita.get(address).content
        pictures = [len(pypdf.PdfReader(BytesIO(each)).pages[0].images) for each in (plain, pdf)]
        assert pictures == [0, 1]
        assert "Fjordby Kommune" in alternatives_of(pdf)
        assert_accessible(pdf, title=str(pypdf.PdfReader(BytesIO(pdf)).metadata.title))


def test_an_empty_picture_and_no_file_at_all_are_told(cast: Cast) -> None:
    nothing = BytesIO()
    Image.new("RGBA", (40, 40), (0, 0, 0, 0)).save(nothing, "PNG")
    assert "kan ikke ses på hvidt" in _text(_send_logo(cast, nothing.getvalue()))
    answer = client_for(cast.rita).post(reverse("municipality-logo"))
    assert (answer.status_code, "Vælg en fil." in _text(answer)) == (422, True)


def test_a_logo_is_changed_and_removed_once(cast: Cast) -> None:
    _send_logo(cast, picture())
    first = _now(cast).logo
    _send_logo(cast, picture())
    _send_logo(cast, picture(colour="#7a1f5c"))
    assert _now(cast).logo != first
    assert Client().get(reverse("logo-file", args=[first])).status_code == 404
    for _press in range(2):
        client_for(cast.rita).post(reverse("municipality-logo-remove"))
    assert (_now(cast).logo, Logo.objects.count()) == ("", 0)
    assert _kinds(cast) == ["LogoChosen", "LogoChosen", "LogoRemoved"]


# Addresses


def _add(cast: Cast, email: str, **more: str) -> HttpResponse:
    fields = {"name": "Nina Nord", "email": email, "unit": str(cast.counter.pk), "role": "employee", **more}
    return client_for(cast.rita).post(reverse("people"), fields)


def test_an_address_elsewhere_is_asked_about(cast: Cast) -> None:
    describe(municipality=cast.municipality, fields={"domains": ["fjordby.example"]}, by=None)
    answer = _add(cast, "nina@fjodby.example")
    assert answer.status_code == 422
    assert "Jeres adresser slutter på @fjordby.example." in _text(answer)
    assert 'name="elsewhere"' in _text(answer)
    assert not Person.objects.filter(name="Nina Nord").exists()
    assert _add(cast, "nina@fjodby.example", elsewhere="on").status_code == 302
    assert _add(cast, "nils@fjordby.example").status_code == 302
    assert 'name="elsewhere"' not in _text(client_for(cast.rita).get(reverse("people")))


def test_where_nothing_is_said_no_address_is_asked_about(cast: Cast) -> None:
    assert _add(cast, "nina@hvorsomhelst.example").status_code == 302


def test_an_address_that_the_own_sign_in_does_not_know_is_refused(cast: Cast) -> None:
    fields = {"issuer": "https://login.example", "client_id": "x", "domains": ["fjordby.example"]}
    provider = SignInProvider.objects.create(municipality=cast.municipality, **fields)
    answer = _add(cast, "nina@elsewhere.example", elsewhere="on")
    assert "Jeres eget login kender ikke adressen" in _text(answer)
    provider.codes = True
    provider.save()
    assert _add(cast, "nina@elsewhere.example", elsewhere="on").status_code == 302


# Custody, and the command line


def test_the_file_of_the_municipality_has_texts_and_logo(cast: Cast, tmp_path: Path) -> None:
    describe(municipality=cast.municipality, fields={"greeting": "Velkommen til"}, by=None)
    logo_of(cast.municipality)
    call_command("municipality_export", cast.municipality.cvr, tmp_path / "fjordby.zip", stdout=StringIO())
    with ZipFile(tmp_path / "fjordby.zip") as archive:
        assert "Velkommen til" in archive.read("organisations.Municipality.jsonl").decode()
        logo = Logo.objects.get()
        assert archive.read(f"organisations.Logo.{logo.pk}.png") == bytes(logo.png)


def test_words_and_people_are_taken_out_of_the_texts(cast: Cast) -> None:
    fields = {"greeting": "Spørg fru Jensen på Havnevej", "help_name": cast.bo.name, "help_email": cast.bo.email}
    describe(municipality=cast.municipality, fields=fields, by=None)
    assert remove_text(municipality=cast.municipality, words="fru Jensen", why=Reason.CITIZEN, by=cast.rita) == 1
    erase(person=cast.bo, by=cast.rita)
    now = _now(cast)
    assert (now.greeting, now.help_email) == ("Spørg [fjernet] på Havnevej", "")
    assert cast.bo.name not in now.help_name


def test_a_municipality_is_added_with_what_is_known_of_it(db: None) -> None:
    words = {"name": "Havby Kommune", "administrator": "Ane Alm", "email": "ane@havby.example", "cvr": "13585628"}
    wrong = ({"colour": "#ffee00"}, {"colour": "gul"}, {"statement": "https://havby.dk/was"}, {"domain": ["havby.dk"]})
    for said in wrong:
        with pytest.raises(CommandError, match=f"--{next(iter(said))}"):
            call_command("municipality_add", **words, **said)
    call_command("municipality_add", **words, colour=GREEN, statement=STATEMENT, domain=["Havby.example"])
    added = Municipality.objects.get(cvr="13585628")
    assert (added.colour, added.statement, added.domains) == (GREEN, STATEMENT, ["havby.example"])


def test_another_cvr_number_keeps_those_who_sign_in_by_it(cast: Cast) -> None:
    SignInProvider.objects.create(municipality=cast.municipality, issuer="https://login.example", client_id="x")
    SocialAccount.objects.create(provider=cast.municipality.cvr, uid="1", user=cast.bo)
    for wrong in ("12345678", cast.other_municipality.cvr):
        with pytest.raises(CommandError):
            call_command("municipality_cvr", cast.municipality.cvr, to=wrong)
    said = StringIO()
    call_command("municipality_cvr", cast.municipality.cvr, to="13585628", stdout=said)
    assert "MEDSPIL_OIDC_SECRET_13585628" in said.getvalue()
    assert SocialAccount.objects.get().provider == "13585628"
    assert _kinds(cast) == ["CvrChanged"]
