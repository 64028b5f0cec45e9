# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import csv
from collections.abc import Iterable
from io import StringIO

from django.http import HttpResponse

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

FORMULA = tuple("=+-@|%＝＋－＠")
CONTROL = ("\t", "\r", "\n")


def pdf_response(content: bytes, name: str) -> HttpResponse:
    """Opens in the browser; `name` is what it is saved as."""
    return _file(content, name, "application/pdf", "inline")


def docx_response(content: bytes, name: str) -> HttpResponse:
    return _file(content, name, DOCX, "attachment")


def zip_response(content: bytes, name: str) -> HttpResponse:
    return _file(content, name, "application/zip", "attachment")


def csv_response(rows: Iterable[list[str]], name: str) -> HttpResponse:
    """A table that Danish spreadsheets open with a double click, and in which no cell is read as a formula."""
    table = StringIO()
    csv.writer(table, delimiter=";").writerows([harmless(cell) for cell in row] for row in rows)
    return _file(table.getvalue().encode("utf-8-sig"), name, "text/csv; charset=utf-8", "attachment")


def harmless(cell: str) -> str:
    """A text that a spreadsheet would take for a formula gets an apostrophe before it, and is then a text."""
    return f"'{cell}" if cell.lstrip()[:1] in FORMULA or cell[:1] in CONTROL else cell


def _file(content: bytes, name: str, content_type: str, place: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=content_type)
    answer["Content-Disposition"] = f'{place}; filename="{name}"'
    return answer
