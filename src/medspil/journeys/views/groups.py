# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The working group of a journey."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from medspil.journeys.access import journey_for, people_around, role_in
from medspil.journeys.actions import groups as actions
from medspil.journeys.forms.groups import FrameForm, LeadForm, MemberForm
from medspil.journeys.frame import frame
from medspil.journeys.models import Part
from medspil.journeys.queries.groups import members_of, missing_in
from medspil.organisations.permissions import Permission
from medspil.ui.keeping import stored

LEAD = Permission.JOURNEY_LEAD
HERE = "journey-group"


@require_safe
def group(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    journey, standing = journey_for(request, journey_id)
    members = members_of(journey)
    page = {**frame(journey, standing, HERE), "members": members, "missing": missing_in(journey, members)}
    return render(request, "journeys/group.html", page)


def task(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    """What the group is for."""
    journey, standing = journey_for(request, journey_id, to=LEAD)
    now = {"group_task": journey.group_task, "employee_groups": journey.employee_groups}
    form = FrameForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        actions.frame(
            journey=journey,
            task=said["group_task"],
            employee_groups=said["employee_groups"],
            by=standing.person,
        )
        stored(request, f"group-{journey.pk}")
        return redirect(HERE, journey_id=journey.pk)
    page = {**frame(journey, standing, HERE), "form": form, "keep": f"group-{journey.pk}"}
    return render(request, "journeys/group_task.html", page, status=422 if form.errors else 200)


def add(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    journey, standing = journey_for(request, journey_id, to=LEAD)
    there = {role.person_id for role in members_of(journey) if role.role == Part.MEMBER}
    sent = request.method == "POST"  # a second press names somebody who is in the group by now
    people = [person for person in people_around(journey) if sent or person.pk not in there]
    form = MemberForm(request.POST or None, people=people, groups=journey.groups)
    if request.method == "POST" and form.is_valid():
        person = form.cleaned_data["person"]
        actions.add(
            journey=journey, role_id=form.cleaned_data["id"], person=person, said=form.said(), by=standing.person
        )
        stored(request, f"member-{journey.pk}")
        return redirect(HERE, journey_id=journey.pk)
    page = {**frame(journey, standing, HERE), "form": form, "keep": f"member-{journey.pk}"}
    return render(request, "journeys/member.html", page, status=422 if form.errors else 200)


def member(request: HttpRequest, journey_id: UUID, role_id: UUID) -> HttpResponse:
    """Change what stands about somebody in the group."""
    journey, standing = journey_for(request, journey_id, to=LEAD)
    role = role_in(journey, role_id)
    names = ("name", "employee_group", "archetype", "advantage", "brings", "reach")
    now = {name: getattr(role, name) for name in names}
    form = MemberForm(request.POST or None, initial=now, people=None, groups=journey.groups)
    if role.person:
        del form.fields["name"]
    if request.method == "POST" and form.is_valid():
        actions.change(role=role, said=form.said(), by=standing.person)
        return redirect(HERE, journey_id=journey.pk)
    page = {**frame(journey, standing, HERE), "form": form, "role": role, "keep": f"member-{role.pk}"}
    return render(request, "journeys/member.html", page, status=422 if form.errors else 200)


@require_POST
def remove(request: HttpRequest, journey_id: UUID, role_id: UUID) -> HttpResponse:
    journey, standing = journey_for(request, journey_id, to=LEAD)
    role = role_in(journey, role_id)
    actions.remove(role=role, by=standing.person)
    messages.success(request, _("{name} is no longer in the group.").format(name=role.name))
    return redirect(HERE, journey_id=journey.pk)


def lead(request: HttpRequest, journey_id: UUID) -> HttpResponse:
    """Let another person lead the project."""
    journey, standing = journey_for(request, journey_id, to=LEAD)
    form = LeadForm(request.POST or None, people=people_around(journey))
    if request.method == "POST" and form.is_valid():
        actions.hand_over(journey=journey, person=form.cleaned_data["person"], by=standing.person)
        return redirect(HERE, journey_id=journey.pk)
    page = {**frame(journey, standing, HERE), "form": form}
    return render(request, "journeys/lead.html", page, status=422 if form.errors else 200)
