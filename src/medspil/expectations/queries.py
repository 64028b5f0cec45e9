# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from medspil.dialogue.models import FilledCanvas
from medspil.expectations.models import Level, PublicPage, ServiceLevel, Task
from medspil.organisations.access import units_for_new
from medspil.organisations.models import Person, Unit
from medspil.organisations.permissions import Permission

CANVAS = "service-level"


@dataclass(frozen=True, kw_only=True)
class Row:
    """A task with what is agreed now, and what was agreed before, the latest first."""

    task: Task
    now: ServiceLevel
    before: Sequence[ServiceLevel]


def table_of(unit: Unit) -> list[Row]:
    """The tasks of the unit by level, then by title; two queries, however many there are."""
    tasks = list(Task.objects.of(unit.municipality).filter(unit=unit, ended_on=None))
    order = list(Level)
    return sorted(_rows(tasks), key=lambda row: (order.index(Level(row.now.level)), row.task.title.lower()))


def row_of(task: Task) -> Row:
    return _rows([task])[0]


def ended_in(unit: Unit) -> list[Task]:
    return list(Task.objects.of(unit.municipality).filter(unit=unit, ended_on__isnull=False))


def public_page_of(unit: Unit) -> PublicPage | None:
    return PublicPage.objects.of(unit.municipality).filter(unit=unit).first()


def from_canvas(canvas: FilledCanvas, person: Person) -> dict[str, Any]:
    """Beside each line of the canvas `service-level`: whether this reader may write it into a table."""
    is_ours = canvas.shape.key == CANVAS
    return {"may_agree": is_ours and bool(units_for_new(person, Permission.SERVICE_AGREE))}


def _rows(tasks: Sequence[Task]) -> list[Row]:
    levels: dict[object, list[ServiceLevel]] = {task.pk: [] for task in tasks}
    for level in ServiceLevel.objects.filter(task__in=tasks).select_related("meeting__process", "by"):
        levels[level.task_id].append(level)
    return [Row(task=task, now=levels[task.pk][0], before=levels[task.pk][1:]) for task in tasks]
