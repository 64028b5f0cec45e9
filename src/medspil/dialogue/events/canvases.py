# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What happens to a canvas that a team fills."""

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from medspil.record.events import Event


@dataclass(frozen=True, kw_only=True)
class CanvasEvent(Event):
    canvas_id: UUID


@dataclass(frozen=True, kw_only=True)
class CanvasOpened(CanvasEvent):
    """A team has taken a template into use."""


@dataclass(frozen=True, kw_only=True)
class CanvasWritten(CanvasEvent):
    """A line was written, changed, ticked or removed. Not kept: the times together would tell who wrote which line."""

    kept: ClassVar = False


@dataclass(frozen=True, kw_only=True)
class CanvasFinished(CanvasEvent):
    """The team is done with it."""


@dataclass(frozen=True, kw_only=True)
class CanvasReopened(CanvasEvent):
    """And yet not."""
