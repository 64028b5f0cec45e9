# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A logo as it came, and as we show it.

What came is decoded and drawn anew: of the file itself nothing is kept, so that nothing can hide in it. SVG is not
taken, since it is a program as much as a picture.
"""

from io import BytesIO
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

MOST_BYTES = 1_000_000
MOST_SIDE = 2500  # pixels: a picture of so many is 25 MB while it is drawn
WIDTH, HEIGHT = 480, 160  # it is shown at a third of this, so that it is sharp on fine screens
SEEN_FROM = 148  # grey of 0 to 255 that has 3 : 1 to white; what is lighter is hardly seen in the white header
LEAST_SEEN = 0.002  # of the picture

UNREADABLE = _("The file cannot be read as a picture. Choose a PNG, JPEG or WebP file.")
TOO_MANY_PIXELS = _("The picture is too large. Choose one that is at most 2,500 pixels wide and high.")
INVISIBLE = _(
    "The logo cannot be seen on white, and the top of the pages is white. Choose an edition in colours or in black."
)


def drawn(data: bytes) -> bytes:
    """A PNG of at most `WIDTH` × `HEIGHT` pixels; ValidationError in words when there is none to be made."""
    from PIL import Image  # noqa: PLC0415 - a server of live rooms need not carry it

    try:
        with Image.open(BytesIO(data), formats=("PNG", "JPEG", "WEBP")) as picture:
            if max(picture.size) > MOST_SIDE:
                raise ValidationError(TOO_MANY_PIXELS)
            seen = _upright(picture)
    except Image.DecompressionBombError as error:
        raise ValidationError(TOO_MANY_PIXELS) from error
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombWarning) as error:
        raise ValidationError(UNREADABLE) from error
    _refuse_invisible(seen)
    seen.thumbnail((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
    file = BytesIO()
    seen.save(file, "PNG", optimize=True)
    return file.getvalue()


def _upright(picture: "Picture") -> "Picture":
    """As a camera meant it, without what is transparent around it."""
    from PIL import ImageOps  # noqa: PLC0415 - as above

    turned = ImageOps.exif_transpose(picture)
    whole = (turned.convert("RGB") if turned.mode == "CMYK" else turned).convert("RGBA")
    return whole.crop(whole.getchannel("A").getbbox())


def _refuse_invisible(picture: "Picture") -> None:
    from PIL import Image  # noqa: PLC0415 - as above

    paper = Image.new("RGBA", picture.size, "white")
    greys = Image.alpha_composite(paper, picture).convert("L").histogram()
    if sum(greys[:SEEN_FROM]) < LEAST_SEEN * picture.width * picture.height:
        raise ValidationError(INVISIBLE)
