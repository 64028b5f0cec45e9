# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import date
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from medspil.dialogue.events.processes import (
    ItemTicked,
    LapBegun,
    ProcessClosed,
    ProcessReopened,
    ProcessStarted,
    TopicChosen,
)
from medspil.dialogue.models import Contract, Lap, Meeting, MeetingState, Phase, Process, Tick
from medspil.organisations.models import Person, Unit
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write


@write
def start(*, process_id: UUID, unit: Unit, value: str, facilitator: Person, planned_on: date, by: Person) -> Process:
    """Begin a process with the leader who asks for it. The form carries the id: sent twice, it starts one."""
    process, new = make_once(
        Process,
        pk=process_id,
        municipality=unit.municipality,
        unit=unit,
        leader=by,
        facilitator=facilitator,
        value=value,
        planned_on=planned_on,
    )
    if not new:
        return process
    Contract.objects.create(municipality=unit.municipality, process=process)
    record(ProcessStarted(municipality_id=unit.municipality_id, process_id=process.pk), by=by)
    return process


@write
def choose_topic(*, process: Process, topic: str, title: str, by: Person) -> None:
    Process.objects.of(process.municipality).filter(pk=process.pk).update(topic=topic, title=title)
    record(TopicChosen(municipality_id=process.municipality_id, process_id=process.pk, topic=topic), by=by)


@write
def tick(*, process: Process, key: str, done: bool, by: Person) -> None:
    """Tick an item of the checklist by hand, or take the tick away."""
    ticks = Tick.objects.of(process.municipality).filter(process=process, lap=process.lap, key=key)
    if done and not ticks.exists():
        Tick.objects.create(municipality=process.municipality, process=process, lap=process.lap, key=key, by=by)
    elif not done:
        ticks.delete()
    record(ItemTicked(municipality_id=process.municipality_id, process_id=process.pk, key=key), by=by)


@write
def go_round(*, process: Process, planned_on: date, keep_topic: bool, by: Person) -> bool:
    """Begin the next lap: before, during and after once more, with the same topic or one to be chosen. What was planned
    and not held comes along. False when a meeting is running, or a colleague was there first."""
    running = Meeting.objects.of(process.municipality).whole().filter(process=process, state=MeetingState.OPEN)
    mine = Process.objects.of(process.municipality).filter(pk=process.pk, lap=process.lap, closed_at=None)
    topic = {} if keep_topic else {"topic": "", "title": ""}
    if running.exists() or not mine.update(lap=F("lap") + 1, planned_on=planned_on, phase=Phase.BEFORE, **topic):
        return False
    ended = {name: getattr(process, name) for name in ("topic", "title", "planned_on")}
    Lap.objects.create(
        municipality=process.municipality,
        process=process,
        number=process.lap,
        ended_on=timezone.localdate(),
        **ended,
    )
    planned = Meeting.objects.of(process.municipality).whole().filter(process=process, state=MeetingState.PLANNED)
    planned.update(lap=process.lap + 1)
    record(LapBegun(municipality_id=process.municipality_id, process_id=process.pk, lap=process.lap + 1), by=by)
    return True


@write
def close(*, process: Process, by: Person) -> bool:
    """The process is over. False when it was over already, or a meeting is running."""
    running = Meeting.objects.of(process.municipality).whole().filter(process=process, state=MeetingState.OPEN)
    mine = Process.objects.of(process.municipality).filter(pk=process.pk, closed_at=None)
    if running.exists() or not mine.update(closed_at=timezone.now()):
        return False
    record(ProcessClosed(municipality_id=process.municipality_id, process_id=process.pk), by=by)
    return True


@write
def reopen(*, process: Process, by: Person) -> None:
    mine = Process.objects.of(process.municipality).filter(pk=process.pk, closed_at__isnull=False)
    if mine.update(closed_at=None):
        record(ProcessReopened(municipality_id=process.municipality_id, process_id=process.pk), by=by)
