# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Mapping
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from medspil.journeys.access import journey_for
from medspil.journeys.actions import purposes as actions
from medspil.journeys.actions.purposes import AgreedMeanwhile
from medspil.journeys.forms.purposes import AgreeForm
from medspil.journeys.frame import frame, on_canvas
from medspil.journeys.models import Journey, Purpose
from medspil.journeys.queries.canvases import canvas_in, texts_in
from medspil.journeys.queries.purposes import PURPOSE, agreed_in, purpose_of
from medspil.materials.canvases import canvas, canvas_form
from medspil.organisations.permissions import Permission
from medspil.ui.forms import typed
from medspil.ui.keeping import stored


@require_safe
def purpose(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    """The purpose that holds, with what it was before; and the canvas on which it is written together."""
    journey, standing = journey_for(request, journey_id)
    page = {
        **frame(journey, standing, "journey-purpose"),
        "agreed": agreed_in(journey),
        **on_canvas(journey, PURPOSE, canvas_in(journey, PURPOSE)),
    }
    return render(request, "journeys/purpose.html", page)


def agree(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    """The words of the canvas as one text for each audience, and who agreed on them."""
    journey, standing = journey_for(request, journey_id, to=Permission.JOURNEY_LEAD)
    now = purpose_of(journey)
    data = typed(request)
    words = canvas_form(canvas(journey.municipality_id, PURPOSE), data, initial=_begun(journey, now))
    around = AgreeForm(data, initial=_around(now), changes=_changes(data, now))
    meanwhile = False
    if data is not None and words.is_valid() & around.is_valid():
        said = {"canvas": words.cleaned_data, **around.said()}
        try:
            actions.agree(journey=journey, seen=around.cleaned_data["seen"] or 0, said=said, by=standing.person)
        except AgreedMeanwhile:
            meanwhile = True
        else:
            stored(request, f"purpose-{journey.pk}")
            messages.success(request, _("The purpose stands on every page now. Tell everybody about it."))
            return redirect("journey-purpose", journey_id=journey.pk)
    page = {**frame(journey, standing, "journey-purpose"), "words": words, "around": around, "meanwhile": meanwhile}
    page["now"] = now
    wrong = words.errors or around.errors or meanwhile
    return render(request, "journeys/purpose_agree.html", page, status=422 if wrong else 200)


def _changes(data: Mapping[str, str] | None, now: Purpose | None) -> bool:
    """Whether there was a purpose when the writer opened the form; one that is sent twice was the first both times."""
    return now is not None if data is None else data.get("seen", "0") != "0"


def _begun(journey: Journey, now: Purpose | None) -> dict[str, str]:
    """What the form begins with: the purpose that holds, else what the group has written on the canvas."""
    return dict(now.canvas) if now else texts_in(canvas_in(journey, PURPOSE))


def _around(now: Purpose | None) -> dict[str, object]:
    today: dict[str, object] = {"agreed_on": timezone.localdate(), "seen": now.number if now else 0}
    return {**today, "strategy_link": now.strategy_link, "agreed_by": now.agreed_by} if now else today
