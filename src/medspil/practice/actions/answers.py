# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The leader's answers, and the talk between leader and facilitator."""

from collections.abc import Mapping
from datetime import date

from medspil.dialogue.models import Meeting, OutcomeItem
from medspil.organisations.models import Person
from medspil.practice.events import ProposalAnswered, TalkHeld, TalkPrepared
from medspil.practice.models import Answer, OneToOne, Verdict
from medspil.record.actions import record
from medspil.record.transactions import write


@write
def answer(*, item: OutcomeItem, verdict: Verdict, reason: str, by: Person) -> Answer:
    """Answer a proposal; a new answer takes the place of the old, and the record keeps both."""
    given, _new = Answer.objects.update_or_create(
        item=item, defaults={"municipality": item.municipality, "verdict": verdict, "reason": reason, "by": by}
    )
    record(ProposalAnswered(municipality_id=item.municipality_id, item_id=item.pk, verdict=verdict), by=by)
    return given


@write
def prepare_talk(*, meeting: Meeting, canvas: Mapping[str, str], by: Person) -> OneToOne:
    talk, _new = OneToOne.objects.update_or_create(
        meeting=meeting, defaults={"municipality": meeting.municipality, "canvas": dict(canvas)}
    )
    record(TalkPrepared(municipality_id=meeting.municipality_id, meeting_id=meeting.pk), by=by)
    return talk


@write
def hold_talk(*, meeting: Meeting, on: date, by: Person) -> None:
    OneToOne.objects.update_or_create(meeting=meeting, defaults={"municipality": meeting.municipality, "held_on": on})
    record(TalkHeld(municipality_id=meeting.municipality_id, meeting_id=meeting.pk), by=by)
