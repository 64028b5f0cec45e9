# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A dilemma is noted once, by whoever is in the team, and read by colleagues."""

from datetime import date, timedelta
from uuid import uuid4

import lxml.html
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from medspil.dilemmas.actions import log
from medspil.dilemmas.models import Dilemma, Signature, Source
from medspil.organisations.actions import give_role
from medspil.organisations.permissions import Role
from tests.cast import Cast, client_for
from tests.dilemmas.stage import TOLD, form, noted, send, words


def test_only_what_happened_has_to_be_written(cast: Cast, material: None) -> None:
    client = client_for(cast.ali)
    answer = client.post(reverse("dilemma-new"), form(cast), follow=True)
    assert "Noteret. Tak." in words(answer)
    assert TOLD in words(client_for(cast.mette).get(reverse("dilemmas")))


def test_what_one_pressed_stands_with_it(cast: Cast, material: None) -> None:
    pressed = {"topic": "own-equipment", "role": "advising", "hard": "rules", "channel": "phone"}
    send(client_for(cast.ali), form(cast, **pressed))
    page = words(client_for(cast.bo).get(reverse("dilemmas")))
    for shown in ("Rådgivning", "Reglerne", "I telefonen"):
        assert shown in page


def test_sent_twice_it_is_noted_once(cast: Cast, material: None) -> None:
    said, client = form(cast), client_for(cast.ali)
    assert [send(client, said).status_code for _n in range(3)] == [200, 200, 200]
    assert Dilemma.objects.of(cast.municipality).count() == 1


def test_nothing_typed_is_lost_when_something_is_wrong(cast: Cast, material: None) -> None:
    told = "Borgeren med cpr 010203-1234 ville ikke"
    answer = client_for(cast.ali).post(reverse("dilemma-new"), form(cast, told=told, hard="time"))
    assert answer.status_code == 422
    assert told in answer.content.decode()
    assert "Der står et cpr-nummer" in words(answer) or "cpr" in words(answer).lower()
    assert 'value="time" id="id_hard_4" checked' in answer.content.decode().replace("  ", " ")
    assert not Dilemma.objects.of(cast.municipality).exists()


def test_a_script_hears_that_it_was_refused(cast: Cast, material: None) -> None:
    assert send(client_for(cast.ali), form(cast, told="010203-1234")).status_code == 422
    assert not Dilemma.objects.of(cast.municipality).exists()


def test_a_name_is_asked_about_and_a_yes_is_enough_also_from_the_script(cast: Cast, material: None) -> None:
    client, said = client_for(cast.ali), form(cast, told="Jytte Hansen ville ikke selv")
    assert send(client, said).status_code == 422
    asked = lxml.html.fromstring(client.post(reverse("dilemma-new"), said).content.decode())
    (yes,) = asked.xpath("//input[@name='told-not_personal']/@value")
    assert send(client, {**said, "told-not_personal": yes}).status_code == 200
    assert Dilemma.objects.of(cast.municipality).get().told == "Jytte Hansen ville ikke selv"


def test_what_was_written_without_a_net_belongs_to_its_own_week(cast: Cast, material: None) -> None:
    client = client_for(cast.ali)
    today = timezone.localdate()
    for day in (today - timedelta(days=9), today + timedelta(days=400)):
        send(client, form(cast, day=day.isoformat()))
    weeks = set(Dilemma.objects.of(cast.municipality).values_list("week", flat=True))
    assert weeks == {log.week_of(today - timedelta(days=9)), log.week_of(today)}
    assert log.week_of(date(2026, 11, 29)) == date(2026, 11, 23)


def test_a_name_stands_there_only_when_it_was_chosen(cast: Cast, material: None) -> None:
    client = client_for(cast.ali)
    send(client, form(cast))
    assert not Signature.objects.exists()
    assert "Ali Aslan" not in words(client_for(cast.mette).get(reverse("dilemmas")))
    send(client, form(cast, signed="1"))
    assert "Ali Aslan" in words(client_for(cast.mette).get(reverse("dilemmas")))


def test_a_leader_reads_none_of_it_even_when_she_works_at_the_counter(cast: Cast, material: None) -> None:
    dilemma = noted(cast)
    give_role(person=cast.karen, unit=cast.counter, role=Role.EMPLOYEE, by=None)
    client = client_for(cast.karen)
    assert TOLD not in words(client.get(reverse("dilemmas")))
    assert client.post(reverse("dilemma-remove", args=[dilemma.pk])).status_code == 404
    assert send(client, form(cast, told="Jeg var selv i tvivl")).status_code == 200


def test_nobody_notes_in_the_log_of_another_team(cast: Cast, material: None) -> None:
    assert send(client_for(cast.ib), form(cast)).status_code == 422
    assert client_for(cast.ib).get(reverse("dilemmas"), {"unit": str(cast.counter.pk)}).status_code == 404


def test_a_colleague_takes_out_what_says_too_much(cast: Cast, material: None) -> None:
    dilemma = noted(cast)
    client_for(cast.mette).post(reverse("dilemma-remove", args=[dilemma.pk]))
    assert TOLD not in words(client_for(cast.ali).get(reverse("dilemmas")))


def test_an_expired_sign_in_is_told_and_stores_nothing(cast: Cast, material: None) -> None:
    answer = send(Client(), form(cast))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("sign-in"))
    assert Client().get(reverse("dilemma-pass")).status_code == 302


def test_the_pass_has_a_token_that_works_whatever_the_page_was(cast: Cast, material: None) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.ali)
    told = client.get(reverse("dilemma-pass")).json()
    assert told["person"] == str(cast.ali.pk)
    old, fresh = ({**form(cast), "live": "1", "csrfmiddlewaretoken": token} for token in ("a" * 64, told["token"]))
    assert client.post(reverse("dilemma-new"), old).status_code == 403
    assert client.post(reverse("dilemma-new"), fresh).json() == {"ok": True}


def test_the_guide_feeds_the_log_without_a_name(cast: Cast, material: None) -> None:
    question, today = uuid4(), timezone.localdate()
    for _press in range(2):
        log.note_unanswered(
            unit=cast.counter, text="Må jeg låse hans telefon op?", day=today, dilemma_id=question, by=cast.ali
        )
    dilemma = Dilemma.objects.of(cast.municipality).get()
    assert (dilemma.source, dilemma.told) == (Source.GUIDE, "Må jeg låse hans telefon op?")
    assert not Signature.objects.exists()
    assert "Skrankeguiden havde intet svar" in words(client_for(cast.bo).get(reverse("dilemmas")))
