# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A process ends with an evaluation against what was wanted when it began."""

import lxml.html
import pytest
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone

from medspil.dialogue.actions import agendas, meetings
from medspil.dialogue.models import Process
from medspil.materials.queries import script_by_key
from medspil.organisations.models import Person
from medspil.practice.actions import trials
from medspil.practice.models import Closing, Ending, Held
from tests.cast import Cast, client_for
from tests.dialogue.after.stage import handed
from tests.documents.reading import assert_accessible, tags_of, words_of
from tests.practice.test_trials import planned as a_trial

VALUE = "Borgerne kan selv næste gang"
WRITTEN = {"reached": "partly", "seen": "Flere taster selv ved skranke 2.", "keeps": "Vi peger", "learned": "Vent lidt"}


@pytest.fixture
def process(cast: Cast, material: None) -> Process:
    return handed(cast).meeting.process


def close(person: Person, process: Process, **changed: str) -> HttpResponse:
    return client_for(person).post(reverse("closing", args=[process.pk]), WRITTEN | changed)


def text(answer: HttpResponse) -> str:
    return " ".join(lxml.html.fromstring(answer.content.decode()).text_content().split())


def is_over(process: Process) -> bool:
    return Process.objects.of(process.municipality).get(pk=process.pk).closed_at is not None


def test_the_leader_looks_back_at_what_was_wanted_and_at_what_is_owed(cast: Cast, process: Process) -> None:
    page = text(client_for(cast.karen).get(reverse("closing", args=[process.pk])))
    assert VALUE in page
    assert "Lederen har svaret på 0 af 2 forslag" in page
    assert "2 forslag mangler svar." in page
    assert "2 aftaler er åbne." in page


def test_the_team_sees_how_it_ended_beside_what_was_wanted(cast: Cast, process: Process) -> None:
    assert close(cast.karen, process).status_code == 302
    (closing,) = Closing.objects.of(cast.municipality)
    assert (closing.value, closing.closed_on, closing.by) == (VALUE, timezone.localdate(), cast.karen)
    for person in (cast.ali, cast.bo, cast.karen):
        page = text(client_for(person).get(reverse("closing", args=[process.pk])))
        for words in (VALUE, "Delvist", *list(WRITTEN.values())[1:], "I har holdt 1 møde"):
            assert words in page, words
        front = text(client_for(person).get(reverse("process", args=[process.pk])))
        assert "Forløbet sluttede" in front
        assert "Delvist" in front
    assert "Afsluttet" in text(client_for(cast.ali).get(reverse("processes")))


def test_it_prints_with_its_trials(cast: Cast, process: Process) -> None:
    trial = a_trial(cast, process=process)
    trials.start_trial(trial=trial, by=cast.ali)
    trials.end_trial(trial=trial, ending=Ending.ADOPT, held=Held.YES, by=cast.ali)
    assert client_for(cast.ali).get(reverse("closing-pdf", args=[process.pk])).status_code == 404
    close(cast.karen, process)
    pdf = client_for(cast.ali).get(reverse("closing-pdf", args=[process.pk])).content
    assert_accessible(pdf, title=process.name)
    printed = words_of(pdf)
    for words in (VALUE, "Delvist", WRITTEN["seen"], WRITTEN["learned"], trial.title, "Som vi troede"):
        assert words in printed, words
    assert "/Table" in tags_of(pdf)


def test_only_the_leader_ends_it(cast: Cast, process: Process) -> None:
    for person in (cast.bo, cast.ali, cast.lene, cast.ulla, cast.rita):
        assert close(person, process).status_code == 404, person.name
        assert client_for(person).get(reverse("closing", args=[process.pk])).status_code == 404
    assert not is_over(process)


def test_without_an_answer_nothing_ends_and_nothing_typed_is_lost(cast: Cast, process: Process) -> None:
    answer = close(cast.karen, process, reached="", seen="")
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"reached", "seen"}
    assert WRITTEN["learned"] in answer.content.decode()
    cpr = close(cast.karen, process, seen="Hun hed 120360-1234")
    assert cpr.status_code == 422
    assert not is_over(process)
    assert not Closing.objects.of(cast.municipality).exists()


def test_while_a_meeting_is_running_it_does_not_end(cast: Cast, process: Process) -> None:
    script = script_by_key(cast.municipality.pk, "own-equipment-30")
    assert script is not None
    assert meetings.open_meeting(meeting=agendas.design(process=process, script=script, by=cast.bo), by=cast.bo)
    answer = close(cast.karen, process)
    assert answer.status_code == 422
    assert WRITTEN["seen"] in answer.content.decode()
    assert not is_over(process)


def test_ended_twice_the_first_words_stand_and_it_can_be_opened_again(cast: Cast, process: Process) -> None:
    close(cast.karen, process)
    assert close(cast.karen, process, seen="Noget andet").status_code == 302
    assert Closing.objects.of(cast.municipality).get().seen == WRITTEN["seen"]
    url = reverse("process-reopen", args=[process.pk])
    assert client_for(cast.bo).post(url).status_code == 404
    assert client_for(cast.karen).post(url).status_code == 302
    assert not is_over(process)
    form = client_for(cast.karen).get(reverse("closing", args=[process.pk])).content.decode()
    assert WRITTEN["seen"] in form  # to write on


def test_an_ended_process_waits_for_nobody_to_plan_it(cast: Cast, process: Process) -> None:
    again = reverse("process-again", args=[process.pk])
    today = timezone.localdate().isoformat()
    client_for(cast.karen).post(again, {"lap": 1, "topic": "new", "planned_on": today})
    assert reverse("topic-vote", args=[process.pk]) in client_for(cast.karen).get("/").content.decode()
    close(cast.karen, process)
    assert reverse("topic-vote", args=[process.pk]) not in client_for(cast.karen).get("/").content.decode()
    page = client_for(cast.karen).get(reverse("process", args=[process.pk])).content.decode()
    assert 'class="checklist"' not in page
