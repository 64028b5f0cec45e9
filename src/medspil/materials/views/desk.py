# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from medspil.materials import desk, shelves
from medspil.materials.access import editor, piece_for
from medspil.materials.kinds import KINDS, TOPIC


@require_safe
def material(request: HttpRequest) -> HttpResponse:
    """The editor's first page: all there is by topic, and what waits. `?show=` keeps to some of it."""
    person = editor(request)
    known = desk.pieces(person.municipality_id)
    show = next((view for view in shelves.VIEWS if view.name == request.GET.get("show")), shelves.EVERYTHING)
    page = {
        "shelves": shelves.shelves(filter(show.holds, known)),
        "show": show,
        "views": [(view, sum(map(view.holds, known))) for view in shelves.VIEWS],
        "kinds": [kind for kind in KINDS.values() if kind is not TOPIC],
        "discarded": request.session.get("discarded"),
    }
    return render(request, "materials/desk/material.html", page)


@require_safe
def piece(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """One piece: as readers have it, how it stands, and what can be done about it."""
    _person, found = piece_for(request, kind, key)
    page = {"piece": found, "names": desk.names(found.municipality_id)}
    return render(request, "materials/desk/piece.html", page)
