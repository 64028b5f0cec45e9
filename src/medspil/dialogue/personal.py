# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What one device has on a page that all others share: its own dots. Fetched by its own request, never broadcast."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from medspil.dialogue.actions import dots
from medspil.dialogue.room import Room

PREFIX = "dots:"


@dataclass(frozen=True, kw_only=True)
class Choice:
    option: str
    title: str
    count: int
    text: str = ""

    @property
    def name(self) -> str:
        """The name of its field in the form."""
        return PREFIX + self.option


@dataclass(frozen=True, kw_only=True)
class Ballot:
    """One device's dots in the vote at hand. `open` is False when there is none, or it is closed."""

    open: bool = False
    choices: list[Choice] = field(default_factory=list)
    dots_each: int = 0
    error: str = ""
    sent: bool = False

    @property
    def left(self) -> int:
        return max(0, self.dots_each - sum(choice.count for choice in self.choices))


def personal_of(room: Room, token: str, *, sent: bool = False) -> Ballot:
    """This device's ballot as the database has it."""
    round_ = room.step.round if room.step else None
    if round_ is None or round_.closed:
        return Ballot()
    placed = dots.set_by(round=round_, token=token)
    return ballot_of(room, placed, sent=sent or bool(placed))


def ballot_of(room: Room, chosen: Mapping[str, int], *, error: str = "", sent: bool = False) -> Ballot:
    """A ballot with these dots: after a refusal it keeps what was chosen."""
    round_ = room.step.round if room.step else None
    if round_ is None:
        return Ballot(error=error)
    choices = [Choice(option=said.option, title=said.title, count=chosen.get(said.option, 0)) for said in room.said]
    return Ballot(open=not round_.closed, choices=choices, dots_each=round_.dots_each, error=error, sent=sent)


def read_ballot(posted: Mapping[str, str]) -> dict[str, int]:
    """Dots by option from a submitted form; what is no number counts as none."""
    chosen = {}
    for name, value in posted.items():
        if name.startswith(PREFIX) and value.isdecimal() and len(value) < 3:
            chosen[name.removeprefix(PREFIX)] = int(value)
    return chosen
