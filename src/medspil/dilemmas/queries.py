# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence
from dataclasses import dataclass

from medspil.dilemmas.models import Dilemma
from medspil.materials.queries import topics
from medspil.organisations.access import people_in
from medspil.organisations.models import Municipality, Unit

SHOWN = 60  # of the latest; older ones are asked for
FEW = 5  # in a smaller team colleagues can guess who wrote


@dataclass(frozen=True, kw_only=True)
class Noted:
    """A dilemma with the name of its topic; empty when it has none."""

    dilemma: Dilemma
    topic: str


def topic_names(municipality: Municipality) -> dict[str, str]:
    """Short titles by key."""
    return {topic.key: topic.short for topic in topics(municipality.pk)}


def noted_in(unit: Unit, *, everything: bool = False) -> tuple[list[Noted], bool]:
    """The newest weeks first, and whether there are older ones that are not among them."""
    rows = Dilemma.objects.of(unit.municipality).filter(unit=unit).select_related("signature__person")
    found = list(rows if everything else rows[: SHOWN + 1])
    more = not everything and len(found) > SHOWN
    return named(found[:SHOWN] if more else found, unit.municipality), more


def named(dilemmas: Sequence[Dilemma], municipality: Municipality) -> list[Noted]:
    names = topic_names(municipality)
    return [Noted(dilemma=dilemma, topic=names.get(dilemma.topic, "")) for dilemma in dilemmas]


def small(unit: Unit) -> bool:
    """Whether so few work here that a note without a name may still be known by its words."""
    return len(people_in(unit, unit.municipality)) < FEW
