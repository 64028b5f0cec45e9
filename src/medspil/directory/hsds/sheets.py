# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A simple spreadsheet of offers: one to a row, Danish headings, hours as one types them.

Each row becomes an HSDS service, so that it is checked and taken in as all others are. Ids are made of provider and
name: the same sheet taken in again finds the same offers.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from medspil.directory.hours import DAYS
from medspil.directory.hsds.standard import Fault
from medspil.directory.hsds.terms import FACTS, KINDS, MEDSPIL, NEEDS, REFERRAL, WAYS, attributes
from medspil.directory.typed_hours import read_spans
from medspil.directory.vocabulary import Need, ProviderKind, Way, language_choices

DAY_HEADINGS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
HEADINGS = (
    "navn", "udbyder", "slags", "hvad", "behov", "for hvem", "måde", "sådan kommer man til", "henvisning", "pris",
    "sprog", "telefon", "mail", "hjemmeside", "kontaktperson", "sted", "vej", "postnummer", "by", "adgang",
    *DAY_HEADINGS, "tjekket", "spørg", "id",
)  # fmt: skip
WANTED = ("navn", "udbyder")
YES = {"ja", "x", "1", "true"}

Cells = Mapping[str, str]
Made = dict[str, Any]


def example() -> str:
    """The empty sheet, to begin with; with the mark that tells Excel how it is written."""
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerow(HEADINGS)
    return "\ufeff" + written.getvalue()


def read_rows(text: str) -> list[list[str]]:
    """The rows of a CSV file, whether it has commas or, as in Denmark, semicolons."""
    first = text.partition("\n")[0]
    return list(csv.reader(io.StringIO(text), delimiter=max(";,\t", key=first.count)))


def services(rows: Sequence[Sequence[Any]], place: UUID) -> tuple[list[tuple[str, Made]], list[Fault]]:
    """The services in a sheet with where each stood, and what cannot be read. `place`: whose sheet it is."""
    headings = [str(cell or "").strip().lower() for cell in (rows[0] if rows else ())]
    faults = [
        Fault(where=_("row 1"), words=_("the column »%(name)s« is missing") % {"name": name})
        for name in WANTED
        if name not in headings
    ]
    unknown = [name for name in headings if name and name not in HEADINGS]
    faults += [
        Fault(where=_("row 1"), words=_("nobody knows the column »%(name)s«") % {"name": name}) for name in unknown
    ]
    readable = not faults
    made: list[tuple[str, Made]] = []
    for number, row in enumerate(rows[1:], start=2):
        where = _("row %(n)d") % {"n": number}
        cells = {name: _text(cell) for name, cell in zip(headings, row, strict=False) if name}
        if any(cells.values()) and readable:
            reader = _Row(cells, place)
            made.append((where, reader.service()))
            faults += [Fault(where=where, path=path, words=words) for path, words in reader.wrong]
    return made, faults


