# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Reminders come on workdays, once each, and are answered from the mail by one click."""

import re
from collections import Counter
from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import lxml.html
import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse
from django_tasks_db.models import DBTaskResult

from medspil.dialogue.models import Process
from medspil.practice import workdays
from medspil.practice.actions import commitments, measures, posting, trials
from medspil.practice.charts.reading import Row
from medspil.practice.letters import COMMITMENT_SALT, commitment_token, no_thanks_token, value_token
from medspil.practice.models import Commitment, CommitmentStatus, Ending, NoThanks, Observation
from medspil.practice.reminding import reminder_on
from tests.cast import Cast, client_for
from tests.dialogue.after.stage import handed
from tests.practice.test_measures import chosen
from tests.practice.test_trials import running

DAY = timedelta(days=1)
THURSDAY = date(2026, 3, 12)


def days(first: date, count: int) -> list[date]:
    return [first + n * DAY for n in range(count)]


def promised(cast: Cast, due_on: date, what: str = "Skriv et opslag") -> Commitment:
    process = Process.objects.filter(municipality=cast.municipality).first() or handed(cast).meeting.process
    return commitments.commit(
        commitment_id=uuid4(), process=process, what=what, owner=cast.ali, owner_name="", due_on=due_on, by=cast.karen
    )


def letters() -> list[dict[str, Any]]:
    return [job.args_kwargs["args"][0] for job in DBTaskResult.objects.order_by("enqueued_at")]


def subjects() -> list[str]:
    return [letter["subject"] for letter in letters()]


def words(response: Any) -> str:
    return " ".join(lxml.html.fromstring(response.content.decode()).text_content().split())


@pytest.mark.parametrize(
    "free",
    [
        date(2026, 4, 2), date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 14), date(2026, 5, 25), date(2026, 6, 5),
        date(2026, 12, 24), date(2026, 12, 25), date(2026, 12, 31), date(2027, 1, 1), date(2026, 3, 14),
    ],
)  # fmt: skip
def test_holidays_and_weekends_are_no_workdays(free: date) -> None:
    assert not workdays.is_workday(free)
    assert reminder_on(free, free) is None


def test_great_prayer_day_is_a_workday_now() -> None:
    assert workdays.is_workday(date(2024, 4, 26))


def kinds(due_on: date, first: date, count: int) -> list[tuple[date, str]]:
    """The reminder of each day, the first time it comes up."""
    seen: dict[str, date] = {}
    for day in days(first, count):
        found = reminder_on(day, due_on)
        if found and found.kind not in seen:
            seen[found.kind] = day
    return [(day, kind) for kind, day in seen.items()]


def test_the_day_before_on_the_day_and_weekly() -> None:
    assert kinds(THURSDAY, THURSDAY - 9 * DAY, 40) == [
        (THURSDAY - DAY, "before"),
        (THURSDAY, "day"),
        (THURSDAY + 7 * DAY, "late-1"),
        (THURSDAY + 14 * DAY, "late-2"),
        (date(2026, 4, 7), "late-3"),  # 2 April is Maundy Thursday, and Easter follows
        (date(2026, 4, 9), "late-4"),
    ]


def test_a_date_on_a_free_day_is_reminded_of_around_it() -> None:
    easter_monday = date(2026, 4, 6)
    assert kinds(easter_monday, easter_monday - 9 * DAY, 16) == [
        (date(2026, 4, 1), "before"),
        (date(2026, 4, 7), "day"),
    ]


@pytest.mark.parametrize("due_on", days(date(2026, 1, 1), 366))
def test_every_date_of_a_year_gets_each_reminder_once_and_on_a_workday(due_on: date) -> None:
    found = kinds(due_on, due_on - 15 * DAY, 40)
    assert [kind for _day, kind in found][:4] == ["before", "day", "late-1", "late-2"]
    assert all(workdays.is_workday(day) for day, _kind in found)
    assert all(day < due_on for day, kind in found if kind == "before")


def test_what_was_missed_while_the_server_was_down_still_comes_if_it_is_of_use() -> None:
    assert reminder_on(THURSDAY + 4 * DAY, THURSDAY) == reminder_on(THURSDAY, THURSDAY)
    assert reminder_on(THURSDAY + 8 * DAY, THURSDAY) == reminder_on(THURSDAY + 7 * DAY, THURSDAY)


