# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a meeting leaves open is the first thing the next one talks about, and how it went is said there."""

from datetime import date, timedelta
from uuid import UUID

import pytest
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from medspil.dialogue.actions import agendas, meetings
from medspil.dialogue.actions.outcomes import hand_over
from medspil.dialogue.events.meetings import Region
from medspil.dialogue.models import Audience, Meeting, Outcome, Process, Step, StepKind
from medspil.dialogue.regions import draw
from medspil.dialogue.room import room_of
from medspil.materials.queries import script_by_key
from medspil.organisations.models import Person
from medspil.practice.actions.answers import answer
from medspil.practice.models import Commitment, CommitmentStatus, FollowUp, Verdict
from tests.cast import Cast, client_for
from tests.dialogue.after.stage import TICKED, again, decide, handed, item_of

SIGN, CALL = "Hænge et skilt op", "Ringe til IT"
PROMISED = "Lederen har lovet at svare senest"


def planned(cast: Cast, process: Process) -> Meeting:
    script = script_by_key(cast.municipality.pk, "own-equipment-60")
    assert script is not None
    return agendas.design(process=process, script=script, by=cast.bo)


def opened(cast: Cast, process: Process) -> Meeting:
    meeting = planned(cast, process)
    assert meetings.open_meeting(meeting=meeting, by=cast.bo)
    return again(meeting)


def ended(cast: Cast, meeting: Meeting) -> None:
    assert hand_over(meeting=again(meeting), items=[], summary="", by=cast.bo)


def steps_of(meeting: Meeting) -> list[Step]:
    return list(Step.objects.of(meeting.municipality).filter(meeting=meeting).order_by("position"))


def seen_by(meeting: Meeting, audience: Audience) -> str:
    return " ".join(draw(Region.STAGE, room_of(meeting.pk, audience)).split())


def commitment(cast: Cast, what: str) -> Commitment:
    return Commitment.objects.of(cast.municipality).get(what=what)


def say(cast: Cast, meeting: Meeting, row: UUID, how: str, *, by: Person | None = None, **more: str) -> HttpResponse:
    url = reverse("follow-up", args=[meeting.pk, row])
    return client_for(by or cast.bo).post(url, {"how": how, **more}, headers={"X-Medspil": "live"})


def test_a_first_meeting_begins_with_its_script(cast: Cast, material: None) -> None:
    process = handed(cast).meeting.process
    Commitment.objects.of(cast.municipality).delete()
    Outcome.objects.of(cast.municipality).delete()
    assert StepKind.FOLLOW_UP not in {step.kind for step in steps_of(planned(cast, process))}


def test_the_next_meeting_begins_with_what_is_left_open_and_ends_when_it_should(cast: Cast, material: None) -> None:
    outcome = handed(cast)
    answer(item=outcome.items.get(kind="develop"), verdict=Verdict.TRY, reason="God idé.", by=cast.karen)
    meeting = opened(cast, outcome.meeting.process)
    first, *_rest = steps = steps_of(meeting)
    assert (first.kind, first.title, first.position) == (StepKind.FOLLOW_UP, "Siden sidst", 1)
    assert sum(step.minutes for step in steps) == meeting.minutes == 60
    for audience in Audience:
        page = seen_by(meeting, audience)
        for words in (SIGN, CALL, "Vikaren", TICKED["develop"], "Vi prøver det: God idé.", TICKED["stop"], PROMISED):
            assert words in page, (audience, words)
        assert TICKED["keep"] not in page


def test_a_meeting_that_was_planned_already_gets_it_too(cast: Cast, material: None) -> None:
    process = handed(cast).meeting.process
    Commitment.objects.of(cast.municipality).delete()
    Outcome.objects.of(cast.municipality).delete()
    running = opened(cast, process)
    following = planned(cast, process)
    assert steps_of(following)[0].kind == StepKind.FRAME
    decide(running, cast)
    ended(cast, running)
    kinds = [step.kind for step in steps_of(following)]
    assert (kinds[0], kinds.count(StepKind.FOLLOW_UP)) == (StepKind.FOLLOW_UP, 1)


