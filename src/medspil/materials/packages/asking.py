# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What in a package may point at a citizen, piece by piece. What is read here already was answered before."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from medspil.materials.desk import piece
from medspil.materials.kinds import KINDS
from medspil.materials.models import PieceKind
from medspil.privacy.asking import NOTHING, Asking, Told, ask_about, told_in


class PackageAsked(Exception):
    """The package can be taken in when `asking` has been answered."""

    def __init__(self, asking: Asking) -> None:
        super().__init__("something in the package may point at a citizen")
        self.asking = asking


def asking_about(contents: Iterable[Mapping[str, Any]], municipality_id: Any) -> Asking | None:
    """`contents` as an `Arrival` has them."""
    return ask_about(told for entry in contents for told in _told(entry, municipality_id))


def _told(entry: Mapping[str, Any], municipality_id: Any) -> Iterator[Told]:
    now = piece(municipality_id, KINDS[PieceKind(entry["kind"])], entry["key"])
    before = [now.read, now.national] if now else None
    where = str(entry["values"].get("title") or entry["key"])
    return told_in(entry["values"], where=where, expects=NOTHING, before=before)
