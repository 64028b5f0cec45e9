# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""One process with all there can be: a meeting held, one running, one planned. Made by the product's own actions."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from uuid import uuid4

from django.utils import timezone

from medspil.adoption import actions as adoption
from medspil.adoption.models import Team
from medspil.counter.models import GuideEntry
from medspil.dialogue.actions import (
    agendas,
    canvases,
    contracts,
    decisions,
    exercises,
    invitations,
    meetings,
    notes,
    processes,
    votes,
)
from medspil.dialogue.actions.outcomes import Handed, hand_over
from medspil.dialogue.models import (
    CanvasLine,
    Contract,
    Decision,
    FilledCanvas,
    Invitee,
    LeaderPresence,
    Meeting,
    Note,
    Outcome,
    OutcomeKind,
    Process,
    Step,
    StepKind,
    TopicVote,
)
from medspil.dilemmas.actions import log
from medspil.dilemmas.actions.questions import ask
from medspil.dilemmas.models import Dilemma, Question
from medspil.directory.actions.corrections import send_correction
from medspil.directory.models import Offer
from medspil.expectations import actions as expectations
from medspil.expectations.models import PublicPage, Task
from medspil.journeys.actions import journeys, questions, training
from medspil.journeys.models import Journey
from medspil.materials import desk
from medspil.materials.actions import drafts, publishing
from medspil.materials.actions.arrivals import take_in
from medspil.materials.canvases import canvas as template_of
from medspil.materials.canvases import shape_of
from medspil.materials.desk import Piece
from medspil.materials.exchange import packed
from medspil.materials.kinds import SCRIPT
from medspil.materials.models import Arrival
from medspil.materials.queries import script_by_key
from medspil.practice.actions import measures, tips, trials
from medspil.practice.models import Commitment, Happening, Measure, Tip, Trial
from medspil.readiness import actions as readiness
from tests.cast import Cast
from tests.counter.stage import entry as guide_entry
from tests.directory.samples import cafe
from tests.procurement.stage import Bought, bought

HANDED = "Borgeren holder selv telefonen"
# What was said in the room and stayed there: notes after silent reflection, and one on the board that is shown now.
RAW = ("Jeg turde ikke sige nej til ham", "Hun græd over sin kode", "Vi er for få ved skranken")

NOTED = "Han rakte mig telefonen med banken åben"


@dataclass(frozen=True, kw_only=True)
class World:
    cast: Cast
    process: Process
    vote: TopicVote
    held: Meeting
    running: Meeting
    planned: Meeting
    exercise: Meeting
    outcome: Outcome
    commitment: Commitment
    trial: Trial
    arrival: Arrival
    measure: Measure
    happening: Happening
    tip: Tip
    canvas: FilledCanvas
    dilemma: Dilemma
    task: Task
    public: PublicPage
    guide_entry: GuideEntry
    question: Question
    offer: Offer
    journey: Journey
    counting: Team
    bought: Bought

    def step(self, meeting: Meeting, kind: StepKind = StepKind.REFLECTION) -> Step:
        steps = Step.objects.of(self.cast.municipality).filter(meeting=meeting, kind=kind)
        return steps.select_related("meeting", "round").order_by("position")[0]

    def note(self) -> Note:
        return Note.objects.of(self.cast.municipality).filter(step__meeting=self.running)[0]

    def decision(self) -> Decision:
        return Decision.objects.of(self.cast.municipality).get(meeting=self.running)

    def line(self) -> CanvasLine:
        return CanvasLine.objects.of(self.cast.municipality).get(canvas=self.canvas)

    def invitee(self) -> Invitee:
        return Invitee.objects.of(self.cast.municipality).get(person=self.cast.ali)


def make_world(cast: Cast, presence: LeaderPresence = LeaderPresence.FRAMES) -> World:
    process = _start(cast, presence)
    vote = votes.open_vote(process=process, by=cast.karen)
    processes.choose_topic(process=process, topic="own-equipment", title="Borgerens eget udstyr", by=cast.karen)
    process.refresh_from_db()
    held = _run(cast, process, StepKind.DECIDE)
    outcome = _hand_over(cast, held)
    trial = _try(cast, process, outcome)
    measure = measures.add_measure(root=trial, measure_id=uuid4(), fields={"title": "Borgere"}, by=cast.ali)
    today = timezone.localdate()
    happening = measures.note(root=trial, happening_id=uuid4(), day=today, words="Nyt skilt", by=cast.ali)
    commitment = Commitment.objects.of(cast.municipality).get(process=process)
    running = _run(cast, process, StepKind.BOARD)
    planned = _plan(cast, process)
    _invite(cast, planned)
    _edit(cast)
    journey = _travel(cast)
    return World(
        cast=cast,
        process=process,
        vote=vote,
        held=held,
        running=running,
        planned=planned,
        exercise=_exercise(cast),
        outcome=outcome,
        commitment=commitment,
        trial=trial,
        arrival=_take_in(cast),
        measure=measure,
        happening=happening,
        tip=_tip(cast),
        canvas=_fill(cast, process),
        dilemma=_note(cast),
        task=_agree(cast, held),
        public=expectations.publish(unit=cast.counter, contact="Torvet 1", by=cast.karen),
        question=ask(question_id=uuid4(), unit=cast.counter, text="Må jeg hjælpe?", by=cast.ali),
        guide_entry=guide_entry(cast, cast.counter, title=f"Svar {uuid4()}"),
        offer=_corrected(cast),
        journey=journey,
        counting=_count(journey, cast),
        bought=bought(journey, cast),
    )


