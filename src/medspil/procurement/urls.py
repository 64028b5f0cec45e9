# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import path

from medspil.procurement.views import requirements, specifications, wishes

JOURNEY = "<uuid:journey_id>/"

urlpatterns = [
    path(f"{JOURNEY}oensker/", wishes.wishes, name="wishes"),
    path(f"{JOURNEY}oensker/fra-skabelonen/", wishes.wishes_from_canvas, name="wishes-from-canvas"),
    path(f"{JOURNEY}oensker/saml/", wishes.wishes_join, name="wishes-join"),
    path("oensker/<uuid:wish_id>/skil-ad/", wishes.wish_part, name="wish-part"),
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
]
