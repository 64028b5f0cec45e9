# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A solution of the demo's jobcentre that is in use, and counted."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from medspil.adoption import actions as adoption
from medspil.adoption.figures import Share
from medspil.journeys.actions import journeys
from medspil.journeys.models import Journey, JourneyPhase
from medspil.organisations.models import Person
from medspil.practice.actions import trials
from medspil.practice.workdays import monday_of

CHAT = "Borgerne får svar på korte spørgsmål i en chat, som vi selv sidder bag. Så slipper de for at vente i telefonen."

# How many of the week's conversations began in the chat: six weeks before it was taken into use, and since.
CONVERSATIONS = (210, 198, 224, 205, 217, 201, 214, 208, 220, 199, 211, 226, 207, 218, 203, 215)
IN_THE_CHAT = (1, 2, 1, 3, 2, 1, 4, 9, 16, 23, 28, 34, 37, 31, 29, 27)
WEEKS_BEFORE = 6


def use_the_chat(people: dict[str, Person]) -> Journey:
    lene, ib = people["Lene"], people["Ib"]
    unit = lene.memberships.get().unit
    journey = journeys.start(journey_id=uuid4(), unit=unit, name="Chat med jobcentret", about=CHAT, lead=ib, by=lene)
    journeys.move_to(journey=journey, phase=JourneyPhase.IMPLEMENTATION, by=ib)
    first = monday_of(timezone.localdate()) - timedelta(weeks=len(IN_THE_CHAT))
    counting = adoption.arrange(
        journey=journey, counted="samtaler", goal=25, launched_on=first + timedelta(weeks=WEEKS_BEFORE), by=ib
    )
    team = adoption.add_team(adoption=counting, team_id=uuid4(), unit=unit, keeper=people["Jonas"], by=ib)
    adoption.agree(team=team, keeper=people["Jonas"], nudge="Vi nævner chatten, inden samtalen slutter.", by=ib)
    counts = enumerate(zip(CONVERSATIONS, IN_THE_CHAT, strict=True))
    shares = [Share(monday=first + timedelta(weeks=n), held=held, used=used) for n, (held, used) in counts]
    adoption.count(team=team, shares=shares, by=people["Jonas"])
    _try_out(journey, people)
    return journey


def _try_out(journey: Journey, people: dict[str, Person]) -> None:
    """The team tries to show the chat while the citizen is there."""
    ib, today = people["Ib"], timezone.localdate()
    said = {
        "experience": "Borgerne kender ikke chatten, når vi har sagt farvel.",
        "wonder": "Kommer flere i gang, hvis de har set den én gang?",
        "trial": "Vi åbner chatten sammen med borgeren til sidst i samtalen.",
        "observations": "Hvor mange skriver selv i chatten ugen efter?",
    }
    fields = {
        "title": "Vis chatten, mens borgeren sidder her",
        "owner": people["Jonas"],
        "process": journey.process,
        "prediction": "Hver fjerde, der har set den, skriver selv ugen efter.",
        "citizens": 20,
        "colleagues": 5,
        "starts_on": today - timedelta(days=10),
        "ends_on": today + timedelta(days=18),
    }
    trial = trials.plan(trial_id=uuid4(), unit=journey.unit, fields=fields, canvas=said, by=ib)
    trials.start_trial(trial=trial, by=ib)
