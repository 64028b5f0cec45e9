# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Mapping
from typing import Any

from medspil.journeys.events import PurposeAgreed
from medspil.journeys.models import Journey, Purpose
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.transactions import write


class AgreedMeanwhile(Exception):
    """Somebody else has written another purpose since the writer saw it."""


@write
def agree(*, journey: Journey, seen: int, said: Mapping[str, Any], by: Person) -> Purpose:
    """The purpose, or another one; the earlier ones stay as history. `seen` is the number she saw, or 0.

    Raises AgreedMeanwhile rather than pass over one that she has not seen; the same sent twice is one.
    """
    now = Journey.objects.of(journey.municipality).select_for_update().get(pk=journey.pk)
    latest: Purpose | None = Purpose.objects.of(journey.municipality).filter(journey=now).first()
    number = latest.number if latest else 0
    if latest and number == seen + 1 and _same(latest, said, by):
        return latest
    if number != seen:
        raise AgreedMeanwhile
    purpose: Purpose = Purpose.objects.create(
        municipality=journey.municipality, journey=now, number=seen + 1, by=by, **said
    )
    record(PurposeAgreed(municipality_id=journey.municipality_id, journey_id=journey.pk, number=purpose.number), by=by)
    return purpose


def _same(purpose: Purpose, said: Mapping[str, Any], by: Person) -> bool:
    return purpose.by_id == by.pk and all(getattr(purpose, name) == value for name, value in said.items())
