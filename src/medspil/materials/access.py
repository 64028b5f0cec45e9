# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The front door to the material: the piece as the reader's municipality has it, or 404."""

from django.http import Http404, HttpRequest

from medspil.materials import queries
from medspil.materials.leaflets import Leaflet, Part, leaflet_of
from medspil.materials.models import Case
from medspil.materials.programmes import Programme, programme_of
from medspil.organisations.access import signed_in


def leaflet_for(request: HttpRequest, key: str) -> Leaflet:
    """A topic, an exercise or a guide with all that hangs on it."""
    municipality_id = signed_in(request).municipality_id
    topic = queries.topic_by_key(municipality_id, key)
    if topic is None:
        raise Http404
    return leaflet_of(municipality_id, topic)


def part_in(leaflet: Leaflet, name: str) -> Part:
    for part in leaflet.parts:
        if part.name == name:
            return part
    raise Http404


def case_in(leaflet: Leaflet, key: str) -> Case:
    for case in leaflet.cases:
        if case.key == key:
            return case
    raise Http404


def programme_for(request: HttpRequest, key: str) -> Programme:
    """A script with the clock, and with what its steps use."""
    municipality_id = signed_in(request).municipality_id
    script = queries.script_by_key(municipality_id, key)
    if script is None:
        raise Http404
    return programme_of(municipality_id, script)
