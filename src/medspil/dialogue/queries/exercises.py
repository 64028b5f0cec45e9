# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What came of a quick exercise."""

from collections.abc import Sequence
from dataclasses import dataclass

from medspil.dialogue.activities.spreads import Spread
from medspil.dialogue.boards import Board, board_of
from medspil.dialogue.models import Audience, Decision, Meeting, Step
from medspil.dialogue.queries.outcomes import spreads_in


@dataclass(frozen=True, kw_only=True)
class Result:
    """All that the room was shown."""

    meeting: Meeting
    step: Step | None
    board: Board
    spreads: Sequence[Spread]
    decisions: Sequence[Decision]

    @property
    def empty(self) -> bool:
        return not (self.spreads or self.decisions or any(column.said for column in self.board.columns))


def result_of(meeting: Meeting) -> Result:
    steps = list(Step.objects.of(meeting.municipality).filter(meeting=meeting).select_related("round"))
    step = steps[0] if steps else None
    return Result(
        meeting=meeting,
        step=step,
        board=board_of(step, steps, Audience.SCREEN),
        spreads=[spread for step in steps for spread in spreads_in(meeting, step, steps) if spread.rows],
        decisions=list(Decision.objects.of(meeting.municipality).filter(meeting=meeting)),
    )
