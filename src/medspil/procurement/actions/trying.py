# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from medspil.organisations.models import Person
from medspil.procurement.events import ReferenceChanged, ReferenceNoted, TriedOut, TryOutChanged, TryOutPlanned
from medspil.procurement.models import Reference, Supplier, TryOut, Turn
from medspil.record.actions import record
from medspil.record.once import make_once
from medspil.record.transactions import write


@write
def plan(*, try_out_id: UUID, supplier: Supplier, said: Mapping[str, Any], by: Person) -> TryOut:
    """`said`: audience, held_on and tasks."""
    made, new = make_once(TryOut, pk=try_out_id, municipality=supplier.municipality, supplier=supplier, **said)
    if new:
        record(TryOutPlanned(**_of(supplier)), by=by)
    return made


@write
def note_turn(*, turn_id: UUID, try_out: TryOut, results: Sequence[str], sus: Sequence[int], by: Person) -> None:
    """One who tried; who she was is not asked."""
    _turn, new = make_once(
        Turn,
        pk=turn_id,
        municipality=try_out.municipality,
        try_out=try_out,
        results=list(results),
        sus=list(sus),
    )
    if new:
        record(TriedOut(**_of(try_out.supplier)), by=by)


@write
def note_reference(
    *, reference_id: UUID, supplier: Supplier, said: Mapping[str, Any], answers: Mapping[str, str], by: Person
) -> None:
    """`said`: place, role and held_on. `answers` by the key of the question."""
    _made, new = make_once(
        Reference,
        pk=reference_id,
        municipality=supplier.municipality,
        supplier=supplier,
        answers=dict(answers),
        **said,
    )
    if new:
        record(ReferenceNoted(**_of(supplier)), by=by)


@write
def correct(*, try_out: TryOut, said: Mapping[str, Any], by: Person) -> None:
    """`said`: audience and held_on; and tasks as long as nobody has tried them."""
    TryOut.objects.of(try_out.municipality).filter(pk=try_out.pk).update(**said)
    record(TryOutChanged(**_of(try_out.supplier)), by=by)


@write
def remove(*, try_out: TryOut, by: Person) -> None:
    """With all that those who tried managed and answered."""
    if TryOut.objects.of(try_out.municipality).filter(pk=try_out.pk).delete()[0]:
        record(TryOutChanged(**_of(try_out.supplier)), by=by)


@write
def correct_reference(*, reference: Reference, said: Mapping[str, Any], answers: Mapping[str, str], by: Person) -> None:
    rows = Reference.objects.of(reference.municipality).filter(pk=reference.pk)
    rows.update(answers=dict(answers), **said)
    record(ReferenceChanged(**_of(reference.supplier)), by=by)


@write
def remove_reference(*, reference: Reference, by: Person) -> None:
    if Reference.objects.of(reference.municipality).filter(pk=reference.pk).delete()[0]:
        record(ReferenceChanged(**_of(reference.supplier)), by=by)


def _of(supplier: Supplier) -> dict[str, Any]:
    return {
        "municipality_id": supplier.municipality_id,
        "journey_id": supplier.journey_id,
        "supplier_id": supplier.pk,
    }
