# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import path

from medspil.custody import meetings, views

urlpatterns = [
    path("opbevaring/", views.retention, name="retention"),
    path("fjern-tekst/", views.remove_text, name="text-remove"),
    path("moeder/<uuid:meeting_id>/fjern-tekst/", meetings.take_out, name="meeting-text-remove"),
    path("mennesker/<uuid:person_id>/", views.person, name="person"),
    path("mennesker/<uuid:person_id>/oplysninger.zip", views.person_file, name="person-file"),
    path("mig/oplysninger.zip", views.my_file, name="my-file"),
]
