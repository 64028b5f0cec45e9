# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Word from the same blocks as PDF, with real heading styles, so that a leader can go on writing in it."""

from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from medspil.documents.cleaning import clean
from medspil.documents.model import Block, Bullets, Columns, Document, Heading, Paragraph, Picture, Table

PETROL = RGBColor(0x0B, 0x59, 0x61)
SIGNS = {"keep": "✓ ", "develop": "↗ ", "stop": "■ ", "plain": ""}


def render_docx(document: Document) -> bytes:
    document = _cleaned(document)
    word = docx.Document()
    word.core_properties.title = document.title
    word.core_properties.language = "da-DK"
    _dress(word)
    word.add_heading(document.title, level=1)
    if document.subtitle:
        word.add_paragraph(document.subtitle)
    for label, value in document.meta:
        word.add_paragraph(f"{label}: {value}")
    for block in document.blocks:
        _add(word, block)
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def _cleaned(value: Any) -> Any:
    """The document with every text cleaned; blocks keep their kind."""
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{entry.name: _cleaned(getattr(value, entry.name)) for entry in fields(value)})
    if isinstance(value, tuple):
        return tuple(_cleaned(entry) for entry in value)
    return clean(value)


def _dress(word: Any) -> None:
    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "IBM Plex Sans", Pt(11)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "da-DK")
    normal.element.get_or_add_rPr().append(language)
    for level in (1, 2, 3):
        word.styles[f"Heading {level}"].font.color.rgb = PETROL


def _add(word: Any, block: Block) -> None:
    match block:
        case Heading():
            word.add_heading(block.text, level=block.level)
        case Paragraph():
            word.add_paragraph().add_run(block.text).bold = block.strong
        case Bullets():
            _bullets(word, block.items)
        case Table():
            _table(word, block)
        case Picture():
            word.add_paragraph().add_run(block.alt).italic = True
        case Columns():
            for column in block.columns:
                word.add_heading(SIGNS[column.tone] + column.title, level=2)
                _bullets(word, column.items or ("–",))


def _bullets(word: Any, items: tuple[str, ...]) -> None:
    for item in items:
        word.add_paragraph(item, style="List Bullet")


def _table(word: Any, block: Table) -> None:
    table = word.add_table(rows=1, cols=len(block.header), style="Table Grid")
    for cell, title in zip(table.rows[0].cells, block.header, strict=True):
        cell.paragraphs[0].add_run(title).bold = True
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)  # noqa: SLF001 - python-docx has no name for it
    for row in block.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
