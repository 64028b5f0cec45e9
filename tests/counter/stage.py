# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Answers for the tests, and the forms that write them."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import lxml.html
from django.http import HttpResponse
from django.utils import timezone

from medspil.counter.actions.entries import write_entry
from medspil.counter.models import GuideEntry
from medspil.organisations.models import Person, Unit
from tests.cast import Cast

TITLE = "Borgeren rækker dig sin telefon"


def in_days(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def text(**other: Any) -> dict[str, Any]:
    """What an answer says."""
    return {
        "title": TITLE,
        "citizen_words": "Vil du ikke bare gøre det?",
        "employee_words": "Må jeg tage borgerens mobil?",
        "verdict": "depends",
        "depends_on": "Om borgeren kan trykke selv",
        "how": "Læg telefonen mellem jer\nPeg og vent",
        "say": "Skal vi gøre det sammen?",
        "legal_points": ["look-away"],
        "role": "instructing",
        "refer_to": "It-café",
        "agreed_by": "Borgerservice på teammødet",
        "agreed_on": in_days(-10),
        "look_again_on": in_days(100),
        **other,
    }


def entry(cast: Cast, unit: Unit | None = None, by: Person | None = None, **other: Any) -> GuideEntry:
    """An answer of the whole municipality, unless a unit is named."""
    born = {name: other.pop(name) for name in ("instead_of", "meeting", "trial") if name in other}
    return write_entry(entry_id=uuid4(), unit=unit or cast.root, text=text(**other), by=by or cast.rita, **born)


def form(unit: Unit, **other: Any) -> dict[str, Any]:
    """What the form of a new answer sends."""
    return {"id": uuid4(), "unit": unit.pk, **typed(**other)}


def typed(**other: Any) -> dict[str, Any]:
    said = text(agreed_on=in_days(0), **other)
    rules = {f"rule{number}": key for number, key in enumerate(said.pop("legal_points"))}
    return {**said, **rules}


def words(answer: HttpResponse) -> str:
    return " ".join(lxml.html.fromstring(answer.content.decode()).text_content().split())
