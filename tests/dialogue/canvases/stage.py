# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A canvas in the team at the counter, and its page as a browser meets it."""

from typing import Any
from uuid import uuid4

import lxml.html
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from medspil.dialogue.actions import canvases
from medspil.dialogue.models import CanvasLine, FilledCanvas, Process
from medspil.materials.canvases import cells_of
from medspil.organisations.models import Person
from tests.cast import Cast
from tests.sample_canvases import SAMPLES

Form = dict[str, str]


def open_sample(cast: Cast, layout: str, *, process: Process | None = None, title: str = "") -> FilledCanvas:
    unit = process.unit if process else cast.counter
    return canvases.open_canvas(
        canvas_id=uuid4(), shape=SAMPLES[layout], unit=unit, process=process, title=title, by=cast.karen
    )


def fill(canvas: FilledCanvas, *, by: Person, text: str = "Vi spørger først") -> None:
    """One more line in the first field; on a checklist a note to its first item."""
    shape = canvas.shape
    cells = {cell.key: text for cell in cells_of(shape)}
    said = canvases.Said(field=shape.fields_[0].key, cells=cells)
    item = canvas.lines.first() if shape.layout == "checklist" else None
    canvases.write_line(
        canvas=canvas, line_id=item.pk if item else uuid4(), said=said, seen=item.version if item else 0, by=by
    )


def lines_of(canvas: FilledCanvas, field: str | None = None) -> list[CanvasLine]:
    rows = CanvasLine.objects.of(canvas.municipality).filter(canvas=canvas)
    return list(rows.filter(field=field) if field else rows)


def texts(canvas: FilledCanvas, field: str | None = None) -> list[str]:
    """What stands in a field, or in all of them, each line in one."""
    cells = cells_of(canvas.shape)
    return [" | ".join(line.cells.get(cell.key, "") for cell in cells) for line in lines_of(canvas, field)]


def page(client: Client, canvas: FilledCanvas) -> Any:
    answer = client.get(reverse("canvas", args=[canvas.pk]))
    assert answer.status_code == 200
    return read(answer)


def read(answer: HttpResponse) -> Any:
    return lxml.html.fromstring(answer.content.decode())


def said(element: Any) -> str:
    return " ".join(element.text_content().split())


def values(form: Any) -> Form:
    """What a browser would send of a form; of a name that is there twice the last."""
    return {name: value.lstrip("\r\n") for name, value in form.form_values()}


def new_form(client: Client, canvas: FilledCanvas, field: str) -> tuple[str, Form]:
    """The small form below a field: where it goes, and what it sends before anybody has typed."""
    (form,) = page(client, canvas).xpath(f"//section[@id='field-{field}']//form[contains(@action, '/linjer/')]")
    return form.get("action"), values(form)


def add(client: Client, canvas: FilledCanvas, field: str, text: str) -> HttpResponse:
    address, form = new_form(client, canvas, field)
    return client.post(address, form | {"cell-text": text})


def change_form(client: Client, line: CanvasLine) -> tuple[str, Form]:
    """The page of one line: where its form goes, and what it sends before anybody has typed."""
    address = reverse("canvas-line", args=[line.canvas_id, line.pk])
    (form,) = read(client.get(address)).xpath("//form[@data-keep]")
    return address, values(form)
