# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Words that somebody typed: found in every text column of a municipality, and replaced in all their copies."""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from django.db import models
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from medspil.counter.models import GuideEntry, GuideVersion
from medspil.custody.events import WordsReplaced
from medspil.custody.persons.places import LOCKED, columns_with_text
from medspil.dialogue.models import Meeting, MeetingState
from medspil.directory.models import Offer
from medspil.organisations.models import Municipality, Person
from medspil.record.actions import record


@dataclass(frozen=True, kw_only=True)
class Mention:
    """A column of a row in which the words stand."""

    row: models.Model
    field: models.Field[Any, Any]

    @property
    def label(self) -> str:
        return str(self.row._meta.label)  # noqa: SLF001 - Django's public name for it

    @property
    def value(self) -> Any:
        return getattr(self.row, self.field.name)


def mentions_in(municipality: Municipality, pattern: re.Pattern[str], words: Iterable[str]) -> Iterator[Mention]:
    """One question to the database for each table. It asks roughly, for `words`; the pattern decides."""
    sought = _spellings(words)
    for model, fields in columns_with_text():
        itself = {"pk": municipality.pk} if model is Municipality else {"municipality": municipality}
        rows = model._default_manager.filter(**itself)  # noqa: SLF001
        for row in _roughly(rows, [field.name for field in fields], sought):
            for field in fields:
                if _said(getattr(row, field.name), pattern):
                    yield Mention(row=row, field=field)


def replace_in(municipality: Municipality, pattern: re.Pattern[str], words: Iterable[str], instead: str) -> int:
    """In how many places. Call inside a write. Searches, phones and letters forget the words as well."""
    words = list(words)
    found = [one for one in mentions_in(municipality, pattern, words) if one.label not in LOCKED]
    for mention in found:
        _replace(mention, pattern, instead)
    _letters(municipality, pattern, words)
    if found:
        _refresh(municipality, found)
    return len(found)


def _replace(mention: Mention, pattern: re.Pattern[str], instead: str) -> None:
    value: Any = without(mention.value, pattern, instead)
    if isinstance(value, str) and mention.field.max_length:
        value = value[: mention.field.max_length]
    rows = type(mention.row)._default_manager.filter(pk=mention.row.pk)  # noqa: SLF001
    rows.update(**{mention.field.name: value})


def _refresh(municipality: Municipality, found: Sequence[Mention]) -> None:
    """Whoever keeps a copy to be quick looks at a mark, and gets another one."""
    for mention in found:
        if any(field.name == "checksum" for field in mention.row._meta.concrete_fields):  # noqa: SLF001
            type(mention.row)._default_manager.filter(pk=mention.row.pk).update(checksum=uuid4().hex)  # noqa: SLF001
    if any(mention.label.startswith("directory.") for mention in found):
        Offer.objects.of(municipality).update(changed_at=timezone.now())
    for entry in {mention.row.pk: mention.row for mention in found if isinstance(mention.row, GuideEntry)}.values():
        _version(entry)
    for meeting in Meeting.objects.of(municipality).filter(state=MeetingState.OPEN):
        record(WordsReplaced(municipality_id=municipality.pk, meeting_id=meeting.pk), by=None)


def _version(entry: GuideEntry) -> None:
    """The search and the phones know an answer by the number of its latest version."""
    latest = GuideVersion.objects.filter(entry=entry).order_by("-number").first()
    if latest is None:
        return
    latest.pk, latest.number, latest.why = uuid4(), latest.number + 1, _("a text was removed")
    latest.save(force_insert=True)
    GuideEntry.objects.filter(pk=entry.pk).update(number=latest.number)


def _letters(municipality: Municipality, pattern: re.Pattern[str], words: Sequence[str]) -> None:
    """Those in which the words stand, sent or not, to people here."""
    addresses = set(Person.objects.filter(municipality=municipality).values_list("email", flat=True))
    rows = _roughly(DBTaskResult.objects.all(), ["args_kwargs"], _spellings(words))
    gone = [row.pk for row in rows if _said(row.args_kwargs, pattern) and addresses & set(_strings(row.args_kwargs))]
    DBTaskResult.objects.filter(pk__in=gone).delete()


def _roughly(rows: "models.QuerySet[Any]", columns: Sequence[str], sought: Iterable[str]) -> "models.QuerySet[Any]":
    wanted = Q()
    for number, column in enumerate(columns):
        rows = rows.annotate(**{f"words_{number}": Cast(column, TextField())})
        for word in sought:
            wanted |= Q(**{f"words_{number}__icontains": word})
    return rows.filter(wanted)


def _spellings(words: Iterable[str]) -> set[str]:
    """As they stand in a text, and in JSON."""
    return {spelled for word in words for spelled in (word, json.dumps(word)[1:-1])}


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for pair in value.items():
            yield from _strings(list(pair))
    elif isinstance(value, list | tuple):
        for part in value:
            yield from _strings(part)
    elif isinstance(value, str):
        yield value


def _said(value: Any, pattern: re.Pattern[str]) -> bool:
    return any(pattern.search(text) for text in _strings(value))


def without(value: Any, pattern: re.Pattern[str], instead: str) -> Any:
    """The same text, or the same JSON, without the words."""
    if isinstance(value, dict):
        return {key: without(part, pattern, instead) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [without(part, pattern, instead) for part in value]
    return pattern.sub(instead, value) if isinstance(value, str) else value
