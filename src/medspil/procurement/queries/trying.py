# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence
from dataclasses import dataclass

from medspil.journeys.models import Journey
from medspil.procurement.models import Reference, Supplier, TryOut
from medspil.procurement.trying import Asked, Summary, reference_questions, summary_of


@dataclass(frozen=True, kw_only=True)
class Tried:
    try_out: TryOut
    summary: Summary


@dataclass(frozen=True, kw_only=True)
class Referred:
    """A talk, with each question that has an answer."""

    reference: Reference
    answers: Sequence[tuple[Asked, str]]


def tried_in(journey: Journey) -> list[Tried]:
    """All try-outs of a journey, by supplier."""
    rows = TryOut.objects.of(journey.municipality).filter(supplier__journey=journey)
    found = rows.select_related("supplier").prefetch_related("turns").order_by("supplier__name", "held_on", "id")
    return [tried(try_out) for try_out in found]


def tried(try_out: TryOut) -> Tried:
    turns = [(turn.results, turn.sus) for turn in try_out.turns.all()]
    return Tried(try_out=try_out, summary=summary_of(try_out.tasks, turns))


def references_in(journey: Journey) -> list[Referred]:
    rows = Reference.objects.of(journey.municipality).filter(supplier__journey=journey)
    return [_referred(row) for row in rows.select_related("supplier").order_by("supplier__name", "held_on", "id")]


def of_supplier(supplier: Supplier, journey: Journey) -> dict[str, object]:
    """For the page of one supplier."""
    return {
        "tried": [one for one in tried_in(journey) if one.try_out.supplier_id == supplier.pk],
        "references": [one for one in references_in(journey) if one.reference.supplier_id == supplier.pk],
    }


def _referred(row: Reference) -> Referred:
    asked = [(question, row.answers.get(question.key, "")) for question in reference_questions()]
    return Referred(reference=row, answers=[(question, text) for question, text in asked if text])
