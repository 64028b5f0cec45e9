# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The letters of a journey."""

from medspil.journeys.models import News
from medspil.organisations.models import Person
from medspil.record.letters import address, letter
from medspil.record.mail import Letter


def news(told: News, *, person: Person) -> Letter:
    """What the group tells everybody."""
    facts = {"news": told, "journey": told.journey, "person": person, "url": address("journey", told.journey_id)}
    return letter("journeys/emails/news", to=person.email, facts=facts, reply_to=told.by.email)
