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
class MunicipalitySuspended(Event):
    """Nobody of it comes in until it is resumed; why stands in the suspension."""

    suspension_id: UUID


@dataclass(frozen=True, kw_only=True)
class MunicipalityResumed(Event):
    ended_suspension_id: UUID


@dataclass(frozen=True, kw_only=True)
class UnitCreated(Event):
    unit_id: UUID


@dataclass(frozen=True, kw_only=True)
class UnitRenamed(Event):
    unit_id: UUID


@dataclass(frozen=True, kw_only=True)
class UnitMoved(Event):
    """With all beneath it, to another place in the tree."""

    unit_id: UUID
    from_id: UUID
    under_id: UUID


@dataclass(frozen=True, kw_only=True)
class UnitClosed(Event):
    """Nothing new begins in it; `into_id` is the unit that took over, if one did."""

    unit_id: UUID
    into_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class UnitReopened(Event):
    unit_id: UUID


@dataclass(frozen=True, kw_only=True)
class UnitDeleted(Event):
    """Nothing hung on it."""

    unit_id: UUID


@dataclass(frozen=True, kw_only=True)
class PersonAdded(Event):
    """Somebody can sign in from now on."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class PersonChanged(Event):
    """The municipality has told a new name or a new address of somebody."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class AccessEnded(Event):
    """The municipality says that somebody has left: no roles, no way in, signed out everywhere."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class AccessOpened(Event):
    """And that she is back."""

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


@dataclass(frozen=True, kw_only=True)
class SignedIn(Event):
    """Somebody has come in; `how` is a word of ours."""

    how: str


@dataclass(frozen=True, kw_only=True)
class SignedOut(Event):
    """Somebody has gone again by her own wish."""


@dataclass(frozen=True, kw_only=True)
class PeopleRead(Event):
    """An administrator has looked at who works here, with their addresses."""


@dataclass(frozen=True, kw_only=True)
class HistoryRead(Event):
    """An administrator has looked at who has done what; perhaps at what one person has done."""

    person_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class HistoryTaken(Event):
    """An administrator has taken the history out as a file."""

    person_id: UUID | None = None


@dataclass(frozen=True, kw_only=True)
class ProviderSet(Event):
    """The municipality's own sign-in was set up, or set up anew."""


@dataclass(frozen=True, kw_only=True)
class ProviderRemoved(Event):
    """The municipality's own sign-in is used no more."""


@dataclass(frozen=True, kw_only=True)
class ScimTokenMade(Event):
    """The municipality's own system may give and take access."""


@dataclass(frozen=True, kw_only=True)
class ScimTokenTaken(Event):
    """And may no longer."""


@dataclass(frozen=True, kw_only=True)
class PersonLinked(Event):
    """Somebody has come in through the municipality for the first time, and is known to it from now on."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class SessionsEnded(Event):
    """Somebody has signed herself out everywhere else."""


@dataclass(frozen=True, kw_only=True)
class Confirmed(Event):
    """Somebody has shown once more who she is, to come to pages that give and take rights."""


@dataclass(frozen=True, kw_only=True)
class PasskeyAdded(Event):
    """Somebody can sign in with a passkey, and not only with a code by mail."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class PasskeyRemoved(Event):
    """One of hers counts no more."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class TwoStepsOn(Event):
    """From now on figures from an app are asked for when this person signs in."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class TwoStepsOff(Event):
    """And no longer; by herself, or by whoever runs the installation."""

    person_id: UUID


@dataclass(frozen=True, kw_only=True)
class MunicipalityDescribed(Event):
    """Its name, its texts, whom to ask for help, its accessibility statement or where its addresses are."""


@dataclass(frozen=True, kw_only=True)
class ColourChosen(Event):
    """Pages have the municipality's own colour from now on, another one, or Medspil's again."""


@dataclass(frozen=True, kw_only=True)
class LogoChosen(Event):
    """Pages show the municipality's logo, or another one."""


@dataclass(frozen=True, kw_only=True)
class LogoRemoved(Event):
    """And no longer."""


@dataclass(frozen=True, kw_only=True)
class CvrChanged(Event):
    """The municipality has another CVR number, by whoever runs the installation."""
