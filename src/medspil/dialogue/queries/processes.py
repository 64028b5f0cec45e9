# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Reads about processes that several pages share."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F
from django.utils.translation import gettext as _

from medspil.dialogue.models import (
    DotRound,
    Invitation,
    Invitee,
    Lap,
    Meeting,
    MeetingState,
    OwnTopic,
    Phase,
    Process,
    Step,
    Tally,
    Tick,
    TopicVote,
)
from medspil.dialogue.queries import checklist
from medspil.materials.models import Topic
from medspil.materials.phases import AdviceItem, advice
from medspil.materials.queries import topics
from medspil.organisations.models import Person


@dataclass(frozen=True, kw_only=True)
class LineStep:
    """A point on the line from before to after. `state` is done, now or later."""

    label: str
    state: str


@dataclass(frozen=True, kw_only=True)
class Item:
    """An item of the checklist with how it stands."""

    advice: AdviceItem
    done: bool
    by_hand: bool
    tick: Tick | None


def lines_of(processes: Sequence[Process]) -> list[tuple[Process, list[LineStep]]]:
    """Each process with its line; a fixed number of queries."""
    seen = checklist.done(processes)
    return [(process, line_of(seen[process.pk])) for process in processes]


def seen_in(process: Process) -> set[str]:
    """What the system sees is done in one process; line, checklists and what waits are made of it."""
    return checklist.done([process])[process.pk]


def line_of(done: set[str]) -> list[LineStep]:
    points = [
        ("topic-chosen", _("Topic chosen")),
        ("invitation-sent", _("Invited")),
        ("meeting-held", _("Meeting")),
        ("proposals-answered", _("Answer")),
        ("trial-started", _("Trial")),
    ]
    states = [key in done for key, _label in points]
    first_open = states.index(False) if False in states else len(states)
    return [
        LineStep(label=label, state="done" if states[place] else "now" if place == first_open else "later")
        for place, (_key, label) in enumerate(points)
    ]


def checklists_of(process: Process, seen: set[str]) -> dict[Phase, list[Item]]:
    """The checklist of each phase: what the system sees, and what has been ticked by hand. One query."""
    marks = Tick.objects.of(process.municipality).filter(process=process, lap=process.lap)
    ticks = {tick.key: tick for tick in marks.select_related("by")}
    return {phase: [_item(entry, seen, ticks) for entry in advice(phase).items] for phase in Phase}


def _item(entry: AdviceItem, seen: set[str], ticks: Mapping[str, Tick]) -> Item:
    return Item(
        advice=entry,
        done=entry.key in seen or entry.key in ticks,
        by_hand=not checklist.ticks_itself(entry.key),
        tick=ticks.get(entry.key),
    )


@dataclass(frozen=True, kw_only=True)
class PastLap:
    """A lap that is over, with the meetings of it that were held."""

    lap: Lap
    meetings: Sequence[Meeting]


def past_laps(process: Process, meetings: Sequence[Meeting]) -> list[PastLap]:
    """The latest first; `meetings` are all of the process."""
    laps = Lap.objects.of(process.municipality).filter(process=process).order_by("-number")
    return [PastLap(lap=lap, meetings=[row for row in meetings if row.lap == lap.number]) for lap in laps]


def meetings_of(process: Process) -> list[Meeting]:
    """Latest first, then those without a date, also these in an order that stays as it is."""
    rows = Meeting.objects.of(process.municipality).whole().filter(process=process)
    latest_first = rows.order_by(F("starts_at").desc(nulls_last=True), F("opened_at").desc(nulls_last=True), "pk")
    return list(latest_first.select_related("facilitator", "outcome", "invitation"))


def planned_meeting(process: Process) -> Meeting | None:
    planned = Meeting.objects.of(process.municipality).to_plan().filter(process=process)
    found: Meeting | None = planned.select_related("facilitator", "outcome", "invitation").first()
    return found


def my_rehearsal(process: Process, person: Person) -> Meeting | None:
    """The rehearsal that this person is in the middle of, to find the way back to it."""
    rows = Meeting.objects.of(process.municipality).filter(process=process, facilitator=person, rehearsal__gt=0)
    return rows.exclude(state=MeetingState.CLOSED).first()


def vote_of(process: Process) -> TopicVote | None:
    votes = TopicVote.objects.of(process.municipality).filter(process=process, lap=process.lap)
    return votes.select_related("round").first()


def on_the_ballot(process: Process) -> list[Topic | OwnTopic]:
    """The six topics, then what the team has put beside them: each with key, title and summary."""
    own = OwnTopic.objects.of(process.municipality).filter(process=process)
    return [*topics(process.municipality_id), *own]


@dataclass(frozen=True, kw_only=True)
class TopicCount:
    topic: Topic | OwnTopic
    phones: int
    paper: int

    @property
    def total(self) -> int:
        return self.phones + self.paper


def counts_of(process: Process, round_: DotRound) -> list[TopicCount]:
    """What each topic got, most first. Before the round closes only what was typed in from paper is there."""
    tallies = {tally.option: tally for tally in Tally.objects.of(process.municipality).filter(round=round_)}
    counts = [
        TopicCount(
            topic=topic,
            phones=tallies[topic.key].phones if topic.key in tallies else 0,
            paper=tallies[topic.key].paper if topic.key in tallies else 0,
        )
        for topic in on_the_ballot(process)
    ]
    return sorted(counts, key=lambda count: -count.total)


def invitation_of(meeting: Meeting) -> Invitation | None:
    return Invitation.objects.of(meeting.municipality).filter(meeting=meeting).first()


def invitees_of(invitation: Invitation | None) -> list[Invitee]:
    if invitation is None:
        return []
    rows = Invitee.objects.of(invitation.municipality).filter(invitation=invitation)
    return list(rows.select_related("person").order_by("person__name"))


def steps_of(meeting: Meeting) -> list[Step]:
    return list(Step.objects.of(meeting.municipality).filter(meeting=meeting))
