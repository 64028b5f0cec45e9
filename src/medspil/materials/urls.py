# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import path

from medspil.materials.views import canvases, reading

urlpatterns = [
    path("", reading.topics, name="topics"),
    path("skabeloner/", canvases.canvases, name="canvases"),
    path("skabeloner/<slug:key>/", canvases.canvas, name="canvas-template"),
    path("skabeloner/<slug:key>.pdf", canvases.canvas_pdf, name="canvas-pdf"),
    path("<slug:key>/", reading.topic, name="topic"),
    path("<slug:key>.pdf", reading.topic_pdf, name="topic-pdf"),
]
