# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Saving a draft from a page, when a colleague may have saved one meanwhile."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from medspil.materials import desk
from medspil.materials.actions import drafts
from medspil.materials.comparing import Difference, differences
from medspil.materials.desk import Piece
from medspil.materials.pieces import Values, trimmed
from medspil.organisations.access import signed_in


@dataclass(frozen=True, kw_only=True)
class Meanwhile:
    """The piece as a colleague has left it, and how that differs from what was written here."""

    now: Piece
    differences: Sequence[Difference]


def save(request: HttpRequest, piece: Piece, values: Values, mark: str, base: Values | None = None) -> Meanwhile | None:
    """None when it is saved; what is in the way when it is not."""
    try:
        drafts.save(seen=piece, mark=mark, values=values, by=signed_in(request), base=base)
    except drafts.WrittenMeanwhile as error:
        names = desk.names(piece.municipality_id)
        return Meanwhile(now=error.now, differences=differences(piece.kind, error.now.written, trimmed(values), names))
    messages.success(request, _("Saved. Only editors see the draft."))
    return None


def too_late(request: HttpRequest) -> None:
    """Nothing was done, since the page was out of date."""
    messages.error(request, _("It has been changed meanwhile. See how it stands now, and try again."))
