# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import path

from medspil.practice.views import answers, commitments, mailed, measures, rounds, status, tips, trials, weekly

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
    path("proevehandlinger/<uuid:trial_id>/start/", rounds.trial_start, name="trial-start"),
    path("proevehandlinger/<uuid:trial_id>/slut/", rounds.trial_end, name="trial-end"),
    path("proevehandlinger/<uuid:trial_id>/ark.pdf", rounds.trial_pdf, name="trial-pdf"),
    path("proevehandlinger/<uuid:trial_id>/rapport.pdf", rounds.trial_report, name="trial-report"),
    path("proevehandlinger/<uuid:trial_id>/maaling/", measures.measure_new, name="measure-new"),
    path("proevehandlinger/<uuid:trial_id>/haendelse/", measures.happening_new, name="happening-new"),
    path(
        "proevehandlinger/<uuid:trial_id>/haendelse/<uuid:happening_id>/slet/",
        measures.happening_strike,
        name="happening-strike",
    ),
    path("proevehandlinger/<uuid:trial_id>/del/", tips.tip_new, name="tip-new"),
    path("maalinger/<uuid:measure_id>/", measures.measure, name="measure"),
    path("maalinger/<uuid:measure_id>/ret/", measures.measure_change, name="measure-change"),
    path("maalinger/<uuid:measure_id>/slet/", measures.measure_drop, name="measure-drop"),
    path("maalinger/<uuid:measure_id>/indsaet/", measures.measure_paste, name="measure-paste"),
    path("maalinger/<uuid:measure_id>/startlinje/", measures.measure_freeze, name="measure-freeze"),
    path("maalinger/<uuid:measure_id>/taeller/", measures.counter, name="counter"),
    path("maalinger/<uuid:measure_id>/tryk/", measures.tap, name="tap"),
    path("svar/aftale/<str:token>/<slug:answer>/", mailed.answer, name="mailed-answer"),
    path("svar/maaling/<str:token>/", mailed.value, name="mailed-value"),
    path("svar/nej-tak/<str:token>/", mailed.no_thanks, name="no-thanks"),
    path("ugebrev/", weekly.weekly, name="weekly"),
    path("status/", status.status, name="status"),
    path("status/styregruppe.pdf", status.steering_pdf, name="status-pdf"),
    path("ideer/<uuid:tip_id>/", tips.tip, name="tip"),
    path("ideer/<uuid:tip_id>/proev/", tips.tip_take, name="tip-take"),
    path("ideer/<uuid:tip_id>/nej/", tips.tip_decline, name="tip-decline"),
]