def test_how_it_went_is_said_in_the_meeting_and_stands_with_the_commitment(cast: Cast, material: None) -> None:
    meeting = opened(cast, handed(cast).meeting.process)
    sign = commitment(cast, SIGN)
    for _twice in range(2):
        assert say(cast, meeting, sign.pk, "done", words="Det hænger ved skranke 2").status_code == 200
    assert FollowUp.objects.of(cast.municipality).filter(meeting=meeting).count() == 1
    sign.refresh_from_db()
    assert (sign.status, sign.how_it_went, sign.settled_on) == (
        CommitmentStatus.DONE,
        "Det hænger ved skranke 2",
        timezone.localdate(),
    )
    for audience in (Audience.SCREEN, Audience.PARTICIPANT):
        page = seen_by(meeting, audience)
        assert "Færdig" in page
        assert "Det hænger ved skranke 2" in page
        assert "<form" not in page


@pytest.mark.parametrize(("how", "goes_along"), [("done", False), ("carried", True), ("dropped", False)])
def test_only_what_nobody_is_done_with_goes_along_again(how: str, goes_along: bool, cast: Cast, material: None) -> None:
    outcome = handed(cast)
    meeting = opened(cast, outcome.meeting.process)
    for row in (commitment(cast, CALL).pk, item_of(outcome, "stop")):
        assert say(cast, meeting, row, how).status_code == 200
    ended(cast, meeting)
    page = seen_by(opened(cast, outcome.meeting.process), Audience.SCREEN)
    assert (CALL in page, TICKED["stop"] in page) == (goes_along, goes_along)
    assert SIGN in page
    assert TICKED["develop"] in page


def test_what_goes_along_may_get_another_date(cast: Cast, material: None) -> None:
    meeting = opened(cast, handed(cast).meeting.process)
    later, call = timezone.localdate() + timedelta(days=30), commitment(cast, CALL)
    assert say(cast, meeting, call.pk, "carried", due_on=later.isoformat()).status_code == 200
    assert _as_it_stands(call) == (CommitmentStatus.OPEN, later)
    yesterday = timezone.localdate() - timedelta(days=1)
    refused = say(cast, meeting, call.pk, "carried", due_on=yesterday.isoformat())
    assert refused.status_code == 422
    assert _as_it_stands(call) == (CommitmentStatus.OPEN, later)


def _as_it_stands(row: Commitment) -> tuple[str, date]:
    row.refresh_from_db()
    return row.status, row.due_on


def test_nothing_is_said_in_a_rehearsal_nor_when_the_meeting_does_not_run(cast: Cast, material: None) -> None:
    process = handed(cast).meeting.process
    meeting, call = planned(cast, process), commitment(cast, CALL)
    assert say(cast, meeting, call.pk, "done").status_code == 422
    meetings.open_meeting(meeting=meeting, by=cast.bo)
    Meeting.objects.of(cast.municipality).filter(pk=meeting.pk).update(rehearsal=4)
    assert say(cast, meeting, call.pk, "done").status_code == 422
    assert "<form" not in draw(Region.BOARD, room_of(meeting.pk, Audience.FACILITATOR))
    assert _as_it_stands(call)[0] == CommitmentStatus.OPEN


def test_what_cannot_be_stored_is_said_at_the_button(cast: Cast, material: None) -> None:
    meeting, call = opened(cast, handed(cast).meeting.process), commitment(cast, CALL)
    assert "cpr-nummer" in say(cast, meeting, call.pk, "done", words="120360-1234").json()["error"]
    assert say(cast, meeting, call.pk, "perhaps").status_code == 422
    assert not FollowUp.objects.of(cast.municipality).exists()


def test_whoever_takes_notes_says_it_too_and_nobody_else_does(cast: Cast, material: None) -> None:
    meeting, call = opened(cast, handed(cast).meeting.process), commitment(cast, CALL)
    for person in (cast.karen, cast.ali, cast.ulla):
        assert say(cast, meeting, call.pk, "done", by=person).status_code == 404
    meetings.name_note_taker(meeting=meeting, person=cast.ali, by=cast.bo)
    tools = client_for(cast.ali).get(reverse("minutes-tools", args=[meeting.pk])).content.decode()
    assert CALL in tools
    assert say(cast, meeting, call.pk, "done", by=cast.ali).status_code == 200


def test_a_proposal_of_another_team_is_not_there(cast: Cast, material: None) -> None:
    mine = opened(cast, handed(cast).meeting.process)
    other = handed(cast)
    assert say(cast, mine, item_of(other, "stop"), "done").status_code == 404
