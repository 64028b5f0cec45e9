# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The front door of the editor's desk. Reading the material is for everybody who has signed in."""

from uuid import UUID

from django.http import Http404, HttpRequest

from medspil.materials import desk
from medspil.materials.desk import Piece
from medspil.materials.kinds import BY_SLUG, Items, Kind
from medspil.materials.models import Arrival, Version
from medspil.organisations.access import may_anywhere, signed_in
from medspil.organisations.models import Person
from medspil.organisations.permissions import Permission


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
