# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The guide as something to install on a phone and read without a net: the manifest, the worker, the pocket edition."""

from pathlib import Path

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from medspil.counter.access import desk_for
from medspil.counter.queries import guide as queries
from medspil.counter.queries.referrals import referrals
from medspil.organisations.middleware import open_to_all

WORKER = Path(__file__).resolve().parents[1] / "worker.js"
DAYS = 14  # that a phone shows the pocket edition without having met the server
PAPER, PETROL_DARK = "#fbfaf6", "#083f45"


@require_safe
@never_cache
def pocket(request: HttpRequest) -> HttpResponse:
    """All answers of a unit on one page that needs nothing else."""
    desk = desk_for(request)
    answers, now = queries.with_rules(queries.entries_for(desk.unit)), timezone.now()
    places = referrals([entry for entry, _rules in answers], now)
    both = list(zip(answers, places, strict=True)) if answers else []
    page = {"desk": desk, "answers": both, "now": now, "days": DAYS}
    return render(request, "counter/pocket.html", page)


@open_to_all
@require_safe
def worker(_request: HttpRequest) -> HttpResponse:
    """It lies here and not among the static files, because a worker reaches no further than its own folder."""
    answer = HttpResponse(WORKER.read_bytes(), content_type="text/javascript; charset=utf-8")
    answer["Cache-Control"] = "no-cache"
    return answer


@open_to_all
@require_safe
def manifest(_request: HttpRequest) -> JsonResponse:
    guide = reverse("guide")
    content = {
        "name": _("Counter guide"),
        "short_name": _("Counter guide"),
        "lang": "da",
        "id": guide,
        "start_url": guide,
        "scope": guide,
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PETROL_DARK,
        "icons": [
            _icon("icon-192.png", 192, "any"),
            _icon("icon-512.png", 512, "any"),
            _icon("icon-maskable-512.png", 512, "maskable"),
        ],
    }
    return JsonResponse(content, content_type="application/manifest+json")


def _icon(name: str, size: int, purpose: str) -> dict[str, str]:
    return {"src": static(f"counter/{name}"), "sizes": f"{size}x{size}", "type": "image/png", "purpose": purpose}
