# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Calendar files after RFC 5545. The same uid with a higher sequence is a change; METHOD:CANCEL takes it away again."""

from dataclasses import dataclass
from datetime import UTC, datetime

from icalendar import Calendar, Event, vCalAddress, vText

REQUEST = "text/calendar; method=REQUEST; charset=utf-8"
CANCEL = "text/calendar; method=CANCEL; charset=utf-8"


@dataclass(frozen=True, kw_only=True)
class CalendarEvent:
    """A meeting as a calendar knows it; times are aware."""

    uid: str
    sequence: int
    start: datetime
    end: datetime
    title: str
    description: str
    location: str
    organiser_name: str
    organiser_email: str
    attendee_name: str
    attendee_email: str


def invitation(event: CalendarEvent, *, cancelled: bool = False) -> bytes:
    """The .ics for one attendee."""
    calendar = Calendar()
    calendar.add("prodid", "-//Medspil//medspil//DA")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "CANCEL" if cancelled else "REQUEST")
    calendar.add_component(_entry(event, cancelled=cancelled))
    # Outlook reads times in a zone by the zone's own rules, so they travel with the file.
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())


def _entry(event: CalendarEvent, *, cancelled: bool) -> Event:
    entry = Event()
    entry.add("uid", event.uid)
    entry.add("sequence", event.sequence)
    entry.add("dtstamp", datetime.now(UTC))
    entry.add("dtstart", event.start)
    entry.add("dtend", event.end)
    entry.add("summary", event.title)
    entry.add("description", event.description)
    entry.add("location", event.location)
    entry.add("status", "CANCELLED" if cancelled else "CONFIRMED")
    entry["organizer"] = _address(event.organiser_name, event.organiser_email)
    attendee = _address(event.attendee_name, event.attendee_email)
    attendee.params["rsvp"] = vText("TRUE")
    attendee.params["partstat"] = vText("NEEDS-ACTION")
    attendee.params["role"] = vText("REQ-PARTICIPANT")
    entry.add("attendee", attendee, encode=False)
    return entry


def _address(name: str, email: str) -> vCalAddress:
    address = vCalAddress(f"mailto:{email}")
    address.params["cn"] = vText(name)
    return address
