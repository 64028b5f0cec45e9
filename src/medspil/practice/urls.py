# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import path

from medspil.practice.views import answers, commitments, trials

urlpatterns = [
    path("moeder/<uuid:meeting_id>/svar/", answers.answer, name="proposal-answer"),
    path("moeder/<uuid:meeting_id>/det-kom-der-ud-af-det/", answers.came_of_it, name="what-came-of-it"),
    path("moeder/<uuid:meeting_id>/samtale/", answers.one_to_one, name="one-to-one"),
    path("aftaler/", commitments.commitments, name="commitments"),
    path("aftaler/ny/", commitments.add, name="commitment-new"),
    path("aftaler/<uuid:commitment_id>/", commitments.commitment, name="commitment"),
    path("proevehandlinger/", trials.trials, name="trials"),
    path("proevehandlinger/ny/", trials.trial_new, name="trial-new"),
    path("proevehandlinger/<uuid:trial_id>/", trials.trial, name="trial"),
    path("proevehandlinger/<uuid:trial_id>/start/", trials.trial_start, name="trial-start"),
    path("proevehandlinger/<uuid:trial_id>/slut/", trials.trial_end, name="trial-end"),
    path("proevehandlinger/<uuid:trial_id>/ark.pdf", trials.trial_pdf, name="trial-pdf"),
]
