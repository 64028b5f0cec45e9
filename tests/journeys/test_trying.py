# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Trials on the way, and the evaluation window: a quarter of an hour, three quarters, or over some weeks."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

from django.urls import reverse
from django.utils import timezone

from medspil.dialogue.actions import canvases as dialogue
from medspil.dialogue.actions import meetings as room
from medspil.dialogue.actions import notes
from medspil.dialogue.actions.outcomes import Handed, hand_over
from medspil.dialogue.models import CanvasLine, Meeting, OutcomeKind, Step, StepKind
from medspil.journeys.actions import canvases, ways
from medspil.journeys.models import Journey
from medspil.journeys.queries.trying import look
from medspil.journeys.talks import WINDOW
from medspil.practice.actions import trials
from medspil.practice.models import Trial
from tests.cast import Cast, client_for
from tests.journeys.stage import begun, words
from tests.journeys.test_purpose import SENTENCE, agreed

TITLE = "Vi viser løsningen, mens borgeren sidder her"


def form(**changed: str) -> dict[str, str]:
    today = timezone.localdate()
    said = {"id": str(uuid4()), "title": TITLE, "prediction": "Flere prøver den selv bagefter"}
    return {
        **said,
        "starts_on": today.isoformat(),
        "ends_on": (today + timedelta(days=14)).isoformat(),
        "trial": "Vi åbner den sammen",
        **changed,
    }


def planned(cast: Cast, journey: Journey, **changed: str) -> Any:
    said = form(unit=str(journey.unit_id), owner=str(cast.bo.pk), **changed)
    address = f"{reverse('trial-new')}?process={journey.process_id}"
    return client_for(cast.bo).post(address, said)


def page(cast: Cast, journey: Journey, who: str = "bo") -> Any:
    return client_for(getattr(cast, who)).get(reverse("journey-trying", args=[journey.pk]))


def test_a_trial_planned_from_the_journey_belongs_to_it(cast: Cast, material: None) -> None:
    journey, other = begun(cast), begun(cast, name="Chat")
    assert f"{reverse('trial-new')}?process={journey.process_id}" in page(cast, journey).content.decode()
    assert planned(cast, journey).status_code == 302
    assert Trial.objects.of(cast.municipality).get().process == journey.process
    assert TITLE in words(page(cast, journey, "ali"))
    assert TITLE not in words(page(cast, other))


def test_a_project_lead_of_another_department_plans_trials_where_the_solution_is_used(
    cast: Cast, material: None
) -> None:
    journey = begun(cast, lead=cast.ib)
    address = f"{reverse('trial-new')}?process={journey.process_id}"
    said = form(unit=str(journey.unit_id), owner=str(cast.ib.pk))
    assert client_for(cast.ib).post(reverse("trial-new"), said).status_code == 422, "not without the journey"
    assert client_for(cast.ib).post(address, said).status_code == 302
    trial = Trial.objects.of(cast.municipality).get()
    assert (trial.process, trial.unit) == (journey.process, cast.counter)


def test_a_process_that_is_not_ones_own_is_no_way_in(cast: Cast, material: None) -> None:
    journey = begun(cast)
    address = f"{reverse('trial-new')}?process={journey.process_id}"
    said = form(unit=str(cast.jobcentre.pk), owner=str(cast.lene.pk))
    assert client_for(cast.lene).post(address, said).status_code == 302
    assert Trial.objects.of(cast.municipality).get().process is None


def test_one_press_makes_a_quarter_of_an_hour_that_begins_with_the_purpose(cast: Cast, material: None) -> None:
    journey = begun(cast)
    agreed(cast, journey)
    planned(cast, journey)
    trials.start_trial(trial=Trial.objects.of(cast.municipality).get(), by=cast.bo)
    new = str(uuid4())
    for _twice in range(2):
        answer = client_for(cast.bo).post(reverse("journey-look-back", args=[journey.pk]), {"id": new})
        assert answer["Location"] == reverse("console", args=[new])
    meeting = Meeting.objects.of(cast.municipality).get()
    steps = list(Step.objects.of(cast.municipality).filter(meeting=meeting))
    assert [step.kind for step in steps] == [StepKind.FRAME, StepKind.BOARD, StepKind.DECIDE]
    assert sum(step.minutes for step in steps) == 15
    assert SENTENCE in steps[0].settings["text"]
    assert TITLE in steps[0].settings["text"]
    shown = words(page(cast, journey))
    assert "Hold mødet" in shown
    assert "Dagsordenen" not in shown, "an evaluation has no agenda to make"


