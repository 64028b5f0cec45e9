# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A year of one municipality in a real process with a real mail server, killed again and again on the way."""

import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from email import message_from_bytes
from email.header import decode_header, make_header
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from medspil.practice.workdays import is_workday
from tests.browser.server import free_port

pytestmark = pytest.mark.once

FIRST, LAST = date(2026, 1, 2), date(2026, 12, 30)
KILLS = 6
SCRIPT = Path(__file__).with_name("year_worker.py")
MAKE = """
import django; django.setup()
from datetime import date, timedelta
from uuid import uuid4
from medspil.web.database import bring_up_to_date
from medspil.dialogue.models import Process
from medspil.organisations.actions import add_person, create_municipality
from medspil.organisations.models import Unit
from medspil.organisations.permissions import Role
from medspil.practice.actions.commitments import commit
bring_up_to_date()
home = create_municipality(name="Fjordby Kommune", cvr="10000001", by=None)
unit = Unit.objects.get(municipality=home)
ali = add_person(unit=unit, name="Ali Aslan", email="ali@fjordby.example", role=Role.EMPLOYEE, by=None)
process = Process.objects.create(
    municipality=home, unit=unit, leader=ali, facilitator=ali, value="Ro", planned_on=date(2026, 1, 1)
)
for n in range(50):
    commit(commitment_id=uuid4(), process=process, what=f"Aftale {n}", owner=ali, owner_name="",
           due_on=date(2026, 1, 12) + timedelta(days=7 * n), by=ali)
"""


class Inbox:
    def __init__(self) -> None:
        self.letters: list[tuple[str, str]] = []  # Message-ID and subject

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802 - aiosmtpd's name
        letter = message_from_bytes(envelope.content)
        self.letters.append((str(letter["Message-ID"]), str(make_header(decode_header(letter["Subject"])))))
        return "250 OK"


@pytest.fixture
def inbox() -> Iterator[tuple[Inbox, int]]:
    received, port = Inbox(), free_port()
    controller = Controller(received, hostname="127.0.0.1", port=port)
    controller.start()
    yield received, port
    controller.stop()


def test_every_reminder_of_a_year_comes_once_though_the_worker_is_killed(tmp_path: Path, inbox: Any) -> None:
    received, port = inbox
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("DJANGO_", "MEDSPIL_"))}
    environment |= {
        "DJANGO_SETTINGS_MODULE": "medspil.settings.demo",
        "MEDSPIL_DATA": str(tmp_path),
        "MEDSPIL_URL": "http://medspil.example",
        "MEDSPIL_SMTP_HOST": "127.0.0.1",
        "MEDSPIL_SMTP_PORT": str(port),
    }
    subprocess.run([sys.executable, "-c", MAKE], env=environment, check=True)
    reached = _live_through(environment)
    assert reached == "done"
    once = dict(received.letters)  # a letter that a kill made us send again is the same letter
    counted = Counter(once.values())
    expected = Counter({f"Snart: Aftale {n}": 1 for n in range(50)})
    expected += Counter({f"I dag: Aftale {n}": 1 for n in range(50)})
    assert Counter({subject: n for subject, n in counted.items() if not subject.startswith("Hvordan")}) == expected
    assert len(received.letters) - len(once) <= KILLS
    assert counted["Hvordan går det? Aftale 0"] == _weeks_late(date(2026, 1, 12))


def _live_through(environment: dict[str, str]) -> str:
    """The last word of the worker, which is killed at random moments and begins again where it was."""
    chance = random.Random(5)  # noqa: S311 - when to kill is no secret
    reached = FIRST.isoformat()
    for life in range(KILLS + 1):
        days = chance.randint(5, 45)
        command = [sys.executable, str(SCRIPT), reached, LAST.isoformat()]
        with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as worker:
            assert worker.stdout is not None
            for count, line in enumerate(worker.stdout):
                reached = line.strip()
                if life < KILLS and count == days:
                    worker.kill()
                    break
    return reached


def _weeks_late(due_on: date) -> int:
    """How many weekly reminders of one commitment fit into the year: one for each week that has a workday."""
    weeks = 0
    day = due_on + timedelta(days=7)
    while day <= LAST:
        week = [day + timedelta(days=n) for n in range(7)]
        weeks += any(is_workday(day) and day <= LAST for day in week)
        day += timedelta(days=7)
    return weeks
