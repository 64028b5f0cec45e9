# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""When an offer is open, as somebody standing at the door would find it."""

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import ValidationError
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from medspil.directory import typed_hours
from medspil.directory.hours import Hours, Timetable, stored, stored_closings
from medspil.directory.typed_hours import exceptions_as_typed, read_exceptions, read_spans, weekly, weekly_as_typed

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
WEEK = ["10-14", "10-12, 13.30-17", "", "10-14", "10-14", "", ""]


def table(exceptions: str = "", *, week: list[str] = WEEK, on_holidays: bool = False) -> Timetable:
    hours = weekly([read_spans(text) for text in week], Timetable())
    others, closings = read_exceptions(exceptions, sorted({day for one in hours for day in one.days}))
    return Timetable.of(stored([*hours, *others]), stored_closings(closings), on_holidays=on_holidays)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=COPENHAGEN)


@pytest.mark.parametrize(
    ("moment", "until"),
    [
        ("2026-03-02 10:00", time(14)),  # a Monday, on the stroke
        ("2026-03-02 13:59", time(14)),
        ("2026-03-03 15:00", time(17)),
        ("2026-07-06 13:59", time(14)),  # the same by the clock on the wall in summer
    ],
)
def test_it_is_open(moment: str, until: time) -> None:
    now = table().now(at(moment))
    assert (now.is_open, now.until) == (True, until)


@pytest.mark.parametrize(
    ("moment", "opens"),
    [
        ("2026-03-02 09:59", "2026-03-02 10:00"),
        ("2026-03-02 14:00", "2026-03-03 10:00"),
        ("2026-03-03 12:30", "2026-03-03 13:30"),
        ("2026-03-06 14:00", "2026-03-09 10:00"),  # over the weekend
        ("2026-04-01 12:00", "2026-04-07 10:00"),  # over Easter, which has Thursday, Friday and Monday
        ("2026-03-27 15:00", "2026-03-30 10:00"),  # over the night when clocks are put forward
    ],
)
def test_it_is_closed_and_says_when_it_opens(moment: str, opens: str) -> None:
    now = table().now(at(moment))
    assert (now.is_open, now.next) == (False, at(opens))


def test_a_holiday_says_its_name_unless_it_is_open_all_the_same() -> None:
    assert table().now(at("2026-04-06 11:00")).why == "Anden påskedag"
    assert table(on_holidays=True).now(at("2026-04-06 11:00")).is_open
    assert table().now(at("2026-05-01 11:00")).is_open, "few offers close on 1 May"


def test_exceptions_win_over_the_week_and_over_holidays() -> None:
    special = table("24.12.2026 - 2.1.2027 lukket Juleferie\n6.4.2026 11-12 Påskekaffe")
    assert special.now(at("2026-12-28 11:00")).why == "Juleferie"
    assert special.spans(date(2026, 4, 6)) == [(time(11), time(12))]
    assert special.now(at("2026-12-23 15:00")).next == at("2027-01-04 10:00")


def test_other_hours_over_some_days_hold_on_the_days_it_is_usually_open() -> None:
    summer = table("6/7-2026 til 12/7-2026: 10-11 Sommertid")
    assert [summer.spans(date(2026, 7, day)) for day in (6, 8, 9)] == [
        [(time(10), time(11))], [], [(time(10), time(11))],
    ]  # fmt: skip


def test_the_week_is_told_as_on_a_door() -> None:
    assert table(week=["10-14", "10-14", "10-14", "9.30-17"]).week(date(2026, 3, 2)) == [
        ("mandag–onsdag", "10–14"),
        ("torsdag", "9.30–17"),
    ]


@pytest.mark.parametrize("text", ["ti til to", "14-10", "10-10", "25-26", "10-12,, 9", "10.75-12", "10"])
def test_hours_that_cannot_be_read_are_refused_with_a_word(text: str) -> None:
    with pytest.raises(ValidationError):
        read_spans(text)


@pytest.mark.parametrize("text", ["10-14", "kl. 10-14", "10.00 - 14.00", "10:00–14:00", "kl 10 til kl 14"])
def test_hours_are_read_as_people_write_them(text: str) -> None:
    assert read_spans(text) == [(time(10), time(14))]


@pytest.mark.parametrize(
    "text", ["juleaften lukket", "31.2.2026 lukket", "2.1.2027 - 24.12.2026 lukket", "24.12 lukket"]
)
def test_exceptions_that_cannot_be_read_are_refused_with_a_word(text: str) -> None:
    with pytest.raises(ValidationError):
        read_exceptions(text, range(7))


SPAN = some.tuples(some.integers(0, 1300), some.integers(1, 130)).map(lambda span: (span[0], sum(span)))
SPANS = some.lists(SPAN, max_size=2)


@given(some.lists(SPANS, min_size=7, max_size=7))
@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # a busy machine is no fault of the code
def test_what_was_typed_stands_in_the_form_again(week: list[list[tuple[int, int]]]) -> None:
    spans = [sorted({(time(a // 60, a % 60), time(b // 60, b % 60)) for a, b in day}) for day in week]
    known = Timetable(hours=tuple(weekly(spans, Timetable())))
    assert [read_spans(text) for text in weekly_as_typed(known)] == spans


def test_exceptions_stand_in_the_form_again() -> None:
    typed = "23.12.2026 10-12 Lille juleaften\n24.12.2026 - 2.1.2027 lukket Juleferie"
    assert exceptions_as_typed(table(typed), date(2026, 12, 1)) == typed
    assert exceptions_as_typed(table(typed), date(2026, 12, 24)) == typed.splitlines()[1]


def test_hours_of_a_season_are_shown_and_kept() -> None:
    season = Hours(days=(0,), opens=time(9), closes=time(10), first=date(2026, 5, 1), last=date(2026, 9, 30))
    known = Timetable(hours=(season,))
    assert known.now(at("2026-06-01 09:30")).is_open
    assert not known.now(at("2026-11-02 09:30")).is_open
    assert typed_hours.seasons(known) == [season]
