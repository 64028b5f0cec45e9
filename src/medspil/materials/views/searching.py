# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The library: what there is, or what a search finds in it."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from medspil.materials import queries
from medspil.materials.library import PieceKind, find
from medspil.materials.models import TopicKind
from medspil.organisations.access import signed_in
from medspil.ui.scripts import wants_piece

COUNTED, SHOWN = 100, 25


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """`?q=` asks, and `&slags=` names the one kind of piece to show."""
    question = request.GET.get("q", "")
    tenant = signed_in(request).municipality_id
    page = _found(tenant, question, request.GET.get("slags", "")) if question.strip() else _shelves(tenant)
    template = "materials/_shelf.html" if wants_piece(request) else "materials/library.html"
    response = render(request, template, {"question": question, **page})
    patch_vary_headers(response, ["X-Medspil"])
    return response


def _shelves(tenant: UUID) -> dict[str, Any]:
    return {
        "topics": queries.topics(tenant),
        "exercises": queries.topics(tenant, TopicKind.EXERCISE),
        "guides": queries.topics(tenant, TopicKind.GUIDE),
        "basic_scripts": queries.scripts_for(tenant, None),
    }


def _found(tenant: UUID, question: str, kind: str) -> dict[str, Any]:
    hits = find(tenant, question, limit=COUNTED)
    counts = Counter(hit.document.kind for hit in hits)
    kinds = [(known, counts[known]) for known in PieceKind if counts[known]]
    if kind in counts:
        hits = find(tenant, question, kind=kind, limit=COUNTED)
    return {"searched": True, "kind": kind, "kinds": kinds, "count": len(hits), "hits": hits[:SHOWN]}
