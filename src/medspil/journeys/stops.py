# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The stops that this package has on the road, in their order within each phase."""

from django.utils.translation import gettext_lazy as _

from medspil.journeys.models import JourneyPhase
from medspil.journeys.queries import groups, news, points, purposes, questions, tasks, training, trying
from medspil.journeys.road import Stop
from medspil.organisations.permissions import Permission

STOPS = (
    Stop(
        url="journey-tasks",
        label=_("Tasks"),
        phase=JourneyPhase.IDEA,
        todo=_("Write down what is to be done"),
        look=tasks.look,
        asks=False,
    ),
    Stop(
        url="journey-purpose",
        label=_("The purpose"),
        phase=JourneyPhase.IDEA,
        todo=_("Agree on why you do it"),
        why=_("Where the purpose was clear to everybody, the solution came into use. Where it was not, it did not."),
        missing=_("Nobody has agreed on a purpose."),
        look=purposes.look,
        to=Permission.JOURNEY_LEAD,
    ),
    Stop(
        url="journey-group",
        label=_("The working group"),
        phase=JourneyPhase.PREPARATION,
        todo=_("Gather a working group that sees it differently"),
        why=_("Those who are to use it own it when they have been part of it, the sceptics most of all."),
        missing=_("There is no working group with a task."),
        look=groups.look,
        to=Permission.JOURNEY_LEAD,
    ),
    Stop(
        url="journey-news",
        label=_("News"),
        phase=JourneyPhase.PREPARATION,
        todo=_("Tell everybody how it goes"),
        why=_("Three lines are enough, also when nothing is decided yet. Silence is filled with guesses."),
        missing=_("Everybody has not been told how it goes."),
        look=news.look,
    ),
    Stop(
        url="journey-potentials",
        label=_("What pulls and what holds back"),
        phase=JourneyPhase.IMPLEMENTATION,
        todo=_("Find out what pulls and what holds back"),
        why=_("A barrier that is known can be met. Let everybody write without a name."),
        missing=_("Nobody has asked what pulls and what holds back."),
        look=points.look_at_potentials,
    ),
    Stop(
        url="journey-presentation",
        label=_("Show the new"),
        phase=JourneyPhase.IMPLEMENTATION,
        todo=_("Get ready to show the new"),
        why=_("The first picture decides whether colleagues believe in it. Leave room for questions without a name."),
        missing=_("The new has not been shown."),
        look=questions.look,
    ),
    Stop(
        url="journey-needs",
        label=_("What we need to be able to do"),
        phase=JourneyPhase.IMPLEMENTATION,
        todo=_("Find out what employees and leaders need to be able to do"),
        why=_("Ask those who are to use it, before you order a course. Leaders have something to learn as well."),
        missing=_("There is no plan for what employees and leaders need to be able to do."),
        look=points.look_at_needs,
    ),
    Stop(
        url="journey-training",
        label=_("Training"),
        phase=JourneyPhase.IMPLEMENTATION,
        todo=_("Plan training, and get everybody through it"),
        why=_("People use what they have tried on their own cases."),
        missing=_("Not everybody has been through training."),
        look=training.look_at_training,
    ),
    Stop(
        url="journey-ambassadors",
        label=_("Ambassadors"),
        phase=JourneyPhase.IMPLEMENTATION,
        todo=_("Find an ambassador in each department"),
        why=_("It is easier to ask a colleague than a project."),
        missing=_("Not every department has an ambassador."),
        look=training.look_at_ambassadors,
    ),
    Stop(
        url="journey-trying",
        label=_("Try, and look back"),
        phase=JourneyPhase.IMPLEMENTATION,
        todo=_("Try something small, and look back at how it goes"),
        why=_("The new is seldom right the first time. What you see in small trials shows what to adjust."),
        missing=_("Nothing has been tried and looked back at."),
        look=trying.look,
    ),
)
