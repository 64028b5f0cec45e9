# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import path

from medspil.counter.views import aid, app, feedback, guide, history, offers, questions, writing

urlpatterns = [
    path("", guide.guide, name="guide"),
    path("lomme/", app.pocket, name="guide-pocket"),
    path("worker.js", app.worker, name="guide-worker"),
    path("app.webmanifest", app.manifest, name="guide-manifest"),
    path("samtalen/", aid.aid, name="guide-aid"),
    path("samtalen/samtalen.pdf", aid.aid_pdf, name="guide-aid-pdf"),
    path("se-paa-igen/", guide.late, name="guide-late"),
    path("mangler/", feedback.missing, name="guide-missing"),
    path("spoergsmaal/", questions.questions, name="guide-questions"),
    path("spoergsmaal/<uuid:question_id>/", questions.question, name="guide-question"),
    path("spoergsmaal/<uuid:question_id>/besvaret/", questions.question_answer, name="guide-question-answer"),
    path("spoergsmaal/<uuid:question_id>/laeg-til-side/", questions.question_aside, name="guide-question-aside"),
    path("spoergsmaal/<uuid:question_id>/tag-op/", questions.question_reopen, name="guide-question-reopen"),
    path("svar/<uuid:entry_id>/det-hjalp/", feedback.entry_enough, name="guide-enough"),
    path("forslag/", guide.suggested, name="guide-suggestions"),
    path("svar/nyt/", writing.entry_new, name="guide-new"),
    path("svar/<uuid:entry_id>/", guide.entry, name="guide-entry"),
    path("svar/<uuid:entry_id>/svar.pdf", guide.entry_pdf, name="guide-pdf"),
    path("svar/<uuid:entry_id>/ret/", writing.entry_change, name="guide-change"),
    path("svar/<uuid:entry_id>/tilbud/", offers.entry_offers, name="guide-offers"),
    path("svar/<uuid:entry_id>/tilbud/vaelg/", offers.entry_refer, name="guide-refer"),
    path("svar/<uuid:entry_id>/tilbud/fjern/", offers.entry_refer_no_more, name="guide-refer-no-more"),
    path("svar/<uuid:entry_id>/gaelder-stadig/", writing.entry_keep, name="guide-keep"),
    path("svar/<uuid:entry_id>/tag-ud/", writing.entry_withdraw, name="guide-withdraw"),
    path("svar/<uuid:entry_id>/saet-ind/", writing.entry_restore, name="guide-restore"),
    path("svar/<uuid:entry_id>/historie/", history.entry_history, name="guide-history"),
    path("svar/<uuid:entry_id>/historie/<int:number>/", history.entry_version, name="guide-version"),
]
