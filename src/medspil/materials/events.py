# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from dataclasses import dataclass
from uuid import UUID

from medspil.record.events import Event


@dataclass(frozen=True, kw_only=True)
class PieceEvent(Event):
    """Something has happened to a piece of the material in one municipality."""

    piece_kind: str
    key: str


@dataclass(frozen=True, kw_only=True)
class DraftSaved(PieceEvent):
    """A draft was begun or written on; readers see nothing of it."""


@dataclass(frozen=True, kw_only=True)
class DraftDiscarded(PieceEvent):
    """A draft was thrown away."""


@dataclass(frozen=True, kw_only=True)
class PiecePublished(PieceEvent):
    """From now on the municipality reads this version: a draft, an old version restored, a legal point checked."""

    number: int


@dataclass(frozen=True, kw_only=True)
class PieceWithdrawn(PieceEvent):
    """The municipality's own text is taken away; where there is a national one, that is read again."""

    number: int


@dataclass(frozen=True, kw_only=True)
class PackageTakenIn(Event):
    """A package from outside has become drafts."""

    arrival_id: UUID
