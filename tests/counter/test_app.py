# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The guide as something to install on a phone and read without a net."""

import struct
from pathlib import Path

from django.contrib.staticfiles import finders
from django.test import Client
from django.urls import reverse

from tests.cast import Cast, client_for
from tests.counter.stage import entry, in_days, words


def test_a_phone_can_install_it(db: None) -> None:
    answer = Client().get(reverse("guide-manifest"))
    manifest = answer.json()
    assert answer["Content-Type"] == "application/manifest+json"
    assert manifest["name"] == "Skrankeguide"
    assert manifest["scope"] == manifest["start_url"] == reverse("guide")
    assert {icon["purpose"] for icon in manifest["icons"]} == {"any", "maskable"}
    for icon in manifest["icons"]:
        path = finders.find(icon["src"].removeprefix("/static/"))
        assert isinstance(path, str)
        width, height = struct.unpack(">II", Path(path).read_bytes()[16:24])
        assert icon["sizes"] == f"{width}x{height}"


def test_the_worker_reaches_the_guide_and_no_further(db: None) -> None:
    address = reverse("guide-worker")
    answer = Client().get(address)
    assert address.rpartition("/")[0] + "/" == reverse("guide"), "a worker reaches its own folder"
    assert answer["Content-Type"].startswith("text/javascript")
    assert "Service-Worker-Allowed" not in answer
    assert "script-src 'self'" in answer["Content-Security-Policy"]


def test_the_pocket_edition_is_what_my_unit_has_agreed(cast: Cast, material: None) -> None:
    common = entry(cast)
    entry(cast, cast.counter, title="Vores eget", instead_of=common, look_again_on=in_days(-1))
    entry(cast, cast.jobcentre, title="Jobcentrets")
    answer = client_for(cast.ali).get(reverse("guide-pocket"))
    page = words(answer)
    assert "Vores eget" in page
    assert "§ MitID: Hjælp, men kig væk" in page
    assert "Over tiden." in page
    assert "Gemt" in page
    assert "Den kan læses i 14 dage uden net." in page
    assert "Jobcentrets" not in page
    assert common.title not in page
    html = answer.content.decode()
    assert "csrfmiddlewaretoken" not in html, "a copy on a phone may not hold a key to anything"
    assert cast.ali.name not in html
    assert "no-store" in answer["Cache-Control"]


def test_a_phone_is_told_where_one_signs_in_that_nobody_is_signed_in(cast: Cast, material: None) -> None:
    """The pocket's own question for itself is sent on, and the page that it is sent to throws away."""
    sent_on = Client().get(reverse("guide-pocket"))
    assert sent_on.status_code == 302
    assert "data-forget-now" in Client().get(sent_on["Location"]).content.decode()
    assert "data-forget-now" not in client_for(cast.ali).get(reverse("guide")).content.decode()
