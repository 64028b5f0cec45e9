# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Open Referral HSDS 3.1: the standard's own schemas, and what a document has wrong by them.

The schemas check shapes and some formats. Dates, times and days of the week they only describe; those are checked here.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator, ValidationError

VERSION = "3.1"
SCHEMAS = Path(__file__).parent / "schemas"
Document = Mapping[str, Any]

_DAY = re.compile(r"[+-]?\d{0,2}(MO|TU|WE|TH|FR|SA|SU)")
DATES = {"valid_from", "valid_to", "dtstart", "until", "assured_date"}
TIMES = {"opens_at", "closes_at"}


@dataclass(frozen=True, kw_only=True)
class Fault:
    """`where` is the file and the row or entry, as people count; `path` leads on from there: `schedules/1/byday`."""

    words: str
    path: str = ""
    where: str = ""


@dataclass(frozen=True, kw_only=True)
class Relation:
    """A property of a kind that holds other things: many in a list, or one."""

    name: str
    kind: str
    many: bool


@cache
def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each kind by its name, such as `service_at_location`."""
    files = sorted(SCHEMAS.glob("*.json"))
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in files}


@cache
def relations(kind: str) -> tuple[Relation, ...]:
    found = []
    for name, entry in schemas()[kind]["properties"].items():
        inner = entry.get("$ref") or entry.get("items", {}).get("$ref")
        if inner:
            found.append(Relation(name=name, kind=inner.removesuffix(".json"), many="items" in entry))
    return tuple(found)


@cache
def kind_of_table(name: str) -> str | None:
    """The kind whose rows stand in a file of this name, `services.csv`."""
    return next((kind for kind, schema in schemas().items() if schema["path"] == name), None)


@cache
def _validator(kind: str) -> "Draft202012Validator":
    # 3 MiB that a server of live rooms need not carry.
    from jsonschema import Draft202012Validator, FormatChecker  # noqa: PLC0415
    from referencing import Registry  # noqa: PLC0415
    from referencing.jsonschema import DRAFT202012  # noqa: PLC0415

    files = [(f"{name}.json", DRAFT202012.create_resource(schema)) for name, schema in schemas().items()]
    registry: Registry[Any] = Registry().with_resources(files)
    return Draft202012Validator(schemas()[kind], registry=registry, format_checker=FormatChecker())


def faults(kind: str, document: Any) -> list[Fault]:
    """All that is wrong with a document of this kind; nothing when it is as the standard says."""
    errors = [Fault(path=_path(error), words=_words(error)) for error in _validator(kind).iter_errors(document)]
    found = sorted(errors, key=lambda fault: fault.path)
    return found + (list(_unreadable(kind, document, "")) if isinstance(document, Mapping) else [])


def kind_of(document: Document) -> str | None:
    """What a document is, by the names in it; None when nobody can tell."""
    if "location_type" in document:
        return "location"
    if "taxonomy_detail" in document or "parent_id" in document or "code" in document:
        return "taxonomy_term"
    if "status" in document:
        return "service"
    if "location" in document or "service" in document:
        return "service_at_location"
    if "name" in document and "description" in document:
        return "taxonomy" if not document.keys() - {"id", "name", "description", "uri", "version"} else "organization"
    return None


def read_date(text: str) -> date:
    """A date, or the date of a date-time, in ISO 8601; ValueError otherwise."""
    return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text).date()


def read_time(text: str) -> time:
    """The time on the wall: an offset, which would be wrong for half the year, is left out. ValueError otherwise."""
    return time.fromisoformat(text).replace(tzinfo=None, microsecond=0)


def _read_days(text: str) -> None:
    if not all(_DAY.fullmatch(day.strip()) for day in text.split(",")):
        raise ValueError(text)


_READERS: dict[str, tuple[Callable[[str], object], Any]] = {
    **dict.fromkeys(DATES, (read_date, gettext_lazy("»%(value)s« is no date. Write it as 2026-12-24."))),
    **dict.fromkeys(TIMES, (read_time, gettext_lazy("»%(value)s« is no time of day. Write it as 13:30."))),
    "byday": (_read_days, gettext_lazy("»%(value)s« is no list of days. Write it as MO,TU.")),
}


def _unreadable(kind: str, document: Document, above: str) -> Iterator[Fault]:
    """Values that the schema lets pass and nobody can read, here and in all that is nested."""
    for name, (read, words) in _READERS.items():
        value = document.get(name)
        if name in schemas()[kind]["properties"] and isinstance(value, str):
            try:
                read(value)
            except ValueError:
                yield Fault(path=f"{above}{name}", words=str(words) % {"value": value})
    for relation in relations(kind):
        held = document.get(relation.name)
        inner = enumerate(held) if isinstance(held, list) else [("", held)]
        for place, entry in inner:
            if isinstance(entry, Mapping):
                here = f"{above}{relation.name}/" + (f"{place}/" if place != "" else "")
                yield from _unreadable(relation.kind, entry, here)


def _words(error: "ValidationError") -> str:
    """What is wrong, in the words of those who read reports; the validator's own for what hardly comes up."""
    facts = {"value": str(error.instance)[:80], "wanted": str(error.validator_value)}
    match error.validator:
        case "required":
            missing = [name for name in error.validator_value if name not in error.instance]
            return _("»%(names)s« is missing") % {"names": "«, »".join(missing)}
        case "enum":
            return _("»%(value)s« is none of %(choices)s") % {**facts, "choices": ", ".join(error.validator_value)}
        case "format":
            return _("»%(value)s« is not a valid %(wanted)s") % facts
        case "type":
            return _("»%(value)s« is not of the type %(wanted)s") % facts
    return str(error.message)


def _path(error: "ValidationError") -> str:
    return "/".join(str(part) for part in error.absolute_path)
