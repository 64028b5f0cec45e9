# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The checklist and advice of each phase. They are the same for everybody and stay in their file."""

from functools import cache

from django.conf import settings

from medspil.materials.reading import read_phases
from medspil.materials.schema import AdviceItem, PhaseAdvice, PhasesFile

__all__ = ["AdviceItem", "PhaseAdvice", "advice"]


def advice(phase: str) -> PhaseAdvice:
    """`phase` is before, during or after."""
    found = getattr(_phases(), phase)
    assert isinstance(found, PhaseAdvice)  # noqa: S101 - PhasesFile has nothing else
    return found


@cache
def _phases() -> PhasesFile:
    return read_phases(settings.MEDSPIL_CONTENT)
