# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What waits for those who lead a project, and for ambassadors."""

from collections.abc import Iterator

from django.db.models import Count, F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medspil.journeys.models import Ambassador, Journey, JourneyRole, JourneyState, Part, Pause
from medspil.organisations.models import Person
from medspil.ui.waiting import Waiting


def waiting_for(person: Person) -> list[Waiting]:
    """Three queries, however many journeys there are."""
    return [*_questions(person), *_to_ambassador(person), *_pauses(person)]


def _questions(person: Person) -> Iterator[Waiting]:
    """Questions to the whole journey that nobody has answered."""
    roles = JourneyRole.objects.of(person.municipality).filter(person=person, role=Part.LEAD)
    rows = Journey.objects.of(person.municipality).filter(pk__in=roles.values("journey"))
    waits = Count("questions", filter=Q(questions__answered_on=None, questions__unit=None))
    for journey in rows.exclude(state=JourneyState.CLOSED).annotate(waits=waits).filter(waits__gt=0):
        yield _asked(journey, journey.waits, "journey-presentation")


def _to_ambassador(person: Person) -> Iterator[Waiting]:
    mine = Ambassador.objects.of(person.municipality).filter(person=person).exclude(journey__state=JourneyState.CLOSED)
    of_unit = Q(journey__questions__answered_on=None, journey__questions__unit=F("unit"))
    for row in mine.select_related("journey").annotate(waits=Count("journey__questions", filter=of_unit)):
        if row.waits:
            yield _asked(row.journey, row.waits, "journey-ambassadors")


def _asked(journey: Journey, count: int, page: str) -> Waiting:
    words = ngettext("A question without a name waits", "%(n)d questions without a name wait", count)
    return Waiting(
        title=words % {"n": count},
        text=journey.name,
        action=_("Answer"),
        url=reverse(page, args=[journey.pk]),
    )


def _pauses(person: Person) -> Iterator[Waiting]:
    roles = JourneyRole.objects.of(person.municipality).filter(person=person, role=Part.LEAD)
    rows = Pause.objects.of(person.municipality).filter(
        journey__in=roles.values("journey"), ended_on=None, look_again_on__lte=timezone.localdate()
    )
    for pause in rows.select_related("journey"):
        yield Waiting(
            title=_("A journey has rested as long as you agreed"),
            text=pause.journey.name,
            action=_("Look at it"),
            url=reverse("journey", args=[pause.journey_id]),
        )
