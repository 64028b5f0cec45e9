# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What works in one team is put before another, whose leader can begin with a copy."""

from uuid import uuid4

from django.urls import reverse

from medspil.practice.actions import measures, tips
from medspil.practice.models import Measure, Tip, TipState, Trial
from tests.cast import Cast, client_for
from tests.practice.test_measures import chosen, words
from tests.practice.test_trials import CANVAS, TITLE, running


def sent(cast: Cast) -> Tip:
    trial = running(cast)
    chosen(cast, trial)
    client_for(cast.ali).post(
        reverse("tip-new", args=[trial.pk]), {"id": uuid4(), "unit": cast.jobcentre.pk, "words": "Det virkede her"}
    )
    return Tip.objects.select_related("trial", "unit").get()


def test_the_other_leader_reads_the_trial_with_its_evidence(cast: Cast, material: None) -> None:
    tip = sent(cast)
    home = words(client_for(cast.lene).get(reverse("home")))
    assert "Borgerservice har prøvet noget, der måske kan hjælpe jer" in home
    page = words(client_for(cast.lene).get(reverse("tip", args=[tip.pk])))
    assert "Det virkede her" in page
    assert CANVAS["wonder"] in page
    assert "Borgere, der selv fandt brevet" in page
    assert client_for(cast.ib).get(reverse("tip", args=[tip.pk])).status_code == 404


def test_a_copy_begins_anew_with_credit_and_without_figures(cast: Cast, material: None) -> None:
    tip = sent(cast)
    lene = client_for(cast.lene)
    for _twice in range(2):
        answer = lene.post(reverse("tip-take", args=[tip.pk]))
    copy = Trial.objects.get(unit=cast.jobcentre)
    assert answer["Location"] == reverse("trial", args=[copy.pk])
    assert (copy.title, copy.state, copy.prediction, copy.credit_id) == (TITLE, "draft", "", tip.trial_id)
    assert Measure.objects.get(trial=copy).title == "Borgere, der selv fandt brevet"
    assert "Først prøvet afBorgerservice" in words(lene.get(reverse("trial", args=[copy.pk])))
    assert "har prøvet noget" not in words(lene.get(reverse("home")))


def test_the_same_team_is_told_once(cast: Cast, material: None) -> None:
    tip = sent(cast)
    answer = client_for(cast.ali).post(
        reverse("tip-new", args=[tip.trial_id]), {"id": uuid4(), "unit": cast.jobcentre.pk, "words": "Igen"}
    )
    assert answer.status_code == 422
    assert "Jobcenter har allerede fået den prøvehandling af jer." in words(answer)
    assert "Igen" in answer.content.decode()


def test_a_no_is_no_and_may_become_a_yes(cast: Cast, material: None) -> None:
    tip = sent(cast)
    client_for(cast.lene).post(reverse("tip-decline", args=[tip.pk]))
    assert "har prøvet noget" not in words(client_for(cast.lene).get(reverse("home")))
    tips.take(tip=tip, by=cast.lene)
    assert Tip.objects.get().state == TipState.TAKEN


def test_measures_of_a_copy_are_its_own(cast: Cast, material: None) -> None:
    tip = sent(cast)
    copy = tips.take(tip=tip, by=cast.lene)
    (mine, theirs) = (Measure.objects.get(trial=copy), Measure.objects.get(trial=tip.trial_id))
    measures.change_measure(measure=mine, fields={"title": "Vores eget"}, by=cast.lene)
    theirs.refresh_from_db()
    assert theirs.title == "Borgere, der selv fandt brevet"
