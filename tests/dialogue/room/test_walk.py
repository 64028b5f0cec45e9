# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A random walk of a thousand steps in four meetings and more, in which the server dies now and then.

After each step: what was acknowledged is there, once; counts are right; nothing hidden has been sent to anybody;
nothing in a closed step leads to a device; versions only rise; and every open page equals one that is loaded now.

It takes the same way each time. Another and longer one, at random: MEDSPIL_WALK=20000 .venv/bin/pytest with this file.
"""

import os
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from django.db.models import Sum
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from medspil.dialogue.models import Audience, Dot, DotRound, Note, ReadyMark, Seat, Speaker, Step
from medspil.dialogue.room import room_of
from tests.cast import Cast
from tests.dialogue.room.acts import ACTS
from tests.dialogue.room.pages import stop_the_clock
from tests.dialogue.room.screens import Process, Screen, process, until
from tests.dialogue.room.walking import DIES_AFTER, DIES_BEFORE, LIVES, MINE, Walked

pytestmark = pytest.mark.once  # it draws in its own thread what a hint of SQLite tells it
STEPS = int(os.environ.get("MEDSPIL_WALK", "1000"))
WALK = 250  # steps at a time: hypothesis chooses no more for one walk than it could make shorter
MOVES = ["rest"] + 8 * ["act"] + 4 * ["lay"] + 5 * ["go"] + 2 * ["vote"] + 2 * ["show"] + 2 * ["come"] + ["lose", "sit"]
MOVES += ["hide", "change", "withdraw", "send_again", "done_writing"]
FATES = 14 * [LIVES] + [DIES_BEFORE, DIES_AFTER]
CHANCES = 256 * len(FATES)
THOROUGH = 10  # all pages are looked at this often, and when the server has died; one of them otherwise


class Walk(RuleBasedStateMachine):
    def __init__(self, cast: Cast, server: Process, done: Counter[str]) -> None:
        super().__init__()
        self.done = done
        self.walked = Walked(cast, server, done)
        self.versions: dict[Screen, int] = {}
        self.known, self.unseen = set[str](), dict[Screen, set[str]]()
        self.at_rest = self.died = False
        self.taken = 0

    def teardown(self) -> None:
        self.walked.leave()

    @rule(move=st.sampled_from(MOVES), chance=st.integers(0, CHANCES - 1))
    def step(self, move: str, chance: int) -> None:
        self.at_rest = move == "rest"
        if self.at_rest:
            return
        if self.walked.over:
            self.walked.begin()
        before = self.walked.now()[0].version
        n, fate = divmod(chance, len(FATES))
        self.died = not self.walked.take(move, n, FATES[fate])
        self.walked.count_dots()
        self.taken += 1
        assert self.walked.now()[0].version >= before

    @invariant()
    def all_is_as_it_should_be(self) -> None:
        if not self.at_rest:
            self.pages_are_as_those_that_are_loaded_now()
            self.versions_only_rise()
            self.nothing_hidden_was_sent()
            self.what_was_acknowledged_is_there_once()
            self.counts_are_right()
            self.nothing_that_is_closed_leads_to_a_device()

    def pages_are_as_those_that_are_loaded_now(self) -> None:
        pages, differs = self.walked.pages, list[str]()
        looked_at = pages if self.died or self.taken % THOROUGH == 0 else [pages[self.taken % len(pages)]]

        def true() -> bool:
            differs.clear()
            for screen in looked_at:
                fresh = screen.fresh() if screen.line is not None else screen.regions
                differs.extend(f"{screen.page} #{key}" for key in fresh if screen.regions.get(key) != fresh[key])
            return not differs

        assert until(pages, self.walked.now()[0].version, true), differs

    def versions_only_rise(self) -> None:
        for screen in self.walked.pages:
            assert screen.version >= self.versions.get(screen, 0)
            self.versions[screen] = screen.version

    def nothing_hidden_was_sent(self) -> None:
        """What a page may not show, and could not show before, is not in anything that it was sent."""
        notes = list(Note.objects.filter(step__meeting=self.walked.meeting).select_related("step", "merged_into"))
        may_not = {screen: {note.text for note in notes if self._hidden(note, screen)} for screen in self.walked.pages}
        for screen, texts in may_not.items():
            shown_before = self.known - self.unseen.get(screen, set())
            for text in texts - shown_before:
                if text.startswith(MINE):  # others say the same more than once
                    assert text.encode() not in screen.heard, f"{text} was sent to {screen.page}"
            screen.heard = b""
        self.unseen, self.known = may_not, {note.text for note in notes}

    def _hidden(self, note: Note, screen: Screen) -> bool:
        """Said here once more, and not asked of the product."""
        if not note.step.revealed:
            return note.table is None or self.walked.place_of(screen) != (note.step_id, note.table)
        taken_off = note.hidden or (note.merged_into is not None and note.merged_into.hidden)
        return taken_off and screen not in self.walked.screens[Audience.FACILITATOR]

    def what_was_acknowledged_is_there_once(self) -> None:
        texts = Counter(Note.objects.filter(step__meeting=self.walked.meeting).values_list("text", flat=True))
        for laid in self.walked.kept.values():
            assert texts.pop(laid.text, 0) == 1, laid
        assert not [text for text in texts if re.fullmatch(MINE + r"\d+slut", text)], "nobody was told of this"

    def counts_are_right(self) -> None:
        meeting, step = self.walked.now()
        if not (self.walked.over or step.closed or step.open_until):
            room = room_of(meeting.pk, Audience.FACILITATOR)
            assert room.written == Note.objects.filter(step=step, merged_into=None).count()
            assert room.ready == len(self.walked.ready.get(step.turn, set()))
        closed = DotRound.objects.filter(pk__in=self.walked.dots, closed=True)
        for round_ in closed.annotate(sum=Sum("tallies__phones")):
            assert (round_.sum, round_.voters) == self.walked.dots[round_.pk]

    def nothing_that_is_closed_leads_to_a_device(self) -> None:
        closed = Step.objects.filter(meeting=self.walked.meeting, closed=True)
        assert not closed.exclude(secret="").exists()
        assert not Note.objects.filter(step__in=closed).exclude(edit_hash="").exists()
        for traces in (ReadyMark, Seat, Speaker):
            assert not traces.objects.filter(step__in=closed).exists()
        counted = DotRound.objects.filter(pk__in=self.walked.dots, closed=True)
        assert not counted.exclude(secret="").exists()
        assert not Dot.objects.filter(round__in=counted).exists()
        if self.walked.over:
            assert not Note.objects.filter(pk__in=self.walked.kept).exists()


@pytest.fixture
def server(transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Process]:
    stop_the_clock(monkeypatch)
    monkeypatch.setattr("medspil.record.hub.BEAT_SECONDS", 3600.0)  # what a lost push leaves is not to be mended unseen
    with process() as running:
        yield running


def test_the_invariants_hold_on_a_walk_of_a_thousand_steps(server: Process, material: None, cast: Cast) -> None:
    done: Counter[str] = Counter()
    chosen = settings(
        stateful_step_count=min(STEPS, WALK),
        max_examples=1 + max(1, STEPS // WALK),  # the first is the simplest there is: nothing happens
        derandomize="MEDSPIL_WALK" not in os.environ,
        database=None,
        deadline=None,
        phases=[Phase.generate],  # to make a walk shorter takes longer than there is time for
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(lambda: Walk(cast, server, done), settings=chosen)
    walked_through(done)


def walked_through(done: Counter[str]) -> None:
    """It was no walk in the garden: the server died in both ways, and much of what can happen has happened."""
    if STEPS >= 1000:
        assert min(done[DIES_BEFORE], done[DIES_AFTER]) > STEPS / 200
        never = [name for name, _kind, _act in ACTS if not done[name]]
        assert len(never) < len(ACTS) * 3 / 4, never
