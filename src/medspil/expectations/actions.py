# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a unit agrees to do with a task, and letting citizens read it."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.utils import timezone

from medspil.dialogue.codes import free_code
from medspil.expectations.events import LevelAgreed, PagePublished, PageWithdrawn, TaskEnded
from medspil.expectations.models import PublicPage, ServiceLevel, Task
from medspil.organisations.models import Person, Unit
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write


class AgreedMeanwhile(Exception):
    """Somebody else has written another agreement since the writer saw the task."""


@write
def begin(*, task_id: UUID, unit: Unit, title: str, said: Mapping[str, Any], by: Person) -> Task:
    """A task with what is agreed of it. `said`: level, words, reason, agreed_on, meeting."""
    task, new = make_once(Task, pk=task_id, municipality=unit.municipality, unit=unit, title=title)
    if new:
        _agree(task, 1, said, by)
        record(LevelAgreed(municipality_id=unit.municipality_id, task_id=task.pk, number=1), by=by)
    return task


@write
def agree(*, task: Task, seen: int, said: Mapping[str, Any], by: Person) -> None:
    """Another agreement; the earlier ones stay as history. `seen` is the number that the writer saw.

    Raises AgreedMeanwhile rather than pass over one that she has not seen; the same sent twice is one.
    """
    now = Task.objects.of(task.municipality).select_for_update().get(pk=task.pk)
    latest = ServiceLevel.objects.of(task.municipality).filter(task=now).first()
    if latest is not None and latest.number == seen + 1 and _same(latest, said, by):
        return
    if latest is None or latest.number != seen:
        raise AgreedMeanwhile
    _agree(now, seen + 1, said, by)
    Task.objects.of(task.municipality).filter(pk=task.pk).update(ended_on=None)
    record(LevelAgreed(municipality_id=task.municipality_id, task_id=task.pk, number=seen + 1), by=by)


@write
def end(*, task: Task, by: Person) -> None:
    """Take the task off the table. What was agreed of it stays, and agreeing anew brings it back."""
    open_ = Task.objects.of(task.municipality).filter(pk=task.pk, ended_on=None)
    if open_.update(ended_on=timezone.localdate()):
        record(TaskEnded(municipality_id=task.municipality_id, task_id=task.pk), by=by)


@write
def publish(*, unit: Unit, contact: str, by: Person) -> PublicPage:
    """Let citizens read it; published again, it keeps its address."""
    Unit.objects.of(unit.municipality).select_for_update(no_key=True).get(pk=unit.pk)
    code = free_code(PublicPage.objects)
    page, _new = PublicPage.objects.update_or_create(
        unit=unit,
        defaults={"contact": contact},
        create_defaults={"contact": contact, "code": code, "municipality": unit.municipality},
    )
    record(PagePublished(municipality_id=unit.municipality_id, unit_id=unit.pk), by=by)
    return page


@write
def withdraw(*, unit: Unit, by: Person) -> None:
    """Citizens no longer read it, and its address leads nowhere."""
    if PublicPage.objects.of(unit.municipality).filter(unit=unit).delete()[0]:
        record(PageWithdrawn(municipality_id=unit.municipality_id, unit_id=unit.pk), by=by)


def _agree(task: Task, number: int, said: Mapping[str, Any], by: Person) -> None:
    ServiceLevel.objects.create(municipality=task.municipality, task=task, number=number, by=by, **said)


def _same(level: ServiceLevel, said: Mapping[str, Any], by: Person) -> bool:
    return level.by_id == by.pk and all(getattr(level, name) == value for name, value in said.items())
