# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.urls import path

from medspil.directory.views import api, corrections, finding, importing, public, writing

HSDS = "hsds/<int:cvr>/"

urlpatterns = [
    path("hjaelpetilbud/", finding.offers, name="offers"),
    path("hjaelpetilbud/<uuid:offer_id>/", finding.offer, name="offer"),
    path("hjaelpetilbud/<uuid:offer_id>/seddel/", finding.handout, name="handout"),
    path("hjaelpetilbud/<uuid:offer_id>/seddel.pdf", finding.handout_pdf, name="handout-pdf"),
    path("hjaelpetilbud/oversigt/", writing.desk, name="directory-desk"),
    path("hjaelpetilbud/oversigt/offentlig/", writing.directory_public, name="directory-public"),
    path("hjaelpetilbud/nyt/", writing.offer_new, name="offer-new"),
    path("hjaelpetilbud/<uuid:offer_id>/ret/", writing.offer_edit, name="offer-edit"),
    path("hjaelpetilbud/<uuid:offer_id>/stadig-rigtigt/", writing.offer_assure, name="offer-assure"),
    path("hjaelpetilbud/<uuid:offer_id>/sted/", writing.opening_new, name="opening-new"),
    path("hjaelpetilbud/aabent/<uuid:opening_id>/", writing.opening_edit, name="opening-edit"),
    path("hjaelpetilbud/aabent/<uuid:opening_id>/fjern/", writing.opening_remove, name="opening-remove"),
    path("hjaelpetilbud/steder/nyt/", writing.place_new, name="place-new"),
    path("hjaelpetilbud/steder/<uuid:place_id>/", writing.place_edit, name="place-edit"),
    path("hjaelpetilbud/udbydere/ny/", writing.provider_new, name="provider-new"),
    path("hjaelpetilbud/udbydere/<uuid:provider_id>/", writing.provider_edit, name="provider-edit"),
    path("hjaelp/<int:cvr>/", public.offers, name="public-offers"),
    path("hjaelp/<int:cvr>/<uuid:key>/", public.offer, name="public-offer"),
    path("hjaelpetilbud/<uuid:offer_id>/rettelse/", corrections.correction, name="offer-correction"),
    path("hjaelpetilbud/indlaes/", importing.intake_new, name="intake-new"),
    path("hjaelpetilbud/indlaes/<uuid:intake_id>/", importing.intake, name="intake"),
    path("hjaelpetilbud/skabelon.csv", importing.sheet, name="offers-sheet"),
    path("hjaelpetilbud/udtraek.<slug:form>", importing.take_out, name="offers-out"),
    path("svar/tilbud/<str:token>/", corrections.right, name="offer-right"),
    path("svar/tilbud/<str:token>/ret/", corrections.wrong, name="offer-wrong"),
    path(HSDS, api.base, name="hsds"),
    path(HSDS + "openapi.json", api.description, name="hsds-openapi"),
    path(HSDS + "services", api.services, name="hsds-services"),
    path(HSDS + "services/<str:key>", api.service, name="hsds-service"),
    path(HSDS + "organizations", api.organizations, name="hsds-organizations"),
    path(HSDS + "organizations/<str:key>", api.organization, name="hsds-organization"),
    path(HSDS + "service_at_locations", api.service_at_locations, name="hsds-service-at-locations"),
    path(HSDS + "service_at_locations/<str:key>", api.service_at_location, name="hsds-service-at-location"),
    path(HSDS + "taxonomies", api.taxonomies, name="hsds-taxonomies"),
    path(HSDS + "taxonomies/<str:key>", api.taxonomy, name="hsds-taxonomy"),
    path(HSDS + "taxonomy_terms", api.taxonomy_terms, name="hsds-taxonomy-terms"),
    path(HSDS + "taxonomy_terms/<str:key>", api.taxonomy_term, name="hsds-taxonomy-term"),
]
