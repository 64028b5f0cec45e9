# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A trial from plan to what came of it, and round again. Two may write at once; nobody's words are overwritten."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import lxml.html
import pytest
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from medspil.dialogue.actions import meetings
from medspil.dialogue.actions.outcomes import Handed, hand_over
from medspil.dialogue.models import OutcomeKind, Process, StepKind
from medspil.practice.actions import trials as actions
from medspil.practice.models import Ending, Trial, TrialState
from tests.cast import Cast, client_for
from tests.dialogue.after.stage import TICKED, again, handed, item_of
from tests.dialogue.before.plan import a_process
from tests.dialogue.room.stage import fresh, open_at, write

PREDICTION = "Flere kan selv næste gang"
TITLE = "Borgeren holder selv telefonen"
CANVAS = {"experience": "Vi tager ofte telefonen.", "wonder": "Lærer flere det selv?", "trial": "Vi peger."}


def planned(cast: Cast, **changed: Any) -> Trial:
    fields = {
        "title": TITLE,
        "owner": cast.ali,
        "starts_on": _in(0),
        "ends_on": _in(28),
        "prediction": PREDICTION,
    }
    fields |= changed
    return actions.plan(trial_id=uuid4(), unit=cast.counter, fields=fields, canvas=CANVAS, by=cast.ali)


def running(cast: Cast) -> Trial:
    trial = planned(cast)
    actions.start_trial(trial=trial, by=cast.ali)
    return trial


def now(trial: Trial) -> Trial:
    """The trial as somebody who opens it now reads it."""
    return Trial.objects.of(trial.municipality).get(pk=trial.pk)


def _in(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def plan(client: Client, cast: Cast, query: str = "", **changed: Any) -> HttpResponse:
    data = {"id": uuid4(), "unit": cast.counter.pk, "title": TITLE, "owner": cast.ali.pk, **CANVAS}
    data |= {"starts_on": _in(0).isoformat(), "ends_on": _in(28).isoformat()}
    return client.post(reverse("trial-new") + query, {**data, **changed})


def as_shown(client: Client, trial: Trial) -> dict[str, str]:
    """The form on the page of a trial, as a browser would send it back."""
    page = lxml.html.fromstring(client.get(reverse("trial", args=[trial.pk])).content.decode())
    (form,) = page.xpath("//form[@data-keep]")
    return {name: value.lstrip("\r\n") for name, value in form.form_values()}


def end(client: Client, trial: Trial, ending: str, reflection: str = "Det tog længere tid.") -> HttpResponse:
    data = {"ending": ending, "reflection": reflection, "held": "partly"}
    return client.post(reverse("trial-end", args=[trial.pk]), data, follow=True)


def words(answer: HttpResponse) -> str:
    return " ".join(lxml.html.fromstring(answer.content.decode()).text_content().split())


def stored(cast: Cast) -> list[Trial]:
    return list(Trial.objects.of(cast.municipality).order_by("cycle"))


def test_a_trial_is_planned_once_however_often_it_is_sent(cast: Cast, material: None) -> None:
    chosen = uuid4()
    for _again in range(2):
        answer = plan(client_for(cast.ali), cast, id=chosen)
        assert (answer.status_code, answer["Location"]) == (302, reverse("trial", args=[chosen]))
    (trial,) = stored(cast)
    assert (trial.state, trial.cycle, trial.title, trial.owner) == (TrialState.DRAFT, 1, TITLE, cast.ali)
    assert trial.canvas.items() >= CANVAS.items()


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"starts_on": 10, "ends_on": 9}, "Prøvehandlingen slutter, før den begynder. Vælg en senere dag."),
        ({"starts_on": -30, "ends_on": -1}, "Datoen er passeret. Vælg i dag eller senere."),
        ({"title": "Ring til 120360-1234"}, "cpr-nummer"),
        ({"trial": "Ring til 120360-1234"}, "cpr-nummer"),
        ({"trial": "a" * 2001}, "2000"),
        ({"title": ""}, "Skriv, hvad"),
    ],
)
def test_what_is_wrong_is_told_and_nothing_stored(
    cast: Cast, material: None, changed: dict[str, Any], told: str
) -> None:
    dated = {name: _in(value).isoformat() if isinstance(value, int) else value for name, value in changed.items()}
    answer = plan(client_for(cast.ali), cast, **dated)
    assert answer.status_code == 422
    assert told in words(answer)
    assert "ugyldig" not in words(answer).lower()
    assert stored(cast) == []


def test_a_trial_grows_out_of_a_proposal(cast: Cast, material: None) -> None:
    outcome = handed(cast)
    query = f"?item={item_of(outcome, 'develop')}"
    page = client_for(cast.ali).get(reverse("trial-new") + query).content.decode()
    assert page.count(TICKED["develop"]) >= 3  # as notice, as title, and in the field for what is tried
    plan(client_for(cast.ali), cast, query)
    (trial,) = stored(cast)
    assert (trial.item_id, trial.process_id) == (item_of(outcome, "develop"), outcome.meeting.process_id)
    came = client_for(cast.mette).get(reverse("what-came-of-it", args=[outcome.meeting_id]))
    assert TITLE in words(came)
    assert TICKED["develop"] not in client_for(cast.ib).get(reverse("trial-new") + query).content.decode()


