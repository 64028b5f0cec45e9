# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import path

from medspil.expectations.views import citizens, tables

urlpatterns = [
    path("serviceniveau/", tables.service_levels, name="service-levels"),
    path("serviceniveau/ny/", tables.service_new, name="service-new"),
    path("serviceniveau/<uuid:task_id>/", tables.service_task, name="service-task"),
    path("serviceniveau/<uuid:task_id>/slut/", tables.service_end, name="service-end"),
    path("serviceniveau/<uuid:unit_id>/borgere/", citizens.service_citizens, name="service-citizens"),
    path("serviceniveau/<uuid:unit_id>/borgere/skjul/", citizens.service_withdraw, name="service-withdraw"),
    path("serviceniveau/<uuid:unit_id>/borgere.pdf", citizens.service_pdf, name="service-pdf"),
    path("hvad-kan-vi-hjaelpe-med/<str:code>/", citizens.service_public, name="service-public"),
    path("hvad-kan-vi-hjaelpe-med/<str:code>/ark.pdf", citizens.service_public_pdf, name="service-public-pdf"),
]
