# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""From the content files into the database.

Nothing is recorded as an event: an event belongs to a municipality, and this material belongs to none.
"""

import hashlib
import json
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings

from medspil.materials.models import CanvasTemplate, Case, LegalPoint, Material, Script, Topic
from medspil.materials.pieces import canvas_values, case_values, legal_point_values, script_values, topic_values
from medspil.materials.reading import Content, TopicFolder, read_national
from medspil.record.transactions import write


@dataclass(frozen=True)
class Loaded:
    """How many rows were written, removed and left alone."""

    new: int
    changed: int
    removed: int
    unchanged: int


@dataclass(frozen=True)
class Piece:
    """A row to be: its values, and the key of the topic it hangs on."""

    model: type[Material]
    key: str
    values: dict[str, Any]
    topic: str | None = None
    checksum: str = field(init=False)

    def __post_init__(self) -> None:
        whole = json.dumps([self.key, self.topic, self.values], sort_keys=True, default=str, ensure_ascii=False)
        object.__setattr__(self, "checksum", hashlib.sha256(whole.encode()).hexdigest())


# no record: national material belongs to no municipality
def load_national() -> Loaded:
    """Make the database hold what the content files hold. Running it again changes nothing."""
    return _store(_pieces(read_national(settings.MEDSPIL_CONTENT)))


@write
def _store(pieces: list[Piece]) -> Loaded:
    new = changed = removed = 0
    topics: dict[str, Topic] = {}
    for model in (Topic, Case, LegalPoint, Script, CanvasTemplate):
        wanted = [piece for piece in pieces if piece.model is model]
        rows: dict[str, Material] = {row.key: row for row in model.objects.national()}
        for gone in rows.keys() - {piece.key for piece in wanted}:
            rows.pop(gone).delete()
            removed += 1
        for piece in wanted:
            row = rows.get(piece.key)
            if row is None or row.checksum != piece.checksum:
                new, changed = (new + 1, changed) if row is None else (new, changed + 1)
                rows[piece.key] = _save(row or model(key=piece.key), piece, topics)
        if model is Topic:
            topics = {key: row for key, row in rows.items() if isinstance(row, Topic)}
    return Loaded(new, changed, removed, unchanged=len(pieces) - new - changed)


def _save(row: Material, piece: Piece, topics: dict[str, Topic]) -> Material:
    for name, value in piece.values.items():
        setattr(row, name, value)
    if piece.topic:
        setattr(row, "topic", topics[piece.topic])  # noqa: B010 - not every material has one
    row.checksum = piece.checksum
    row.save()
    return row


def _pieces(content: Content) -> list[Piece]:
    pieces = [piece for folder in content.topics for piece in _of_topic(folder)]
    pieces += [Piece(Script, script.key, script_values(script), script.topic) for script in content.basic_scripts]
    return pieces + [Piece(CanvasTemplate, canvas.key, canvas_values(canvas)) for canvas in content.canvases]


def _of_topic(folder: TopicFolder) -> list[Piece]:
    key = folder.topic.key
    topic = Piece(Topic, key, topic_values(folder))
    cases = [Piece(Case, case.key, case_values(case, n), key) for n, case in enumerate(folder.cases, start=1)]
    points = [
        Piece(LegalPoint, point.key, legal_point_values(point, n), key)
        for n, point in enumerate(folder.legal_points, start=1)
    ]
    scripts = [Piece(Script, script.key, script_values(script), key) for script in folder.scripts]
    return [topic, *cases, *points, *scripts]
