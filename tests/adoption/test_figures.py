# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Shares with their counts: what is drawn, what is said, and when a habit seems to be coming back."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from medspil.adoption.figures import Share, chart_of_shares, falling_back, latest, together
from medspil.adoption.reading import read_week, read_weeks
from medspil.adoption.templatetags.use import in_percent
from medspil.practice.charts.reading import NotReadable
from medspil.practice.charts.verdict import Finding

FIRST = date(2026, 1, 5)
TODAY = date(2026, 11, 30)


def weeks(*used: int, held: int = 100, first: date = FIRST) -> list[Share]:
    return [Share(monday=first + timedelta(weeks=n), held=held, used=count) for n, count in enumerate(used)]


@pytest.mark.parametrize(
    ("used", "held", "said"),
    [(10, 1300, "0,8 %"), (0, 40, "0 %"), (40, 40, "100 %"), (1, 9999, "< 0,1 %"), (9998, 9999, "> 99,9 %")],
)
def test_a_share_in_words(used: int, held: int, said: str) -> None:
    assert in_percent(Share(monday=FIRST, held=held, used=used).percent) == said


def test_ten_of_thirteen_hundred_is_a_point_like_any_other() -> None:
    chart = chart_of_shares([Share(monday=FIRST, held=1300, used=10)], title="samtaler", goal=40)
    assert chart.series.values == [pytest.approx(0.76923, abs=1e-5)]
    assert (chart.finding, chart.centre) == (Finding.TOO_FEW, None)


def test_a_week_with_nothing_to_use_it_in_has_no_share() -> None:
    assert Share(monday=FIRST, held=0, used=0).percent is None
    assert in_percent(None) == "–"
    assert latest(weeks(5, 6) + weeks(0, held=0, first=date(2026, 2, 2))) == weeks(5, 6)[1]


def test_weeks_that_were_not_counted_are_gaps_and_not_nought() -> None:
    chart = chart_of_shares([weeks(5, 0, 7)[place] for place in (2, 0)], title="")
    assert chart.series.values == [5, None, 7]


def test_the_weeks_before_the_launch_are_the_line() -> None:
    launch = FIRST + timedelta(weeks=6, days=2)
    chart = chart_of_shares(weeks(1, 2, 1, 2, 1, 2, *[9] * 12), title="", launched_on=launch)
    assert (chart.series.freeze, chart.centre, chart.finding) == (6, 1.5, Finding.BETTER)
    assert chart.series.notes[0][0] == launch


def test_with_no_week_before_the_launch_all_weeks_make_the_line() -> None:
    assert chart_of_shares(weeks(*[5] * 4), title="", launched_on=FIRST).series.freeze is None


@pytest.mark.parametrize(
    ("used", "falls"),
    [
        ([30, 32, 31, 33, 30, 20, 19, 18], True),
        ([30, 32, 31, 33, 30, 20, 19, 31], False),  # 31 is what is usual, not below it
        ([30, 32, 31, 33, 20, 19, 18], False),  # too few weeks before them to make a habit
    ],
)
def test_three_weeks_below_the_usual_are_an_occasion_to_ask(used: Sequence[int], falls: bool) -> None:
    assert falling_back(weeks(*used), FIRST) is falls


def test_nothing_falls_back_before_it_is_taken_into_use() -> None:
    used = weeks(30, 32, 31, 33, 30, 20, 19, 18)
    assert not falling_back(used, None)
    assert not falling_back(used, FIRST + timedelta(weeks=2))


def test_teams_together_are_added_and_not_averaged() -> None:
    small, large = weeks(5, held=10), weeks(10, held=990)
    assert together(small + large) == [Share(monday=FIRST, held=1000, used=15)]


@pytest.mark.parametrize(
    ("typed", "monday"),
    [
        ("2026-W47", date(2026, 11, 16)),
        ("uge 47", date(2026, 11, 16)),
        ("47", date(2026, 11, 16)),
        ("uge 52", date(2025, 12, 22)),  # this year's has not come
        ("uge 1, 2026", date(2025, 12, 29)),
        ("18-11-2026", date(2026, 11, 16)),
    ],
)
def test_weeks_are_read_as_people_write_them(typed: str, monday: date) -> None:
    assert read_week(typed, today=TODAY) == monday


@pytest.mark.parametrize("typed", ["uge 54", "ugen efter", "2026-W53-9", ""])
def test_what_is_no_week_is_refused(typed: str) -> None:
    with pytest.raises(NotReadable):
        read_week(typed, today=TODAY)


def test_a_table_is_read_with_and_without_headings() -> None:
    read = read_weeks("Uge;Samtaler;Brugt\nuge 47;1.300;10\nuge 46;40;0\n", today=TODAY)
    assert not read.problems
    assert [(share.week, share.held, share.used) for share in read.shares] == [(46, 40, 0), (47, 1300, 10)]
    assert read_weeks("47\t1300\t10", today=TODAY).shares == read.shares[1:]


def test_every_line_that_cannot_be_read_is_told_by_its_number() -> None:
    read = read_weeks("47;10;11\nuge;3;2\n46;fire;2\n45;1,5;1\n44;3;2\n44;3;2\n43;3\n2026-W52;3;2", today=TODAY)
    assert [problem.split(":")[0] for problem in read.problems] == [f"Linje {n}" for n in (1, 2, 3, 4, 6, 7, 8)]
    assert [share.week for share in read.shares] == [44]
