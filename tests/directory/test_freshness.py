# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Once a year the contact of an offer is asked; one click says it is right, and a correction waits for an editor."""

import re
from datetime import date, timedelta
from typing import Any

import lxml.html
import pytest
from django.core import signing
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from medspil.directory.actions import corrections
from medspil.directory.letters import offer_token
from medspil.directory.models import Correction, Offer
from medspil.record.models import Posted
from tests.cast import Cast, client_for
from tests.directory import samples

DUE = samples.CHECKED + timedelta(days=366)  # a Wednesday
DAY = timedelta(days=1)


def letters() -> list[dict[str, Any]]:
    return [job.args_kwargs["args"][0] for job in DBTaskResult.objects.order_by("enqueued_at")]


def words(answer: HttpResponse) -> str:
    return answer.content.decode()


@pytest.fixture
def offer(cast: Cast) -> Offer:
    return samples.cafe(cast, keeper_email="leder@bibliotek.example", price="20 kr.")


def test_asked_once_when_a_year_is_over_and_once_more_after_a_month(offer: Offer) -> None:
    assert corrections.ask(DUE - DAY) == 0
    assert corrections.ask(DUE) == 1
    Posted.objects.update(on=DUE)
    assert [corrections.ask(DUE) for _again in range(3)] == [0, 0, 0]
    (letter,) = letters()
    assert letter["to"] == "leder@bibliotek.example"
    assert letter["subject"] == "Passer det stadig? Åben it-café"
    late = DUE + timedelta(days=30)
    assert [corrections.ask(late - DAY), corrections.ask(late), corrections.ask(late + 40 * DAY)] == [0, 1, 0]


def test_not_asked_at_a_weekend_on_a_holiday_or_when_there_is_nobody_to_ask(cast: Cast, offer: Offer) -> None:
    assert corrections.ask(date(2027, 3, 6)) == 0  # a Saturday
    assert corrections.ask(date(2027, 3, 25)) == 0  # Maundy Thursday
    Offer.objects.update(status="inactive")
    assert corrections.ask(DUE) == 0
    samples.cafe(cast, name="Uden kontakt")
    assert corrections.ask(DUE) == 0


def link(what: str) -> str:
    found = re.findall(r"\S*/svar/tilbud/\S+", letters()[-1]["text"])
    return next(address for address in found if address.endswith("/ret/") == (what == "wrong"))


def test_one_click_says_that_it_is_right(offer: Offer) -> None:
    corrections.ask(DUE)
    browser, address = Client(enforce_csrf_checks=True), link("right")
    page = browser.get(address)
    offer.refresh_from_db()
    assert offer.assured_on == samples.CHECKED, "looking at a link changes nothing"
    form = lxml.html.fromstring(words(page)).xpath("//form[@data-send-at-once]")[0]
    for _twice in range(2):
        answer = browser.post(address, dict(form.form_values()))
    assert "Tak. Det er noteret, at alt stadig passer." in words(answer)
    offer.refresh_from_db()
    assert offer.assured_on == timezone.localdate()


def corrected(offer: Offer, **changed: str) -> HttpResponse:
    address = reverse("offer-wrong", args=[offer_token(offer)])
    said = {"what": offer.what, "price": offer.price, **changed}
    return Client().post(address, said)


def test_a_correction_waits_until_an_editor_takes_it_over(cast: Cast, offer: Offer) -> None:
    assert "Tak. Kommunen læser det" in words(corrected(offer, price="25 kr."))
    assert "Tak. Kommunen læser det" in words(corrected(offer, price="30 kr.", words="Vi er flyttet til Skolevej"))
    offer.refresh_from_db()
    assert offer.price == "20 kr."
    rita = client_for(cast.rita)
    assert "Der er en rettelse til ét tilbud" in words(rita.get("/"))
    page = words(rita.get(reverse("offer-correction", args=[offer.pk])))
    assert all(text in page for text in ("20 kr.", "30 kr.", "Vi er flyttet til Skolevej"))
    for _twice in range(2):
        rita.post(reverse("offer-correction", args=[offer.pk]), {"take": "1"})
    offer.refresh_from_db()
    assert (offer.price, offer.assured_on) == ("30 kr.", timezone.localdate())
    assert "rettelse til" not in words(rita.get("/"))


def test_a_correction_may_be_left(cast: Cast, offer: Offer) -> None:
    corrected(offer, price="1 million")
    client_for(cast.rita).post(reverse("offer-correction", args=[offer.pk]), {"take": "0"})
    offer.refresh_from_db()
    assert (offer.price, offer.assured_on) == ("20 kr.", samples.CHECKED)
    assert client_for(cast.rita).get(reverse("offer-correction", args=[offer.pk])).status_code == 404


def test_a_correction_is_for_editors(cast: Cast, offer: Offer) -> None:
    corrected(offer, price="1 million")
    at = reverse("offer-correction", args=[offer.pk])
    assert client_for(cast.rita).get(at).status_code == 200
    assert client_for(cast.ali).get(at).status_code == 404


def test_nothing_changed_and_a_cpr_number_are_refused_and_kept(offer: Offer) -> None:
    assert "Der er ikke ændret noget endnu" in words(corrected(offer))
    answer = corrected(offer, words="Spørg efter 120360-1234")
    assert answer.status_code == 422
    assert "Spørg efter 120360-1234" in words(answer)
    assert not Correction.objects.exists()


def test_a_link_is_for_one_purpose_and_for_a_time(offer: Offer, monkeypatch: pytest.MonkeyPatch) -> None:
    forged = signing.dumps(str(offer.pk), salt="medspil.commitment")
    for name in ("offer-right", "offer-wrong"):
        assert Client().post(reverse(name, args=[forged])).status_code == 410
    token = offer_token(offer)
    monkeypatch.setattr("django.core.signing.time.time", lambda: 4e9)
    answer = Client().post(reverse("offer-right", args=[token]))
    assert answer.status_code == 410
    assert "Linket er for gammelt" in words(answer)
