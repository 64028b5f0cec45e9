# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Questions to the guide, for those who write it: answered by an entry, set aside with a reason, or taken up again."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from medspil.counter.access import entry_in_guide, question_for, units_to_write
from medspil.counter.finding import find_entries
from medspil.counter.forms.feedback import AnsweredForm, AsideForm
from medspil.counter.views.feedback import LATELY
from medspil.dilemmas.actions import questions as actions
from medspil.dilemmas.models import Question
from medspil.dilemmas.queries import settled_questions, waiting_questions, with_answers
from medspil.organisations.access import signed_in


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    """What colleagues have asked, here or from the dilemma log, and what became of it lately."""
    units = units_to_write(signed_in(request))
    if not units:
        raise Http404
    since = timezone.localdate() - LATELY
    page = {"questions": waiting_questions(units), "settled": settled_questions(units, since)}
    return render(request, "counter/questions.html", page)


@require_safe
def question(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """`?q=` looks for an answer that stands in the guide already."""
    return _page(request, question_for(request, question_id), AsideForm())


@require_POST
def question_answer(request: HttpRequest, question_id: UUID) -> HttpResponse:
    """An answer that stands in the guide already is the answer to this."""
    asked = question_for(request, question_id)
    form = AnsweredForm(request.POST)
    if not form.is_valid():
        raise Http404
    entry = entry_in_guide(asked.unit, form.cleaned_data["entry"])
    actions.answer(question=asked, entry_id=entry.pk, by=signed_in(request))
    messages.success(request, _("The question is answered. Those who asked can see it in their log."))
    return redirect("guide-questions")


@require_POST
def question_aside(request: HttpRequest, question_id: UUID) -> HttpResponse:
    asked = question_for(request, question_id)
    form = AsideForm(request.POST)
    if not form.is_valid():
        return _page(request, asked, form)
    actions.set_aside(question=asked, why=form.cleaned_data["why"], by=signed_in(request))
    messages.success(request, _("The question is set aside. Those who asked can see why."))
    return redirect("guide-questions")


@require_POST
def question_reopen(request: HttpRequest, question_id: UUID) -> HttpResponse:
    asked = question_for(request, question_id)
    actions.reopen(question=asked, by=signed_in(request))
    return redirect("guide-question", question_id=asked.pk)


def _page(request: HttpRequest, asked: Question, form: AsideForm) -> HttpResponse:
    looked_for = request.GET.get("q", asked.question)
    hits = find_entries(asked.unit, looked_for) if asked.waits else []
    (answered,) = with_answers([asked])
    page = {"asked": answered, "question": asked, "hits": hits, "looked_for": looked_for, "form": form}
    return render(request, "counter/question.html", page, status=422 if form.errors else 200)
