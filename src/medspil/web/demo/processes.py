# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The demo's processes: one in each phase. The one that is furthest has handed over, decided and begun a trial."""

from datetime import date, datetime, time, timedelta
from itertools import pairwise
from uuid import uuid4

from django.utils import timezone

from medspil.dialogue.actions import (
    agendas,
    canvases,
    contracts,
    decisions,
    invitations,
    meetings,
    notes,
    processes,
    votes,
)
from medspil.dialogue.actions.outcomes import Handed, hand_over
from medspil.dialogue.models import Contract, LeaderPresence, Meeting, OutcomeKind, Process, Step, StepKind
from medspil.materials.canvases import canvas, shape_of
from medspil.materials.models import Topic
from medspil.materials.queries import script_by_key
from medspil.organisations.models import Person
from medspil.practice.actions import answers, measures, trials
from medspil.practice.charts.reading import Row
from medspil.practice.models import Better, Trial, Verdict


def _start(leader: Person, facilitator: Person, value: str, in_days: int) -> Process:
    unit = leader.memberships.get().unit
    when = timezone.localdate() + timedelta(days=in_days)
    return processes.start(
        process_id=uuid4(), unit=unit, value=value, facilitator=facilitator, planned_on=when, by=leader
    )


def _agree(process: Process, presence: LeaderPresence) -> None:
    contract = Contract.objects.of(process.municipality).select_related("process").get(process=process)
    words = {
        "purpose": "Vi vil have et fælles svar, når borgeren rækker os sin telefon.",
        "time": "60 minutter på teammødet, og en halv time til at samle op.",
        "mandate": "Holdet bestemmer selv, hvordan vi gør ved skranken.",
        "follow-up": "Jeg svarer på hvert forslag og fortæller om det på næste teammøde.",
    }
    contracts.change(contract=contract, canvas=words, presence=presence, answer_days=14, by=process.leader)
    contracts.agree(contract=contract, by=process.leader)
    contracts.agree(contract=contract, by=process.facilitator)


def _choose(process: Process, key: str) -> None:
    topic = Topic.objects.of(None).get(key=key)
    processes.choose_topic(process=process, topic=topic.key, title=topic.title, by=process.leader)
    process.refresh_from_db()


def _plan(process: Process, script: str) -> Meeting:
    found = script_by_key(process.municipality_id, script)
    assert found is not None  # noqa: S101 - part of the national material
    return agendas.design(process=process, script=found, by=process.facilitator)


def begin(people: dict[str, Person]) -> None:
    process = _start(people["Lene"], people["Ib"], "Flere ledige kan selv finde og svare på deres post.", 21)
    votes.open_vote(process=process, by=people["Lene"])


def meet(people: dict[str, Person]) -> None:
    process = _start(people["Peter"], people["Hanne"], "Vi giver samme svar, uanset hvem borgeren møder.", 0)
    _agree(process, LeaderPresence.OUT)
    _choose(process, "own-equipment")
    meeting = _plan(process, "own-equipment-60")
    meetings.open_meeting(meeting=meeting, by=people["Hanne"])
    _walk(meeting, people["Hanne"], StepKind.REFLECTION)
    step = _step(meeting, StepKind.REFLECTION)
    for text in ("Han rakte mig den bare og sagde: gør du det", "Jeg er bange for at trykke forkert og slette noget"):
        notes.lay(step=step, note_id=uuid4(), edit_key=uuid4().hex, field="", text=text)


def follow_up(people: dict[str, Person]) -> Meeting:
    karen, bo = people["Karen"], people["Bo"]
    process = _start(karen, bo, "Borgerne kan selv næste gang, og vi er trygge ved, hvor grænsen går.", 0)
    _agree(process, LeaderPresence.FRAMES)
    _choose(process, "own-equipment")
    meeting = _plan(process, "own-equipment-60")
    _invite(meeting, [bo, people["Sanne"], people["Ali"], people["Mette"], people["Tove"]], karen)
    meetings.open_meeting(meeting=meeting, by=bo)
    _walk(meeting, bo, StepKind.DECIDE)
    _decide(meeting, people)
    outcome = hand_over(
        meeting=Meeting.objects.of(process.municipality).select_related("process").get(pk=meeting.pk),
        items=HANDED,
        summary="Vi vil gerne hjælpe, men vi gør det forskelligt. Det gør både borgerne og os usikre.",
        by=bo,
    )
    assert outcome is not None  # noqa: S101 - it was open
    first = outcome.items.get(position=2)
    answers.answer(item=first, verdict=Verdict.TRY, reason="God idé. Prøv det i fire uger ved skranke 2.", by=karen)
    _try(process, people["Ali"], first.pk)
    _fill(process, people)
    return meeting


HANDED = (
    Handed(kind=OutcomeKind.KEEP, text="Borgeren taster selv, og vi står ved siden af", dots=9),
    Handed(kind=OutcomeKind.DEVELOP, text="Ét fælles svar, når borgeren rækker os telefonen", dots=11),
    Handed(kind=OutcomeKind.DEVELOP, text="En stille plads, hvor ingen kan se skærmen", dots=8),
    Handed(kind=OutcomeKind.STOP, text="At låne vores egen telefon ud", dots=7),
)


