# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Themes as a picture: a bar for each, with its new part hatched. No style that a strict policy refuses; the table
beside it says the same."""

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from django.utils.safestring import SafeString, mark_safe
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medspil.dilemmas.themes import Theme

WIDTH, ROW, BAR = 420, 62, 22  # small, so that its letters can be read on a phone
LONGEST = 350  # of a bar; beside it stands its number
LETTERS = 46  # of a title; the table has all of it
INK, PETROL, PALE = "#1c2b2d", "#0b5961", "#e3f0f0"


def title_of(theme: Theme, topics: Mapping[str, str]) -> str:
    """»Borgerens eget udstyr: telefon, kode«; a theme without a topic or a common word is called so."""
    words = ", ".join(theme.words)
    title = ": ".join(filter(None, [topics.get(theme.topic, ""), words])) or _("Different words")
    return title[0].upper() + title[1:]


def said_of(theme: Theme) -> str:
    """»12 noter, 7 af dem i de sidste fire uger«."""
    total = ngettext("One dilemma", "%(n)d dilemmas", theme.size) % {"n": theme.size}
    return (
        _("{total}, {n} of them in the last four weeks").format(total=total, n=theme.recent) if theme.recent else total
    )


def draw(themes: Sequence[Theme], topics: Mapping[str, str]) -> SafeString:
    """Empty without a theme."""
    if not themes:
        return mark_safe("")
    most = max(theme.size for theme in themes)
    rows = "".join(
        part for place, theme in enumerate(themes) for part in _row(place * ROW, theme, title_of(theme, topics), most)
    )
    said = ". ".join(f"{title_of(theme, topics)}: {said_of(theme)}" for theme in themes)
    hatch = (
        '<pattern id="new" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<path d="M0 0h6v6H0z" fill="{PETROL}"/><path d="M-1 7L7 -1" stroke="{PALE}" stroke-width="1.5"/></pattern>'
    )
    return mark_safe(  # noqa: S308 - numbers, and texts that are escaped
        f'<svg xmlns="http://www.w3.org/2000/svg" class="themes" viewBox="0 0 {WIDTH} {len(themes) * ROW}" role="img" '
        f'aria-labelledby="themes-said" font-family="IBM Plex Sans, sans-serif" font-size="17">'
        f'<title id="themes-said">{escape(said)}</title><defs>{hatch}</defs>{rows}</svg>'
    )


def _row(top: int, theme: Theme, title: str, most: int) -> Iterator[str]:
    unit = LONGEST / most
    earlier, new = (theme.size - (theme.recent or 0)) * unit, (theme.recent or 0) * unit
    y = top + 26
    yield f'<text x="0" y="{top + 18}" fill="{INK}">{escape(Truncator(title).chars(LETTERS))}</text>'
    for start, width, fill in ((1.0, earlier, PALE), (earlier + 1, new, "url(#new)")):
        if width:
            yield f'<path d="M{start:.1f} {y}h{width:.1f}v{BAR}h-{width:.1f}z" fill="{fill}" stroke="{PETROL}"/>'
    yield f'<text x="{theme.size * unit + 12:.1f}" y="{y + 17}" fill="{INK}" font-weight="600">{theme.size}</text>'
