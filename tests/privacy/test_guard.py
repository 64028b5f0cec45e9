# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

import logging
import traceback

import pytest
from django.utils import translation

from medspil.privacy.guard import CitizenDataRefused, refuse, refuse_in

CPR = "010203-1234"


@pytest.mark.parametrize(
    "value",
    [
        CPR,
        {"answer": CPR},
        {CPR: "answer"},
        ["fine", ["also fine", CPR]],
        ("fine", {"deep": [{"deeper": f"hun hedder {CPR}"}]}),
        3112031234,  # JSON typed as a number
        102031234,  # and without its first nought
        {"n": [3112031234]},
    ],
)
def test_number_anywhere_in_json_is_refused(value: object) -> None:
    with pytest.raises(CitizenDataRefused):
        refuse_in(value)


@pytest.mark.parametrize(
    "value",
    [
        None,
        True,
        0,
        -1,
        3.5,
        "",
        "En borger kan ikke læse skærmen.",
        {"a": [1, "12.03.2026 1030", None]},
        b"",
        20304050,
    ],
)
def test_other_json_passes(value: object) -> None:
    refuse_in(value)


def test_refusal_tells_what_to_do_in_danish() -> None:
    with translation.override("da"), pytest.raises(CitizenDataRefused) as refusal:
        refuse(f"Borgeren {CPR} kom igen.")

    assert refusal.value.messages == [
        "Der står et cpr-nummer i teksten. Skriv situationen uden at nævne, hvem borgeren er."
    ]


def test_nothing_found_is_repeated_or_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with pytest.raises(CitizenDataRefused) as refusal:
        refuse_in({"story": CPR})

    error = refusal.value
    told = [
        str(error),
        repr(error),
        repr(error.__dict__),
        caplog.text,
        *traceback.format_exception_only(error),
    ]
    assert not any("1234" in line or "010203" in line for line in told)
    assert error.__cause__ is None
