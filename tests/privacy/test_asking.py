# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections.abc import Iterator

import pytest
from django.utils import translation
from django.utils.html import strip_tags

from medspil.privacy.asking import NAMES, NOTHING, Doubt, Told, ask_about, doubts_in
from medspil.privacy.fields import GuardedBoundField, GuardedCharField
from medspil.ui.forms import Form

ASKED = "Det her kan pege på en person. Skriv det om, eller sæt kryds ved, at det ikke gør."


@pytest.fixture(autouse=True)
def danish() -> Iterator[None]:
    with translation.override("da"):
        yield


class Story(Form):
    who = GuardedCharField(label="Hvem", expects=NAMES, required=False)
    text = GuardedCharField(label="Hvad skete der", expects=NOTHING, required=False)


class Silent(Story):
    asks = False


def yes(form: Form, name: str = "text") -> dict[str, str]:
    """The box, ticked, as a browser sends it."""
    field = form[name]
    assert isinstance(field, GuardedBoundField)
    return {field.yes_name: field.yes}


def test_name_is_shown_with_its_reason_and_nothing_is_lost() -> None:
    form = Story({"text": "Jeg hjalp Fatima Hassan på 20 30 40 50"})
    page = str(form)

    assert form.errors == {"text": [ASKED]}
    assert "<mark>Fatima Hassan</mark>" in page
    assert "ligner et navn" in page
    assert "<mark>20 30 40 50</mark>" in page
    assert "Jeg hjalp Fatima Hassan på 20 30 40 50</textarea>" in page or 'value="Jeg hjalp Fatima' in page


def test_yes_lets_the_very_same_words_pass_and_no_others() -> None:
    first = Story({"text": "Jeg hjalp Fatima Hassan"})
    said = yes(first)

    assert Story({"text": "I går hjalp jeg Fatima Hassan", **said}).is_valid()
    assert not Story({"text": "Jeg hjalp Fatima Hassan og Jens Holm", **said}).is_valid()
    assert not Story({"text": "Jeg hjalp Jens Holm", **said}).is_valid()


def test_yes_stays_ticked_when_something_else_is_wrong() -> None:
    said = yes(Story({"text": "Jeg hjalp Fatima Hassan"}))
    form = Story({"who": "010203-1234", "text": "Jeg hjalp Fatima Hassan", **said})

    assert set(form.errors) == {"who"}
    assert "checked" in str(form["text"].as_field_group())


def test_what_belongs_in_a_field_is_not_asked_about() -> None:
    assert Story({"who": "Mette Holm"}).is_valid()
    assert not Story({"who": "Mette Holm, 20 30 40 50"}).is_valid()


def test_text_that_was_stored_is_not_asked_about_again() -> None:
    assert Story({"text": "Fatima kom"}, initial={"text": "Fatima kom"}).is_valid()
    assert Story({"text": "Fatima kom igen"}, initial={"text": "Fatima kom"}).is_valid()
    assert not Story({"text": "Fatima og Jens Holm kom"}, initial={"text": "Fatima kom"}).is_valid()


def test_number_is_refused_whatever_is_ticked() -> None:
    text = "Fatima Hassan, 010203-1234"
    form = Story({"text": text, **yes(Story({"text": text}))})

    assert form.errors["text"] == [
        "Der står et cpr-nummer i teksten. Skriv situationen uden at nævne, hvem borgeren er."
    ]


def test_number_in_words_is_refused_too() -> None:
    assert not Silent({"text": "nul et nul to nul tre tolv fireogtredive"}).is_valid()


def test_page_that_cannot_ask_does_not() -> None:
    form = Silent({"text": "Jeg hjalp Fatima Hassan"})

    assert form.is_valid()
    assert "mark" not in strip_tags(str(form))
    assert "<mark>" not in str(form)


def test_innocent_text_passes_in_silence() -> None:
    form = Story({"text": "Mødet om § 8 er torsdag kl. 10 på biblioteket i Vejle."})

    assert form.is_valid()
    assert "<mark>" not in str(form)


def test_doubt_shows_a_little_of_what_stands_around() -> None:
    (doubt,) = doubts_in("x" * 80 + " Fatima " + "y" * 80)

    assert doubt == Doubt(
        kind=doubt.kind, start=81, before="…" + "x" * 29 + " ", words="Fatima", after=" " + "y" * 29 + "…"
    )


def test_seal_tells_nothing_of_the_words() -> None:
    (doubt,) = doubts_in("Jeg hjalp Fatima i dag")

    assert len(doubt.seal) == 16
    assert "fatima" not in doubt.seal


def test_texts_of_a_page_are_asked_about_together_in_pieces() -> None:
    asking = ask_about(
        [Told("text", "Fru Hansen ringede"), Told("who", "Mette Holm", NAMES), Told("more", "Ring 20 30 40 50")]
    )

    assert asking is not None
    assert asking.as_json()["texts"] == [
        {"field": "text", "pieces": [("Fru ", ""), ("Hansen", "ligner et navn"), (" ringede", "")]},
        {"field": "more", "pieces": [("Ring ", ""), ("20 30 40 50", "ligner et telefonnummer")]},
    ]
    assert ask_about([Told("text", "Fru Hansen ringede")], yes=asking.yes) is None
    assert ask_about([Told("text", "Fru Jensen ringede")], yes=asking.yes) is not None


def test_long_text_is_shown_around_what_is_asked_about() -> None:
    asking = ask_about([Told("text", "ord " * 500 + "Fatima Hassan kom")])

    assert asking is not None
    (before, name, after) = asking.questions[0].pieces
    assert (name.words, after.words) == ("Fatima Hassan", " kom")
    assert len(before.words) < 520
