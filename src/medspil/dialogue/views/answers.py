# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What phones answer beside notes and dots: a question, some words, a wish to speak, a table to sit at."""

from dataclasses import replace
from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from medspil.dialogue.access.in_meeting import step_in
from medspil.dialogue.actions import answers, seats, speakers
from medspil.dialogue.forms.answers import SpeakerForm, WordsForm
from medspil.dialogue.models import Meeting
from medspil.dialogue.personal import personal_of, seating_of, turn_of, words_of
from medspil.dialogue.views.answering import answer_with, phone, phone_room, seated, with_refusal


@phone
@require_POST
def answer(request: HttpRequest, meeting: Meeting, token: str, step_id: UUID) -> HttpResponse:
    """One answer to one question; sent again it replaces the earlier one."""
    step, error = step_in(meeting, step_id), ""
    question, option = request.POST.get("question", ""), request.POST.get("option", "")
    try:
        answers.answer(step=step, token=token, question=question, option=option)
    except ValidationError as refused:
        error = " ".join(refused.messages)
    current = phone_room(meeting, token)
    mine = replace(personal_of(current, token), error=error)
    return answer_with(request, meeting, token, current, mine)


@phone
@require_POST
def say_words(request: HttpRequest, meeting: Meeting, token: str, step_id: UUID) -> HttpResponse:
    step = step_in(meeting, step_id)
    form = WordsForm(request.POST, most=step.round.dots_each if step.round else 0)
    if form.is_valid():
        try:
            answers.say_words(step=step, token=token, words=form.words())
        except ValidationError as refused:
            form.add_error(None, refused)
    current = phone_room(meeting, token)
    said = personal_of(current, token, sent=True)
    mine = with_refusal(form, words_of(current, form.typed())) if form.errors else said
    return answer_with(request, meeting, token, current, mine)


@phone
@require_POST
def speak(request: HttpRequest, meeting: Meeting, token: str, step_id: UUID) -> HttpResponse:
    """On the list of speakers, or off it again."""
    step, form = step_in(meeting, step_id), SpeakerForm(request.POST)
    try:
        if request.POST.get("withdraw"):
            speakers.withdraw(step=step, token=token)
        elif form.is_valid():
            speakers.ask(step=step, token=token, name=form.cleaned_data["name"])
    except ValidationError as refused:
        form.add_error(None, refused)
    current = phone_room(meeting, token)
    mine = with_refusal(form, turn_of(current, token, typed=request.POST.get("name", "")))
    return answer_with(request, meeting, token, current, mine)


@phone
@require_POST
def sit(request: HttpRequest, meeting: Meeting, token: str, step_id: UUID) -> HttpResponse:
    """At a table: the one that was chosen, or one that is drawn."""
    typed = request.POST.get("table", "")
    table = int(typed) if typed.isdecimal() and len(typed) < 3 else None
    try:
        seats.sit(step=step_in(meeting, step_id), token=token, table=table)
    except ValidationError as refused:
        current = phone_room(meeting, token)
        mine = seating_of(current, error=" ".join(refused.messages))
        return answer_with(request, meeting, token, current, mine)
    current = phone_room(meeting, token)
    return answer_with(request, meeting, token, current, seated(current, token))
