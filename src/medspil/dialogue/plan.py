# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The meeting against the clock: when it ends as things stand, how far from the plan that is, where to save minutes.

The plan is the end that people know, set once when the meeting opens. Minutes given or taken later move the end that
is expected, never the plan, so what a step costs stays to be seen.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from medspil.dialogue.models import Meeting, Step, StepKind

NEAR = timedelta(minutes=30)  # opened this close to the invited time, a meeting ends when the invitation said
WORTH_SAVING = 3  # a step of fewer minutes is not made shorter
SHARE = 3  # at most a third of a step is taken away
NEVER_SHORTER = frozenset({StepKind.DECIDE})  # a meeting without decisions was in vain


@dataclass(frozen=True, kw_only=True)
class Saving:
    """A later step that could give up to `most` minutes."""

    step: Step
    most: int


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How the meeting stands at `now`. `on_time_end` is the end if the step at hand keeps to its minutes."""

    planned_end: datetime
    on_time_end: datetime
    over: timedelta
    begins: Mapping[UUID, datetime] = field(default_factory=dict)  # later steps, as `on_time_end`
    savings: Sequence[Saving] = ()

    @property
    def end(self) -> datetime:
        return self.on_time_end + self.over

    @property
    def late_if_on_time(self) -> float:
        """Minutes behind the plan before what the step at hand has overrun; ahead when negative."""
        return round((self.on_time_end - self.planned_end).total_seconds() / 60, 2)

    @property
    def late(self) -> int:
        """Whole minutes behind the plan, ahead when negative."""
        return int((self.end - self.planned_end).total_seconds() / 60)


def planned_end(meeting: Meeting, steps: Sequence[Step], opened_at: datetime) -> datetime:
    """The end that people know: by the invitation, or counted from the opening when that was at another time."""
    begins = opened_at
    if not meeting.rehearsal and meeting.starts_at is not None and abs(meeting.starts_at - opened_at) <= NEAR:
        begins = meeting.starts_at
    return begins + timedelta(minutes=sum(step.minutes for step in steps))


def plan_of(meeting: Meeting, steps: Sequence[Step], step: Step | None, now: datetime) -> Plan | None:
    """None as long as nothing runs, and while a board is kept open for days: then there is no clock to keep."""
    if step is None or step.started_at is None or meeting.ends_at is None or step.open_until is not None:
        return None
    ends = step.started_at + timedelta(minutes=step.minutes)
    over = max(timedelta(), now - ends)
    begins: dict[UUID, datetime] = {}
    later = [other for other in steps if other.position > step.position]
    for following in later:
        begins[following.pk] = ends
        minutes = timedelta(minutes=following.minutes)
        # A step that has been begun and left goes on where its clock stands.
        ends = max(ends, following.started_at + minutes) if following.started_at else ends + minutes
    return Plan(planned_end=meeting.ends_at, on_time_end=ends, over=over, begins=begins, savings=savings_among(later))


def savings_among(later: Sequence[Step]) -> list[Saving]:
    """The three steps with most to give, longest first."""
    found = [
        Saving(step=step, most=step.minutes // SHARE)
        for step in later
        if step.minutes > WORTH_SAVING and step.started_at is None and step.kind not in NEVER_SHORTER
    ]
    return sorted(found, key=lambda saving: -saving.most)[:3]
