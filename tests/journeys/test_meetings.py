# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A journey's meeting: a ready agenda, and what was said on the canvas afterwards, from where it becomes a plan."""

from datetime import timedelta
from itertools import pairwise
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from medspil.dialogue.actions import meetings as room
from medspil.dialogue.actions import notes
from medspil.dialogue.actions.outcomes import Handed, hand_over
from medspil.dialogue.models import CanvasLine, LeaderPresence, Meeting, OutcomeKind, Step, StepKind
from medspil.dialogue.queries.outcomes import candidates_of
from medspil.journeys.actions import meetings
from medspil.journeys.models import Journey, JourneyPhase, Point
from medspil.journeys.queries.points import look_at_needs, look_at_potentials
from medspil.journeys.talks import talk_of
from medspil.practice.models import Commitment
from tests.cast import Cast, client_for
from tests.journeys.stage import begun, words

KEPT = "Jeg tør ikke sige det højt"
SAID = "Vi er bange for at miste samtalen"
KEY = "potentials-barriers"


def planned(cast: Cast, journey: Journey) -> Meeting:
    talk = talk_of(KEY)
    assert talk is not None
    return meetings.plan(journey=journey, meeting_id=uuid4(), talk=talk, presence=LeaderPresence.OUT, by=cast.bo)


def held(cast: Cast, journey: Journey) -> Meeting:
    meeting = planned(cast, journey)
    assert room.open_meeting(meeting=meeting, by=cast.bo)
    steps = list(Step.objects.of(cast.municipality).filter(meeting=meeting).select_related("meeting", "round"))
    for seen, step in pairwise(steps):
        seen.refresh_from_db()
        if seen.kind == StepKind.BOARD:
            notes.lay(step=seen, note_id=uuid4(), edit_key=uuid4().hex, field="professional-barriers", text=SAID)
            notes.lay(step=seen, note_id=uuid4(), edit_key=uuid4().hex, field="personal-barriers", text=KEPT)
            room.reveal(step=seen, by=cast.bo)
        assert room.go_to(meeting=meeting, step=step, seen=seen, by=cast.bo)
    fresh = Meeting.objects.of(cast.municipality).select_related("process__unit").get(pk=meeting.pk)
    offered = [entry.text for entry in candidates_of(fresh) if entry.chosen]
    assert sorted(offered) == sorted([SAID, KEPT])
    items = [Handed(kind=OutcomeKind.TOLD, text=SAID)]
    assert hand_over(meeting=fresh, items=items, summary="", by=cast.bo)
    return meeting


def test_the_agenda_is_ready_and_can_be_changed(cast: Cast, material: None) -> None:
    journey = begun(cast)
    client = client_for(cast.bo)
    said = {"id": str(uuid4()), "presence": "out"}
    for _press in range(2):
        answer = client.post(reverse("journey-meeting-new", args=[journey.pk, KEY]), said)
        assert answer["Location"] == reverse("agenda", args=[journey.pk])
    assert Meeting.objects.of(cast.municipality).count() == 1
    page = client.get(reverse("agenda", args=[journey.pk]))
    assert "Det, vi ser" in words(page)
    assert "Lav dagsordenen om" not in words(page)
    assert client.get(reverse("console", args=[said["id"]])).status_code == 200


def test_without_a_meeting_the_agenda_leads_to_the_journey(cast: Cast, material: None) -> None:
    journey = begun(cast)
    answer = client_for(cast.bo).get(reverse("agenda", args=[journey.pk]))
    assert answer["Location"] == reverse("journey", args=[journey.pk])


def test_only_who_runs_its_meetings_makes_one(cast: Cast, material: None) -> None:
    journey = begun(cast)
    for person in (cast.karen, cast.ali, cast.ib):
        assert client_for(person).get(reverse("journey-meeting-new", args=[journey.pk, KEY])).status_code == 404
    assert client_for(cast.bo).get(reverse("journey-meeting-new", args=[journey.pk, "nothing"])).status_code == 404


