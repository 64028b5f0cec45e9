# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Sequence
from dataclasses import dataclass

from medspil.dialogue.models import Meeting, MeetingState, Step, StepKind
from medspil.journeys.models import Journey
from medspil.journeys.talks import Talk, talk_of


@dataclass(frozen=True, kw_only=True)
class Gathering:
    """A meeting of a journey, and what its board is about."""

    meeting: Meeting
    talk: Talk | None

    @property
    def held(self) -> bool:
        return self.meeting.state == MeetingState.CLOSED


def meetings_of(journey: Journey, key: str = "") -> list[Gathering]:
    """The meetings of a journey, the latest first; with `key` those about one canvas. Two queries."""
    rows = list(Meeting.objects.of(journey.municipality).whole().filter(process=journey.process_id))
    boards = Step.objects.of(journey.municipality).filter(meeting__in=rows, kind=StepKind.BOARD)
    about = dict(boards.order_by("-position").values_list("meeting", "settings__canvas"))
    found = [Gathering(meeting=row, talk=talk_of(str(about.get(row.pk)))) for row in rows]
    return _latest_first([each for each in found if not key or (each.talk and each.talk.key == key)])


def _latest_first(found: Sequence[Gathering]) -> list[Gathering]:
    order = {MeetingState.OPEN: 0, MeetingState.PLANNED: 1, MeetingState.CLOSED: 2}
    return sorted(
        found,
        key=lambda each: (
            order[MeetingState(each.meeting.state)],
            -(each.meeting.opened_at.timestamp() if each.meeting.opened_at else 0),
        ),
    )
