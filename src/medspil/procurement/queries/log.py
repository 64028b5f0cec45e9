# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What was done, by whom and when: the log of a procurement, from the history that is kept anyway."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from medspil.journeys.models import Journey
from medspil.organisations.models import Person
from medspil.procurement.models import Supplier
from medspil.record.models import Entry

TOLD: dict[str, Promise] = {
    "SpecificationMade": _("The specification was made ready"),
    "SupplierInvited": _("A supplier was asked for a bid"),
    "SupplierRemoved": _("A supplier was taken off the list"),
    "MethodLocked": _("Price model and weights were locked"),
    "MethodUnlocked": _("Price model and weights were unlocked, before any bid was opened"),
    "BidOpened": _("The bid was opened"),
    "MustJudged": _("A must was judged"),
    "AssessorsNamed": _("Those who score were chosen"),
    "AssessorDone": _("Somebody was done with her scores"),
    "AgreeingBegun": _("All scores were shown"),
    "PointsAgreed": _("Points were agreed on"),
    "TryOutPlanned": _("A try-out was planned"),
    "ReferenceNoted": _("Another municipality was asked"),
}


@dataclass(frozen=True, kw_only=True)
class Line:
    at: datetime
    words: str
    about: str
    by: str


def log_of(journey: Journey) -> list[Line]:
    """From the first to the last; three queries, however long it is."""
    rows = Entry.objects.of(journey.municipality_id).filter(kind__in=TOLD, subject__journey_id=str(journey.pk))
    entries = list(rows.order_by("at"))
    people = Person.objects.of(journey.municipality).filter(pk__in={entry.by_id for entry in entries})
    names: dict[object, str] = {person.pk: person.name for person in people}
    suppliers = {str(one.pk): one.name for one in Supplier.objects.of(journey.municipality).filter(journey=journey)}
    return [
        Line(
            at=entry.at,
            words=str(TOLD[entry.kind]),
            about=_about(entry, suppliers),
            by=names.get(entry.by_id, ""),
        )
        for entry in entries
    ]


def _about(entry: Entry, suppliers: dict[str, str]) -> str:
    supplier = suppliers.get(str(entry.subject.get("supplier_id")), "")
    number = entry.subject.get("number")
    return " · ".join(part for part in (supplier, f"K{number}" if number else "") if part)
