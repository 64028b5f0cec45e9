# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Word from the same blocks as PDF, with real heading styles, so that a leader can go on writing in it."""

from dataclasses import fields, is_dataclass, replace
from io import BytesIO
from typing import Any

from medspil.documents.cleaning import clean
from medspil.documents.model import (
    Block,
    Bullets,
    Columns,
    Document,
    Heading,
    Item,
    Paragraph,
    Picture,
    Pictures,
    Quote,
    Run,
    Table,
    Words,
)

PETROL = (0x0B, 0x59, 0x61)
SIGNS = {"keep": "✓ ", "develop": "↗ ", "stop": "■ ", "plain": ""}


def render_docx(document: Document) -> bytes:
    import docx  # noqa: PLC0415 - 15 MiB that a server of live rooms need not carry

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
    _each(word, document.blocks)
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
    from docx.shared import Pt, RGBColor  # noqa: PLC0415 - as above

    normal = word.styles["Normal"]
    normal.font.name, normal.font.size = "IBM Plex Sans", Pt(11)
    language = _element("w:lang", "da-DK")
    normal.element.get_or_add_rPr().append(language)
    for level in (1, 2, 3, 4):
        word.styles[f"Heading {level}"].font.color.rgb = RGBColor(*PETROL)


def _element(name: str, value: str) -> Any:
    """Markup that python-docx has no name for."""
    from docx.oxml import OxmlElement  # noqa: PLC0415 - as above
    from docx.oxml.ns import qn  # noqa: PLC0415

    element = OxmlElement(name)
    element.set(qn("w:val"), value)
    return element


def _each(word: Any, blocks: tuple[Block, ...]) -> None:
    for block in blocks:
        _add(word, block)


def _add(word: Any, block: Block) -> None:
    match block:
        case Heading():
            word.add_heading(block.text, level=block.level).paragraph_format.page_break_before = block.new_page
        case Paragraph():
            _write(word.add_paragraph(), block.text, strong=block.strong)
        case Quote():
            _write(word.add_paragraph(style="Intense Quote"), block.text)
        case Bullets():
            _bullets(word, block)
        case Table():
            _table(word, block)
        case Picture():
            word.add_paragraph().add_run(block.alt).italic = True
        case Pictures():
            _each(word, block.pictures)
        case Columns():
            _columns(word, block)


def _columns(word: Any, block: Columns) -> None:
    for column in block.columns:
        word.add_heading(SIGNS[column.tone] + column.title, level=2)
        _bullets(word, Bullets(items=column.items or ("–",)))


def _write(paragraph: Any, words: Words, *, strong: bool = False) -> None:
    for run in (Run(text=words),) if isinstance(words, str) else words:
        address = f" ({run.link})" if run.link and run.link != run.text else ""
        written = paragraph.add_run(run.text + address)
        written.bold, written.italic = strong or run.strong, run.emphasis


def _bullets(word: Any, block: Bullets, depth: int = 1) -> None:
    name = "List Number" if block.ordered else "List Bullet"
    style = name if depth == 1 else f"{name} {min(depth, 3)}"
    number = _numbers_from_one(word, style) if block.ordered else None
    for item in block.items:
        paragraph = word.add_paragraph(style=style)
        if number is not None:
            paragraph._p.get_or_add_pPr().get_or_add_numPr().get_or_add_numId().val = number  # noqa: SLF001
        _write(paragraph, item.text if isinstance(item, Item) else item)
        for below in item.below if isinstance(item, Item) else ():
            if isinstance(below, Bullets):
                _bullets(word, below, depth + 1)
            else:
                _add(word, below)


def _numbers_from_one(word: Any, style: str) -> int:
    """A list of its own: all paragraphs of a style are one list to Word, and go on counting."""
    numbering = word.part.numbering_part.element
    known = numbering.num_having_numId(word.styles[style].element.pPr.numPr.numId.val)
    fresh = numbering.add_num(known.abstractNumId.val)
    fresh.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(fresh.numId)


def _table(word: Any, block: Table) -> None:
    table = word.add_table(rows=1, cols=len(block.header), style="Table Grid")
    for cell, title in zip(table.rows[0].cells, block.header, strict=True):
        cell.paragraphs[0].add_run(title).bold = True
    repeat = _element("w:tblHeader", "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)  # noqa: SLF001 - python-docx has no name for it
    for row in block.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    if block.widths:
        _widths(word, table, block.widths)


def _widths(word: Any, table: Any, shares: tuple[int, ...]) -> None:
    """Word goes by the cells, LibreOffice by the columns."""
    section = word.sections[0]
    page = section.page_width - section.left_margin - section.right_margin
    table.autofit = False
    for column, share in zip(table.columns, shares, strict=True):
        column.width = page * share // sum(shares)
        for cell in column.cells:
            cell.width = column.width