def test_a_plan_that_nobody_has_begun_is_not_what_we_have_tried(cast: Cast, material: None) -> None:
    journey = begun(cast)
    planned(cast, journey)
    client_for(cast.bo).post(reverse("journey-look-back", args=[journey.pk]), {"id": str(uuid4())})
    first = Step.objects.of(cast.municipality).get(kind=StepKind.FRAME)
    assert first.settings["text"] == f"- {journey.about}"


def test_three_quarters_of_an_hour_have_the_same_four_panes(cast: Cast, material: None) -> None:
    journey = begun(cast)
    said = {"id": str(uuid4()), "presence": "out"}
    client_for(cast.bo).post(reverse("journey-meeting-new", args=[journey.pk, WINDOW]), said)
    assert Step.objects.of(cast.municipality).get(kind=StepKind.BOARD).settings["canvas"] == WINDOW
    assert "Hvordan går det?" in words(page(cast, journey))


def test_the_step_is_done_when_something_was_tried_and_looked_back_at(cast: Cast, material: None) -> None:
    journey = begun(cast)
    planned(cast, journey)
    trial = Trial.objects.of(cast.municipality).get()
    assert not look(journey).words
    trials.start_trial(trial=trial, by=cast.bo)
    assert look(journey).words == "Én prøvehandling"
    client_for(cast.bo).post(reverse("journey-look-back", args=[journey.pk]), {"id": str(uuid4())})
    meeting = Meeting.objects.of(cast.municipality).select_related("process__unit").get()
    assert room.open_meeting(meeting=meeting, by=cast.bo)
    assert not look(journey).done
    assert hand_over(meeting=meeting, items=[], summary="", by=cast.bo)
    assert look(journey).done
    assert look(journey).words == "Én prøvehandling · set tilbage én gang"


def test_what_the_room_saw_lies_in_the_panes_of_the_window_afterwards(cast: Cast, material: None) -> None:
    journey = begun(cast)
    new = uuid4()
    client_for(cast.bo).post(reverse("journey-look-back", args=[journey.pk]), {"id": str(new)})
    meeting = Meeting.objects.of(cast.municipality).select_related("process__unit").get(pk=new)
    assert room.open_meeting(meeting=meeting, by=cast.bo)
    first, board, last = Step.objects.of(cast.municipality).filter(meeting=meeting).select_related("meeting")
    assert room.go_to(meeting=meeting, step=board, seen=first, by=cast.bo)
    board.refresh_from_db()
    said = "Borgerne finder den selv"
    notes.lay(step=board, note_id=uuid4(), edit_key=uuid4().hex, field="went-well", text=said)
    room.reveal(step=board, by=cast.bo)
    assert room.go_to(meeting=meeting, step=last, seen=board, by=cast.bo)
    items = [Handed(kind=OutcomeKind.TOLD, text=said)]
    assert hand_over(meeting=meeting, items=items, summary="", by=cast.bo)
    answer = client_for(cast.bo).post(reverse("journey-take-in", args=[journey.pk, new]))
    assert answer["Location"] == reverse("journey-trying", args=[journey.pk])
    line = CanvasLine.objects.of(cast.municipality).get(canvas__process=journey.process_id, canvas__key=WINDOW)
    assert (line.field, list(line.cells.values())) == ("went-well", [said])


def test_a_window_that_was_filled_over_some_weeks_counts_when_it_is_finished(cast: Cast, material: None) -> None:
    journey = begun(cast)
    canvas = canvases.open_tool(journey=journey, key=WINDOW, canvas_id=uuid4(), by=cast.bo)
    assert reverse("canvas", args=[canvas.pk]) in page(cast, journey, "bo").content.decode()
    assert not look(journey).words
    dialogue.finish(canvas=canvas, by=cast.bo)
    assert look(journey).words == "set tilbage én gang"


def test_a_journey_that_is_over_is_only_read(cast: Cast, material: None) -> None:
    journey = begun(cast)
    ways.end(journey=journey, reached="Ja", keeps="", differently="Intet", by=cast.bo)
    shown = page(cast, journey)
    assert shown.status_code == 200
    assert "Planlæg en prøvehandling" not in words(shown)
    answer = client_for(cast.bo).post(reverse("journey-look-back", args=[journey.pk]), {"id": str(uuid4())})
    assert answer.status_code == 404
