# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The colleagues who are played in a rehearsal: they write, vote and get done at a human pace, as phones do.

What each does in a step, and when, follows from the ids of meeting and step alone. So nothing is remembered between
ticks but what need not be done again, and a server that is started anew goes on where it was.
"""

import logging
import random
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID, uuid5

from django.core.exceptions import ValidationError
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from medspil.dialogue.actions import answers, notes, rehearsals, seats, speakers
from medspil.dialogue.activities import activity_of, tables
from medspil.dialogue.models import Audience, Meeting, MeetingState, Step, StepKind
from medspil.dialogue.room import options_of, room_of
from medspil.materials.queries import canvas_by_key
from medspil.materials.rehearsals import last_words, lines_for, single_words
from medspil.record.whose import everywhere, only

EVERY_SECONDS = 1.0
FAREWELL = timedelta(seconds=5)  # how long screens have to hear that it is over
NONE = UUID(int=0)
SPEAKERS = 2  # colleagues who ask for the word in a talk
KEPT = timedelta(days=1)  # a rehearsal that nobody ends

log = logging.getLogger(__name__)


@dataclass(frozen=True, kw_only=True)
class Act:
    """Something a colleague does, when so much of the step's time has passed."""

    name: str
    after: float
    do: Callable[[], object]


_done: dict[UUID, set[str]] = {}  # by meeting


def tick(now: datetime) -> None:
    """Play what is due in every rehearsal, and remove those that are over."""
    running = list(Meeting.objects.filter(rehearsal__gt=0).select_related("municipality", "process"))
    for gone in _done.keys() - {meeting.pk for meeting in running}:
        _done.pop(gone, None)
    for meeting in running:
        if meeting.closed_at and now >= meeting.closed_at + FAREWELL:
            rehearsals.remove(meeting=meeting)
        elif meeting.starts_at and now >= meeting.starts_at + KEPT:
            rehearsals.end(meeting=meeting, by=meeting.facilitator)
        elif meeting.state == MeetingState.OPEN:
            with only(meeting.municipality_id):
                play(meeting, now)


def play(meeting: Meeting, now: datetime) -> None:
    here = Step.objects.of(meeting.municipality).filter(pk=meeting.current_id or NONE)
    step = here.select_related("meeting__process", "round").first()
    if step is None or step.started_at is None:
        return
    passed = (now - step.started_at).total_seconds() / (step.minutes * 60)
    done = _done.setdefault(meeting.pk, set())
    for act in sorted(acts_in(step, meeting.rehearsal), key=lambda act: act.after):
        if act.after <= passed and act.name not in done:
            done.add(act.name)
            try:
                act.do()
            except ValidationError:
                continue  # as on a phone: the facilitator was quicker


def acts_in(step: Step, colleagues: int) -> Iterator[Act]:
    """Everything that all colleagues do in a step. A kind that asks for nothing is listened to."""
    activity = activity_of(step)
    for colleague in range(colleagues):
        chance = random.Random(f"{step.pk}:{colleague}")  # noqa: S311 - for variety, not for secrets
        token, turn = f"rehearsal:{colleague}", f"{step.turn}:{colleague}"
        if activity.takes_notes:
            if not (activity.hidden_first and step.revealed):
                yield from _writing(step, colleague, colleagues, chance)
            ready = partial(notes.mark_ready, step=step, token=token, ready=True)
            yield Act(name=f"ready:{turn}", after=0.65 + 0.3 * chance.random(), do=ready)
        if step.round is not None and not step.round.closed:
            vote = partial(_answer, step, token, chance)
            yield Act(name=f"vote:{step.round_id}:{colleague}", after=0.15 + 0.6 * chance.random(), do=vote)
        if step.kind == StepKind.TABLES and not step.revealed:
            yield Act(name=f"sit:{turn}", after=0.0, do=partial(_sit, step, token, chance))
        if step.settings.get("speakers") and colleague < SPEAKERS:
            ask = partial(speakers.ask, step=step, token=token, name="")
            yield Act(name=f"speak:{turn}", after=0.2 + 0.5 * chance.random(), do=ask)


def _writing(step: Step, colleague: int, colleagues: int, chance: random.Random) -> Iterator[Act]:
    """One note or two; in the round at the end one."""
    after = 0.1 + 0.35 * chance.random()
    fields = _fields(step)
    for number in range(1 if step.kind == StepKind.CLOSING else chance.choice((1, 1, 2))):
        field = fields[(colleague + number) % len(fields)]
        lines = list(last_words() if step.kind == StepKind.CLOSING else lines_for(step.meeting.process.topic, field))
        random.Random(str(step.pk)).shuffle(lines)  # noqa: S311 - the same order for all, so that few say the same
        name = f"{step.pk}:{colleague}:{number}"
        lay = partial(
            _lay,
            step,
            f"rehearsal:{colleague}",
            note_id=uuid5(step.pk, name),
            edit_key=name,
            field=field,
            text=lines[(colleague + number * colleagues) % len(lines)],
        )
        yield Act(name=name, after=after, do=lay)
        after += 0.1 + 0.2 * chance.random()


def _lay(step: Step, token: str, **said: Any) -> None:
    """A note, at one's table where there are tables."""
    place = seats.place_of(step=step, token=token)
    notes.lay(step=step, table=place.table if place else None, **said)


def _fields(step: Step) -> list[str]:
    key = step.settings.get("canvas")
    template = canvas_by_key(step.municipality_id, key) if key else None
    return [entry["key"] for entry in template.fields] if template else [""]


def _sit(step: Step, token: str, chance: random.Random) -> None:
    seats.sit(step=step, token=token, table=chance.choice(tables.numbers(step)))


def _answer(step: Step, token: str, chance: random.Random) -> None:
    """Dots, words, or one answer to each question."""
    if step.kind == StepKind.DOT_VOTE:
        _vote(step, token, chance)
    elif step.kind == StepKind.WORDS:
        answers.say_words(step=step, token=token, words=chance.sample(single_words(), k=chance.choice((1, 2))))
    else:
        asks = activity_of(step).asks
        for question in asks(step) if asks else ():
            option = chance.choice([*question.options, *question.options[-3:]])  # most are rather for it
            answers.answer(step=step, token=token, question=question.key, option=option.key)


def _vote(step: Step, token: str, chance: random.Random) -> None:
    options = sorted(options_of(room_of(step.meeting_id, Audience.PARTICIPANT)))
    if not options or step.round is None:
        return
    chosen: dict[str, int] = {}
    for option in chance.choices(options, k=step.round.dots_each):
        chosen[option] = chosen.get(option, 0) + 1
    notes.place_dots(step=step, token=token, chosen=chosen, options=set(options))


class Colleagues(threading.Thread):
    """Plays in the background of a server, once a second."""

    def __init__(self) -> None:
        super().__init__(name="rehearsals", daemon=True)
        self._stop_asked = threading.Event()

    @everywhere()
    def run(self) -> None:
        while not self._stop_asked.wait(EVERY_SECONDS):
            try:
                tick(timezone.now())
            except DatabaseError as error:
                log.warning("a rehearsal could not be played: %s", type(error).__name__)
            finally:
                close_old_connections()

    def stop(self) -> None:
        self._stop_asked.set()
        self.join(timeout=3)
