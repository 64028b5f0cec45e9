# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Each says whether anything was changed: sent twice, it is once. `by=None` is the command line."""

import hashlib
from collections.abc import Mapping
from typing import Any

from allauth.socialaccount.models import SocialAccount

from medspil.organisations.events import ColourChosen, CvrChanged, LogoChosen, LogoRemoved, MunicipalityDescribed
from medspil.organisations.models import Logo, Municipality, Person, Unit
from medspil.record.actions import record
from medspil.record.transactions import write

TEXTS = ("name", "greeting", "help_name", "help_email", "help_phone", "statement", "domains")


@write
def describe(*, municipality: Municipality, fields: Mapping[str, Any], by: Person | None) -> bool:
    """Any of `TEXTS`. The root of the units bears the municipality's name, and goes on doing so."""
    before = Municipality.objects.get(pk=municipality.pk)
    changed = {name: fields[name] for name in TEXTS if name in fields and fields[name] != getattr(before, name)}
    if not changed:
        return False
    Municipality.objects.filter(pk=municipality.pk).update(**changed)
    if "name" in changed:
        Unit.objects.of(municipality).filter(parent=None, name=before.name).update(name=changed["name"])
    record(MunicipalityDescribed(municipality_id=municipality.pk), by=by)
    return True


@write
def choose_colour(*, municipality: Municipality, colour: str, by: Person | None) -> bool:
    """`colour` is #rrggbb and can be read, or empty: Medspil's own again. The form asks."""
    changed = _set(municipality, colour=colour)
    if changed:
        record(ColourChosen(municipality_id=municipality.pk), by=by)
    return changed


@write
def choose_logo(*, municipality: Municipality, png: bytes, by: Person | None) -> bool:
    """`png` is made by `logos.drawn`."""
    changed = _set(municipality, logo=hashlib.sha256(png).hexdigest()[:16])
    if changed:
        Logo.objects.update_or_create(municipality=municipality, defaults={"png": png})
        record(LogoChosen(municipality_id=municipality.pk), by=by)
    return changed


@write
def remove_logo(*, municipality: Municipality, by: Person | None) -> bool:
    changed = _set(municipality, logo="")
    if changed:
        Logo.objects.of(municipality).delete()
        record(LogoRemoved(municipality_id=municipality.pk), by=by)
    return changed


@write
def change_cvr(*, municipality: Municipality, cvr: str) -> bool:
    """Accounts of the municipality's own sign-in are known by the number, and come along. On the command line alone."""
    changed, before = _set(municipality, cvr=cvr), municipality.cvr
    if changed:
        SocialAccount.objects.filter(provider=before, user__municipality=municipality).update(provider=cvr)
        record(CvrChanged(municipality_id=municipality.pk), by=None)
    return changed


def _set(municipality: Municipality, **fields: str) -> bool:
    return bool(Municipality.objects.filter(pk=municipality.pk).exclude(**fields).update(**fields))
