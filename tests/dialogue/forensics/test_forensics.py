# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Given the whole database and the log after a meeting, nobody tells better than by chance who wrote what.

A real server, real HTTP, people who write in an order that the attacker knows. Everything he could go by is tried: each
column of each table, the place of every text in every file, and all that the phones remember.
"""

import json
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import pytest

from tests.browser.server import RunningServer
from tests.dialogue.forensics.attack import CHANCE, Guess, Loot, Phone, Round, guesses, hits, linked, luck
from tests.dialogue.forensics.looting import loot
from tests.dialogue.forensics.visiting import Visit

ROUNDS = 24
PHONES = 5


@dataclass(frozen=True, kw_only=True)
class Held:
    """A meeting that is over, and what is known and left of it; `during` is from when a step was still open."""

    during: Loot
    after: Loot
    phones: list[Phone]
    rounds: list[Round]
    code: str


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Held]:
    folder = tmp_path_factory.mktemp("forensics")
    data = folder / "data"
    data.mkdir()
    environment = {name: os.environ[name] for name in ("MEDSPIL_DATABASE",) if name in os.environ}
    server = RunningServer(data=data, environment=environment)
    server.start()
    try:
        yield Meeting(server, folder).hold()
    finally:
        server.stop()


class Meeting:
    """Hanne runs it; five phones write, vote and say that they are done. One of them is signed in as an employee."""

    def __init__(self, server: RunningServer, folder: Path) -> None:
        self.server, self.folder = server, folder
        self.facts = self._stage()
        self.hanne = Visit(server.url)
        self._sign_in(self.hanne, "Hanne")
        self.visits = [Visit(server.url) for _phone in range(PHONES)]
        self._sign_in(self.visits[0], "Jonas")
        for visit in self.visits:
            visit.get(self._room())
        self.phones = [Phone(token=visit.token()) for visit in self.visits]
        self.rounds: list[Round] = []

    def hold(self) -> Held:
        self.hanne.get(self._console())
        self.hanne.post(self._console("aabn/"), {}, script=False)
        during = None
        while (step := self._step()) is not None:
            if self._votes():
                self._vote(step)
            else:
                self._write(step)
                during = during or loot(self.server.data, self.folder / "during")
            self.hanne.post(self._console(f"trin/{step}/vis/"), {})
            if not self._go_on(step):
                break
        self._hand_over()
        assert during is not None
        after = self._when_it_is_quiet()
        code = self.facts["code"]
        return Held(during=during, after=after, phones=self.phones, rounds=self.rounds, code=code)

    def _write(self, step: str) -> None:
        """Each writes one note of the same length, one after the other, in an order drawn for this step."""
        order = random.SystemRandom().sample(range(PHONES), PHONES)
        texts = []
        for number in order:
            text, note_id, key = f"Ord {_word()}", str(uuid4()), uuid4().hex + uuid4().hex
            self.visits[number].post(self._room(f"trin/{step}/seddel/"), {"id": note_id, "key": key, "text": text})
            self.visits[number].post(self._room(f"trin/{step}/klar/"), {"ready": "1"})
            self.phones[number].notes[text] = (note_id, key)
            texts.append(text)
        self.rounds.append(Round(texts=texts))

    def _vote(self, step: str) -> None:
        for visit in self.visits:
            names = visit.get(self._room("mit/")).xpath("//input[@type='number']/@name")
            visit.post(self._room(f"trin/{step}/prikker/"), {random.SystemRandom().choice(names): "2"})

    def _step(self) -> str | None:
        (stage,) = self.hanne.get(self._console()).xpath("//*[@id='stage']")
        return stage.get("data-step") or None

    def _votes(self) -> bool:
        return bool(self.visits[1].get(self._room()).xpath("//*[@id='mine']"))

    def _go_on(self, step: str) -> bool:
        buttons = self.hanne.get(self._console()).xpath("//*[@id='controls']//form[.//button[@data-focus]]")
        for form in buttons:
            following = form.xpath(".//input[@name='step']/@value")[0]
            self.hanne.post(self._console("gaa-til/"), {"step": following, "seen": step})
            return True
        return False

    def _hand_over(self) -> None:
        items = self.hanne.get(self._console("afslut/")).xpath("//input[@name='items']/@value")
        self.hanne.post(self._console("afslut/"), {"items": items[:20], "summary": "Tak"}, script=False)

    def _when_it_is_quiet(self) -> Loot:
        """What is left when the server has had its few seconds to tidy up; it is asked until it has, or time is out."""
        for attempt in range(20):
            left = loot(self.server.data, self.folder / f"after-{attempt}")
            if not linked(left, self.phones):
                break
            time.sleep(0.5)  # another process tidies up, and can only be looked at again
        return left

    def _room(self, below: str = "") -> str:
        return f"/m/{self.facts['code']}/{below}"

    def _console(self, below: str = "") -> str:
        return f"/moeder/{self.facts['meeting']}/{below}"

    def _sign_in(self, visit: Visit, who: str) -> None:
        page = visit.get("/log-ind/")
        (form,) = [form for form in page.xpath("//form") if f"Vær {who}" in form.text_content()]
        visit.post(form.get("action"), {}, script=False)

    def _stage(self) -> dict[str, str]:
        settings = {**os.environ, "DJANGO_SETTINGS_MODULE": "medspil.settings.demo"}
        made = subprocess.run(
            [sys.executable, "-m", "tests.dialogue.forensics.stage", str(ROUNDS)],
            env={**settings, "MEDSPIL_DATA": str(self.server.data)},
            capture_output=True,
            check=True,
            cwd=Path(__file__).resolve().parents[3],
        )
        facts: dict[str, str] = json.loads(made.stdout)
        return facts


def _word() -> str:
    """Twelve consonants: nobody's name and no number, about which the guard would ask."""
    return "".join(random.SystemRandom().choices("bcdfghjklmnpqrstvwxz", k=12))


