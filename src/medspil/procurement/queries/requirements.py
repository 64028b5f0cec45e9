# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence
from dataclasses import dataclass

from medspil.dialogue.models import CanvasLine
from medspil.journeys.models import Journey
from medspil.procurement.catalogue import Suggested, Theme, themes
from medspil.procurement.kinds import Area, Strength
from medspil.procurement.models import Requirement, Specification, Wish

CANVAS = "wishes-requirements"


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A wish with those that say the same. `names` are all who asked, each once; `canvas`: also asked on a canvas."""

    wish: Wish
    same: Sequence[Wish]
    names: Sequence[str]
    canvas: bool


@dataclass(frozen=True, kw_only=True)
class Group:
    """What stands under one area."""

    area: Area
    rows: Sequence[Asked | Requirement]

    @property
    def label(self) -> str:
        return str(self.area.label)


@dataclass(frozen=True, kw_only=True)
class Offered:
    """A theme of the catalogue. `taken` are the keys that the journey has already."""

    theme: Theme
    rows: Sequence[tuple[Suggested, bool]]


def wishes_of(journey: Journey) -> list[Group]:
    """By area, the first asked first."""
    wishes = list(
        Wish.objects.of(journey.municipality).filter(journey=journey).select_related("by", "requirement", "declined_by")
    )
    top = (wish for wish in wishes if wish.joined_id is None)
    asked = [_asked(wish, [other for other in wishes if other.joined_id == wish.pk]) for wish in top]
    return _grouped([(one.wish.area, one) for one in asked])


def lines_to_take_in(journey: Journey) -> list[CanvasLine]:
    """What the group has written on its canvas of wishes, and that is no wish here yet."""
    lines = CanvasLine.objects.of(journey.municipality).filter(canvas__process=journey.process_id, canvas__key=CANVAS)
    known = Wish.objects.of(journey.municipality).filter(journey=journey, line__isnull=False)
    fresh = lines.exclude(pk__in=known.values("line")).order_by("canvas", "position")
    return [line for line in fresh if line.cells.get("wish", "").strip()]


def requirements_of(journey: Journey, *, out: bool = False) -> list[Group]:
    rows = Requirement.objects.of(journey.municipality).filter(journey=journey, taken_out_on__isnull=not out)
    found = rows.prefetch_related("wishes")
    return _grouped([(row.area, row) for row in found])


def asked_for(requirement: Requirement) -> list[Asked]:
    """The wishes that became it, with everybody who asked."""
    rows = Wish.objects.of(requirement.municipality).filter(requirement=requirement, joined=None)
    return [_asked(wish, list(wish.same.all())) for wish in rows.select_related("by").prefetch_related("same__by")]


def counts_of(journey: Journey) -> list[tuple[str, int]]:
    """How many there are of each strength."""
    rows = Requirement.objects.of(journey.municipality).filter(journey=journey, taken_out_on=None)
    strengths = list(rows.values_list("strength", flat=True))
    return [(str(strength.label), strengths.count(strength.value)) for strength in Strength]


def offered_to(journey: Journey) -> list[Offered]:
    rows = Requirement.objects.of(journey.municipality).filter(journey=journey)
    taken = set(rows.exclude(key="").values_list("key", flat=True))
    return [
        Offered(theme=theme, rows=[(found, found.key in taken) for found in theme.requirements]) for theme in themes()
    ]


def specifications_of(journey: Journey) -> list[Specification]:
    return list(Specification.objects.of(journey.municipality).filter(journey=journey).select_related("by"))


def draft_of(journey: Journey) -> list[Requirement]:
    return list(Requirement.objects.of(journey.municipality).filter(journey=journey, taken_out_on=None))


def _asked(wish: Wish, same: Sequence[Wish]) -> Asked:
    everyone = (wish, *same)
    names = dict.fromkeys(one.by.name for one in everyone if one.by)
    return Asked(wish=wish, same=same, names=list(names), canvas=any(one.by is None for one in everyone))


def _grouped(rows: Sequence[tuple[str, Asked | Requirement]]) -> list[Group]:
    groups = [Group(area=area, rows=[row for of, row in rows if of == area]) for area in Area]
    return [group for group in groups if group.rows]
