# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the three commands share: reading the file, finding the municipality, telling what came of it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError
from django.db import DatabaseError

from medspil.directory.hsds import files
from medspil.directory.hsds.files import Loaded
from medspil.directory.hsds.standard import Fault
from medspil.organisations.models import Municipality
from medspil.organisations.queries import municipality_by_cvr
from medspil.privacy.asking import Asking


def loaded(path: Path) -> Loaded:
    try:
        return files.load(path)
    except OSError as error:
        raise CommandError(f"{path} cannot be read: {error}") from error


def municipality(cvr: str | None) -> Municipality:
    """The one with this CVR number; without one the only one there is."""
    try:
        known = list(Municipality.objects.all()[:2])
    except DatabaseError as error:
        raise CommandError("There is no database here yet: `medspil serve` makes one.") from error
    found = municipality_by_cvr(cvr) if cvr else known[0] if len(known) == 1 else None
    if found is None:
        raise CommandError("Say which municipality: --municipality with its CVR number.")
    return found


def as_json(facts: Mapping[str, Any], faults: Sequence[Fault]) -> str:
    """`facts`, and `errors` with where, path and words."""
    return json.dumps({**facts, "errors": [asdict(fault) for fault in faults]}, ensure_ascii=False, indent=1)


def as_text(facts: Mapping[str, Any], faults: Sequence[Fault], asking: Asking | None = None) -> str:
    lines = [": ".join(part for part in (fault.where, fault.path, fault.words) if part) for fault in faults]
    if asking:
        lines += [f"{one['where']}: {', '.join(one['why'])}" for one in asking.places()]
        lines.append("Change the file, or add --not-personal when none of it is about a citizen.")
    return "\n".join([*lines, ", ".join(f"{name}: {value}" for name, value in facts.items())])
