# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The end of a process, held against what it should be worth."""

from collections.abc import Mapping

from django.utils import timezone

from medspil.dialogue.actions import processes
from medspil.dialogue.models import Process
from medspil.organisations.models import Person
from medspil.practice.models import Closing
from medspil.record.transactions import write


# no record: processes.close does
@write
def close(*, process: Process, fields: Mapping[str, str], by: Person) -> bool:
    """Write the evaluation and end the process. `fields`: reached, seen, keeps, learned. False when it was over, or a
    meeting is running."""
    if not processes.close(process=process, by=by):
        return False
    said = {**fields, "value": process.value, "by": by, "closed_on": timezone.localdate()}
    Closing.objects.update_or_create(process=process, defaults={"municipality": process.municipality, **said})
    return True
