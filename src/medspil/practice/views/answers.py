# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import UUID

from django.contrib import messages
from django.db.models import prefetch_related_objects
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from medspil.dialogue.access import outcome_for
from medspil.dialogue.models import Meeting, OutcomeItem
from medspil.dialogue.queries.outcomes import view_of
from medspil.documents.pdf import Paper, poster_pdf
from medspil.documents.responses import pdf_response
from medspil.materials.canvases import canvas, canvas_form
from medspil.organisations.models import Person
from medspil.organisations.permissions import Permission
from medspil.practice.access import talk_of
from medspil.practice.actions import answers as actions
from medspil.practice.events import TalkRead
from medspil.practice.forms.answers import AnswerForm, TalkForm
from medspil.practice.models import Verdict
from medspil.practice.papers import came_of_it_poster
from medspil.practice.queries.lists import commitments_in, commitments_of, trials_from
from medspil.record.actions import remember
from medspil.ui.forms import typed
from medspil.ui.keeping import stored


def answer(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """All proposals on one page; some may be answered now and the rest later."""
    outcome, standing = outcome_for(request, meeting_id, to=Permission.PROPOSAL_ANSWER)
    view = view_of(outcome)
    rows = [(item, _form(request, item)) for item in view.proposals]
    wrong = [form for _item, form in rows if form.errors]
    if request.method == "POST" and not wrong:
        count = sum(_store(item, form, standing.person) for item, form in rows)
        stored(request, "answers")
        if not count:
            messages.info(request, _("Nothing is answered anew. Choose an answer, and write why."))
            return redirect("proposal-answer", meeting_id=meeting_id)
        said = ngettext(
            "One answer is stored. The team can see it.", "{n} answers are stored. The team can see them.", count
        )
        messages.success(request, said.format(n=count))
        return redirect("outcome", meeting_id=meeting_id)
    page = {"view": view, "rows": rows, "forms": [form for _item, form in rows], "process": outcome.meeting.process}
    return render(request, "practice/answers.html", page, status=422 if wrong else 200)


def _form(request: HttpRequest, item: OutcomeItem) -> AnswerForm:
    given = getattr(item, "answer", None)
    now = {"verdict": given.verdict, "reason": given.reason} if given else {}
    return AnswerForm(typed(request), prefix=item.pk.hex, initial=now)


def _store(item: OutcomeItem, form: AnswerForm, by: Person) -> bool:
    said = form.cleaned_data
    if not said["verdict"] or not form.has_changed():
        return False
    actions.answer(item=item, verdict=Verdict(said["verdict"]), reason=said["reason"], by=by)
    return True


@require_safe
def came_of_it(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """What you said, what your leader answered, and what happened."""
    outcome, _standing = outcome_for(request, meeting_id)
    view = view_of(outcome)
    prefetch_related_objects(list(view.items), "trials")
    page = {"view": view, "process": outcome.meeting.process, "commitments": commitments_of(outcome.meeting)}
    return render(request, "practice/came_of_it.html", page)


@require_safe
def poster(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The same for the wall, as A3 or A4."""
    outcome, _standing = outcome_for(request, meeting_id)
    paper = came_of_it_poster(view_of(outcome), commitments_of(outcome.meeting), trials_from(outcome))
    size: Paper = "a4" if request.GET.get("paper") == "a4" else "a3"
    return pdf_response(poster_pdf(paper, paper=size), "det-kom-der-ud-af-det.pdf")


def one_to_one(request: HttpRequest, meeting_id: UUID) -> HttpResponse:
    """The agenda of the talk between leader and facilitator, put together from the meeting."""
    outcome, standing = outcome_for(request, meeting_id, to=Permission.ONE_TO_ONE_VIEW)
    talk = talk_of(outcome)
    template = canvas(outcome.municipality_id, "one-to-one")
    writes = request.method == "POST" and "held_on" not in request.POST
    words = canvas_form(template, request.POST if writes else None, initial=talk.canvas if talk else {}, draft=True)
    held = TalkForm(request.POST if request.method == "POST" and not writes else None)
    if request.method == "POST" and _stored(outcome.meeting, words if writes else held, standing.person):
        messages.success(request, _("Saved"))
        stored(request, "talk")
        return redirect("one-to-one", meeting_id=meeting_id)
    remember(TalkRead(municipality_id=outcome.municipality_id, meeting_id=meeting_id), by=standing.person)
    page = {
        "view": view_of(outcome),
        "process": outcome.meeting.process,
        "talk": talk,
        "words": words,
        "held": held,
        "commitments": commitments_in(outcome.meeting.process),
    }
    return render(request, "practice/one_to_one.html", page, status=422 if words.errors or held.errors else 200)


def _stored(meeting: Meeting, form: object, by: Person) -> bool:
    if isinstance(form, TalkForm):
        if form.is_valid():
            actions.hold_talk(meeting=meeting, on=form.cleaned_data["held_on"], by=by)
        return form.is_valid()
    valid: bool = form.is_valid()  # type: ignore[attr-defined]
    if valid:
        actions.prepare_talk(meeting=meeting, canvas=form.cleaned_data, by=by)  # type: ignore[attr-defined]
    return valid
