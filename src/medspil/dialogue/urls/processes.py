# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import path

from medspil.dialogue.views import agendas, contracts, processes, recurring, votes
from medspil.ui.later import Views

invitations = Views("medspil.dialogue.views.invitations")

urlpatterns = [
    path("forloeb/", processes.processes, name="processes"),
    path("forloeb/nyt/", processes.start, name="process-new"),
    path("forloeb/<uuid:process_id>/", processes.process, name="process"),
    path("forloeb/<uuid:process_id>/flueben/", processes.tick, name="tick"),
    path("forloeb/<uuid:process_id>/omgang/", processes.again, name="process-again"),
    path("forloeb/<uuid:process_id>/kontrakt/", contracts.contract, name="contract"),
    path("forloeb/<uuid:process_id>/kontrakt/enig/", contracts.agree, name="contract-agree"),
    path("forloeb/<uuid:process_id>/kontrakt.pdf", contracts.contract_pdf, name="contract-pdf"),
    path("forloeb/<uuid:process_id>/emnevalg/", votes.topic_vote, name="topic-vote"),
    path("forloeb/<uuid:process_id>/emnevalg/aabn/", votes.open_vote, name="vote-open"),
    path("forloeb/<uuid:process_id>/emnevalg/luk/", votes.close_vote, name="vote-close"),
    path("forloeb/<uuid:process_id>/emnevalg/papir/", votes.count_paper, name="vote-paper"),
    path("forloeb/<uuid:process_id>/emnevalg/emne/", votes.choose_topic, name="topic-choose"),
    path("forloeb/<uuid:process_id>/emnevalg.pdf", votes.sheet, name="vote-sheet"),
    path("forloeb/<uuid:process_id>/dagsorden/", agendas.agenda, name="agenda"),
    path("forloeb/<uuid:process_id>/dagsorden/trin/", agendas.step_choose, name="step-choose"),
    path("forloeb/<uuid:process_id>/dagsorden/trin/<slug:entry>/", agendas.step_add, name="step-add"),
    path("forloeb/<uuid:process_id>/dagsorden/fortryd/", agendas.step_restore, name="step-restore"),
    path("forloeb/<uuid:process_id>/dagsorden/<uuid:step_id>/", agendas.step_change, name="step-change"),
    path("forloeb/<uuid:process_id>/dagsorden/<uuid:step_id>/flyt/", agendas.step_move, name="step-move"),
    path("forloeb/<uuid:process_id>/dagsorden/<uuid:step_id>/fjern/", agendas.step_remove, name="step-remove"),
    path("forloeb/<uuid:process_id>/indbydelse/", invitations.invitation, name="invitation"),
    path("forloeb/<uuid:process_id>/indbydelse/aflys/", invitations.cancel, name="invitation-cancel"),
    path("hold/<uuid:unit_id>/det-kommer-igen/", recurring.recurring, name="recurring"),
    path("moeder/<uuid:meeting_id>/svar-paa-indbydelse/", invitations.my_reply, name="my-reply"),
    path("svar/<str:token>/", invitations.reply, name="reply"),
    path("valg/<str:code>/", votes.vote, name="vote"),
]
