# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A participant is a random token in the cookie of one meeting or vote. The server keeps no row for it."""

import secrets
from datetime import datetime, timedelta

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone

TOKEN_DAYS = 2


def device_token(request: HttpRequest, name: str) -> str:
    """This device's token for `name` (the code of a meeting or vote); made up when it has none."""
    found = (request.get_signed_cookie(cookie, default="", salt=name) for cookie in _known_as(name))
    return next(filter(None, found), "") or secrets.token_urlsafe(32)


def is_new(request: HttpRequest, name: str) -> bool:
    """Whether this device has not been here before, and so has nothing here of its own."""
    return not any(cookie in request.COOKIES for cookie in _known_as(name))


def keep_token(
    response: HttpResponseBase,
    request: HttpRequest,
    *,
    name: str,
    token: str,
    path: str,
    until: datetime | None = None,
) -> None:
    """Leave the token with the device, for pages under `path` only; two days, or to the end of what is open longer."""
    longer = max(timedelta(), until - timezone.now()) if until else timedelta()
    response.set_signed_cookie(
        _known_as(name)[0 if request.is_secure() else -1],
        token,
        salt=name,
        max_age=timedelta(days=TOKEN_DAYS) + longer,
        path=path,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )


def _known_as(name: str) -> tuple[str, str]:
    """Its cookie where the connection is encrypted, which nobody between can lay, and elsewhere. Both are read: a phone
    that was in a meeting before there was a prefix stays in it. `__Host-` would send it to every page."""
    plain = f"medspil_{name.lower()}"
    return f"__Secure-{plain}", plain
