# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What citizens read: the same words on the public page and on paper, in plain Danish and with a measured LIX."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from medspil.documents.model import Block, Bullets, Document, Heading, Paragraph, Picture, Run
from medspil.documents.qr import qr_svg
from medspil.expectations.models import Level
from medspil.expectations.queries import Row
from medspil.materials.readability import lix

PLAIN = 35.0  # the highest LIX of a text for everybody


@dataclass(frozen=True, kw_only=True)
class Part:
    """All tasks of one level. `lead` says what the level means to the citizen."""

    title: str
    lead: str
    tasks: Sequence[tuple[str, str]]  # each with the words to it, perhaps none


@dataclass(frozen=True, kw_only=True)
class Leaflet:
    title: str
    lead: str
    parts: Sequence[Part]
    contact: str

    @property
    def lix(self) -> float:
        """Of all that stands on it, each line as a sentence of its own."""
        lines = [self.title, self.lead]
        for part in self.parts:
            lines += [part.title, part.lead, *(f"{task}\n\n{words}" for task, words in part.tasks)]
        return lix("\n\n".join([*lines, self.contact]))

    @property
    def plain(self) -> bool:
        return round(self.lix) <= PLAIN


def leaflet_of(rows: Sequence[Row], *, contact: str) -> Leaflet:
    words = {
        Level.TOGETHER: (_("This we do with you"), _("You press the keys. We sit beside you.")),
        Level.SHOW: (_("This we show you"), _("We show you how. Then you try it yourself.")),
        Level.GUIDE: (_("Here we help you on"), _("We cannot do it. But we know who can.")),
        Level.NOT: (_("This we cannot do"), _("We may not, or we do not have the means.")),
    }
    parts = [
        Part(title=title, lead=lead, tasks=[(row.task.title, row.now.words) for row in rows if row.now.level == level])
        for level, (title, lead) in words.items()
    ]
    return Leaflet(
        title=_("What can we help you with?"),
        lead=_("Here you see what we do, and what we do not do."),
        parts=[part for part in parts if part.tasks],
        contact=contact,
    )


def paper_of(leaflet: Leaflet, *, unit: str, address: str) -> Document:
    """For the wall or the hand. With an `address` also a QR code that leads to it."""
    blocks: list[Block] = [Paragraph(text=leaflet.lead)]
    for part in leaflet.parts:
        items = tuple(
            (Run(text=task, strong=True), *((Run(text=f"\n{words}"),) if words else ())) for task, words in part.tasks
        )
        blocks += [Heading(text=part.title), Paragraph(text=part.lead), Bullets(items=items)]
    if leaflet.contact:
        blocks += [Heading(text=_("Find us")), Paragraph(text=leaflet.contact)]
    if address:
        read = _("Read it on your phone: {address}").format(address=address)
        blocks += [
            Picture(svg=str(qr_svg(address, title=address)), alt=read, width=30),
            Paragraph(text=read, quiet=True),
        ]
    return Document(title=leaflet.title, subtitle=unit, blocks=tuple(blocks))
