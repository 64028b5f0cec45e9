# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""»Was this enough?« and »I lack an answer«: what is missing waits for those who write the guide."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from medspil.counter.access import desk_for, entry_for, question_for, units_to_write
from medspil.counter.actions import feedback as actions
from medspil.counter.forms.feedback import EnoughForm, MissingForm
from medspil.counter.queries.guide import open_questions
from medspil.dilemmas.queries import open_questions as asked_in_the_log
from medspil.organisations.access import signed_in
from medspil.ui.keeping import stored

LONGEST = 300  # signs of a question


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
        actions.ask(question_id=said["id"], unit=desk.unit, text=said["question"], by=desk.person)
        stored(request, "guide-missing")
        messages.success(request, _("Thank you. Those who write the guide can see it now."))
        return redirect("guide")
    page = {"form": form, "desk": desk}
    return render(request, "counter/missing.html", page, status=422 if form.errors else 200)


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """What colleagues have asked and the guide does not answer yet; for those who may write."""
    units = units_to_write(signed_in(request))
    if not units:
        raise Http404
    page = {"questions": open_questions(units), "from_the_log": asked_in_the_log(units)}
    return render(request, "counter/questions.html", page)


@require_POST
def question_close(request: HttpRequest, question_id: UUID) -> HttpResponse:
    actions.close(question=question_for(request, question_id), by=signed_in(request))
    return redirect("guide-questions")
