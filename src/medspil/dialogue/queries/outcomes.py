# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What has been said in a meeting that can be handed over, and what was."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from medspil.dialogue.actions import dots
from medspil.dialogue.activities import activity_of
from medspil.dialogue.activities.asking import Scene
from medspil.dialogue.activities.spreads import Counted, Spread
from medspil.dialogue.models import (
    Audience,
    Decision,
    Invitee,
    Meeting,
    Note,
    Outcome,
    OutcomeItem,
    OutcomeKind,
    OutcomeSpread,
    ProcessKind,
    Step,
    StepKind,
)
from medspil.organisations.models import Person

_KINDS = {"keep": OutcomeKind.KEEP, "develop": OutcomeKind.DEVELOP, "stop": OutcomeKind.STOP}


@dataclass(frozen=True, kw_only=True)
class Candidate:
    """Something the team may hand over. `chosen` says whether it is ticked from the start."""

    key: str
    kind: OutcomeKind
    text: str
    dots: int
    chosen: bool


def candidates_of(meeting: Meeting) -> list[Candidate]:
    """Everything that was shown to the room, keep/develop/stop first; piles as one line each.

    In a meeting of a digital journey the board is filled to be handed on: all of it is ticked from the start.
    """
    votes = _votes(meeting)
    on = meeting.process.kind == ProcessKind.JOURNEY
    notes = Note.objects.of(meeting.municipality).filter(step__meeting=meeting).visible_to(Audience.SCREEN)
    found: list[Candidate] = []
    piles: dict[str, list[Note]] = defaultdict(list)
    for note in notes.select_related("step", "group").order_by("step__position", "order"):
        if note.step.kind == StepKind.CLOSING:
            continue  # a parting word belongs to the room
        if note.group is not None:
            piles[f"g:{note.group.pk}"].append(note)
        else:
            found.append(_single(note, votes))
    found += [_pile(key, inside, votes) for key, inside in piles.items()]
    found = [replace(entry, chosen=True) for entry in found] if on else found
    return sorted(found, key=lambda entry: (not entry.chosen, list(OutcomeKind).index(entry.kind), -entry.dots))


def _single(note: Note, votes: dict[str, int]) -> Candidate:
    key = f"n:{note.pk}"
    kind = _KINDS.get(note.field, OutcomeKind.TOLD)
    return Candidate(key=key, kind=kind, text=note.text, dots=votes.get(key, 0), chosen=kind != OutcomeKind.TOLD)


def _pile(key: str, inside: Sequence[Note], votes: dict[str, int]) -> Candidate:
    kind = _KINDS.get(inside[0].field, OutcomeKind.TOLD)
    title = inside[0].group.title if inside[0].group else ""
    text = f"{title}: " + " · ".join(note.text for note in inside)
    return Candidate(key=key, kind=kind, text=text[:600], dots=votes.get(key, 0), chosen=kind != OutcomeKind.TOLD)


def _votes(meeting: Meeting) -> dict[str, int]:
    counts: dict[str, int] = {}
    voted = Step.objects.of(meeting.municipality).filter(meeting=meeting, round__isnull=False).select_related("round")
    for step in voted:
        if step.round is not None:
            counts |= dots.results(step.round)
    return counts


@dataclass(frozen=True, kw_only=True)
class Answered:
    """How a question was answered, which the team may hand over. Fewer answers than enough stay in the room."""

    key: str
    spread: Spread


def answered_in(meeting: Meeting) -> list[Answered]:
    """Every spread that was shown to the room and has enough answers, in the order of the agenda."""
    steps = list(Step.objects.of(meeting.municipality).filter(meeting=meeting).select_related("round"))
    return [
        Answered(key=f"s:{step.pk}:{place}", spread=spread)
        for step in steps
        for place, spread in enumerate(spreads_in(meeting, step, steps))
        if spread.enough
    ]


def spreads_in(meeting: Meeting, step: Step, steps: Sequence[Step]) -> Sequence[Spread]:
    """How a step's questions were answered, as far as the room was shown."""
    shows = activity_of(step).content
    scene = Scene(meeting=meeting, step=step, steps=steps, audience=Audience.SCREEN)
    content = shows(scene) if shows and step.started_at else None
    return content.spreads if isinstance(content, Counted) else ()


@dataclass(frozen=True, kw_only=True)
class OutcomeView:
    """An outcome as a page, a PDF and a Word file show it."""

    outcome: Outcome
    meeting: Meeting
    items: Sequence[OutcomeItem]
    decisions: Sequence[Decision]
    spreads: Sequence[Spread] = ()

    def of_kind(self, kind: OutcomeKind) -> list[OutcomeItem]:
        return [item for item in self.items if item.kind == kind]

    @property
    def columns(self) -> list[tuple[OutcomeKind, list[OutcomeItem]]]:
        return [(kind, self.of_kind(kind)) for kind in (OutcomeKind.KEEP, OutcomeKind.DEVELOP, OutcomeKind.STOP)]

    @property
    def told(self) -> list[OutcomeItem]:
        return self.of_kind(OutcomeKind.TOLD)

    @property
    def proposals(self) -> list[OutcomeItem]:
        return [item for item in self.items if item.is_proposal]


def view_of(outcome: Outcome) -> OutcomeView:
    items = OutcomeItem.objects.of(outcome.municipality).filter(outcome=outcome).select_related("answer__by")
    decisions = Decision.objects.of(outcome.municipality).filter(meeting=outcome.meeting)
    spreads = OutcomeSpread.objects.of(outcome.municipality).filter(outcome=outcome)
    return OutcomeView(
        outcome=outcome,
        meeting=outcome.meeting,
        items=list(items),
        decisions=list(decisions),
        spreads=[Spread.from_figures(row.figures) for row in spreads],
    )


def readers_of(meeting: Meeting) -> list[Person]:
    """Who gets the outcome by mail: those invited, the leader and the facilitator, each once."""
    invited = Invitee.objects.of(meeting.municipality).filter(invitation__meeting=meeting).select_related("person")
    people = [meeting.process.leader, meeting.process.facilitator, *(invitee.person for invitee in invited)]
    return list({person.pk: person for person in people}.values())
