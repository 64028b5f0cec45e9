# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Somebody who has everything: the database as bytes and as rows, the log, and what the phones remember.

He knows in which order people wrote, as one does who sat in the room, and tries to tell who wrote what.
"""

import hashlib
import hmac
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import comb
from typing import Any

Rows = Mapping[str, Sequence[Mapping[str, Any]]]
CHANCE = 1e-7  # an attack that does better than this by luck is no luck


@dataclass(frozen=True, kw_only=True)
class Phone:
    """What one phone remembers: its token, and the id and edit key of each note it wrote."""

    token: str
    notes: dict[str, tuple[str, str]] = field(default_factory=dict)  # text: id and key


@dataclass(frozen=True, kw_only=True)
class Round:
    """One step: the texts, in the order in which they were written."""

    texts: list[str]


@dataclass(frozen=True, kw_only=True)
class Loot:
    """All that the server leaves: files by name, and every table with its rows as they lie."""

    files: Mapping[str, bytes]
    rows: Rows


Guess = Callable[[Loot, list[str]], Sequence[str] | None]


def linked(loot: Loot, phones: Sequence[Phone]) -> list[str]:
    """What ties a phone to something in the loot: its keys, its ids, its token, or a pseudonym made of them."""
    found = []
    for name, content in loot.files.items():
        hashes = set(re.findall(rb"(?<![0-9a-f])[0-9a-f]{64}(?![0-9a-f])", content))
        for number, phone in enumerate(phones):
            if phone.token.encode() in content:
                found.append(f"{name}: token of phone {number}")
            if any(_pseudonym(secret, phone.token) in hashes for secret in hashes):
                found.append(f"{name}: pseudonym of phone {number}")
            for note_id, key in phone.notes.values():
                marks = {
                    "edit key": key.encode(),
                    "hash of an edit key": hashlib.sha256(key.encode()).hexdigest().encode(),
                    "id of a note": note_id.encode(),
                    "id of a note, without dashes": note_id.replace("-", "").encode(),
                    "id of a note, as bytes": bytes.fromhex(note_id.replace("-", "")),
                }
                found += [f"{name}: {what} of phone {number}" for what, mark in marks.items() if mark in content]
    return found


def _pseudonym(secret: bytes, token: str) -> bytes:
    return hmac.new(secret, token.encode(), hashlib.sha256).hexdigest().encode()


def guesses(loot: Loot) -> dict[str, Guess]:
    """Every way to put the texts of a step in an order that might be the order of writing."""
    ways: dict[str, Guess] = {}
    for name in loot.files:
        ways[f"first place in {name}"] = _by_place(name, last=False)
        ways[f"last place in {name}"] = _by_place(name, last=True)
    for table, rows in loot.rows.items():
        for column in rows[0] if rows else {}:
            ways[f"{table} by {column}"] = _by_column(table, column)
    return ways


def _by_place(name: str, *, last: bool) -> Guess:
    def guess(loot: Loot, texts: list[str]) -> Sequence[str] | None:
        content = loot.files[name]
        places = {text: (content.rfind if last else content.find)(text.encode()) for text in texts}
        return None if -1 in places.values() else sorted(texts, key=lambda text: places[text])

    return guess


def _by_column(table: str, column: str) -> Guess:
    """Rows in which a text of the step stands, by one of their columns. `place` is how they lie in the table."""

    def guess(loot: Loot, texts: list[str]) -> Sequence[str] | None:
        where: dict[str, Any] = {}
        for row in loot.rows[table]:
            for text in texts:
                if any(text in str(value) for value in row.values()):
                    where.setdefault(text, row[column])
        if set(where) != set(texts) or len({str(value) for value in where.values()}) == 1:
            return None
        return sorted(texts, key=lambda text: _sortable(where[text]))

    return guess


def _sortable(value: Any) -> tuple[float, str]:
    return (float(value), "") if isinstance(value, int | float) else (0.0, str(value))


def hits(loot: Loot, guess: Guess, rounds: Sequence[Round]) -> tuple[int, int] | None:
    """How many texts an attack gives to the right writer, of how many; None when it has nothing to go by."""
    right = tried = 0
    for entry in rounds:
        found = guess(loot, sorted(entry.texts))
        if found is not None:
            right += sum(a == b for a, b in zip(found, entry.texts, strict=True))
            tried += len(entry.texts)
    return (right, tried) if tried else None


def luck(right: int, tried: int, writers: int) -> float:
    """How likely chance alone does at least so well: each text has one writer in so many."""
    p = 1 / writers
    return sum(comb(tried, n) * p**n * (1 - p) ** (tried - n) for n in range(right, tried + 1))
