# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Who sits at which table. A seat hangs on a pseudonym of the step, and is gone when the step closes."""

import math
import secrets
from collections import Counter

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from medspil.dialogue.actions.dots import pseudonym
from medspil.dialogue.activities import tables
from medspil.dialogue.events.activities import SeatTaken
from medspil.dialogue.models import Audience, Place, Seat, Step, StepKind
from medspil.record.actions import record
from medspil.record.hub import hub
from medspil.record.transactions import write


@write
def sit(*, step: Step, token: str, table: int | None = None) -> Place:
    """Seat a device: at the table it chose, or drawn among those where fewest sit. One that sits keeps its seat, but
    where people choose it may move. ValidationError when there are no tables, or none of that number."""
    # Locked, so that two who sit down at once are counted one after the other.
    locked: Step = Step.objects.of(step.municipality).select_for_update().get(pk=step.pk)
    if locked.closed or locked.revealed or not locked.secret:
        raise ValidationError(_("The tables are shown to everybody now."), code="closed")
    free = tables.chosen(locked)
    if free and table not in tables.numbers(locked):
        raise ValidationError(_("Choose one of the tables."), code="table")
    seats = Seat.objects.of(step.municipality).filter(step=step)
    mine = seats.filter(pseudonym=_mark(locked, token)).first()
    if mine is None:
        number = table if free and table else _drawn(locked)
        mine = Seat(municipality=step.municipality, step=step, pseudonym=_mark(locked, token), table=number)
        mine.save(force_insert=True)
    elif free and table:
        mine.table = table
        mine.save(update_fields=["table"])
    record(SeatTaken(municipality_id=step.municipality_id, meeting_id=step.meeting_id, step_id=step.pk), by=None)
    return Place(step.pk, mine.table)


# no record: part of beginning the step, which is recorded there
def lay_tables(*, step: Step) -> None:
    """Settle how many tables there are, from how many are here. Call inside a write."""
    size = step.settings.get("size")
    if not size or step.settings.get("tables"):
        return
    here = hub.present(step.meeting.channel, Audience.PARTICIPANT) + step.meeting.rehearsal
    count = min(max(math.ceil(here / int(size)), tables.FEWEST), tables.MOST)
    Step.objects.of(step.municipality).filter(pk=step.pk).update(settings={**step.settings, "tables": count})


# no record: reads
def place_of(*, step: Step | None, token: str) -> Place | None:
    """Where a device sits; None when it has no seat, or there are no tables any more."""
    if step is None or step.kind != StepKind.TABLES or step.revealed or not step.secret:
        return None
    seat = Seat.objects.of(step.municipality).filter(step=step, pseudonym=_mark(step, token)).first()
    return Place(step.pk, seat.table) if seat else None


def _drawn(step: Step) -> int:
    taken = Counter(Seat.objects.of(step.municipality).filter(step=step).values_list("table", flat=True))
    fewest = min(taken[number] for number in tables.numbers(step))
    return secrets.choice([number for number in tables.numbers(step) if taken[number] == fewest])


def _mark(step: Step, token: str) -> str:
    """What stands for a device at the tables; not what stands for it elsewhere in the step."""
    return pseudonym(step.secret, f"seat:{token}")
