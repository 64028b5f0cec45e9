# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""From the content files into the database.

Nothing is recorded as an event: an event belongs to a municipality, and this material belongs to none.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings

from medspil.materials.models import IN_A_TOPIC, CanvasTemplate, Draft, Material, PieceKind, Topic
from medspil.materials.pieces import Wanted, contents_of, wanted
from medspil.materials.reading import Content, TopicFolder, read_national
from medspil.record.transactions import write

ALL: tuple[type[Material], ...] = (Topic, *IN_A_TOPIC, CanvasTemplate)  # what hangs on topics after the topics
# Where a piece stands follows the national material, in a municipality's own version too.
PLACE = ("topic_id", "position", "number", "kind")


@dataclass(frozen=True)
class Loaded:
    """How many rows were written, removed and left alone."""

    new: int
    changed: int
    removed: int
    unchanged: int

    def __str__(self) -> str:
        return f"{self.new} new, {self.changed} changed, {self.removed} removed, {self.unchanged} as they were"


# no record: national material belongs to no municipality
def load_national() -> Loaded:
    """Make the national rows what the content files are. Running it again changes nothing.

    What municipalities have written stays: a topic that some of them have pieces of their own in is withdrawn, not
    deleted, when its folder is gone.
    """
    return _store(list(_wanted(read_national(settings.MEDSPIL_CONTENT))))


@write
def _store(pieces: list[Wanted]) -> Loaded:
    new = changed = removed = 0
    topics: dict[str, Topic] = {}
    for model in ALL:
        rows: dict[str, Material] = {row.key: row for row in model.objects.national()}
        for piece in (piece for piece in pieces if piece.model is model):
            row = rows.get(piece.key)
            if row is None or row.checksum != piece.checksum:
                new, changed = (new + 1, changed) if row is None else (new, changed + 1)
                rows[piece.key] = _save(row or model(key=piece.key), piece, topics)
        if model is Topic:
            topics = {key: row for key, row in rows.items() if isinstance(row, Topic)}
    for model in reversed(ALL):
        kept = {piece.key for piece in pieces if piece.model is model}
        removed += sum(_remove(row) for row in model.objects.national().exclude(key__in=kept))
    return Loaded(new, changed, removed, unchanged=len(pieces) - new - changed)


def _save(row: Material, piece: Wanted, topics: dict[str, Topic]) -> Material:
    columns = {**piece.columns, "withdrawn": False} if piece.model is Topic else dict(piece.columns)
    if piece.topic:
        columns["topic_id"] = topics[piece.topic].pk
    for name, value in columns.items():
        setattr(row, name, value)
    row.checksum = piece.checksum
    row.save()
    place = {name: columns[name] for name in PLACE if name in columns}
    if place:
        piece.model.objects.filter(key=piece.key, municipality__isnull=False).update(**place)
    return row


def _remove(row: Material) -> bool:
    """True when it was there until now, for those who have nothing of their own in it."""
    if not isinstance(row, Topic) or not _is_built_on(row):
        row.delete()
        return True
    if row.withdrawn:
        return False
    row.withdrawn, row.checksum = True, ""  # nothing has this checksum: should the folder return, it is read again
    row.save()
    return True


def _is_built_on(topic: Topic) -> bool:
    """Whether some municipality has a version, a piece or a draft of its own in this topic."""
    return (
        Topic.objects.filter(key=topic.key, municipality__isnull=False).exists()
        or Draft.objects.filter(topic=topic.key).exists()
        or any(model.objects.filter(topic__key=topic.key).exists() for model in IN_A_TOPIC)
    )


def _wanted(content: Content) -> Iterator[Wanted]:
    for folder in content.topics:
        yield from _of_topic(folder)
    for script in content.basic_scripts:
        yield wanted(PieceKind.SCRIPT, script.key, "", script, 0)
    for canvas in content.canvases:
        yield wanted(PieceKind.CANVAS, canvas.key, "", canvas, 0)


def _of_topic(folder: TopicFolder) -> Iterator[Wanted]:
    places: dict[PieceKind, int] = {}
    for kind, key, file in contents_of(folder):
        places[kind] = places.get(kind, 0) + 1
        yield wanted(kind, key, folder.topic.key, file, places[kind])
