# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Potentials and barriers, and competence needs: what stands on the canvas, and what was chosen as central."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medspil.dialogue.models import CanvasLine, FilledCanvas
from medspil.journeys.models import Journey, Point
from medspil.journeys.queries.canvases import canvas_in
from medspil.journeys.road import Look
from medspil.materials.canvases import canvas, fields_of
from medspil.materials.schema import CanvasField

POTENTIALS = "potentials-barriers"
NEEDS = "competence-needs"


@dataclass(frozen=True, kw_only=True)
class Field:
    """A field of the canvas: what was chosen in it, and the lines that were not."""

    field: CanvasField
    points: Sequence[Point]
    lines: Sequence[tuple[CanvasLine, str]]


@dataclass(frozen=True, kw_only=True)
class PlanView:
    canvas: FilledCanvas | None
    fields: Sequence[Field]

    @property
    def chosen(self) -> int:
        return sum(len(field.points) for field in self.fields)

    @property
    def written(self) -> int:
        return sum(len(field.lines) for field in self.fields)


def plan_of(journey: Journey, key: str) -> PlanView:
    """Four queries, however much was written and chosen."""
    filled = canvas_in(journey, key)
    points = points_of(journey, key)
    taken = {point.what for point in points}
    lines = filled.lines_by_field() if filled else {}
    return PlanView(
        canvas=filled,
        fields=[
            Field(
                field=field,
                points=[point for point in points if point.field == field.key],
                lines=[(line, line.cells["what"]) for line in lines.get(field.key, ()) if _new(line, taken)],
            )
            for field in fields_of(canvas(journey.municipality_id, key))
        ],
    )


def points_of(journey: Journey, key: str) -> list[Point]:
    rows = Point.objects.of(journey.municipality).filter(journey=journey, key=key)
    return list(rows.select_related("commitment"))


def look_at_potentials(journey: Journey) -> Look:
    fields = [point.field for point in points_of(journey, POTENTIALS)]
    both = any(field.endswith("potentials") for field in fields) and any(field.endswith("barriers") for field in fields)
    words = ngettext("One central point", "%(n)d central points", len(fields)) % {"n": len(fields)} if fields else ""
    return Look(done=both, words=words)


def look_at_needs(journey: Journey) -> Look:
    fields = [point.field for point in points_of(journey, NEEDS)]
    leaders = any(field.startswith("leaders") for field in fields)
    employees = any(field.startswith("employees") for field in fields)
    words = (
        ngettext("One need in the plan", "%(n)d needs in the plan", len(fields)) % {"n": len(fields)} if fields else ""
    )
    if fields and not leaders:
        words += " · " + _("none of leaders yet")
    return Look(done=leaders and employees, words=words)


def _new(line: CanvasLine, taken: set[str]) -> bool:
    text = line.cells.get("what", "")
    return bool(text) and text not in taken
