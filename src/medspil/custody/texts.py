# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Words that somebody typed: found in the text columns of rows, and replaced in all their copies."""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db import models
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext as _
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from medspil.counter.models import GuideEntry, GuideVersion
from medspil.custody.events import WordsReplaced
from medspil.custody.persons.places import LOCKED, columns_with_text
from medspil.dialogue.models import Dot, Meeting, MeetingState, Note, Tally
from medspil.directory.models import Offer
from medspil.organisations.models import Municipality, Person
from medspil.record.actions import record

# Rows of a model, and the columns in which words are looked for.
Looked = tuple["models.QuerySet[Any]", Sequence[models.Field[Any, Any]]]

# In these columns some of what stands in JSON is no writing of anybody's, but a name that the code knows.
CODED = frozenset({"settings", "form", "figures"})
CODES = frozenset({"canvas", "case", "cases", "key", "kind", "layout", "legal_point", "picture", "scale", "tone"})
# An answer that is counted is nothing but its words, and no two of a round are the same: the row goes.
COUNTED = (Dot, Tally)
WAITING = (TaskResultStatus.READY, TaskResultStatus.RUNNING)


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


def all_texts_of(municipality: Municipality) -> Iterator[Looked]:
    for model, fields in columns_with_text():
        itself = {"pk": municipality.pk} if model is Municipality else {"municipality": municipality}
        yield model._default_manager.filter(**itself), fields  # noqa: SLF001


def mentions_in(looked: Iterable[Looked], pattern: re.Pattern[str], words: Iterable[str]) -> Iterator[Mention]:
    """One question to the database for each table. It asks roughly, for `words`; the pattern decides."""
    sought = _spellings(words)
    for rows, fields in looked:
        for row in _roughly(rows, [field.name for field in fields], sought):
            for field in fields:
                if _said(getattr(row, field.name), pattern):
                    yield Mention(row=row, field=field)


def replace_in(
    municipality: Municipality,
    pattern: re.Pattern[str],
    words: Iterable[str],
    instead: str,
    *,
    looked: Iterable[Looked] | None = None,
) -> int:
    """In how many places: of all that the municipality has, or of the rows that are `looked` at. Call inside a write.
    Searches, phones and letters forget the words as well."""
    words = list(words)
    mentions = mentions_in(all_texts_of(municipality) if looked is None else looked, pattern, words)
    found = [one for one in mentions if one.label not in LOCKED]
    for mention in found:
        _replace(mention, pattern, instead)
    if found or looked is None:
        _letters(municipality, pattern, words, sent=looked is not None)
    if found:
        _refresh(municipality, found)
    return len(found)


def _replace(mention: Mention, pattern: re.Pattern[str], instead: str) -> None:
    rows = type(mention.row)._default_manager.filter(pk=mention.row.pk)  # noqa: SLF001
    if isinstance(mention.row, COUNTED):
        rows.delete()
        return
    value: Any = without(mention.value, pattern, instead, CODES if mention.field.name in CODED else frozenset())
    if isinstance(value, str) and mention.field.max_length:
        value = value[: mention.field.max_length]
    rows.update(**{mention.field.name: value})


def _refresh(municipality: Municipality, found: Sequence[Mention]) -> None:
    """Caches go by a mark on what they hold: a checksum, a time, a version. Each gets a new one."""
    for mention in found:
        if any(field.name == "checksum" for field in mention.row._meta.concrete_fields):  # noqa: SLF001
            type(mention.row)._default_manager.filter(pk=mention.row.pk).update(checksum=uuid4().hex)  # noqa: SLF001
    if any(mention.label.startswith("directory.") for mention in found):
        Offer.objects.of(municipality).update(changed_at=timezone.now())
    for entry in {mention.row.pk: mention.row for mention in found if isinstance(mention.row, GuideEntry)}.values():
        _version(entry)
    _phones_forget([mention.row for mention in found if isinstance(mention.row, Note)])
    for meeting in Meeting.objects.of(municipality).filter(state=MeetingState.OPEN):
        record(WordsReplaced(municipality_id=municipality.pk, meeting_id=meeting.pk), by=None)


def _phones_forget(notes: Iterable[Note]) -> None:
    """The phone that wrote a note has it too, and the key to write it anew."""
    gone: dict[UUID, list[str]] = defaultdict(list)
    for note in notes:
        gone[note.step.meeting_id].append(str(note.pk))
    for meeting in Meeting.objects.filter(pk__in=gone):
        Note.objects.of(meeting.municipality).filter(pk__in=gone[meeting.pk]).update(edit_hash="")
        forget = list(dict.fromkeys([*meeting.forget, *gone[meeting.pk]]))
        Meeting.objects.of(meeting.municipality).filter(pk=meeting.pk).update(forget=forget)


def _version(entry: GuideEntry) -> None:
    """The search and the phones know an answer by the number of its latest version."""
    latest = GuideVersion.objects.filter(entry=entry).order_by("-number").first()
    if latest is None:
        return
    latest.pk, latest.number, latest.why = uuid4(), latest.number + 1, _("a text was removed")
    latest.save(force_insert=True)
    GuideEntry.objects.filter(pk=entry.pk).update(number=latest.number)


def _letters(municipality: Municipality, pattern: re.Pattern[str], words: Sequence[str], *, sent: bool) -> None:
    """Those to people here in which the words stand; only those that are `sent`, or all."""
    addresses = set(Person.objects.filter(municipality=municipality).values_list("email", flat=True))
    letters = DBTaskResult.objects.exclude(status__in=WAITING) if sent else DBTaskResult.objects.all()
    rows = _roughly(letters, ["args_kwargs"], _spellings(words))
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


def without(value: Any, pattern: re.Pattern[str], instead: str, codes: Set[str] = frozenset()) -> Any:
    """The same text, or the same JSON, without the words. What stands under a key of `codes` is left."""
    if isinstance(value, dict):
        return {key: part if key in codes else without(part, pattern, instead, codes) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [without(part, pattern, instead, codes) for part in value]
    return pattern.sub(instead, value) if isinstance(value, str) else value
