# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import UUID

from django.http import Http404, HttpRequest

from medspil.organisations.access import administrator_of_all
from medspil.organisations.models import Person
from medspil.organisations.permissions import Permission


def person_for(request: HttpRequest, person_id: UUID) -> tuple[Person, Person]:
    """Somebody in the caller's municipality, and the caller, who administers all of it; otherwise 404."""
    caller = administrator_of_all(request, to=Permission.PEOPLE_MANAGE)
    rows = Person.objects.filter(municipality=caller.municipality, pk=person_id).select_related("municipality")
    person = rows.first()
    if person is None:
        raise Http404
    return person, caller
