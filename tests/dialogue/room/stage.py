# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A meeting to test with: a script in small, with every kind of step."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from medspil.dialogue.actions import meetings, notes
from medspil.dialogue.models import Contract, Meeting, Note, Process, Step, StepKind
from tests.cast import Cast

CASES = ("compass-van-outside", "compass-wrong-month")
KINDS: list[tuple[StepKind, dict[str, object]]] = [
    (StepKind.FRAME, {"question": "Velkommen", "text": "- Tal om situationen"}),
    (StepKind.CASE, {"case": "cracked-screen"}),
    (StepKind.REFLECTION, {"question": "Hvornår stod du sidst med en telefon?"}),
    (StepKind.GROUPING, {"question": "Hvad hører sammen?"}),
    (StepKind.DOT_VOTE, {"question": "Hvad fylder mest?", "dots": 3}),
    (StepKind.LEGAL_POINT, {"legal_point": "employer-liability"}),
    (StepKind.COMPASS, {"question": "Hvor ville du begynde?", "canvas": "role-compass", "cases": list(CASES)}),
    (StepKind.SCALE, {"question": "Jeg ved, hvad jeg må", "scale": "confidence"}),
    (StepKind.WORDS, {"question": "Et ord for i dag?", "words": 3}),
    (StepKind.TABLES, {"question": "Hvad gør I?", "canvas": "keep-develop-stop", "tables": 2}),
    (StepKind.BOARD, {"question": "Hvad gør vi fremover?", "canvas": "keep-develop-stop"}),
    (StepKind.DISCUSSION, {"question": "Hvad er vigtigst?", "speakers": True}),
    (StepKind.SCALE, {"question": "Jeg ved, hvad jeg må", "scale": "confidence"}),
    (StepKind.DECIDE, {"question": "Hvad aftaler vi?", "proposal": "Vi hænger et skilt op"}),
    (StepKind.FOLLOW_UP, {"question": "Hvordan gik det?"}),
    (StepKind.CLOSING, {"question": "Et ord med hjem"}),
]


def planned_meeting(cast: Cast) -> Meeting:
    process = Process.objects.create(
        municipality=cast.municipality,
        unit=cast.counter,
        leader=cast.karen,
        facilitator=cast.bo,
        value="Borgerne kan selv næste gang",
        topic="own-equipment",
        planned_on=timezone.localdate() + timedelta(days=7),
    )
    Contract.objects.create(municipality=cast.municipality, process=process)
    meeting = Meeting.objects.create(
        municipality=cast.municipality, process=process, title="Borgerens eget udstyr", code=code(), facilitator=cast.bo
    )
    for position, (kind, settings) in enumerate(KINDS, start=1):
        Step.objects.create(
            municipality=cast.municipality,
            meeting=meeting,
            position=position,
            kind=kind,
            title=kind.label,
            minutes=5,
            settings=settings,
        )
    return meeting


def code() -> str:
    return "KA" + uuid4().hex[:4].upper()


def open_at(cast: Cast, kind: StepKind) -> tuple[Meeting, Step]:
    """A running meeting that has come to a step, with what the steps before it need: two notes, shown."""
    meeting = planned_meeting(cast)
    meetings.open_meeting(meeting=meeting, by=cast.bo)
    for step in Step.objects.of(cast.municipality).filter(meeting=meeting):
        if step.position > 1:
            go(meeting, step, cast)
        if step.kind == kind:
            break
        if step.kind == StepKind.REFLECTION:
            write(step, "Han rakte mig den bare")
            write(step, "Jeg er bange for at slette noget")
            meetings.reveal(step=fresh(step), by=cast.bo)
    return Meeting.objects.of(cast.municipality).get(pk=meeting.pk), fresh(step)


def go(meeting: Meeting, step: Step, cast: Cast) -> None:
    seen = Meeting.objects.of(cast.municipality).select_related("current").get(pk=meeting.pk).current
    assert seen is not None
    assert meetings.go_to(meeting=meeting, step=step, seen=seen, by=cast.bo)


def write(step: Step, text: str, field: str = "") -> Note:
    return notes.lay(step=fresh(step), note_id=uuid4(), edit_key=uuid4().hex, field=field, text=text)


def fresh(step: Step) -> Step:
    return Step.objects.of(step.municipality).select_related("meeting", "round").get(pk=step.pk)
