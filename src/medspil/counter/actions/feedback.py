# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Whether an answer was enough. Who said it is not kept, and of the time the week."""

from uuid import UUID

from django.utils import timezone

from medspil.counter.events import GuideEntryHelped
from medspil.counter.models import GuideEntry, Helped
from medspil.dilemmas.actions.log import week_of
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write


@write
def say_enough(*, entry: GuideEntry, helped_id: UUID, by: Person) -> None:
    """Count it once under the id of the press."""
    week = week_of(timezone.localdate())
    _helped, new = make_once(Helped, pk=helped_id, municipality=entry.municipality, entry=entry, week=week)
    if new:
        record(GuideEntryHelped(municipality_id=entry.municipality_id, entry_id=entry.pk, number=entry.number), by=by)
