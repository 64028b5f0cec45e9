# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The page of one dilemma, and the three things one can make of it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from medspil.dilemmas.access import dilemma_for, processes_to_vote_in
from medspil.dilemmas.actions import turning
from medspil.dilemmas.forms import BallotForm, CaseForm, QuestionForm, TurnForm
from medspil.dilemmas.models import Dilemma, Into
from medspil.dilemmas.queries import named, topic_names, turns_of
from medspil.organisations.models import Person
from medspil.ui.keeping import stored


@dataclass(frozen=True, kw_only=True)
class Way:
    """`into` with the form it asks, what does it, and what it then says."""

    into: Into
    form: type[TurnForm]
    act: Callable[..., None]
    title: Any
    lead: Any
    done: Any


WAYS = {
    "case": Way(
        into=Into.CASE,
        form=CaseForm,
        act=turning.into_case,
        title=_("Make a case of it"),
        lead=_("An editor finds it as a draft and writes it to the end. Nobody else sees it before."),
        done=_("The editors have it as a draft."),
    ),
    "stemmeseddel": Way(
        into=Into.VOTE,
        form=BallotForm,
        act=turning.onto_ballot,
        title=_("Put it on the ballot"),
        lead=_("It stands beside the six topics when the team chooses what to talk about."),
        done=_("It stands on the ballot."),
    ),
    "spoergsmaal": Way(
        into=Into.QUESTION,
        form=QuestionForm,
        act=turning.into_question,
        title=_("Ask the counter guide"),
        lead=_("Those who write the guide see the question until it has an answer."),
        done=_("The question waits for an answer in the guide."),
    ),
}


@require_safe
def dilemma(request: HttpRequest, dilemma_id: UUID) -> HttpResponse:
    person, found = dilemma_for(request, dilemma_id)
    (row,) = named([found], found.municipality)
    ways = [
        (slug, way) for slug, way in WAYS.items() if way.into != Into.VOTE or processes_to_vote_in(person, found.unit)
    ]
    page = {"dilemma": found, "topic": row.topic, "ways": ways, "turns": turns_of(found)}
    return render(request, "dilemmas/dilemma.html", page)


def dilemma_turn(request: HttpRequest, dilemma_id: UUID, into: str) -> HttpResponse:
    person, found = dilemma_for(request, dilemma_id)
    way = WAYS.get(into)
    if way is None:
        raise Http404
    form = _form(way, request, person, found)
    if request.method == "POST" and form.is_valid() and _done(way, form, found, person):
        stored(request, f"turn-{into}-{found.pk}")
        messages.success(request, way.done)
        return redirect("dilemma", dilemma_id=found.pk)
    page = {"dilemma": found, "way": way, "into": into, "form": form}
    return render(request, "dilemmas/turn.html", page, status=422 if form.errors else 200)


def _form(way: Way, request: HttpRequest, person: Person, found: Dilemma) -> TurnForm:
    more: dict[str, Any] = {}
    if way.into == Into.VOTE:
        more["processes"] = processes_to_vote_in(person, found.unit)
        if not more["processes"]:
            raise Http404
    return way.form(request.POST or None, dilemma=found, topics=topic_names(found.municipality), **more)


def _done(way: Way, form: TurnForm, found: Dilemma, person: Person) -> bool:
    try:
        way.act(dilemma=found, said=form.cleaned_data, by=person)
    except ValidationError as error:
        form.add_error(None, error)
    return not form.errors