def _start(cast: Cast, presence: LeaderPresence) -> Process:
    process = processes.start(
        process_id=uuid4(),
        unit=cast.counter,
        value="Borgerne kan selv næste gang",
        facilitator=cast.bo,
        planned_on=timezone.localdate(),
        by=cast.karen,
    )
    contract = Contract.objects.of(cast.municipality).select_related("process").get(process=process)
    words = {"purpose": "Et fælles svar", "time": "En time", "mandate": "Skranken", "follow-up": "Svar på 14 dage"}
    contracts.change(contract=contract, canvas=words, presence=presence, answer_days=14, by=cast.karen)
    return process


def _plan(cast: Cast, process: Process) -> Meeting:
    script = script_by_key(cast.municipality.pk, "own-equipment-60")
    assert script is not None
    return agendas.design(process=process, script=script, by=cast.bo)


def _run(cast: Cast, process: Process, until: StepKind) -> Meeting:
    """A meeting that has come to a kind of step, with what was said on the way."""
    meeting = _plan(cast, process)
    assert meetings.open_meeting(meeting=meeting, by=cast.bo)
    steps = list(Step.objects.of(cast.municipality).filter(meeting=meeting).select_related("meeting", "round"))
    for seen, step in pairwise(steps):
        _say(seen, cast)
        if seen.kind == until:
            break
        assert meetings.go_to(meeting=meeting, step=step, seen=seen, by=cast.bo)
    decisions.decide(
        meeting=meeting,
        decision_id=uuid4(),
        what="Skriv et opslag ved skranke 2",
        owner=cast.ali,
        owner_name="",
        due_on=timezone.localdate() - timedelta(days=3),
        by=cast.bo,
    )
    return _fresh(meeting)


def _say(step: Step, cast: Cast) -> None:
    step.refresh_from_db()
    if step.kind == StepKind.REFLECTION:
        for text in RAW[:2]:
            notes.lay(step=step, note_id=uuid4(), edit_key=uuid4().hex, field="", text=text)
    if step.kind == StepKind.BOARD:
        for field, text in (("develop", HANDED), ("stop", RAW[2])):
            notes.lay(step=step, note_id=uuid4(), edit_key=uuid4().hex, field=field, text=text)
    if step.kind in {StepKind.REFLECTION, StepKind.BOARD}:
        meetings.reveal(step=step, by=cast.bo)


def _hand_over(cast: Cast, meeting: Meeting) -> Outcome:
    items = [Handed(kind=OutcomeKind.DEVELOP, text=HANDED, dots=3)]
    outcome = hand_over(meeting=_fresh(meeting), items=items, summary="Vi gør det forskelligt.", by=cast.bo)
    assert outcome is not None
    return outcome


def _try(cast: Cast, process: Process, outcome: Outcome) -> Trial:
    today = timezone.localdate()
    fields = {
        "title": "Borgeren holder selv telefonen",
        "owner": cast.ali,
        "starts_on": today,
        "ends_on": today + timedelta(days=28),
        "process": process,
        "item_id": outcome.items.get().pk,
        "prediction": "Flere kan selv",
    }
    trial = trials.plan(trial_id=uuid4(), unit=cast.counter, fields=fields, canvas={"trial": "Vi peger"}, by=cast.ali)
    trials.start_trial(trial=trial, by=cast.ali)
    return trial


def _exercise(cast: Cast) -> Meeting:
    fields = {"kind": StepKind.WORDS, "title": "Ord", "minutes": 5, "settings": {"question": "Et ord?", "words": 3}}
    place = exercises.place_of(unit=cast.counter, by=cast.bo)
    return exercises.start(meeting_id=uuid4(), process=place, fields=fields, presence=LeaderPresence.OUT, by=cast.bo)


