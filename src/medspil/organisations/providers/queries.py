# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import os

from medspil.organisations.models import Municipality, ProvidedRole, SignInProvider
from medspil.organisations.tenancy import by_secret
from medspil.record.whose import everywhere


def provider_by_cvr(cvr: str) -> SignInProvider | None:
    """Whoever comes in this way comes into this municipality: from here on its rows are seen."""
    return by_secret(SignInProvider.objects.select_related("municipality").filter(municipality__cvr=cvr))


def provider_of(municipality: Municipality) -> SignInProvider | None:
    return SignInProvider.objects.of(municipality).select_related("municipality").first()


def provider_for_address(address: str) -> SignInProvider | None:
    """The municipality that an address at work belongs to, when it has a sign-in of its own. At most 98 rows."""
    rows = SignInProvider.objects.select_related("municipality")
    return next((row for row in rows if row.has(address)), None)


def providers() -> list[SignInProvider]:
    return list(SignInProvider.objects.select_related("municipality").order_by("municipality__name"))


@everywhere()
def known_alike(provider: SignInProvider) -> list[SignInProvider]:
    """Other municipalities to which we go by the same name: one registration of one installation."""
    rows = SignInProvider.objects.filter(protocol=provider.protocol, client_id=provider.client_id)
    return list(rows.exclude(pk=provider.pk).select_related("municipality").order_by("municipality__cvr"))


def meanings_of(provider: SignInProvider) -> list[ProvidedRole]:
    rows = ProvidedRole.objects.of(provider.municipality).filter(provider=provider)
    return list(rows.select_related("unit").order_by("value", "role"))


def secret_name(cvr: str) -> str:
    return f"MEDSPIL_OIDC_SECRET_{cvr}"


def secret_of(cvr: str) -> str:
    """In the environment, where the rest of the installation's secrets are; never in the database or its copies."""
    return os.environ.get(secret_name(cvr), "")
