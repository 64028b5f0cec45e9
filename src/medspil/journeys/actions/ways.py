# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Pausing a journey, branching it to a new target group, and ending it."""

from datetime import date
from uuid import UUID, uuid4

from django.utils import timezone

from medspil.dialogue.models import Process
from medspil.journeys.actions import journeys, purposes
from medspil.journeys.events import JourneyBranched, JourneyEnded, JourneyPaused, JourneyReopened, JourneyResumed
from medspil.journeys.models import Ending, Journey, JourneyRole, JourneyState, Part, Pause, Purpose
from medspil.organisations.models import Person, Unit
from medspil.record.actions import record
from medspil.record.transactions import write


@write
def pause(*, journey: Journey, reason: str, look_again_on: date, by: Person) -> bool:
    """Let it rest, with a reason and a day to look at it again. False when it does not run."""
    if not _turn(journey, JourneyState.RUNNING, JourneyState.PAUSED):
        return False
    Pause.objects.create(municipality=journey.municipality, journey=journey, reason=reason, look_again_on=look_again_on)
    record(JourneyPaused(municipality_id=journey.municipality_id, journey_id=journey.pk), by=by)
    return True


@write
def resume(*, journey: Journey, by: Person) -> bool:
    if not _turn(journey, JourneyState.PAUSED, JourneyState.RUNNING):
        return False
    _end_pause(journey)
    record(JourneyResumed(municipality_id=journey.municipality_id, journey_id=journey.pk), by=by)
    return True


@write
def branch(*, journey: Journey, branch_id: UUID, unit: Unit, name: str, about: str, by: Person) -> Journey:
    """A journey to a new target group: purpose and group come along, the history stays. Sent twice, it is one."""
    known: Journey | None = Journey.objects.of(journey.municipality).filter(pk=branch_id).first()
    if known is not None:
        return known
    lead = journey.process.facilitator
    new = journeys.start(journey_id=branch_id, unit=unit, name=name, about=about, lead=lead, by=by)
    frame = {"origin": journey, "group_task": journey.group_task, "employee_groups": journey.employee_groups}
    Journey.objects.of(journey.municipality).filter(pk=new.pk).update(**frame)
    _copy_group(journey, new)
    _copy_purpose(journey, new, by)
    event = JourneyBranched(municipality_id=journey.municipality_id, journey_id=journey.pk, branch_id=new.pk)
    record(event, by=by)
    return new


@write
def end(*, journey: Journey, reached: str, keeps: str, differently: str, by: Person) -> bool:
    """It is over, with what those in it would do differently. False when it was over already."""
    rows = Journey.objects.of(journey.municipality).filter(pk=journey.pk).exclude(state=JourneyState.CLOSED)
    if not rows.update(state=JourneyState.CLOSED):
        return False
    _end_pause(journey)
    said = {"reached": reached, "keeps": keeps, "differently": differently, "by": by}
    Ending.objects.update_or_create(
        journey=journey, defaults=said, create_defaults={**said, "municipality": journey.municipality}
    )
    _close_process(journey, timezone.now())
    record(JourneyEnded(municipality_id=journey.municipality_id, journey_id=journey.pk), by=by)
    return True


@write
def reopen(*, journey: Journey, by: Person) -> bool:
    """It was not over; what was said at its end stays there to be written on."""
    if not _turn(journey, JourneyState.CLOSED, JourneyState.RUNNING):
        return False
    _close_process(journey, None)
    record(JourneyReopened(municipality_id=journey.municipality_id, journey_id=journey.pk), by=by)
    return True


def _turn(journey: Journey, now: JourneyState, then: JourneyState) -> bool:
    rows = Journey.objects.of(journey.municipality).filter(pk=journey.pk, state=now)
    return bool(rows.update(state=then))


def _end_pause(journey: Journey) -> None:
    open_ = Pause.objects.of(journey.municipality).filter(journey=journey, ended_on=None)
    open_.update(ended_on=timezone.localdate())


def _close_process(journey: Journey, at: object) -> None:
    Process.objects.of(journey.municipality).filter(pk=journey.process_id).update(closed_at=at)


def _copy_group(journey: Journey, new: Journey) -> None:
    names = ("person_id", "name", "employee_group", "archetype", "advantage", "brings", "reach")
    members = JourneyRole.objects.of(journey.municipality).filter(journey=journey, role=Part.MEMBER)
    JourneyRole.objects.bulk_create(
        JourneyRole(
            pk=uuid4(),
            municipality=journey.municipality,
            journey=new,
            role=Part.MEMBER,
            **{name: getattr(role, name) for name in names},
        )
        for role in members
    )


def _copy_purpose(journey: Journey, new: Journey, by: Person) -> None:
    purpose: Purpose | None = Purpose.objects.of(journey.municipality).filter(journey=journey).first()
    if purpose is not None:
        names = ("canvas", "strategy_link", "agreed_by", "agreed_on")
        purposes.agree(journey=new, seen=0, said={name: getattr(purpose, name) for name in names}, by=by)
