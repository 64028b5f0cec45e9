# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Hours and exceptions as people type them: »10-14, 15.30-17«, »24/12-2026 - 1/1-2027 Juleferie«."""

import re
from collections.abc import Sequence
from datetime import date, time
from uuid import uuid4

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from medspil.directory.hours import Closing, Exceptional, Hours, Span, Timetable, spans_in_words

_TIME = r"(\d{1,2})(?:[.:](\d{2}))?"
_SPAN = re.compile(rf"\s*(?:kl\.?\s*)?{_TIME}\s*(?:-|–|til)\s*(?:kl\.?\s*)?{_TIME}\s*", re.IGNORECASE)
_DATE = r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})"
_EXCEPTION = re.compile(rf"^\s*{_DATE}(?:\s*(?:-|–|til)\s*{_DATE})?\s*:?\s*(.*)$", re.IGNORECASE)
_CLOSED = re.compile(r"^lukket\b[\s:,.]*", re.IGNORECASE)


def read_spans(text: str) -> list[Span]:
    """The times of one day; ValidationError with words that help."""
    parts = [part for part in re.split(r",|;|\bog\b|&", text) if part.strip()]
    spans = []
    for part in parts:
        found = _SPAN.fullmatch(part)
        if found is None:
            raise ValidationError(_("Write the hours like this: 10-14 or 10-12, 13.30-16."))
        spans.append(_span(*found.groups()))
    return sorted(spans)


def _span(hour: str, minute: str | None, end_hour: str, end_minute: str | None) -> Span:
    try:
        opens, closes = time(int(hour), int(minute or 0)), _end(int(end_hour), int(end_minute or 0))
    except ValueError as error:
        raise ValidationError(_("There is no such time of day. Write the hours like this: 10-14.")) from error
    if opens >= closes:
        raise ValidationError(_("It closes before it opens. Write the hours like this: 10-14."))
    return opens, closes


def _end(hour: int, minute: int) -> time:
    """Midnight at the end of a day is its last minute."""
    return time(23, 59) if (hour, minute) == (24, 0) else time(hour, minute)


def read_exceptions(text: str, usual_days: Sequence[int]) -> tuple[list[Hours], list[Closing]]:
    """One exception to a line: a date or two, then hours or that it is closed, then perhaps why.

    Other hours over several days hold on the days of the week that it is usually open.
    """
    hours: list[Hours] = []
    closings: list[Closing] = []
    for line in filter(str.strip, text.splitlines()):
        first, last, spans, words = _exception(line)
        closings.append(Closing(first=first, last=last, words=words, id=str(uuid4())))
        days = (first.weekday(),) if first == last else tuple(usual_days)
        for opens, closes in spans:
            hours.append(Hours(days=days, opens=opens, closes=closes, first=first, last=last, id=str(uuid4())))
    return hours, closings


def _exception(line: str) -> tuple[date, date, list[Span], str]:
    found = _EXCEPTION.match(line)
    if found is None:
        raise ValidationError(_("Begin each line with a date, like this: 24.12.2026 lukket."))
    day, month, year, to_day, to_month, to_year, rest = found.groups()
    first = _date(day, month, year, line)
    last = _date(to_day, to_month, to_year, line) if to_day else first
    if last < first:
        raise ValidationError(_("The last day comes before the first in »%(line)s«.") % {"line": line.strip()})
    spans, words = _leading_spans(_CLOSED.sub("", rest))
    return first, last, spans, words.strip(" ,:.")[:200]


def _leading_spans(text: str) -> tuple[list[Span], str]:
    """The hours that a text begins with, and what follows them."""
    spans: list[Span] = []
    while found := _SPAN.match(text):
        spans.append(_span(*found.groups()))
        text = re.sub(r"^\s*(?:,|og\b|&)\s*(?=\d|kl)", "", text[found.end() :])
    return spans, text


def _date(day: str, month: str, year: str, line: str) -> date:
    try:
        return date(int(year), int(month), int(day))
    except ValueError as error:
        raise ValidationError(_("There is no such date in »%(line)s«.") % {"line": line.strip()}) from error


def weekly_as_typed(timetable: Timetable) -> list[str]:
    """What stands in the seven fields, Monday first: the hours that hold without an end."""
    usual = [hours for hours in timetable.hours if is_usual(hours)]
    return [
        spans_in_words(sorted((hours.opens, hours.closes) for hours in usual if day in hours.days)).replace("–", "-")
        for day in range(7)
    ]


def is_usual(hours: Hours) -> bool:
    return hours.first is None and hours.last is None


def exceptions_as_typed(timetable: Timetable, today: date) -> str:
    return "\n".join(_as_line(one) for one in timetable.exceptions(today))


def _as_line(one: Exceptional) -> str:
    dates = _as_typed(one.first) if one.first == one.last else f"{_as_typed(one.first)} - {_as_typed(one.last)}"
    what = one.in_words.replace("–", "-") or "lukket"
    return f"{dates} {what} {one.words}".strip()


def _as_typed(day: date) -> str:
    return f"{day.day}.{day.month}.{day.year}"


def weekly(spans_by_day: Sequence[Sequence[Span]], before: Timetable) -> list[Hours]:
    """Hours of the week from seven lists of spans; days with the same span share one entry, and it keeps its id."""
    days_of: dict[Span, list[int]] = {}
    for day, spans in enumerate(spans_by_day):
        for span in spans:
            days_of.setdefault(span, []).append(day)
    known = {(hours.opens, hours.closes): hours for hours in before.hours if is_usual(hours)}
    return [
        Hours(
            days=tuple(days),
            opens=span[0],
            closes=span[1],
            id=known[span].id if span in known else str(uuid4()),
            rest=known[span].rest if span in known else {},
        )
        for span, days in days_of.items()
    ]


def seasons(timetable: Timetable) -> list[Hours]:
    """Hours that hold for a part of the year: no field shows them, and no saving takes them away."""
    return [
        hours
        for hours in timetable.hours
        if not is_usual(hours)
        and not hours.for_one_day
        and not any(closing.holds(hours) for closing in timetable.closings)
    ]
