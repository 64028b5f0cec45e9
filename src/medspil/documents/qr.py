# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from html import escape

import segno
from django.utils.safestring import SafeString, mark_safe


def qr_svg(text: str, *, title: str) -> SafeString:
    """A QR code as inline SVG, with its title for those who cannot see it and no style that a strict policy refuses."""
    code = segno.make(text, error="m")
    width = code.symbol_size(border=4)[0]
    squares = "".join(
        f"M{x} {y}h1v1h-1z" for y, row in enumerate(code.matrix_iter(border=4)) for x, dark in enumerate(row) if dark
    )
    return mark_safe(  # noqa: S308 - numbers, and a title that is escaped
        f'<svg class="qr" role="img" viewBox="0 0 {width} {width}" xmlns="http://www.w3.org/2000/svg">'
        f'<title>{escape(title)}</title><path fill="#fff" d="M0 0h{width}v{width}H0z"/><path d="{squares}"/></svg>'
    )
