# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""For machines that watch: is it alive, could it take work, and how much is there of what."""

import ipaddress
from collections.abc import Iterator
from datetime import timedelta

from django.conf import settings
from django.db import DatabaseError, connection
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_tasks.base import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from medspil.dialogue.models import Meeting, MeetingState
from medspil.organisations.middleware import open_to_all
from medspil.record.hub import hub
from medspil.record.whose import everywhere
from medspil.web.context import VERSION
from medspil.web.database import steps_behind

LATE = timedelta(minutes=15)
Figure = tuple[str, str, float]  # name, what it is, and how much


@open_to_all
@require_safe
def healthz(_request: HttpRequest) -> HttpResponse:
    """200 when a page could be served: the database answers."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return JsonResponse({"status": "no database"}, status=503)
    return JsonResponse({"status": "ok", "version": VERSION})


@open_to_all
@never_cache
@require_safe
def readyz(_request: HttpRequest) -> HttpResponse:
    """200 when this process may be sent people: the database answers and is of this version, and it is not stopping."""
    try:
        behind = steps_behind()
    except DatabaseError:
        return JsonResponse({"status": "no database"}, status=503)
    if behind or hub.closing:
        return JsonResponse({"status": "database of another version" if behind else "stopping"}, status=503)
    return JsonResponse({"status": "ready", "version": VERSION})


@open_to_all
@never_cache
@require_safe
@everywhere()
def metrics(request: HttpRequest) -> HttpResponse:
    """Figures for Prometheus, to the addresses of MEDSPIL_METRICS_FROM alone. None is about a person or a team."""
    if not _may_ask(request.META.get("REMOTE_ADDR", "")):
        raise Http404
    lines = [f"# HELP {name} {what}\n# TYPE {name} gauge\n{name} {value:g}\n" for name, what, value in _figures()]
    said = f'# HELP medspil_info The version\n# TYPE medspil_info gauge\nmedspil_info{{version="{VERSION}"}} 1\n'
    return HttpResponse(said + "".join(lines), content_type="text/plain; version=0.0.4; charset=utf-8")


def _may_ask(address: str) -> bool:
    try:
        asking = ipaddress.ip_address(address)
        return any(asking in ipaddress.ip_network(known) for known in settings.METRICS_FROM)
    except ValueError:
        return False


def _figures() -> Iterator[Figure]:
    now = timezone.now()
    due = DBTaskResult.objects.ready()
    late = due.filter(enqueued_at__lt=now - LATE).exclude(run_after__range=(now - LATE, now))
    streams = sum(len(list(hub.streams(channel))) for channel in hub.channels())
    yield "medspil_streams", "Open live streams of this process", streams
    yield "medspil_meetings_open", "Meetings that run now", Meeting.objects.filter(state=MeetingState.OPEN).count()
    yield "medspil_mail_waiting", "Letters that should be on their way", due.count()
    yield "medspil_mail_late", "Of these, late by more than a quarter of an hour", late.count()
    failed = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED)
    yield "medspil_mail_failed", "Letters that were given up", failed.count()