def test_the_six_fields_of_a_board_in_the_meeting_are_where_a_trial_begins(cast: Cast, material: None) -> None:
    """Written live on phones. A leader who was not in the room begins with the proposal alone."""
    meeting, board = open_at(cast, StepKind.BOARD)
    board.settings["canvas"] = "trial-action"
    board.save()
    for field, text in (("wonder", "Lærer flere det selv?"), ("trial", "Vi peger"), ("trial", "Vi venter lidt")):
        write(fresh(board), text, field)
    meetings.reveal(step=fresh(board), by=cast.bo)
    items = [Handed(kind=OutcomeKind.DEVELOP, text="Hold selv telefonen")]
    outcome = hand_over(meeting=again(meeting), items=items, summary="", by=cast.bo)
    assert outcome is not None
    url = reverse("trial-new") + f"?item={outcome.items.get().pk}"
    page = lxml.html.fromstring(client_for(cast.ali).get(url).content.decode())
    assert page.xpath("string(//textarea[@name='wonder'])").strip() == "Lærer flere det selv?"
    assert set(page.xpath("string(//textarea[@name='trial'])").split("\n")) >= {"Vi peger", "Vi venter lidt"}
    out = client_for(cast.karen).get(url).content.decode()
    assert "Vi venter lidt" not in out
    assert "Hold selv telefonen" in out


def test_it_starts_when_somebody_starts_it(cast: Cast, material: None) -> None:
    trial, url = planned(cast), "trial-start"
    for _twice in range(2):
        assert client_for(cast.ali).post(reverse(url, args=[trial.pk])).status_code == 302
    assert now(trial).state == TrialState.RUNNING


def test_ending_needs_what_was_learned(cast: Cast, material: None) -> None:
    trial = running(cast)
    for ending, reflection in (("stop", "  "), ("", "Noget"), ("maybe", "Noget"), ("stop", "Ring 120360-1234")):
        answer = end(client_for(cast.ali), trial, ending, reflection)
        assert answer.status_code == 422
    assert "Skriv, hvad I lærte, før I afslutter." in words(end(client_for(cast.ali), trial, "stop", " "))
    assert (now(trial).state, now(trial).canvas) == (TrialState.RUNNING, CANVAS)


@pytest.mark.parametrize("ending", ["adjust", "continue"])
def test_going_on_makes_the_next_round(cast: Cast, material: None, ending: str) -> None:
    trial = running(cast)
    answer = end(client_for(cast.ali), trial, ending)
    first, second = stored(cast)
    assert (first.state, first.ending, first.ended_on) == (TrialState.ENDED, ending, timezone.localdate())
    assert (second.cycle, second.previous, second.state, second.title) == (2, first, TrialState.DRAFT, TITLE)
    assert second.canvas == {"experience": "Det tog længere tid.", "wonder": CANVAS["wonder"], "trial": "Vi peger."}
    assert second.ends_on - second.starts_on == first.ends_on - first.starts_on
    assert answer.redirect_chain == [(reverse("trial", args=[second.pk]), 302)]
    for one, other in ((first, second), (second, first)):
        page = client_for(cast.mette).get(reverse("trial", args=[one.pk])).content.decode()
        assert f'href="{reverse("trial", args=[other.pk])}"' in page


def test_stopping_makes_no_next_round(cast: Cast, material: None) -> None:
    trial = running(cast)
    answer = end(client_for(cast.ali), trial, "stop")
    assert answer.status_code == 200
    (only,) = stored(cast)
    assert (only.state, only.ending, only.canvas["reflection"]) == ("ended", "stop", "Det tog længere tid.")


def test_ending_twice_is_told_and_changes_nothing(cast: Cast, material: None) -> None:
    trial = running(cast)
    end(client_for(cast.ali), trial, "stop")
    again = end(client_for(cast.mette), trial, "adjust", "Noget andet")
    assert "Prøvehandlingen er allerede afsluttet." in words(again)
    (only,) = stored(cast)
    assert (only.ending, only.canvas["reflection"]) == ("stop", "Det tog længere tid.")


@pytest.mark.parametrize(("first", "second"), [("stop", "adjust"), ("adjust", "stop"), ("adjust", "adjust")])
def test_two_ending_at_once_end_it_once(cast: Cast, material: None, first: str, second: str) -> None:
    """Both have read the trial before either has ended it."""
    trial = running(cast)
    one, other = now(trial), now(trial)
    actions.end_trial(trial=one, ending=Ending(first), by=cast.ali)
    with pytest.raises(ValidationError, match="allerede afsluttet"):
        actions.end_trial(trial=other, ending=Ending(second), by=cast.mette)
    assert now(trial).ending == first
    assert len(stored(cast)) == (1 if first == "stop" else 2)


def test_after_the_meeting_a_trial_of_the_process_can_begin_without_a_proposal(cast: Cast, material: None) -> None:
    process = again(handed(cast).meeting).process
    address = f"{reverse('trial-new')}?process={process.pk}"
    page = reverse("process", args=[process.pk])
    assert address in client_for(cast.ali).get(page).content.decode()
    answer = plan(client_for(cast.ali), cast, query=f"?process={process.pk}")
    assert answer.status_code == 302
    trial = Trial.objects.of(cast.municipality).get()
    assert (trial.process, trial.item) == (process, None)
    assert TITLE in client_for(cast.bo).get(page).content.decode()


def test_before_the_meeting_there_is_nothing_to_try_yet(cast: Cast, material: None) -> None:
    process = a_process(cast)
    assert f"?process={process.pk}" not in _trial_links(client_for(cast.bo), process)


def _trial_links(client: Client, process: Process) -> str:
    page = lxml.html.fromstring(client.get(reverse("process", args=[process.pk])).content.decode())
    return " ".join(page.xpath(f"//a[starts-with(@href, '{reverse('trial-new')}')]/@href"))
