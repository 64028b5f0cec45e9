# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What is older than its period goes, is counted first, and leaves no trace but the count."""

import json
from datetime import date, timedelta
from io import StringIO

import pytest
from allauth.usersessions.models import UserSession
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from medspil.custody.actions import expire
from medspil.custody.models import Keeping
from medspil.custody.periods import PERIODS, before
from medspil.dialogue.models import Meeting, Note, OutcomeItem, Step
from medspil.dilemmas.models import Dilemma
from medspil.directory.models import Correction, CorrectionState, Intake
from medspil.record.chain import check
from medspil.record.models import Entry
from medspil.web.history.words import EXPIRED
from tests.cast import Cast, client_for
from tests.directory import samples
from tests.web.world import HANDED, NOTED, RAW, World, make_world


def _aged(world: World) -> None:
    """The meeting that was held, and what was noted, two years and a half ago."""
    long_ago = timezone.now() - timedelta(days=930)
    Meeting.objects.of(world.cast.municipality).filter(pk=world.held.pk).update(closed_at=long_ago)
    Step.objects.of(world.cast.municipality).filter(meeting=world.held).update(own_notes="Spørg Ali igen")
    Dilemma.objects.of(world.cast.municipality).update(week=long_ago.date())


def _dry_run(cast: Cast) -> dict[str, int]:
    said = StringIO()
    call_command("retention", "--dry-run", "--json", "--municipality", cast.municipality.cvr, stdout=said)
    return {row["kind"]: row["rows"] for row in map(json.loads, said.getvalue().splitlines())}


def _begun(cast: Cast) -> None:
    Keeping.objects.update_or_create(
        municipality=cast.municipality, defaults={"begins_on": timezone.localdate() - timedelta(days=1)}
    )


def test_what_a_dry_run_counts_is_what_goes(cast: Cast, material: None) -> None:
    world = make_world(cast)
    _aged(world)
    _begun(cast)
    counted = _dry_run(cast)
    assert counted["notes"] >= 2
    assert counted["dilemmas"] == 2
    gone = expire(municipality=cast.municipality, today=timezone.localdate())
    assert {due.period.key: due.rows for due in gone} == {kind: rows for kind, rows in counted.items() if rows}
    assert set(_dry_run(cast).values()) == {0}

    assert not Note.objects.of(cast.municipality).filter(step__meeting=world.held).exists()
    assert Note.objects.of(cast.municipality).filter(step__meeting=world.running, text=RAW[-1]).exists()
    assert not Dilemma.objects.of(cast.municipality).filter(told__contains=NOTED).exists()
    assert not Step.objects.of(cast.municipality).filter(own_notes="Spørg Ali igen").exists()
    assert HANDED in OutcomeItem.objects.of(cast.municipality).values_list("text", flat=True)
    for page in ("outcome", "what-came-of-it"):
        assert client_for(cast.karen).get(reverse(page, args=[world.held.pk])).status_code == 200

    line = Entry.objects.of(cast.municipality.pk).get(kind="RowsExpired")
    assert f"notes={counted['notes']}" in line.subject["removed"]
    assert check(cast.municipality.pk).faults == ()
    assert "Dilemmaer i loggen: 2" in client_for(cast.rita).get(reverse("history")).content.decode()


def test_nothing_goes_before_the_municipality_has_chosen_or_on_the_day_of_a_change(cast: Cast) -> None:
    today, tomorrow = timezone.localdate(), timezone.localdate() + timedelta(days=1)
    Dilemma.objects.create(municipality=cast.municipality, unit=cast.counter, told="Gammelt", week=before(today, 40))
    intake = Intake.objects.create(municipality=cast.municipality, name="tilbud.csv", by=cast.rita)
    Intake.objects.filter(pk=intake.pk).update(at=timezone.now() - timedelta(days=70))
    rita = client_for(cast.rita)
    assert "Dilemmaer i loggen: 1" in rita.get(reverse("retention")).content.decode()
    assert [due.period.key for due in expire(municipality=cast.municipality, today=today)] == ["files"]
    months = {period.key: period.months for period in PERIODS}
    assert rita.post(reverse("retention"), {**months, "dilemmas": 60}).status_code == 302
    assert expire(municipality=cast.municipality, today=tomorrow) == []  # kept for five years
    rita.post(reverse("retention"), {**months, "dilemmas": 3})
    assert expire(municipality=cast.municipality, today=today) == []
    assert [due.rows for due in expire(municipality=cast.municipality, today=tomorrow)] == [1]


def test_a_period_out_of_bounds_is_told_at_its_field_and_nothing_typed_is_lost(cast: Cast) -> None:
    months = {period.key: period.months for period in PERIODS}
    answer = client_for(cast.rita).post(reverse("retention"), {**months, "notes": 61, "talks": "et år"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "Mindst 1 og højst 60 måneder." in page
    assert 'value="et år"' in page
    assert not Keeping.objects.of(cast.municipality).exists()


def test_other_municipalities_keep_what_they_have(cast: Cast) -> None:
    today = timezone.localdate()
    for unit in (cast.counter, cast.other_unit):
        Dilemma.objects.create(municipality=unit.municipality, unit=unit, told="Gammelt", week=before(today, 40))
    _begun(cast)
    expire(municipality=cast.municipality, today=today)
    assert list(Dilemma.objects.values_list("municipality", flat=True)) == [cast.other_municipality.pk]


@pytest.mark.parametrize(
    ("today", "months", "day"),
    [
        (date(2026, 3, 5), 1, date(2026, 2, 5)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 12, 1), 24, date(2024, 12, 1)),
    ],
)
def test_a_period_is_counted_in_months_of_the_calendar(today: date, months: int, day: date) -> None:
    assert before(today, months) == day


def test_a_correction_that_waits_stays_however_old_it_is(cast: Cast) -> None:
    _begun(cast)
    offer = samples.offer(cast)
    for state in CorrectionState.values:
        Correction.objects.create(municipality=cast.municipality, offer=offer, state=state)
    Correction.objects.of(cast.municipality).update(at=timezone.now() - timedelta(days=930))
    expire(municipality=cast.municipality, today=timezone.localdate())
    assert Correction.objects.of(cast.municipality).get().state == CorrectionState.WAITING


def test_where_somebody_was_signed_in_goes_also_before_the_municipality_has_chosen(cast: Cast) -> None:
    at = {"user": cast.ali, "ip": "192.0.2.1", "user_agent": "Firefox"}
    for key, days in (("a" * 32, 1), ("b" * 32, 70)):
        place = UserSession.objects.create(session_key=key, **at)
        seen = timezone.now() - timedelta(days=days)
        UserSession.objects.filter(pk=place.pk).update(last_seen_at=seen)
    expire(municipality=cast.other_municipality, today=timezone.localdate())
    assert UserSession.objects.filter(user=cast.ali).count() == 2
    expire(municipality=cast.municipality, today=timezone.localdate())
    assert UserSession.objects.get(user=cast.ali).session_key == "a" * 32


def test_the_page_asks_as_often_whatever_there_is(cast: Cast) -> None:
    rita = client_for(cast.rita)
    with CaptureQueriesContext(connection) as asked:
        rita.get(reverse("retention"))
    assert len(asked) <= 25


def test_the_history_has_words_for_each_kind() -> None:
    assert {period.key for period in PERIODS} <= set(EXPIRED)
    assert all(period.least <= period.months <= period.most for period in PERIODS)
