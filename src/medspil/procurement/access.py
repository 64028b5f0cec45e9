# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The front door of wishes, requirements and bids: for the project lead and the working group, 404 for all others."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest

from medspil.dialogue.access import Standing, as_id, found
from medspil.journeys.access import journey_for
from medspil.journeys.models import Journey
from medspil.organisations.access import signed_in
from medspil.organisations.permissions import Permission
from medspil.procurement.models import Requirement, Specification, Wish


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


def wishes_in(journey: Journey) -> Any:
    """Those that stand by themselves."""
    return Wish.objects.of(journey.municipality).filter(journey=journey, joined=None)


def wish_in(journey: Journey, wish_id: object) -> Wish | None:
    """The wish that is asked for, if the journey has it."""
    return Wish.objects.of(journey.municipality).filter(journey=journey, pk=as_id(wish_id)).first() if wish_id else None


def _mine(request: HttpRequest, model: Any, pk: UUID) -> Any:
    """A row of the caller's municipality; whose journey it belongs to is asked next."""
    return found(model.objects.of(signed_in(request).municipality).filter(pk=pk).first())
