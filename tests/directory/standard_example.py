# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A service that says all that HSDS 3.1 can say, made by going through its schemas."""

from copy import deepcopy
from functools import cache
from typing import Any
from uuid import UUID, uuid5

from medspil.directory.hsds.standard import relations, schemas

ROOT = UUID("0d5a2c62-5a0f-4e0b-8f83-3c40b9a5d1c9")
BY_FORMAT = {"uri": "https://example.org/", "email": "post@example.org", "date-time": "2026-01-02T03:04:05.678Z"}
BY_NAME = {
    **dict.fromkeys(("valid_from", "valid_to", "dtstart", "until", "assured_date"), "2026-05-01"),
    "opens_at": "10:00:00", "closes_at": "18:00:00", "byday": "TH,FR", "code": "xx",
    "latitude": 55.5, "longitude": 10.5, "freq": "WEEKLY", "interval": 2, "location_type": "physical",
}  # fmt: skip
# Columns that say where a row hangs; in a nested document it hangs where it stands.
LINKS = ("link_id", "link_entity", "resource_id", "resource_type")


def example() -> dict[str, Any]:
    return deepcopy(_example())


@cache
def _example() -> dict[str, Any]:
    service = _made("service", "service", frozenset())
    # A program is one of the organization's; a table has no place for one that is not.
    return {**service, "program": service["organization"]["programs"][0]}


def _made(kind: str, where: str, above: frozenset[str]) -> dict[str, Any]:
    """A document of a kind with every field filled; what hangs on it is made once, never below itself."""
    key = str(uuid5(ROOT, where))
    made: dict[str, Any] = {"id": key}
    for name, entry in schemas()[kind]["properties"].items():
        if entry.get("type") in {"string", "number"} and not (name.endswith("_id") or name in {"id", *LINKS}):
            made[name] = _value(name, entry)
    for relation in relations(kind):
        if relation.kind in above or relation.kind == kind:
            continue
        inner = _made(relation.kind, f"{where}/{relation.name}", above | {kind})
        if relation.kind == "attribute":
            inner |= {"link_id": key, "link_entity": kind}
        if relation.kind == "metadata":
            inner |= {"resource_id": key, "resource_type": kind}
        made[relation.name] = [inner] if relation.many else inner
    return made


def _value(name: str, entry: dict[str, Any]) -> Any:
    if name in BY_NAME:
        return BY_NAME[name]
    if "enum" in entry:
        return entry["enum"][0]
    if entry.get("type") == "number":
        return 7
    return BY_FORMAT.get(entry.get("format", ""), f"some {name}")
