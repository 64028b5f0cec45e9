# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The numbers of a room, as far as an audience may know them; nought where it may not."""

from medspil.dialogue.actions import dots
from medspil.dialogue.models import Audience, Meeting, Note, ReadyMark, Step
from medspil.dialogue.rules import Sees, State, Thing, sees
from medspil.record.hub import hub


def _here(step: Step | None, audience: Audience) -> Sees:
    state = State.KEPT_OPEN if step is not None and step.open_until is not None else State.HERE
    return sees(audience, Thing.PRESENCE, state)


def present(meeting: Meeting, step: Step | None, audience: Audience) -> int:
    """How many phones are connected, with the played colleagues of a rehearsal; 0 where an audience may not know."""
    if _here(step, audience) != Sees.NUMBER:
        return 0
    return hub.present(meeting.channel, Audience.PARTICIPANT) + meeting.rehearsal


def ready(step: Step | None, audience: Audience) -> int:
    """How many have said that they are done."""
    if step is None or _here(step, audience) != Sees.NUMBER:
        return 0
    return int(ReadyMark.objects.of(step.municipality).filter(step=step).count())


def written(step: Step | None, audience: Audience) -> int:
    """How many notes lie on the step; nought where an audience may not even know that."""
    if step is None or (not step.revealed and sees(audience, Thing.NOTE, unshown(step)) == Sees.NOTHING):
        return 0
    return int(Note.objects.of(step.municipality).filter(step=step).standing().count())


def unshown(step: Step) -> State:
    return State.WRITTEN if step.open_until is None else State.KEPT_OPEN


def voted(step: Step | None, audience: Audience) -> int:
    """How many have set a dot."""
    if step is None or step.round is None:
        return 0
    state = State.KEPT_OPEN if step.open_until is not None else State.OPEN
    if not step.round.closed and sees(audience, Thing.RESULT, state) != Sees.NUMBER:
        return 0
    return dots.voters(step.round)
