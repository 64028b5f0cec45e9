# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Running a meeting: open, go on, go back, show, take over, close."""

from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone

from medspil.dialogue.actions import steps
from medspil.dialogue.events.meetings import (
    FacilitatorChanged,
    MeetingOpened,
    MinutesAdded,
    NoteTakerNamed,
    StepEntered,
    StepRevealed,
)
from medspil.dialogue.models import Meeting, MeetingState, Phase, Process, Step
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.hub import hub
from medspil.record.transactions import write


@write
def open_meeting(*, meeting: Meeting, by: Person) -> bool:
    """Let people in and begin the first step. False when it was opened already, or has no agenda."""
    first = Step.objects.of(meeting.municipality).filter(meeting=meeting).first()
    if first is None:
        return False
    opened = Meeting.objects.of(meeting.municipality).filter(pk=meeting.pk, state=MeetingState.PLANNED)
    if not opened.update(state=MeetingState.OPEN, opened_at=timezone.now(), current=first):
        return False
    if not meeting.exercise:
        Process.objects.of(meeting.municipality).filter(pk=meeting.process_id).update(phase=Phase.DURING)
    steps.begin(step=first)
    record(MeetingOpened(municipality_id=meeting.municipality_id, meeting_id=meeting.pk), by=by)
    return True


@write
def go_to(*, meeting: Meeting, step: Step, seen: Step, by: Person) -> bool:
    """Move everybody to a step. `seen` is the step on the presser's screen: when another facilitator has moved on
    meanwhile, nothing happens and False is returned."""
    moved = Meeting.objects.of(meeting.municipality).filter(pk=meeting.pk, state=MeetingState.OPEN, current=seen)
    if step.meeting_id != meeting.pk or not moved.update(
        current=step, attendance=Greatest(F("attendance"), hub.present(meeting.channel, "participant"))
    ):
        return False
    if seen.position < step.position:
        steps.close(step=seen)
    steps.begin(step=step)
    record(StepEntered(municipality_id=meeting.municipality_id, meeting_id=meeting.pk, step_id=step.pk), by=by)
    return True


@write
def reveal(*, step: Step, by: Person) -> bool:
    """Show what was written in silence, in an order that says nothing about who wrote first. False if shown already."""
    shown = Step.objects.of(step.municipality).filter(pk=step.pk, revealed=False).update(revealed=True)
    if not shown:
        return False
    steps.scatter(step=step)
    record(StepRevealed(municipality_id=step.municipality_id, meeting_id=step.meeting_id, step_id=step.pk), by=by)
    return True


@write
def add_minutes(*, step: Step, minutes: int, by: Person) -> None:
    Step.objects.of(step.municipality).filter(pk=step.pk).update(minutes=F("minutes") + minutes)
    record(MinutesAdded(municipality_id=step.municipality_id, meeting_id=step.meeting_id, step_id=step.pk), by=by)


@write
def take_over(*, meeting: Meeting, by: Person) -> None:
    """From now on `by` is the one who runs the meeting; the other's buttons keep working until she leaves."""
    Meeting.objects.of(meeting.municipality).filter(pk=meeting.pk).update(facilitator=by)
    record(
        FacilitatorChanged(municipality_id=meeting.municipality_id, meeting_id=meeting.pk, facilitator_id=by.pk),
        by=by,
    )


@write
def name_note_taker(*, meeting: Meeting, person: Person | None, by: Person) -> None:
    Meeting.objects.of(meeting.municipality).filter(pk=meeting.pk).update(note_taker=person)
    record(
        NoteTakerNamed(
            municipality_id=meeting.municipality_id,
            meeting_id=meeting.pk,
            note_taker_id=person.pk if person else None,
        ),
        by=by,
    )


# no record: part of handing over the outcome, which is recorded there
def close_everything(*, meeting: Meeting) -> None:
    """End every step and round, so that only notes without authors and counts without voters remain.

    Call inside a write.
    """
    for step in Step.objects.of(meeting.municipality).filter(meeting=meeting).select_related("round"):
        steps.count(step=step)
        steps.close(step=step)
    Meeting.objects.of(meeting.municipality).filter(pk=meeting.pk).update(
        attendance=Greatest(F("attendance"), hub.present(meeting.channel, "participant"))
    )
