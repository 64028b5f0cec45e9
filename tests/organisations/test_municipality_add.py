# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import pytest
from django.core.management import CommandError, call_command

from medspil.organisations.access import managed_units
from medspil.organisations.models import Person
from tests.cast import Cast

WORDS = {"name": "Havby Kommune", "administrator": "Ane Alm", "email": "ane@havby.example"}


def test_a_municipality_is_added_with_somebody_to_run_it(db: None) -> None:
    call_command("municipality_add", cvr="13585628", **WORDS)
    ane = Person.objects.get(email="ane@havby.example")
    assert [unit.name for unit in managed_units(ane)] == ["Havby Kommune"]


@pytest.mark.parametrize(("cvr", "words"), [("12345678", "no CVR"), ("abc", "no CVR")])
def test_a_wrong_number_is_refused(db: None, cvr: str, words: str) -> None:
    with pytest.raises(CommandError, match=words):
        call_command("municipality_add", cvr=cvr, **WORDS)
    assert not Person.objects.filter(email="ane@havby.example").exists()


def test_an_address_in_use_is_refused(cast: Cast) -> None:
    with pytest.raises(CommandError, match="already signs in"):
        call_command("municipality_add", cvr="13585628", **{**WORDS, "email": cast.bo.email.upper()})
