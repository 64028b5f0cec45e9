# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The canvases of a journey: taken into use, and filled with what a meeting said."""

from uuid import UUID, uuid5

from medspil.dialogue.actions import canvases as dialogue
from medspil.dialogue.models import Audience, FilledCanvas, Meeting, Note, OutcomeItem
from medspil.journeys.events import MeetingTakenIn
from medspil.journeys.models import Journey
from medspil.journeys.queries.canvases import canvas_in
from medspil.materials.canvases import canvas as template_of
from medspil.materials.canvases import cells_of, shape_of
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.transactions import write


# no record: dialogue records that a canvas was opened
@write
def open_tool(*, journey: Journey, key: str, canvas_id: UUID, by: Person) -> FilledCanvas:
    """The journey's canvas of a template: the one that is open, or a new one."""
    there = canvas_in(journey, key)
    if there is not None and there.finished_on is None:
        return there
    return dialogue.open_canvas(
        canvas_id=canvas_id,
        shape=shape_of(template_of(journey.municipality_id, key)),
        unit=journey.unit,
        process=journey.process,
        title="",
        by=by,
    )


@write
def take_in(*, journey: Journey, meeting: Meeting, key: str, by: Person) -> FilledCanvas:
    """Lay what the team handed over on the journey's canvas, in the fields where it was written: words without authors,
    each once however often it is done. What was kept back when the meeting was closed stays in the room."""
    canvas = open_tool(journey=journey, key=key, canvas_id=uuid5(meeting.pk, key), by=by)
    first = cells_of(canvas.shape)[0].key
    known = {field.key for field in canvas.shape.fields_}
    notes = Note.objects.of(meeting.municipality).filter(step__meeting=meeting, step__settings__canvas=key)
    handed = (
        OutcomeItem.objects.of(meeting.municipality).filter(outcome__meeting=meeting).values_list("text", flat=True)
    )
    told = "\n".join(handed)
    for note in notes.visible_to(Audience.SCREEN).order_by("field", "order"):
        if note.field in known and note.text in told:
            said = dialogue.Said(field=note.field, cells={first: note.text[:300]})
            dialogue.write_line(canvas=canvas, line_id=uuid5(canvas.pk, str(note.pk)), said=said, seen=0, by=by)
    event = MeetingTakenIn(
        municipality_id=journey.municipality_id, journey_id=journey.pk, meeting_id=meeting.pk, canvas_id=canvas.pk
    )
    record(event, by=by)
    return canvas
