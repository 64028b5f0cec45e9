# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Erasing a person: what was about her alone goes, and the record of others stands without her name."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from medspil.custody.persons.mentions import pattern_of, words_of
from medspil.custody.persons.places import PLACES, TOLD, Place
from medspil.custody.texts import replace_in
from medspil.organisations.models import Municipality, Person
from medspil.organisations.queries import ERASED_AT, administrators_of
from medspil.organisations.sessions import end_everywhere


@dataclass(frozen=True, kw_only=True)
class Count:
    place: Place
    rows: int


def counts_of(person: Person) -> Sequence[Count]:
    """How many rows of each kind point at her."""
    found = [
        Count(place=place, rows=place.model._default_manager.filter(**{place.field: person}).count())  # noqa: SLF001
        for place in TOLD
    ]
    return [count for count in found if count.rows]


def is_last_administrator(person: Person) -> bool:
    """Somebody has to be able to let people in."""
    held = administrators_of(person.municipality)
    return held.filter(person=person).exists() and not held.exclude(person=person).exists()


def take_out(person: Person) -> None:
    """Call inside a write."""
    _from_texts(person)
    end_everywhere(person)
    for place in PLACES:
        if place.goes:
            place.model._default_manager.filter(**{place.field: person}).delete()  # noqa: SLF001
    person.name, person.email = _("Former colleague"), f"{person.pk.hex}@{ERASED_AT}"
    person.is_active, person.last_login = False, None
    person.save()


def _from_texts(person: Person) -> None:
    Municipality.objects.filter(pk=person.municipality_id, help_email__iexact=person.email).update(help_email="")
    replace_in(person.municipality, pattern_of(person), words_of(person), _("a former colleague"))
