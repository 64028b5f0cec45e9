# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Requirements to begin with: `content/da/requirements/`. They hold in no journey until somebody has taken them in."""

from collections.abc import Iterator
from functools import cache
from typing import Annotated, Literal, Self

from django.conf import settings
from pydantic import Field, model_validator

from medspil.materials.reading import read_all
from medspil.materials.schema import Key, Strict, Title
from medspil.procurement.kinds import HEAVIEST, LIGHTEST, Area

Words = Annotated[str, Field(min_length=1, max_length=300)]


class Suggested(Strict):
    """`shows`: how a supplier shows that it is so. `source`: only where one has been read."""

    key: Key
    area: Area
    strength: Literal["must", "should", "option"]
    weight: Annotated[int, Field(ge=LIGHTEST, le=HEAVIEST)] | None = None
    text: Words
    why: Words
    shows: Words
    source: Words | None = None

    @model_validator(mode="after")
    def _weighs_when_it_is_no_must(self) -> Self:
        if (self.weight is None) != (self.strength == "must"):
            raise ValueError("a must has no weight, and all others have one")
        return self


class Theme(Strict):
    key: Key
    title: Title
    requirements: Annotated[tuple[Suggested, ...], Field(min_length=1)]


@cache
def themes() -> tuple[Theme, ...]:
    """In the order of the files."""
    return read_all(settings.MEDSPIL_CONTENT, "requirements", Theme)


def suggested() -> Iterator[Suggested]:
    for theme in themes():
        yield from theme.requirements
