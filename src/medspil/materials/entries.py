# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The lists in a piece, steps and fields: each function gives the values anew with the list changed."""

from medspil.materials.keys import key_from, unlike
from medspil.materials.kinds import Items
from medspil.materials.pieces import Values, trimmed


def entry_of(values: Values, items: Items, key: str) -> Values | None:
    return next((entry for entry in values.get(items.name, []) if entry["key"] == key), None)


def with_entry(values: Values, items: Items, entry: Values) -> tuple[Values, str]:
    """With the entry in place of the one of its key, or at the end under a new key; and the key."""
    there = values.get(items.name, [])
    if "key" in entry:
        changed = [entry if other["key"] == entry["key"] else other for other in there]
        return {**values, items.name: changed}, entry["key"]
    key = unlike({other["key"] for other in there}, key_from(entry["title"], items.slug))
    return {**values, items.name: [*there, {"key": key, **entry}]}, key


def twin_of(values: Values, items: Items, entry: Values) -> str | None:
    """The key of an entry that says the same as one without a key."""
    said = trimmed(entry)
    return next((other["key"] for other in values.get(items.name, []) if other == {**said, "key": other["key"]}), None)


def without(values: Values, items: Items, key: str) -> Values:
    return {**values, items.name: [entry for entry in values.get(items.name, []) if entry["key"] != key]}


def moved(values: Values, items: Items, key: str, *, by_places: int) -> Values:
    """One place up (-1) or down (1); at the ends nothing moves."""
    there = list(values.get(items.name, []))
    place = next((place for place, entry in enumerate(there) if entry["key"] == key), None)
    if place is not None and 0 <= place + by_places < len(there):
        there.insert(place + by_places, there.pop(place))
    return {**values, items.name: there}
