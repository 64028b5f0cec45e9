# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A meeting to walk about in: what people do in it at random, on a server that may die in the middle of it."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID, uuid4

from django.core.exceptions import MultipleObjectsReturned, ObjectDoesNotExist, ValidationError
from django.db import transaction
from django.db.models import Count, Sum
from django.test import Client
from django.urls import reverse

from medspil.dialogue.actions import meetings, notes
from medspil.dialogue.activities import activity_of
from medspil.dialogue.events.meetings import MeetingEvent
from medspil.dialogue.models import Audience, Dot, Meeting, MeetingState, Note, Seat, Step, StepKind
from medspil.dialogue.room import options_of, room_of
from medspil.record import actions as recording
from medspil.record.events import Event
from tests.cast import Cast, client_for
from tests.dialogue.room.acts import ACTS, REHEARSED
from tests.dialogue.room.screens import LIVE, Process, Screen
from tests.dialogue.room.stage import planned_meeting

MINE = "seddel"  # how the notes begin that are followed here
LIVES, DIES_BEFORE, DIES_AFTER = "lives", "dies before the commit", "dies after the commit and before the push"
# Rehearsals are no meetings, two change the meeting behind the product's back, and who is ready is counted here; words
# that were acknowledged are looked for.
NOT_HERE = REHEARSED | {"end an exercise", "show names no more", "ready", "remove words"}
# What an act of `acts.py` says when this is not the moment for it.
NOT_NOW = (ValidationError, AssertionError, ObjectDoesNotExist, MultipleObjectsReturned, ValueError)


class Crash(BaseException):
    """The process is gone."""


def die() -> None:
    raise Crash


@dataclass
class Laid:
    """What a phone remembers of a note, and what it says."""

    phone: Client
    id: UUID
    key: str
    step: UUID
    text: str


