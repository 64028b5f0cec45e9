# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Running a meeting: open, go on, go back, show, give time, hand on, close."""

from datetime import timedelta

from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone

from medspil.dialogue.actions import steps
from medspil.dialogue.events.meetings import (
    FacilitatorCameOrWent,
    FacilitatorChanged,
    MeetingOpened,
    MinutesAdded,
    NoteTakerNamed,
    RoomTold,
    StepEntered,
    StepRevealed,
)
from medspil.dialogue.models import Meeting, MeetingState, Phase, Process, Step
from medspil.dialogue.plan import planned_end
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.hub import hub
from medspil.record.transactions import write

LONGEST = 240  # minutes of a step


@write
def open_meeting(*, meeting: Meeting, by: Person) -> bool:
    """Let people in and begin the first step. False when it was opened already, or has no agenda."""
    agenda, now = list(Step.objects.of(meeting.municipality).filter(meeting=meeting)), timezone.now()
    if not agenda:
        return False
    opened = Meeting.objects.of(meeting.municipality).filter(pk=meeting.pk, state=MeetingState.PLANNED)
    ends_at = planned_end(meeting, agenda, now)
    if not opened.update(state=MeetingState.OPEN, opened_at=now, ends_at=ends_at, current=agenda[0]):
        return False
    if not (meeting.rehearsal or meeting.exercise or meeting.evaluation):
        Process.objects.of(meeting.municipality).filter(pk=meeting.process_id).update(phase=Phase.DURING)
    steps.begin(step=agenda[0])
    record(MeetingOpened(municipality_id=meeting.municipality_id, meeting_id=meeting.pk), by=by)
    return True


@write
def go_to(*, meeting: Meeting, step: Step, seen: Step, by: Person) -> bool:
    """Move everybody to a step, or begin the one at hand again. `seen` is the step on the presser's screen: when
    another facilitator has moved on meanwhile, nothing happens and False is returned."""
    moved = Meeting.objects.of(meeting.municipality).filter(pk=meeting.pk, state=MeetingState.OPEN, current=seen)
    if step.meeting_id != meeting.pk or not moved.update(
        current=step, attendance=Greatest(F("attendance"), hub.present(meeting.channel, "participant"))
    ):
        return False
    another_day = seen.closed or seen.open_until is not None
    if seen.position < step.position or another_day:
        steps.close(step=seen)
    steps.begin(step=step, anew=another_day)
    if another_day:
        _plan_anew(meeting, step)
    record(StepEntered(municipality_id=meeting.municipality_id, meeting_id=meeting.pk, step_id=step.pk), by=by)
    return True


def _plan_anew(meeting: Meeting, step: Step) -> None:
    """The meeting goes on after days: what is left of the agenda is the plan."""
    left = Step.objects.of(meeting.municipality).filter(meeting=meeting, position__gte=step.position)
    ends_at = timezone.now() + timedelta(minutes=sum(left.values_list("minutes", flat=True)))
    Meeting.objects.of(meeting.municipality).filter(pk=meeting.pk).update(ends_at=ends_at)


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
def add_minutes(*, step: Step, minutes: int, seen: int | None = None, by: Person) -> bool:
    """Give a step more minutes, or fewer when negative; never fewer than one. `seen` is how many it had on the
    presser's screen: when they have changed meanwhile, nothing happens and False is returned."""
    now = step.minutes if seen is None else seen
    changed = Step.objects.of(step.municipality).filter(pk=step.pk, minutes=now)
    if not changed.update(minutes=min(max(now + minutes, 1), LONGEST)):
        return False
    record(MinutesAdded(municipality_id=step.municipality_id, meeting_id=step.meeting_id, step_id=step.pk), by=by)
    return True


@write
def hand_on(*, meeting: Meeting, to: Person, by: Person) -> None:
    """From now on `to` runs the meeting. The buttons of whoever facilitates in the team keep working."""
    mine = Meeting.objects.of(meeting.municipality).filter(pk=meeting.pk)
    mine.update(facilitator=to, facilitator_left_at=None)
    record(
        FacilitatorChanged(municipality_id=meeting.municipality_id, meeting_id=meeting.pk, facilitator_id=to.pk),
        by=by,
    )


# no record: hand_on does
def take_over(*, meeting: Meeting, by: Person) -> None:
    """The same, to oneself: the other's computer has died, or she has asked for it."""
    hand_on(meeting=meeting, to=by, by=by)


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


@write
def tell(*, meeting: Meeting, text: str, by: Person) -> None:
    """Put a message on every screen of the meeting, in place of the one that is there; an empty one takes it away."""
    Meeting.objects.of(meeting.municipality).filter(pk=meeting.pk).update(message=text)
    record(RoomTold(municipality_id=meeting.municipality_id, meeting_id=meeting.pk), by=by)


@write
def facilitator_came_or_went(*, meeting: Meeting, away: bool) -> bool:
    """Note since when the console of whoever runs the meeting has been gone. False when that was known already."""
    rows = Meeting.objects.of(meeting.municipality).filter(pk=meeting.pk, facilitator_left_at__isnull=away)
    if not rows.update(facilitator_left_at=timezone.now() if away else None):
        return False
    record(FacilitatorCameOrWent(municipality_id=meeting.municipality_id, meeting_id=meeting.pk), by=None)
    return True


# no record: part of handing over the outcome, which is recorded there
def close_everything(*, meeting: Meeting) -> None:
    """End every step and round, so that only notes without authors and counts without voters remain.

    Call inside a write.
    """
    for step in Step.objects.of(meeting.municipality).filter(meeting=meeting).select_related("round"):
        steps.count(step=step)
        steps.close(step=step)
        steps.rename(step=step)
    Meeting.objects.of(meeting.municipality).filter(pk=meeting.pk).update(
        attendance=Greatest(F("attendance"), hub.present(meeting.channel, "participant")), forget=[]
    )
