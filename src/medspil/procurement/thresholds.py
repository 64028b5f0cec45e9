# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Threshold values by date: `content/da/procurement-thresholds.yaml`. Told with their source, never as a judgement."""

from datetime import date
from functools import cache
from typing import Annotated, Self

from django.conf import settings
from django.utils import timezone
from pydantic import Field, model_validator

from medspil.materials.reading import read_one
from medspil.materials.schema import Key, Strict, Title


class Threshold(Strict):
    """In kroner without VAT, on the days from `from` to `until`."""

    key: Key
    title: Title
    kroner: Annotated[int, Field(gt=0)]
    since: Annotated[date, Field(alias="from")]
    until: date
    source: Annotated[str, Field(min_length=1, max_length=300)]

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> Self:
        if self.since > self.until:
            raise ValueError("from comes after until")
        return self


class Thresholds(Strict):
    thresholds: tuple[Threshold, ...]


@cache
def thresholds() -> tuple[Threshold, ...]:
    return read_one(settings.MEDSPIL_CONTENT, "procurement-thresholds.yaml", Thresholds).thresholds


def thresholds_on(day: date | None = None) -> list[Threshold]:
    """Those that hold on a day; today unless another is given."""
    asked = day or timezone.localdate()
    return [found for found in thresholds() if found.since <= asked <= found.until]
