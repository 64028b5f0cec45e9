# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from dataclasses import dataclass
from uuid import UUID

from medspil.record.events import Event


@dataclass(frozen=True, kw_only=True)
class PeriodsSet(Event):
    """An administrator has said how long things are kept."""


@dataclass(frozen=True, kw_only=True)
class RowsExpired(Event):
    """What was older than its period is gone. `removed` is kinds and how many: `notes=12 dilemmas=3`."""

    removed: str


@dataclass(frozen=True, kw_only=True)
class PersonTaken(Event):
    """All that is stored about one person was taken out as a file, by herself or by an administrator."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class PersonErased(Event):
    """Somebody's name, address and roles are gone. What is left leads to nobody."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class MunicipalityTaken(Event):
    """All rows of the municipality were taken out as a file, by whoever runs the installation."""
