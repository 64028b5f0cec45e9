# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A team says in a minute how often the solution was used, and everybody in the journey sees whether it is."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.core import signing
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from medspil.adoption import actions
from medspil.adoption.figures import Share
from medspil.adoption.letters import week_token
from medspil.adoption.models import Team, WeekOfUse
from medspil.journeys.actions import ways
from medspil.organisations.actions import add_person
from medspil.organisations.permissions import Role
from medspil.practice.workdays import monday_of
from tests.cast import Cast, client_for
from tests.journeys.stage import begun, words
from tests.practice.test_reminding import letters


def counting(cast: Cast, *, colleagues: int = 5) -> Team:
    """The counter's team counts conversations, and Ali is asked for the figures."""
    for n in range(colleagues - 4):
        add_person(unit=cast.counter, name="Per Poulsen", email=f"per{n}@x.example", role=Role.EMPLOYEE, by=None)
    journey = begun(cast)
    adoption = actions.arrange(journey=journey, counted="samtaler", goal=40, launched_on=None, by=cast.bo)
    return actions.add_team(adoption=adoption, team_id=uuid4(), unit=cast.counter, keeper=cast.ali, by=cast.bo)


def last_week() -> date:
    return monday_of(timezone.localdate()) - timedelta(weeks=1)


def page_of(team: Team, name: str = "adoption-team") -> str:
    return reverse(name, args=[team.adoption.journey_id, team.pk])


def stored(team: Team) -> list[tuple[date, int, int]]:
    rows = WeekOfUse.objects.of(team.municipality).filter(team=team)
    return list(rows.values_list("monday", "held", "used"))


def test_the_project_lead_says_what_is_counted_and_a_team_begins(cast: Cast) -> None:
    journey, bo = begun(cast), client_for(cast.bo)
    bo.post(reverse("adoption-arrange", args=[journey.pk]), {"counted": "samtaler", "goal": "40", "launched_on": ""})
    team = {"id": uuid4(), "unit": cast.counter.pk, "keeper": cast.ali.pk}
    for _twice in range(2):
        assert bo.post(reverse("adoption-team-new", args=[journey.pk]), team).status_code == 302
    page = words(client_for(cast.ali).get(reverse("adoption", args=[journey.pk])))
    assert "Vi tæller: samtaler. Målet er 40 %." in page
    assert page.count("Færre end fem tæller her.") == 1


def test_an_employee_of_the_team_writes_a_week_and_it_is_shown_with_its_counts(cast: Cast) -> None:
    team, ali = counting(cast), client_for(cast.ali)
    typed = {"monday": last_week().isoformat(), "held": "1300", "used": "10"}
    assert ali.post(page_of(team), typed).status_code == 302
    page = words(client_for(cast.karen).get(reverse("adoption", args=[team.adoption.journey_id])))
    assert f"Uge {last_week().isocalendar().week}: 10 af 1300 (0,8 %)" in page.replace("1.300", "1300")
    assert "for få målinger" in page


@pytest.mark.parametrize(
    ("held", "used", "said"),
    [
        ("10", "11", "Løsningen kan ikke være brugt flere gange, end der var i alt."),
        ("10", "", "Skriv et tal, også nul."),
        ("-1", "0", "0"),
    ],
)
def test_what_cannot_be_is_said_at_the_field_and_nothing_is_lost(cast: Cast, held: str, used: str, said: str) -> None:
    team = counting(cast)
    answer = client_for(cast.ali).post(page_of(team), {"monday": last_week().isoformat(), "held": held, "used": used})
    assert answer.status_code == 422
    assert said in words(answer)
    assert f'value="{held}"' in answer.content.decode()
    assert stored(team) == []


def test_a_week_written_again_gets_the_new_figures(cast: Cast) -> None:
    team, ali = counting(cast), client_for(cast.ali)
    for used in ("3", "4", "4"):
        ali.post(page_of(team), {"monday": last_week().isoformat(), "held": "20", "used": used})
    assert stored(team) == [(last_week(), 20, 4)]


def test_a_table_is_looked_at_before_it_is_stored(cast: Cast) -> None:
    team, ali = counting(cast), client_for(cast.ali)
    table = {"pasted": "Uge;I alt;Brugt\n2026-W10;40;4\n2026-W11;50;6"}
    assert "2 uger er læst" in words(ali.post(page_of(team, "adoption-paste"), table))
    assert stored(team) == []
    ali.post(page_of(team, "adoption-paste"), {**table, "store": "1"})
    assert stored(team) == [(date(2026, 3, 2), 40, 4), (date(2026, 3, 9), 50, 6)]


