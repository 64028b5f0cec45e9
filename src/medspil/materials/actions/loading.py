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
from medspil.materials.reading import Content, TopicFolder, read_national
from medspil.materials.schema import CanvasFile, CaseFile, LegalPointFile, ScriptFile
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
    pieces += [_script(script) for script in content.basic_scripts]
    return pieces + [_canvas(canvas) for canvas in content.canvases]


def _of_topic(folder: TopicFolder) -> list[Piece]:
    key = folder.topic.key
    pages = {"advice": folder.advice, "preparation": folder.preparation, "leader_brief": folder.leader}
    topic = Piece(Topic, key, {**folder.topic.model_dump(exclude={"key"}), **pages})
    cases = [_case(case, key, number) for number, case in enumerate(folder.cases, start=1)]
    points = [_legal_point(point, key, number) for number, point in enumerate(folder.legal_points, start=1)]
    return [topic, *cases, *points, *(_script(script) for script in folder.scripts)]


def _case(case: CaseFile, topic: str, position: int) -> Piece:
    values = case.model_dump(exclude={"key", "body"})
    values.update(story=case.body, position=position, **_lists(values, "questions", "legal_points"))
    return Piece(Case, case.key, values, topic)


def _legal_point(point: LegalPointFile, topic: str, position: int) -> Piece:
    values = point.model_dump(exclude={"key", "body"})
    values.update(statement=point.body, source=str(point.source), position=position, **_lists(values, "cases"))
    return Piece(LegalPoint, point.key, values, topic)


def _script(script: ScriptFile) -> Piece:
    values = script.model_dump(exclude={"key", "topic", "steps"})
    values.update(
        materials=list(script.materials),
        # Only what a step says: its settings in a meeting are these, without a row of empty ones.
        steps=[step.model_dump(exclude_defaults=True) for step in script.steps],
    )
    return Piece(Script, script.key, values, script.topic)


def _canvas(canvas: CanvasFile) -> Piece:
    values = canvas.model_dump(exclude={"key", "fields_"})
    values["fields"] = [field.model_dump() for field in canvas.fields_]
    values["columns"] = [column.model_dump() for column in canvas.columns]
    return Piece(CanvasTemplate, canvas.key, values)


def _lists(values: dict[str, Any], *names: str) -> dict[str, list[Any]]:
    """JSON knows lists only; a tuple would come back as something else than was saved."""
    return {name: list(values[name]) for name in names}
