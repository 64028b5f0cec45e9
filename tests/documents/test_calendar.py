# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""An invitation that calendars understand: read back by the standard's own rules."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from medspil.documents.calendar import CANCEL, REQUEST, CalendarEvent, invitation

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
START = datetime(2026, 3, 26, 9, 0, tzinfo=COPENHAGEN)
EVENT = CalendarEvent(
    uid="7b0f6c3e@medspil",
    sequence=2,
    start=START,
    end=START + timedelta(minutes=90),
    title="Møde om borgerens eget udstyr; kom, som du er",
    description="Vi taler om æ, ø og å.\nTag din telefon med.\n" + "Det er en lang beskrivelse med blåbærgrød. " * 8,
    location="Mødelokale 2, »Fjorden«",
    organiser_name="Bo Brandt",
    organiser_email="bo@fjordby.example",
    attendee_name='Ali "Al" Aslan; leder, måske',
    attendee_email="ali@fjordby.example",
)


def read(event: CalendarEvent = EVENT, *, cancelled: bool = False) -> tuple[Any, Any]:
    calendar = Calendar.from_ical(invitation(event, cancelled=cancelled))
    (entry,) = calendar.walk("VEVENT")
    return calendar, entry


def lines_of(content: bytes) -> list[bytes]:
    assert content.endswith(b"\r\n")
    return content.removesuffix(b"\r\n").split(b"\r\n")


def test_lines_end_and_break_as_the_standard_says() -> None:
    content = invitation(EVENT)
    assert content.count(b"\n") == content.count(b"\r\n")
    lines = lines_of(content)
    assert max(len(line) for line in lines) <= 75
    for line in lines:
        line.decode()  # no letter is cut in two
    assert (lines[0], lines[-1]) == (b"BEGIN:VCALENDAR", b"END:VCALENDAR")


def test_an_invitation_asks_for_an_answer() -> None:
    calendar, entry = read()
    assert calendar["METHOD"] == "REQUEST"
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"]
    assert (entry["UID"], entry["SEQUENCE"], entry["STATUS"]) == (EVENT.uid, 2, "CONFIRMED")
    assert entry["DTSTAMP"].dt.utcoffset() == timedelta(0)
    assert REQUEST == "text/calendar; method=REQUEST; charset=utf-8"


def test_cancelling_takes_the_same_meeting_away() -> None:
    calendar, entry = read(replace(EVENT, sequence=3), cancelled=True)
    assert calendar["METHOD"] == "CANCEL"
    assert (entry["UID"], entry["SEQUENCE"], entry["STATUS"]) == (EVENT.uid, 3, "CANCELLED")
    assert "method=CANCEL" in CANCEL


def test_people_are_named_and_addressed() -> None:
    _calendar, entry = read()
    assert entry["ORGANIZER"] == "mailto:bo@fjordby.example"
    assert entry["ORGANIZER"].params["CN"] == "Bo Brandt"
    attendee = entry["ATTENDEE"]
    assert attendee == "mailto:ali@fjordby.example"
    assert (attendee.params["RSVP"], attendee.params["PARTSTAT"]) == ("TRUE", "NEEDS-ACTION")
    assert "Aslan; leder, måske" in attendee.params["CN"]


def test_text_comes_back_letter_by_letter() -> None:
    _calendar, entry = read()
    assert str(entry["SUMMARY"]) == EVENT.title
    assert str(entry["DESCRIPTION"]) == EVENT.description
    assert str(entry["LOCATION"]) == EVENT.location


@pytest.mark.parametrize(("month", "hours"), [(1, 1), (7, 2)])
def test_the_clock_is_the_one_on_the_wall_summer_and_winter(month: int, hours: int) -> None:
    start = START.replace(month=month)
    content = invitation(replace(EVENT, start=start, end=start + timedelta(minutes=90)))
    stands = f"DTSTART;TZID=Europe/Copenhagen:2026{month:02}26T090000".encode()
    assert stands in lines_of(content)
    calendar = Calendar.from_ical(content)
    (entry,) = calendar.walk("VEVENT")
    assert entry["DTSTART"].dt == start
    assert entry["DTSTART"].dt.utcoffset() == timedelta(hours=hours)
    assert entry["DTEND"].dt - entry["DTSTART"].dt == timedelta(minutes=90)


def test_the_zone_travels_with_the_file() -> None:
    calendar, _entry = read()
    (zone,) = calendar.walk("VTIMEZONE")
    assert zone["TZID"] == "Europe/Copenhagen"
    offsets = {part["TZOFFSETTO"].td for part in zone.subcomponents}
    assert offsets == {timedelta(hours=1), timedelta(hours=2)}


@pytest.mark.parametrize(
    "text", ["Møde\r\nATTENDEE:mailto:ond@example.com", "Møde\nEND:VEVENT\nBEGIN:VEVENT", "\\n\\;\\,", "a" * 500]
)
def test_nobody_adds_a_line_of_their_own(text: str) -> None:
    content = invitation(replace(EVENT, title=text, description=text, location=text, attendee_name="Ali Aslan"))
    unfolded = content.replace(b"\r\n ", b"").split(b"\r\n")
    assert [line for line in unfolded if line.startswith(b"ATTENDEE")] == [
        line for line in unfolded if b"ali@fjordby.example" in line
    ]
    assert unfolded.count(b"BEGIN:VEVENT") == 1
    assert max(len(line) for line in lines_of(content)) <= 75


@pytest.mark.parametrize("name", ["Ali\r\nATTENDEE:mailto:ond@example.com", 'Ali";X="', "Ali\nB"])
def test_a_name_stays_within_its_quotes(name: str) -> None:
    content = invitation(replace(EVENT, attendee_name=name, organiser_name=name))
    unfolded = content.replace(b"\r\n ", b"").split(b"\r\n")
    assert len([line for line in unfolded if line.startswith((b"ATTENDEE", b"ORGANIZER"))]) == 2
    (entry,) = Calendar.from_ical(content).walk("VEVENT")
    assert entry["ATTENDEE"] == "mailto:ali@fjordby.example"
    assert "X" not in entry["ATTENDEE"].params
