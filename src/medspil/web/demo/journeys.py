# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The demo's jobcentre on its way to a digital solution that is used."""

from datetime import timedelta
from uuid import uuid4

from django.utils import timezone

from medspil.dialogue.actions import canvases as dialogue
from medspil.journeys.actions import canvases, groups, journeys, news, points, purposes, questions, tasks
from medspil.journeys.models import Archetype, Journey, JourneyPhase
from medspil.journeys.queries.points import POTENTIALS
from medspil.organisations.models import Person

ABOUT = "De ledige kan selv booke og flytte deres samtaler, også om aftenen. Vi bruger mindre tid i telefonen."
PURPOSE = {
    "citizens": "De vælger selv en tid, der passer, og slipper for at ringe. Den, der ikke kan, ringer som før.",
    "employees": "Færre opkald om tider. Mere ro til samtalen.",
    "leaders": "Vi kan se, hvornår presset kommer, og står fast på, at alle bruger den.",
    "politicians": "Jobcentret er åbent, når borgerne har tid. Det koster en licens og en dags oplæring til hver.",
    "connections": "Kommunens strategi for nem adgang. Borgerne bruger allerede vores selvbetjening med MitID.",
    "one-sentence": "Borgerne vælger selv tid til deres samtale, og vi bruger tiden på dem, der har brug for os.",
}
TASK = "Gruppen finder ud af, hvad løsningen skal kunne, og anbefaler, hvad vi gør. Den mødes hver anden torsdag."
SAID = (
    ("professional-barriers", "Vi mister det, vi hører i telefonen"),
    ("personal-potentials", "Jeg glæder mig til færre opkald om tider"),
    ("organisational-barriers", "Vi har ikke sat tid af til at lære det"),
)


def go_digital(people: dict[str, Person]) -> None:
    """A journey that has come to the preparation, with what people have said about the use of it."""
    lene, ib = people["Lene"], people["Ib"]
    unit = lene.memberships.get().unit
    journey = journeys.start(journey_id=uuid4(), unit=unit, name="Book selv din samtale", about=ABOUT, lead=ib, by=lene)
    said = {"canvas": PURPOSE, "agreed_by": "Lene Lund og arbejdsgruppen", "agreed_on": timezone.localdate()}
    purposes.agree(journey=journey, seen=0, said=said, by=ib)
    journeys.move_to(journey=journey, phase=JourneyPhase.PREPARATION, by=ib)
    journey.refresh_from_db()
    _gather(journey, people)
    _plan(journey, people)
    text = "Vi har mødtes to gange. Intet er besluttet endnu. På torsdag ser vi, hvordan to andre kommuner gør."
    news.tell(journey=journey, news_id=uuid4(), text=text, by_mail=False, by=ib)
    question = questions.ask(
        journey=journey, question_id=uuid4(), text="Må jeg stadig ringe til dem, jeg er i tvivl om?", unit=None
    )
    questions.answer(question=question, text="Ja. Det er dig, der kender borgeren.", by=lene)
    questions.ask(journey=journey, question_id=uuid4(), text="Hvad gør vi, når systemet er nede?", unit=None)


def _gather(journey: Journey, people: dict[str, Person]) -> None:
    ib = people["Ib"]
    groups.frame(journey=journey, task=TASK, employee_groups="Rådgivere\nVirksomhedskonsulenter", by=ib)
    sceptic = {
        "name": "",
        "employee_group": "Rådgivere",
        "archetype": Archetype.SCEPTIC,
        "advantage": "Siger det højt, som andre tænker.",
        "brings": "Ti års samtaler med ledige.",
        "reach": "Find mig ved kaffen om torsdagen",
    }
    groups.add(journey=journey, role_id=uuid4(), person=people["Jonas"], said=sceptic, by=ib)
    citizen = {"name": "Grethe, borger", "archetype": Archetype.ANALOGUE, "brings": "Prøver det, før I køber."}
    groups.add(journey=journey, role_id=uuid4(), person=None, said=citizen, by=ib)


def _plan(journey: Journey, people: dict[str, Person]) -> None:
    ib, jonas, today = people["Ib"], people["Jonas"], timezone.localdate()
    canvas = canvases.open_tool(journey=journey, key=POTENTIALS, canvas_id=uuid4(), by=ib)
    for field, what in SAID:
        line = dialogue.Said(field=field, cells={"what": what})
        dialogue.write_line(canvas=canvas, line_id=uuid4(), said=line, seen=0, by=jonas)
    chosen = {"field": SAID[0][0], "what": SAID[0][1], "how": "Aftal, hvem vi altid ringer til", "owner": jonas}
    due = today + timedelta(days=20)
    points.choose(journey=journey, key=POTENTIALS, point_id=uuid4(), said={**chosen, "due_on": due}, by=ib)
    for what, owner, phase, days in (
        ("Spørg Bakkeby Kommune, hvordan det går hos dem", ib, JourneyPhase.PREPARATION, -2),
        ("Skriv, hvilke systemer løsningen skal hænge sammen med", jonas, JourneyPhase.PREPARATION, 12),
        ("Aftal en prøvedag med borgere", ib, JourneyPhase.PROCUREMENT, 45),
    ):
        when = today + timedelta(days=days)
        tasks.add(journey=journey, task_id=uuid4(), phase=phase, what=what, owner=owner, due_on=when, by=ib)
