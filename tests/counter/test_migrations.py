# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What stood in the tables before: questions of the guide and of the log, and roles called by other words."""

from collections.abc import Iterator
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from medspil.counter.models import GuideEntry, GuideVersion
from medspil.dilemmas.models import Question, QuestionState, Source, Turn
from tests.cast import make_cast

BEFORE = [("counter", "0002_guide_questions"), ("dilemmas", "0002_turns")]
MONDAY = date(2026, 11, 23)


def migrate(targets: list[tuple[str, str]]) -> Any:
    executor = MigrationExecutor(connection)
    executor.migrate(targets)
    return executor.loader.project_state(targets).apps


@pytest.fixture
def old(transactional_db: None, settings: Any) -> Iterator[Any]:
    """The tables as they were; where they were made from the models, the migrations count as done."""
    settings.MIGRATION_MODULES = {}
    latest = MigrationExecutor(connection).loader.graph.leaf_nodes()
    MigrationExecutor(connection).migrate(latest, fake=True)
    yield migrate(BEFORE)
    migrate([key for key in latest if key[0] in {"counter", "dilemmas"}])


def test_questions_and_roles_are_moved(old: Any) -> None:
    cast = make_cast()
    ours = {"municipality_id": cast.municipality.pk}
    days = {"agreed_on": MONDAY, "look_again_on": MONDAY}
    entry = old.get_model("counter", "GuideEntry").objects.create(
        **ours, unit_id=cast.counter.pk, title="Svar", verdict="yes", how="Gør", role="advice", agreed_by="Os", **days
    )
    version = {"entry_id": entry.pk, "number": 1, "change": "written", "by_id": cast.rita.pk}
    old.get_model("counter", "GuideVersion").objects.create(**ours, **version, text={"role": "instruction"})
    asked, closed, logged = uuid4(), uuid4(), uuid4()
    old_question = old.get_model("counter", "Question").objects
    for pk, done in ((asked, False), (closed, True)):
        old_question.create(**ours, pk=pk, unit_id=cast.counter.pk, text="Må jeg?", week=MONDAY, closed=done)
    told = {"pk": asked, "unit_id": cast.counter.pk, "told": "Må jeg?", "week": MONDAY, "source": "guide"}
    old.get_model("dilemmas", "Dilemma").objects.create(**ours, **told)
    old.get_model("dilemmas", "OpenQuestion").objects.create(
        **ours, pk=logged, unit_id=cast.counter.pk, question="Hvad nu?", answered_on=MONDAY
    )

    migrate([key for key in MigrationExecutor(connection).loader.graph.leaf_nodes() if key[0] == "counter"])

    found = {question.pk: question for question in Question.objects.of(cast.municipality)}
    assert {pk: row.state for pk, row in found.items()} == {
        asked: QuestionState.WAITING,
        closed: QuestionState.ASIDE,
        logged: QuestionState.ANSWERED,
    }
    assert (found[asked].question, found[asked].week, found[asked].source) == ("Må jeg?", MONDAY, Source.GUIDE)
    assert found[logged].week.weekday() == 0
    assert Turn.objects.of(cast.municipality).get().made == asked
    assert GuideEntry.objects.of(cast.municipality).get().get_role_display() == "Rådgivning"
    assert GuideVersion.objects.of(cast.municipality).get().text == {"role": "instructing"}
