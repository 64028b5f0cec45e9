# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from django.http import Http404

from medspil.organisations.models import Protocol, SignInProvider
from medspil.organisations.providers.queries import provider_by_cvr


def provider_at(cvr: str, *protocols: Protocol) -> SignInProvider:
    """The sign-in of this municipality, or 404: what speaks one protocol has no door for the other."""
    provider = provider_by_cvr(cvr)
    if provider is None or provider.protocol not in (protocols or Protocol):
        raise Http404
    return provider
