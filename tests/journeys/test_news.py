# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""News to everybody after each step: on the page, by mail to those who work there, once."""

from uuid import uuid4

from django.urls import reverse

from medspil.journeys.actions import journeys
from medspil.journeys.models import JourneyPhase, News
from medspil.journeys.queries import news
from tests.cast import Cast, client_for
from tests.dialogue.before.post import deliver, letters_waiting
from tests.journeys.stage import begun, words

TEXT = "Vi har ikke besluttet noget endnu. Vi ser på tre løsninger."


def test_news_reach_everybody_who_works_there_once(cast: Cast, material: None) -> None:
    journey = begun(cast)
    said = {"id": str(uuid4()), "text": TEXT, "by_mail": "on"}
    for _press in range(2):
        assert client_for(cast.bo).post(reverse("journey-news-new", args=[journey.pk]), said).status_code == 302
    assert News.objects.of(cast.municipality).count() == 1
    for name in ("journey", "journey-news"):
        assert TEXT in words(client_for(cast.tove).get(reverse(name, args=[journey.pk])))
    letters = deliver()
    told = sorted(address for letter in letters for address in letter.to)
    assert told == sorted(person.email for person in (cast.karen, cast.ali, cast.mette, cast.tove))
    assert TEXT in str(letters[0].body)


def test_without_mail_it_stands_on_the_page_alone(cast: Cast, material: None) -> None:
    journey = begun(cast)
    said = {"id": str(uuid4()), "text": TEXT}
    client_for(cast.bo).post(reverse("journey-news-new", args=[journey.pk]), said)
    assert letters_waiting() == []
    assert TEXT in words(client_for(cast.ali).get(reverse("journey-news", args=[journey.pk])))


def test_after_each_phase_it_is_time_to_tell_again(cast: Cast, material: None) -> None:
    journey = begun(cast)
    client_for(cast.bo).post(reverse("journey-news-new", args=[journey.pk]), {"id": str(uuid4()), "text": TEXT})
    assert news.look(journey).done
    journeys.move_to(journey=journey, phase=JourneyPhase.PREPARATION, by=cast.bo)
    journey.refresh_from_db()
    assert not news.look(journey).done


def test_a_colleague_outside_the_group_does_not_tell(cast: Cast, material: None) -> None:
    journey = begun(cast)
    assert client_for(cast.ali).get(reverse("journey-news-new", args=[journey.pk])).status_code == 404
