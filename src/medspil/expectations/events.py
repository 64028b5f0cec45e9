# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from dataclasses import dataclass
from uuid import UUID

from medspil.record.events import Event


@dataclass(frozen=True, kw_only=True)
class LevelAgreed(Event):
    """A unit has agreed what it does with a task."""

    task_id: UUID
    number: int


@dataclass(frozen=True, kw_only=True)
class TaskEnded(Event):
    """A unit no longer says anything of a task, or says it again."""

    task_id: UUID


@dataclass(frozen=True, kw_only=True)
class PagePublished(Event):
    """What citizens can expect is public, or its contact was changed."""

    unit_id: UUID


@dataclass(frozen=True, kw_only=True)
class PageWithdrawn(Event):
    """What citizens can expect is no longer public."""

    unit_id: UUID