class _Row:
    """One row on its way to a service; `wrong` are the columns that could not be read, and why."""

    def __init__(self, cells: Cells, place: UUID) -> None:
        self.cells, self.place = cells, place
        self.wrong: list[tuple[str, str]] = []

    def service(self) -> Made:
        for name in WANTED:
            if not self.cells.get(name):
                self.wrong.append((name, _("is empty")))
        key = self._id()
        made = {
            "id": key,
            "name": self.cells.get("navn", ""),
            "status": "active",
            "description": self.cells.get("hvad"),
            "eligibility_description": self.cells.get("for hvem"),
            "application_process": self.cells.get("sådan kommer man til"),
            "fees_description": self.cells.get("pris"),
            "email": self.cells.get("mail"),
            "url": self.cells.get("hjemmeside"),
            "assured_date": self._day("tjekket"),
            "assurer_email": self.cells.get("spørg"),
            "phones": self._one("telefon", "number", key),
            "contacts": self._one("kontaktperson", "name", key),
            "languages": [
                {"id": str(uuid5(UUID(key), code)), "code": code} for code in self._known("sprog", language_choices())
            ],
            "attributes": self._marks(key),
            "organization": self._organization(),
            **self._where_and_when(key),
        }
        return {name: value for name, value in made.items() if value}

    def _id(self) -> str:
        text = self.cells.get("id", "")
        try:
            return str(UUID(text)) if text else self._made("offer", self.cells.get("udbyder"), self.cells.get("navn"))
        except ValueError:
            self.wrong.append(("id", _("»%(value)s« is no UUID. Leave it empty to get one.") % {"value": text}))
            return self._made("offer", text)

    def _made(self, *parts: str | None) -> str:
        return str(uuid5(self.place, "/".join(str(part or "").lower() for part in parts)))

    def _organization(self) -> Made:
        key = self._made("provider", self.cells.get("udbyder"))
        kinds = self._known("slags", ProviderKind.choices)
        made = {"id": key, "name": self.cells.get("udbyder", ""), "description": self.cells.get("udbyder", "")}
        return {**made, "attributes": attributes(key, "organization", KINDS, kinds or [ProviderKind.OTHER.value])}

    def _marks(self, key: str) -> list[Made]:
        return [
            *attributes(key, "service", NEEDS, self._known("behov", Need.choices)),
            *attributes(key, "service", WAYS, self._known("måde", Way.choices)),
            *attributes(key, "service", FACTS, [REFERRAL] if self.cells.get("henvisning", "").lower() in YES else []),
        ]

    def _where_and_when(self, key: str) -> Made:
        schedules = self._schedules(key)
        if not self.cells.get("sted"):
            return {"schedules": schedules}
        stop = {"id": str(uuid5(UUID(key), "at")), "schedules": schedules, "location": self._location()}
        return {"service_at_locations": [{name: value for name, value in stop.items() if value}]}

    def _location(self) -> Made:
        key = self._made("place", self.cells["sted"], self.cells.get("vej"))
        made: Made = {"id": key, "location_type": "physical", "name": self.cells["sted"]}
        if self.cells.get("adgang"):
            made["accessibility"] = [
                {"id": str(uuid5(UUID(key), "accessibility")), "description": self.cells["adgang"]}
            ]
        if all(self.cells.get(name) for name in ("vej", "postnummer", "by")):
            address = {
                "address_1": self.cells["vej"],
                "postal_code": self.cells["postnummer"],
                "city": self.cells["by"],
            }
            rest = {"state_province": self.cells["by"], "country": "DK", "address_type": "physical"}
            made["addresses"] = [{"id": str(uuid5(UUID(key), "address")), **address, **rest}]
        return made

    def _schedules(self, key: str) -> list[Made]:
        days_of: dict[tuple[str, str], list[str]] = {}
        for heading, day in zip(DAY_HEADINGS, DAYS, strict=True):
            try:
                spans = read_spans(self.cells.get(heading, ""))
            except ValidationError as error:
                self.wrong.append((heading, " ".join(error.messages)))
                continue
            for opens, closes in spans:
                days_of.setdefault((f"{opens:%H:%M}", f"{closes:%H:%M}"), []).append(day)
        return [
            {"id": str(uuid5(UUID(key), f"{opens}-{closes}")), "freq": "WEEKLY", "byday": ",".join(days)}
            | {"opens_at": opens, "closes_at": closes}
            for (opens, closes), days in days_of.items()
        ]

    def _one(self, column: str, name: str, key: str) -> list[Made]:
        value = self.cells.get(column)
        return [{"id": str(uuid5(UUID(key), column)), name: value}] if value else []

    def _known(self, column: str, choices: Iterable[tuple[Any, Any]]) -> list[str]:
        """Keys or the words for them, with commas between."""
        keys = {str(word).lower(): str(key) for key, word in choices} | {str(key): str(key) for key, _word in choices}
        found = []
        for part in filter(None, (part.strip().lower() for part in self.cells.get(column, "").split(","))):
            if part in keys:
                found.append(keys[part])
            else:
                self.wrong.append((column, _("»%(value)s« is none of those to choose from") % {"value": part}))
        return found

    def _day(self, column: str) -> str:
        text = self.cells.get(column, "")
        for form in ("%Y-%m-%d", "%d.%m.%Y", "%d-%m-%Y", "%d/%m/%Y"):
            try:
                return datetime.strptime(text, form).date().isoformat()  # noqa: DTZ007 - a day has no zone
            except ValueError:
                continue
        if text:
            self.wrong.append((column, _("»%(value)s« is no date. Write it as 24.12.2026.") % {"value": text}))
        return ""


def _text(cell: Any) -> str:
    """What a cell says; a spreadsheet has postcodes as numbers and days as dates."""
    if isinstance(cell, datetime | date):
        return cell.isoformat()[:10]
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell if cell is not None else "").replace("\0", "").strip()


def whose(municipality_id: UUID | None) -> UUID:
    """What the ids of a sheet are made with: the municipality's own; when a file is only checked, anybody's."""
    return municipality_id or MEDSPIL
