# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The facilitator's buttons inside an activity: hands, words, proposals, the list of speakers."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from medspil.dialogue.access import meeting_for
from medspil.dialogue.access.in_meeting import speaker_in, step_in
from medspil.dialogue.actions import answers, fists, speakers
from medspil.dialogue.counting import hands_of
from medspil.dialogue.events.meetings import EVERYTHING, Region
from medspil.dialogue.forms.answers import FistForm, HandsForm, SpeakerForm, SpokenWordForm
from medspil.dialogue.forms.fields import RoomForm
from medspil.dialogue.models import Audience, Meeting
from medspil.dialogue.regions import context
from medspil.dialogue.room import room_of
from medspil.dialogue.views.consoles.answering import RUN, TAKE_NOTES, answer, refuse

BOARD = {Region.BOARD}


@require_POST
def count_hands(request: HttpRequest, meeting_id: UUID, step_id: UUID) -> HttpResponse:
    """Numbers of hands beside what the phones answered."""
    meeting, standing = meeting_for(request, meeting_id, to=TAKE_NOTES)
    step = step_in(meeting, step_id)
    asked = hands_of(room_of(meeting.pk, Audience.FACILITATOR))
    form = HandsForm(request.POST, options=[hand.option for group in asked for hand in group.hands])
    if meeting.current_id != step.pk:
        form.add_error(None, _("The meeting has moved on. Go back to the step, and count there."))
    if form.is_valid():
        try:
            answers.count_hands(step=step, counts=form.counts(), by=standing.person)
        except ValidationError as refused:
            form.add_error(None, refused)
    return _answer(request, meeting, form, said=_("Counted in"))


@require_POST
def count_word(request: HttpRequest, meeting_id: UUID, step_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=TAKE_NOTES)
    form = SpokenWordForm(request.POST)
    if form.is_valid():
        word, count = form.cleaned_data["word"], form.cleaned_data["count"]
        try:
            answers.count_word(step=step_in(meeting, step_id), word=word, count=count, by=standing.person)
        except ValidationError as refused:
            form.add_error(None, refused)
    return _answer(request, meeting, form, said=_("Counted in"))


@require_POST
def hide_word(request: HttpRequest, meeting_id: UUID, step_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    word, hidden = request.POST.get("word", ""), request.POST.get("hidden") == "1"
    answers.hide_word(step=step_in(meeting, step_id), word=word, hidden=hidden, by=standing.person)
    return answer(request, meeting, BOARD)


@require_POST
def ask_for_fingers(request: HttpRequest, meeting_id: UUID, step_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    form = FistForm(request.POST)
    if not form.is_valid():
        return refuse(request, meeting, form)
    said = form.cleaned_data
    fists.ask(step=step_in(meeting, step_id), fist_id=said["id"], what=said["what"], by=standing.person)
    return answer(request, meeting, EVERYTHING)


@require_POST
def open_speakers(request: HttpRequest, meeting_id: UUID, step_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    speakers.open_list(step=step_in(meeting, step_id), by=standing.person)
    return answer(request, meeting, EVERYTHING)


@require_POST
def next_speaker(request: HttpRequest, meeting_id: UUID, step_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    step = step_in(meeting, step_id)
    seen = speaker_in(step, request.POST.get("seen"))
    form = SpeakerForm({})
    try:
        speakers.call_next(step=step, seen=seen, by=standing.person)
    except ValidationError as refused:
        form.add_error(None, refused)
    return _answer(request, meeting, form)


@require_POST
def add_speaker(request: HttpRequest, meeting_id: UUID, step_id: UUID) -> HttpResponse:
    """Somebody without a phone."""
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    form = SpeakerForm(request.POST)
    if form.is_valid():
        try:
            speakers.add(step=step_in(meeting, step_id), name=form.cleaned_data["name"], by=standing.person)
        except ValidationError as refused:
            form.add_error(None, refused)
    return _answer(request, meeting, form)


@require_POST
def strike_speaker(request: HttpRequest, meeting_id: UUID, step_id: UUID) -> HttpResponse:
    meeting, standing = meeting_for(request, meeting_id, to=RUN)
    speaker = speaker_in(step_in(meeting, step_id), request.POST.get("speaker"))
    if speaker is not None:
        speakers.strike_off(speaker=speaker, by=standing.person)
    return answer(request, meeting, BOARD)


@never_cache
@require_GET
def minutes_tools(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """What the note-taker may write down in the step at hand."""
    meeting, _standing = meeting_for(request, meeting_id, to=TAKE_NOTES)
    room = room_of(meeting.pk, Audience.FACILITATOR)
    return render(request, "dialogue/room/_minutes_tools.html", context(room) | {"back": "minutes"})


def _answer(request: HttpRequest, meeting: Meeting, form: RoomForm, *, said: str = "") -> HttpResponse:
    if form.errors:
        return refuse(request, meeting, form)
    return answer(request, meeting, BOARD, said=said)
