# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Filling a canvas together, one line at a time. Whoever comes second loses nothing and overwrites nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from django.db.models import Max
from django.utils import timezone

from medspil.dialogue.events.canvases import CanvasFinished, CanvasOpened, CanvasReopened, CanvasWritten
from medspil.dialogue.models import CanvasLine, FilledCanvas, Process
from medspil.materials.schema import CanvasFile
from medspil.organisations.models import Person, Unit
from medspil.record.actions import record
from medspil.record.once import IdTaken, make_once
from medspil.record.transactions import write


@dataclass(frozen=True, kw_only=True)
class Said:
    """What somebody wants to stand on a line. `position` puts a line back where it was."""

    field: str
    cells: Mapping[str, str]
    position: int | None = None


class Answer(StrEnum):
    """What became of a writing."""

    STORED = "stored"
    CHANGED = "changed"  # somebody else has changed the line meanwhile
    GONE = "gone"  # has removed it
    FINISHED = "finished"  # has marked the canvas as finished


@write
def open_canvas(
    *, canvas_id: UUID, shape: CanvasFile, unit: Unit, process: Process | None, title: str, by: Person
) -> FilledCanvas:
    """Take a template into use. The form carries the id: sent twice, it is one."""
    form = shape.model_dump(mode="json", by_alias=True)
    canvas, new = make_once(
        FilledCanvas,
        pk=canvas_id,
        municipality=unit.municipality,
        unit=unit,
        process=process,
        key=shape.key,
        form=form,
        title=title or shape.title[:80],
    )
    if not new:
        return canvas
    if shape.layout == "checklist":
        CanvasLine.objects.bulk_create(
            CanvasLine(municipality=unit.municipality, canvas=canvas, field=field.key, position=place)
            for place, field in enumerate(shape.fields_, start=1)
        )
    record(CanvasOpened(municipality_id=unit.municipality_id, canvas_id=canvas.pk), by=by)
    return canvas


@write
def write_line(*, canvas: FilledCanvas, line_id: UUID, said: Said, seen: int, by: Person) -> Answer:
    """Write a new line (`seen` is 0) or change the one that the writer saw in the version `seen`.

    The form carries the id, so what is sent twice is stored once. Writing what stands there already is stored, too.
    """
    if not _still_open(canvas):
        return Answer.FINISHED
    lines = CanvasLine.objects.of(canvas.municipality).filter(canvas=canvas)
    line = lines.filter(pk=line_id).first()
    if line is None:
        if seen:
            return Answer.GONE
        last = lines.aggregate(last=Max("position"))["last"] or 0
        _add(canvas, line_id, said, last + 1 if said.position is None else said.position)
    elif line.field == said.field and line.cells == dict(said.cells):
        return Answer.STORED
    elif line.version != seen:
        return Answer.CHANGED
    else:
        line.field, line.cells, line.version = said.field, dict(said.cells), line.version + 1
        line.save(update_fields=["field", "cells", "version"])
    record(CanvasWritten(municipality_id=canvas.municipality_id, canvas_id=canvas.pk), by=by)
    return Answer.STORED


@write
def tick(*, line: CanvasLine, done: bool, by: Person) -> Answer:
    """Tick an item of a checklist, or take the tick away; its note is left alone."""
    if not _still_open(line.canvas):
        return Answer.FINISHED
    CanvasLine.objects.of(line.municipality).filter(pk=line.pk).update(done=done)
    record(CanvasWritten(municipality_id=line.municipality_id, canvas_id=line.canvas_id), by=by)
    return Answer.STORED


@write
def remove_line(*, line: CanvasLine, by: Person) -> Answer:
    if not _still_open(line.canvas):
        return Answer.FINISHED
    CanvasLine.objects.of(line.municipality).filter(pk=line.pk).delete()
    record(CanvasWritten(municipality_id=line.municipality_id, canvas_id=line.canvas_id), by=by)
    return Answer.STORED


@write
def finish(*, canvas: FilledCanvas, by: Person) -> None:
    still_open = FilledCanvas.objects.of(canvas.municipality).filter(pk=canvas.pk, finished_on=None)
    if still_open.update(finished_on=timezone.localdate()):
        record(CanvasFinished(municipality_id=canvas.municipality_id, canvas_id=canvas.pk), by=by)


@write
def reopen(*, canvas: FilledCanvas, by: Person) -> None:
    done = FilledCanvas.objects.of(canvas.municipality).filter(pk=canvas.pk, finished_on__isnull=False)
    if done.update(finished_on=None):
        record(CanvasReopened(municipality_id=canvas.municipality_id, canvas_id=canvas.pk), by=by)


def _still_open(canvas: FilledCanvas) -> bool:
    """Whether it may be written in; nobody else writes in it until this write is over."""
    return FilledCanvas.objects.of(canvas.municipality).select_for_update().get(pk=canvas.pk).finished_on is None


def _add(canvas: FilledCanvas, line_id: UUID, said: Said, position: int) -> None:
    line, _new = make_once(
        CanvasLine,
        pk=line_id,
        municipality=canvas.municipality,
        canvas=canvas,
        field=said.field,
        cells=dict(said.cells),
        position=position,
    )
    if line.canvas_id != canvas.pk:
        raise IdTaken