def test_what_was_handed_over_lies_on_the_canvas_once_and_without_names(cast: Cast, material: None) -> None:
    journey = begun(cast)
    meeting = held(cast, journey)
    address = reverse("journey-take-in", args=[journey.pk, meeting.pk])
    assert client_for(cast.karen).post(address).status_code == 404
    for _press in range(2):
        assert client_for(cast.bo).post(address).status_code == 302
    line = CanvasLine.objects.of(cast.municipality).get(canvas__process=journey.process_id)
    assert line.cells == {"what": SAID}
    assert SAID in words(client_for(cast.ali).get(reverse("journey-potentials", args=[journey.pk])))


def test_nothing_is_taken_in_from_a_meeting_that_is_not_over(cast: Cast, material: None) -> None:
    journey = begun(cast)
    meeting = planned(cast, journey)
    client_for(cast.bo).post(reverse("journey-take-in", args=[journey.pk, meeting.pk]))
    assert not CanvasLine.objects.of(cast.municipality).exists()


def test_the_meeting_of_a_journey_asks_for_no_talk_between_leader_and_facilitator(cast: Cast, material: None) -> None:
    held(cast, begun(cast))
    assert "Samtalen mellem leder og facilitator" not in words(client_for(cast.bo).get("/"))


def point(cast: Cast, **changed: str) -> dict[str, str]:
    due = (timezone.localdate() + timedelta(days=7)).isoformat()
    said = {"id": str(uuid4()), "field": "professional-barriers", "what": SAID, "how": "Vi holder samtaler i uge 2"}
    return {**said, "owner": str(cast.mette.pk), "due_on": due, **changed}


def test_what_is_central_becomes_a_task_of_the_phase(cast: Cast, material: None) -> None:
    journey = begun(cast)
    said, address = point(cast), reverse("journey-point-new", args=[journey.pk, KEY])
    for _press in range(2):
        assert client_for(cast.bo).post(address, said).status_code == 302
    chosen = Point.objects.of(cast.municipality).get()
    assert chosen.commitment == Commitment.objects.of(cast.municipality).get()
    assert chosen.commitment.lap == JourneyPhase.IDEA.number
    page = words(client_for(cast.ali).get(reverse("journey-potentials", args=[journey.pk])))
    assert SAID in page
    assert "Mette Madsen" in page


def test_a_line_of_the_canvas_is_where_the_form_begins(cast: Cast, material: None) -> None:
    journey = begun(cast)
    client_for(cast.bo).post(reverse("journey-take-in", args=[journey.pk, held(cast, journey).pk]))
    line = CanvasLine.objects.of(cast.municipality).get()
    page = client_for(cast.bo).get(reverse("journey-point-new", args=[journey.pk, KEY]), {"line": str(line.pk)})
    assert SAID in page.content.decode()


@pytest.mark.parametrize("key", ["purpose", "contract"])
def test_other_canvases_have_no_plan(cast: Cast, material: None, key: str) -> None:
    journey = begun(cast)
    assert client_for(cast.bo).get(reverse("journey-point-new", args=[journey.pk, key])).status_code == 404


def test_both_sides_have_to_be_in_the_plan(cast: Cast, material: None) -> None:
    journey = begun(cast)
    client, address = client_for(cast.bo), reverse("journey-point-new", args=[journey.pk, KEY])
    client.post(address, point(cast))
    assert not look_at_potentials(journey).done
    client.post(address, point(cast, field="personal-potentials"))
    assert look_at_potentials(journey).done
    needs = reverse("journey-point-new", args=[journey.pk, "competence-needs"])
    client.post(needs, point(cast, field="employees-digital"))
    assert "ingen for lederne" in str(look_at_needs(journey).words)
    client.post(needs, point(cast, field="leaders-change"))
    assert look_at_needs(journey).done
