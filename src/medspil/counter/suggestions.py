# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Answers that a team can begin with: `content/da/guide/`. They hold nowhere until somebody has agreed them."""

from functools import cache
from typing import Annotated, Any, Literal

from django.conf import settings
from pydantic import Field

from medspil.materials.models import FrontRole
from medspil.materials.reading import read_all
from medspil.materials.schema import Key, Strict, Title

Line = Annotated[str, Field(min_length=1, max_length=200)]
Lines = Annotated[tuple[Line, ...], Field(max_length=8)]


class Suggestion(Strict):
    """An answer as the file says it: lists where the entry has lines."""

    key: Key
    title: Title
    citizen: Lines
    employee: Annotated[tuple[Line, ...], Field(min_length=1, max_length=8)]
    verdict: Literal["yes", "depends", "no"]
    depends_on: str = ""
    how: Annotated[tuple[Line, ...], Field(min_length=1, max_length=8)]
    say: Lines
    legal_points: Annotated[tuple[Key, ...], Field(min_length=1, max_length=4)]
    role: FrontRole
    refer_to: Lines = ()

    @property
    def text(self) -> dict[str, Any]:
        """The fields of an entry, but for who agreed it and when."""
        return {
            "title": self.title,
            "citizen_words": "\n".join(self.citizen),
            "employee_words": "\n".join(self.employee),
            "verdict": self.verdict,
            "depends_on": self.depends_on,
            "how": "\n".join(self.how),
            "say": "\n".join(self.say),
            "legal_points": list(self.legal_points),
            "role": self.role.value,
            "refer_to": "\n".join(self.refer_to),
        }


@cache
def suggestions() -> dict[str, Suggestion]:
    """By key, in the order of the files."""
    return {found.key: found for found in read_all(settings.MEDSPIL_CONTENT, "guide", Suggestion)}
