# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What is asked: our own statements in four themes. No database."""

from functools import cache
from typing import Annotated

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from pydantic import Field

from medspil.materials.reading import read_one
from medspil.materials.schema import Key, Strict, Title

PER_THEME = 3
SCALE = [
    (1, _("Quite disagree")),
    (2, _("Rather disagree")),
    (3, _("Neither the one nor the other")),
    (4, _("Rather agree")),
    (5, _("Quite agree")),
]
LOWEST, HIGHEST = 1, 5
Words = Annotated[str, Field(min_length=1, max_length=200)]


class Theme(Strict):
    key: Key
    title: Title
    about: Words
    statements: Annotated[tuple[Words, ...], Field(min_length=PER_THEME, max_length=PER_THEME)]

    @property
    def names(self) -> list[str]:
        """What its statements are called where they are counted."""
        return [f"{self.key}-{number}" for number in range(1, PER_THEME + 1)]


class Readiness(Strict):
    themes: Annotated[tuple[Theme, ...], Field(min_length=1)]


@cache
def themes() -> tuple[Theme, ...]:
    return read_one(settings.MEDSPIL_CONTENT, "readiness.yaml", Readiness).themes
