# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The history of a municipality is a chain: each line is marked with a hash of itself and of the line before.

Whoever changes a line, takes one out or puts one in breaks it there. Somebody with the whole database in her hands can
make another chain; so its end is printed by `medspil audit verify` and stands in each file that is taken out, to be
compared later (`holds`).
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC
from uuid import UUID

from django.db import transaction

from medspil.record.models import Chain, Entry


def mark_of(entry: Entry, *, before: str) -> str:
    said = [
        before,
        entry.number,
        str(entry.municipality_id),
        entry.kind,
        entry.subject,
        str(entry.by_id or ""),
        entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
    ]
    return hashlib.sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def seal(ids: list[UUID]) -> None:
    """Number these new lines and mark them, in the order in which they were written."""
    with transaction.atomic(savepoint=False):
        written = {entry.pk: entry for entry in Entry.objects.filter(pk__in=ids, number=None)}
        entries = [written[pk] for pk in ids if pk in written]  # what was rolled back in between is not there
        for municipality_id in sorted({entry.municipality_id for entry in entries}):
            _append([entry for entry in entries if entry.municipality_id == municipality_id])


def _append(entries: list[Entry]) -> None:
    chain = _locked(entries[0].municipality_id)
    for entry in entries:
        entry.number = chain.number = chain.number + 1
        entry.mark = chain.mark = mark_of(entry, before=chain.mark)
        Entry.objects.filter(pk=entry.pk).update(number=chain.number, mark=chain.mark)
    Chain.objects.filter(pk=chain.pk).update(number=chain.number, mark=chain.mark)


def _locked(municipality_id: UUID) -> Chain:
    known = Chain.objects.select_for_update().filter(pk=municipality_id).first()
    if known is None:
        Chain.objects.get_or_create(pk=municipality_id)
        known = Chain.objects.select_for_update().get(pk=municipality_id)
    return known


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What a look at one chain has found."""

    municipality_id: UUID
    lines: int
    end: str
    faults: tuple[str, ...]


def check(municipality_id: UUID) -> Checked:
    """Read the chain from its first line to its last and say in plain words where it is broken."""
    chain = Chain.objects.filter(pk=municipality_id).first() or Chain(municipality_id=municipality_id)
    rows = Entry.objects.of(municipality_id)
    faults = list(_broken(rows.exclude(number=None).order_by("number").iterator(), chain))
    loose = rows.filter(number=None).count()
    if loose:
        faults.append(f"{loose} lines have no number: they were put in past the program")
    return Checked(municipality_id=municipality_id, lines=rows.count(), end=str(chain), faults=tuple(faults))


def _broken(entries: Iterable[Entry], chain: Chain) -> Iterable[str]:
    number, mark = 0, ""
    for entry in entries:
        here = entry.number or 0
        if here != number + 1:
            yield f"{_lines(number + 1, here - 1)} missing before line {here}"
        elif entry.mark != mark_of(entry, before=mark):
            yield f"line {here} was changed, or the one before it"
        number, mark = here, entry.mark
    if number < chain.number:
        yield f"{_lines(number + 1, chain.number)} missing at the end"
    elif (number, mark) != (chain.number, chain.mark):
        yield f"the end of the chain does not fit line {number}"


def _lines(first: int, last: int) -> str:
    return f"line {first} is" if first == last else f"lines {first} to {last} are"


def holds(municipality_id: UUID, end: str) -> bool:
    """Whether a line that somebody wrote down earlier, as `number:mark`, still stands there."""
    number, _, mark = end.partition(":")
    return number.isdigit() and Entry.objects.of(municipality_id).filter(number=int(number), mark=mark).exists()


def municipalities() -> list[UUID]:
    """All that have a history, also one that was taken out as a whole."""
    written = Entry.objects.order_by().values_list("municipality_id", flat=True).distinct()
    return sorted({*written, *Chain.objects.values_list("pk", flat=True)})
