# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Try-outs with SUS, references, and the decision paper with its log."""

from fractions import Fraction
from io import BytesIO
from uuid import uuid4

import docx
import pytest
from django.urls import reverse
from django.utils import timezone

from medspil.journeys.models import Journey
from medspil.procurement.actions import scoring, trying
from medspil.procurement.models import Method, Reference, Supplier, TryOut, Turn
from medspil.procurement.trying import reference_questions, summary_of, sus_score, sus_statements
from medspil.record.models import Entry
from tests.cast import Cast, client_for
from tests.documents.reading import assert_accessible, words_of
from tests.journeys.stage import begun, words
from tests.procurement.stage import bought, invite

TASKS = ["Find en tid på torsdag", "Flyt den til fredag"]


@pytest.fixture
def journey(cast: Cast, material: None) -> Journey:
    return begun(cast)


def planned(journey: Journey, by: object, audience: str = "citizens") -> TryOut:
    supplier = invite(journey, by)
    said = {"audience": audience, "held_on": timezone.localdate(), "tasks": TASKS}
    return trying.plan(try_out_id=uuid4(), supplier=supplier, said=said, by=by)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("answers", "score"),
    [
        ([3] * 10, 50),
        ([5, 1] * 5, 100),
        ([1, 5] * 5, 0),
        ([4, 2] * 5, 75),
        ([5] * 10, 50),
        ([5, 2, 4, 1, 4, 2, 5, 1, 4, 2], 85),
        ([3, 3, 3, 3, 3, 3, 3, 3, 3, 2], Fraction(105, 2)),
    ],
)
def test_sus_is_computed_exactly(answers: list[int], score: object) -> None:
    assert sus_score(answers) == score


@pytest.mark.parametrize("answers", [[], [3] * 9, [3] * 11, [0] + [3] * 9, [6] + [3] * 9])
def test_sus_takes_ten_answers_from_one_to_five(answers: list[int]) -> None:
    with pytest.raises(ValueError, match="ten answers"):
        sus_score(answers)


def test_the_mean_is_of_those_who_answered_all_and_tasks_are_counted() -> None:
    turns = [(["alone", "helped"], [3] * 10), (["alone", "not"], [5, 1] * 5), (["not", "not"], [])]
    seen = summary_of(TASKS, turns)
    assert (seen.tried, seen.answered, seen.sus) == (3, 2, 75)
    assert [(one.alone, one.helped, one.not_done) for one in seen.managed] == [(2, 0, 1), (0, 1, 2)]
    assert summary_of(TASKS, []).sus is None
    assert len(sus_statements().statements) == 10


def form(**changed: str) -> dict[str, str]:
    said = {"id": str(uuid4()), "task-0": "alone", "task-1": "helped"}
    return {**said, **{f"sus-{n}": "3" for n in range(10)}, **changed}


def test_what_one_who_tried_managed_is_noted_once_and_says_not_who(cast: Cast, journey: Journey) -> None:
    row = planned(journey, cast.bo)
    client, address = client_for(cast.bo), reverse("try-out", args=[row.pk])
    said = form()
    for _press in range(2):
        assert client.post(address, said).status_code == 302
    page = words(client.get(address))
    assert "En har prøvet den." in page
    assert "SUS 50,0 af 100" in page
    assert "1 af 1" in page
    assert {field.name for field in Turn._meta.fields} == {"id", "municipality", "try_out", "results", "sus"}
    assert not Entry.objects.filter(kind="TriedOut").exists()


def test_all_ten_are_answered_or_none(cast: Cast, journey: Journey) -> None:
    address = reverse("try-out", args=[planned(journey, cast.bo).pk])
    client = client_for(cast.bo)
    some = client.post(address, form(**{"sus-4": ""}))
    assert some.status_code == 422
    assert "Svar på alle ti, eller lad dem alle stå." in words(some)
    assert client.post(address, form(**{f"sus-{n}": "" for n in range(10)})).status_code == 302
    assert client.post(address, form(**{"sus-1": "7"})).status_code == 422
    assert client.post(address, form(**{"task-1": ""})).status_code == 422
    assert [turn.sus for turn in Turn.objects.all()] == [[]]


def test_tasks_are_the_lines_that_are_written(cast: Cast, journey: Journey) -> None:
    supplier = invite(journey, cast.bo)
    client, address = client_for(cast.bo), reverse("try-out-new", args=[supplier.pk])
    said = {"id": str(uuid4()), "audience": "employees", "held_on": "2026-11-02", "tasks": "Find en tid\n\n Flyt den "}
    for _press in range(2):
        assert client.post(address, said).status_code == 302
    assert TryOut.objects.get().tasks == ["Find en tid", "Flyt den"]
    assert client.post(address, {**said, "tasks": "x\n" * 9}).status_code == 422


def test_a_reference_is_asked_by_the_guide_and_read_by_the_group(cast: Cast, journey: Journey) -> None:
    supplier = invite(journey, cast.bo)
    client, address = client_for(cast.bo), reverse("reference-new", args=[supplier.pk])
    assert all(question.ask in words(client.get(address)) for question in reference_questions())
    said = {"id": str(uuid4()), "place": "Bakkeby", "role": "Sagsbehandler", "held_on": "2026-11-02"}
    said |= {"answer-used": "I 10 af de seneste 1.300 samtaler"}
    for _press in range(2):
        assert client.post(address, said).status_code == 302
    page = words(client.get(reverse("supplier", args=[supplier.pk])))
    assert "I 10 af de seneste 1.300 samtaler" in page
    assert "Bakkeby" in page
    refused = client.post(address, {**said, "id": str(uuid4()), "answer-used": "Ring 010190-1234"})
    assert refused.status_code == 422
    assert Reference.objects.count() == 1


