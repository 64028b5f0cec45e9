# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Forms and components as a reader of the page, or of the screen, meets them."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django import forms
from django.template import Context, Template, TemplateSyntaxError
from django.utils import timezone

from medspil.privacy.asking import NOTHING
from medspil.privacy.fields import GuardedCharField
from medspil.ui.forms import Form
from medspil.ui.templatetags.ui import day, long_date
from medspil.ui.waiting import Waiting

COPENHAGEN = ZoneInfo("Europe/Copenhagen")


class Sample(Form):
    prompts = {"purpose": "Skriv, hvad mødet er til for."}

    purpose = GuardedCharField(
        label="Formål", expects=NOTHING, help_text="En sætning", widget=forms.Textarea(attrs={"rows": 3})
    )
    place = forms.ChoiceField(label="Sted", choices=[("a", "Her"), ("b", "Der")], widget=forms.RadioSelect)
    held_on = forms.DateField(label="Dato")


def drawn(source: str, **context: object) -> str:
    return Template("{% load ui %}" + source).render(Context(context))


def test_an_error_stands_between_label_and_field_and_is_tied_to_it() -> None:
    page = str(Sample({"purpose": "", "place": "a", "held_on": "2026-12-01"}))
    label, error, field = (page.index(mark) for mark in ("Formål", "Skriv, hvad mødet er til for.", "<textarea"))
    assert label < error < field
    assert 'aria-describedby="id_purpose_helptext id_purpose_error"' in page
    assert 'aria-invalid="true"' in page


def test_what_was_typed_stays_when_it_is_refused() -> None:
    page = str(Sample({"purpose": "Han hed 120360-1234", "place": "", "held_on": "i morgen"}))
    assert "Han hed 120360-1234" in page
    assert 'value="i morgen"' in page
    assert "Skriv datoen sådan: 24.12.2026." in page


def test_the_summary_leads_to_the_fields() -> None:
    page = drawn("{% error_summary form %}", form=Sample({}, use_required_attribute=False))
    assert "Der er problemer" in page
    assert 'href="#id_purpose"' in page
    assert 'href="#id_place_0"' in page


def test_without_errors_there_is_no_summary() -> None:
    assert drawn("{% error_summary form %}", form=Sample()).strip() == ""


def test_a_choice_has_a_legend_and_labels() -> None:
    page = str(Sample())
    assert "<legend>Sted" in page
    assert 'for="id_place_0"' in page


def test_an_argument_a_component_does_not_know_is_an_error() -> None:
    with pytest.raises(TemplateSyntaxError):
        Template('{% load ui %}{% empty "Intet" "Her kommer det" colour="red" %}')


def test_what_waits_says_on_its_button_what_it_is_about() -> None:
    row = Waiting(title="Svar på forslag", text="Senest torsdag", action="Svar nu", url="/svar/", urgent=True)
    page = drawn("{% waits rows %}", rows=[row])
    assert "is-urgent" in page
    assert 'Svar nu<span class="visually-hidden">: Svar på forslag</span>' in page


def test_a_crumb_without_an_address_is_the_page_itself() -> None:
    page = drawn('{% breadcrumb "Forløb" "/forloeb/" "Kontrakt" %}')
    assert '<a href="/forloeb/">Forløb</a>' in page
    assert '<span aria-current="page">Kontrakt</span>' in page


def test_dates_are_said_as_danes_say_them() -> None:
    year = timezone.localdate().year
    when = datetime(year, 3, 12, 10, 30, tzinfo=COPENHAGEN)
    assert long_date(when).endswith("12. marts kl. 10.30")
    assert day(datetime(2019, 3, 14, 9, 0, tzinfo=COPENHAGEN)) == "torsdag 14. marts 2019"
    assert day(None) == ""
