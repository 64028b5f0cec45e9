# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What stands in a meeting that the caller has come into already: the row, or 404; None where it may be gone."""

from medspil.dialogue.access import as_id, found
from medspil.dialogue.models import Decision, Group, Meeting, Note, Speaker, Step


def step_in(meeting: Meeting, step_id: object) -> Step:
    """A step of the meeting; 404 for any other."""
    step = meeting.current
    if step is None or step.pk != as_id(step_id):
        steps = Step.objects.of(meeting.municipality).filter(meeting=meeting, pk=as_id(step_id))
        step = found(steps.select_related("round").first())
    step.meeting, step.municipality = meeting, meeting.municipality
    return step


def note_in(meeting: Meeting, note_id: object) -> Note:
    notes = Note.objects.of(meeting.municipality).filter(step__meeting=meeting, pk=as_id(note_id))
    return found(notes.select_related("step").first())


def pile_in(meeting: Meeting, pile_id: object) -> Group | None:
    """A pile of the meeting, or None: laying notes in no pile is also a choice."""
    return Group.objects.of(meeting.municipality).filter(step__meeting=meeting, pk=as_id(pile_id)).first()


def decision_in(meeting: Meeting, decision_id: object) -> Decision | None:
    """A decision of the meeting, or None when somebody has struck it out already."""
    return Decision.objects.of(meeting.municipality).filter(meeting=meeting, pk=as_id(decision_id)).first()


def speaker_in(step: Step, speaker_id: object) -> Speaker | None:
    """Somebody on the list of a step, or None: nobody speaks yet, or somebody else has struck the name off."""
    rows = Speaker.objects.of(step.municipality).filter(step=step, pk=as_id(speaker_id))
    return rows.select_related("step").first()
