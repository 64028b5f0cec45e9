# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import path

from medspil.materials.views import canvases, printing, reading, searching

urlpatterns = [
    path("", searching.library, name="topics"),
    path("skabeloner/", canvases.canvases, name="canvases"),
    path("skabeloner/<slug:key>/", canvases.canvas, name="canvas-template"),
    path("skabeloner/<slug:key>.pdf", canvases.canvas_pdf, name="canvas-pdf"),
    path("drejeboeger/<slug:key>/", reading.script, name="script"),
    path("drejeboeger/<slug:key>.pdf", printing.script_pdf, name="script-pdf"),
    path("<slug:key>/", reading.topic, name="topic"),
    path("<slug:key>.pdf", printing.topic_pdf, name="topic-pdf"),
    path("<slug:key>-word.zip", printing.topic_word, name="topic-word"),
    path("<slug:key>/dilemmaer/", reading.part, {"name": "cases"}, name="topic-cases"),
    path("<slug:key>/dilemmaer/<slug:case>/", reading.case, name="case"),
    path("<slug:key>/dilemmaer/<slug:case>.pdf", printing.case_pdf, name="case-pdf"),
    path("<slug:key>/regler/", reading.part, {"name": "law"}, name="topic-law"),
    path("<slug:key>/drejeboeger/", reading.part, {"name": "scripts"}, name="topic-scripts"),
    path("<slug:key>/raad/", reading.part, {"name": "advice"}, name="topic-advice"),
    path("<slug:key>/forberedelse/", reading.part, {"name": "preparation"}, name="topic-preparation"),
    path("<slug:key>/leder/", reading.part, {"name": "leader"}, name="topic-leader"),
    path("<slug:key>/leder.pdf", printing.leader_pdf, name="topic-leader-pdf"),
]
