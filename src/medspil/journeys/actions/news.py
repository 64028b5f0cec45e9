# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from functools import partial
from uuid import UUID

from medspil.journeys import letters
from medspil.journeys.access import people_around
from medspil.journeys.events import NewsTold
from medspil.journeys.models import Journey, News
from medspil.organisations.models import Person
from medspil.record.actions import record
from medspil.record.mail import post_once
from medspil.record.once import make_once
from medspil.record.transactions import write


@write
def tell(*, journey: Journey, news_id: UUID, text: str, by_mail: bool, by: Person) -> News:
    """Tell everybody how it goes: on the page, and by mail to all who work where it is to be used. Sent twice, it is
    one, and so are its letters."""
    news, new = make_once(
        News,
        pk=news_id,
        municipality=journey.municipality,
        journey=journey,
        phase=journey.phase,
        text=text,
        by=by,
    )
    if not new:
        return news
    readers = [person for person in people_around(journey) if person.pk != by.pk and person.is_active]
    for person in readers if by_mail else []:
        post_once(f"news:{news.pk}:{person.pk}", partial(letters.news, news, person=person))
    News.objects.of(journey.municipality).filter(pk=news.pk).update(mailed=len(readers) if by_mail else 0)
    record(NewsTold(municipality_id=journey.municipality_id, journey_id=journey.pk, news_id=news.pk), by=by)
    return news
