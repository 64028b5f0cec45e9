# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Who comes in through the municipality, and with which roles."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256
from typing import Any

from allauth.socialaccount.models import SocialAccount
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from medspil.organisations.events import PersonLinked, ProviderRemoved, ProviderSet
from medspil.organisations.models import (
    Membership,
    Municipality,
    Person,
    ProvidedRole,
    SignInProvider,
    SpentAssertion,
    Unit,
)
from medspil.organisations.permissions import Role
from medspil.organisations.providers.queries import meanings_of
from medspil.organisations.staff.actions import admit, follow
from medspil.record.actions import record
from medspil.record.transactions import write
from medspil.record.whose import everywhere

Meaning = tuple[str, Role, Unit]


class Refusal(StrEnum):
    """Why somebody whom the municipality knows does not come in. The page says it in words."""

    ADDRESS = "address"  # none that is verified and of the municipality
    OTHERS = "others"  # the address belongs to somebody else here
    NO_ROLE = "no-role"
    NAME = "name"  # no name that can be stored


class Refused(Exception):
    def __init__(self, why: Refusal) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, kw_only=True)
class Entered:
    account: SocialAccount | None
    refusal: Refusal | None = None


@write
def set_provider(*, municipality: Municipality, fields: Mapping[str, Any], meanings: Collection[Meaning]) -> None:
    """Set up, or set up anew: what was said before no longer counts. On the command line, so nobody is signed in.

    Where people will be known by another kind of key, those that they had lead nowhere, and are forgotten."""
    known = SignInProvider.objects.of(municipality).first()
    provider, _new = SignInProvider.objects.update_or_create(municipality=municipality, defaults=dict(fields))
    if known and (known.protocol, known.subject_claim) != (provider.protocol, provider.subject_claim):
        SocialAccount.objects.filter(provider=municipality.cvr).delete()
    ProvidedRole.objects.of(municipality).filter(provider=provider).delete()
    for value, role, unit in meanings:
        ProvidedRole.objects.create(municipality=municipality, provider=provider, value=value, role=role, unit=unit)
    record(ProviderSet(municipality_id=municipality.pk), by=None)


@write
def remove_provider(*, municipality: Municipality) -> bool:
    """People keep the roles they have, and sign in by code again. False when there was none."""
    gone, _rows = SignInProvider.objects.of(municipality).delete()
    if gone:
        Membership.objects.of(municipality).filter(provided=True).update(provided=False)
        SocialAccount.objects.filter(provider=municipality.cvr).delete()
        record(ProviderRemoved(municipality_id=municipality.pk), by=None)
    return bool(gone)


# no record: it is kept for an hour, so that nobody comes in twice by it
@write
def spend(*, municipality: Municipality, assertion: str, until: datetime) -> bool:
    """Whether this is the first time. What has run out lets nobody in anyway, and is forgotten."""
    SpentAssertion.objects.filter(until__lt=timezone.now()).delete()
    mark = sha256(assertion.encode()).hexdigest()
    _spent, first = SpentAssertion.objects.get_or_create(
        municipality=municipality, token_hash=mark, defaults={"until": until}
    )
    return first


# no record: those it calls record what changes, and the sign-in itself is told by allauth
@write
def enter(*, provider: SignInProvider, claims: Mapping[str, Any]) -> Entered:
    """Find or make the person that these claims are about. A lost role is lost even when nobody comes in."""
    meanings = meanings_of(provider)
    wanted = [meaning for meaning in meanings if meaning.value in _values(claims, provider)]
    try:
        account = _known(provider, claims) or _link(provider, claims, may_be_new=bool(wanted))
    except Refused as refused:
        return Entered(account=None, refusal=refused.why)
    if meanings:  # otherwise it only says who it is, and roles come from a staff file or by hand
        follow(person=account.user, said={(meaning.role, meaning.unit_id): meaning.unit for meaning in wanted})
    if not Membership.objects.of(provider.municipality).filter(person=account.user).exists():
        return Entered(account=None, refusal=Refusal.NO_ROLE)
    return Entered(account=account)


def _values(claims: Mapping[str, Any], provider: SignInProvider) -> set[str]:
    said = claims.get(provider.roles_claim, [])
    values = said if isinstance(said, list) else [said]
    return {value for value in values if isinstance(value, str)}


def _known(provider: SignInProvider, claims: Mapping[str, Any]) -> SocialAccount | None:
    here = SocialAccount.objects.filter(provider=provider.municipality.cvr, uid=_subject(provider, claims))
    return here.filter(user__municipality=provider.municipality).select_related("user__municipality").first()


def _subject(provider: SignInProvider, claims: Mapping[str, Any]) -> str:
    return str(claims.get(provider.subject_claim) or "")


def _link(provider: SignInProvider, claims: Mapping[str, Any], *, may_be_new: bool) -> SocialAccount:
    """Somebody comes for the first time. Only a verified address of the municipality leads to a person."""
    address, cvr = str(claims.get("email") or "").strip().lower(), provider.municipality.cvr
    verified = claims.get("email_verified") is True or claims.get("xms_edov") in {True, "1", "true"}
    if not (verified and provider.has(address)):
        raise Refused(Refusal.ADDRESS)
    with everywhere():
        person = Person.objects.filter(email__iexact=address).first()
    if person is None:
        if not may_be_new:
            raise Refused(Refusal.NO_ROLE)
        person = _add(provider, address, str(claims.get("name") or ""))
    elif person.municipality_id != provider.municipality_id or _is_linked(person, cvr):
        raise Refused(Refusal.OTHERS)
    account = SocialAccount.objects.create(provider=cvr, uid=_subject(provider, claims), user=person, extra_data={})
    record(PersonLinked(municipality_id=person.municipality_id, person_id=person.pk), by=None)
    return account


def _is_linked(person: Person, cvr: str) -> bool:
    """An address is given to the next who has that name: it must not open what belonged to the one before."""
    return bool(SocialAccount.objects.filter(provider=cvr, user=person).exists())


def _add(provider: SignInProvider, address: str, name: str) -> Person:
    try:
        with transaction.atomic():
            return admit(municipality=provider.municipality, name=name, email=address)
    except (ValidationError, IntegrityError) as error:
        raise Refused(Refusal.NAME) from error
