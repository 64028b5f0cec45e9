# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The material to read: a topic as a leaflet of a few pages, and the scripts."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from medspil.materials import queries
from medspil.materials.access import case_in, leaflet_for, part_in, programme_for
from medspil.materials.panels import beside_topic
from medspil.organisations.access import signed_in


@require_safe
def topic(request: HttpRequest, key: str) -> HttpResponse:
    leaflet = leaflet_for(request, key)
    panels = beside_topic.panels(leaflet.topic, signed_in(request))
    return render(request, "materials/topic.html", {"leaflet": leaflet, "panels": panels})


@require_safe
def part(request: HttpRequest, key: str, name: str) -> HttpResponse:
    """One of the other pages of the leaflet; each has a template of its name."""
    leaflet = leaflet_for(request, key)
    page = {"leaflet": leaflet, "part": part_in(leaflet, name)}
    return render(request, f"materials/{name}.html", page)


@require_safe
def case(request: HttpRequest, key: str, case: str) -> HttpResponse:
    leaflet = leaflet_for(request, key)
    read = case_in(leaflet, case)
    before, after = leaflet.around(read)
    points = queries.legal_points_by_keys(signed_in(request).municipality_id, read.legal_points)
    page = {
        "leaflet": leaflet,
        "part": part_in(leaflet, "cases"),
        "case": read,
        "before": before,
        "after": after,
        "legal_points": points.values(),
    }
    return render(request, "materials/case.html", page)


@require_safe
def script(request: HttpRequest, key: str) -> HttpResponse:
    return render(request, "materials/script.html", {"programme": programme_for(request, key)})
