# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The guide to read: what is answered at this desk, what a search finds, and an answer."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe

from medspil.counter.access import desk_for, entry_for, units_to_write, units_without_own
from medspil.counter.births import origin_of
from medspil.counter.finding import find
from medspil.counter.forms.entries import KeepForm, dates
from medspil.counter.forms.feedback import EnoughForm
from medspil.counter.models import GuideEntry
from medspil.counter.papers import answer_paper
from medspil.counter.queries import guide as queries
from medspil.counter.queries.referrals import referrals_of
from medspil.documents.pdf import render_pdf
from medspil.documents.responses import pdf_response
from medspil.organisations.access import signed_in
from medspil.organisations.queries import letterhead_of
from medspil.ui.scripts import wants_piece


@require_safe
def guide(request: HttpRequest) -> HttpResponse:
    """`?q=` asks; without a question all that is answered here."""
    desk = desk_for(request)
    question = request.GET.get("q", "")
    page: dict[str, Any] = {"desk": desk, "question": question}
    if question.strip():
        hits = find(desk.unit, question)
        best = queries.answer_in(desk.unit, hits[0].document.id) if hits else None
        page |= {"hits": hits, "best": best, **(_behind(best) if best else {})}
    else:
        page["entries"] = queries.entries_for(desk.unit)
    if wants_piece(request):
        response = render(request, "counter/_shelf.html", page)
    else:
        page["edition"] = queries.guide_edition(desk.unit.municipality)
        response = render(request, "counter/guide.html", page)
    patch_vary_headers(response, ["X-Medspil"])
    return response


@require_safe
def late(request: HttpRequest) -> HttpResponse:
    """What is to be looked at again, for those who may write."""
    person = signed_in(request)
    page = {"entries": queries.to_look_at(person), "taken_out": queries.withdrawn_in(units_to_write(person))}
    return render(request, "counter/late.html", page)


@require_safe
def suggested(request: HttpRequest) -> HttpResponse:
    """Answers to begin with that are not in the guide yet; for those who may write."""
    person = signed_in(request)
    if not units_to_write(person):
        raise Http404
    return render(request, "counter/suggestions.html", {"suggestions": queries.unused_suggestions(person)})


@require_safe
def entry(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    found, writes = entry_for(request, entry_id)
    page = {
        "entry": found,
        "writes": writes,
        **_behind(found),
        "local_ones": queries.local_ones(found),
        "origin": origin_of(signed_in(request), found),
        "own_units": units_without_own(signed_in(request), found),
        "enough": EnoughForm(),
        "helped": queries.times_helped(found) if writes else 0,
        "keep": KeepForm(initial={**dates(), "version": found.number}),
    }
    return render(request, "counter/entry.html", page)


@require_safe
def entry_pdf(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    found, _writes = entry_for(request, entry_id)
    paper = answer_paper(found, queries.rules_of(found), referrals_of(found, timezone.now()))
    letterhead = letterhead_of(found.municipality)
    return pdf_response(render_pdf(paper, large=True, letterhead=letterhead), "svar.pdf")


def _behind(entry: GuideEntry) -> dict[str, Any]:
    """The rules behind an answer, and where it sends the citizen."""
    return {"rules": queries.rules_of(entry), "referrals": referrals_of(entry, timezone.now())}
