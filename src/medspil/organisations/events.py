# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from dataclasses import dataclass
from uuid import UUID

from medspil.organisations.permissions import Role
from medspil.record.events import Event


@dataclass(frozen=True, kw_only=True)
class MunicipalityCreated(Event):
    """A municipality has got its place here, with a root unit of its own name."""


@dataclass(frozen=True, kw_only=True)
class UnitCreated(Event):
    unit_id: UUID


@dataclass(frozen=True, kw_only=True)
class PersonAdded(Event):
    """Somebody can sign in from now on."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class RoleGiven(Event):
    person_id: UUID
    unit_id: UUID
    role: Role


@dataclass(frozen=True, kw_only=True)
class RoleTaken(Event):
    """Somebody no longer has a role in a unit."""

    person_id: UUID
    unit_id: UUID
    role: Role