def test_the_decision_paper_says_how_it_was_chosen_and_what_was_done(cast: Cast, journey: Journey) -> None:
    made = bought(journey, cast)
    assessment = Method.objects.get(journey=journey).assessment
    scoring.begin_agreeing(assessment=assessment, by=cast.bo)
    scoring.agree(bid=made.bid, assessment=assessment, points={1: (7, "Vi så den virke")}, by=cast.bo)
    try_out = planned(journey, cast.bo)
    for _turn in range(4):
        trying.note_turn(turn_id=uuid4(), try_out=try_out, results=["alone", "not"], sus=[4, 2] * 5, by=cast.bo)
    client = client_for(cast.bo)
    pdf = client.get(reverse("decision-pdf", args=[journey.pk])).content
    assert_accessible(pdf, title=journey.name)
    told = words_of(pdf)
    for said in ("Prisen tæller 40 %", "Aktiv A/S er bedst", "Vi så den virke", "færre end fem", "Bo Brandt", "låst"):
        assert said in told, said
    assert "75,0" not in told, "the figure of four stays with the group"
    trying.note_turn(turn_id=uuid4(), try_out=try_out, results=["alone", "not"], sus=[4, 2] * 5, by=cast.bo)
    word = docx.Document(BytesIO(client.get(reverse("decision-docx", args=[journey.pk])).content))
    cells = [cell.text for table in word.tables for line in table.rows for cell in line.cells]
    assert {"75,0", "5/10", "Tilbuddet blev åbnet"} <= set(cells)


def test_there_is_no_decision_paper_before_the_method_is_locked(cast: Cast, journey: Journey) -> None:
    assert client_for(cast.bo).get(reverse("decision-pdf", args=[journey.pk])).status_code == 404


def test_the_rest_of_the_house_sees_none_of_it(cast: Cast, journey: Journey) -> None:
    row = planned(journey, cast.bo)
    supplier = Supplier.objects.get()
    for outsider in (cast.ali, cast.ib, cast.ulla):
        client = client_for(outsider)
        assert client.get(reverse("try-out", args=[row.pk])).status_code == 404
        assert client.get(reverse("reference-new", args=[supplier.pk])).status_code == 404


def test_suppliers_stand_side_by_side_with_who_tried_and_how_many(cast: Cast, journey: Journey) -> None:
    first, second = planned(journey, cast.bo), planned(journey, cast.bo, "employees")
    for row, results in ((first, ["alone", "alone"]), (first, ["alone", "not"]), (second, ["helped", "not"])):
        trying.note_turn(turn_id=uuid4(), try_out=row, results=results, sus=[4, 2] * 5, by=cast.bo)
    page = words(client_for(cast.bo).get(reverse("try-outs", args=[journey.pk])))
    assert "Borgere23 af 4 (75 %)75,0, ud fra 2 svar" in page
    assert "Medarbejdere10 af 2 (0 %)75,0, ud fra ét svar" in page
    assert client_for(cast.ali).get(reverse("try-outs", args=[journey.pk])).status_code == 404


def test_a_try_out_and_a_reference_are_corrected_until_the_scores_are_shown(cast: Cast, journey: Journey) -> None:
    made, client = bought(journey, cast), client_for(cast.bo)
    trying.note_turn(turn_id=uuid4(), try_out=made.try_out, results=["alone"], sus=[], by=cast.bo)
    change, reference = (
        reverse("try-out-change", args=[made.try_out.pk]),
        reverse("reference", args=[made.reference.pk]),
    )
    assert (
        client.post(change, {"audience": "employees", "held_on": "2026-11-03", "tasks": "Noget andet"}).status_code
        == 302
    )
    corrected = TryOut.objects.get()
    assert (corrected.audience, corrected.tasks) == ("employees", ["Find en tid"]), "what was tried stays as it was"
    said = {"place": "Bakkeby", "role": "", "held_on": "2026-11-03", "answer-used": "Hver uge"}
    assert client.post(reference, said).status_code == 302
    assert "Hver uge" in words(client.get(reverse("supplier", args=[made.supplier.pk])))
    assessment = Method.objects.get(journey=journey).assessment
    scoring.begin_agreeing(assessment=assessment, by=cast.bo)
    for late in (change, reference):
        assert client.get(late).status_code == 404
    remove = [reverse("try-out-remove", args=[made.try_out.pk]), reverse("reference-remove", args=[made.reference.pk])]
    assert [client.post(address).status_code for address in remove] == [404, 404]
    assert TryOut.objects.exists()


def test_a_try_out_and_a_reference_are_taken_out(cast: Cast, journey: Journey) -> None:
    made, client = bought(journey, cast), client_for(cast.bo)
    client.post(reverse("try-out-remove", args=[made.try_out.pk]))
    client.post(reverse("reference-remove", args=[made.reference.pk]))
    assert not TryOut.objects.exists()
    assert not Reference.objects.exists()
