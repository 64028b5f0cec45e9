# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from medspil.journeys.frame import frame
from medspil.procurement.access import group_of, wish_for, wishes_in
from medspil.procurement.actions import wishes as actions
from medspil.procurement.forms.requirements import DeclineForm, JoinForm, WishForm
from medspil.procurement.queries.requirements import CANVAS, lines_to_take_in, wishes_of
from medspil.ui.keeping import stored


def wishes(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    """What the group wishes for, by area, and a form for one more."""
    journey, standing = group_of(request, journey_id)
    form = WishForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.ask_for(wish_id=form.cleaned_data["id"], journey=journey, said=form.said(), by=standing.person)
        stored(request, f"wish-{journey.pk}")
        return redirect("wishes", journey_id=journey.pk)
    page = {
        **frame(journey, standing, "wishes"),
        "form": form,
        "groups": wishes_of(journey),
        "lines": lines_to_take_in(journey),
        "canvas": CANVAS,
    }
    return render(request, "procurement/wishes.html", page, status=422 if form.errors else 200)


@require_POST
def wishes_from_canvas(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    journey, standing = group_of(request, journey_id)
    taken = actions.take_in(journey=journey, lines=lines_to_take_in(journey), by=standing.person)
    told = ngettext("One wish is taken in.", "%(n)d wishes are taken in.", taken) % {"n": taken}
    messages.success(request, told if taken else _("All of it was here already."))
    return redirect("wishes", journey_id=journey.pk)


@require_POST
def wishes_join(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    journey, standing = group_of(request, journey_id)
    form = JoinForm(request.POST, wishes=wishes_in(journey))
    if form.is_valid():
        actions.join(journey=journey, wishes=list(form.cleaned_data["wish"]), by=standing.person)
    else:
        messages.warning(request, _("Choose at least two that say the same."))
    return redirect("wishes", journey_id=journey.pk)


@require_POST
def wish_part(request: HttpRequest, wish_id: UUID) -> HttpResponse:
    wish, journey, standing = wish_for(request, wish_id)
    actions.part(wish=wish, by=standing.person)
    return redirect("wishes", journey_id=journey.pk)


def wish_decline(request: HttpRequest, wish_id: UUID) -> HttpResponse:
    """Say why a wish does not become a requirement. The group reads it, and so does whoever wished."""
    wish, journey, standing = wish_for(request, wish_id)
    form = DeclineForm(request.POST or None, initial={"why": wish.declined_why})
    if request.method == "POST" and form.is_valid():
        if not actions.decline(wish=wish, why=form.cleaned_data["why"], by=standing.person):
            messages.warning(request, _("It is a requirement already. Take that out instead."))
        stored(request, f"decline-{wish.pk}")
        return redirect("wishes", journey_id=journey.pk)
    page = {**frame(journey, standing, "wishes"), "form": form, "wish": wish}
    return render(request, "procurement/wish_decline.html", page, status=422 if form.errors else 200)


@require_POST
def wish_take_up(request: HttpRequest, wish_id: UUID) -> HttpResponse:
    wish, journey, standing = wish_for(request, wish_id)
    actions.take_up(wish=wish, by=standing.person)
    return redirect("wishes", journey_id=journey.pk)
