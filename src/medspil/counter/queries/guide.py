# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The guide as one unit reads it: its own answers, and those of units above that it has none of its own for."""

from collections.abc import Collection, Iterator, Mapping
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils import timezone

from medspil.counter.access import units_to_write
from medspil.counter.models import GuideEntry, GuideText, GuideVersion, Helped
from medspil.counter.suggestions import Suggestion, suggestions
from medspil.dialogue.models import Meeting
from medspil.dilemmas.answers import Told
from medspil.materials import queries as material
from medspil.materials.models import LegalPoint
from medspil.organisations.models import Municipality, Person, Unit
from medspil.practice.models import Trial

AT_ONCE = 32  # versions that may be written at the same time
MOST_NAMED = 300  # rows that a question to the database names one by one


def entries_for(unit: Unit) -> list[GuideEntry]:
    """By title."""
    hidden = replaced_in(unit)
    rows = GuideEntry.objects.of(unit.municipality).filter(unit__in=unit.above(), withdrawn=False)
    return [row for row in rows.select_related("unit") if row.pk not in hidden]


def guide_edition(municipality: Municipality) -> str:
    """Another one as soon as anything in the guide is another: its latest versions.

    Not the latest alone: of two that are written at the same time, the earlier may be there last.
    """
    latest = GuideVersion.objects.of(municipality).order_by("-at").values_list("pk", flat=True)[:AT_ONCE]
    return sha256("".join(sorted(pk.hex for pk in latest)).encode()).hexdigest()[:16]


def guide_marks(municipality: Municipality) -> dict[UUID, int]:
    """The number of the latest version of each answer that is not taken out."""
    return dict(GuideEntry.objects.of(municipality).filter(withdrawn=False).order_by().values_list("pk", "number"))


def entries_by_ids(municipality: Municipality, ids: Collection[UUID]) -> Iterator[GuideEntry]:
    rows = GuideEntry.objects.of(municipality).filter(withdrawn=False).order_by("pk").select_related("unit")
    if len(ids) <= MOST_NAMED:
        yield from rows.filter(pk__in=ids)
    else:
        yield from (row for row in rows.iterator() if row.pk in ids)


def answer_in(unit: Unit, entry_id: UUID) -> GuideEntry | None:
    """An answer that was found, to be shown at once; None for what is no answer of the guide."""
    rows = GuideEntry.objects.of(unit.municipality).filter(pk=entry_id)
    found: GuideEntry | None = rows.select_related("unit").first()
    return found


def replaced_in(unit: Unit) -> set[UUID | None]:
    """The answers that a nearer unit has its own for."""
    rows = GuideEntry.objects.of(unit.municipality).filter(
        unit__in=unit.above(), withdrawn=False, instead_of__isnull=False
    )
    hidden: set[UUID | None] = set()
    own = rows.values_list("pk", "instead_of", "unit__path")
    for pk, replaced, _path in sorted(own, key=lambda row: -len(row[2])):
        if replaced in hidden:  # by somebody nearer
            hidden.add(pk)
        hidden.add(replaced)
    return hidden


def local_ones(entry: GuideEntry) -> list[GuideEntry]:
    """The answers that units have instead of this one."""
    rows = GuideEntry.objects.of(entry.municipality).filter(instead_of=entry, withdrawn=False)
    return list(rows.select_related("unit").order_by("unit__name"))


def rules_of(entry: GuideEntry) -> list[LegalPoint]:
    """The legal points behind it, as the municipality reads them; what is gone from the material is left out."""
    ((_entry, rules),) = with_rules([entry])
    return rules


def differences(now: GuideEntry, typed: Mapping[str, Any]) -> list[tuple[str, Any]]:
    """The fields in which an answer says something else than was typed: their names, and what stands there."""
    stands = {name: getattr(now, name) for name in typed}
    names = {field.name: str(field.verbose_name) for field in GuideText._meta.local_fields}  # noqa: SLF001 - public
    shown = {**stands, "verdict": now.get_verdict_display(), "role": now.get_role_display()}
    return [(names[name], _shown(shown[name])) for name in typed if stands[name] != typed[name]]


def told(municipality: Municipality, ids: Collection[UUID]) -> dict[UUID, Told]:
    """For the dilemma log: the answers that stand in the guide now."""
    rows = GuideEntry.objects.of(municipality).filter(pk__in=ids, withdrawn=False).only("title")
    return {row.pk: Told(title=row.title, url=reverse("guide-entry", args=[row.pk])) for row in rows}


def with_rules(entries: list[GuideEntry]) -> list[tuple[GuideEntry, list[LegalPoint]]]:
    """Several entries, each with the legal points behind it; one question to the database for them all."""
    if not entries:
        return []
    keys = {key for entry in entries for key in entry.legal_points}
    known = material.legal_points_by_keys(entries[0].municipality_id, keys)
    return [(entry, [known[key] for key in entry.legal_points if key in known]) for entry in entries]


def times_helped(entry: GuideEntry) -> int:
    return int(Helped.objects.of(entry.municipality).filter(entry=entry).count())


def versions_of(entry: GuideEntry) -> list[GuideVersion]:
    return list(GuideVersion.objects.of(entry.municipality).filter(entry=entry).select_related("by"))


def withdrawn_in(units: list[Unit]) -> list[GuideEntry]:
    if not units:
        return []
    rows = GuideEntry.objects.of(units[0].municipality).filter(unit__in=units, withdrawn=True)
    return list(rows.select_related("unit"))


def unused_suggestions(person: Person) -> list[Suggestion]:
    """The suggested answers that no answer of the municipality has the title of."""
    used = set(GuideEntry.objects.of(person.municipality).values_list("title", flat=True))
    return [found for found in suggestions().values() if found.title not in used]


def born_in(meeting: Meeting) -> list[GuideEntry]:
    return list(GuideEntry.objects.of(meeting.municipality).filter(meeting=meeting, withdrawn=False))


def born_of(trial: Trial) -> list[GuideEntry]:
    return list(GuideEntry.objects.of(trial.municipality).filter(trial=trial, withdrawn=False))


def to_look_at(person: Person) -> list[GuideEntry]:
    """What this person may write and the guide has said for longer than was agreed; the oldest first."""
    rows = GuideEntry.objects.of(person.municipality).filter(
        unit__in=units_to_write(person), withdrawn=False, look_again_on__lt=timezone.localdate()
    )
    return list(rows.order_by("look_again_on").select_related("unit"))


def _shown(value: Any) -> Any:
    return ", ".join(value) if isinstance(value, list) else value
