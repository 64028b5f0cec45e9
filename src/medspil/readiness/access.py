# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The front door of the readiness survey: a round of a journey and the caller's standing, or 404."""

from uuid import UUID

from django.http import Http404, HttpRequest
from django.utils import timezone

from medspil.dialogue.access import Standing, found
from medspil.journeys.access import journey_for
from medspil.journeys.models import Journey
from medspil.organisations.permissions import Permission
from medspil.readiness.models import Round
from medspil.readiness.queries import is_asked


def round_for(request: HttpRequest, journey_id: UUID, round_id: UUID) -> tuple[Round, Journey, Standing]:
    """A round that is open, for whoever leads the project."""
    journey, standing = journey_for(request, journey_id, to=Permission.JOURNEY_LEAD)
    return _open_in(journey, round_id), journey, standing


def round_to_answer(request: HttpRequest, journey_id: UUID, round_id: UUID) -> tuple[Round, Journey, Standing]:
    """A round that is open, for those who are asked. Once its last day is over it is not there to be answered."""
    journey, standing = journey_for(request, journey_id)
    round_ = _open_in(journey, round_id)
    if journey.closed or round_.closes_on < timezone.localdate() or not is_asked(standing.person, journey):
        raise Http404
    return round_, journey, standing


def _open_in(journey: Journey, round_id: UUID) -> Round:
    rows = Round.objects.of(journey.municipality).filter(journey=journey, pk=round_id, closed_on=None)
    round_: Round = found(rows.select_related("journey__unit", "municipality").first())
    return round_
