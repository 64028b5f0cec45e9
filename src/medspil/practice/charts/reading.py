# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Numbers, dates and whole tables as people in Denmark write and paste them."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from babel.dates import get_month_names
from django.utils.translation import gettext as _

MOST_ROWS = 10_000
_FORMATS = ("%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y", "%d/%m/%Y", "%d/%m-%Y", "%d-%m-%y", "%d.%m.%y", "%d/%m/%y", "%d/%m-%y")
_MISSING = {"", "-", "–", "na", "n/a", "nan", "null", "none"}
_POINT_DECIMAL = re.compile(r"[+-]?\d*\.\d+|[+-]?\d+")
_DANISH = re.compile(r"[+-]?(\d{1,3}(\.\d{3})+|\d+)(,\d+)?")
_THOUSANDS = re.compile(r"[+-]?\d{1,3}(\.\d{3})+")
_MONTHS = {
    name.rstrip("."): int(number)
    for width in ("wide", "abbreviated")
    for number, name in get_month_names(width, locale="da").items()
}
_WRITTEN = re.compile(r"(\d{1,2})\.?\s+([a-zæøå]+)\.?\s+(\d{4})", re.IGNORECASE)


class NotReadable(ValueError):
    """A text that is no number, or no day."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One measurement; `value` is None where none was made. `line` is its number in what was pasted, from 1."""

    line: int
    day: date
    value: float | None


@dataclass(frozen=True, kw_only=True)
class Table:
    rows: tuple[Row, ...] = ()
    problems: tuple[str, ...] = ()


def read_number(text: str, *, point_decimals: bool = False) -> float:
    """»1.234,5«, »1234.5«, »0,8 %« and »-3«; NotReadable for anything else.

    A point before three figures parts thousands, as in Denmark, unless the column is known to have point decimals.
    """
    plain = re.sub(r"[\s\u00a0\u202f]|%$", "", text.strip()).replace("\u2212", "-")
    if _POINT_DECIMAL.fullmatch(plain) and (point_decimals or not _THOUSANDS.fullmatch(plain)):
        return float(plain)
    if _DANISH.fullmatch(plain):
        return float(plain.replace(".", "").replace(",", "."))
    raise NotReadable(text)


def read_date(text: str) -> date:
    """»2026-03-12«, »12.3.2026«, »12/3-26« and »12. marts 2026«; NotReadable for anything else."""
    plain = " ".join(text.split())
    for form in _FORMATS:
        try:
            return datetime.strptime(plain, form).date()  # noqa: DTZ007 - a day has no time zone
        except ValueError:
            continue
    written = _WRITTEN.fullmatch(plain)
    if written is None or written[2].lower() not in _MONTHS:
        raise NotReadable(text)
    try:
        return date(int(written[3]), _MONTHS[written[2].lower()], int(written[1]))
    except ValueError as error:
        raise NotReadable(text) from error


def read_table(text: str) -> Table:
    """Two columns, a day and a value, parted by tab, semicolon or comma; a line of headings may stand above.

    Rows come sorted by day. Every line that cannot be read is told, by its number.
    """
    cells, parted_by = cells_in(text)
    if len(cells) > MOST_ROWS + 1:
        return Table(problems=(_("There are {n} lines. Paste at most {most}.").format(n=len(cells), most=MOST_ROWS),))
    if cells and _is_heading(cells[0][1]):
        cells = cells[1:]
    points = _has_point_decimals([row[1] for _number, row in cells if len(row) > 1], parted_by)
    return _rows(cells, points)


def cells_in(text: str) -> tuple[list[tuple[int, list[str]]], str]:
    """The lines that are not empty, each with its number from 1 and its cells; and the sign that parts these."""
    lines = [(number, line) for number, line in enumerate(text.lstrip("\ufeff").splitlines(), start=1) if line.strip()]
    sign = next((sign for sign in "\t;," if any(sign in line for _n, line in lines)), ";")
    return [(n, [cell.strip() for cell in next(csv.reader([line], delimiter=sign))]) for n, line in lines], sign


def _is_heading(cells: Sequence[str]) -> bool:
    return not any(character.isdigit() for character in cells[0])


def _has_point_decimals(values: Sequence[str], parted_by: str) -> bool:
    """In a comma-parted table a number has points; else the column tells: one point that parts no thousands will do."""
    if any("," in value for value in values):
        return False
    return parted_by == "," or any("." in value and not _THOUSANDS.fullmatch(value.strip()) for value in values)


def _rows(cells: Sequence[tuple[int, Sequence[str]]], point_decimals: bool) -> Table:  # noqa: FBT001 - one caller
    rows: dict[date, Row] = {}
    problems = []
    for number, row in cells:
        try:
            day = read_date(row[0])
        except NotReadable:
            problems.append(_("Line {n}: »{text}« is no date. Write 12-03-2026.").format(n=number, text=row[0][:40]))
            continue
        typed = row[1] if len(row) > 1 else ""
        try:
            value = None if typed.lower() in _MISSING else read_number(typed, point_decimals=point_decimals)
        except NotReadable:
            problems.append(_("Line {n}: »{text}« is no number. Write 12,5.").format(n=number, text=typed[:40]))
            continue
        if day in rows:
            problems.append(
                _("Line {n}: {day} stands in line {other} too.").format(n=number, day=row[0], other=rows[day].line)
            )
            continue
        rows[day] = Row(line=number, day=day, value=value)
    return Table(rows=tuple(sorted(rows.values(), key=lambda row: row.day)), problems=tuple(problems))
