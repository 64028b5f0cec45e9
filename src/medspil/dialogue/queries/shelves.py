# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The material that a step may be made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from medspil.materials.models import CanvasTemplate, Case, LegalPoint
from medspil.materials.queries import all_cases, all_legal_points, canvases


@dataclass(frozen=True, kw_only=True)
class Shelf:
    """What one may choose from. Cases and points come with their topics."""

    canvases: Sequence[CanvasTemplate]
    cases: Sequence[Case]
    legal_points: Sequence[LegalPoint]


def shelf_of(municipality_id: UUID) -> Shelf:
    return Shelf(
        canvases=canvases(municipality_id),
        cases=all_cases(municipality_id),
        legal_points=all_legal_points(municipality_id),
    )
