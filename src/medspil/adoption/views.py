# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from medspil.adoption import actions
from medspil.adoption.access import counted_for, may_write, team_by_id, team_for
from medspil.adoption.figures import Share
from medspil.adoption.forms import AgreeForm, ArrangeForm, CountsForm, PasteForm, TeamForm, WeekForm
from medspil.adoption.letters import read_week_token
from medspil.adoption.queries import adoption_of, units_to_count, use_of, use_of_team
from medspil.journeys.access import journey_for
from medspil.journeys.frame import frame
from medspil.organisations.access import people_in
from medspil.organisations.middleware import open_to_all
from medspil.organisations.permissions import Permission
from medspil.ui.forms import typed
from medspil.ui.keeping import stored


@require_safe
def adoption(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    """Whether it is used: all teams together, and each of them."""
    journey, standing = journey_for(request, journey_id)
    counting = adoption_of(journey)
    page = {**frame(journey, standing, "adoption"), "adoption": counting}
    if counting is not None:
        page["together"], page["teams"] = use_of(counting)
    return render(request, "adoption/adoption.html", page)


def arrange(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    """What is counted, the goal, and when the solution is taken into use."""
    journey, standing = journey_for(request, journey_id, to=Permission.JOURNEY_WORK)
    known = adoption_of(journey)
    before = {"counted": known.counted, "goal": known.goal, "launched_on": known.launched_on} if known else {}
    form = ArrangeForm(typed(request), initial=before)
    if request.method == "POST" and form.is_valid():
        actions.arrange(journey=journey, by=standing.person, **form.cleaned_data)
        stored(request, f"adoption-{journey.pk}")
        return redirect("adoption", journey_id=journey.pk)
    page = {**frame(journey, standing, "adoption"), "form": form}
    return render(request, "adoption/arrange.html", page, status=422 if form.errors else 200)


def add_team(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    counting, journey, standing = counted_for(request, journey_id, to=Permission.JOURNEY_WORK)
    people = people_in(journey.unit, journey.municipality)
    form = TeamForm(typed(request), units=units_to_count(counting), people=people)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        new = actions.add_team(
            adoption=counting, team_id=said["id"], unit=said["unit"], keeper=said["keeper"], by=standing.person
        )
        return redirect("adoption-team", journey_id=journey.pk, team_id=new.pk)
    page = {**frame(journey, standing, "adoption"), "form": form}
    return render(request, "adoption/team_new.html", page, status=422 if form.errors else 200)


def team(request: HttpRequest, journey_id: UUID, team_id: UUID) -> HttpResponse:
    """A team's own figures; a week is written here."""
    found, journey, standing = team_for(request, journey_id, team_id, to_write=request.method == "POST")
    form = WeekForm(typed(request), adoption=found.adoption)
    if request.method == "POST" and form.is_valid():
        actions.count(team=found, shares=[form.share()], by=standing.person)
        messages.success(request, _("Week {week} is stored.").format(week=form.share().week))
        return redirect("adoption-team", journey_id=journey.pk, team_id=found.pk)
    page = {
        **frame(journey, standing, "adoption"),
        "use": use_of_team(found),
        "form": form,
        "may_write": may_write(standing, found, journey),
    }
    return render(request, "adoption/team.html", page, status=422 if form.errors else 200)


def agree(request: HttpRequest, journey_id: UUID, team_id: UUID) -> HttpResponse:
    """What the team reminds itself of, and who is asked for the figures."""
    found, journey, standing = team_for(request, journey_id, team_id, to_write=True)
    people = people_in(found.unit, journey.municipality)
    form = AgreeForm(typed(request), people=people, initial={"nudge": found.nudge, "keeper": found.keeper})
    if request.method == "POST" and form.is_valid():
        actions.agree(team=found, by=standing.person, **form.cleaned_data)
        stored(request, f"nudge-{found.pk}")
        return redirect("adoption-team", journey_id=journey.pk, team_id=found.pk)
    page = {**frame(journey, standing, "adoption"), "team": found, "form": form}
    return render(request, "adoption/agree.html", page, status=422 if form.errors else 200)


def paste(request: HttpRequest, journey_id: UUID, team_id: UUID) -> HttpResponse:
    """Many weeks at once; one looks at what was read before it is stored."""
    found, journey, standing = team_for(request, journey_id, team_id, to_write=True)
    form = PasteForm(typed(request), team=found)
    read = form.weeks.shares if request.method == "POST" and form.is_valid() else ()
    if read and "store" in request.POST:
        changed = actions.count(team=found, shares=read, by=standing.person)
        words = ngettext("One week was stored.", "%(n)d weeks were stored.", changed) % {"n": changed}
        messages.success(request, words)
        stored(request, f"weeks-{found.pk}")
        return redirect("adoption-team", journey_id=journey.pk, team_id=found.pk)
    page = {**frame(journey, standing, "adoption"), "team": found, "form": form, "read": read}
    return render(request, "adoption/paste.html", page, status=422 if form.errors else 200)


@open_to_all
@never_cache
def mailed_week(request: HttpRequest, token: str) -> HttpResponse:
    """The two figures of a week, from the link in the mail, without signing in."""
    try:
        team_id, monday = read_week_token(token)
    except signing.BadSignature:
        words = _("The link is too old, or it was cut off. Sign in, and write the figures there.")
        return render(request, "adoption/mailed_late.html", {"words": words}, status=410)
    found = team_by_id(team_id)
    form = CountsForm(typed(request), adoption=found.adoption)
    done = request.method == "POST" and form.is_valid()
    if done:
        share = Share(monday=monday, held=form.cleaned_data["held"], used=form.cleaned_data["used"])
        actions.count(team=found, shares=[share], by=None)
    page = {"team": found, "form": form, "week": monday.isocalendar().week, "done": done}
    page["tenant"] = found.adoption.journey.municipality
    return render(request, "adoption/mailed_week.html", page, status=422 if form.errors else 200)
