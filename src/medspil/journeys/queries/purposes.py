# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from medspil.journeys.models import Journey, Purpose
from medspil.journeys.road import Look
from medspil.materials.canvases import canvas, filled
from medspil.materials.schema import CanvasField

PURPOSE = "purpose"  # the key of the canvas


@dataclass(frozen=True, kw_only=True)
class Agreed:
    """The purpose now with its fields, and the earlier ones, the latest first."""

    now: Purpose
    fields: Sequence[tuple[CanvasField, str]]
    before: Sequence[Purpose]


def purpose_of(journey: Journey) -> Purpose | None:
    found: Purpose | None = Purpose.objects.of(journey.municipality).filter(journey=journey).first()
    return found


def agreed_in(journey: Journey) -> Agreed | None:
    rows = list(Purpose.objects.of(journey.municipality).filter(journey=journey).select_related("by"))
    if not rows:
        return None
    template = canvas(journey.municipality_id, PURPOSE)
    written = [(field, text) for field, text in filled(template, rows[0].canvas) if text]
    return Agreed(now=rows[0], fields=written, before=rows[1:])


def look(journey: Journey) -> Look:
    found = purpose_of(journey)
    if found is None:
        return Look(done=False)
    day = date_format(found.agreed_on, "j. F Y")
    return Look(done=True, words=_("Agreed {day} by {who}").format(day=day, who=found.agreed_by))
