# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Who can see what: one table, which the code obeys and the page »Hvem kan se hvad?« prints.

`sees(viewer, thing, state)` is asked wherever the room shows something: by `Note.objects.visible_to`, by the counts and
results of votes, by the number of those present, by the signature of a note, by the door that keeps a leader out. A row
that is not there means that nothing is seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Viewer(StrEnum):
    """Who looks. The first three are the audiences of the room; whoever takes notes sees what the screen shows."""

    PARTICIPANT = "participant"  # the others' phones
    SCREEN = "screen"
    FACILITATOR = "facilitator"
    WRITER = "writer"  # one's own phone
    TABLE = "table"  # the phones at one's own table, where the room is at tables
    LEADER_IN_ROOM = "leader-in-room"
    LEADER_OUT = "leader-out"
    KEEPER = "keeper"  # whoever has the database


class Thing(StrEnum):
    NOTE = "note"  # the words of a note
    NAME = "name"  # who wrote it
    DOT = "dot"  # where somebody has set a dot
    RESULT = "result"  # what the dots come to
    COMPASS = "compass"  # how the dots lie in the compass while it is open
    SEAT = "seat"  # who sits at which table
    TURN = "turn"  # who is on the list of speakers
    PRESENCE = "presence"  # who is here, and who is done


class State(StrEnum):
    # of a note
    WRITTEN = "written"  # not shown yet
    AT_TABLE = "at-table"  # not shown yet, written at a table
    KEPT_OPEN = "kept-open"  # not shown yet, on a step that is open for days; of votes and people the same days
    SHOWN = "shown"
    HIDDEN = "hidden"  # shown, and taken off again by the facilitator
    OVER = "over"  # when the meeting is over
    EXERCISE_OVER = "exercise-over"  # when a quick exercise is over
    # of a vote
    OPEN = "open"
    CLOSED = "closed"
    # of the compass
    FEW = "few"  # fewer dots than four
    ENOUGH = "enough"
    # of the meeting: what stands with a note
    ANONYMOUS = "anonymous"
    TEAM = "team"
    NAMED = "named"
    # of whoever is here, sits or wants to speak
    HERE = "here"
    IN_STEP = "in-step"
    STEP_OVER = "step-over"


class Sees(StrEnum):
    NOTHING = "nothing"
    NUMBER = "number"
    TEXT = "text"
    TEAM_NAME = "team-name"  # what a writer has typed as team or table
    OWN_NAME = "own-name"  # what a writer has typed as name, if anything
    PLACE = "place"
    SUMS = "sums"
    HANDED_OVER = "handed-over"  # only what the team chooses to hand over
    TEAMS_OWN = "teams-own"  # that, and what stood on a board for trials
    WAS_SHOWN = "was-shown"  # what the room was shown


@dataclass(frozen=True, kw_only=True)
class Rule:
    viewer: Viewer
    thing: Thing
    state: State
    sees: Sees


ROOM = (Viewer.PARTICIPANT, Viewer.SCREEN, Viewer.FACILITATOR, Viewer.LEADER_IN_ROOM)


