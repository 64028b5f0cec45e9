# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Where a name or an address stands in what somebody typed."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.db.models import Q, TextField
from django.db.models.functions import Cast

from medspil.custody.persons.places import columns_with_text
from medspil.organisations.models import Person


@dataclass(frozen=True, kw_only=True)
class Mention:
    row: models.Model
    field: models.Field[Any, Any]

    @property
    def label(self) -> str:
        return str(self.row._meta.label)  # noqa: SLF001 - Django's public name for it

    @property
    def value(self) -> Any:
        return getattr(self.row, self.field.name)


def pattern_of(person: Person) -> re.Pattern[str]:
    """The address, and the whole name, also in the genitive. A name of one word is too little to go by."""
    sought = [re.escape(person.email), *([re.escape(person.name)] if " " in person.name.strip() else [])]
    return re.compile(rf"(?<!\w)(?:{'|'.join(sought)})(?=s?(?!\w))", re.IGNORECASE)


def mentions_of(person: Person) -> Iterator[Mention]:
    """One question to the database for each table. It asks roughly; the pattern decides."""
    pattern = pattern_of(person)
    for model, fields in columns_with_text():
        rows = model._default_manager.filter(municipality=person.municipality_id)  # noqa: SLF001
        for row in _roughly(rows, fields, person):
            for field in fields:
                if _said(getattr(row, field.name), pattern):
                    yield Mention(row=row, field=field)


def _roughly(
    rows: "models.QuerySet[Any]", fields: "list[models.Field[Any, Any]]", person: Person
) -> "models.QuerySet[Any]":
    sought = {person.name, person.email, *(json.dumps(word)[1:-1] for word in (person.name, person.email))}
    wanted = Q()
    for number, field in enumerate(fields):
        rows = rows.annotate(**{f"words_{number}": Cast(field.name, TextField())})
        for word in sought:
            wanted |= Q(**{f"words_{number}__icontains": word})
    return rows.filter(wanted)


def _said(value: Any, pattern: re.Pattern[str]) -> bool:
    if isinstance(value, dict):
        return any(_said(part, pattern) for pair in value.items() for part in pair)
    if isinstance(value, list | tuple):
        return any(_said(part, pattern) for part in value)
    return isinstance(value, str) and bool(pattern.search(value))


def without(value: Any, pattern: re.Pattern[str], instead: str) -> Any:
    """The same text, or the same JSON, without who it was."""
    if isinstance(value, dict):
        return {key: without(part, pattern, instead) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [without(part, pattern, instead) for part in value]
    return pattern.sub(instead, value) if isinstance(value, str) else value
