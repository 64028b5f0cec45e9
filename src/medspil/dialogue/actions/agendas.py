# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The agenda of a meeting: copied from a script, then the team's own to change while the meeting is planned."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django.db.models import F

from medspil.dialogue.activities import follow_up
from medspil.dialogue.codes import free_code
from medspil.dialogue.events.processes import AgendaDesigned
from medspil.dialogue.models import Contract, Meeting, Process, Step, StepKind
from medspil.materials.models import Script
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write

_NO_SETTINGS = {"key", "kind", "part", "title", "minutes", "say", "do"}
_FAR = 1000  # beyond any real position: room to renumber under a unique constraint


@write
def design(*, process: Process, script: Script, by: Person) -> Meeting:
    """Plan a meeting from a script, or give the planned one this script instead."""
    meeting = Meeting.objects.of(process.municipality).to_plan().filter(process=process).first()
    if meeting is None:
        meeting = plan_one(process=process)
    meeting.title, meeting.script, meeting.minutes = process.name, script.key, script.minutes
    meeting.save(update_fields=["title", "script", "minutes"])
    Step.objects.of(meeting.municipality).filter(meeting=meeting).delete()
    Step.objects.bulk_create(_step(meeting, place, entry) for place, entry in enumerate(script.steps, start=1))
    _begin_with_what_is_left(meeting)
    record(_designed(meeting), by=by)
    return meeting


@write
def take_along(*, process: Process, by: Person | None) -> None:
    """Let the planned meeting, if there is one, begin with what earlier meetings have left open."""
    for meeting in Meeting.objects.of(process.municipality).to_plan().filter(process=process):
        if _begin_with_what_is_left(meeting):
            record(_designed(meeting), by=by)


def _begin_with_what_is_left(meeting: Meeting) -> bool:
    """Make it the first step, once. Its minutes come from the longest step, so that the meeting ends when it should."""
    steps = Step.objects.of(meeting.municipality).filter(meeting=meeting)
    agenda = list(steps)
    if not agenda or any(step.kind == StepKind.FOLLOW_UP for step in agenda) or not follow_up.left_open(meeting):
        return False
    fields = follow_up.first_step()
    longest = max(agenda, key=lambda step: step.minutes)
    if longest.minutes > 2 * fields["minutes"]:
        steps.filter(pk=longest.pk).update(minutes=F("minutes") - fields["minutes"])
    last = Step.objects.create(municipality=meeting.municipality, meeting=meeting, position=len(agenda) + 1, **fields)
    _make_room(meeting, last, 1)
    return True


@write
def change_step(*, step: Step, fields: Mapping[str, Any], settings: Mapping[str, Any], by: Person) -> None:
    """New title, minutes and own notes, and what its kind needs."""
    for name, value in fields.items():
        setattr(step, name, value)
    step.settings = dict(settings)
    step.save(update_fields=[*fields, "settings"])
    record(_designed(step.meeting), by=by)


@write
def add_step(
    *, meeting: Meeting, step_id: UUID, fields: Mapping[str, Any], place: int | None = None, by: Person
) -> Step:
    """A step at a place, or at the end; those after it move down. Sent twice, it is one."""
    steps = Step.objects.of(meeting.municipality).filter(meeting=meeting)
    end = steps.count() + 1
    step, new = make_once(Step, pk=step_id, municipality=meeting.municipality, meeting=meeting, position=end, **fields)
    if not new:
        return step
    if place is not None and 0 < place < end:
        _make_room(meeting, step, place)
    record(_designed(meeting), by=by)
    return step


@write
def move(*, step: Step, by_places: int, by: Person) -> bool:
    """One place up (-1) or down (1). False at the ends."""
    others = Step.objects.of(step.municipality).filter(meeting=step.meeting)
    neighbour = others.filter(position=step.position + by_places).first()
    if neighbour is None:
        return False
    here, there = step.position, neighbour.position
    others.filter(pk=step.pk).update(position=_FAR)
    others.filter(pk=neighbour.pk).update(position=here)
    others.filter(pk=step.pk).update(position=there)
    record(_designed(step.meeting), by=by)
    return True


@write
def remove(*, step: Step, by: Person) -> None:
    """Take a step out; those after it move up."""
    meeting, place = step.meeting, step.position
    step.delete()
    later = Step.objects.of(meeting.municipality).filter(meeting=meeting, position__gt=place)
    for following in later.order_by("position"):
        Step.objects.of(meeting.municipality).filter(pk=following.pk).update(position=F("position") - 1)
    record(_designed(meeting), by=by)


def _make_room(meeting: Meeting, step: Step, place: int) -> None:
    steps = Step.objects.of(meeting.municipality).filter(meeting=meeting)
    steps.filter(pk=step.pk).update(position=_FAR)
    for following in steps.filter(position__gte=place, position__lt=_FAR).order_by("-position"):
        steps.filter(pk=following.pk).update(position=F("position") + 1)
    steps.filter(pk=step.pk).update(position=place)
    step.position = place


# no record: computes
def settings_of(entry: Mapping[str, Any]) -> dict[str, Any]:
    """What a step of a script says that only its kind needs."""
    return {name: value for name, value in entry.items() if value and name not in _NO_SETTINGS}


# no record: the caller records that it has an agenda
def plan_one(*, process: Process, **fields: Any) -> Meeting:
    """A meeting of the lap at hand, by the contract; no agenda yet. Call inside a write."""
    contract = Contract.objects.of(process.municipality).get(process=process)
    known = {
        "process": process,
        "lap": process.lap,
        "title": process.name,
        "code": unused_code(),
        "facilitator": process.facilitator,
        "leader_presence": contract.leader_presence,
    }
    meeting_id = fields.pop("id", uuid4())
    meeting, _new = make_once(Meeting, pk=meeting_id, municipality=process.municipality, **known | fields)
    return meeting


# no record: reads
def unused_code() -> str:
    return free_code(Meeting.objects)


def _step(meeting: Meeting, place: int, entry: Mapping[str, Any]) -> Step:
    return Step(
        municipality=meeting.municipality,
        meeting=meeting,
        position=place,
        kind=entry["kind"],
        part=entry["part"],
        title=entry["title"],
        minutes=entry["minutes"],
        settings=settings_of(entry),
        say=entry.get("say", ""),
        do=entry.get("do", ""),
    )


@write
def put_back(*, meeting: Meeting, packed: Mapping[str, Any], by: Person) -> Step:
    """The step that was taken out last, where it was."""
    steps = Step.objects.of(meeting.municipality).filter(meeting=meeting)
    fields = {name: value for name, value in packed.items() if name not in {"id", "meeting", "position"}}
    place = min(int(packed["position"]), steps.count() + 1)
    for following in steps.filter(position__gte=place).order_by("-position"):
        steps.filter(pk=following.pk).update(position=F("position") + 1)
    step = Step.objects.create(
        pk=UUID(packed["id"]), municipality=meeting.municipality, meeting=meeting, position=place, **fields
    )
    record(_designed(meeting), by=by)
    return step


def _designed(meeting: Meeting) -> AgendaDesigned:
    return AgendaDesigned(municipality_id=meeting.municipality_id, process_id=meeting.process_id, meeting_id=meeting.pk)
