# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The editor's desk: each piece with its national text, the municipality's own, the draft and the last version."""

from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import cast
from uuid import UUID

from django.db.models import Q
from django.utils import timezone

from medspil.materials.comparing import Names
from medspil.materials.freshness import Age, age_of
from medspil.materials.kinds import KINDS, Kind
from medspil.materials.models import (
    CanvasTemplate,
    Case,
    Draft,
    LegalPoint,
    Material,
    PieceKind,
    Script,
    Topic,
    TopicKind,
    Version,
)
from medspil.materials.pieces import Values, values_in
from medspil.materials.queries import readable

MODELS: dict[PieceKind, type[Material]] = {
    PieceKind.TOPIC: Topic,
    PieceKind.LEGAL_POINT: LegalPoint,
    PieceKind.CASE: Case,
    PieceKind.CANVAS: CanvasTemplate,
    PieceKind.SCRIPT: Script,
}
Id = tuple[PieceKind, str]
_NAMED = (PieceKind.CASE, PieceKind.LEGAL_POINT, PieceKind.CANVAS)


@dataclass(frozen=True, kw_only=True)
class Piece:
    """A piece of the material as one municipality has it."""

    municipality_id: UUID
    kind: Kind
    key: str
    national_row: Material | None = None
    own_row: Material | None = None
    draft: Draft | None = None
    latest: Version | None = None

    @cached_property
    def national(self) -> Values | None:
        return values_in(self.national_row) if self.national_row else None

    @cached_property
    def own(self) -> Values | None:
        return values_in(self.own_row) if self.own_row else None

    @property
    def read(self) -> Values | None:
        """What people read now."""
        return self.own or self.national

    @property
    def written(self) -> Values:
        """What an editor goes on from."""
        return self.draft.values if self.draft else self.read or {}

    @property
    def base(self) -> Values | None:
        """The national text that ours has taken account of; nothing when it is the municipality's own."""
        if self.draft or self.own_row:
            known = self.draft or self.latest
            return cast("Values | None", known.base) if known else None
        return self.national

    @cached_property
    def moved_on(self) -> bool:
        """Whether the national text has changed since ours took account of it."""
        is_ours = self.draft or self.own_row
        return bool(is_ours and self.national_row and self.national != self.base)

    @property
    def row(self) -> Material | None:
        return self.own_row or self.national_row

    @property
    def topic(self) -> str:
        """The key of the topic it stands in; empty for topics, canvases, and scripts that fit any topic."""
        if self.row is None:
            known = self.draft or self.latest
            return known.topic if known else ""
        topic = getattr(self.row, "topic", None)
        return topic.key if topic else ""

    @property
    def title(self) -> str:
        drafted = self.draft.values.get("title") if self.draft else None
        known = self.row or self.latest
        return str(drafted or (known.title if known else self.key))

    @property
    def is_own(self) -> bool:
        """Made here: there is no national piece of this key."""
        return self.national_row is None

    @property
    def is_gone(self) -> bool:
        """Was one's own, and has been taken away."""
        return self.row is None and self.draft is None

    @property
    def undo(self) -> int | None:
        """The version that was taken away last, when that was the last thing done."""
        return self.latest.number - 1 if self.latest and self.latest.values is None and not self.draft else None

    @property
    def age(self) -> Age | None:
        return age_of(self.row, timezone.localdate()) if isinstance(self.row, LegalPoint) else None

    @property
    def seen(self) -> str:
        """What a form carries, so that its writer is told when something has changed meanwhile."""
        draft = f"{self.draft.pk}-{self.draft.revision}" if self.draft else ""
        national = self.national_row.checksum[:8] if self.national_row else ""
        return f"{self.latest.number if self.latest else 0}.{national}.{draft}"


def piece(municipality_id: UUID, kind: Kind, key: str) -> Piece | None:
    """None when the municipality neither reads such a piece, nor drafts one, nor ever had one."""
    found = list(readable(MODELS[kind.name], municipality_id).filter(key=key))
    draft = Draft.objects.of(municipality_id).filter(kind=kind.name, key=key).select_related("edited_by").first()
    latest = Version.objects.of(municipality_id).filter(kind=kind.name, key=key).select_related("by").first()
    if not found and draft is None and latest is None:
        return None
    rows = {_column(row): row for row in found}
    return Piece(municipality_id=municipality_id, kind=kind, key=key, draft=draft, latest=latest, **rows)


def pieces(municipality_id: UUID) -> list[Piece]:
    """All that the municipality reads, drafts or has taken away, in as many queries as there are tables."""
    rows: dict[Id, dict[str, Material]] = defaultdict(dict)
    for kind, model in MODELS.items():
        for row in readable(model, municipality_id):
            rows[kind, row.key][_column(row)] = row
    drafts = {_id(draft): draft for draft in Draft.objects.of(municipality_id).select_related("edited_by")}
    versions = {_id(version): version for version in Version.objects.of(municipality_id).latest_ones()}
    return [
        Piece(
            municipality_id=municipality_id,
            kind=KINDS[identity[0]],
            key=identity[1],
            draft=drafts.get(identity),
            latest=versions.get(identity),
            **rows[identity],
        )
        for identity in dict.fromkeys([*rows, *drafts, *versions])
    ]


def names(municipality_id: UUID) -> Names:
    """The titles of all that a piece may name."""
    return _titles(municipality_id, {kind: Q() for kind in _NAMED})


def names_near(one: Piece) -> Names:
    """The titles of what its editor may want to name: what stands in the same topic, and what it names already."""
    named = set(one.kind.named_in(one.written))
    near = Q(topic__key=one.topic) | Q(key__in=named) if one.topic else Q()
    return _titles(one.municipality_id, {kind: Q() if kind == PieceKind.CANVAS else near for kind in _NAMED})


def _titles(municipality_id: UUID, wanted: dict[PieceKind, Q]) -> Names:
    found = {}
    for kind, which in wanted.items():
        rows = readable(MODELS[kind], municipality_id).filter(which)
        ours_last = sorted(rows.values_list("municipality", "key", "title"), key=lambda row: row[0] is not None)
        found.update({(kind, key): title for _ours, key, title in ours_last})
    return found


def topic_choices(municipality_id: UUID) -> list[tuple[str, str]]:
    """What a new piece may stand in, by key and title: the topics, then exercises and guides."""
    rows = sorted(readable(Topic, municipality_id), key=lambda row: (topic_place(row), row.municipality_id is not None))
    return list({row.key: row.title for row in rows}.items())


def topic_place(topic: Topic) -> tuple[int, int]:
    return TopicKind.values.index(topic.kind), topic.number


def versions_of(one: Piece) -> list[Version]:
    """The history of a piece, newest first."""
    rows = Version.objects.of(one.municipality_id).filter(kind=one.kind.name, key=one.key)
    return list(rows.select_related("by"))


def _column(row: Material) -> str:
    return "own_row" if row.municipality_id else "national_row"


def _id(row: Draft | Version) -> Id:
    return PieceKind(row.kind), row.key
