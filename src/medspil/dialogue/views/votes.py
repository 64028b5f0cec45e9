# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The topic vote: the leader's and facilitator's side, and the phone's."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from medspil.dialogue.access import process_for, vote_by_code
from medspil.dialogue.actions import dots, processes, votes
from medspil.dialogue.devices import device_token, keep_token
from medspil.dialogue.forms.votes import PaperForm
from medspil.dialogue.models import OwnTopic, TopicVote
from medspil.dialogue.personal import Choice, read_ballot
from medspil.dialogue.queries.processes import counts_of, on_the_ballot, vote_of
from medspil.documents.pdf import vote_sheet
from medspil.documents.qr import qr_svg
from medspil.documents.responses import pdf_response
from medspil.organisations.middleware import open_to_all
from medspil.organisations.permissions import Permission
from medspil.ui.forms import typed
from medspil.ui.links import absolute, shown


@never_cache
@require_safe
def topic_vote(request: HttpRequest, process_id: UUID) -> HttpResponse:
    process, _standing = process_for(request, process_id, to=Permission.PROCESS_PREPARE)
    vote = vote_of(process)
    page: dict[str, Any] = {"process": process, "vote": vote, "topics": on_the_ballot(process)}
    if vote is not None:
        link = absolute(request, reverse("vote", args=[vote.code]))
        page |= {
            "link": shown(request, reverse("vote", args=[vote.code])),
            "qr": qr_svg(link, title=link),
            "voters": dots.voters(vote.round),
            "counts": counts_of(process, vote.round),
            "paper": _paper_form(request, vote),
        }
    return render(request, "dialogue/topic_vote.html", page)


@require_POST
def open_vote(request: HttpRequest, process_id: UUID) -> HttpResponse:
    process, standing = process_for(request, process_id, to=Permission.PROCESS_PREPARE)
    votes.open_vote(process=process, by=standing.person)
    return redirect("topic-vote", process_id=process.pk)


@require_POST
def close_vote(request: HttpRequest, process_id: UUID) -> HttpResponse:
    process, standing = process_for(request, process_id, to=Permission.PROCESS_PREPARE)
    vote = vote_of(process)
    if vote is not None:
        votes.close(vote=vote, by=standing.person)
    return redirect("topic-vote", process_id=process.pk)


@require_POST
def count_paper(request: HttpRequest, process_id: UUID) -> HttpResponse:
    process, standing = process_for(request, process_id, to=Permission.PROCESS_PREPARE)
    vote = vote_of(process)
    if vote is None or vote.round.closed:
        messages.error(request, _("The vote is closed. No more dots can be counted."))
        return redirect("topic-vote", process_id=process.pk)
    form = _paper_form(request, vote)
    if not form.is_valid():
        page = {"process": process, "vote": vote, "paper": form}
        return render(request, "dialogue/paper_dots.html", page, status=422)
    votes.count_paper(vote=vote, counts=form.counts(), by=standing.person)
    messages.success(request, _("The dots from the sheet are counted in."))
    return redirect("topic-vote", process_id=process.pk)


@require_POST
def choose_topic(request: HttpRequest, process_id: UUID) -> HttpResponse:
    process, standing = process_for(request, process_id, to=Permission.PROCESS_PREPARE)
    topic = next((topic for topic in on_the_ballot(process) if topic.key == request.POST.get("topic")), None)
    if topic is None:
        raise Http404
    key = topic.topic if isinstance(topic, OwnTopic) else topic.key
    processes.choose_topic(process=process, topic=key, title=topic.title, by=standing.person)
    messages.success(request, _("The topic is {topic}.").format(topic=topic.title))
    return redirect("agenda", process_id=process.pk)


@require_safe
def sheet(request: HttpRequest, process_id: UUID) -> HttpResponse:
    """The topics on A3 or A4, for those who vote with a pen."""
    process, _standing = process_for(request, process_id, to=Permission.PROCESS_PREPARE)
    pdf = vote_sheet(
        title=_("Which dilemmas fill most for you?"),
        intro=_("Set three dots. You may set several on the same topic."),
        topics=tuple((topic.title, topic.summary) for topic in on_the_ballot(process)),
        paper="a4" if request.GET.get("paper") == "a4" else "a3",
    )
    return pdf_response(pdf, "emnevalg.pdf")


@open_to_all
@never_cache
def vote(request: HttpRequest, code: str) -> HttpResponse:
    """The phone's page: three dots on six topics, no account."""
    found = vote_by_code(code)
    token = device_token(request, found.code)
    chosen, error, sent = dots.set_by(round=found.round, token=token), "", request.GET.get("sendt") == "1"
    if request.method == "POST":
        chosen = read_ballot(request.POST)
        error = _cast(found, token, chosen)
    saved = request.method == "POST" and not error
    answer = redirect(f"{request.path}?sendt=1") if saved else _ballot(request, found, chosen, error, sent=sent)
    keep_token(answer, request, name=found.code, token=token, path=reverse("vote", args=[found.code]))
    return answer


def _cast(found: TopicVote, token: str, chosen: dict[str, int]) -> str:
    """Empty when it went well; else what to tell the voter."""
    options = {topic.key for topic in on_the_ballot(found.process)}
    if not any(chosen.values()):
        return _("Set at least one dot.")
    try:
        votes.cast(vote=found, token=token, chosen=chosen, options=options)
    except ValidationError as refused:
        return " ".join(refused.messages)
    return ""


def _ballot(request: HttpRequest, found: TopicVote, chosen: dict[str, int], error: str, *, sent: bool) -> HttpResponse:
    found.round.refresh_from_db()
    known = on_the_ballot(found.process)
    choices = [Choice(option=topic.key, title=topic.title, count=chosen.get(topic.key, 0)) for topic in known]
    page = {
        "vote": found,
        "tenant": found.municipality,
        "choices": choices,
        "limit": found.round.dots_each,
        "left": max(0, found.round.dots_each - sum(choice.count for choice in choices)),
        "error": error,
        "sent": sent,
        "counts": counts_of(found.process, found.round) if found.round.closed else [],
    }
    return render(request, "dialogue/vote.html", page, status=422 if error else 200)


def _paper_form(request: HttpRequest, found: TopicVote) -> PaperForm:
    data = typed(request)
    counts = {count.topic.key: count.paper for count in counts_of(found.process, found.round)}
    return PaperForm(data, topics=on_the_ballot(found.process), initial=counts)
