# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a process has led to, counted: for its evaluation. Of the team, never of one person."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medspil.dialogue.models import MeetingState, OutcomeItem, Process
from medspil.dialogue.queries.processes import PastLap, meetings_of, past_laps
from medspil.practice.models import Commitment, CommitmentStatus, Trial
from medspil.practice.queries.lists import PROPOSALS, commitments_in, latest_rounds, trials_in


@dataclass(frozen=True, kw_only=True)
class WhatCame:
    """`trials`: the latest round of each. `unanswered` and `open` are still owed."""

    laps: Sequence[PastLap]
    meetings: int
    proposals: int
    unanswered: int
    commitments: Sequence[Commitment]
    trials: Sequence[Trial]

    @property
    def done(self) -> int:
        return sum(row.status == CommitmentStatus.DONE for row in self.commitments)

    @property
    def open(self) -> int:
        return sum(row.status == CommitmentStatus.OPEN for row in self.commitments)

    @property
    def sentences(self) -> list[str]:
        """The counts in words."""
        n, rounds = self.proposals, len(self.laps) + 1
        held = ngettext("%(n)d meeting was held", "%(n)d meetings were held", self.meetings) % {"n": self.meetings}
        if rounds > 1:
            held += " " + _("in {n} rounds").format(n=rounds)
        answered = _("The leader has answered {answered} of {n} proposals").format(answered=n - self.unanswered, n=n)
        kept = _("{done} of {n} commitments are done").format(done=self.done, n=len(self.commitments))
        return [held, *([answered] if n else []), *([kept] if self.commitments else [])]


def what_came_of(process: Process) -> WhatCame:
    meetings = meetings_of(process)
    items = OutcomeItem.objects.of(process.municipality).filter(outcome__meeting__process=process, kind__in=PROPOSALS)
    return WhatCame(
        laps=past_laps(process, meetings),
        meetings=sum(meeting.state == MeetingState.CLOSED for meeting in meetings),
        proposals=items.count(),
        unanswered=items.filter(answer=None).count(),
        commitments=commitments_in(process),
        trials=latest_rounds(trials_in(process)),
    )
