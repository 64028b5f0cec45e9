# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from medspil.documents.pdf import render_pdf
from medspil.documents.responses import pdf_response
from medspil.materials import queries
from medspil.materials.models import Topic
from medspil.materials.panels import beside_topic
from medspil.materials.papers import paper_of
from medspil.organisations.access import signed_in


@require_safe
def topics(request: HttpRequest) -> HttpResponse:
    known = queries.topics(signed_in(request).municipality_id)
    return render(request, "materials/topics.html", {"topics": known})


@require_safe
def topic(request: HttpRequest, key: str) -> HttpResponse:
    """A topic to read, like a good leaflet."""
    read = _topic(request, key)
    tenant = signed_in(request).municipality_id
    page = {
        "topic": read,
        "cases": queries.cases_of(tenant, read),
        "legal_points": queries.legal_points_of(tenant, read),
        "scripts": queries.scripts_for(tenant, read),
        "panels": beside_topic.panels(read, signed_in(request)),
    }
    return render(request, "materials/topic.html", page)


@require_safe
def topic_pdf(request: HttpRequest, key: str) -> HttpResponse:
    read = _topic(request, key)
    tenant = signed_in(request).municipality_id
    document = paper_of(read, queries.cases_of(tenant, read), queries.legal_points_of(tenant, read))
    return pdf_response(render_pdf(document), f"{key}.pdf")


def _topic(request: HttpRequest, key: str) -> Topic:
    found = queries.topic_by_key(signed_in(request).municipality_id, key)
    if found is None:
        raise Http404
    return found
