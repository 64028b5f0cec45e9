# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Bids as pages show them: who is out, what is scored, and what would win."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any
from uuid import UUID

from medspil.journeys.models import Journey
from medspil.procurement.bids.scoring import Bid as Priced
from medspil.procurement.bids.scoring import Scored, rank, winner
from medspil.procurement.bids.sensitivity import Variant, variants
from medspil.procurement.models import Agreed, Assessment, Assessor, Bid, Method, Score, Supplier, Verdict
from medspil.procurement.specification.rows import Reply, Row


@dataclass(frozen=True, kw_only=True)
class MustSeen:
    """A must as a supplier answered it, and as the group judged it."""

    row: Row
    reply: Reply
    how: str
    verdict: Verdict | None

    @property
    def met(self) -> bool:
        return self.verdict.met if self.verdict else self.reply == Reply.YES


@dataclass(frozen=True, kw_only=True)
class Opened:
    """A bid with its musts. It is out as soon as one of them is not met."""

    bid: Bid
    musts: Sequence[MustSeen]

    @property
    def unmet(self) -> list[MustSeen]:
        return [must for must in self.musts if not must.met]

    @property
    def out(self) -> bool:
        return bool(self.unmet)


@dataclass(frozen=True, kw_only=True)
class Result:
    """The ranking; empty as long as something is `missing`: a supplier and the marks that have no agreed points."""

    opened: Sequence[Opened]
    missing: Sequence[tuple[str, Sequence[str]]]
    ranking: Sequence[Scored]
    winner: str | None
    variants: Sequence[Variant]

    @property
    def out(self) -> list[Opened]:
        return [one for one in self.opened if one.out]

    @property
    def changes(self) -> list[Variant]:
        """What would give another winner."""
        return [variant for variant in self.variants if variant.winner != self.winner]


def method_of(journey: Journey) -> Method | None:
    rows = Method.objects.of(journey.municipality).filter(journey=journey)
    found: Method | None = rows.select_related("specification", "assessment", "by", "journey").first()
    return found


def suppliers_of(journey: Journey) -> list[Supplier]:
    return list(Supplier.objects.of(journey.municipality).filter(journey=journey).select_related("bid"))


def opened_in(method: Method) -> list[Opened]:
    bids = Bid.objects.of(method.municipality).filter(method=method).select_related("supplier", "method__specification")
    rows = [row for row in method.specification.asked() if row.must]
    return [_opened(bid, rows) for bid in bids.prefetch_related("verdicts")]


def opened(bid: Bid) -> Opened:
    return _opened(bid, [row for row in bid.method.specification.asked() if row.must])


def weighed_in(method: Method) -> list[Row]:
    """The requirements that points are given for."""
    return [row for row in method.specification.asked() if row.weight]


def to_score(method: Method) -> set[tuple[UUID, int]]:
    """Bid and number of every score that is asked for: bids that are out get none."""
    numbers = [row.number for row in weighed_in(method)]
    return {(one.bid.pk, number) for one in opened_in(method) if not one.out for number in numbers}


def assessors_of(assessment: Assessment) -> list[Assessor]:
    return list(Assessor.objects.of(assessment.municipality).filter(assessment=assessment).select_related("person"))


def scores_seen_by(assessor: Assessor | None, bid: Bid, assessment: Assessment) -> list[Score]:
    """One's own; those of all when the group agrees."""
    rows = Score.objects.of(bid.municipality).filter(bid=bid, assessor__assessment=assessment)
    if assessment.agreeing_since is None:
        rows = rows.filter(assessor=assessor) if assessor else rows.none()
    return list(rows.select_related("assessor__person").order_by("assessor__person__name"))


def scores_of(assessor: Assessor, bid: Bid) -> dict[int, tuple[int, str]]:
    """Her own points and notes by number."""
    rows = Score.objects.of(bid.municipality).filter(bid=bid, assessor=assessor)
    return {row.number: (row.points, row.note) for row in rows}


