# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from dataclasses import dataclass
from typing import ClassVar
from uuid import UUID

from medspil.record.events import Event


@dataclass(frozen=True, kw_only=True)
class GuideEvent(Event):
    """Something has happened to an answer in the counter guide."""

    entry_id: UUID
    number: int


@dataclass(frozen=True, kw_only=True)
class GuideEntryWritten(GuideEvent):
    """A new answer stands in the guide, or an old one says something else."""


@dataclass(frozen=True, kw_only=True)
class GuideEntryKept(GuideEvent):
    """Somebody has looked at an answer again, and it is still right."""


@dataclass(frozen=True, kw_only=True)
class GuideEntryHelped(GuideEvent):
    """An answer was enough. Not kept: a row with a time for each press would tell who stood at the counter when."""

    kept: ClassVar = False


@dataclass(frozen=True, kw_only=True)
class GuideEntryWithdrawn(GuideEvent):
    """An answer was taken out of the guide, or put back."""

    withdrawn: bool
