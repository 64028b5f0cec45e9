# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""»Was this enough?« and »I lack an answer«."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medspil.counter.access import desk_for, entry_for
from medspil.counter.actions import feedback as actions
from medspil.counter.forms.feedback import EnoughForm, MissingForm
from medspil.dilemmas.actions.questions import ask
from medspil.dilemmas.queries import settled_questions
from medspil.organisations.access import signed_in
from medspil.ui.keeping import stored

LONGEST = 300  # signs of a question
LATELY = timedelta(weeks=12)  # that what became of questions is shown


@require_POST
def entry_enough(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    entry, _writes = entry_for(request, entry_id)
    form = EnoughForm(request.POST)
    if not form.is_valid():
        raise Http404
    actions.say_enough(entry=entry, helped_id=form.cleaned_data["id"], by=signed_in(request))
    messages.success(request, _("Good. It is counted, without your name."))
    return redirect("guide-entry", entry_id=entry.pk)


def missing(request: HttpRequest) -> HttpResponse:
    """`?q=` is what somebody looked for, or the answer that was not enough."""
    desk = desk_for(request)
    form = MissingForm(request.POST or None, initial={"question": request.GET.get("q", "")[:LONGEST]})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        ask(question_id=said["id"], unit=desk.unit, text=said["question"], by=desk.person)
        stored(request, "guide-missing")
        messages.success(request, _("Thank you. Those who write the guide can see it now."))
        return redirect("guide")
    since = timezone.localdate() - LATELY
    page = {"form": form, "desk": desk, "settled": settled_questions([desk.unit], since)}
    return render(request, "counter/missing.html", page, status=422 if form.errors else 200)
