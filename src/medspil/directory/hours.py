# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""When an offer is open: hours of the week, days on which it is closed, Danish holidays. Times are those of Copenhagen.

Hours for one day alone, or for a time within a closing, are exceptions: they hold although the offer is closed then.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.dates import WEEKDAYS
from holidays import country_holidays

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")  # as iCalendar and HSDS write them
DAY = timedelta(days=1)
LOOK_AHEAD = 60  # days; what does not open within them has no next time
MAY_DAY = (5, 1)  # some have it off; few offers close

Span = tuple[time, time]


@cache
def holidays_of(year: int) -> Mapping[date, str]:
    """The days on which an offer is closed when nobody says otherwise, with their Danish names."""
    found = country_holidays("DK", years=year, categories=("public", "optional"), language="da")
    return {day: name for day, name in found.items() if (day.month, day.day) != MAY_DAY}


@dataclass(frozen=True, kw_only=True)
class Hours:
    """Open on these days of the week, 0 is Monday; perhaps only from `first` to `last`, both included."""

    days: tuple[int, ...]
    opens: time
    closes: time
    first: date | None = None
    last: date | None = None
    id: str = ""
    rest: Mapping[str, Any] = field(default_factory=dict)

    @property
    def for_one_day(self) -> bool:
        return self.first is not None and self.first == self.last

    def on(self, day: date) -> bool:
        begun = self.first is None or self.first <= day
        return day.weekday() in self.days and begun and (self.last is None or day <= self.last)


@dataclass(frozen=True, kw_only=True)
class Closing:
    """Closed from `first` to `last`, both included."""

    first: date
    last: date
    words: str = ""
    id: str = ""

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last

    def holds(self, hours: Hours) -> bool:
        """Whether these hours are an exception within the closing."""
        return (
            hours.first is not None and hours.last is not None and self.covers(hours.first) and self.covers(hours.last)
        )


@dataclass(frozen=True, kw_only=True)
class Now:
    """How it stands at a moment: open `until`, or closed and open again at `next`, if that is known."""

    is_open: bool
    until: time | None = None
    next: datetime | None = None
    why: str = ""


@dataclass(frozen=True, kw_only=True)
class Timetable:
    hours: tuple[Hours, ...] = ()
    closings: tuple[Closing, ...] = ()
    on_holidays: bool = False

    @classmethod
    def of(
        cls, hours: Iterable[Mapping[str, Any]], closings: Iterable[Mapping[str, Any]], *, on_holidays: bool
    ) -> "Timetable":
        """From what `stored` gave."""
        return cls(
            hours=tuple(_hours(entry) for entry in hours),
            closings=tuple(_closing(entry) for entry in closings),
            on_holidays=on_holidays,
        )

    def spans(self, day: date) -> list[Span]:
        """From when until when it is open on a day, in order."""
        closing, holiday = self.closing(day), self.holiday(day)
        found = [
            (hours.opens, hours.closes)
            for hours in self.hours
            if hours.on(day)
            and (closing is None or closing.holds(hours))
            and (not holiday or hours.for_one_day or (closing is not None and closing.holds(hours)))
        ]
        return sorted(found)

    def closing(self, day: date) -> Closing | None:
        return next((closing for closing in self.closings if closing.covers(day)), None)

    def holiday(self, day: date) -> str:
        """The name of the holiday that keeps it closed, if any."""
        return "" if self.on_holidays else holidays_of(day.year).get(day, "")

    def now(self, moment: datetime) -> Now:
        local = timezone.localtime(moment)
        today, clock = local.date(), local.time()
        for opens, closes in self.spans(today):
            if opens <= clock < closes:
                return Now(is_open=True, until=closes)
        closing = self.closing(today)
        why = (closing.words if closing else "") or self.holiday(today)
        return Now(is_open=False, next=self._next(local), why=why)

    def open_within(self, day: date, first: time, last: time) -> bool:
        """Whether it is open at some time of a day between two times."""
        return any(opens < last and closes > first for opens, closes in self.spans(day))

    def _next(self, local: datetime) -> datetime | None:
        for ahead in range(LOOK_AHEAD):
            day = local.date() + ahead * DAY
            for opens, _closes in self.spans(day):
                moment = timezone.make_aware(datetime.combine(day, opens))
                if moment > local:
                    return moment
        return None

    def week(self, today: date) -> list[tuple[str, str]]:
        """The ordinary week in words: »mandag til torsdag«, »10–14«. Exceptions are left out."""
        usual = [
            hours
            for hours in self.hours
            if not hours.for_one_day
            and (hours.last is None or hours.last >= today)
            and not any(closing.holds(hours) for closing in self.closings)
        ]
        by_day = [sorted((hours.opens, hours.closes) for hours in usual if day in hours.days) for day in range(7)]
        runs = [(list(days), spans) for spans, days in groupby(range(7), key=lambda day: by_day[day]) if spans]
        return [(_days_in_words(days), spans_in_words(spans)) for days, spans in runs]

    def exceptions(self, today: date) -> list["Exceptional"]:
        """Closings and days with other hours that are not over, in order."""
        found = [self._within(closing) for closing in self.closings if closing.last >= today]
        alone = [hours for hours in self.hours if hours.for_one_day and not any(c.holds(hours) for c in self.closings)]
        by_day = groupby(sorted(alone, key=lambda hours: (hours.first or today, hours.opens)), key=lambda h: h.first)
        for day, several in by_day:
            if day is not None and day >= today:
                spans = tuple((hours.opens, hours.closes) for hours in several)
                found.append(Exceptional(first=day, last=day, spans=spans))
        return sorted(found, key=lambda one: one.first)

    def _within(self, closing: Closing) -> "Exceptional":
        spans = sorted({(hours.opens, hours.closes) for hours in self.hours if closing.holds(hours)})
        return Exceptional(first=closing.first, last=closing.last, spans=tuple(spans), words=closing.words)


