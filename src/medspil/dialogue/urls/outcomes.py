# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import path

from medspil.dialogue.views import outcomes

urlpatterns = [
    path("moeder/<uuid:meeting_id>/afslut/", outcomes.close, name="meeting-close"),
    path("moeder/<uuid:meeting_id>/udbytte/", outcomes.outcome, name="outcome"),
    path("moeder/<uuid:meeting_id>/udbytte.pdf", outcomes.outcome_pdf, name="outcome-pdf"),
    path("moeder/<uuid:meeting_id>/udbytte.docx", outcomes.outcome_docx, name="outcome-docx"),
]
