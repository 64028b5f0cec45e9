# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Weeks as people write and paste them: »uge 47«, »2026-W47« or a day of the week, and two numbers."""

import re
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from medspil.adoption.figures import Share
from medspil.practice.charts.reading import NotReadable, cells_in, read_date, read_number
from medspil.practice.workdays import monday_of

MOST_ROWS = 600  # more than ten years
MOST_HELD = 1_000_000
_WEEK = re.compile(r"(?:uge|u)?\s*(\d{1,2})(?:[\s,./-]+(\d{4}))?", re.IGNORECASE)
_ISO_WEEK = re.compile(r"(\d{4})-?(?:w|uge)?\s*-?(\d{1,2})", re.IGNORECASE)


@dataclass(frozen=True, kw_only=True)
class Weeks:
    shares: tuple[Share, ...] = ()
    problems: tuple[str, ...] = ()


def read_week(text: str, *, today: date) -> date:
    """The Monday of a week; NotReadable for what is none. A week without a year is the latest one of that number."""
    plain = " ".join(text.split())
    iso, bare = _ISO_WEEK.fullmatch(plain), _WEEK.fullmatch(plain)
    try:
        if iso:
            return date.fromisocalendar(int(iso[1]), int(iso[2]), 1)
        if bare and bare[2]:
            return date.fromisocalendar(int(bare[2]), int(bare[1]), 1)
        if bare:
            return _latest(int(bare[1]), today)
    except ValueError as error:
        raise NotReadable(text) from error
    return monday_of(read_date(plain))


def _latest(week: int, today: date) -> date:
    this = date.fromisocalendar(today.year, week, 1)
    return this if this <= today else date.fromisocalendar(today.year - 1, week, 1)


def read_weeks(text: str, *, today: date) -> Weeks:
    """Three columns, week, held and used, parted by tab, semicolon or comma; a line of headings may stand above.

    Every line that cannot be read is told, by its number.
    """
    rows, _sign = cells_in(text)
    if len(rows) > MOST_ROWS:
        return Weeks(problems=(_("There are {n} lines. Paste at most {most}.").format(n=len(rows), most=MOST_ROWS),))
    if rows and not any(character.isdigit() for character in "".join(rows[0][1][:2])):
        rows = rows[1:]
    shares: dict[date, Share] = {}
    problems = []
    for n, cells in rows:
        share = _row(cells, today)
        if isinstance(share, str):
            problems.append(_("Line {n}: {words}").format(n=n, words=share))
        elif share.monday in shares:
            problems.append(_("Line {n}: week {week} stands there twice.").format(n=n, week=share.week))
        else:
            shares[share.monday] = share
    return Weeks(shares=tuple(shares[monday] for monday in sorted(shares)), problems=tuple(problems))


def _row(cells: list[str], today: date) -> Share | str:
    """A line as a share, or what is wrong with it."""
    if len(cells) < 3:
        return _("There must be three columns: week, held and used.")
    try:
        monday = read_week(cells[0], today=today)
    except NotReadable:
        return _("»{text}« is no week. Write for example 2026-W12 or 16-03-2026.").format(text=cells[0][:20])
    try:
        held, used = (read_number(cell) for cell in cells[1:3])
    except NotReadable:
        return _("Write both numbers with figures, nought too.")
    return wrong_counts(held, used) or wrong_week(monday, today) or Share(monday=monday, held=int(held), used=int(used))


def wrong_counts(held: float, used: float) -> str:
    """What is wrong with two counts; empty when nothing is."""
    if held != int(held) or used != int(used) or min(held, used) < 0:
        return _("The numbers must be whole, and not below nought.")
    if held > MOST_HELD:
        return _("The number is too large.")
    if used > held:
        return _("It cannot have been used more often than there were conversations.")
    return ""


def wrong_week(monday: date, today: date) -> str:
    return _("The week is yet to come.") if monday > today else ""
