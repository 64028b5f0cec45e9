# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The front door to the material: the piece as the reader's municipality has it, or 404; and the editor's desk."""

from uuid import UUID

from django.http import Http404, HttpRequest

from medspil.materials import desk, queries
from medspil.materials.desk import Piece
from medspil.materials.kinds import BY_SLUG, Items, Kind
from medspil.materials.leaflets import Leaflet, Part, leaflet_of
from medspil.materials.models import Arrival, Case, Version
from medspil.materials.programmes import Programme, programme_of
from medspil.organisations.access import may_anywhere, signed_in
from medspil.organisations.models import Person
from medspil.organisations.permissions import Permission


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


def editor(request: HttpRequest) -> Person:
    """Who is asking, if she may edit; 404 for others, as if there were no desk."""
    person = signed_in(request)
    if not may_anywhere(person, Permission.MATERIAL_EDIT):
        raise Http404
    return person


def kind_called(slug: str) -> Kind:
    if slug not in BY_SLUG:
        raise Http404
    return BY_SLUG[slug]


def piece_for(request: HttpRequest, kind: str, key: str) -> tuple[Person, Piece]:
    """The editor, and the piece as her municipality has it."""
    person = editor(request)
    piece = desk.piece(person.municipality_id, kind_called(kind), key)
    if piece is None:
        raise Http404
    return person, piece


def list_in(piece: Piece, slug: str) -> Items:
    items = piece.kind.list_of(slug)
    if items is None:
        raise Http404
    return items


def version_of(piece: Piece, number: int) -> Version:
    version = next((version for version in desk.versions_of(piece) if version.number == number), None)
    if version is None:
        raise Http404
    return version


def arrival_for(request: HttpRequest, arrival_id: UUID) -> tuple[Person, Arrival]:
    person = editor(request)
    arrival = Arrival.objects.of(person.municipality_id).filter(pk=arrival_id).select_related("by").first()
    if arrival is None:
        raise Http404
    return person, arrival
