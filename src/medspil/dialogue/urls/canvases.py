# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import path

from medspil.dialogue.views import canvases

urlpatterns = [
    path("ny/", canvases.canvas_new, name="canvas-new"),
    path("<uuid:canvas_id>/", canvases.canvas, name="canvas"),
    path("<uuid:canvas_id>.pdf", canvases.filled_pdf, name="filled-pdf"),
    path("<uuid:canvas_id>.docx", canvases.filled_docx, name="filled-docx"),
    path("<uuid:canvas_id>/faerdig/", canvases.canvas_finish, name="canvas-finish"),
    path("<uuid:canvas_id>/aabn/", canvases.canvas_reopen, name="canvas-reopen"),
    path("<uuid:canvas_id>/linjer/<uuid:line_id>/", canvases.line, name="canvas-line"),
    path("<uuid:canvas_id>/linjer/<uuid:line_id>/flueben/", canvases.line_tick, name="line-tick"),
    path("<uuid:canvas_id>/linjer/<uuid:line_id>/fjern/", canvases.line_remove, name="line-remove"),
]
