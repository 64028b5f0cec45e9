# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What commands are told in words, and what they need."""

from django.core.management.base import CommandError

from medspil.organisations.models import Municipality
from medspil.organisations.queries import municipality_by_cvr


def municipality_with(cvr: str, *, returncode: int = 1) -> Municipality:
    """The one with this CVR number; CommandError, which ends the command with `returncode`, when there is none."""
    municipality = municipality_by_cvr(cvr)
    if municipality is None:
        raise CommandError("There is no municipality with this CVR number.", returncode=returncode)
    return municipality