def _tip(cast: Cast) -> Tip:
    """The jobcentre has tried something that the counter may use."""
    today = timezone.localdate()
    fields = {"title": "Ti sekunder mere", "owner": cast.ib, "starts_on": today, "ends_on": today}
    trial = trials.plan(trial_id=uuid4(), unit=cast.jobcentre, fields=fields, canvas={}, by=cast.ib)
    return tips.give(trial=trial, tip_id=uuid4(), unit=cast.counter, words="", by=cast.ib)


def _fill(cast: Cast, process: Process) -> FilledCanvas:
    canvas = canvases.open_canvas(
        canvas_id=uuid4(),
        shape=shape_of(template_of(cast.municipality.pk, "keep-develop-stop")),
        unit=cast.counter,
        process=process,
        title="Vores skranke",
        by=cast.ali,
    )
    said = canvases.Said(field="keep", cells={"text": "Vi spørger først"})
    canvases.write_line(canvas=canvas, line_id=uuid4(), said=said, seen=0, by=cast.ali)
    return canvas


def _note(cast: Cast) -> Dilemma:
    said = {"told": NOTED, "topic": "own-equipment", "hard": "role"}
    return log.note(dilemma_id=uuid4(), unit=cast.counter, said=said, day=timezone.localdate(), by=cast.ali)


def _agree(cast: Cast, meeting: Meeting) -> Task:
    said = {"level": "together", "words": "Tag dit pas med.", "reason": "Vi gjorde det forskelligt."}
    said |= {"agreed_on": timezone.localdate(), "meeting": meeting}
    return expectations.begin(task_id=uuid4(), unit=cast.counter, title="Nyt MitID", said=said, by=cast.bo)


def _invite(cast: Cast, meeting: Meeting) -> None:
    details = invitations.Details(
        starts_at=timezone.now() + timedelta(days=3), place="Mødelokale 2", message="Kære alle", preparation=""
    )
    invitations.send(
        meeting=meeting,
        details=details,
        people=[cast.bo, cast.ali],
        seen=0,
        site="https://medspil.example",
        by=cast.karen,
    )


def _edit(cast: Cast) -> None:
    """A script of the municipality's own, published, drafted anew, and written from an older national text."""
    for title in ("Udgivet", "Kladde"):
        piece = _script(cast)
        drafts.save(seen=piece, mark=piece.seen, values={**piece.written, "title": title}, base={}, by=cast.rita)
        if title == "Udgivet":
            publishing.publish(seen=_script(cast), mark=_script(cast).seen, why="Vores", by=cast.rita)


def _script(cast: Cast) -> Piece:
    found = desk.piece(cast.municipality.pk, SCRIPT, "own-equipment-60")
    assert found is not None
    return found


def _take_in(cast: Cast) -> Arrival:
    """A package that brings a script back as the national text has it."""
    data = packed("own-equipment", None)
    assert data is not None
    return take_in(data=data, municipality=cast.municipality, by=cast.rita)


def _corrected(cast: Cast) -> Offer:
    """An offer whose contact has said what is wrong with it."""
    offer = cafe(cast)
    send_correction(offer=offer, values={"price": "20 kr."}, words="Vi er flyttet")
    return offer


def _travel(cast: Cast) -> Journey:
    """A digital journey of the counter, with somebody who is no leader as its project lead."""
    about = "Borgerne booker selv."
    journey = journeys.start(
        journey_id=uuid4(), unit=cast.counter, name="Book selv", about=about, lead=cast.bo, by=cast.karen
    )
    said = {"unit": cast.counter, "what": "En samtale", "case": "", "on": timezone.localdate(), "size": 5}
    training.plan(journey=journey, training_id=uuid4(), said=said, by=cast.bo)
    training.name_ambassador(journey=journey, ambassador_id=uuid4(), unit=cast.counter, person=cast.mette, by=cast.bo)
    questions.ask(journey=journey, question_id=uuid4(), text="Hvad betyder det for mig?", unit=None)
    asked = {"name": "Midtvejs", "closes_on": timezone.localdate(), "by_mail": False}
    readiness.open_round(journey=journey, round_id=uuid4(), by=cast.bo, **asked)
    return journey


def _count(journey: Journey, cast: Cast) -> Team:
    """The team that counts whether the solution is used."""
    counting = adoption.arrange(journey=journey, counted="samtaler", goal=40, launched_on=None, by=cast.bo)
    return adoption.add_team(adoption=counting, team_id=uuid4(), unit=cast.counter, keeper=cast.ali, by=cast.bo)


def _fresh(meeting: Meeting) -> Meeting:
    rows = Meeting.objects.of(meeting.municipality)
    return rows.select_related("process__unit", "process__leader", "facilitator", "current").get(pk=meeting.pk)
