# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A whole topic as Word documents in a zip, to edit and hand out without Medspil: one for each thing to hand out."""

import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO

from django.utils.text import slugify
from django.utils.translation import gettext as _

from medspil.documents.model import Block, Bullets, Document, Heading, Paragraph, Table
from medspil.documents.word import render_docx
from medspil.materials import papers
from medspil.materials.canvases import Pane, panes_of
from medspil.materials.leaflets import Leaflet
from medspil.materials.programmes import Programme
from medspil.materials.schema import CanvasFile

LONGEST_NAME = 60
EMPTY_LINES = 3


def word_package(leaflet: Leaflet, programmes: Sequence[Programme], canvases: Sequence[CanvasFile]) -> bytes:
    """The zip. `programmes` are the topic's own scripts, `canvases` the templates that they use."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, document in _documents(leaflet, programmes, canvases):
            package.writestr(f"{name}.docx", render_docx(document))
    return out.getvalue()


def canvas_form(shape: CanvasFile) -> Document:
    """An empty template to type in; its layout stays on the sheet that is printed."""
    if shape.layout == "checklist":
        rows = tuple(("", field.title, "") for field in shape.fields_)
        blocks: tuple[Block, ...] = (Table(header=(_("Done"), _("What"), _("Note")), rows=rows),)
    else:
        blocks = tuple(block for pane in panes_of(shape) for block in _empty(pane))
    return Document(title=shape.title, subtitle=shape.purpose, blocks=blocks)


def _documents(
    leaflet: Leaflet, programmes: Sequence[Programme], canvases: Sequence[CanvasFile]
) -> Iterator[tuple[str, Document]]:
    yield _named("", 0, leaflet.topic.title), papers.topic_text(leaflet)
    for place, case in enumerate(leaflet.cases, start=1):
        yield _named(_("Dilemmas"), place, case.title), papers.case_paper(case)
    for place, programme in enumerate(programmes, start=1):
        yield _named(_("Scripts"), place, programme.script.title), papers.script_paper(programme)
    for place, shape in enumerate(canvases, start=1):
        yield _named(_("Templates"), place, shape.title), canvas_form(shape)


def _named(folder: str, place: int, title: str) -> str:
    """A name that Windows, macOS and a web server all take, in the order that one reads; it keeps æ, ø and å."""
    name = slugify(title, allow_unicode=True)[:LONGEST_NAME].strip("-")
    return f"{slugify(folder, allow_unicode=True)}/{place:02}-{name}" if folder else name


def _empty(pane: Pane) -> Iterator[Block]:
    yield Heading(text=pane.field.title + (f" ({pane.corner})" if pane.corner else ""))
    if pane.field.help:
        yield Paragraph(text=pane.field.help, quiet=True)
    if len(pane.cells) == 1:
        yield Bullets(items=("",) * EMPTY_LINES)
    else:
        yield Table(header=tuple(cell.title for cell in pane.cells), rows=(("",) * len(pane.cells),) * EMPTY_LINES)
