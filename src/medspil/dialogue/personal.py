# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What one device has on a page that all others share: its dots, answers, place on the list, seat. Fetched by its own
request, never broadcast. `template` is the piece of page inside the element `mine`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from medspil.dialogue.actions import dots, speakers
from medspil.dialogue.activities import tables
from medspil.dialogue.activities.asking import Option, Question
from medspil.dialogue.activities.words import MOST, WORD_LENGTH
from medspil.dialogue.models import DotRound, Speaker, StepKind
from medspil.dialogue.room import Room
from medspil.privacy.asking import Asking

PREFIX = "dots:"


@dataclass(frozen=True, kw_only=True)
class Mine:
    """`open` is False when there is nothing to do; `error` is what was wrong with what this device has just sent,
    `asking` what it is asked about that."""

    template: ClassVar[str] = ""
    open: bool = False
    error: str = ""
    asking: Asking | None = None


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
class Ballot(Mine):
    """One device's dots in the vote at hand. `open` is False when there is none, or it is closed."""

    template: ClassVar[str] = "dialogue/room/phone/_ballot.html"
    choices: list[Choice] = field(default_factory=list)
    dots_each: int = 0
    sent: bool = False

    @property
    def left(self) -> int:
        return max(0, self.dots_each - sum(choice.count for choice in self.choices))


@dataclass(frozen=True, kw_only=True)
class Answered:
    """A question with what this device has answered. `rows` are the answers, line by line where they lie in a grid."""

    question: Question
    option: str

    @property
    def rows(self) -> list[list[Option]]:
        lines: dict[int, list[Option]] = {}
        for option in self.question.options:
            lines.setdefault(option.y, []).append(option)
        return list(lines.values())


@dataclass(frozen=True, kw_only=True)
class Answers(Mine):
    """One device's answers to the questions at hand, one dot each."""

    template: ClassVar[str] = "dialogue/room/phone/_answers.html"
    answered: Sequence[Answered] = ()


@dataclass(frozen=True, kw_only=True)
class Words(Mine):
    """One device's words."""

    template: ClassVar[str] = "dialogue/room/phone/_words_form.html"
    words: Sequence[str] = ()  # with empty ones for what may still be written
    longest: int = WORD_LENGTH
    sent: bool = False


@dataclass(frozen=True, kw_only=True)
class Turn(Mine):
    """One device on the list of speakers."""

    template: ClassVar[str] = "dialogue/room/phone/_turn.html"
    me: Speaker | None = None
    name: str = ""


@dataclass(frozen=True, kw_only=True)
class Seating(Mine):
    """The way to a table. `stream` is the token to listen with from now on, once this device has a seat."""

    template: ClassVar[str] = "dialogue/room/phone/_seating.html"
    free: bool = False  # one chooses the table oneself
    numbers: Sequence[int] = ()
    stream: str = ""


def personal_of(room: Room, token: str, *, sent: bool = False) -> Mine:
    """What this device has, as the database has it."""
    if room.step is None:
        return Mine()
    if room.step.kind == StepKind.DISCUSSION:
        return turn_of(room, token)
    if room.step.kind == StepKind.TABLES:
        return seating_of(room)
    return _placed(room, token, room.step.round, sent=sent) if room.step.round and room.asking else Mine()


def _placed(room: Room, token: str, round_: DotRound, *, sent: bool) -> Mine:
    placed = dots.set_by(round=round_, token=token)
    if room.activity and room.activity.asks:
        return answers_of(room, placed)
    if room.step and room.step.kind == StepKind.WORDS:
        return words_of(room, sorted(placed), sent=sent or bool(placed))
    return ballot_of(room, placed, sent=sent or bool(placed))


def ballot_of(room: Room, chosen: Mapping[str, int], *, error: str = "", sent: bool = False) -> Ballot:
    """A ballot with these dots: after a refusal it keeps what was chosen."""
    round_ = room.step.round if room.step else None
    if round_ is None:
        return Ballot(error=error)
    choices = [Choice(option=said.option, title=said.title, count=chosen.get(said.option, 0)) for said in room.said]
    return Ballot(open=not round_.closed, choices=choices, dots_each=round_.dots_each, error=error, sent=sent)


def answers_of(room: Room, chosen: Mapping[str, int]) -> Answers:
    questions = room.content.questions if room.content else ()
    answered = [
        Answered(question=question, option=next((key for key in chosen if key in question.keys), ""))
        for question in questions
    ]
    return Answers(open=room.asking, answered=answered)


def words_of(room: Room, said: Sequence[str], *, sent: bool = False) -> Words:
    most = room.step.round.dots_each if room.step and room.step.round else MOST
    return Words(open=room.asking, words=[*said, *[""] * (most - len(said))], sent=sent)


def seating_of(room: Room, *, error: str = "") -> Seating:
    step = room.step
    if step is None or step.kind != StepKind.TABLES or step.revealed:
        return Seating(error=error)
    return Seating(open=True, free=tables.chosen(step), numbers=tables.numbers(step), error=error)


def turn_of(room: Room, token: str, *, typed: str = "") -> Turn:
    if room.step is None or room.step.kind != StepKind.DISCUSSION or not room.content.open:
        return Turn()
    me = speakers.standing_of(step=room.step, token=token)
    return Turn(open=True, me=me, name=typed or (me.name if me else ""))


def read_ballot(posted: Mapping[str, str]) -> dict[str, int]:
    """Dots by option from a submitted form; what is no number counts as none."""
    chosen = {}
    for name, value in posted.items():
        if name.startswith(PREFIX) and value.isdecimal() and len(value) < 3:
            chosen[name.removeprefix(PREFIX)] = int(value)
    return chosen
