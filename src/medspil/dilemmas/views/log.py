# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The log: noting a dilemma, reading what colleagues noted, taking one out."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from medspil.dilemmas.access import Log, dilemma_for, log_for, units_to_note
from medspil.dilemmas.actions import log as actions
from medspil.dilemmas.forms import DilemmaForm
from medspil.dilemmas.pictures import draw, title_of
from medspil.dilemmas.queries import named, noted_in, small, summary_of, topic_names
from medspil.organisations.access import signed_in
from medspil.ui.scripts import by_script


@require_safe
def dilemmas(request: HttpRequest) -> HttpResponse:
    log = log_for(request)
    if log is None:
        return render(request, "dilemmas/dilemmas.html")
    rows, more = noted_in(log.unit, everything="alle" in request.GET) if log.reads else ([], False)
    page = {"log": log, "rows": rows, "more": more, **_themes(log)}
    return render(request, "dilemmas/dilemmas.html", page)


def _themes(log: Log) -> dict[str, Any]:
    """The themes with their names; to colleagues also with what was told."""
    summary, topics = summary_of(log.unit, timezone.localdate()), topic_names(log.unit.municipality)
    noted = named(summary.dilemmas, log.unit.municipality) if log.reads else []
    rows = [
        {
            "title": title_of(theme, topics),
            "size": theme.size,
            "recent": theme.recent,
            "rows": [row for row in noted if row.dilemma.pk in theme.dilemmas],
        }
        for theme in summary.themes
    ]
    growing = any(theme.recent for theme in summary.themes)
    return {"themes": rows, "picture": draw(summary.themes, topics), "growing": growing, "counts": summary.counts}


def dilemma_new(request: HttpRequest) -> HttpResponse:
    """Note a dilemma. A script sends what was written without a net, and is answered in JSON.

    The page may be kept by a service worker: with the script running, neither its token nor its id is used.
    """
    person, units = units_to_note(request)
    form = DilemmaForm(request.POST or None, units=units, topics=topic_names(person.municipality))
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.note(
            dilemma_id=said["id"],
            unit=said["unit"],
            said=form.said(),
            day=said["day"],
            signed=said["signed"] == "1",
            by=person,
        )
        return _noted(request)
    if form.errors and by_script(request):
        return JsonResponse({"refused": True}, status=422)
    page = {"form": form, "small": small(units[0]) if len(units) == 1 else False}
    return render(request, "dilemmas/dilemma_new.html", page, status=422 if form.errors else 200)


def _noted(request: HttpRequest) -> HttpResponse:
    if by_script(request):
        return JsonResponse({"ok": True})
    messages.success(request, _("Noted. Thank you."))
    return redirect("dilemma-new")


@never_cache
@require_safe
def dilemma_pass(request: HttpRequest) -> HttpResponse:
    """What a script needs to send: who is signed in now, and a token that works for as long as they are."""
    return JsonResponse({"person": str(signed_in(request).pk), "token": get_token(request)})


@require_POST
def dilemma_remove(request: HttpRequest, dilemma_id: UUID) -> HttpResponse:
    person, dilemma = dilemma_for(request, dilemma_id)
    actions.remove(dilemma=dilemma, by=person)
    messages.success(request, _("It is gone from the log."))
    return redirect("dilemmas")
