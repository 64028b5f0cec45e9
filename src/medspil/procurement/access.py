# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The front door of wishes, requirements and bids: for the project lead and the working group, 404 for all others."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest

from medspil.dialogue.access import Standing, as_id, found
from medspil.journeys.access import journey_for
from medspil.journeys.models import Journey, JourneyRole
from medspil.organisations.access import signed_in
from medspil.organisations.models import Person
from medspil.organisations.permissions import Permission
from medspil.procurement.models import (
    Assessment,
    Assessor,
    Bid,
    Method,
    Paper,
    Reference,
    Requirement,
    Specification,
    Supplier,
    TryOut,
    Wish,
)
from medspil.procurement.queries.bids import method_of
from medspil.procurement.queries.trying import scoring_open


def group_of(
    request: HttpRequest, journey_id: UUID, *, to: Permission = Permission.JOURNEY_WORK
) -> tuple[Journey, Standing]:
    """A journey for somebody who works in it. One that has ended is read, and nothing is written in it."""
    journey, standing = journey_for(request, journey_id, to=to)
    if journey.closed and request.method == "POST":
        raise Http404
    return journey, standing


def requirement_for(request: HttpRequest, requirement_id: UUID) -> tuple[Requirement, Journey, Standing]:
    row = _mine(request, Requirement, requirement_id)
    journey, standing = group_of(request, row.journey_id)
    return row, journey, standing


def wish_for(request: HttpRequest, wish_id: UUID) -> tuple[Wish, Journey, Standing]:
    row = _mine(request, Wish, wish_id)
    journey, standing = group_of(request, row.journey_id)
    return row, journey, standing


def specification_for(request: HttpRequest, specification_id: UUID) -> tuple[Specification, Journey, Standing]:
    row = _mine(request, Specification, specification_id)
    journey, standing = group_of(request, row.journey_id)
    return row, journey, standing


def supplier_for(request: HttpRequest, supplier_id: UUID) -> tuple[Supplier, Journey, Standing]:
    row = _mine(request, Supplier, supplier_id)
    journey, standing = group_of(request, row.journey_id)
    row.journey = journey
    return row, journey, standing


def paper_for(request: HttpRequest, paper_id: UUID) -> tuple[Paper, Journey, Standing]:
    row = _mine(request, Paper, paper_id)
    journey, standing = group_of(request, row.supplier.journey_id)
    return row, journey, standing


def try_out_for(request: HttpRequest, try_out_id: UUID) -> tuple[TryOut, Journey, Standing]:
    rows = TryOut.objects.of(signed_in(request).municipality).filter(pk=try_out_id)
    row: TryOut = found(rows.select_related("supplier").prefetch_related("turns").first())
    journey, standing = group_of(request, row.supplier.journey_id)
    return row, journey, standing


def try_out_to_change(request: HttpRequest, try_out_id: UUID) -> tuple[TryOut, Journey, Standing]:
    """A try-out as long as the scores are not shown; then it is part of what was decided on."""
    row, journey, standing = try_out_for(request, try_out_id)
    if not scoring_open(journey):
        raise Http404
    return row, journey, standing


def reference_to_change(request: HttpRequest, reference_id: UUID) -> tuple[Reference, Journey, Standing]:
    """What another municipality said, as long as the scores are not shown."""
    rows = Reference.objects.of(signed_in(request).municipality).filter(pk=reference_id)
    row: Reference = found(rows.select_related("supplier").first())
    journey, standing = group_of(request, row.supplier.journey_id)
    if not scoring_open(journey):
        raise Http404
    return row, journey, standing


def bid_for(request: HttpRequest, bid_id: UUID) -> tuple[Bid, Journey, Standing]:
    """A bid with its locked method and the assessment that it is part of."""
    rows = Bid.objects.of(signed_in(request).municipality).filter(pk=bid_id)
    related = ("supplier__journey", "method__specification", "method__assessment", "method__journey")
    row: Bid = found(rows.select_related(*related).first())
    journey, standing = group_of(request, row.supplier.journey_id)
    return row, journey, standing


def method_in(journey: Journey) -> Method:
    """The locked method, or 404 while there is none."""
    return found(method_of(journey))


def assessor_in(assessment: Assessment, person: Person) -> Assessor | None:
    rows = Assessor.objects.of(person.municipality).filter(assessment=assessment, person=person)
    return rows.select_related("assessment__method").first()


def group_people(journey: Journey) -> list[Person]:
    """Those of the group who sign in, the project lead among them."""
    named = JourneyRole.objects.of(journey.municipality).filter(journey=journey, person__isnull=False)
    return list(Person.objects.of(journey.municipality).filter(pk__in=named.values("person")).order_by("name"))


def wishes_in(journey: Journey) -> Any:
    """Those that stand by themselves."""
    return Wish.objects.of(journey.municipality).filter(journey=journey, joined=None)


def wish_in(journey: Journey, wish_id: object) -> Wish | None:
    """The wish that is asked for, if the journey has it."""
    return Wish.objects.of(journey.municipality).filter(journey=journey, pk=as_id(wish_id)).first() if wish_id else None


def _mine(request: HttpRequest, model: Any, pk: UUID) -> Any:
    """A row of the caller's municipality; whose journey it belongs to is asked next."""
    return found(model.objects.of(signed_in(request).municipality).filter(pk=pk).first())
