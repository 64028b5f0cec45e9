# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Who has left: nobody says so, but the roles are gone."""

from datetime import date

from django.db.models import Q, QuerySet

from medspil.organisations.models import Municipality, Person
from medspil.organisations.queries import ERASED_AT
from medspil.record.daily import midnight
from medspil.record.models import Entry

CAME_OR_WENT = ("PersonAdded", "PersonLinked", "RoleGiven", "RoleTaken", "AccessEnded", "AccessOpened")


def without_role(municipality: Municipality, day: date | None = None) -> QuerySet[Person]:
    """People without a role. With a `day`: only those who lost it, and signed in last, before that day."""
    people = Person.objects.filter(municipality=municipality, memberships=None)
    people = people.exclude(email__endswith=f"@{ERASED_AT}").order_by("name")
    if day is None:
        return people
    since = midnight(day)
    lines = Entry.objects.of(municipality.pk).filter(kind__in=CAME_OR_WENT, at__gte=since)
    lately = {str(subject.get("person_id")) for subject in lines.values_list("subject", flat=True)}
    return people.filter(Q(last_login=None) | Q(last_login__lt=since)).exclude(pk__in=lately - {"None"})
