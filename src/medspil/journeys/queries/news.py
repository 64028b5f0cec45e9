# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from medspil.journeys.models import Journey, News
from medspil.journeys.road import Look


def news_of(journey: Journey) -> list[News]:
    return list(News.objects.of(journey.municipality).filter(journey=journey).select_related("by"))


def latest_news(journey: Journey) -> News | None:
    found: News | None = News.objects.of(journey.municipality).filter(journey=journey).select_related("by").first()
    return found


def look(journey: Journey) -> Look:
    """Whether everybody has been told anything since the journey came to this phase."""
    latest = latest_news(journey)
    if latest is None:
        return Look(done=False)
    words = _("Latest {day}").format(day=date_format(latest.at, "j. F"))
    return Look(done=latest.at >= journey.phase_since, words=words)
