# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""An answer is born from what a meeting handed over, from a trial that was adopted, or from a suggestion."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from medspil.counter.models import GuideEntry
from medspil.counter.suggestions import suggestions
from medspil.practice.actions import trials
from medspil.practice.models import Ending, Trial
from tests.cast import Cast, client_for
from tests.counter.stage import entry, form, words
from tests.web.world import HANDED, World, make_world


@pytest.fixture
def world(cast: Cast, material: None) -> World:
    return make_world(cast)


def adopted(cast: Cast, ending: Ending = Ending.ADOPT) -> Trial:
    today = timezone.localdate()
    fields = {
        "title": "Borgeren holder selv telefonen",
        "owner": cast.ali,
        "starts_on": today - timedelta(days=20),
        "ends_on": today,
        "prediction": "Flere kan selv",
    }
    canvas = {"trial": "Vi peger og venter"}
    trial = trials.plan(trial_id=uuid4(), unit=cast.counter, fields=fields, canvas=canvas, by=cast.ali)
    trials.start_trial(trial=trial, by=cast.ali)
    trials.end_trial(trial=trial, ending=ending, by=cast.ali)
    return trial


def test_what_a_meeting_handed_over_becomes_an_answer(world: World) -> None:
    karen, outcome = client_for(world.cast.karen), reverse("outcome", args=[world.held.pk])
    item = world.outcome.items.get()
    address = f"{reverse('guide-new')}?moede={world.held.pk}&punkt={item.pk}"
    assert address.replace("&", "&amp;") in karen.get(outcome).content.decode()
    begun = karen.get(address).content.decode()
    assert HANDED in begun
    assert "Borgerservice på mødet »" in begun
    assert karen.post(address, form(world.cast.counter, title=HANDED)).status_code == 302
    stored = GuideEntry.objects.of(world.cast.municipality).get(title=HANDED)
    assert stored.meeting == world.held
    address = reverse("guide-entry", args=[stored.pk])
    assert address in client_for(world.cast.ali).get(outcome).content.decode()
    assert outcome in karen.get(address).content.decode()
    jobcentre = client_for(world.cast.ib).get(address)
    assert world.held.title in words(jobcentre)
    assert outcome not in jobcentre.content.decode(), "no link to what is not his to see"


def test_who_does_not_write_is_not_asked_to(world: World) -> None:
    ali = client_for(world.cast.ali)
    assert "Lav et svar af" not in words(ali.get(reverse("outcome", args=[world.held.pk])))
    item = world.outcome.items.get()
    for who in ("ali", "lene", "ulla"):
        answer = client_for(getattr(world.cast, who)).get(
            reverse("guide-new"), {"moede": world.held.pk, "punkt": item.pk}
        )
        assert answer.status_code == 404


def test_an_adopted_trial_becomes_an_answer(cast: Cast, material: None) -> None:
    trial, karen = adopted(cast), client_for(cast.karen)
    address = f"{reverse('guide-new')}?proevehandling={trial.pk}"
    page = reverse("trial", args=[trial.pk])
    assert address in karen.get(page).content.decode()
    assert address not in client_for(cast.ali).get(page).content.decode()
    begun = karen.get(address).content.decode()
    assert "Vi peger og venter" in begun
    assert "Borgerservice efter prøvehandlingen »" in begun
    assert karen.post(address, form(cast.counter)).status_code == 302
    stored = GuideEntry.objects.of(cast.municipality).get()
    assert stored.trial == trial
    assert stored.title in words(client_for(cast.ali).get(page))
    assert page not in client_for(cast.ib).get(reverse("guide-entry", args=[stored.pk])).content.decode()


def test_a_trial_that_was_stopped_becomes_none(cast: Cast, material: None) -> None:
    trial, karen = adopted(cast, Ending.STOP), client_for(cast.karen)
    assert "I skrankeguiden" not in words(karen.get(reverse("trial", args=[trial.pk])))
    assert karen.get(reverse("guide-new"), {"proevehandling": trial.pk}).status_code == 404


def test_a_suggestion_is_something_to_begin_with(cast: Cast, material: None) -> None:
    karen, first = client_for(cast.karen), next(iter(suggestions().values()))
    listed = reverse("guide-suggestions")
    assert first.title in words(karen.get(listed))
    begun = words(karen.get(reverse("guide-new"), {"forslag": first.key}))
    assert first.how[1] in begun
    entry(cast, title=first.title)
    assert first.title not in words(karen.get(listed))
    assert karen.get(reverse("guide-new"), {"forslag": "findes-ikke"}).status_code == 404
    assert client_for(cast.ali).get(listed).status_code == 404
