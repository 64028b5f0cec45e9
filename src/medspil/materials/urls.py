# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import path

from medspil.materials import views

urlpatterns = [
    path("", views.topics, name="topics"),
    path("skabeloner/", views.canvases, name="canvases"),
    path("skabeloner/<slug:key>.pdf", views.canvas_pdf, name="canvas-pdf"),
    path("<slug:key>/", views.topic, name="topic"),
    path("<slug:key>.pdf", views.topic_pdf, name="topic-pdf"),
]
