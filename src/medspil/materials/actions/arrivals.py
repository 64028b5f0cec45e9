# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Packages from outside: what they hold becomes drafts, beside what is there."""

import hashlib
from typing import Any

from medspil.materials.actions.drafts import fresh
from medspil.materials.desk import Piece
from medspil.materials.events import PackageTakenIn
from medspil.materials.kinds import KINDS
from medspil.materials.models import Arrival, Draft, PieceKind
from medspil.materials.packages.asking import PackageAsked, asking_about
from medspil.materials.packages.reading import Package, read_package
from medspil.materials.pieces import contents_of, values_of
from medspil.organisations.models import Municipality, Person
from medspil.record.actions import record
from medspil.record.transactions import write


@write
def take_in(*, data: bytes, municipality: Municipality, by: Person | None, yes: str = "") -> Arrival:
    """Read a package, and make a draft of each piece that is new or says something else than what is read here.

    A piece that has a draft already keeps that. The same package twice makes nothing twice. PackageRefused, and
    nothing is kept, when anything in it is wrong; PackageAsked when `yes` does not answer what the guard asks about it.
    """
    package = read_package(data)
    manifest, contents = package.manifest, _contents(package)
    asking = asking_about(contents, municipality.pk)
    if asking and not asking.answered(yes):
        raise PackageAsked(asking)
    arrival, _new = Arrival.objects.get_or_create(
        municipality=municipality,
        checksum=hashlib.sha256(data).hexdigest(),
        defaults={
            "topic": manifest.topic,
            "title": manifest.title,
            "publisher": manifest.publisher,
            "published_on": manifest.published_on,
            "contents": contents,
            "by": by,
        },
    )
    made = [entry for entry in arrival.contents if _draft(arrival, entry)]
    if made:
        record(PackageTakenIn(municipality_id=municipality.pk, arrival_id=arrival.pk), by=by)
    return arrival


def _contents(package: Package) -> list[dict[str, Any]]:
    topic = package.manifest.topic
    return [
        {
            "kind": kind,
            "key": key,
            "topic": topic if KINDS[kind].in_topic else "",
            "values": values_of(file),
        }
        for kind, key, file in contents_of(package.folder, package.canvases)
    ]


def _draft(arrival: Arrival, entry: dict[str, Any]) -> bool:
    """Whether a draft was needed and made."""
    kind = KINDS[PieceKind(entry["kind"])]
    now = fresh(Piece(municipality_id=arrival.municipality_id, kind=kind, key=entry["key"]))
    if now.draft or now.read == entry["values"]:
        return False
    Draft.objects.create(
        municipality=arrival.municipality, base=now.national, arrival=arrival, edited_by=arrival.by, **entry
    )
    return True
