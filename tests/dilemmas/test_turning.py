# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a dilemma becomes: a case on the editors' desk, a line on a ballot, a question to the guide. Each only once."""

from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from medspil.dialogue.actions import processes, votes
from medspil.dialogue.models import OwnTopic, Process, Tally
from medspil.dilemmas.actions import log, questions, turning
from medspil.dilemmas.models import Dilemma, Question
from medspil.dilemmas.queries import waiting_questions
from medspil.materials.models import Case, Draft
from tests.cast import Cast, client_for
from tests.dilemmas.stage import TOLD, noted, words


def process(cast: Cast) -> Process:
    return processes.start(
        process_id=uuid4(),
        unit=cast.counter,
        value="Ét fælles svar",
        facilitator=cast.bo,
        planned_on=timezone.localdate(),
        by=cast.karen,
    )


def turn(client: Client, dilemma: Dilemma, into: str, **said: str) -> str:
    """Pressed twice, as one does."""
    address = reverse("dilemma-turn", args=[dilemma.pk, into])
    answers = [client.post(address, said, follow=True) for _press in range(2)]
    return words(answers[-1])


def case(**changed: str) -> dict[str, str]:
    said = {
        "title": "Telefonen på disken",
        "topic": "own-equipment",
        "setting": "citizen-service",
        "body": "En historie",
    }
    return {"id": str(uuid4()), **said, **changed}


def test_a_case_is_a_draft_that_an_editor_can_publish(cast: Cast, material: None) -> None:
    dilemma = noted(cast)
    page = client_for(cast.mette).get(reverse("dilemma-turn", args=[dilemma.pk, "case"]))
    assert TOLD in page.content.decode()
    assert "Ligger som kladde hos redaktørerne" in turn(client_for(cast.mette), dilemma, "case", **case())
    draft = Draft.objects.of(cast.municipality).get()
    assert (draft.values["body"], draft.topic) == ("En historie", "own-equipment")
    assert not Case.objects.filter(municipality=cast.municipality).exists()
    desk = client_for(cast.rita).get(reverse("draft", args=["case", draft.key]))
    assert "Telefonen på disken" in words(desk)
    assert words(client_for(cast.mette).get(reverse("dilemma", args=[dilemma.pk]))).count("En case") == 1


def test_nothing_of_a_case_is_lost_when_something_is_wrong(cast: Cast, material: None) -> None:
    address = reverse("dilemma-turn", args=[noted(cast).pk, "case"])
    answer = client_for(cast.ali).post(address, case(title="", body="Min lange historie"))
    assert answer.status_code == 422
    assert "Skriv en titel." in words(answer)
    assert "Min lange historie" in answer.content.decode()


def test_the_team_votes_on_its_own_dilemma(cast: Cast, material: None) -> None:
    dilemma, ours = noted(cast), process(cast)
    said = {"id": str(uuid4()), "process": str(ours.pk), "title": "Når borgeren rækker os telefonen"}
    turn(client_for(cast.ali), dilemma, "stemmeseddel", **said, topic="own-equipment", summary=TOLD)
    vote = votes.open_vote(process=ours, by=cast.karen)
    phone = Client()
    ballot = phone.get(reverse("vote", args=[vote.code]))
    assert "Når borgeren rækker os telefonen" in words(ballot)
    own = OwnTopic.objects.of(cast.municipality).get()
    assert phone.post(reverse("vote", args=[vote.code]), {f"dots:{own.key}": "3"}).status_code == 302
    assert votes.close(vote=vote, by=cast.karen)
    assert Tally.objects.get(round=vote.round, option=own.key).phones == 3
    client_for(cast.karen).post(reverse("topic-choose", args=[ours.pk]), {"topic": own.key})
    ours.refresh_from_db()
    assert (ours.topic, ours.title) == ("own-equipment", "Når borgeren rækker os telefonen")


def test_nothing_comes_onto_a_ballot_that_has_been_counted(cast: Cast, material: None) -> None:
    ours = process(cast)
    votes.close(vote=votes.open_vote(process=ours, by=cast.karen), by=cast.karen)
    said = {"id": uuid4(), "process": ours, "title": "For sent", "topic": "own-equipment", "summary": ""}
    with pytest.raises(ValidationError, match="Afstemningen er lukket"):
        turning.onto_ballot(dilemma=noted(cast), said=said, by=cast.ali)


def test_without_a_process_there_is_no_ballot_to_put_it_on(cast: Cast, material: None) -> None:
    dilemma = noted(cast)
    client = client_for(cast.ali)
    assert client.get(reverse("dilemma-turn", args=[dilemma.pk, "stemmeseddel"])).status_code == 404
    assert "Sæt det på stemmesedlen" not in words(client.get(reverse("dilemma", args=[dilemma.pk])))


def test_the_guide_is_asked_and_answers(cast: Cast, material: None) -> None:
    dilemma = noted(cast)
    said = {"id": str(uuid4()), "question": "Må jeg holde borgerens telefon?", "topic": "own-equipment"}
    assert "spørgsmålet venter på svar" in turn(client_for(cast.ali), dilemma, "spoergsmaal", **said)
    (question,) = waiting_questions([cast.counter])
    assert question.question == "Må jeg holde borgerens telefon?"
    assert waiting_questions([cast.jobcentre]) == []
    questions.answer(question=question, entry_id=uuid4(), by=cast.rita)
    assert waiting_questions([cast.counter]) == []
    assert "Det fik svar" in words(client_for(cast.ali).get(reverse("dilemma", args=[dilemma.pk])))


def test_what_was_made_of_a_dilemma_outlives_it(cast: Cast, material: None) -> None:
    dilemma = noted(cast)
    said = {"id": uuid4(), "question": "Må jeg?", "topic": ""}
    turning.into_question(dilemma=dilemma, said=said, by=cast.ali)
    log.remove(dilemma=dilemma, by=cast.mette)
    assert Question.objects.of(cast.municipality).count() == 1


def test_there_is_no_fourth_way(cast: Cast, material: None) -> None:
    assert client_for(cast.ali).get(reverse("dilemma-turn", args=[noted(cast).pk, "andet"])).status_code == 404
