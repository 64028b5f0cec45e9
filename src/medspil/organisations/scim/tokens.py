# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The key that a municipality's system shows. We keep a hash: it is long and random, so no more than that is needed."""

import hashlib

from medspil.organisations.models import Municipality, ScimToken
from medspil.organisations.tenancy import by_secret


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def municipality_of(token: str) -> Municipality | None:
    row = by_secret(ScimToken.objects.select_related("municipality").filter(token_hash=hash_of(token)))
    return row.municipality if row else None