@dataclass(frozen=True, kw_only=True)
class Exceptional:
    """Days on which it is otherwise than usual; without spans it is closed."""

    first: date
    last: date
    spans: tuple[Span, ...] = ()
    words: str = ""

    @property
    def in_words(self) -> str:
        return spans_in_words(self.spans)


def stored(hours: Sequence[Hours]) -> list[dict[str, Any]]:
    """The hours as a row holds them."""
    return [
        {
            "id": entry.id,
            "days": [DAYS[day] for day in entry.days],
            "opens": f"{entry.opens:%H:%M}",
            "closes": f"{entry.closes:%H:%M}",
            **({"first": entry.first.isoformat()} if entry.first else {}),
            **({"last": entry.last.isoformat()} if entry.last else {}),
            **({"rest": dict(entry.rest)} if entry.rest else {}),
        }
        for entry in hours
    ]


def stored_closings(closings: Sequence[Closing]) -> list[dict[str, Any]]:
    return [
        {"id": one.id, "first": one.first.isoformat(), "last": one.last.isoformat(), "words": one.words}
        for one in closings
    ]


def spans_in_words(spans: Iterable[Span]) -> str:
    return ", ".join(f"{clock(opens)}–{clock(closes)}" for opens, closes in spans)


def clock(moment: time) -> str:
    """»10« and »13.30«, as a sign on a door has it."""
    return f"{moment.hour}.{moment:%M}" if moment.minute else str(moment.hour)


def _hours(entry: Mapping[str, Any]) -> Hours:
    return Hours(
        days=tuple(DAYS.index(day) for day in entry["days"]),
        opens=time.fromisoformat(entry["opens"]),
        closes=time.fromisoformat(entry["closes"]),
        first=date.fromisoformat(entry["first"]) if entry.get("first") else None,
        last=date.fromisoformat(entry["last"]) if entry.get("last") else None,
        id=entry.get("id", ""),
        rest=entry.get("rest", {}),
    )


def _closing(entry: Mapping[str, Any]) -> Closing:
    return Closing(
        first=date.fromisoformat(entry["first"]),
        last=date.fromisoformat(entry["last"]),
        words=entry.get("words", ""),
        id=entry.get("id", ""),
    )


def _days_in_words(days: Sequence[int]) -> str:
    names = [str(WEEKDAYS[day]).lower() for day in days]
    return names[0] if len(names) == 1 else f"{names[0]}–{names[-1]}"
