# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Pages for when there is no answer to be had: the database is away or its disk is full, or too many ask at once.

They are drawn without a request, since finding out who asks would need the database.
"""

from functools import cache

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string

from medspil.web.middleware import POLICY

AWAY = (OperationalError, InterfaceError)
RETRY_SECONDS = 30


def unavailable() -> HttpResponse:
    """The database does not answer, or takes no writes."""
    return _refusal("web/unavailable.html")


def busy() -> HttpResponse:
    """More have asked than are answered before they give up."""
    return _refusal("web/busy.html")


def _refusal(template: str) -> HttpResponse:
    headers = {
        "Retry-After": str(RETRY_SECONDS),
        "Cache-Control": "no-store",
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": settings.SECURE_REFERRER_POLICY,
    }
    if settings.SECURE_HSTS_SECONDS:
        headers["Strict-Transport-Security"] = f"max-age={settings.SECURE_HSTS_SECONDS}"
    return HttpResponse(_drawn(template), status=503, headers=headers)


@cache
def _drawn(template: str) -> str:
    return render_to_string(template)
