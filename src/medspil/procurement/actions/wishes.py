# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from django.utils import timezone

from medspil.dialogue.models import CanvasLine
from medspil.journeys.models import Journey
from medspil.organisations.models import Person
from medspil.procurement.events import WishDeclined, WishesJoined, WishesTakenIn, WishWritten
from medspil.procurement.kinds import Area
from medspil.procurement.models import Wish
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write

LONGEST = 300


@write
def ask_for(*, wish_id: UUID, journey: Journey, said: Mapping[str, Any], by: Person) -> Wish:
    """`said`: area, text and why."""
    wish, new = make_once(Wish, pk=wish_id, municipality=journey.municipality, journey=journey, by=by, **said)
    if new:
        record(WishWritten(**_of(wish)), by=by)
    return wish


@write
def take_in(*, journey: Journey, lines: Sequence[CanvasLine], by: Person) -> int:
    """Lines of the canvas become wishes of nobody in particular; one that is a wish already is passed over."""
    rows = Wish.objects.of(journey.municipality).filter(journey=journey)
    known = set(rows.filter(line__in=lines).values_list("line", flat=True))
    fresh = [line for line in lines if line.pk not in known and line.cells.get("wish", "").strip()]
    for line in fresh:
        Wish.objects.create(
            municipality=journey.municipality,
            journey=journey,
            area=line.field if line.field in Area.values else Area.USE,
            text=line.cells["wish"][:LONGEST],
            why=line.cells.get("why", "")[:LONGEST],
            line=line,
        )
    if fresh:
        record(WishesTakenIn(municipality_id=journey.municipality_id, journey_id=journey.pk), by=by)
    return len(fresh)


@write
def join(*, journey: Journey, wishes: Sequence[Wish], by: Person) -> None:
    """Those that say the same as the first are shown beneath it, with the names of all who asked."""
    first, *others = sorted(wishes, key=lambda wish: wish.asked_at)
    rows = Wish.objects.of(journey.municipality).filter(journey=journey)
    ids = [wish.pk for wish in others]
    if not ids:
        return
    into = next((wish.requirement_id for wish in (first, *others) if wish.requirement_id), None)
    rows.filter(pk__in=ids).update(joined=first, requirement=None)
    rows.filter(joined__in=ids).update(joined=first)
    rows.filter(pk=first.pk).update(joined=None, requirement=into)
    record(WishesJoined(**_of(first)), by=by)


@write
def part(*, wish: Wish, by: Person) -> None:
    """A wish that was joined stands by itself again."""
    if Wish.objects.of(wish.municipality).filter(pk=wish.pk, joined__isnull=False).update(joined=None):
        record(WishesJoined(**_of(wish)), by=by)


@write
def decline(*, wish: Wish, why: str, by: Person) -> bool:
    """It does not become a requirement, for a reason that all in the group read. False when it is one already."""
    rows = Wish.objects.of(wish.municipality).filter(pk=wish.pk, requirement=None)
    if not rows.update(declined_why=why, declined_by=by, declined_on=timezone.localdate()):
        return False
    record(WishDeclined(**_of(wish)), by=by)
    return True


@write
def take_up(*, wish: Wish, by: Person) -> None:
    """It was declined, and may become a requirement after all."""
    rows = Wish.objects.of(wish.municipality).filter(pk=wish.pk, declined_on__isnull=False)
    if rows.update(declined_why="", declined_by=None, declined_on=None):
        record(WishDeclined(**_of(wish)), by=by)


def _of(wish: Wish) -> dict[str, UUID]:
    return {"municipality_id": wish.municipality_id, "journey_id": wish.journey_id, "wish_id": wish.pk}