def agreed_of(bid: Bid) -> dict[int, tuple[int, str]]:
    """What the group agrees on, and why, by number."""
    rows = Agreed.objects.of(bid.municipality).filter(bid=bid)
    return {row.number: (row.points, row.reason) for row in rows}


def reasons_in(method: Method) -> list[Agreed]:
    """All that the group agreed on, by supplier and number."""
    rows = Agreed.objects.of(method.municipality).filter(bid__method=method)
    return list(rows.select_related("bid__supplier").order_by("bid__supplier__name", "number"))


def as_initial(given: dict[int, tuple[int, str]]) -> dict[str, object]:
    """What stands in the fields of a form of points."""
    points = {f"points-{number}": value for number, (value, _words) in given.items()}
    return {**points, **{f"words-{number}": words for number, (_value, words) in given.items()}}


def result_of(method: Method) -> Result:
    seen = opened_in(method)
    rows = weighed_in(method)
    points: dict[tuple[UUID, int], int] = {
        (agreed.bid_id, agreed.number): agreed.points
        for agreed in Agreed.objects.of(method.municipality).filter(bid__method=method)
    }
    bids, missing = [], []
    for one in seen:
        if one.out:
            continue
        lacking = [row.mark for row in rows if (one.bid.pk, row.number) not in points]
        if lacking:
            missing.append((str(one.bid.supplier), lacking))
        else:
            quality = quality_of(rows, {row.number: points[one.bid.pk, row.number] for row in rows})
            bids.append(Priced(name=str(one.bid.supplier), price=Fraction(one.bid.price), quality=quality))
    if missing or not bids:
        return Result(opened=seen, missing=missing, ranking=(), winner=None, variants=())
    ranking = rank(method.formula(), bids)
    best = winner(ranking)
    tried = tuple(variants(method.formula(), bids))
    return Result(opened=seen, missing=(), ranking=ranking, winner=best.name if best else None, variants=tried)


def quality_of(rows: Sequence[Row], points: dict[int, int]) -> Fraction:
    """The mean of the points by weight, on the scale; nought when nothing is weighed."""
    weights = sum(row.weight or 0 for row in rows)
    total = sum((row.weight or 0) * points[row.number] for row in rows)
    return Fraction(total, weights) if weights else Fraction(0)


def supplier_page(supplier: Supplier, method: Method | None) -> dict[str, Any]:
    """A supplier with documents, and the bid with its answers when it is opened."""
    bids = Bid.objects.of(supplier.municipality).filter(supplier=supplier)
    bid = bids.select_related("method__specification", "method__assessment", "by").first()
    page: dict[str, Any] = {"supplier": supplier, "papers": list(supplier.papers.all()), "bid": bid, "chosen": method}
    if bid:
        scored = Score.objects.of(bid.municipality).filter(bid=bid).exists()
        page["opened"] = opened(bid)
        page["answers"] = [(row, bid.answered(row.number)) for row in bid.method.specification.asked()]
        page["may_open"] = not scored and bid.method.assessment.agreeing_since is None
    else:
        page["may_open"] = method is not None and method.assessment.agreeing_since is None
    return page


def points_page(bid: Bid, form: Any, scores: Sequence[Score]) -> dict[str, Any]:
    """Each requirement that is weighed, with the supplier's answer, the scores one may see, and the two fields."""
    rows = [
        {
            "row": row,
            "answer": bid.answered(row.number),
            "scores": [score for score in scores if score.number == row.number],
            "fields": form.fields_of(row),
        }
        for row in weighed_in(bid.method)
    ]
    return {"bid": bid, "form": form, "rows": rows}


def musts_of(bid: Bid, number: object) -> MustSeen | None:
    """The must that is asked for by its number."""
    return next((must for must in opened(bid).musts if str(must.row.number) == str(number)), None)


def _opened(bid: Bid, musts: Sequence[Row]) -> Opened:
    verdicts = {verdict.number: verdict for verdict in bid.verdicts.all()}
    seen = []
    for row in musts:
        said = bid.answered(row.number)
        seen.append(MustSeen(row=row, reply=said.reply, how=said.how, verdict=verdicts.get(row.number)))
    return Opened(bid=bid, musts=seen)
