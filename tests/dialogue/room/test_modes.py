# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Names on notes: one's own to give, never shown to more than was promised."""

from uuid import uuid4

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from medspil.dialogue.actions import modes, notes
from medspil.dialogue.models import Anonymity, Meeting, Note, Step, StepKind
from tests.cast import Cast, client_for
from tests.dialogue.room.stage import fresh, open_at, planned_meeting

LIVE = {"X-Medspil": "live"}


def set_mode(meeting: Meeting, anonymity: Anonymity) -> None:
    Meeting.objects.of(meeting.municipality).filter(pk=meeting.pk).update(anonymity=anonymity)


def mode_of(meeting: Meeting) -> str:
    return str(Meeting.objects.of(meeting.municipality).get(pk=meeting.pk).anonymity)


def signatures(meeting: Meeting) -> list[str]:
    return sorted(
        Note.objects.of(meeting.municipality).filter(step__meeting=meeting).values_list("signature", flat=True)
    )


def test_while_it_is_planned_a_meeting_may_be_loosened_and_tightened(cast: Cast, material: None) -> None:
    meeting = planned_meeting(cast)
    address = reverse("anonymity", args=[meeting.pk])
    for who, wanted in ((cast.bo, "named"), (cast.karen, "team"), (cast.bo, "named"), (cast.bo, "anonymous")):
        client_for(who).post(address, {"anonymity": wanted})
        assert mode_of(meeting) == wanted


@pytest.mark.parametrize("wanted", ["", "everything", "open"])
def test_what_is_no_mode_changes_nothing(cast: Cast, material: None, wanted: str) -> None:
    meeting = planned_meeting(cast)
    client_for(cast.bo).post(reverse("anonymity", args=[meeting.pk]), {"anonymity": wanted})
    assert mode_of(meeting) == "anonymous"


def test_a_meeting_that_runs_is_never_loosened(cast: Cast, material: None) -> None:
    meeting, _step = open_at(cast, StepKind.FRAME)
    answer = client_for(cast.bo).post(reverse("anonymity", args=[meeting.pk]), {"anonymity": "named"}, headers=LIVE)
    assert answer.status_code == 422
    assert "lovet" in answer.json()["error"]
    assert mode_of(meeting) == "anonymous"


def test_once_somebody_has_written_a_meeting_is_not_loosened(cast: Cast, material: None) -> None:
    meeting = planned_meeting(cast)
    step = Step.objects.of(cast.municipality).filter(meeting=meeting)[0]
    Note.objects.create(municipality=cast.municipality, step=step, text="Skrevet uden navn")
    assert not modes.choose(meeting=meeting, anonymity=Anonymity.NAMED, by=cast.bo)
    assert mode_of(meeting) == "anonymous"


def test_tightening_takes_away_the_names_that_stand_there(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.CLOSING)
    set_mode(meeting, Anonymity.NAMED)
    notes.lay(step=fresh(step), note_id=uuid4(), edit_key="k" * 32, field="", text="Mod", signature="Ali")
    answer = client_for(cast.bo).post(reverse("anonymity", args=[meeting.pk]), {"anonymity": "anonymous"}, headers=LIVE)
    assert answer.status_code == 200
    assert "Ali" not in Client().get(reverse("wall", args=[meeting.code])).content.decode()
    assert set(signatures(meeting)) == {""}


def test_a_note_on_its_way_while_the_meeting_is_tightened_loses_its_name(cast: Cast, material: None) -> None:
    """The phone was told that names are shown; when its note arrives they are not."""
    meeting, step = open_at(cast, StepKind.CLOSING)
    set_mode(meeting, Anonymity.NAMED)
    stale = fresh(step)
    modes.choose(meeting=meeting, anonymity=Anonymity.ANONYMOUS, by=cast.bo)
    notes.lay(step=stale, note_id=uuid4(), edit_key="k" * 32, field="", text="Mod", signature="Ali")
    assert set(signatures(meeting)) == {""}


