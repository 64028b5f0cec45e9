# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The material as one municipality reads it: where it has its own version of a piece, that one; else the national."""

from collections.abc import Iterable
from hashlib import sha256
from typing import TypeVar
from uuid import UUID

from django.db import connection
from django.db.models import Exists, F, OuterRef, Q

from medspil.materials.models import (
    IN_A_TOPIC,
    CanvasTemplate,
    Case,
    LegalPoint,
    Material,
    MaterialQuerySet,
    Script,
    Topic,
    TopicKind,
)

M = TypeVar("M", bound=Material)


def readable(model: type[M], municipality_id: UUID | None) -> MaterialQuerySet[M]:
    """All rows that a municipality reads, its own and the national ones that it may have replaced.

    A national topic that has been withdrawn is only there for those with pieces of their own in it.
    """
    rows: MaterialQuerySet[M] = MaterialQuerySet(model).of(municipality_id)
    if model is not Topic:
        return rows if model is CanvasTemplate else rows.select_related("topic")
    still_there = Q(withdrawn=False)
    for inside in IN_A_TOPIC if municipality_id else ():
        still_there |= Q(Exists(inside.objects.filter(municipality=municipality_id, topic__key=OuterRef("key"))))
    return rows.filter(still_there)


def topics(municipality_id: UUID | None, kind: TopicKind = TopicKind.TOPIC) -> list[Topic]:
    """The six topics by number; or the exercises, or the guides."""
    return _own_first(readable(Topic, municipality_id).filter(kind=kind))


def topic_by_key(municipality_id: UUID | None, key: str) -> Topic | None:
    return _one(readable(Topic, municipality_id), key)


def case_by_key(municipality_id: UUID | None, key: str) -> Case | None:
    return _one(readable(Case, municipality_id), key)


def legal_point_by_key(municipality_id: UUID | None, key: str) -> LegalPoint | None:
    return _one(readable(LegalPoint, municipality_id), key)


def script_by_key(municipality_id: UUID | None, key: str) -> Script | None:
    return _one(readable(Script, municipality_id), key)


def canvas_by_key(municipality_id: UUID | None, key: str) -> CanvasTemplate | None:
    return _one(CanvasTemplate.objects.of(municipality_id), key)


def canvases(municipality_id: UUID | None) -> list[CanvasTemplate]:
    return _own_first(CanvasTemplate.objects.of(municipality_id))


def cases_of(municipality_id: UUID | None, topic: Topic) -> list[Case]:
    return _own_first(Case.objects.of(municipality_id).filter(topic__key=topic.key))


def all_cases(municipality_id: UUID | None) -> list[Case]:
    """Every case with its topic: the six topics first, then exercises."""
    rows = Case.objects.of(municipality_id).select_related("topic")
    return _own_first(rows.order_by("-topic__kind", "topic__number", "position"))


def all_legal_points(municipality_id: UUID | None) -> list[LegalPoint]:
    rows = LegalPoint.objects.of(municipality_id).select_related("topic")
    return _own_first(rows.order_by("-topic__kind", "topic__number", "position"))


def legal_points_of(municipality_id: UUID | None, topic: Topic) -> list[LegalPoint]:
    return _own_first(LegalPoint.objects.of(municipality_id).filter(topic__key=topic.key))


def cases_by_keys(municipality_id: UUID | None, keys: Iterable[str]) -> dict[str, Case]:
    rows = Case.objects.of(municipality_id).filter(key__in=keys).select_related("topic")
    return {case.key: case for case in _own_first(rows)}


def legal_points_by_keys(municipality_id: UUID | None, keys: Iterable[str]) -> dict[str, LegalPoint]:
    rows = LegalPoint.objects.of(municipality_id).filter(key__in=keys).select_related("topic")
    return {point.key: point for point in _own_first(rows)}


def scripts_for(municipality_id: UUID | None, topic: Topic | None) -> list[Script]:
    """The topic's own scripts by length, then the basic ones, which fit any topic."""
    own = _own_first(Script.objects.of(municipality_id).filter(topic__key=topic.key)) if topic else []
    return own + _own_first(Script.objects.of(municipality_id).filter(topic=None))


def edition(municipality_id: UUID | None) -> str:
    """A mark (SHA-256, in hex) that changes as soon as anything changes in what the municipality reads. One query.

    It is made of `checksum`, which everything that changes a row has to change too.
    """
    reader = Topic._meta.get_field("municipality").get_db_prep_value(municipality_id, connection)  # noqa: SLF001 - public
    with connection.cursor() as cursor:
        cursor.execute(_EDITION, [reader] * len(_KINDS))
        rows = sorted(f"{pk}{checksum}" for pk, checksum in cursor.fetchall())
    return sha256("".join(rows).encode()).hexdigest()


# Written out, since it is asked at each key that somebody presses at the counter: to put five questions of Django
# together takes ten times as long as to answer them.
_KINDS: tuple[type[Material], ...] = (Topic, Case, LegalPoint, Script, CanvasTemplate)
_EDITION = " UNION ALL ".join(
    f"SELECT id, checksum FROM {kind._meta.db_table} WHERE municipality_id IS NULL OR municipality_id = %s"  # noqa: S608, SLF001 - names of our tables
    for kind in _KINDS
)


def _own_first(rows: MaterialQuerySet[M]) -> list[M]:
    found = list(rows)
    replaced = {row.key for row in found if row.municipality_id is not None}
    return [row for row in found if row.municipality_id is not None or row.key not in replaced]


def _one(rows: MaterialQuerySet[M], key: str) -> M | None:
    return rows.filter(key=key).order_by(F("municipality").desc(nulls_last=True)).first()
