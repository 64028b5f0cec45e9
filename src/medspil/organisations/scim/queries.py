# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import re
from collections.abc import Iterable
from uuid import UUID

from django.db.models import QuerySet

from medspil.organisations.models import Membership, Municipality, Person
from medspil.organisations.providers.queries import meanings_of, provider_of
from medspil.organisations.queries import ERASED_AT
from medspil.organisations.scim.resources import Refused

FILTER = re.compile(r'\s*userName\s+eq\s+"((?:[^"\\]|\\.)*)"\s*', re.IGNORECASE)


def person_by_id(municipality: Municipality, words: str) -> Person:
    """Also one who has left: she is there, and not active."""
    try:
        person = _people(municipality).filter(pk=UUID(words)).first()
    except ValueError:
        person = None
    if person is None:
        raise Refused(404, "there is no such user")
    return person


def people_like(municipality: Municipality, words: str) -> QuerySet[Person]:
    if not words:
        return _people(municipality).order_by("email")
    asked = FILTER.fullmatch(words)
    if asked is None:
        raise Refused(400, 'the filter is userName eq "..."', "invalidFilter")
    return _people(municipality).filter(email__iexact=re.sub(r"\\(.)", r"\1", asked[1]))


def _people(municipality: Municipality) -> QuerySet[Person]:
    rows = Person.objects.filter(municipality=municipality).select_related("municipality")
    return rows.exclude(email__endswith=f"@{ERASED_AT}")


def roles_said(municipality: Municipality, people: Iterable[Person]) -> dict[UUID, set[str]]:
    """What the municipality calls the roles that it has given each of these. Three queries, however many there are."""
    found: dict[UUID, set[str]] = {person.pk: set() for person in people}
    provider = provider_of(municipality)
    meanings = meanings_of(provider) if provider else []
    for row in Membership.objects.of(municipality).filter(provided=True, person__in=found):
        fitting = (each for each in meanings if (each.role, each.unit_id) == (row.role, row.unit_id))
        found[row.person_id].update(each.value for each in fitting)
    return found