def _rows() -> Iterator[Rule]:
    own = {Viewer.WRITER: Sees.TEXT, Viewer.KEEPER: Sees.TEXT}
    yield from _row(Thing.NOTE, State.WRITTEN, own, everybody=Sees.NUMBER)
    yield from _row(Thing.NOTE, State.AT_TABLE, own | {Viewer.TABLE: Sees.TEXT}, everybody=Sees.NUMBER)
    yield from _row(Thing.NOTE, State.KEPT_OPEN, own, everybody=Sees.NOTHING)
    yield from _row(Thing.NOTE, State.SHOWN, own, everybody=Sees.TEXT)
    yield from _row(Thing.NOTE, State.HIDDEN, own | {Viewer.FACILITATOR: Sees.TEXT}, everybody=Sees.NOTHING)
    over = {Viewer.LEADER_OUT: Sees.HANDED_OVER, Viewer.KEEPER: Sees.TEXT}
    yield from _row(Thing.NOTE, State.OVER, over, everybody=Sees.TEAMS_OWN)
    stays = {Viewer.LEADER_OUT: Sees.NOTHING, Viewer.KEEPER: Sees.TEXT}
    yield from _row(Thing.NOTE, State.EXERCISE_OVER, stays, everybody=Sees.WAS_SHOWN)
    yield from _row(Thing.NAME, State.ANONYMOUS, {}, everybody=Sees.NOTHING)
    yield from _row(Thing.NAME, State.TEAM, {Viewer.KEEPER: Sees.TEAM_NAME}, everybody=Sees.TEAM_NAME)
    yield from _row(Thing.NAME, State.NAMED, {Viewer.KEEPER: Sees.OWN_NAME}, everybody=Sees.OWN_NAME)
    yield from _row(Thing.DOT, State.OPEN, {Viewer.WRITER: Sees.PLACE}, everybody=Sees.NOTHING)
    yield from _row(Thing.DOT, State.CLOSED, {}, everybody=Sees.NOTHING)
    yield from _row(Thing.RESULT, State.OPEN, {}, everybody=Sees.NUMBER)
    yield from _row(Thing.RESULT, State.KEPT_OPEN, {}, everybody=Sees.NOTHING)
    yield from _row(Thing.RESULT, State.CLOSED, {Viewer.KEEPER: Sees.SUMS}, everybody=Sees.SUMS)
    mine = {Viewer.WRITER: Sees.PLACE}
    yield from _row(Thing.COMPASS, State.FEW, mine | {Viewer.KEEPER: Sees.SUMS}, everybody=Sees.NUMBER)
    yield from _row(Thing.COMPASS, State.ENOUGH, mine | {Viewer.KEEPER: Sees.SUMS}, everybody=Sees.SUMS)
    yield from _row(Thing.SEAT, State.IN_STEP, mine | {Viewer.KEEPER: Sees.NUMBER}, everybody=Sees.NUMBER)
    yield from _row(Thing.SEAT, State.STEP_OVER, {Viewer.KEEPER: Sees.NOTHING}, everybody=Sees.NOTHING)
    yield from _row(Thing.TURN, State.IN_STEP, {Viewer.KEEPER: Sees.OWN_NAME}, everybody=Sees.OWN_NAME)
    yield from _row(Thing.TURN, State.STEP_OVER, {Viewer.KEEPER: Sees.NOTHING}, everybody=Sees.NOTHING)
    yield from _row(Thing.PRESENCE, State.HERE, {Viewer.KEEPER: Sees.NUMBER}, everybody=Sees.NUMBER)
    yield from _row(Thing.PRESENCE, State.KEPT_OPEN, {}, everybody=Sees.NOTHING)


def _row(thing: Thing, state: State, some: dict[Viewer, Sees], *, everybody: Sees) -> Iterator[Rule]:
    """`everybody` is what those in the room see, unless `some` says otherwise."""
    for viewer, what in (dict.fromkeys(ROOM, everybody) | some).items():
        yield Rule(viewer=viewer, thing=thing, state=state, sees=what)


RULES: tuple[Rule, ...] = tuple(_rows())
_TABLE = {(rule.viewer, rule.thing, rule.state): rule.sees for rule in RULES}


def sees(viewer: str, thing: Thing, state: str) -> Sees:
    """What a viewer, or an audience of the room, sees of a thing in a state. What is not said is not seen."""
    return _TABLE.get((Viewer(viewer.partition("/")[0]), thing, State(state)), Sees.NOTHING)


def states_with(viewer: str, thing: Thing, what: Sees) -> frozenset[State]:
    """The states in which a viewer sees just this of a thing."""
    return frozenset(state for state in State if sees(viewer, thing, state) == what)


def leader(presence: str) -> Viewer:
    """What a leader is to the room, by what she has agreed to."""
    return Viewer.LEADER_IN_ROOM if presence == "in-room" else Viewer.LEADER_OUT
