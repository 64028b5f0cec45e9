# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What earlier meetings of a process have left open, for the first step of the next."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from medspil.dialogue.activities.follow_up import Carried
from medspil.dialogue.models import Meeting, OutcomeItem
from medspil.practice.models import Commitment, CommitmentStatus, FollowUp
from medspil.practice.models.following import DONE_WITH
from medspil.practice.queries.lists import PROPOSALS, overdue


def carried_to(meeting: Meeting) -> list[Carried]:
    """Open commitments and proposals that no meeting is done with, and those that this one has said something of."""
    mine = FollowUp.objects.of(meeting.municipality).filter(meeting=meeting)
    said = {row.commitment_id or row.item_id: row for row in mine}
    return [
        *(_commitment(row, said.get(row.pk)) for row in _commitments(meeting, said)),
        *(_proposal(row, said.get(row.pk)) for row in proposals_before(meeting)),
    ]


def _commitments(meeting: Meeting, said: Iterable[UUID | None]) -> list[Commitment]:
    rows = Commitment.objects.of(meeting.municipality).filter(process=meeting.process_id)
    return list(rows.filter(Q(status=CommitmentStatus.OPEN) | Q(pk__in=said)))


def proposals_before(meeting: Meeting) -> list[OutcomeItem]:
    elsewhere = FollowUp.objects.of(meeting.municipality).filter(how__in=DONE_WITH, item__isnull=False)
    rows = OutcomeItem.objects.of(meeting.municipality).filter(
        outcome__meeting__process=meeting.process_id, kind__in=PROPOSALS
    )
    rows = rows.exclude(pk__in=elsewhere.exclude(meeting=meeting).values("item")).exclude(outcome__meeting=meeting)
    return list(rows.select_related("answer", "outcome").order_by("outcome__handed_over_at", "position"))


def _commitment(row: Commitment, said: FollowUp | None) -> Carried:
    note = _("{who} · by {day}").format(who=row.owner_name, day=date_format(row.due_on, "j. F"))
    return _carried(row, _("Commitment"), row.what, note, said, late=overdue(row), due_on=row.due_on)


def _proposal(row: OutcomeItem, said: FollowUp | None) -> Carried:
    answer = getattr(row, "answer", None)
    if answer is None:
        day = date_format(row.outcome.answers_due_on, "j. F")
        note = _("The leader has promised an answer by {day}").format(day=day)
    else:
        note = f"{answer.get_verdict_display()}: {answer.reason}"
    return _carried(row, _("Proposal"), row.text, note, said)


def _carried(
    row: Commitment | OutcomeItem, kind: str, what: str, note: str, said: FollowUp | None, **more: Any
) -> Carried:
    if said:
        more |= {"how": said.how, "how_label": said.get_how_display(), "words": said.words}
    return Carried(id=row.pk, kind=kind, what=what, note=note, **more)