class Walked:
    """The meeting at hand, the pages that are open in it, and what the phones have been promised."""

    def __init__(self, cast: Cast, server: Process, done: Counter[str]) -> None:
        self.cast, self.server, self.done = cast, server, done
        self.fate = LIVES
        self.told = 0  # notes so far, so that no two say the same
        self.dots: dict[UUID, tuple[int, int]] = {}
        recording.subscribe(self._strike)
        self.screens: dict[Audience, list[Screen]] = {}
        self.begin()

    def leave(self) -> None:
        recording.unsubscribe(self._strike)
        self._leave_the_room()

    def _leave_the_room(self) -> None:
        for screen in self.pages:
            screen.cut()

    def begin(self) -> None:
        """A new meeting, in which four pages are open."""
        self._leave_the_room()
        self.meeting = planned_meeting(self.cast)
        meetings.open_meeting(meeting=self.meeting, by=self.cast.bo)
        self.kept: dict[UUID, Laid] = {}  # acknowledged, and not withdrawn
        self.ready: dict[str, set[str]] = {}  # who has said so, by turn
        self.seats: dict[Screen, UUID] = {}
        code, pk = self.meeting.code, self.meeting.pk
        console = (reverse("console", args=[pk]), reverse("console-regions", args=[pk]))
        wall = (reverse("wall", args=[code]), reverse("wall-regions", args=[code]))
        phone = (reverse("phone", args=[code]), reverse("phone-regions", args=[code]))
        self.phones = [Client(), Client()]
        self.screens = {
            Audience.FACILITATOR: [self._open(client_for(self.cast.bo), *console)],
            Audience.SCREEN: [self._open(Client(), *wall)],
            Audience.PARTICIPANT: [self._open(client, *phone) for client in self.phones],
        }

    def _open(self, client: Client, page: str, regions: str) -> Screen:
        return Screen(self.server, client, page=page, regions=regions)

    @property
    def pages(self) -> list[Screen]:
        return [screen for screens in self.screens.values() for screen in screens]

    def now(self) -> tuple[Meeting, Step]:
        meeting = Meeting.objects.of(self.cast.municipality).get(pk=self.meeting.pk)
        assert meeting.current_id
        return meeting, Step.objects.of(self.cast.municipality).select_related("meeting", "round").get(
            pk=meeting.current_id
        )

    @property
    def over(self) -> bool:
        return self.now()[0].state == MeetingState.CLOSED

    def take(self, move: str, n: int, fate: str) -> bool:
        """Do something; when the server dies of it, start another, to which phones say again what was not answered.
        False when it has died."""
        self.fate = fate
        self.again: Callable[[], None] = lambda: None
        try:
            getattr(self, move)(n)
        except Crash:
            self.done[fate] += 1
            self.fate = LIVES
            self.server.die()
            for screen in self.pages:
                screen.connect()
            self.again()
            return False
        self.fate = LIVES
        return True

    def _strike(self, event: Event) -> None:
        """Called inside the transaction of whatever happens."""
        if isinstance(event, MeetingEvent) and self.fate == DIES_BEFORE:
            raise Crash
        if isinstance(event, MeetingEvent) and self.fate == DIES_AFTER:
            transaction.on_commit(die)
        if isinstance(event, MeetingEvent):
            self.count_dots()

    def count_dots(self) -> None:
        """Remember how many dots lie in each open round, and of how many devices."""
        rows = Dot.objects.of(self.cast.municipality).filter(round__closed=False)
        sums = rows.values("round").annotate(dots=Sum("count"), devices=Count("pseudonym", distinct=True))
        self.dots.update({row["round"]: (row["dots"], row["devices"]) for row in sums})

    # What can be done. `n` chooses among what there is to choose from.

    def rest(self, n: int) -> None:
        """Nothing happens."""

    def act(self, n: int) -> None:
        meeting, step = self.now()
        # What is tried in a case can be done in any step.
        kind = step.kind if n % 4 and any(kind == step.kind for _name, kind, _act in ACTS) else StepKind.CASE
        acts = [(name, act) for name, of, act in ACTS if of == kind and name not in NOT_HERE]
        name, act = acts[n % len(acts)]
        try:
            act(self.cast, meeting, step)
        except NOT_NOW:
            return
        self.done[name] += 1

    def lay(self, n: int) -> None:
        """A note on the step at hand or, as from a phone that was out of reach, on one that the room has left."""
        begun = Step.objects.of(self.cast.municipality).filter(meeting=self.meeting, started_at__isnull=False)
        places = [step for step in begun if activity_of(step).takes_notes]
        here = [step for step in places if step.pk == self.now()[1].pk] or places
        if not places:
            return
        step = places[n % len(places)] if n % 4 == 0 else here[n % len(here)]
        self.told += 1
        laid = Laid(self.phones[n % 2], uuid4(), uuid4().hex, step.pk, f"{MINE}{self.told}slut")
        self._say(lambda: self._lay(laid))

    def send_again(self, n: int) -> None:
        """As a phone does that has not heard the answer."""
        if laid := self._one_of(n):
            self._say(lambda: self._lay(laid))

    def _lay(self, laid: Laid) -> None:
        canvas = Step.objects.of(self.cast.municipality).get(pk=laid.step).settings.get("canvas")
        sent = {"id": laid.id, "key": laid.key, "field": "keep" if canvas else "", "text": laid.text}
        if self._post(laid.phone, reverse("note-lay", args=[self.meeting.code, laid.step]), sent) == 200:
            self.kept[laid.id] = laid

    def change(self, n: int) -> None:
        if laid := self._one_of(n):
            self.told += 1
            text = f"{MINE}{self.told}slut"
            self._say(lambda: self._change(laid, text))

    def _change(self, laid: Laid, text: str) -> None:
        if self._rewrite(laid, {"text": text}) == 200:
            laid.text = text

    def withdraw(self, n: int) -> None:
        if laid := self._one_of(n):
            self._say(lambda: self._withdraw(laid))

    def _withdraw(self, laid: Laid) -> None:
        if self._rewrite(laid, {"withdraw": "1"}) in {200, 404}:
            self.kept.pop(laid.id)

    def _rewrite(self, laid: Laid, sent: dict[str, str]) -> int:
        address = reverse("note-change", args=[self.meeting.code, laid.id])
        return self._post(laid.phone, address, {"key": laid.key, **sent})

    def done_writing(self, n: int) -> None:
        """One says that one is done, or not after all."""
        _meeting, step = self.now()
        phone, ready = n % 2, n % 3 > 0
        address = reverse("ready", args=[self.meeting.code, step.pk])
        self._say(lambda: self._ready(step, phone, address, ready))

    def _ready(self, step: Step, phone: int, address: str, ready: bool) -> None:
        self._post(self.phones[phone], address, {"ready": "1" if ready else "0"})
        said = self.ready.setdefault(step.turn, set())
        (said.add if ready else said.discard)(str(phone))

    def vote(self, n: int) -> None:
        _meeting, step = self.now()
        options = options_of(room_of(self.meeting.pk, Audience.PARTICIPANT))
        if step.kind == StepKind.DOT_VOTE and step.round and not step.round.closed and options:
            chosen = {sorted(options)[n % len(options)]: 1 + n % 3}
            self._say(lambda: notes.place_dots(step=step, token=f"phone {n % 5}", chosen=chosen, options=options))

    def sit(self, n: int) -> None:
        """One sits down at a table, and listens there from now on."""
        _meeting, step = self.now()
        if step.kind != StepKind.TABLES or step.revealed:
            return
        seats = Seat.objects.of(self.cast.municipality)
        before = set(seats.values_list("pk", flat=True))
        screen = self.screens[Audience.PARTICIPANT][n % 2]
        self._say(lambda: self._post(screen.client, reverse("sit", args=[self.meeting.code, step.pk]), {}))
        for seat in seats.exclude(pk__in=before):
            self.seats[screen] = seat.pk
        screen.load()

    def place_of(self, screen: Screen) -> tuple[UUID, int] | None:
        """The step and the table at which this page sits."""
        seats = Seat.objects.of(self.cast.municipality).filter(pk=self.seats.get(screen))
        return seats.values_list("step", "table").first() if screen in self.seats else None

    def hide(self, n: int) -> None:
        if laid := self._one_of(n):
            note = Note.objects.of(self.cast.municipality).select_related("step").get(pk=laid.id)
            notes.hide(note=note, hidden=not note.hidden, by=self.cast.bo)

    def show(self, n: int) -> None:
        """What the button of the step does."""
        _meeting, step = self.now()
        if activity_of(step).counts:
            notes.close_round(step=step, by=self.cast.bo)
        else:
            meetings.reveal(step=step, by=self.cast.bo)

    def go(self, n: int) -> None:
        """Anywhere in the agenda, most often on."""
        meeting, step = self.now()
        agenda = list(Step.objects.of(self.cast.municipality).filter(meeting=meeting))
        place = step.position % len(agenda) if n % 3 else n % len(agenda)
        meetings.go_to(meeting=meeting, step=agenda[place], seen=step, by=self.cast.bo)

    def lose(self, n: int) -> None:
        """A page loses the network."""
        self.pages[n % 4].cut()

    def come(self, n: int) -> None:
        """A page that was out of reach comes back, by its version or loaded anew; one that was not joins late."""
        screen = self.pages[n % 4]
        if screen.line is None and n % 3:
            screen.connect()
        else:
            screen.load()

    def _one_of(self, n: int) -> Laid | None:
        laid = list(self.kept.values())
        return laid[-1 - n % len(laid)] if laid else None

    def _say(self, what: Callable[[], object]) -> None:
        """Something that a phone says, and says again if the server dies of it."""
        self.again = what  # type: ignore[assignment]
        what()

    def _post(self, phone: Client, address: str, sent: dict[str, object]) -> int:
        answer = phone.post(address, sent, headers=LIVE)
        assert answer.status_code in {200, 404, 422}, answer.content
        return int(answer.status_code)
