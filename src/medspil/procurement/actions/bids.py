# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Inviting suppliers, locking how bids are compared, and opening bids. In that order, and never back."""

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from medspil.journeys.models import Journey
from medspil.organisations.models import Person
from medspil.procurement.events import (
    BidOpened,
    MethodLocked,
    MethodUnlocked,
    MustJudged,
    PapersChanged,
    SupplierInvited,
    SupplierRemoved,
)
from medspil.procurement.models import (
    Assessment,
    Assessor,
    Bid,
    Method,
    Paper,
    Score,
    Specification,
    Supplier,
    Verdict,
)
from medspil.procurement.specification.rows import Filled
from medspil.record.actions import record
from medspil.record.once import IdTaken, make_once
from medspil.record.transactions import write
from medspil.record.whose import everywhere


class NotNow(Exception):
    """It cannot be done, or no longer: the words say why."""


class LockedAlready(NotNow):
    """Bids are compared in another way already."""


class BidsAreOpened(NotNow):
    """The method stays, since somebody has seen a price."""


class NotLocked(NotNow):
    """No bid is opened before the method is locked."""


class NoSpecification(NotNow):
    """Suppliers have nothing to answer yet."""


class Scored(NotNow):
    """Scores are given to the bid as it is."""


@write
def invite(*, supplier_id: UUID, journey: Journey, name: str, by: Person) -> Supplier:
    known = Supplier.objects.of(journey.municipality).filter(journey=journey, name=name).first()
    if known is not None:
        return known
    supplier, new = make_once(Supplier, pk=supplier_id, municipality=journey.municipality, journey=journey, name=name)
    if new:
        record(SupplierInvited(**_of(journey), supplier_id=supplier.pk), by=by)
    return supplier


@write
def remove(*, supplier: Supplier, by: Person) -> None:
    """Raises BidsAreOpened when there is a bid: what somebody offered does not disappear."""
    if Bid.objects.of(supplier.municipality).filter(supplier=supplier).exists():
        raise BidsAreOpened
    if Supplier.objects.of(supplier.municipality).filter(pk=supplier.pk).delete()[0]:
        record(SupplierRemoved(**_of(supplier.journey), supplier_id=supplier.pk), by=by)


@write
def add_paper(*, paper_id: UUID, supplier: Supplier, title: str, url: str, by: Person) -> None:
    _paper, new = make_once(
        Paper, pk=paper_id, municipality=supplier.municipality, supplier=supplier, title=title, url=url
    )
    if new:
        record(PapersChanged(**_of(supplier.journey), supplier_id=supplier.pk), by=by)


@write
def remove_paper(*, paper: Paper, by: Person) -> None:
    if Paper.objects.of(paper.municipality).filter(pk=paper.pk).delete()[0]:
        record(PapersChanged(**_of(paper.supplier.journey), supplier_id=paper.supplier_id), by=by)


@write
def lock(*, method_id: UUID, journey: Journey, said: Mapping[str, Any], by: Person) -> Method:
    """`said`: model, price_weight, scale, slope, span_low, span_high, reason. Raises LockedAlready, NoSpecification."""
    _alone(journey)
    known = Method.objects.of(journey.municipality).filter(journey=journey).first()
    if known is not None:
        if known.pk == method_id:
            return known
        raise LockedAlready
    latest = Specification.objects.of(journey.municipality).filter(journey=journey).first()
    if latest is None:
        raise NoSpecification
    with everywhere():
        taken = Method.objects.filter(pk=method_id).exists()
    if taken:
        raise IdTaken
    method: Method = Method.objects.create(
        pk=method_id, municipality=journey.municipality, journey=journey, specification=latest, by=by, **said
    )
    Assessment.objects.create(municipality=journey.municipality, method=method)
    record(MethodLocked(**_of(journey), method_id=method.pk), by=by)
    return method


@write
def unlock(*, method: Method, by: Person) -> None:
    """Choose anew, while nobody has seen a price. Raises BidsAreOpened afterwards."""
    _alone(method.journey)
    if Bid.objects.of(method.municipality).filter(method=method).exists():
        raise BidsAreOpened
    if Method.objects.of(method.municipality).filter(pk=method.pk).delete()[0]:
        record(MethodUnlocked(**_of(method.journey), method_id=method.pk), by=by)


@write
def open_bid(*, supplier: Supplier, filled: Filled, by: Person) -> Bid:
    """The price and the answers of a supplier. A corrected file may take its place until somebody scores it.

    Raises NotLocked and Scored.
    """
    _alone(supplier.journey)
    method = Method.objects.of(supplier.municipality).filter(journey=supplier.journey).first()
    if method is None:
        raise NotLocked
    rows = Bid.objects.of(supplier.municipality).filter(supplier=supplier)
    scored = Score.objects.of(supplier.municipality).filter(bid__in=rows).exists()
    if scored or Assessment.objects.of(method.municipality).get(method=method).agreeing_since:
        raise Scored
    answers = {str(number): [answer.reply.value, answer.how] for number, answer in filled.answers.items()}
    bid, _new = Bid.objects.update_or_create(
        supplier=supplier,
        defaults={"price": filled.price, "answers": answers, "by": by},
        create_defaults={
            "municipality": supplier.municipality,
            "method": method,
            "price": filled.price,
            "answers": answers,
            "by": by,
        },
    )
    Assessor.objects.of(method.municipality).filter(assessment__method=method).update(done_at=None)
    record(BidOpened(**_of(supplier.journey), supplier_id=supplier.pk), by=by)
    return bid


@write
def judge(*, bid: Bid, number: int, met: bool, reason: str, by: Person) -> None:
    """Whether a must is met, whatever the supplier says."""
    Verdict.objects.update_or_create(
        bid=bid,
        number=number,
        defaults={"met": met, "reason": reason, "by": by},
        create_defaults={"municipality": bid.municipality, "met": met, "reason": reason, "by": by},
    )
    record(MustJudged(**_of(bid.supplier.journey), supplier_id=bid.supplier_id, number=number), by=by)


def _alone(journey: Journey) -> None:
    Journey.objects.of(journey.municipality).select_for_update(no_key=True).get(pk=journey.pk)


def _of(journey: Journey) -> dict[str, Any]:
    return {"municipality_id": journey.municipality_id, "journey_id": journey.pk}
