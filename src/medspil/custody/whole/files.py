# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The file of a whole municipality: a zip with a file for each table, a line of JSON for each row, and a guide."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.serializers.json import DjangoJSONEncoder
from django.template.loader import render_to_string
from django.utils import timezone

from medspil.custody.whole.tables import KEYS, NOT_IN_A_FILE, Table, tables
from medspil.organisations.models import Municipality


def write_file(municipality: Municipality, path: Path) -> Mapping[str, int]:
    """How many rows of each table. There must be no such file yet; nobody else on the machine can read it. What could
    not be finished is not left there."""
    with path.open("xb") as file:
        path.chmod(0o600)
        try:
            return _write(municipality, file)
        except BaseException:
            path.unlink()
            raise


def _write(municipality: Municipality, file: BinaryIO) -> Mapping[str, int]:
    counts: dict[str, int] = {}
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for table in tables():
            if table.label not in NOT_IN_A_FILE:
                counts[table.label] = _write_table(archive, table, municipality)
                _write_pictures(archive, table, municipality)
        archive.writestr("LAES_MIG.md", _readme(municipality, counts))
    return counts


def _write_table(archive: ZipFile, table: Table, municipality: Municipality) -> int:
    number = 0
    with archive.open(f"{table.label}.jsonl", "w", force_zip64=True) as file:
        for row in table.rows(municipality).values(*table.columns).iterator():
            file.write(json.dumps(row, cls=DjangoJSONEncoder, ensure_ascii=False).encode() + b"\n")
            number += 1
    return number


def _write_pictures(archive: ZipFile, table: Table, municipality: Municipality) -> None:
    for row in table.rows(municipality).iterator() if table.pictures else ():
        for name in table.pictures:
            archive.writestr(f"{table.label}.{row.pk}.{name}", bytes(getattr(row, name)))


def _readme(municipality: Municipality, counts: Mapping[str, int]) -> str:
    said = [
        {"label": table.label, "rows": counts[table.label], "columns": ", ".join(table.columns)}
        for table in tables()
        if table.label in counts
    ]
    page = {
        "municipality": municipality,
        "made_at": timezone.localtime(),
        "tables": said,
        "left_out": sorted(NOT_IN_A_FILE),
        "keys": sorted(KEYS),
    }
    return render_to_string("custody/municipality_readme.txt", page)
