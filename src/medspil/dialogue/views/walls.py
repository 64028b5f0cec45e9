# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The screen on the wall: needs no hands, and shows no more than the phones."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from medspil.dialogue.access import kept_out, room_by_code
from medspil.dialogue.models import Audience
from medspil.dialogue.regions import context
from medspil.dialogue.room import room_of
from medspil.dialogue.views.answering import regions_since, stream_of
from medspil.documents.qr import qr_svg
from medspil.organisations.middleware import open_to_all
from medspil.ui.links import absolute, shown


@open_to_all
@never_cache
@require_GET
def wall(request: HttpRequest, code: str) -> HttpResponse:
    meeting = room_by_code(code)
    if kept_out(request, meeting):
        return render(request, "dialogue/room/kept_out.html", {"meeting": meeting}, status=403)
    link = absolute(request, reverse("phone", args=[meeting.code]))
    room = room_of(meeting.pk, Audience.SCREEN)
    page = context(room) | {
        "stream": stream_of(room.meeting, Audience.SCREEN, "wall"),
        "join_at": shown(request, reverse("join")),
        "qr": qr_svg(link, title=link),
    }
    return render(request, "dialogue/room/wall.html", page)


@open_to_all
@never_cache
@require_GET
def wall_regions(request: HttpRequest, code: str) -> HttpResponse:
    meeting = room_by_code(code)
    if kept_out(request, meeting):
        return HttpResponse(status=403)
    return regions_since(request, meeting, Audience.SCREEN)