def best(left: Loot, rounds: list[Round]) -> list[str]:
    """The attacks that do better than luck, forwards or backwards."""
    found = []
    for name, guess in guesses(left).items():
        for way in (guess, _backwards(guess)):
            score = hits(left, way, rounds)
            if score is not None and luck(*score, PHONES) < CHANCE:
                found.append(f"{name}: {score[0]} of {score[1]}")
    return found


def _backwards(guess: Guess) -> Guess:
    def turned(left: Loot, texts: list[str]) -> list[str] | None:
        found = guess(left, texts)
        return list(reversed(found)) if found is not None else None

    return turned


def test_all_notes_are_there(held: Held) -> None:
    """Otherwise the rest would prove nothing."""
    texts = {text for entry in held.rounds for text in entry.texts}
    assert len(texts) == ROUNDS * PHONES
    kept = {row["text"] for row in held.after.rows["dialogue_note"]}
    assert texts <= kept


def test_no_order_tells_who_wrote_what(held: Held) -> None:
    assert best(held.after, held.rounds) == []


def test_nothing_that_a_phone_remembers_is_left(held: Held) -> None:
    assert linked(held.after, held.phones) == []


def test_the_log_says_nothing(held: Held) -> None:
    log = held.after.files["server.log"].decode()
    assert held.code not in log
    assert "/m/" not in log
    assert all(text not in log for entry in held.rounds for text in entry.texts)


def test_signing_in_leaves_no_time_of_writing(held: Held) -> None:
    """Writing touches neither the session nor the row of whoever is signed in on that phone."""
    for table in ("django_session", "organisations_person"):
        before = {str(row) for row in held.during.rows[table]}
        assert {str(row) for row in held.after.rows[table]} == before


def test_the_attacker_is_good_enough_to_find_what_is_there_while_a_step_is_open(held: Held) -> None:
    """The attack itself: in the middle of a step the ids are there, and so is the order of the rows."""
    first = held.rounds[:1]
    assert linked(held.during, held.phones)
    score = max(
        (hits(held.during, guess, first) or (0, 0))[0]
        for name, guess in guesses(held.during).items()
        if name.startswith("dialogue_note by place") or name == "dialogue_note by place"
    )
    assert score == PHONES
