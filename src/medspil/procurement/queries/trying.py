# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from medspil.journeys.models import Journey
from medspil.procurement.models import Audience, How, Reference, Supplier, TryOut
from medspil.procurement.queries.bids import method_of
from medspil.procurement.trying import Asked, Summary, reference_questions, summary_of, sus_score


@dataclass(frozen=True, kw_only=True)
class Tried:
    try_out: TryOut
    summary: Summary


@dataclass(frozen=True, kw_only=True)
class Referred:
    """A talk, with each question that has an answer."""

    reference: Reference
    answers: Sequence[tuple[Asked, str]]


@dataclass(frozen=True, kw_only=True)
class Beside:
    """What employees, or citizens, managed with the solution of one supplier, over all its try-outs. `alone` and
    `tasks`: of all tasks that somebody tried, how many went without help."""

    audience: str
    tried: int
    alone: int
    tasks: int
    sus: Fraction | None
    answered: int

    @property
    def share(self) -> float | None:
        return 100 * self.alone / self.tasks if self.tasks else None


@dataclass(frozen=True, kw_only=True)
class SideBySide:
    supplier: Supplier
    rows: Sequence[Beside]  # employees, citizens


def side_by_side(journey: Journey) -> list[SideBySide]:
    """Each supplier with what employees and citizens managed. Three queries, however many there are."""
    suppliers = list(Supplier.objects.of(journey.municipality).filter(journey=journey).order_by("name"))
    every = TryOut.objects.of(journey.municipality).filter(supplier__journey=journey).prefetch_related("turns")
    try_outs = list(every)
    return [
        SideBySide(
            supplier=supplier,
            rows=[
                _beside(audience, [one for one in try_outs if one.supplier_id == supplier.pk]) for audience in Audience
            ],
        )
        for supplier in suppliers
    ]


def _beside(audience: Audience, try_outs: Sequence[TryOut]) -> Beside:
    turns = [turn for one in try_outs if one.audience == audience for turn in one.turns.all()]
    results = [how for turn in turns for how in turn.results]
    scores = [sus_score(turn.sus) for turn in turns if turn.sus]
    return Beside(
        audience=str(audience.label),
        tried=len(turns),
        alone=results.count(How.ALONE),
        tasks=len(results),
        sus=sum(scores, Fraction(0)) / len(scores) if scores else None,
        answered=len(scores),
    )


def scoring_open(journey: Journey) -> bool:
    """Whether what is known of the bids may still be corrected: nobody has seen the scores of others."""
    method = method_of(journey)
    return method is None or method.assessment.agreeing_since is None


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
        "may_change": scoring_open(journey),
        "references": [one for one in references_in(journey) if one.reference.supplier_id == supplier.pk],
    }


def _referred(row: Reference) -> Referred:
    asked = [(question, row.answers.get(question.key, "")) for question in reference_questions()]
    return Referred(reference=row, answers=[(question, text) for question, text in asked if text])