@pytest.mark.parametrize("script", [True, False])
def test_a_name_is_not_laid_without_a_yes_and_nothing_typed_is_lost(cast: Cast, material: None, script: bool) -> None:
    meeting, step = open_at(cast, StepKind.CLOSING)
    set_mode(meeting, Anonymity.NAMED)
    sent = {"id": uuid4(), "key": "k" * 32, "text": "Mod til at sige nej", "signature": "Ali Aslan"}
    address = reverse("note-lay", args=[meeting.code, step.pk])
    refused = Client().post(address, sent, headers=LIVE if script else {})
    assert refused.status_code == 422
    if script:
        assert "Sig ja til, at dit navn" in refused.json()["error"]
    else:
        page = lxml.html.fromstring(refused.content.decode())
        assert page.get_element_by_id("note-text").text_content().strip() == "Mod til at sige nej"
        assert page.get_element_by_id("note-signature").get("value") == "Ali Aslan"
    assert signatures(meeting) == ["", ""]  # the two notes of an earlier step
    assert Client().post(address, sent | {"consent": "1"}, headers=LIVE).status_code == 200
    assert signatures(meeting) == ["", "", "Ali Aslan"]


def test_whoever_does_not_give_a_name_stays_anonymous(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.CLOSING)
    set_mode(meeting, Anonymity.NAMED)
    sent = {"id": uuid4(), "key": "k" * 32, "text": "Mod", "signature": " "}
    assert Client().post(reverse("note-lay", args=[meeting.code, step.pk]), sent, headers=LIVE).status_code == 200
    assert set(signatures(meeting)) == {""}


def test_a_cpr_number_is_no_signature(cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.CLOSING)
    set_mode(meeting, Anonymity.TEAM)
    sent = {"id": uuid4(), "key": "k" * 32, "text": "Mod", "signature": "120360-1234"}
    answer = Client().post(reverse("note-lay", args=[meeting.code, step.pk]), sent, headers=LIVE)
    assert answer.status_code == 422
    assert set(signatures(meeting)) == {""}


@pytest.mark.parametrize(
    ("anonymity", "line"),
    [
        (Anonymity.ANONYMOUS, "Du er anonym."),
        (Anonymity.TEAM, "Holdets navn kan stå på en seddel, aldrig dit."),
        (Anonymity.NAMED, "Dit navn står kun på en seddel, hvis du skriver det."),
    ],
)
def test_the_phone_says_in_one_line_what_stands_on_a_note(
    cast: Cast, material: None, anonymity: Anonymity, line: str
) -> None:
    meeting, _step = open_at(cast, StepKind.REFLECTION)
    set_mode(meeting, anonymity)
    page = lxml.html.fromstring(Client().get(reverse("phone", args=[meeting.code])).content.decode())
    assert line in page.get_element_by_id("room").text_content()
    assert bool(page.xpath("//*[@id='note-consent']")) == (anonymity == Anonymity.NAMED)
    assert bool(page.xpath("//*[@id='note-signature']")) == (anonymity != Anonymity.ANONYMOUS)


@settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wishes=st.lists(st.sampled_from([*Anonymity, "write"]), max_size=8))
def test_no_order_of_wishes_ever_shows_more_than_was_promised(wishes: list[str], cast: Cast, material: None) -> None:
    meeting, step = open_at(cast, StepKind.CLOSING)
    set_mode(meeting, Anonymity.NAMED)
    promised: dict[object, Anonymity] = {}
    for wish in wishes:
        if wish == "write":
            note = notes.lay(
                step=fresh(step), note_id=uuid4(), edit_key="k" * 32, field="", text="Ord", signature="Ali"
            )
            promised[note.pk] = Anonymity(mode_of(meeting))
            continue
        before = Anonymity(mode_of(meeting))
        modes.choose(meeting=meeting, anonymity=Anonymity(wish), by=cast.bo)
        now = Anonymity(mode_of(meeting))
        assert now == before or now.tightens(before)
    for pk, promise in promised.items():
        shown = Note.objects.of(cast.municipality).get(pk=pk).signature
        assert not shown or promise != Anonymity.ANONYMOUS
        assert not shown or mode_of(meeting) == promise
