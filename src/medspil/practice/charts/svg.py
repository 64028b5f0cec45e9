# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What pictures of figures share: their colours, their words, and a frame that says to everybody what they show."""

from html import escape

from django.utils.safestring import SafeString, mark_safe

INK, MUTED, RULE, PETROL, AMBER, GREEN = "#1c2b2d", "#55666a", "#d9d6cd", "#0b5961", "#8a5200", "#22603a"


def picture(inside: str, *, name: str, kind: str, title: str, said: str, width: int, height: int) -> SafeString:
    """`name` makes its ids unique on the page, `kind` is its class, `said` is the picture in words. `inside` is made
    of numbers and of texts that are escaped."""
    return mark_safe(  # noqa: S308 - see above
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{kind}" viewBox="0 0 {width} {height}" role="img" '
        f'aria-labelledby="{name}-title {name}-said" font-family="IBM Plex Sans, sans-serif" font-size="13">'
        f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-said">{escape(said)}</desc>{inside}</svg>'
    )


def text(x: float, y: float, words: str, colour: str, anchor: str) -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" fill="{colour}" text-anchor="{anchor}">{escape(words)}</text>'
