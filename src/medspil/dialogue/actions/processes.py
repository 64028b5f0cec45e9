# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from datetime import date
from uuid import UUID

from medspil.dialogue.events.processes import ItemTicked, ProcessStarted, TopicChosen
from medspil.dialogue.models import Contract, Process, Tick
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
    ticks = Tick.objects.of(process.municipality).filter(process=process, key=key)
    if done and not ticks.exists():
        Tick.objects.create(municipality=process.municipality, process=process, key=key, by=by)
    elif not done:
        ticks.delete()
    record(ItemTicked(municipality_id=process.municipality_id, process_id=process.pk, key=key), by=by)
