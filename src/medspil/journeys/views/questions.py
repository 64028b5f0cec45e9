# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Showing the new: the checklist, and what colleagues ask without a name."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from medspil.dialogue.access import Standing
from medspil.journeys.access import journey_for, question_in
from medspil.journeys.actions import questions as actions
from medspil.journeys.forms.questions import AnswerForm, AskForm
from medspil.journeys.frame import frame
from medspil.journeys.models import Journey, Question
from medspil.journeys.queries.canvases import canvas_in
from medspil.journeys.queries.questions import CHECKLIST, questions_of, ticks_of
from medspil.journeys.queries.training import is_ambassador
from medspil.organisations.permissions import Permission
from medspil.ui.keeping import stored

HERE = "journey-presentation"


def presentation(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    """What to have ready, and a question that anybody may ask."""
    journey, standing = journey_for(request, journey_id)
    form = AskForm(request.POST or None)
    if request.method == "POST" and journey.closed:
        raise Http404
    if request.method == "POST" and form.is_valid():
        actions.ask(journey=journey, question_id=form.cleaned_data["id"], text=form.cleaned_data["text"], unit=None)
        stored(request, f"ask-{journey.pk}")
        messages.success(request, _("Your question stands below, without your name."))
        return redirect(HERE, journey_id=journey.pk)
    page = {
        **frame(journey, standing, HERE),
        "form": form,
        "canvas": canvas_in(journey, CHECKLIST),
        "canvas_key": CHECKLIST,
        "new_id": uuid4(),
        "ticks": ticks_of(journey),
        "questions": questions_of(journey),
    }
    return render(request, "journeys/presentation.html", page, status=422 if form.errors else 200)


def answer(request: HttpRequest, journey_id: UUID, question_id: UUID) -> HttpResponse:
    journey, standing = journey_for(request, journey_id)
    question = question_in(journey, question_id)
    _may_answer(journey, standing, question)
    form = AnswerForm(request.POST or None, initial={"answer": question.answer})
    if request.method == "POST" and form.is_valid():
        actions.answer(question=question, text=form.cleaned_data["answer"], by=standing.person)
        stored(request, f"answer-{question.pk}")
        return redirect(_back(question), journey_id=journey.pk)
    page = {**frame(journey, standing, _back(question)), "form": form, "question": question, "back": _back(question)}
    return render(request, "journeys/answer.html", page, status=422 if form.errors else 200)


@require_POST
def remove(request: HttpRequest, journey_id: UUID, question_id: UUID) -> HttpResponse:
    journey, standing = journey_for(request, journey_id)
    question = question_in(journey, question_id)
    _may_answer(journey, standing, question)
    actions.remove(question=question, by=standing.person)
    return redirect(_back(question), journey_id=journey.pk)


def _may_answer(journey: Journey, standing: Standing, question: Question) -> None:
    """The working group and the leaders; the ambassador of the department that it was sent to."""
    works = standing.may(Permission.JOURNEY_WORK)
    if journey.closed or not (works or is_ambassador(journey, standing.person, question.unit_id)):
        raise Http404


def _back(question: Question) -> str:
    return "journey-ambassadors" if question.unit_id else HERE
