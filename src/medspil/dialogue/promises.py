# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The table of `rules` in words, as the page »Hvem kan se hvad?« prints it: no sentence that no rule says."""

from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medspil.dialogue.rules import Sees, State, Thing, Viewer, leader, sees

Words = str | Promise
_MODES = (State.ANONYMOUS, State.TEAM, State.NAMED)

NAMES: dict[Viewer, Words] = {
    Viewer.WRITER: gettext_lazy("your own phone"),
    Viewer.TABLE: gettext_lazy("the phones at your table"),
    Viewer.PARTICIPANT: gettext_lazy("the other phones"),
    Viewer.SCREEN: gettext_lazy("the wall"),
    Viewer.FACILITATOR: gettext_lazy("the facilitator"),
    Viewer.LEADER_IN_ROOM: gettext_lazy("your leader"),
    Viewer.LEADER_OUT: gettext_lazy("your leader"),
    Viewer.KEEPER: gettext_lazy("whoever runs the server"),
}

SEEN: dict[tuple[Thing, Sees], Words] = {
    (Thing.NOTE, Sees.NOTHING): gettext_lazy("nothing of it"),
    (Thing.NOTE, Sees.NUMBER): gettext_lazy("only how many notes there are"),
    (Thing.NOTE, Sees.TEXT): gettext_lazy("what stands on the note"),
    (Thing.NOTE, Sees.HANDED_OVER): gettext_lazy("only what the team hands over"),
    (Thing.NOTE, Sees.TEAMS_OWN): gettext_lazy("what the team hands over, and what stood on a board for trials"),
    (Thing.NOTE, Sees.WAS_SHOWN): gettext_lazy("what the room was shown"),
    (Thing.NAME, Sees.NOTHING): gettext_lazy("not who wrote a note"),
    (Thing.NAME, Sees.TEAM_NAME): gettext_lazy("the team or table that you have typed, if any, and never your name"),
    (Thing.NAME, Sees.OWN_NAME): gettext_lazy("the name that you have typed yourself, if any"),
    (Thing.DOT, Sees.NOTHING): gettext_lazy("not your dots, your answer or your words"),
    (Thing.DOT, Sees.PLACE): gettext_lazy("your own dots, answer and words"),
    (Thing.RESULT, Sees.NOTHING): gettext_lazy("nothing of the result"),
    (Thing.RESULT, Sees.NUMBER): gettext_lazy("only how many have answered"),
    (Thing.RESULT, Sees.SUMS): gettext_lazy("how many chose each"),
    (Thing.COMPASS, Sees.NOTHING): gettext_lazy("nothing of the compass"),
    (Thing.COMPASS, Sees.NUMBER): gettext_lazy("only how many dots are set"),
    (Thing.COMPASS, Sees.SUMS): gettext_lazy("how the dots lie, and not whose they are"),
    (Thing.COMPASS, Sees.PLACE): gettext_lazy("where your own dot lies"),
    (Thing.SEAT, Sees.NOTHING): gettext_lazy("not who sat where"),
    (Thing.SEAT, Sees.NUMBER): gettext_lazy("only how many sit at each table"),
    (Thing.SEAT, Sees.PLACE): gettext_lazy("where you sit"),
    (Thing.TURN, Sees.NOTHING): gettext_lazy("nothing of the list"),
    (Thing.TURN, Sees.OWN_NAME): gettext_lazy("the name that you have chosen for the list"),
    (Thing.PRESENCE, Sees.NOTHING): gettext_lazy("nothing of who is here"),
    (Thing.PRESENCE, Sees.NUMBER): gettext_lazy("only how many are here, never who"),
}

