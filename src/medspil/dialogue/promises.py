# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The table of `rules` in words, as the page »Hvem kan se hvad?« prints it: no sentence that no rule says."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from medspil.dialogue.rules import Sees, State, Thing, Viewer, leader, sees

Words = str | Promise

NAMES: dict[Viewer, Words] = {
    Viewer.WRITER: gettext_lazy("your own phone"),
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
    (Thing.NAME, Sees.NOTHING): gettext_lazy("not who wrote a note"),
    (Thing.NAME, Sees.TEAM_NAME): gettext_lazy("the team or table that you have typed, if any, and never your name"),
    (Thing.NAME, Sees.OWN_NAME): gettext_lazy("the name that you have typed yourself, if any"),
    (Thing.DOT, Sees.NOTHING): gettext_lazy("not where you have set your dots"),
    (Thing.DOT, Sees.PLACE): gettext_lazy("where you have set your dots"),
    (Thing.RESULT, Sees.NOTHING): gettext_lazy("nothing of the result"),
    (Thing.RESULT, Sees.NUMBER): gettext_lazy("only how many have voted"),
    (Thing.RESULT, Sees.SUMS): gettext_lazy("how many dots each has got"),
    (Thing.PRESENCE, Sees.NOTHING): gettext_lazy("nothing of who is here"),
    (Thing.PRESENCE, Sees.NUMBER): gettext_lazy("only how many are here, never who"),
}

WHEN: dict[tuple[Thing, State], Words] = {
    (Thing.NOTE, State.WRITTEN): gettext_lazy("Until the facilitator shows the notes"),
    (Thing.NOTE, State.KEPT_OPEN): gettext_lazy("While a board is open for days"),
    (Thing.NOTE, State.SHOWN): gettext_lazy("When the notes are shown"),
    (Thing.NOTE, State.HIDDEN): gettext_lazy("When the facilitator has taken a note away"),
    (Thing.NOTE, State.OVER): gettext_lazy("When the meeting is over"),
    (Thing.NAME, State.ANONYMOUS): "",
    (Thing.NAME, State.TEAM): "",
    (Thing.NAME, State.NAMED): "",
    (Thing.DOT, State.OPEN): gettext_lazy("While you vote"),
    (Thing.DOT, State.CLOSED): gettext_lazy("When the dots are counted"),
    (Thing.RESULT, State.OPEN): gettext_lazy("While you vote"),
    (Thing.RESULT, State.CLOSED): gettext_lazy("When the dots are counted"),
    (Thing.PRESENCE, State.HERE): "",
}

TITLES: dict[Thing, Words] = {
    Thing.NOTE: gettext_lazy("Your notes"),
    Thing.NAME: gettext_lazy("Who wrote it"),
    Thing.DOT: gettext_lazy("Your dots"),
    Thing.RESULT: gettext_lazy("The result of a vote"),
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


def sections_for(anonymity: str, presence: str) -> list[Section]:
    """The page for a meeting of this mode, with its leader in the room or out of it."""
    return [
        Section(title=str(TITLES[thing]), parts=list(_parts(thing, anonymity, presence)), more=str(MORE.get(thing, "")))
        for thing in Thing
    ]


def sentence(thing: Thing, what: Sees, viewers: Sequence[Viewer]) -> str:
    """As »The wall and the facilitator see only how many notes there are.«, in the reader's language."""
    names = [str(NAMES[viewer]) for viewer in viewers]
    who = _("{some} and {last}").format(some=", ".join(names[:-1]), last=names[-1]) if names[1:] else names[0]
    said = _("{who} see {what}.").format(who=who, what=SEEN[thing, what])
    return said[:1].upper() + said[1:]


def _parts(thing: Thing, anonymity: str, presence: str) -> Iterator[Part]:
    for (about, state), title in WHEN.items():
        if about == thing and (thing != Thing.NAME or state == anonymity):
            grouped = _grouped(thing, state, presence)
            yield Part(title=str(title), sentences=[sentence(thing, what, who) for what, who in grouped.items()])


def _grouped(thing: Thing, state: State, presence: str) -> Mapping[Sees, list[Viewer]]:
    """Who sees the same, one's own phone first where it has something of its own to see."""
    found: dict[Sees, list[Viewer]] = {}
    viewers = (Viewer.PARTICIPANT, Viewer.SCREEN, Viewer.FACILITATOR, leader(presence), Viewer.KEEPER)
    own = sees(Viewer.WRITER, thing, state)
    for viewer in (Viewer.WRITER, *viewers) if own != Sees.NOTHING else viewers:
        found.setdefault(sees(viewer, thing, state), []).append(viewer)
    return found
