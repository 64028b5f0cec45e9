# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""How fresh a legal point is. What an editor has seen counts at once, and stands in the history of the point."""

from django.utils import timezone

from medspil.materials.actions.publishing import state
from medspil.materials.desk import Piece
from medspil.materials.models import Version
from medspil.organisations.models import Person
from medspil.record.transactions import write


# no record: state does
@write
def mark_checked(*, seen: Piece, source: str, note: str, by: Person) -> Version:
    """Somebody has read the source today, and the point is right."""
    facts = {"checked_on": timezone.localdate().isoformat(), "source": source, "source_changed_on": None}
    return state(seen=seen, facts=facts, why=note, by=by)


# no record: state does
@write
def mark_changed(*, seen: Piece, note: str, by: Person) -> Version:
    """Somebody has seen that the source no longer says what it said."""
    return state(seen=seen, facts={"source_changed_on": timezone.localdate().isoformat()}, why=note, by=by)