def test_a_reminder_is_posted_once_however_often_the_job_runs(cast: Cast, material: None) -> None:
    promised(cast, THURSDAY)
    before = len(letters())
    for day in days(THURSDAY - 3 * DAY, 12):
        for _again in range(3):
            posting.remind(day)
    assert subjects()[before:] == [
        "Snart: Skriv et opslag",
        "I dag: Skriv et opslag",
        "Hvordan går det? Skriv et opslag",
    ]


def test_a_crash_between_the_note_and_the_letter_loses_and_doubles_nothing(
    cast: Cast, material: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    promised(cast, THURSDAY)
    before = len(letters())
    with monkeypatch.context() as broken:
        broken.setattr("medspil.record.mail.post", _crash)
        with pytest.raises(RuntimeError):
            posting.remind(THURSDAY)
    assert len(letters()) == before
    assert posting.remind(THURSDAY) == 1
    assert posting.remind(THURSDAY) == 0


def _crash(_letter: object) -> None:
    raise RuntimeError("killed")


def test_what_is_done_is_not_reminded_of(cast: Cast, material: None) -> None:
    promise = promised(cast, THURSDAY)
    commitments.settle(commitment=promise, status=CommitmentStatus.DONE, how_it_went="", by=cast.ali)
    assert posting.remind(THURSDAY) == 0


def link(name: str) -> str:
    """The address behind an answer in the latest letter, as a mail program would open it."""
    found = re.findall(r"\S*/svar/\S+", letters()[-1]["text"])
    return next(address for address in found if f"/{name}/" in address)


def test_one_click_answers_without_signing_in(cast: Cast, material: None) -> None:
    promise = promised(cast, THURSDAY)
    posting.remind(THURSDAY)
    address, browser = link("gjort"), Client(enforce_csrf_checks=True)
    page = browser.get(address)
    assert Commitment.objects.get(pk=promise.pk).status == CommitmentStatus.OPEN, "looking at a link changes nothing"
    form = lxml.html.fromstring(page.content.decode()).xpath("//form[@data-send-at-once]")[0]
    for _twice in range(2):
        answer = browser.post(address, dict(form.form_values()))
    assert "Tak. Det er noteret som gjort." in words(answer)
    assert Commitment.objects.get(pk=promise.pk).status == CommitmentStatus.DONE
    browser.post(address, {**dict(form.form_values()), "how_it_went": "Opslaget hænger der"})
    assert Commitment.objects.get(pk=promise.pk).how_it_went == "Opslaget hænger der"


def test_a_link_is_for_one_purpose_and_for_a_time(cast: Cast, material: None) -> None:
    promise, other = promised(cast, THURSDAY), promised(cast, THURSDAY, "Noget andet")
    browser = Client()
    forged = signing.dumps(str(promise.pk), salt="medspil.reply")
    assert browser.post(reverse("mailed-answer", args=[forged, "gjort"])).status_code == 410
    assert browser.post(reverse("mailed-answer", args=[commitment_token(promise), "slet"])).status_code == 404
    assert browser.post(reverse("mailed-value", args=[commitment_token(promise)])).status_code == 410
    assert Commitment.objects.get(pk=other.pk).status == CommitmentStatus.OPEN
    with pytest.MonkeyPatch.context() as later:
        token = commitment_token(promise)
        later.setattr("django.core.signing.time.time", lambda: 4e9)
        answer = browser.post(reverse("mailed-answer", args=[token, "gjort"]))
    assert answer.status_code == 410
    assert "Linket er for gammelt" in words(answer)
    assert signing.loads(token, salt=COMMITMENT_SALT) == str(promise.pk)


def test_a_cpr_number_in_a_mailed_answer_is_refused_and_kept(cast: Cast, material: None) -> None:
    promise = promised(cast, THURSDAY)
    answer = Client().post(
        reverse("mailed-answer", args=[commitment_token(promise), "gjort"]), {"how_it_went": "Ring til 120360-1234"}
    )
    assert answer.status_code == 422
    assert "cpr-nummer" in words(answer)
    assert "Ring til 120360-1234" in answer.content.decode()
    assert Commitment.objects.get(pk=promise.pk).status == CommitmentStatus.OPEN


def test_the_weekly_question_has_one_field(cast: Cast, material: None) -> None:
    trial = running(cast)
    measure = chosen(cast, trial, every="week")
    chosen(cast, trial, every="day")
    friday = workdays.on_or_after(trial.starts_on)
    while not posting.ask_for_values(friday):
        friday += DAY
    assert posting.ask_for_values(friday) == 0
    assert subjects()[-1] == "Ét tal: Borgere, der selv fandt brevet"
    browser, address = Client(), link("maaling")
    assert browser.post(address, {"value": "mange"}).status_code == 422
    answer = browser.post(address, {"value": "7,5"})
    assert "Tak. Tallet er gemt." in words(answer)
    assert list(Observation.objects.filter(measure=measure).values_list("day", "value")) == [(friday, 7.5)]


def test_a_figure_that_is_there_is_not_asked_for(cast: Cast, material: None) -> None:
    trial = running(cast)
    measure = chosen(cast, trial, every="week")
    today = trial.starts_on
    friday = today + (4 - today.weekday()) % 7 * DAY
    measures.observe(measure=measure, rows=[Row(line=1, day=friday - DAY, value=3)], by=cast.ali)
    assert posting.ask_for_values(friday) == 0
    assert (
        Client().post(reverse("mailed-value", args=[value_token(measure, friday)]), {"value": "4"}).status_code == 200
    )


def test_no_figure_is_taken_for_a_trial_that_has_ended(cast: Cast, material: None) -> None:
    trial = running(cast)
    measure = chosen(cast, trial, every="week")
    address = reverse("mailed-value", args=[value_token(measure, trial.starts_on)])
    assert Client().get(address).status_code == 200
    trials.end_trial(trial=trial, ending=Ending.STOP, by=cast.ali)
    assert Client().post(address, {"value": "4"}).status_code == 404
    assert not Observation.objects.filter(measure=measure).exists()


def test_the_weekly_letter_goes_to_teams_that_want_it_and_have_something_to_tell(cast: Cast, material: None) -> None:
    promise = promised(cast, date(2026, 12, 10))
    monday = date(2026, 12, 7)
    assert posting.write_weekly(monday) == 0, "nobody has asked for it"
    posting.choose_weekly(unit=cast.counter, wanted=True, by=cast.karen)
    assert posting.write_weekly(monday + DAY) == 0, "not on a Tuesday"
    team = posting.write_weekly(monday)
    assert team == 5
    assert posting.write_weekly(monday) == 0
    assert Counter(subjects()[-team:]) == {"Ugen i Borgerservice": team}
    assert promise.what in letters()[-1]["text"]
    assert posting.write_weekly(date(2026, 9, 7)) == 0, "a week in which nothing moved and nothing is due"


def test_the_choice_of_letters_is_in_the_menu_with_ones_name(cast: Cast, material: None) -> None:
    for person, found in ((cast.karen, True), (cast.ali, True), (cast.rita, False)):
        page = client_for(person).get("/").content.decode()
        assert (f'href="{reverse("weekly")}"' in page) is found, person.name


def test_one_click_stops_the_weekly_letter(cast: Cast, material: None) -> None:
    promised(cast, date(2026, 12, 10))
    posting.choose_weekly(unit=cast.counter, wanted=True, by=cast.karen)
    posting.write_weekly(date(2026, 12, 7))
    mine = next(letter for letter in letters() if letter["to"] == cast.ali.email and "Ugen i" in letter["subject"])
    stop = mine["headers"]["List-Unsubscribe"].strip("<>")
    assert mine["headers"]["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    machine = Client(enforce_csrf_checks=True)
    machine.get(stop)
    assert not NoThanks.objects.exists()
    machine.post(stop, {"List-Unsubscribe": "One-Click"})
    assert [row.person for row in NoThanks.objects.all()] == [cast.ali]
    assert posting.write_weekly(date(2026, 12, 14)) == 0 or cast.ali.email not in {
        letter["to"] for letter in letters()[-4:]
    }
    Client().post(stop, {"again": "1"})
    assert not NoThanks.objects.exists()
    assert Client().get(reverse("no-thanks", args=[no_thanks_token(cast.ali, cast.counter) + "x"])).status_code == 404


def test_an_adopted_trial_is_told_of_with_what_was_learned(cast: Cast, material: None) -> None:
    trial = running(cast)
    trials.write_trial(trial=trial, canvas={"reflection": "Vent ti sekunder mere"}, seen={}, by=cast.ali)
    trials.end_trial(trial=trial, ending="adopt", by=cast.ali)  # type: ignore[arg-type]
    posting.choose_weekly(unit=cast.counter, wanted=True, by=cast.karen)
    monday = trial.starts_on + (7 - trial.starts_on.weekday()) * DAY
    posting.write_weekly(workdays.on_or_after(monday))
    assert "Vent ti sekunder mere" in letters()[-1]["text"]
    assert "Gør det fast" in letters()[-1]["html"]
