# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from medspil.counter.access import entry_for, version_of
from medspil.counter.queries import guide as queries


@require_safe
def entry_history(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    entry, _writes = entry_for(request, entry_id)
    return render(request, "counter/history.html", {"entry": entry, "versions": queries.versions_of(entry)})


@require_safe
def entry_version(request: HttpRequest, entry_id: UUID, number: int) -> HttpResponse:
    """What an answer said once."""
    entry, _writes = entry_for(request, entry_id)
    version = version_of(entry, number)
    return render(request, "counter/version.html", {"entry": entry, "version": version, "was": version.was})
