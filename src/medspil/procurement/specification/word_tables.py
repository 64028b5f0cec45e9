# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The tables of a Word file as plain text, whatever word processor saved it last.

Read from the file's own XML: changes that are tracked count as made, content controls and text in several pieces as
text, merged cells by the columns that they cover.
"""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

MOST_BYTES = 50_000_000  # unpacked
BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, NotImplementedError, OSError, EOFError, ValueError)
GONE = {"del", "moveFrom", "Fallback"}
SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}

Grid = list[list[str]]


class NotWord(Exception):
    """The file is no Word document, or one that cannot be opened."""


def tables_of(content: bytes) -> list[Grid]:
    """Each table as rows of cells; a cell over two columns stands in both."""
    return [[_cells(row) for row in _rows(table)] for table in _named(_body(content), "tbl")]


def _body(content: bytes) -> Any:
    from lxml import etree  # noqa: PLC0415 - 4 MiB that a server of live rooms need not carry

    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > MOST_BYTES:
                raise NotWord
            document = archive.read("word/document.xml")
    except BROKEN as error:
        raise NotWord from error
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        return etree.fromstring(document, parser)
    except etree.XMLSyntaxError as error:
        raise NotWord from error


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _named(element: Any, name: str) -> Iterator[Any]:
    return (found for found in element.iter() if _name(found) == name)


def _rows(table: Any) -> Iterator[Any]:
    """The table's own, not those of a table in one of its cells; without the rows that are deleted."""
    for row in _own(table, "tr"):
        properties = next((child for child in row if _name(child) == "trPr"), None)
        if properties is None or not any(_name(child) == "del" for child in properties):
            yield row


def _own(element: Any, name: str) -> Iterator[Any]:
    """Also inside content controls, which word processors put around anything."""
    for child in element:
        if _name(child) == name:
            yield child
        elif _name(child) in {"sdt", "sdtContent", "ins", "moveTo", "customXml"}:
            yield from _own(child, name)


def _cells(row: Any) -> list[str]:
    found = []
    for cell in _own(row, "tc"):
        found += [_text(cell)] * _span(cell)
    return found


def _span(cell: Any) -> int:
    for element in _named(cell, "gridSpan"):
        for name, value in element.attrib.items():
            if str(name).endswith("val") and str(value).isdecimal():
                return max(1, min(int(value), 20))
    return 1


def _text(cell: Any) -> str:
    lines = ("".join(_pieces(paragraph)) for paragraph in _named(cell, "p"))
    return "\n".join(line.strip() for line in lines).strip()


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        name = _name(child)
        if name == "t":
            yield child.text or ""
        elif name in SIGNS:
            yield SIGNS[name]
        elif name not in GONE and name != "p":
            yield from _pieces(child)
