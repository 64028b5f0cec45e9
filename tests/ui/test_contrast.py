# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Every pair of text and background that the styles use: 4.5 : 1, and 7 : 1 on the wall (WCAG 2.2, 1.4.3 and 1.4.6)."""

import re
from pathlib import Path

import pytest

TOKENS = Path(__file__).resolve().parents[2] / "src/medspil/ui/styles/_tokens.scss"
COLOURS = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{3,6});", TOKENS.read_text()))

READ = [
    ("ink", "paper"),
    ("ink", "surface"),
    ("ink", "petrol-light"),
    ("ink", "amber-light"),
    ("ink", "line-soft"),
    ("muted", "paper"),
    ("muted", "surface"),
    ("link", "paper"),
    ("link", "surface"),
    ("link", "petrol-light"),
    ("petrol-dark", "petrol-light"),
    ("surface", "petrol"),
    ("surface", "petrol-dark"),
    ("amber", "amber-light"),
    ("amber", "petrol-light"),
    ("amber", "surface"),
    ("keep", "keep-light"),
    ("keep", "surface"),
    ("keep", "petrol-light"),
    ("ink", "keep-light"),
    ("ink", "stop-light"),
    ("surface", "keep"),
    ("develop", "develop-light"),
    ("stop", "stop-light"),
    ("stop", "surface"),
    ("stop", "petrol-light"),
]
ON_THE_WALL = [("ink", "paper"), ("ink", "surface"), ("wall-muted", "paper"), ("surface", "petrol-dark")]


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1, by the formula of WCAG 2.2."""
    digits = colour.lstrip("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    channels = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(COLOURS[one]), luminance(COLOURS[other])), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_gives_the_known_ends() -> None:
    COLOURS.update({"black": "#000", "white": "#fff"})
    assert contrast("black", "white") == pytest.approx(21)
    assert contrast("white", "white") == pytest.approx(1)


@pytest.mark.parametrize(("text", "ground"), READ)
def test_text_can_be_read(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 4.5


@pytest.mark.parametrize(("text", "ground"), ON_THE_WALL)
def test_the_wall_can_be_read_from_eight_metres(text: str, ground: str) -> None:
    assert contrast(text, ground) >= 7
