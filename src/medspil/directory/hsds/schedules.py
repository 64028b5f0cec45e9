# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Our hours as HSDS schedules, which are RFC 5545 rules, and back.

A schedule of every week is hours; one without hours, for some days, is a closing. What we cannot say, such as the first
Saturday of a month, is kept as it came. HSDS has one UTC offset for a schedule, which is wrong for half the year in
Denmark: times are written without one, and are those on the wall.
"""

from datetime import date
from typing import Any
from uuid import uuid4

from medspil.directory.hours import DAYS, Closing, Hours, spans_in_words
from medspil.directory.hsds.standard import read_date, read_time
from medspil.directory.hsds.terms import FACTS, HOLIDAYS, attributes, codes_in, others_in

CLOSED = "Lukket"
SPECIAL = ("bymonthday", "byweekno", "byyearday", "count")
Schedule = dict[str, Any]


def read(schedule: Schedule) -> Hours | Closing | None:
    """None for what has no hours of a week in it."""
    if schedule.get("opens_at") and schedule.get("closes_at") and schedule.get("byday"):
        return _hours(schedule)
    if not schedule.keys() & {"opens_at", "closes_at", "byday", "freq"} and schedule.keys() >= {
        "valid_from",
        "valid_to",
    }:
        words = str(schedule.get("description", ""))
        first, last = read_date(schedule["valid_from"]), read_date(schedule["valid_to"])
        words = words.removeprefix(CLOSED).strip(" :")
        return Closing(first=first, last=last, words=words, id=schedule["id"]) if first <= last else None
    return None


def _hours(schedule: Schedule) -> Hours | None:
    days = [day.strip() for day in schedule["byday"].split(",")]
    weekly = schedule.get("freq", "WEEKLY") == "WEEKLY" and schedule.get("interval", 1) == 1
    opens, closes = read_time(schedule["opens_at"]), read_time(schedule["closes_at"])
    if not weekly or any(schedule.get(name) for name in SPECIAL) or not set(days) <= set(DAYS) or opens >= closes:
        return None
    first, last = _range(schedule)
    kept = {name: value for name, value in schedule.items() if name not in {"id", "description", "attributes"}}
    if others := others_in(schedule):
        kept["attributes"] = others
    numbers = tuple(sorted(DAYS.index(day) for day in days))
    return Hours(days=numbers, opens=opens, closes=closes, first=first, last=last, id=schedule["id"], rest=kept)


def _range(schedule: Schedule) -> tuple[date | None, date | None]:
    first, last = (
        schedule.get("valid_from") or schedule.get("dtstart"),
        schedule.get("valid_to") or schedule.get("until"),
    )
    return read_date(first) if first else None, read_date(last) if last else None


def on_holidays(schedules: list[Schedule]) -> bool:
    return any(HOLIDAYS in codes_in(schedule, FACTS) for schedule in schedules)


def written(hours: Hours, *, holidays: bool) -> Schedule:
    """As it came where it is still the same, so that a schedule goes out as it was taken in."""
    key, kept = hours.id or str(uuid4()), dict(hours.rest)
    as_it_came = _hours({"id": key, **kept}) if kept.keys() >= {"opens_at", "closes_at", "byday"} else None
    if as_it_came is None or (as_it_came.days, as_it_came.opens, as_it_came.closes) != (
        hours.days,
        hours.opens,
        hours.closes,
    ):
        kept.update(
            freq="WEEKLY",
            byday=",".join(DAYS[day] for day in hours.days),
            opens_at=f"{hours.opens:%H:%M}",
            closes_at=f"{hours.closes:%H:%M}",
        )
    if as_it_came is None or (as_it_came.first, as_it_came.last) != (hours.first, hours.last):
        for name, day in (("valid_from", hours.first), ("valid_to", hours.last)):
            kept.pop(name, None)
            kept.update({name: day.isoformat()} if day else {})
    marks = [*kept.pop("attributes", []), *(attributes(key, "schedule", FACTS, [HOLIDAYS]) if holidays else [])]
    words = f"{', '.join(_day_name(day) for day in hours.days)} {spans_in_words([(hours.opens, hours.closes)])}"
    return {"id": key, **kept, "description": words, **({"attributes": marks} if marks else {})}


def written_closing(closing: Closing) -> Schedule:
    return {
        "id": closing.id,
        "valid_from": closing.first.isoformat(),
        "valid_to": closing.last.isoformat(),
        "description": f"{CLOSED}: {closing.words}" if closing.words else CLOSED,
    }


def _day_name(day: int) -> str:
    return ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")[day]
