# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A municipality's logo: drawn anew, and nothing that came with it."""

from io import BytesIO

import pypdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from PIL import Image

from medspil.organisations.models import Logo
from tests.cast import Cast, client_for
from tests.documents.reading import alternatives_of, assert_accessible
from tests.organisations.logos import logo_of, picture
from tests.organisations.municipality.stage import kinds, now, text_of
from tests.web.world import make_world


def _send_logo(cast: Cast, data: bytes, name: str = "logo.png") -> HttpResponse:
    return client_for(cast.rita).post(reverse("municipality-logo"), {"logo": SimpleUploadedFile(name, data)})


@pytest.mark.parametrize(
    ("form", "mode"), [("PNG", "RGBA"), ("PNG", "P"), ("JPEG", "RGB"), ("JPEG", "CMYK"), ("WEBP", "RGBA")]
)
def test_a_logo_is_drawn_anew_and_shown_to_everybody(cast: Cast, form: str, mode: str) -> None:
    assert _send_logo(cast, picture(form, size=(1200, 900), mode=mode), f"logo.{form}").status_code == 302
    page = text_of(client_for(cast.ali).get("/"))
    address = reverse("logo-file", args=[now(cast).logo])
    assert f'<img src="{address}" alt="Fjordby Kommune">' in page
    answer = Client().get(address)
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    with Image.open(BytesIO(answer.content)) as shown:
        assert shown.format == "PNG"
        assert shown.width <= 480
        assert shown.height <= 160
    assert reverse("logo-file", args=[now(cast).logo]) not in text_of(client_for(cast.ulla).get("/"))


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
    assert words in text_of(answer)
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
    assert "kan ikke ses på hvidt" in text_of(_send_logo(cast, nothing.getvalue()))
    answer = client_for(cast.rita).post(reverse("municipality-logo"))
    assert (answer.status_code, "Vælg en fil." in text_of(answer)) == (422, True)


def test_a_logo_is_changed_and_removed_once(cast: Cast) -> None:
    _send_logo(cast, picture())
    first = now(cast).logo
    _send_logo(cast, picture())
    _send_logo(cast, picture(colour="#7a1f5c"))
    assert now(cast).logo != first
    assert Client().get(reverse("logo-file", args=[first])).status_code == 404
    for _press in range(2):
        client_for(cast.rita).post(reverse("municipality-logo-remove"))
    assert (now(cast).logo, Logo.objects.count()) == ("", 0)
    assert kinds(cast) == ["LogoChosen", "LogoChosen", "LogoRemoved"]
