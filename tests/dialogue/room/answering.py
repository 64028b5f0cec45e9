# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Phones that answer, and what an audience then sees."""

from medspil.dialogue.actions import answers
from medspil.dialogue.activities.spreads import Row, Spread
from medspil.dialogue.events.meetings import EVERYTHING
from medspil.dialogue.models import Audience, Meeting, Step
from medspil.dialogue.regions import draw, regions_for
from medspil.dialogue.room import Room, room_of
from tests.dialogue.room.stage import CASES, fresh


def rate(step: Step, **said: int) -> None:
    """Each phone's answer on a scale."""
    for phone, n in said.items():
        answers.answer(step=fresh(step), token=phone, question="", option=str(n))


def place(step: Step, phone: str, field: str, case: str = CASES[0]) -> None:
    """A dot in the compass."""
    answers.answer(step=fresh(step), token=phone, question=case, option=f"{case}:{field}")


def page(room: Room) -> str:
    """All that an audience is sent."""
    return "".join(draw(region, room) for region in regions_for(room.audience, EVERYTHING))


def spread(step: Step, audience: Audience = Audience.PARTICIPANT, number: int = 0) -> Spread:
    shown: Spread = room_of(step.meeting_id, audience).content.spreads[number]
    return shown


def totals(rows: tuple[Row, ...]) -> list[int]:
    return [row.total for row in rows]


def after(meeting: Meeting, step: Step) -> Step:
    """The step that follows."""
    return Step.objects.of(meeting.municipality).get(meeting=meeting, position=step.position + 1)
