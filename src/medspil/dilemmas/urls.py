# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import path

from medspil.dilemmas.views import log, turning

urlpatterns = [
    path("dilemmaer/", log.dilemmas, name="dilemmas"),
    path("dilemmaer/noter/", log.dilemma_new, name="dilemma-new"),
    path("dilemmaer/adgang/", log.dilemma_pass, name="dilemma-pass"),
    path("dilemmaer/<uuid:dilemma_id>/", turning.dilemma, name="dilemma"),
    path("dilemmaer/<uuid:dilemma_id>/bliv-til/<slug:into>/", turning.dilemma_turn, name="dilemma-turn"),
    path("dilemmaer/<uuid:dilemma_id>/fjern/", log.dilemma_remove, name="dilemma-remove"),
]
