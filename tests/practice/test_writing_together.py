# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Two people write in one trial. Whoever comes second is shown what the first wrote, and loses nothing."""

import lxml.html
import pytest
from django.test import Client
from django.urls import reverse

from medspil.practice.models import Trial
from tests.cast import Cast, client_for
from tests.documents.reading import assert_accessible, letters_of, words_of
from tests.practice.test_trials import CANVAS, TITLE, as_shown, end, now, planned, running, words


def save(client: Client, trial: Trial, form: dict[str, str]) -> tuple[int, str]:
    answer = client.post(reverse("trial", args=[trial.pk]), form)
    return answer.status_code, answer.content.decode()


def test_the_second_is_shown_the_clash_and_nothing_is_overwritten(cast: Cast, material: None) -> None:
    trial = planned(cast)
    ali, mette = client_for(cast.ali), client_for(cast.mette)
    hers, his = as_shown(mette, trial), as_shown(ali, trial)
    assert save(ali, trial, {**his, "trial": "Den andens ord"})[0] == 302
    status, page = save(mette, trial, {**hers, "trial": "Den enes ord", "wonder": "Den enes undren"})
    assert status == 422
    read = lxml.html.fromstring(page)
    (clash,) = read.xpath("//*[@role='alert'][.//dl]")
    assert "En anden har skrevet imens" in clash.text_content()
    assert "Den andens ord" in clash.text_content()
    assert read.xpath("//textarea[@name='trial']")[0].text_content().strip() == "Den enes ord"
    assert now(trial).canvas == {**CANVAS, "trial": "Den andens ord", "wonder": "Den enes undren"} | _rest(trial)


def _rest(trial: Trial) -> dict[str, str]:
    """The fields nobody has written in."""
    return {key: text for key, text in now(trial).canvas.items() if not text}


def test_having_seen_the_clash_she_may_write_both_together(cast: Cast, material: None) -> None:
    trial = planned(cast)
    ali, mette = client_for(cast.ali), client_for(cast.mette)
    hers = as_shown(mette, trial)
    save(ali, trial, {**as_shown(ali, trial), "trial": "Den andens ord"})
    _status, page = save(mette, trial, {**hers, "trial": "Den enes ord"})
    (form,) = lxml.html.fromstring(page).xpath("//form[@data-keep]")
    seen = {name: value.lstrip("\r\n") for name, value in form.form_values()}
    assert save(mette, trial, {**seen, "trial": "Den andens ord og Den enes ord"})[0] == 302
    assert now(trial).canvas["trial"] == "Den andens ord og Den enes ord"


def test_two_who_write_in_different_fields_do_not_clash(cast: Cast, material: None) -> None:
    trial = planned(cast)
    ali, mette = client_for(cast.ali), client_for(cast.mette)
    hers, his = as_shown(mette, trial), as_shown(ali, trial)
    assert save(ali, trial, {**his, "trial": "Den andens ord"})[0] == 302
    assert save(mette, trial, {**hers, "observations": "Den enes øje"})[0] == 302
    assert (now(trial).canvas["trial"], now(trial).canvas["observations"]) == ("Den andens ord", "Den enes øje")


def test_two_who_write_the_same_do_not_clash(cast: Cast, material: None) -> None:
    trial = planned(cast)
    ali, mette = client_for(cast.ali), client_for(cast.mette)
    hers, his = as_shown(mette, trial), as_shown(ali, trial)
    assert save(ali, trial, {**his, "trial": "Det samme"})[0] == 302
    assert save(mette, trial, {**hers, "trial": "Det samme"})[0] == 302


def test_lines_and_blanks_do_not_look_like_a_clash(cast: Cast, material: None) -> None:
    trial, ali = planned(cast), client_for(cast.ali)
    assert save(ali, trial, {**as_shown(ali, trial), "trial": " Første\r\n\r\nAnden  "})[0] == 302
    assert now(trial).canvas["trial"] == "Første\n\nAnden"
    form = {name: value.replace("\n", "\r\n") for name, value in as_shown(ali, trial).items()}
    assert save(ali, trial, {**form, "trial": form["trial"] + "\r\nTredje"})[0] == 302
    assert now(trial).canvas["trial"] == "Første\n\nAnden\nTredje"


def test_ending_does_not_overwrite_what_another_has_learned(cast: Cast, material: None) -> None:
    """Mette has the page open with an empty field while Ali writes in it; then she ends the round."""
    trial = running(cast)
    ali, mette = client_for(cast.ali), client_for(cast.mette)
    url = reverse("trial", args=[trial.pk])
    read = lxml.html.fromstring(mette.get(url).content.decode())
    (hers,) = read.xpath(f"//form[@action='{reverse('trial-end', args=[trial.pk])}']")
    form = dict(hers.form_values()) | {"reflection": "Den enes læring", "ending": "stop"}
    save(ali, trial, {**as_shown(ali, trial), "reflection": "Den andens læring"})
    mette.post(hers.get("action"), form)
    assert "Den andens læring" in now(trial).canvas["reflection"]


def test_what_has_ended_is_not_rewritten(cast: Cast, material: None) -> None:
    trial, ali = running(cast), client_for(cast.ali)
    form = as_shown(ali, trial)
    end(client_for(cast.mette), trial, "stop")
    save(ali, trial, {**form, "trial": "Skrevet om bagefter"})
    assert now(trial).canvas["trial"] == CANVAS["trial"]


@pytest.mark.parametrize("field", ["trial", "reflection"])
def test_a_cpr_number_is_refused_and_what_stood_stays(cast: Cast, material: None, field: str) -> None:
    trial, ali = running(cast), client_for(cast.ali)
    status, page = save(ali, trial, {**as_shown(ali, trial), field: "Det var 120360-1234", "wonder": "Ny undren"})
    assert status == 422
    assert "cpr-nummer" in page
    assert "Ny undren" in page
    assert now(trial).canvas == CANVAS


def test_a_trial_belongs_to_its_team(cast: Cast, material: None) -> None:
    trial = running(cast)
    for person in (cast.ib, cast.lene, cast.ulla, cast.rita):
        client = client_for(person)
        assert client.get(reverse("trial", args=[trial.pk])).status_code == 404
        assert save(client, trial, {"trial": "Fremmede ord"})[0] == 404
        assert client.post(reverse("trial-start", args=[trial.pk])).status_code == 404
        assert end(client, trial, "stop").status_code == 404
        assert client.get(reverse("trial-pdf", args=[trial.pk])).status_code == 404
        assert TITLE not in words(client.get(reverse("trials")))
    assert now(trial).canvas == CANVAS


def test_a_trial_prints_with_what_is_written(cast: Cast, material: None) -> None:
    trial = planned(cast)
    answer = client_for(cast.mette).get(reverse("trial-pdf", args=[trial.pk]))
    assert_accessible(answer.content, title=TITLE)
    read = letters_of(words_of(answer.content))
    assert all(letters_of(text) in read for text in CANVAS.values())
