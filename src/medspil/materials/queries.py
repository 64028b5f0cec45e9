# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The material as one municipality reads it: where it has its own version of a piece, that one; else the national."""

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from django.db.models import F

from medspil.materials.models import (
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


def topics(municipality_id: UUID | None, kind: TopicKind = TopicKind.TOPIC) -> list[Topic]:
    """The six topics by number; or the exercises, or the guides."""
    return _own_first(Topic.objects.of(municipality_id).filter(kind=kind))


def topic_by_key(municipality_id: UUID | None, key: str) -> Topic | None:
    return _one(Topic.objects.of(municipality_id), key)


def case_by_key(municipality_id: UUID | None, key: str) -> Case | None:
    return _one(Case.objects.of(municipality_id).select_related("topic"), key)


def cases_by_key(municipality_id: UUID | None, keys: Sequence[str]) -> list[Case]:
    """The cases with these keys, in their order; one that is gone is left out."""
    found = {case.key: case for case in _own_first(Case.objects.of(municipality_id).filter(key__in=keys))}
    return [found[key] for key in keys if key in found]


def legal_point_by_key(municipality_id: UUID | None, key: str) -> LegalPoint | None:
    return _one(LegalPoint.objects.of(municipality_id).select_related("topic"), key)


def script_by_key(municipality_id: UUID | None, key: str) -> Script | None:
    return _one(Script.objects.of(municipality_id).select_related("topic"), key)


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


def scripts_for(municipality_id: UUID | None, topic: Topic | None) -> list[Script]:
    """The topic's own scripts by length, then the basic ones, which fit any topic."""
    own = _own_first(Script.objects.of(municipality_id).filter(topic__key=topic.key)) if topic else []
    return own + _own_first(Script.objects.of(municipality_id).filter(topic=None))


def _own_first(rows: MaterialQuerySet[M]) -> list[M]:
    found = list(rows)
    replaced = {row.key for row in found if row.municipality_id is not None}
    return [row for row in found if row.municipality_id is not None or row.key not in replaced]


def _one(rows: MaterialQuerySet[M], key: str) -> M | None:
    return rows.filter(key=key).order_by(F("municipality").desc(nulls_last=True)).first()
