# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Which help offers an answer sends the citizen to: looked for in the directory, chosen and taken away one by one."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from medspil.counter.access import entry_to_write, offer_to_refer_to
from medspil.counter.actions import entries as actions
from medspil.counter.forms.entries import OfferForm
from medspil.counter.queries.referrals import referrals_of
from medspil.directory.queries import Wanted, search
from medspil.organisations.access import signed_in
from medspil.search.index import LONGEST_QUESTION

SHOWN = 20


@require_safe
def entry_offers(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """`?q=` looks for offers; without it they stand by name."""
    entry, now = entry_to_write(request, entry_id), timezone.now()
    question = request.GET.get("q", "").replace("\0", "")[:LONGEST_QUESTION]
    chosen = referrals_of(entry, now)
    found = search(entry.municipality, Wanted(text=question), now)
    others = [one for one in found if one.offer.pk not in {row.id for row in chosen}]
    page = {"entry": entry, "chosen": chosen, "question": question, "found": others[:SHOWN], "more": others[SHOWN:]}
    return render(request, "counter/entry_offers.html", page)


@require_POST
def entry_refer(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    entry = entry_to_write(request, entry_id)
    actions.refer(entry=entry, offer=offer_to_refer_to(entry, _named(request)), by=signed_in(request))
    return redirect("guide-offers", entry_id=entry.pk)


@require_POST
def entry_refer_no_more(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    entry = entry_to_write(request, entry_id)
    actions.refer_no_more(entry=entry, offer_id=_named(request), by=signed_in(request))
    return redirect("guide-offers", entry_id=entry.pk)


def _named(request: HttpRequest) -> UUID:
    form = OfferForm(request.POST)
    if not form.is_valid():
        raise Http404
    offer_id: UUID = form.cleaned_data["offer"]
    return offer_id
