# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Whether the public may read the directory of a municipality."""

from medspil.directory.events import DirectoryShown
from medspil.directory.models import KeptInside
from medspil.organisations.models import Municipality, Person
from medspil.record.actions import record
from medspil.record.transactions import write


@write
def show_to_public(*, municipality: Municipality, shown: bool, by: Person) -> None:
    """Open the public pages and the API, or close them all. Said twice, it is done once."""
    if shown:
        changed = KeptInside.objects.of(municipality).delete()[0] > 0
    else:
        changed = KeptInside.objects.get_or_create(municipality=municipality)[1]
    if changed:
        record(DirectoryShown(municipality_id=municipality.pk, shown=shown), by=by)
