# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Every text that somebody types says what belongs in it; Medspil does not start with one that does not."""

import importlib
import pkgutil
from collections.abc import Iterator

import pytest
from django import forms

import medspil
from medspil.practice.forms.measures import NumberField
from medspil.privacy.asking import NOTHING
from medspil.privacy.fields import FreeText, GuardedCharField, GuardedEmailField, GuardedURLField, ShortText
from tests.house.rules import RAW_INPUTS_ALLOWED

GUARDED = (GuardedCharField, GuardedEmailField, GuardedURLField, NumberField)
LOOKED_UP = {
    "medspil.organisations.forms.AddressForm.email",  # of whoever signs in; not stored
    "medspil.organisations.passkeys.SignInForm.credential",  # what her machine says of her key; checked, and not stored
    "medspil.organisations.passkeys.SecondStepForm.credential",
}
NOT_TYPED = (forms.UUIDField, forms.FileField)  # a file is read by what takes it in


def test_a_text_that_says_nothing_of_what_belongs_in_it_is_an_error_where_it_stands() -> None:
    with pytest.raises(TypeError, match="expects"):

        class Story(forms.Form):
            text = GuardedCharField(label="Hvad skete der")  # type: ignore[call-arg]


@pytest.mark.parametrize("column", [ShortText(), FreeText()])
def test_a_form_field_made_from_a_column_has_to_say_it_too(column: ShortText | FreeText) -> None:
    with pytest.raises(TypeError, match="expects"):
        column.formfield()
    field = column.formfield(expects=NOTHING)
    assert isinstance(field, GuardedCharField)


def form_classes(kind: type[forms.BaseForm] = forms.BaseForm) -> Iterator[type[forms.BaseForm]]:
    for each in kind.__subclasses__():
        yield each
        yield from form_classes(each)


def test_no_form_of_ours_takes_a_text_past_the_guard() -> None:
    for found in pkgutil.walk_packages(medspil.__path__, "medspil."):
        if ".forms" in found.name or found.name.endswith(".passkeys"):
            importlib.import_module(found.name)
    ours = {each for each in form_classes() if each.__module__.startswith("medspil.")}
    texts = [
        (f"{form.__module__}.{form.__name__}.{name}", field)
        for form in ours
        for name, field in getattr(form, "base_fields", {}).items()
        if isinstance(field, forms.CharField) and name not in RAW_INPUTS_ALLOWED and not isinstance(field, NOT_TYPED)
    ]

    assert len(texts) > 60
    assert {where for where, field in texts if not isinstance(field, GUARDED)} <= LOOKED_UP
