# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The demo's directory of help offers, made by the product's own actions."""

from datetime import date, timedelta
from uuid import uuid4

from django.utils import timezone

from medspil.directory.actions import offers
from medspil.directory.hours import Timetable, stored, stored_closings
from medspil.directory.models import Place, Provider
from medspil.directory.typed_hours import read_exceptions, read_spans, weekly
from medspil.organisations.models import Person
from medspil.web.demo.offered import OFFERS, PLACES, PROVIDERS, Offered


def make_offers(editor: Person) -> None:
    municipality = editor.municipality
    providers = {
        name: offers.write_provider(
            provider_id=uuid4(),
            municipality=municipality,
            fields={"name": name, "kind": kind, "about": about, "phone": phone},
            by=editor,
        )
        for name, kind, about, phone in PROVIDERS
    }
    names = ("name", "street", "postcode", "city", "access")
    places = {
        place[0]: offers.write_place(
            place_id=uuid4(), municipality=municipality, fields=dict(zip(names, place, strict=True)), by=editor
        )
        for place in PLACES
    }
    for offered in OFFERS:
        _make(offered, providers[offered.who], places.get(offered.place), editor)


def _make(offered: Offered, provider: Provider, place: Place | None, editor: Person) -> None:
    today = timezone.localdate()
    fields = {
        "name": offered.name,
        "provider": provider,
        "what": offered.what,
        "needs": offered.needs.split(),
        "ways": offered.ways.split(),
        "languages": offered.languages.split(),
        **offered.more,
    }
    offer = offers.make_offer(
        offer_id=uuid4(),
        municipality=editor.municipality,
        fields=fields,
        on=today - timedelta(days=offered.checked_days_ago),
        by=editor,
    )
    week = [read_spans(text) for text in (*offered.week, *[""] * 7)][:7]
    hours = weekly(week, Timetable())
    others, closings = read_exceptions(_christmas(today), sorted({day for one in hours for day in one.days}))
    opening = {
        "place": place,
        "hours": stored([*hours, *others]),
        "closings": stored_closings(closings if hours else []),
    }
    offers.make_opening(opening_id=uuid4(), offer=offer, fields=opening, by=editor)


def _christmas(today: date) -> str:
    return f"23.12.{today.year} - 2.1.{today.year + 1} lukket Juleferie"
