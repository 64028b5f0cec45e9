# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The pieces on an editor's desk in order: by topic and kind, all of them or those that want something."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from medspil.materials.desk import Piece, pieces, topic_place
from medspil.materials.freshness import Age
from medspil.materials.kinds import CANVAS, KINDS, TOPIC
from medspil.materials.models import Topic, TopicKind


@dataclass(frozen=True, kw_only=True)
class View:
    """What the list of pieces can be kept to."""

    name: str
    label: Any
    holds: Callable[[Piece], bool]


EVERYTHING = View(name="", label=_("Everything"), holds=lambda one: not one.is_gone)
TO_CHECK = View(name="to-check", label=_("To be checked again"), holds=lambda one: one.age not in {None, Age.FRESH})
MOVED_ON = View(name="moved-on", label=_("The national text has changed"), holds=lambda one: one.moved_on)
VIEWS = (
    EVERYTHING,
    MOVED_ON,
    View(name="drafts", label=_("Drafts"), holds=lambda one: one.draft is not None),
    TO_CHECK,
    View(name="ours", label=_("Adapted and your own"), holds=lambda one: bool(one.own_row) and not one.is_gone),
    View(name="gone", label=_("Taken away"), holds=lambda one: one.is_gone),
)


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """The pieces that stand together: a topic with what is in it, or what is in none."""

    title: str
    pieces: list[Piece]
    topic: Piece | None = None

    @property
    def groups(self) -> list[tuple[Any, list[Piece]]]:
        """By kind, as many as there are: what they are called, and they."""
        by_kind = {kind: [one for one in self.pieces if one.kind is kind] for kind in KINDS.values()}
        return [(kind.several if len(found) > 1 else kind.label, found) for kind, found in by_kind.items() if found]

    @property
    def waiting(self) -> int:
        """How many an editor has something to do about."""
        return sum(bool(one.draft) or one.moved_on or TO_CHECK.holds(one) for one in self.pieces)


def shelves(known: Iterable[Piece]) -> list[Shelf]:
    """The topics in their order, then scripts and canvases that fit any, then what has been taken away."""
    by_topic: dict[str, list[Piece]] = defaultdict(list)
    for one in known:
        by_topic["?" if one.is_gone else one.key if one.kind is TOPIC else one.topic].append(one)
    loose, gone = by_topic.pop("", []), by_topic.pop("?", [])
    found = [_topic_shelf(key, inside) for key, inside in by_topic.items()]
    found.sort(key=lambda shelf: _place(shelf.topic))
    for title, inside in (
        (_("Scripts for any topic"), [one for one in loose if one.kind is not CANVAS]),
        (_("Templates"), [one for one in loose if one.kind is CANVAS]),
        (_("Taken away"), gone),
    ):
        found += [Shelf(title=str(title), pieces=inside)] if inside else []
    return found


def _topic_shelf(key: str, inside: list[Piece]) -> Shelf:
    topic = next((one for one in inside if one.kind is TOPIC), None)
    return Shelf(title=topic.title if topic else key, pieces=inside, topic=topic)


def _place(topic: Piece | None) -> tuple[int, int]:
    return topic_place(topic.row) if topic and isinstance(topic.row, Topic) else (len(TopicKind), 0)


def to_check(municipality_id: UUID) -> list[Piece]:
    """Legal points to look at again: those whose source has changed, then the oldest."""
    found = [one for one in pieces(municipality_id) if TO_CHECK.holds(one)]
    return sorted(found, key=lambda one: (one.age != Age.SOURCE_CHANGED, str((one.read or {}).get("checked_on"))))