WHEN: dict[tuple[Thing, State], Words] = {
    (Thing.NOTE, State.WRITTEN): gettext_lazy("Until the facilitator shows the notes"),
    (Thing.NOTE, State.AT_TABLE): gettext_lazy("While you write at tables"),
    (Thing.NOTE, State.KEPT_OPEN): gettext_lazy("While a board is open for days"),
    (Thing.NOTE, State.SHOWN): gettext_lazy("When the notes are shown"),
    (Thing.NOTE, State.HIDDEN): gettext_lazy("When the facilitator has taken a note away"),
    (Thing.NOTE, State.OVER): gettext_lazy("When the meeting is over"),
    (Thing.NOTE, State.EXERCISE_OVER): gettext_lazy("When the exercise is over"),
    (Thing.NAME, State.ANONYMOUS): "",
    (Thing.NAME, State.TEAM): "",
    (Thing.NAME, State.NAMED): "",
    (Thing.DOT, State.OPEN): gettext_lazy("While you vote"),
    (Thing.DOT, State.CLOSED): gettext_lazy("When it is counted and shown"),
    (Thing.RESULT, State.OPEN): gettext_lazy("While you vote"),
    (Thing.RESULT, State.KEPT_OPEN): gettext_lazy("While a vote is open for days"),
    (Thing.RESULT, State.CLOSED): gettext_lazy("When it is counted and shown"),
    (Thing.COMPASS, State.FEW): gettext_lazy("Until four have set a dot"),
    (Thing.COMPASS, State.ENOUGH): gettext_lazy("From the fourth dot"),
    (Thing.SEAT, State.IN_STEP): gettext_lazy("While you sit at tables"),
    (Thing.SEAT, State.STEP_OVER): gettext_lazy("When the tables are done"),
    (Thing.TURN, State.IN_STEP): gettext_lazy("While you talk"),
    (Thing.TURN, State.STEP_OVER): gettext_lazy("When the talk is over"),
    (Thing.PRESENCE, State.HERE): gettext_lazy("In the meeting"),
    (Thing.PRESENCE, State.KEPT_OPEN): gettext_lazy("While a board is open for days"),
}

TITLES: dict[Thing, Words] = {
    Thing.NOTE: gettext_lazy("Your notes"),
    Thing.NAME: gettext_lazy("Who wrote it"),
    Thing.DOT: gettext_lazy("Your dots, answers and words"),
    Thing.RESULT: gettext_lazy("The result of a vote"),
    Thing.COMPASS: gettext_lazy("Your dot in the role compass"),
    Thing.SEAT: gettext_lazy("Your table"),
    Thing.TURN: gettext_lazy("When you ask for the word"),
    Thing.PRESENCE: gettext_lazy("Who is here"),
}

MORE: dict[Thing, Words] = {
    Thing.NOTE: gettext_lazy(
        "The notes come in random order. You can change a note from this phone until the step is over."
    ),
    Thing.NAME: gettext_lazy(
        "When the step is over nobody can find out who wrote a note without a name, not even with our database."
    ),
    Thing.DOT: gettext_lazy("When they are counted only the sums are left, in our database too."),
}


@dataclass(frozen=True, kw_only=True)
class Part:
    title: str
    sentences: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class Section:
    title: str
    parts: Sequence[Part]
    more: str = ""


def sections_for(anonymity: str, presence: str, *, exercise: bool = False) -> list[Section]:
    """The page for a meeting or a quick exercise of this mode, with its leader in the room or out of it."""
    other = {State.OVER if exercise else State.EXERCISE_OVER, *(set(_MODES) - {anonymity})}
    return [
        Section(title=str(TITLES[thing]), parts=list(_parts(thing, other, presence)), more=str(MORE.get(thing, "")))
        for thing in Thing
    ]


def sentence(thing: Thing, what: Sees, viewers: Sequence[Viewer]) -> str:
    """As »The wall and the facilitator see only how many notes there are.«, in the reader's language."""
    names = [str(NAMES[viewer]) for viewer in viewers]
    who = _("{some} and {last}").format(some=", ".join(names[:-1]), last=names[-1]) if names[1:] else names[0]
    said = _("{who} see {what}.").format(who=who, what=SEEN[thing, what])
    return said[:1].upper() + said[1:]


def _parts(thing: Thing, other: Set[str], presence: str) -> Iterator[Part]:
    """What is said of a thing, but not of `other` kinds of meeting."""
    for (about, state), title in WHEN.items():
        if about == thing and state not in other:
            grouped = _grouped(thing, state, presence)
            yield Part(title=str(title), sentences=[sentence(thing, what, who) for what, who in grouped.items()])


def _grouped(thing: Thing, state: State, presence: str) -> Mapping[Sees, list[Viewer]]:
    """Who sees the same, one's own phone first where it has something of its own to see."""
    found: dict[Sees, list[Viewer]] = {}
    viewers = [Viewer.PARTICIPANT, Viewer.SCREEN, Viewer.FACILITATOR, leader(presence), Viewer.KEEPER]
    closer = [viewer for viewer in (Viewer.WRITER, Viewer.TABLE) if sees(viewer, thing, state) != Sees.NOTHING]
    for viewer in closer + viewers:
        found.setdefault(sees(viewer, thing, state), []).append(viewer)
    return found
