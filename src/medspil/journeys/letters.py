# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The letters of a journey."""

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse

from medspil.journeys.models import News
from medspil.organisations.models import Person
from medspil.record.mail import Letter


def news(told: News, *, person: Person) -> Letter:
    """What the group tells everybody."""
    url = settings.MEDSPIL_URL.rstrip("/") + reverse("journey", args=[told.journey_id])
    facts = {"news": told, "journey": told.journey, "person": person, "url": url}
    place = "journeys/emails/news"
    return Letter(
        to=person.email,
        subject=render_to_string(f"{place}.subject.txt", facts).strip(),
        text=render_to_string(f"{place}.txt", facts).strip() + "\n",
        html=render_to_string(f"{place}.html", facts),
        reply_to=told.by.email,
    )
