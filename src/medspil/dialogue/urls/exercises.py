# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import path

from medspil.dialogue.views import exercises

urlpatterns = [
    path("oevelser/", exercises.exercises, name="exercises"),
    path("oevelser/ny/<slug:entry>/", exercises.start, name="exercise-new"),
    path("moeder/<uuid:meeting_id>/oevelse/", exercises.exercise, name="exercise"),
    path("moeder/<uuid:meeting_id>/oevelse/slut/", exercises.end, name="exercise-end"),
]
