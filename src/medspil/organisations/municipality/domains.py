# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Where a municipality's people have their addresses.

It says itself where (`Municipality.domains`), so that a typing error is found when somebody is added. Whose sign-in an
address leads to is another matter (`SignInProvider.domains`), and is said by whoever runs the installation: otherwise
one municipality could claim the addresses of another.
"""

import re
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.core.validators import DomainNameValidator
from django.utils.translation import gettext as _

from medspil.organisations.models import Municipality, is_at
from medspil.organisations.providers.queries import provider_of

_is_domain = DomainNameValidator()


def domains_in(typed: str) -> list[str]:
    """Each once, in small letters, without the @; ValidationError names the first that is none."""
    found = dict.fromkeys(word.lower().rpartition("@")[2] for word in re.split(r"[\s,;]+", typed) if word)
    for domain in found:
        try:
            _is_domain(domain)
        except ValidationError as error:
            raise ValidationError(
                _("{domain} is not what stands after the @ in an address.").format(domain=domain)
            ) from error
    return sorted(found)


def domains_of(municipality: Municipality) -> Sequence[str]:
    """Those that it has said itself, and those of its own sign-in. Without any, all addresses will do."""
    provider = provider_of(municipality)
    return sorted({*municipality.domains, *(provider.domains if provider else ())})


def is_elsewhere(email: str, municipality: Municipality) -> bool:
    known = domains_of(municipality)
    return bool(known) and not is_at(known, email)


def can_never_sign_in(email: str, municipality: Municipality) -> bool:
    """Where nobody comes in but by the municipality's own sign-in, an address that is not its own leads nowhere."""
    provider = provider_of(municipality)
    return provider is not None and not provider.codes and not provider.has(email)
