# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The file about one person: JSON for machines and a page for humans, in a zip."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from uuid import UUID
from zipfile import ZIP_DEFLATED, ZipFile

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medspil.custody.persons.mentions import mentions_of
from medspil.custody.persons.places import ANONYMOUS, CLOSED, HIDDEN, TOLD, Place
from medspil.organisations.models import Person
from medspil.record.models import Entry
from medspil.web.history.words import KINDS

# What a column is called on the page, where its model has no words for people. Those with none are in the JSON alone.
LABELS: dict[str, Any] = {
    "unit": gettext_lazy("department"),
    "role": gettext_lazy("role"),
    "process": gettext_lazy("process"),
    "meeting": gettext_lazy("meeting"),
    "invitation": gettext_lazy("invitation"),
    "reply": gettext_lazy("reply"),
    "journey": gettext_lazy("digital journey"),
    "trial": gettext_lazy("trial"),
    "task": gettext_lazy("task"),
    "entry": gettext_lazy("answer in the guide"),
    "supplier": gettext_lazy("supplier"),
    "phase": gettext_lazy("phase"),
    "state": gettext_lazy("state"),
    "status": gettext_lazy("state"),
    "verdict": gettext_lazy("verdict"),
    "level": gettext_lazy("level"),
    "at": gettext_lazy("when"),
    "on": gettext_lazy("when"),
    "starts_at": gettext_lazy("begins"),
    "started_at": gettext_lazy("began"),
    "opened_at": gettext_lazy("began"),
    "closed_at": gettext_lazy("ended"),
    "ended_on": gettext_lazy("ended"),
    "created_at": gettext_lazy("since"),
    "last_seen_at": gettext_lazy("last seen"),
    "user_agent": gettext_lazy("browser and machine"),
    "email": gettext_lazy("e-mail"),
    "uid": gettext_lazy("the key of the sign-in"),
    "text": gettext_lazy("text"),
    "title": gettext_lazy("title"),
    "why": gettext_lazy("why"),
}
ABOUT = ("name", "email", "is_active", "last_login")


@dataclass(frozen=True, kw_only=True)
class Cell:
    name: str
    label: str  # empty when there are no words for it: then it is in the JSON alone
    value: Any
    shown: Any = None  # the value in words


@dataclass(frozen=True, kw_only=True)
class Kind:
    """All rows of one kind that point at the person."""

    place: Place
    rows: Sequence[Sequence[Cell]]


@dataclass(frozen=True, kw_only=True)
class Happened:
    at: Any
    kind: str
    what: str
    by_her: bool


@dataclass(frozen=True, kw_only=True)
class AboutPerson:
    person: Person
    kinds: Sequence[Kind]
    mentions: Sequence[tuple[str, Cell]]
    history: Sequence[Happened]
    made_at: Any


def about(person: Person) -> AboutPerson:
    kinds = [Kind(place=place, rows=[_cells(row) for row in _rows(place, person)]) for place in TOLD]
    return AboutPerson(
        person=person,
        kinds=[kind for kind in kinds if kind.rows],
        mentions=list(_mentioned(person)),
        history=list(_history(person)),
        made_at=timezone.localtime(),
    )


def file_of(person: Person) -> bytes:
    """The zip."""
    found, packed = about(person), BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("oplysninger.json", json.dumps(_as_json(found), cls=_Encoder, ensure_ascii=False, indent=1))
        archive.writestr(
            "oplysninger.html", render_to_string("custody/person_file.html", {"about": found, "left_out": left_out()})
        )
    return packed.getvalue()


def _rows(place: Place, person: Person) -> "models.QuerySet[Any]":
    rows = place.model._default_manager.filter(**{place.field: person})  # noqa: SLF001 - Django's public name for it
    return rows.select_related(*(field.name for field in _pointers(place.model)))


def _pointers(model: type[models.Model]) -> Iterator["models.ForeignKey[Any, Any]"]:
    for field in model._meta.concrete_fields:  # noqa: SLF001
        if isinstance(field, models.ForeignKey) and field.name not in HIDDEN:
            yield field


def _cells(row: models.Model) -> list[Cell]:
    fields = [field for field in row._meta.concrete_fields if field.name not in HIDDEN]  # noqa: SLF001
    cells = [
        Cell(name=each.name, label=_label(each), value=_value(row, each), shown=_in_words(row, each)) for each in fields
    ]
    return [cell for cell in cells if cell.value not in (None, "", [], {})]


def _label(field: "models.Field[Any, Any]") -> str:
    """What the model says, in Danish, or else our own word."""
    if isinstance(field.verbose_name, Promise):
        return capfirst(str(field.verbose_name))
    return capfirst(str(LABELS.get(field.name, "")))


def _in_words(row: models.Model, field: "models.Field[Any, Any]") -> Any:
    value = getattr(row, f"get_{field.name}_display")() if field.choices else _value(row, field)
    if isinstance(value, dict):
        return "; ".join(str(part) for part in value.values() if part)
    return "" if isinstance(value, UUID) else value


def _value(row: models.Model, field: "models.Field[Any, Any]") -> Any:
    if isinstance(field, models.ForeignKey):
        pointed = getattr(row, field.name)
        if pointed is None or pointed._meta.label in ANONYMOUS | CLOSED:  # noqa: SLF001
            return getattr(row, field.attname)
        return str(pointed)
    return getattr(row, field.name)


def _mentioned(person: Person) -> Iterator[tuple[str, Cell]]:
    for mention in mentions_of(person):
        if mention.label not in ANONYMOUS | CLOSED:
            name, label = mention.field.name, _label(mention.field) or mention.label
            shown = _in_words(mention.row, mention.field)
            yield mention.label, Cell(name=name, label=label, value=mention.value, shown=shown)


def _history(person: Person) -> Iterator[Happened]:
    """What she did, and what others did that names her; not who they were: that is about them."""
    rows = Entry.objects.of(person.municipality_id).annotate(said=Cast("subject", TextField()))
    for entry in rows.filter(Q(by_id=person.pk) | Q(said__contains=str(person.pk))).order_by("at"):
        what = str(KINDS.get(entry.kind, entry.kind))
        yield Happened(at=timezone.localtime(entry.at), kind=entry.kind, what=what, by_her=entry.by_id == person.pk)


def left_out() -> list[str]:
    return [
        _("Notes, dots, answers, words and questions without a name. Medspil does not know who they came from."),
        _("What somebody else wrote without a name, also if the person is named in it."),
        _("The agenda of talks between two, the scores of bids, and drafts of material by others."),
        _("Whether a survey that is still open was answered."),
        _("Secrets of sign-in: keys, codes and the secret of the app."),
        _("Who did what others did. That is about them."),
        _("Backups. They hold what stood here on the day that they were made, and nothing else."),
    ]


def _as_json(found: AboutPerson) -> dict[str, Any]:
    return {
        "made_at": found.made_at,
        "person": {name: getattr(found.person, name) for name in ABOUT},
        "municipality": found.person.municipality.name,
        "rows": {kind.place.column: [_plain(row) for row in kind.rows] for kind in found.kinds},
        "mentions": [{"where": where, "field": cell.name, "text": cell.value} for where, cell in found.mentions],
        "history": [{"at": line.at, "kind": line.kind, "by_the_person": line.by_her} for line in found.history],
        "left_out": left_out(),
    }


def _plain(row: Sequence[Cell]) -> dict[str, Any]:
    return {cell.name: cell.value for cell in row}


class _Encoder(DjangoJSONEncoder):
    def default(self, o: Any) -> Any:
        try:
            return super().default(o)
        except TypeError:
            return str(o)
