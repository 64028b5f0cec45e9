# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""HSDS as a tabular package, one CSV file for each kind, and as nested documents: from the one to the other.

The relations are those of the schemas. A row below points at the row above with `service_id`; attributes and metadata
name the kind they belong to. What is one to one is pointed at from above: a service has an `organization_id`.
"""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from django.utils.translation import gettext as _

from medspil.directory.hsds.standard import (
    VERSION,
    Document,
    Fault,
    Relation,
    faults,
    kind_of_table,
    relations,
    schemas,
)

# Kinds that belong to a row of any kind: the columns that say to which.
ANYONES = {"attribute": ("link_entity", "link_id"), "metadata": ("resource_type", "resource_id")}
# What is one to one is named by the row above, under this name where it is not the kind's own.
POINTERS = {"taxonomy_detail": "taxonomy_id"}

Row = dict[str, Any]


@dataclass(kw_only=True)
class Package:
    """The rows of each kind by their id, and where each stood."""

    rows: dict[str, dict[str, Row]] = field(default_factory=lambda: defaultdict(dict))
    places: dict[tuple[str, str], str] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def read_package(files: Mapping[str, str]) -> Package:
    """The package in some CSV files by their names. What is wrong is told row by row."""
    package = Package()
    for name, text in files.items():
        kind = kind_of_table(name)
        if kind is None:
            if name.endswith(".csv"):
                package.faults.append(
                    Fault(where=name, words=_("is no file of HSDS %(version)s") % {"version": VERSION})
                )
            continue
        for number, cells in enumerate(csv.DictReader(io.StringIO(text)), start=2):
            _take(package, kind, _("%(file)s row %(n)d") % {"file": name, "n": number}, cells)
    package.faults += _dangling(package)
    return package


def nested(package: Package, kind: str = "service") -> list[Document]:
    """The documents of a kind, with all that hangs on them."""
    below = _below(package)
    return [_nest(package, below, kind, row, frozenset()) for row in package.rows[kind].values()]


def flat(documents: Iterable[tuple[str, Document]]) -> dict[str, str]:
    """Documents with their kinds as CSV files by name. A row that is met twice is written once."""
    rows: dict[str, dict[str, Row]] = defaultdict(dict)
    for kind, document in documents:
        _flatten(rows, kind, document, {})
    return {schemas()[kind]["path"]: _as_csv(kind, by_id.values()) for kind, by_id in sorted(rows.items())}


def descriptor(files: Iterable[str]) -> str:
    """`datapackage.json` for these files."""
    resources = [
        {
            "name": kind,
            "path": name,
            "profile": "tabular-data-resource",
            "schema": {"primaryKey": "id", "fields": _fields(kind)},
        }
        for name in files
        if (kind := kind_of_table(name))
    ]
    package = {
        "name": "human_services_data",
        "profile": "tabular-data-package",
        "version": VERSION,
        "resources": resources,
    }
    return json.dumps(package, indent=1)


def columns(kind: str) -> list[str]:
    return [name for name, entry in schemas()[kind]["properties"].items() if entry.get("type") not in {None, "array"}]


def _fields(kind: str) -> list[dict[str, str]]:
    properties = schemas()[kind]["properties"]
    return [{"name": name, "type": properties[name]["type"]} for name in columns(kind)]


# Reading


def _take(package: Package, kind: str, where: str, cells: Mapping[str | None, Any]) -> None:
    row = {name: _value(kind, name, text) for name, text in cells.items() if name and text not in (None, "")}
    if None in cells:
        package.faults.append(Fault(where=where, words=_("has more cells than the heading")))
    missing = [name for name in schemas()[kind].get("tabular_required", []) if name not in row]
    package.faults += [Fault(where=where, words=_("»%(names)s« is missing") % {"names": name}) for name in missing]
    wrong = [fault for fault in faults(kind, row) if not _in_a_file_of_its_own(kind, fault)]
    package.faults += [replace(fault, where=where) for fault in wrong]
    key = str(row.get("id", ""))
    if key in package.rows[kind]:
        package.faults.append(
            Fault(
                where=where,
                words=_("the id %(id)s stands in %(other)s too") % {"id": key, "other": package.places[kind, key]},
            )
        )
    elif key:
        package.rows[kind][key], package.places[kind, key] = row, where


def _in_a_file_of_its_own(kind: str, fault: Fault) -> bool:
    """What the schema of a document misses in a row, since it stands elsewhere: the unit of a capacity."""
    held = [relation.name for relation in relations(kind)]
    return any(fault.words == _("»%(names)s« is missing") % {"names": name} for name in held)


def _value(kind: str, name: str, text: str) -> Any:
    """A number where the schema wants one; else the text, for the schema to judge."""
    if schemas()[kind]["properties"].get(name, {}).get("type") != "number":
        return text
    try:
        number = float(text)
    except ValueError:
        return text
    return int(number) if number.is_integer() else number


def _dangling(package: Package) -> Iterator[Fault]:
    """Rows that point at nothing."""
    for kind, rows in package.rows.items():
        for key, row in rows.items():
            for name, target in _pointers(kind, row):
                if row.get(name) and row[name] not in package.rows.get(target, {}):
                    words = _("there is no %(kind)s with the id %(id)s") % {"kind": target, "id": row[name]}
                    yield Fault(where=package.places[kind, key], path=name, words=words)


def _pointers(kind: str, row: Row) -> Iterator[tuple[str, str]]:
    """Columns that name a row of another kind, and which kind."""
    if kind in ANYONES:
        entity, link = ANYONES[kind]
        if owner := _owner(row.get(entity)):
            yield link, owner
    for name in columns(kind):
        # A parent organization may well be in nobody's data but its own.
        target = kind if name == "parent_id" else name.removesuffix("_id")
        if name.endswith("_id") and target in schemas():
            yield name, target


def _owner(entity: Any) -> str | None:
    """The kind that an attribute or metadata says it belongs to; some write it as the name of a table."""
    names = (str(entity), str(entity).removesuffix("s"))
    return next((name for name in names if name in schemas()), None)


# Nesting

Below = dict[tuple[str, str, str], list[Row]]  # kind of the child, kind and id of the parent


def _below(package: Package) -> Below:
    found: Below = defaultdict(list)
    for kind, rows in package.rows.items():
        for row in rows.values():
            for parent, key in _parents(kind, row):
                found[kind, parent, key].append(row)
    return found


def _parents(kind: str, row: Row) -> Iterator[tuple[str, str]]:
    if kind in ANYONES:
        entity, link = ANYONES[kind]
        if owner := _owner(row.get(entity)):
            yield owner, str(row.get(link))
        return
    for name in columns(kind):
        if name.endswith("_id") and row.get(name):
            yield name.removesuffix("_id"), str(row[name])


def _nest(package: Package, below: Below, kind: str, row: Row, above: frozenset[str]) -> Row:
    document = {name: value for name, value in row.items() if not _is_pointer(kind, name)}
    for relation in relations(kind):
        if relation.kind in above:
            continue
        inside = above | {kind}
        if relation.many:
            children = below.get((relation.kind, kind, str(row.get("id", ""))), [])
            if children:
                document[relation.name] = [_nest(package, below, relation.kind, child, inside) for child in children]
        elif (key := row.get(_pointer(relation))) in package.rows.get(relation.kind, {}):
            document[relation.name] = _nest(
                package, below, relation.kind, package.rows[relation.kind][str(key)], inside
            )
    return document


def _pointer(relation: Relation) -> str:
    return POINTERS.get(relation.name, f"{relation.name}_id")


def _is_pointer(kind: str, name: str) -> bool:
    """Columns that only say where a row hangs; what is nested hangs where it stands."""
    if kind in ANYONES and name in ANYONES[kind]:
        return False
    return name.endswith("_id") and name not in {"tax_id", "parent_id", "parent_organization_id"} and name != "id"


# Flattening


def _flatten(rows: dict[str, dict[str, Row]], kind: str, document: Document, above: Row) -> None:
    row = {name: document[name] for name in columns(kind) if name in document}
    row.update(above)
    for relation in relations(kind):
        held = document.get(relation.name)
        if relation.many:
            for child in held or []:
                _flatten(rows, relation.kind, child, _link(relation.kind, kind, str(document["id"])))
        elif isinstance(held, Mapping):
            row[_pointer(relation)] = held["id"]
            _flatten(rows, relation.kind, held, _shared(relation.kind, document))
    rows[kind][str(document["id"])] = {**rows[kind].get(str(document["id"]), {}), **row}


def _shared(kind: str, document: Document) -> Row:
    """Whom what is one to one hangs on as well: the program of a service belongs to the organization of the service."""
    wanted = [name.removesuffix("_id") for name in schemas()[kind].get("tabular_required", [])]
    return {f"{name}_id": document[name]["id"] for name in wanted if isinstance(document.get(name), Mapping)}


def _link(kind: str, parent: str, key: str) -> Row:
    if kind in ANYONES:
        entity, link = ANYONES[kind]
        return {entity: parent, link: key}
    name = f"{parent}_id"
    return {name: key} if name in columns(kind) else {}


def _as_csv(kind: str, rows: Iterable[Row]) -> str:
    written = io.StringIO()
    writer = csv.DictWriter(written, fieldnames=columns(kind), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return written.getvalue()
