# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import path

from medspil.journeys.views import journeys

urlpatterns = [
    path("", journeys.journeys, name="journeys"),
    path("ny/", journeys.start, name="journey-new"),
    path("<uuid:journey_id>/", journeys.journey, name="journey"),
    path("<uuid:journey_id>/fase/<str:phase>/", journeys.phase, name="journey-phase"),
]