def _invite(meeting: Meeting, invited: list[Person], leader: Person) -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    details = invitations.Details(
        starts_at=timezone.make_aware(datetime.combine(tomorrow, time(9, 30))),
        place="Mødelokale 2",
        message="Kære alle. Vi tager en time til at tale om borgerens eget udstyr.",
        preparation="Tænk på en gang, hvor du stod med en borgers telefon.",
    )
    invitations.send(meeting=meeting, details=details, people=invited, seen=0, site="", by=leader)


def _decide(meeting: Meeting, people: dict[str, Person]) -> None:
    today = timezone.localdate()
    plans: tuple[tuple[str, str, date], ...] = (
        ("Skriv et opslag om den stille plads ved skranke 2", "Mette", today - timedelta(days=3)),
        ("Lav et kort over, hvem der ellers kan hjælpe", "Tove", today + timedelta(days=12)),
    )
    for what, who, due in plans:
        decisions.decide(
            meeting=meeting,
            decision_id=uuid4(),
            what=what,
            owner=people[who],
            owner_name="",
            due_on=due,
            by=people["Bo"],
        )


def _try(process: Process, owner: Person, item_id: object) -> None:
    today, weeks = timezone.localdate(), timedelta(weeks=1)
    trial = trials.plan(
        trial_id=uuid4(),
        unit=process.unit,
        fields={
            "title": "Borgeren holder selv telefonen",
            "owner": owner,
            "starts_on": today - 7 * weeks,
            "ends_on": today + 1 * weeks,
            "process": process,
            "item_id": item_id,
            "prediction": "Syv ud af ti kan logge på selv næste gang. I dag er det fire.",
            "citizens": 10,
            "colleagues": 5,
            "times": 3,
            "place": "Skranke 2",
        },
        canvas={
            "experience": "Vi tager ofte telefonen, fordi det går hurtigst.",
            "wonder": "Lærer flere at gøre det selv, hvis vi aldrig tager telefonen?",
            "trial": "Ved skranke 2 holder borgeren altid selv telefonen. Vi peger og forklarer.",
            "observations": "Hvor mange kan logge på selv næste gang? Hvor længe varer det?",
        },
        by=owner,
    )
    trials.start_trial(trial=trial, by=owner)
    _measure(trial, owner)


def _measure(trial: Trial, owner: Person) -> None:
    today, weeks = timezone.localdate(), timedelta(weeks=1)
    fields = {"title": "Borgere, der loggede på selv", "unit_of": "ud af ti", "better": Better.UP, "goal": 7}
    measure = measures.add_measure(root=trial, measure_id=uuid4(), fields=fields, by=owner)
    first = today - (len(LOGGED_ON) - 1) * weeks
    rows = [Row(line=n, day=first + n * weeks, value=value) for n, value in enumerate(LOGGED_ON)]
    measures.observe(measure=measure, rows=rows, by=owner)
    measures.freeze(measure=measure, until=today - 8 * weeks, by=owner)


# Twelve weeks before the trial began, and eight of trying; one week nobody counted.
LOGGED_ON = (4, 3, 5, 4, None, 3, 4, 5, 4, 3, 4, 4, 6, 7, 6, 8, 7, 7, 8, 7)


def _fill(process: Process, people: dict[str, Person]) -> None:
    """What the team has written since, on a canvas of its own."""
    shape = shape_of(canvas(process.municipality_id, "keep-develop-stop"))
    opened = canvases.open_canvas(
        canvas_id=uuid4(), shape=shape, unit=process.unit, process=process, title="Skranke 2 lige nu", by=people["Bo"]
    )
    lines = (
        ("keep", "Mette", "Vi venter ti sekunder, før vi hjælper"),
        ("keep", "Tove", "Borgeren får sin egen stol ved siden af"),
        ("develop", "Ali", "Skiltet står bag planten. Flyt det frem"),
        ("stop", "Mette", "At tage telefonen, når køen er lang"),
    )
    for field, who, text in lines:
        said = canvases.Said(field=field, cells={"text": text})
        canvases.write_line(canvas=opened, line_id=uuid4(), said=said, seen=0, by=people[who])


def _walk(meeting: Meeting, by: Person, until: StepKind) -> None:
    """Go through the agenda up to the first step of a kind."""
    steps = list(Step.objects.of(meeting.municipality).filter(meeting=meeting).select_related("meeting"))
    for seen, step in pairwise(steps):
        if seen.kind == until:
            return
        meetings.go_to(meeting=meeting, step=step, seen=seen, by=by)


def _step(meeting: Meeting, kind: StepKind) -> Step:
    steps = Step.objects.of(meeting.municipality).filter(meeting=meeting, kind=kind)
    return steps.select_related("meeting", "round").order_by("position")[0]
