# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What a trial measures: figures come in by form, paste and tap, each once, and the page says what they show."""

from datetime import date, timedelta
from typing import Any
from uuid import uuid4

import lxml.html
import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from medspil.practice.actions import measures, trials
from medspil.practice.charts.reading import Row
from medspil.practice.models import Ending, Measure, Observation, Tap, Trial, TrialState
from medspil.record.models import Entry
from tests.cast import Cast, client_for
from tests.documents.reading import assert_accessible, words_of
from tests.practice.test_trials import PREDICTION, planned, running


def _in(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def chosen(cast: Cast, trial: Trial, **changed: Any) -> Measure:
    fields = {"title": "Borgere, der selv fandt brevet", "better": "up", **changed}
    return measures.add_measure(root=trial.root, measure_id=uuid4(), fields=fields, by=cast.ali)


def values(measure: Measure) -> dict[date, float]:
    return dict(Observation.objects.filter(measure=measure).values_list("day", "value"))


def write(client: Client, measure: Measure, day: str, value: str) -> Any:
    return client.post(reverse("measure", args=[measure.pk]), {"day": day, "value": value})


def words(response: Any) -> str:
    return " ".join(lxml.html.fromstring(response.content.decode()).text_content().split())


def test_a_trial_does_not_start_before_somebody_has_written_what_they_expect(cast: Cast, material: None) -> None:
    trial = planned(cast, prediction="")
    answer = client_for(cast.ali).post(reverse("trial-start", args=[trial.pk]))
    assert answer.status_code == 422
    assert "Skriv, hvad I tror, der sker, før I begynder." in words(answer)
    assert Trial.objects.get(pk=trial.pk).state == TrialState.DRAFT
    (form,) = lxml.html.fromstring(answer.content.decode()).xpath("//form[@data-keep]")
    assert form.action == reverse("trial", args=[trial.pk]), "the plan is saved from the page of the refusal as well"


def test_a_prediction_cannot_be_changed_once_the_trial_has_begun(cast: Cast, material: None) -> None:
    trial = running(cast)
    seen = {"prediction": PREDICTION}
    trials.write_trial(trial=trial, canvas={}, plan={"prediction": "Jeg vidste det"}, seen=seen, by=cast.ali)
    assert Trial.objects.get(pk=trial.pk).prediction == PREDICTION
    page = client_for(cast.ali).get(reverse("trial", args=[trial.pk])).content.decode()
    assert 'name="prediction"' not in page
    assert PREDICTION in page


def test_two_who_plan_at_once_lose_nothing(cast: Cast, material: None) -> None:
    trial = planned(cast, place="Skranke 1")
    seen = {"place": "Skranke 1", "needs": ""}
    trials.write_trial(trial=trial, canvas={}, plan={"place": "Skranke 2", "needs": ""}, seen=seen, by=cast.ali)
    mine = {"place": "Skranke 3", "needs": "Et skilt"}
    assert trials.write_trial(trial=trial, canvas={}, plan=mine, seen=seen, by=cast.mette) == ["place"]
    now = Trial.objects.get(pk=trial.pk)
    assert (now.place, now.needs) == ("Skranke 2", "Et skilt")


def test_three_measures_are_enough(cast: Cast, material: None) -> None:
    trial = planned(cast)
    for _n in range(3):
        chosen(cast, trial)
    with pytest.raises(ValidationError, match="Der er allerede 3 målinger"):
        chosen(cast, trial)
    data = {"id": uuid4(), "title": "En til", "nature": "count", "better": "up", "every": "week", "goal": ""}
    answer = client_for(cast.ali).post(reverse("measure-new", args=[trial.pk]), data)
    assert answer.status_code == 422
    assert "En til" in answer.content.decode()


@pytest.mark.parametrize(("typed", "stored"), [("12", 12), ("1.234,5", 1234.5), ("0,8", 0.8), ("12.5", 12.5), ("0", 0)])
def test_a_value_is_typed_as_one_writes_it(cast: Cast, material: None, typed: str, stored: float) -> None:
    measure = chosen(cast, planned(cast))
    answer = write(client_for(cast.ali), measure, _in(0).strftime("%d.%m.%Y"), typed)
    assert answer.status_code == 302
    assert values(measure) == {_in(0): stored}


@pytest.mark.parametrize(
    ("day", "typed", "told"),
    [
        (0, "mange", "»mange« er ikke et tal. Skriv for eksempel 12,5."),
        (0, "-3", "Værdien kan ikke være under nul."),
        (1, "3", "Dagen er ikke kommet endnu. Skriv værdien, når I kender den."),
        (0, "9999999999", "Tallet er for stort."),
    ],
)
def test_what_is_no_value_is_told_and_kept(cast: Cast, material: None, day: int, typed: str, told: str) -> None:
    measure = chosen(cast, planned(cast))
    answer = write(client_for(cast.ali), measure, _in(day).isoformat(), typed)
    assert answer.status_code == 422
    assert told in words(answer)
    assert f'value="{typed}"' in answer.content.decode()
    assert values(measure) == {}


def test_a_value_is_changed_and_taken_away(cast: Cast, material: None) -> None:
    measure, client = chosen(cast, planned(cast)), client_for(cast.ali)
    for typed in ("4", "5", "5"):
        write(client, measure, _in(0).isoformat(), typed)
    assert values(measure) == {_in(0): 5}
    assert Entry.objects.filter(kind="Measured").count() == 2, "the same value again is no change"
    write(client, measure, _in(0).isoformat(), "")
    assert values(measure) == {}


def test_a_spreadsheet_is_shown_first_and_stored_when_one_says_so(cast: Cast, material: None) -> None:
    measure, client = chosen(cast, planned(cast)), client_for(cast.ali)
    pasted = f"Dato\tAntal\n{_in(-2):%d-%m-%Y}\t1.234,5\n{_in(-1):%d-%m-%Y}\t\n"
    address = reverse("measure-paste", args=[measure.pk])
    shown = client.post(address, {"pasted": pasted})
    assert "2 dage er læst" in words(shown)
    assert "1.234,5" in words(shown)
    assert values(measure) == {}
    for _twice in range(2):
        assert client.post(address, {"pasted": pasted, "store": "1"}).status_code == 302
    assert values(measure) == {_in(-2): 1234.5}


def test_a_spreadsheet_with_a_fault_is_refused_whole(cast: Cast, material: None) -> None:
    measure = chosen(cast, planned(cast), nature="percent")
    pasted = f"{_in(-2):%d-%m-%Y};12\n{_in(-1):%d-%m-%Y};120\ni går;3"
    answer = client_for(cast.ali).post(reverse("measure-paste", args=[measure.pk]), {"pasted": pasted, "store": "1"})
    assert answer.status_code == 422
    assert "Linje 2: En procent er højst 100." in words(answer)
    assert "Linje 3: »i går« er ikke en dato." in words(answer)
    assert values(measure) == {}


def test_ten_thousand_measurements_are_pasted_and_shown(cast: Cast, material: None) -> None:
    measure = chosen(cast, running(cast))
    client, paste = client_for(cast.ali), reverse("measure-paste", args=[measure.pk])
    lines = [f"{_in(-n):%d-%m-%Y};{n % 7},5" for n in range(10_000)]
    pasted = "\r\n".join(["Dato;Værdi", *lines])
    assert "10000 dage er læst" in words(client.post(paste, {"pasted": pasted})).replace(".", "")
    assert client.post(paste, {"pasted": pasted, "store": "1"}).status_code == 302
    assert len(values(measure)) == 10_000
    page = client.get(reverse("measure", args=[measure.pk]) + "?graenser")
    assert "10.000 målinger" in words(page) or "10000 målinger" in words(page)
    assert page.content.decode().count('r="2"') == 10_000


def test_a_press_counts_once_however_often_it_is_sent(cast: Cast, material: None) -> None:
    measure, client, press = chosen(cast, running(cast)), client_for(cast.mette), uuid4()
    address = reverse("tap", args=[measure.pk])
    for tap_id in (press, press, uuid4()):
        answer = client.post(address, {"id": tap_id}, headers={"X-Medspil": "live"})
    assert answer.json() == {"count": 2, "day": _in(0).isoformat()}
    for _twice in range(2):
        client.post(address, {"id": press, "back": "1"})
    assert values(measure) == {_in(0): 1}
    client.post(address, {"id": uuid4(), "day": _in(-1).isoformat()})
    client.post(address, {"id": uuid4(), "day": _in(9).isoformat()})
    assert values(measure) == {_in(-1): 1, _in(0): 2}, "a day that has not come is today"


def test_nobody_can_see_who_pressed(cast: Cast, material: None) -> None:
    measure = chosen(cast, running(cast))
    before = Entry.objects.count()
    client_for(cast.mette).post(reverse("tap", args=[measure.pk]), {"id": uuid4()})
    assert Entry.objects.count() == before
    assert {field.name for field in Tap._meta.get_fields()} == {"id", "municipality", "measure", "day"}


def test_a_measure_with_figures_is_not_thrown_out_by_a_slip(cast: Cast, material: None) -> None:
    trial = planned(cast)
    measure, client = chosen(cast, trial), client_for(cast.ali)
    write(client, measure, _in(0).isoformat(), "3")
    client.post(reverse("measure-drop", args=[measure.pk]))
    assert Measure.objects.filter(pk=measure.pk).exists()
    write(client, measure, _in(0).isoformat(), "")
    client.post(reverse("measure-drop", args=[measure.pk]))
    assert not Measure.objects.filter(pk=measure.pk).exists()


def test_the_page_says_what_the_figures_show(cast: Cast, material: None) -> None:
    trial = running(cast)
    measure = chosen(cast, trial, goal=8)
    client = client_for(cast.ali)
    page = words(client.get(reverse("trial", args=[trial.pk])))
    assert "Der er ikke målt noget endnu." in page
    assert "Vælg noget at måle, også selv om det er enkelt." not in page
    for n in range(20):
        write(client, measure, _in(n - 30).isoformat(), str(4 + n % 2) if n < 10 else str(8 + n % 2))
    measures.freeze(measure=measure, until=_in(-21), by=cast.ali)
    answer = client.get(reverse("trial", args=[trial.pk]))
    assert "Målingerne har flyttet sig den rigtige vej" in words(answer)
    assert "mål 8" in words(answer)
    assert "median før 4,5" in words(answer)
    assert "I har 20 målinger over tid." in words(answer)
    assert "længste række 11, grænsen er 7" in words(answer)


def test_natural_limits_come_on_request_in_words_and_on_paper(cast: Cast, material: None) -> None:
    trial = running(cast)
    measure = chosen(cast, trial)
    client, page = client_for(cast.ali), reverse("measure", args=[measure.pk])
    values = [5, 6, 5, 4, 5, 6, 5, 4, 5, 6, 5, 20]
    rows = [Row(line=n, day=_in(n - len(values)), value=value) for n, value in enumerate(values)]
    measures.observe(measure=measure, rows=rows[:-1], by=cast.ali)
    assert "?graenser" not in client.get(page).content.decode(), "too few to carry them"
    measures.observe(measure=measure, rows=rows, by=cast.ali)
    assert "Det normale ligger" not in words(client.get(page))
    assert "?graenser" in client.get(page).content.decode()
    said = f"En måling ligger udenfor: {date_format(_in(-1), 'j. F Y')}."
    shown = words(client.get(page + "?graenser"))
    assert "Det normale ligger mellem 0,29 og 12,38." in shown
    assert said in shown
    assert "Der er færre end tyve målinger" in shown
    report = reverse("trial-report", args=[trial.pk])
    assert said in words_of(client.get(report + "?graenser").content)
    assert said not in words_of(client.get(report).content)


def test_a_series_goes_on_over_the_rounds(cast: Cast, material: None) -> None:
    first = running(cast)
    measure = chosen(cast, first)
    trials.write_trial(trial=first, canvas={"reflection": "Godt"}, seen={}, by=cast.ali)
    second = trials.end_trial(trial=first, ending=Ending.ADJUST, by=cast.ali)
    assert second is not None
    assert (second.root_id, second.prediction) == (first.pk, "")
    page = words(client_for(cast.ali).get(reverse("trial", args=[second.pk])))
    assert measure.title in page
    assert "Runde 2: den her" in page
    third = Trial.objects.get(pk=second.pk)
    assert third.root == first


def test_adopting_ends_the_ladder(cast: Cast, material: None) -> None:
    trial = running(cast)
    assert trials.end_trial(trial=trial, ending=Ending.ADOPT, by=cast.ali) is None
    assert "Gør det fast" in words(client_for(cast.ali).get(reverse("trial", args=[trial.pk])))


def test_the_report_has_the_curve_in_words_and_the_figures(cast: Cast, material: None) -> None:
    trial = running(cast)
    measure = chosen(cast, trial)
    client = client_for(cast.ali)
    for n in range(3):
        write(client, measure, _in(n - 5).isoformat(), f"{n},5")
    answer = client.get(reverse("trial-report", args=[trial.pk]))
    text = words_of(answer.content)
    assert_accessible(answer.content, title=trial.title)
    assert "Der er for få målinger til at sige noget." in text
    assert "2,5" in text
    assert PREDICTION in text
