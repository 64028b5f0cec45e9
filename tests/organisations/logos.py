# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Logos for tests, drawn here: no file of anybody's."""

from io import BytesIO

from PIL import Image, ImageDraw

from medspil.organisations.models import Municipality
from medspil.organisations.municipality.actions import choose_logo
from medspil.organisations.municipality.logos import drawn


def picture(
    form: str = "PNG", *, size: tuple[int, int] = (300, 120), colour: str = "#123a63", mode: str = "RGBA"
) -> bytes:
    """A disc on nothing, or on white where the form knows no nothing."""
    ground = (0, 0, 0, 0) if mode == "RGBA" else "white"
    image = Image.new(mode, size, ground)
    ImageDraw.Draw(image).ellipse((10, 10, size[1] - 10, size[1] - 10), fill=colour)
    file = BytesIO()
    image.save(file, form)
    return file.getvalue()


def logo_of(municipality: Municipality) -> str:
    """The mark of the logo that it has got."""
    choose_logo(municipality=municipality, png=drawn(picture()), by=None)
    municipality.refresh_from_db(fields=["logo"])
    return municipality.logo
