# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.conf import settings
from django.urls import include, path

from medspil.web import views

urlpatterns = [
    path("", include("medspil.dialogue.urls")),  # first: five hundred phones may ask for one of them at once
    path("", views.home, name="home"),
    path("healthz", views.healthz, name="healthz"),
    path("privatliv/", views.privacy, name="privacy"),
    path("tilgaengelighed/", views.accessibility, name="accessibility"),
    path("", include("medspil.organisations.urls")),
    path("", include("medspil.materials.urls")),
    path("", include("medspil.directory.urls")),
    path("", include("medspil.practice.urls")),
    path("", include("medspil.dilemmas.urls")),
    path("", include("medspil.expectations.urls")),
    path("skranke/", include("medspil.counter.urls")),
    path("veje/", include("medspil.journeys.urls")),
    path("veje/", include("medspil.procurement.urls")),
]

if settings.DEMO:
    urlpatterns += [path("demo/", include("medspil.web.demo_urls"))]

handler400 = "medspil.web.views.bad_request"
handler404 = "medspil.web.views.not_found"
handler500 = "medspil.web.views.server_error"
