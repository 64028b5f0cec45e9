# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import path

from medspil.procurement.views import bids, requirements, scoring, specifications, trying, wishes

JOURNEY = "<uuid:journey_id>/"

urlpatterns = [
    path(f"{JOURNEY}oensker/", wishes.wishes, name="wishes"),
    path(f"{JOURNEY}oensker/fra-skabelonen/", wishes.wishes_from_canvas, name="wishes-from-canvas"),
    path(f"{JOURNEY}oensker/saml/", wishes.wishes_join, name="wishes-join"),
    path("oensker/<uuid:wish_id>/afvis/", wishes.wish_decline, name="wish-decline"),
    path("oensker/<uuid:wish_id>/tag-op/", wishes.wish_take_up, name="wish-take-up"),
    path("oensker/<uuid:wish_id>/skil-ad/", wishes.wish_part, name="wish-part"),
    path("afproevning/<uuid:try_out_id>/ret/", trying.try_out_change, name="try-out-change"),
    path("afproevning/<uuid:try_out_id>/fjern/", trying.try_out_remove, name="try-out-remove"),
    path("reference/<uuid:reference_id>/", trying.reference_change, name="reference"),
    path("reference/<uuid:reference_id>/fjern/", trying.reference_remove, name="reference-remove"),
    path(f"{JOURNEY}afproevninger/", trying.side_by_side, name="try-outs"),
    path(f"{JOURNEY}krav/", requirements.requirements, name="requirements"),
    path(f"{JOURNEY}krav/nyt/", requirements.requirement_new, name="requirement-new"),
    path(f"{JOURNEY}krav/forslag/", requirements.requirement_suggestions, name="requirement-suggestions"),
    path("krav/<uuid:requirement_id>/", requirements.requirement, name="requirement"),
    path("krav/<uuid:requirement_id>/ud/", requirements.requirement_out, name="requirement-out"),
    path(f"{JOURNEY}kravspecifikation/", specifications.specification, name="specification"),
    path(f"{JOURNEY}kravspecifikation/udkast.pdf", specifications.specification_draft, name="specification-draft"),
    path("kravspecifikation/<uuid:specification_id>.pdf", specifications.specification_pdf, name="specification-pdf"),
    path(
        "kravspecifikation/<uuid:specification_id>.docx", specifications.specification_docx, name="specification-docx"
    ),
    path(f"{JOURNEY}tilbud/", bids.bids, name="bids"),
    path(f"{JOURNEY}tilbud/metode/", bids.method, name="method"),
    path(f"{JOURNEY}tilbud/metode/laas-op/", bids.method_unlock, name="method-unlock"),
    path(f"{JOURNEY}tilbud/bedoemmere/", scoring.assessors, name="assessors"),
    path(f"{JOURNEY}tilbud/faerdig/", scoring.scores_done, name="scores-done"),
    path(f"{JOURNEY}tilbud/vis-point/", scoring.agreeing_begin, name="agreeing-begin"),
    path(f"{JOURNEY}tilbud/resultat/", scoring.ranking, name="ranking"),
    path("leverandoer/<uuid:supplier_id>/", bids.supplier, name="supplier"),
    path("leverandoer/<uuid:supplier_id>/fjern/", bids.supplier_remove, name="supplier-remove"),
    path("leverandoer/<uuid:supplier_id>/dokument/", bids.paper_new, name="paper-new"),
    path("leverandoer/<uuid:supplier_id>/afproevning/", trying.try_out_new, name="try-out-new"),
    path("leverandoer/<uuid:supplier_id>/reference/", trying.reference_new, name="reference-new"),
    path("afproevning/<uuid:try_out_id>/", trying.try_out, name="try-out"),
    path(f"{JOURNEY}beslutning.pdf", scoring.decision_pdf, name="decision-pdf"),
    path(f"{JOURNEY}beslutning.docx", scoring.decision_docx, name="decision-docx"),
    path("dokument/<uuid:paper_id>/fjern/", bids.paper_remove, name="paper-remove"),
    path("tilbud/<uuid:bid_id>/skal-krav/", scoring.musts, name="musts"),
    path("tilbud/<uuid:bid_id>/point/", scoring.scores, name="scores"),
    path("tilbud/<uuid:bid_id>/enighed/", scoring.agreeing, name="agreeing"),
]
