# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A municipality's own colour: whether it can be read, and what it changes of the tokens in `styles/_tokens.scss`.

Contrast depends on luminance alone. So the light shade is made no darker, and the dark one no lighter, than Medspil's
own: every pair of text and ground that can be read with ours can be read with them. What is left to ask of the colour
itself is asked here, by WCAG 2.2: 1.4.3 for text, 1.4.11 for the edges of controls.
"""

import colorsys
import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

WHITE, BLACK, PAPER = "#ffffff", "#000000", "#fbfaf6"
OURS, OUR_DARK, OUR_LIGHT = "#0b5961", "#083f45", "#e3f0f0"
TEXT, CONTROL = 4.5, 3.0
_STEPS = 256


@dataclass(frozen=True, kw_only=True)
class Shades:
    """The three tokens that a municipality's colour sets, as #rrggbb."""

    petrol: str
    petrol_dark: str
    petrol_light: str


@dataclass(frozen=True, kw_only=True)
class Check:
    """One use of a colour: the ratio it has there, and the least that will do."""

    what: object
    found: float
    least: float

    @property
    def passes(self) -> bool:
        return self.found >= self.least


def colour_of(typed: str) -> str | None:
    """#rrggbb in small letters of what somebody typed, with or without the sign, in three figures or six."""
    found = re.fullmatch(r"#?([0-9a-f]{3}|[0-9a-f]{6})", typed.strip().lower())
    if found is None:
        return None
    figures = found[1] if len(found[1]) == 6 else "".join(figure * 2 for figure in found[1])
    return f"#{figures}"


def contrast(one: str, other: str) -> float:
    """From 1, alike, to 21, black on white."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def checks_of(colour: str) -> Sequence[Check]:
    """Where the colour is read, and as what."""
    shades = shades_of(colour)
    return (
        Check(what=_("White words on a button"), found=contrast(WHITE, colour), least=TEXT),
        Check(what=_("Words in the colour on the page"), found=contrast(colour, PAPER), least=TEXT),
        Check(what=_("The edge of buttons and fields"), found=contrast(colour, shades.petrol_light), least=CONTROL),
        Check(what=_("White words on the top of a phone"), found=contrast(WHITE, shades.petrol_dark), least=7.0),
    )


def can_be_read(colour: str) -> bool:
    """Words on the page are the hardest to read: what does there does in all of `checks_of`."""
    return contrast(colour, PAPER) >= TEXT


def nearest(colour: str) -> str:
    """The same hue, no darker than it has to be to be read; the colour itself when it can be."""
    red, green, blue = (channel / 255 for channel in _channels(colour))
    hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
    steps = (_colour(*colorsys.hls_to_rgb(hue, light * step / _STEPS, strength)) for step in range(_STEPS, -1, -1))
    return next(darker for darker in (colour, *steps) if can_be_read(darker))


def shades_of(colour: str) -> Shades:
    dark = _mixed(colour, BLACK, lambda shade: _luminance(shade) <= _luminance(OUR_DARK))
    light = _mixed(colour, WHITE, lambda shade: _luminance(shade) >= _luminance(OUR_LIGHT))
    return Shades(petrol=colour, petrol_dark=dark, petrol_light=light)


@lru_cache(maxsize=512)
def sheet_of(colour: str) -> str:
    """The style sheet. Links keep their blue, since all know it, and keep, develop, stop and amber what they mean."""
    shades = shades_of(colour)
    tokens = {"petrol": shades.petrol, "petrol-dark": shades.petrol_dark, "petrol-light": shades.petrol_light}
    return f":root{{{''.join(f'--{name}:{value};' for name, value in tokens.items())}}}\n"


@lru_cache(maxsize=512)
def edition_of(colour: str) -> str:
    """Another one when the style sheet is another: it stands in the address, and browsers keep the sheet for good."""
    return hashlib.sha256(sheet_of(colour).encode()).hexdigest()[:8]


def _mixed(colour: str, other: str, enough: Callable[[str], bool]) -> str:
    """As little of the other as will do."""
    pairs = list(zip(_channels(colour), _channels(other), strict=True))
    for step in range(_STEPS):
        part = step / _STEPS
        mixed = _colour(*((mine + (its - mine) * part) / 255 for mine, its in pairs))
        if enough(mixed):
            return mixed
    return other


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(channel / 255) for channel in _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _colour(red: float, green: float, blue: float) -> str:
    return f"#{round(red * 255):02x}{round(green * 255):02x}{round(blue * 255):02x}"
