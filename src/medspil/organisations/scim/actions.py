# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import secrets
from collections.abc import Collection
from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import IntegrityError

from medspil.organisations.events import ScimTokenMade, ScimTokenTaken
from medspil.organisations.models import Municipality, Person, ScimToken, Unit
from medspil.organisations.providers.queries import meanings_of, provider_of
from medspil.organisations.queries import address_taken, administrators_of
from medspil.organisations.scim.resources import Refused, Said
from medspil.organisations.scim.tokens import hash_of
from medspil.organisations.staff import actions as staff
from medspil.record.actions import record
from medspil.record.transactions import write


@write
def make_token(*, municipality: Municipality) -> str:
    """Shown once. One that there was before no longer counts."""
    token = secrets.token_urlsafe(32)
    ScimToken.objects.update_or_create(municipality=municipality, defaults={"token_hash": hash_of(token)})
    record(ScimTokenMade(municipality_id=municipality.pk), by=None)
    return token


@write
def take_token(*, municipality: Municipality) -> bool:
    """False when there was none."""
    gone, _rows = ScimToken.objects.of(municipality).delete()
    if gone:
        record(ScimTokenTaken(municipality_id=municipality.pk), by=None)
    return bool(gone)


# no record: those it calls record what changes
@write
def create(*, municipality: Municipality, said: Said) -> Person:
    _check_address(municipality, said.email)
    if address_taken(str(said.email)):
        raise Refused(409, "somebody has this userName already", "uniqueness")
    try:
        person = staff.admit(municipality=municipality, name=said.name or "", email=said.email or "")
    except (ValidationError, IntegrityError) as error:
        raise Refused(400, "userName or displayName cannot be stored", "invalidValue") from error
    _adjust(person, said)
    return person


# no record: those it calls record what changes
@write
def change(*, person: Person, said: Said) -> None:
    """What is not said stays."""
    email, name = said.email or person.email, said.name or person.name
    if email.lower() != person.email.lower():
        _check_address(person.municipality, email)
        if address_taken(email):
            raise Refused(409, "somebody has this userName already", "uniqueness")
    try:
        staff.correct(person=person, name=name, email=email)
    except (ValidationError, IntegrityError) as error:
        raise Refused(400, "userName or displayName cannot be stored", "invalidValue") from error
    _adjust(person, said)


def _adjust(person: Person, said: Said) -> None:
    """Refused, with all that was said, where nobody would be left to let people in."""
    held = administrators_of(person.municipality)
    before = list(held.select_for_update(of=("self",)))  # two last ones do not leave at once
    if said.active is False:
        staff.end_access(person=person)
    elif said.active:
        staff.open_access(person=person)
    if said.roles is not None and person.is_active:
        staff.follow(person=person, said=_meant(person.municipality, said.roles))
    if before and not held.exists():
        raise Refused(400, "this is the last administrator of the municipality: name another one first", "mutability")


def _meant(municipality: Municipality, values: Collection[str]) -> dict[tuple[str, UUID], Unit]:
    provider = provider_of(municipality)
    rows = meanings_of(provider) if provider else []
    return {(row.role, row.unit_id): row.unit for row in rows if row.value in values}


def _check_address(municipality: Municipality, email: str | None) -> None:
    """A municipality adds people of its own domains only, where it has named them."""
    provider = provider_of(municipality)
    if not email or (provider and not provider.has(email)):
        raise Refused(400, "userName must be an address at work in this municipality", "invalidValue")