def test_a_broken_table_is_told_line_by_line_and_kept(cast: Cast) -> None:
    team = counting(cast)
    pasted = "2026-W10;40;4\nuge 99;1;1"
    answer = client_for(cast.ali).post(page_of(team, "adoption-paste"), {"pasted": pasted, "store": "1"})
    assert "Linje 2: »uge 99« er ikke en uge." in words(answer)
    assert pasted in answer.content.decode()
    assert stored(team) == []


def test_what_the_team_reminds_itself_of_stands_on_its_page(cast: Cast) -> None:
    team = counting(cast)
    agreed = {"nudge": "Vi viser den hver gang", "keeper": cast.ali.pk}
    client_for(cast.mette).post(page_of(team, "adoption-team-agree"), agreed)
    assert "Vi minder hinanden om: Vi viser den hver gang" in words(client_for(cast.ali).get(page_of(team)))


def test_on_monday_the_keeper_is_asked_once_and_answers_without_signing_in(cast: Cast) -> None:
    team, monday = counting(cast), monday_of(timezone.localdate())
    workday = next(day for day in (monday + timedelta(days=n) for n in range(7)) if actions.on_or_after(monday) == day)
    assert [actions.ask_for_weeks(workday) for _twice in range(2)] == [1, 0]
    (letter,) = letters()
    assert letter["to"] == cast.ali.email
    assert f"Hvordan gik uge {last_week().isocalendar().week}?" in letter["text"]
    stranger, link = Client(), reverse("mailed-week", args=[week_token(team, last_week())])
    stranger.get(link)
    assert stored(team) == [], "a link that is merely looked at changes nothing"
    assert "Tak. Ugen er gemt." in words(stranger.post(link, {"held": "12", "used": "3"}))
    assert stored(team) == [(last_week(), 12, 3)]
    assert actions.ask_for_weeks(workday + timedelta(weeks=1)) == 1


def test_a_link_is_for_one_week_and_for_a_fortnight(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    token = week_token(counting(cast), last_week())
    forged = signing.dumps(["x", "2026-09-14"], salt="medspil.value")
    assert Client().get(reverse("mailed-week", args=[forged])).status_code == 410
    monkeypatch.setattr("django.core.signing.time.time", lambda: 4e9)
    assert "for gammelt" in words(Client().get(reverse("mailed-week", args=[token])))


def test_nothing_is_counted_any_more_when_the_journey_is_over(cast: Cast) -> None:
    team = counting(cast)
    link, ali = reverse("mailed-week", args=[week_token(team, last_week())]), client_for(cast.ali)
    assert [Client().get(link).status_code, ali.get(page_of(team, "adoption-paste")).status_code] == [200, 200]
    ways.end(journey=team.adoption.journey, reached="Ja", keeps="", differently="Intet", by=cast.bo)
    assert Client().post(link, {"held": "12", "used": "3"}).status_code == 404
    assert ali.post(page_of(team, "adoption-paste"), {"pasted": "2026-W10;40;4", "store": "1"}).status_code == 404
    assert stored(team) == []


def test_figures_of_fewer_than_five_stay_with_the_team(cast: Cast) -> None:
    team = counting(cast, colleagues=4)
    actions.count(team=team, shares=[Share(monday=last_week(), held=1300, used=10)], by=cast.bo)
    for person in (cast.karen, cast.ali):
        page = words(client_for(person).get(reverse("adoption", args=[team.adoption.journey_id])))
        assert "Færre end fem tæller her." in page
        assert "1300" not in page.replace(".", "")
    assert "1300" in words(client_for(cast.ali).get(page_of(team))).replace(".", "")
    outside = begun(cast, unit=cast.root, lead=cast.bo)
    small = actions.arrange(journey=outside, counted="samtaler", goal=None, launched_on=None, by=cast.bo)
    far = actions.add_team(adoption=small, team_id=uuid4(), unit=cast.counter, keeper=None, by=cast.bo)
    assert client_for(cast.ib).get(reverse("adoption", args=[outside.pk])).status_code == 200
    assert client_for(cast.ib).get(page_of(far)).status_code == 404


def test_a_hundred_weeks_cost_no_more_than_one(cast: Cast) -> None:
    team, ali = counting(cast), client_for(cast.ali)
    address, asked = reverse("adoption", args=[team.adoption.journey_id]), []
    for weeks in (1, 100):
        first = last_week() - timedelta(weeks=100)
        shares = [Share(monday=first + timedelta(weeks=n), held=40, used=n % 9) for n in range(weeks)]
        actions.count(team=team, shares=shares, by=cast.bo)
        with CaptureQueriesContext(connection) as queries:
            page = ali.get(address)
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 25
    assert page.content.decode().count("<tr><td>") == 100
