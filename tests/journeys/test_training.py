# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Training per team, as figures and never as names; ambassadors per department."""

from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from medspil.journeys.actions import training as actions
from medspil.journeys.models import Journey, Training
from medspil.journeys.queries.training import look_at_ambassadors, look_at_training
from medspil.organisations.actions import create_unit
from medspil.organisations.models import Person, Unit
from tests.cast import Cast, client_for
from tests.journeys.stage import begun, words


def ambassador(cast: Cast, journey: Journey, unit: Unit) -> None:
    actions.name_ambassador(journey=journey, ambassador_id=uuid4(), unit=unit, person=cast.mette, by=cast.bo)


def test_a_team_is_counted_and_nobody_is_named(cast: Cast, material: None) -> None:
    journey = begun(cast)
    said = {"id": str(uuid4()), "unit": str(cast.counter.pk), "what": "En samtale på skærm", "size": "5"}
    said |= {"case": "Den første samtale med en ledig", "on": timezone.localdate().isoformat()}
    for _press in range(2):
        assert client_for(cast.bo).post(reverse("journey-training-new", args=[journey.pk]), said).status_code == 302
    row = Training.objects.of(cast.municipality).get()
    count = reverse("journey-training-count", args=[journey.pk, row.pk])
    refused = client_for(cast.bo).post(count, {"through": "6", "size": "5"})
    assert refused.status_code == 422
    assert "flere, end der er på holdet" in words(refused)
    assert client_for(cast.bo).post(count, {"through": "3", "size": "5"}).status_code == 302
    assert "3 af 5 har været igennem" in words(
        client_for(cast.karen).get(reverse("journey-training", args=[journey.pk]))
    )
    assert not any(field.related_model is Person for field in Training._meta.get_fields() if field.is_relation)


def test_training_is_done_when_everybody_has_been_through_it(cast: Cast, material: None) -> None:
    journey = begun(cast)
    said = {"unit": cast.counter, "what": "En samtale", "case": "", "on": timezone.localdate(), "size": 2}
    row = actions.plan(journey=journey, training_id=uuid4(), said=said, by=cast.bo)
    assert not look_at_training(journey).done
    actions.count(training=row, through=2, size=2, by=cast.bo)
    assert look_at_training(journey).done


def test_each_department_has_to_have_an_ambassador(cast: Cast, material: None) -> None:
    journey = begun(cast)
    team = create_unit(parent=cast.counter, name="Pas", by=None)
    other = create_unit(parent=cast.counter, name="Skat", by=None)
    ambassador(cast, journey, team)
    assert not look_at_ambassadors(journey).done
    for _twice in range(2):
        ambassador(cast, journey, other)
    assert look_at_ambassadors(journey).done
    page = words(client_for(cast.ali).get(reverse("journey-ambassadors", args=[journey.pk])))
    assert page.count("Mette Madsen") == 2


def test_an_employee_plans_no_training(cast: Cast, material: None) -> None:
    journey = begun(cast)
    assert client_for(cast.ali).get(reverse("journey-training-new", args=[journey.pk])).status_code == 404
