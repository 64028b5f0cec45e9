# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.conf import settings
from django.urls import include, path

from medspil.web import health, views
from medspil.web.history import views as history

urlpatterns = [
    path("", include("medspil.dialogue.urls")),  # first: five hundred phones may ask for one of them at once
    path("", views.home, name="home"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("metrics", health.metrics, name="metrics"),
    path("privatliv/", views.privacy, name="privacy"),
    path("tilgaengelighed/", views.accessibility, name="accessibility"),
    path("historik/", history.history, name="history"),
    path("historik/fil.csv", history.history_file, name="history-file"),
    path("", include("medspil.custody.urls")),
    path("", include("medspil.organisations.urls")),
    path("", include("medspil.materials.urls")),
    path("", include("medspil.directory.urls")),
    path("", include("medspil.practice.urls")),
    path("", include("medspil.dilemmas.urls")),
    path("", include("medspil.expectations.urls")),
    path("skranke/", include("medspil.counter.urls")),
    path("veje/", include("medspil.journeys.urls")),
    path("", include("medspil.adoption.urls")),
    path("veje/", include("medspil.readiness.urls")),
    path("veje/", include("medspil.procurement.urls")),
]

if settings.DEMO:
    urlpatterns += [path("demo/", include("medspil.web.demo_urls"))]

handler400 = "medspil.web.views.bad_request"
handler404 = "medspil.web.views.not_found"
handler429 = "medspil.web.guessing.too_many"  # allauth asks for it
handler500 = "medspil.web.views.server_error"
