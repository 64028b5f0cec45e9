# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import include, path

urlpatterns = [
    path("emner/", include("medspil.materials.urls.reading")),
    path("materialet/", include("medspil.materials.urls.desk")),
]
