# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import path

from medspil.readiness import views

urlpatterns = [
    path("<uuid:journey_id>/parathed/", views.readiness, name="readiness"),
    path("<uuid:journey_id>/parathed/ny/", views.open_round, name="readiness-new"),
    path("<uuid:journey_id>/parathed/<uuid:round_id>/", views.change_round, name="readiness-round"),
    path("<uuid:journey_id>/parathed/<uuid:round_id>/svar/", views.answer, name="readiness-answer"),
    path("<uuid:journey_id>/parathed/<uuid:round_id>/luk/", views.close, name="readiness-close"),
]
