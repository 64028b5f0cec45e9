# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence

from medspil.documents.model import Document
from medspil.journeys.models import Journey
from medspil.procurement.models import Requirement, Specification
from medspil.procurement.specification.writing import Brief, specification


def draft_paper(journey: Journey, requirements: Sequence[Requirement]) -> Document:
    """To read through together; it has no mark, so nobody fills it by mistake."""
    return specification(_brief(journey, code=""), [requirement.row() for requirement in requirements])


def specification_paper(journey: Journey, made: Specification) -> Document:
    return specification(_brief(journey, code=made.code), made.asked())


def _brief(journey: Journey, *, code: str) -> Brief:
    sender = f"{journey.municipality.name}, {journey.unit.name}"
    return Brief(title=journey.name, purpose=journey.about, sender=sender, code=code)
