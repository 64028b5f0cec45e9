# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A municipality's colour: whichever is let in, all that can be read with ours can be read with it."""

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medspil.ui.colours import (
    OUR_DARK,
    OUR_LIGHT,
    OURS,
    PAPER,
    can_be_read,
    checks_of,
    colour_of,
    contrast,
    nearest,
    shades_of,
    sheet_of,
)
from tests.ui.test_contrast import COLOURS, ON_THE_WALL, READ, luminance

colours = st.integers(0, 0xFFFFFF).map(lambda number: f"#{number:06x}")


def test_ours_are_those_of_the_tokens() -> None:
    assert [COLOURS[name] for name in ("petrol", "petrol-dark", "petrol-light", "paper")] == [
        OURS,
        OUR_DARK,
        OUR_LIGHT,
        PAPER,
    ]


@given(colours)
def test_whatever_colour_is_let_in_every_pair_can_be_read(typed: str) -> None:
    colour = nearest(typed)
    shades = shades_of(colour)
    own = {"petrol": colour, "petrol-dark": shades.petrol_dark, "petrol-light": shades.petrol_light}
    for pairs, least in ((READ, 4.5), (ON_THE_WALL, 7)):
        for text, ground in pairs:
            ratio = contrast(own.get(text, _whole(COLOURS[text])), own.get(ground, _whole(COLOURS[ground])))
            assert ratio >= least, (text, ground)
    assert contrast(shades.petrol_dark, PAPER) >= 3  # the outline of what has the focus
    assert all(check.passes for check in checks_of(colour))


@given(colours)
def test_the_nearest_is_the_same_hue_and_one_that_can_be_read_stays(typed: str) -> None:
    found = nearest(typed)
    assert (found == typed) is can_be_read(typed)
    if found != typed:
        assert contrast(found, PAPER) < 4.8  # no darker than it has to be
        before, after = (colorsys.rgb_to_hls(*_channels(colour)) for colour in (typed, found))
        assert before[2] < 0.1 or after[2] < 0.1 or min(abs(before[0] - after[0]), 1 - abs(before[0] - after[0])) < 0.05


def test_the_sheet_sets_three_tokens_and_nothing_else() -> None:
    shades = shades_of("#7a1f5c")
    tokens = f"--petrol:#7a1f5c;--petrol-dark:{shades.petrol_dark};--petrol-light:{shades.petrol_light};"
    assert sheet_of("#7a1f5c") == f":root{{{tokens}}}\n"


@pytest.mark.parametrize(
    ("typed", "colour"),
    [("#0B5961", "#0b5961"), ("0b5961", "#0b5961"), (" #abc ", "#aabbcc"), ("rød", None), ("#12345", None), ("", None)],
)
def test_what_people_type(typed: str, colour: str | None) -> None:
    assert colour_of(typed) == colour


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx((1.05) / (luminance("#767676") + 0.05))


def _whole(colour: str) -> str:
    return colour_of(colour) or ""


def _channels(colour: str) -> tuple[float, float, float]:
    red, green, blue = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    return red, green, blue
