# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Offers for the tests, made as editors make them."""

from datetime import date
from typing import Any
from uuid import uuid4

from medspil.directory.actions import importing, offers
from medspil.directory.hours import Timetable, stored, stored_closings
from medspil.directory.hsds.files import read
from medspil.directory.models import Intake, Offer, Place, Provider
from medspil.directory.typed_hours import read_exceptions, read_spans, weekly
from tests.cast import Cast

CHECKED = date(2026, 3, 2)


def provider(cast: Cast, name: str = "Fjordby Bibliotek", **fields: Any) -> Provider:
    given = {"name": name, "kind": "library", "phone": "12 34 56 10", **fields}
    return offers.write_provider(provider_id=uuid4(), municipality=cast.municipality, fields=given, by=cast.rita)


def place(cast: Cast, name: str = "Hovedbiblioteket", **fields: Any) -> Place:
    given = {"name": name, "street": "Havnegade 12", "postcode": "5999", "city": "Fjordby", **fields}
    return offers.write_place(place_id=uuid4(), municipality=cast.municipality, fields=given, by=cast.rita)


def offer(cast: Cast, name: str = "Åben it-café", *, by: Provider | None = None, **fields: Any) -> Offer:
    given = {
        "name": name,
        "provider": by or provider(cast),
        "what": "Kom med din egen telefon.",
        "needs": ["devices", "mitid"],
        "ways": ["drop-in"],
        "languages": ["da", "ar"],
        **fields,
    }
    return offers.make_offer(offer_id=uuid4(), municipality=cast.municipality, fields=given, on=CHECKED, by=cast.rita)


def opened(
    cast: Cast, made: Offer, *, at: Place | None = None, week: str = "|10-12||16-18", exceptions: str = ""
) -> None:
    """`week`: the days as typed, Monday first, with a bar between them."""
    days = (week.split("|") + [""] * 7)[:7]
    hours = weekly([read_spans(text) for text in days], Timetable())
    others, closings = read_exceptions(exceptions, sorted({day for one in hours for day in one.days}))
    fields = {"place": at, "hours": stored([*hours, *others]), "closings": stored_closings(closings)}
    offers.make_opening(opening_id=uuid4(), offer=made, fields=fields, by=cast.rita)


def cafe(cast: Cast, **fields: Any) -> Offer:
    """The IT café at the main library, Tuesday mornings and Thursday afternoons."""
    made = offer(cast, **fields)
    opened(cast, made, at=place(cast))
    return made


HEADINGS = "navn;udbyder;slags;hvad;behov;måde;sprog;sted;vej;postnummer;by;mandag;tirsdag;tjekket"
SHEET = f"""{HEADINGS}
Brevcafé;Bro til Dansk;forening;Vi læser;letters;drop-in;dansk, arabisk;Huset;Stivej 5;5998;Sandby;16-18;10-12;2.3.2026
Ring;Seniorer;;;MitID;På telefon;;;;;;9-12;9-12;
"""


def waiting_file(cast: Cast) -> Intake:
    """A file that an editor has looked at."""
    loaded = read("tilbud.csv", SHEET.encode(), cast.municipality.pk)
    return importing.lay_out(name="tilbud.csv", loaded=loaded, municipality=cast.municipality, by=cast.rita)
