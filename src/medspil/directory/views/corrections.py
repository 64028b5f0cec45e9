# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the contact of an offer answers by the link in a mail, and what an editor makes of it.

A link that is merely looked at changes nothing: mail scanners open every link. The page it leads to sends its own form.
"""

from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from medspil.directory.access import correction_for, offer_of_letter
from medspil.directory.actions import corrections as actions
from medspil.directory.actions.offers import assure
from medspil.directory.forms.corrections import CorrectionForm
from medspil.directory.letters import offer_in
from medspil.directory.queries import differences, found_at
from medspil.organisations.middleware import open_to_all


@open_to_all
@never_cache
def right(request: HttpRequest, token: str) -> HttpResponse:
    """All of it is still right. Said twice, it is said once."""
    try:
        offer = offer_of_letter(offer_in(token))
    except signing.BadSignature:
        return _too_late(request)
    now, done = timezone.now(), request.method == "POST"
    if done:
        assure(offer=offer, on=timezone.localdate(now), by=None)
    page = {"offer": offer, "token": token, "done": done, "found": found_at(offer, now), "today": now.date()}
    page["tenant"] = offer.municipality
    return render(request, "directory/mailed_right.html", page)


@open_to_all
@never_cache
def wrong(request: HttpRequest, token: str) -> HttpResponse:
    """Something is wrong: how it ought to read."""
    try:
        offer = offer_of_letter(offer_in(token))
    except signing.BadSignature:
        return _too_late(request)
    form = CorrectionForm(request.POST or None, offer=offer)
    done = request.method == "POST" and form.is_valid()
    if done:
        actions.send_correction(offer=offer, values=form.changes, words=form.cleaned_data["words"])
    page = {"offer": offer, "tenant": offer.municipality, "form": form, "done": done}
    return render(request, "directory/mailed_wrong.html", page, status=422 if form.errors else 200)


def correction(request: HttpRequest, offer_id: UUID) -> HttpResponse:
    """What stands there and what ought to, side by side."""
    person, found = correction_for(request, offer_id)
    if request.method == "POST":
        take = request.POST.get("take") == "1"
        if actions.settle(correction=found, take=take, by=person):
            messages.success(request, _("The offer is corrected.") if take else _("The offer stands as it did."))
        return redirect("offer", offer_id=offer_id)
    page = {"correction": found, "offer": found.offer, "differences": differences(found)}
    return render(request, "directory/correction.html", page)


def _too_late(request: HttpRequest) -> HttpResponse:
    words = _("The link is too old, or it was cut off. Write to the municipality instead.")
    return render(request, "directory/mailed_late.html", {"words": words}, status=410)
