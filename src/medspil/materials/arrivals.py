# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Packages that were taken in, beside what is here now."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from medspil.materials.comparing import Difference, Names, differences
from medspil.materials.desk import Id, Piece, names, pieces
from medspil.materials.kinds import KINDS
from medspil.materials.models import Arrival, PieceKind
from medspil.materials.pieces import Values


@dataclass(frozen=True, kw_only=True)
class Arrived:
    """A piece of a package, and how it stands here: it waits as a draft, says the same, or neither."""

    piece: Piece
    text: Values
    waits: bool
    same: bool
    differences: Sequence[Difference]

    @property
    def title(self) -> str:
        return str(self.text.get("title", self.piece.key))

    @property
    def name(self) -> str:
        """What a form calls it; another once the draft is changed, so that nothing unread is published."""
        return f"{self.piece.kind.slug}/{self.piece.key}/{self.piece.seen}"


@dataclass(frozen=True, kw_only=True)
class Contents:
    """All that a package held: what waits to be published, what is the same here, and what was left alone."""

    waiting: Sequence[Arrived]
    same: Sequence[Arrived]
    left_alone: Sequence[Arrived]


def arrivals(municipality_id: UUID) -> list[Arrival]:
    return list(Arrival.objects.of(municipality_id).select_related("by").defer("contents"))


def contents(arrival: Arrival) -> Contents:
    here = {(one.kind.name, one.key): one for one in pieces(arrival.municipality_id)}
    known = names(arrival.municipality_id)
    arrived = [_arrived(arrival, entry, here, known) for entry in arrival.contents]
    return Contents(
        waiting=[one for one in arrived if one.waits],
        same=[one for one in arrived if one.same],
        left_alone=[one for one in arrived if not one.waits and not one.same],
    )


def _arrived(arrival: Arrival, entry: Values, here: Mapping[Id, Piece], known: Names) -> Arrived:
    kind = KINDS[PieceKind(entry["kind"])]
    nothing = Piece(municipality_id=arrival.municipality_id, kind=kind, key=entry["key"])
    one = here.get((kind.name, entry["key"]), nothing)
    waits = one.draft is not None and one.draft.arrival_id == arrival.pk
    text = one.written if waits else entry["values"]
    same = not waits and one.read == text
    return Arrived(
        piece=one,
        text=text,
        waits=waits,
        same=same,
        differences=differences(kind, one.read, text, known) if one.read and not same else (),
    )
