# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import include, path

urlpatterns = [
    path("", include("medspil.dialogue.urls.processes")),
    path("", include("medspil.dialogue.urls.rooms")),
    path("", include("medspil.dialogue.urls.outcomes")),
    path("", include("medspil.dialogue.urls.exercises")),
    path("skabeloner/", include("medspil.dialogue.urls.canvases")),
]
