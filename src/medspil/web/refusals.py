# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Pages for when there is no answer to be had: the database is away or its disk is full, or too many ask at once.

They are drawn without a request, since finding out who asks would need the database.
"""

from functools import cache

from django.db import InterfaceError, OperationalError
from django.http import HttpResponse
from django.template.loader import render_to_string

from medspil.record.headers import safe_headers
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
    headers = {**safe_headers(POLICY), "Retry-After": str(RETRY_SECONDS), "Cache-Control": "no-store"}
    return HttpResponse(_drawn(template), status=503, headers=headers)


@cache
def _drawn(template: str) -> str:
    return render_to_string(template)
