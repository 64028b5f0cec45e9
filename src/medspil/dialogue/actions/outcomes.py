# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Closing a meeting: what the team hands over is copied out, and everything that could tell who said what is gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from medspil.dialogue.actions.meetings import close_everything
from medspil.dialogue.activities.spreads import Spread
from medspil.dialogue.events.outcomes import OutcomeHandedOver
from medspil.dialogue.models import (
    Contract,
    Meeting,
    MeetingState,
    Outcome,
    OutcomeItem,
    OutcomeKind,
    OutcomeSpread,
    Phase,
    Process,
)
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.transactions import write


@dataclass(frozen=True, kw_only=True)
class Handed:
    """A line the team hands over."""

    kind: OutcomeKind
    text: str
    dots: int = 0


@write
def hand_over(
    *, meeting: Meeting, items: Sequence[Handed], summary: str, spreads: Sequence[Spread] = (), by: Person
) -> Outcome | None:
    """Close the meeting and give the leader what is ticked. None when somebody else closed it first, or
    it was a rehearsal."""
    now = timezone.now()
    won = Meeting.objects.of(meeting.municipality).whole().filter(pk=meeting.pk, state=MeetingState.OPEN)
    if not won.update(state=MeetingState.CLOSED, closed_at=now):
        return None
    close_everything(meeting=meeting)
    if not meeting.evaluation:
        Process.objects.of(meeting.municipality).filter(pk=meeting.process_id).update(phase=Phase.AFTER)
    contract = Contract.objects.of(meeting.municipality).get(process=meeting.process_id)
    outcome = Outcome.objects.create(
        municipality=meeting.municipality,
        meeting=meeting,
        summary=summary,
        handed_over_at=now,
        answers_due_on=timezone.localdate(now) + timedelta(days=contract.answer_days),
    )
    _write_lines(outcome, items, spreads)
    event = OutcomeHandedOver(municipality_id=meeting.municipality_id, meeting_id=meeting.pk, outcome_id=outcome.pk)
    record(event, by=by)
    return outcome


def _write_lines(outcome: Outcome, items: Sequence[Handed], spreads: Sequence[Spread]) -> None:
    its: dict[str, Any] = {"municipality": outcome.municipality, "outcome": outcome}
    OutcomeItem.objects.bulk_create(
        OutcomeItem(**its, kind=item.kind, text=item.text, dots=item.dots, position=place)
        for place, item in enumerate(items, start=1)
    )
    OutcomeSpread.objects.bulk_create(
        OutcomeSpread(**its, figures=spread.as_figures(), position=place)
        for place, spread in enumerate(spreads, start=1)
    )
