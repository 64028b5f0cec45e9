# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Scoring each for oneself, agreeing together, and the ranking."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from medspil.dialogue.access import found
from medspil.documents.pdf import render_pdf
from medspil.documents.responses import docx_response, pdf_response
from medspil.documents.word import render_docx
from medspil.journeys.frame import frame
from medspil.organisations.permissions import Permission
from medspil.procurement.access import assessor_in, bid_for, group_of, group_people, method_in
from medspil.procurement.actions import scoring as actions
from medspil.procurement.actions.bids import NotNow, judge
from medspil.procurement.decision import decision_paper
from medspil.procurement.forms.bids import AgreedForm, AssessorsForm, PointsForm, VerdictForm
from medspil.procurement.queries.bids import (
    agreed_of,
    as_initial,
    assessors_of,
    method_of,
    musts_of,
    opened,
    points_page,
    result_of,
    scores_of,
    scores_seen_by,
    weighed_in,
)
from medspil.procurement.words import variant_words, why_not
from medspil.ui.keeping import stored

LEAD = Permission.JOURNEY_LEAD


def assessors(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    """Who scores, chosen by the project lead among the group."""
    journey, standing = group_of(request, journey_id, to=LEAD)
    assessment = method_in(journey).assessment
    now = [assessor.person_id for assessor in assessors_of(assessment)]
    form = AssessorsForm(request.POST or None, people=group_people(journey), initial={"person": now})
    if request.method == "POST" and form.is_valid():
        try:
            actions.name_assessors(assessment=assessment, people=form.cleaned_data["person"], by=standing.person)
        except NotNow as refused:
            messages.warning(request, why_not(refused))
        return redirect("bids", journey_id=journey.pk)
    page = {**frame(journey, standing, "bids"), "form": form}
    return render(request, "procurement/assessors.html", page, status=422 if form.errors else 200)


def musts(request: HttpRequest, bid_id: UUID) -> HttpResponse:
    """The musts of a bid, and what the group says of one of them."""
    bid, journey, standing = bid_for(request, bid_id)
    form = VerdictForm(request.POST or None, initial={"number": request.GET.get("nr")})
    numbers = {must.row.number for must in opened(bid).musts}
    if request.method == "POST" and form.is_valid() and form.cleaned_data["number"] in numbers:
        judge(bid=bid, **form.cleaned_data, by=standing.person)
        return redirect("musts", bid_id=bid.pk)
    page = {**frame(journey, standing, "bids"), "bid": bid, "opened": opened(bid), "form": form}
    page["chosen"] = musts_of(bid, request.POST.get("number") or request.GET.get("nr"))
    return render(request, "procurement/musts.html", page, status=422 if form.errors else 200)


def scores(request: HttpRequest, bid_id: UUID) -> HttpResponse:
    """My own scores of one bid; nobody else sees them yet."""
    bid, journey, standing = bid_for(request, bid_id)
    me = found(assessor_in(bid.method.assessment, standing.person))
    form = PointsForm(
        request.POST or None,
        rows=weighed_in(bid.method),
        scale=bid.method.scale,
        initial=as_initial(scores_of(me, bid)),
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.give(assessor=me, bid=bid, points=form.given(), by=standing.person)
            stored(request, f"scores-{bid.pk}")
        except NotNow as refused:
            messages.warning(request, why_not(refused))
        return redirect("bids", journey_id=journey.pk)
    page = {**frame(journey, standing, "bids"), **points_page(bid, form, []), "me": me}
    return render(request, "procurement/scores.html", page, status=422 if form.errors else 200)


@require_POST
def scores_done(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    journey, standing = group_of(request, journey_id)
    me = found(assessor_in(method_in(journey).assessment, standing.person))
    try:
        actions.finish(assessor=me, by=standing.person)
    except NotNow as refused:
        messages.warning(request, why_not(refused))
    return redirect("bids", journey_id=journey.pk)


@require_POST
def agreeing_begin(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    journey, standing = group_of(request, journey_id, to=LEAD)
    try:
        actions.begin_agreeing(assessment=method_in(journey).assessment, by=standing.person)
    except NotNow as refused:
        messages.warning(request, why_not(refused))
    return redirect("bids", journey_id=journey.pk)


def agreeing(request: HttpRequest, bid_id: UUID) -> HttpResponse:
    """All scores of one bid, and what the group agrees on."""
    bid, journey, standing = bid_for(request, bid_id)
    assessment = bid.method.assessment
    form = AgreedForm(
        request.POST or None, rows=weighed_in(bid.method), scale=bid.method.scale, initial=as_initial(agreed_of(bid))
    )
    if request.method == "POST" and form.is_valid():
        try:
            actions.agree(bid=bid, assessment=assessment, points=form.given(), by=standing.person)
            stored(request, f"agreed-{bid.pk}")
        except NotNow as refused:
            messages.warning(request, why_not(refused))
        return redirect("bids", journey_id=journey.pk)
    seen = scores_seen_by(None, bid, assessment)
    page = {**frame(journey, standing, "bids"), **points_page(bid, form, seen), "assessment": assessment}
    return render(request, "procurement/agreeing.html", page, status=422 if form.errors else 200)


@require_safe
def ranking(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    """Who wins, and whether another model, other weights or one bid less would have changed it."""
    journey, standing = group_of(request, journey_id)
    method = method_of(journey)
    page = {**frame(journey, standing, "bids"), "method": method}
    if method:
        result = result_of(method)
        page |= {"result": result, "variants": [(variant_words(one), one.winner) for one in result.variants]}
    return render(request, "procurement/ranking.html", page)


@require_safe
def decision_pdf(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    journey, _standing = group_of(request, journey_id)
    return pdf_response(render_pdf(decision_paper(journey, method_in(journey))), "beslutning.pdf")


@require_safe
def decision_docx(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    journey, _standing = group_of(request, journey_id)
    return docx_response(render_docx(decision_paper(journey, method_in(journey))), "beslutning.docx")
