# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A topic as a document."""

import re
from collections.abc import Sequence
from typing import Literal

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from medspil.documents.model import Block, Bullets, Document, Heading, Paragraph
from medspil.materials.models import Case, LegalPoint, Topic


def paper_of(topic: Topic, cases: Sequence[Case], points: Sequence[LegalPoint]) -> Document:
    blocks: list[Block] = prose(topic.body, level=2)
    if cases:
        blocks.append(Heading(text=_("Dilemmas")))
    for case in cases:
        blocks += [Heading(text=case.title, level=3), *prose(case.story), Bullets(items=tuple(case.questions))]
    if points:
        blocks.append(Heading(text=_("What the rules say")))
    for point in points:
        blocks += [Heading(text=point.title, level=3), *prose(point.statement), Paragraph(text=point.at_the_counter)]
        blocks.append(Paragraph(text=source_line(point)))
    return Document(title=topic.title, subtitle=topic.summary, blocks=tuple(blocks))


def source_line(point: LegalPoint) -> str:
    """Law, how sure we are, when it was looked at, and where."""
    law = f"{point.law}, {point.paragraph}" if point.paragraph else point.law
    checked = _("checked {day}").format(day=date_format(point.checked_on, "j. F Y"))
    return f"{law} · {point.get_confidence_display()} · {checked} · {point.source}"


def prose(markdown: str, *, level: Literal[2, 3] = 3) -> list[Block]:
    """Paragraphs, headings and lists; emphasis becomes plain words."""
    blocks: list[Block] = []
    for part in re.split(r"\n\s*\n", markdown.strip()):
        lines = part.strip().splitlines()
        plain = [re.sub(r"[*_`]{1,2}|\[([^\]]*)\]\([^)]*\)", r"\1", line) for line in lines]
        if lines and lines[0].startswith("#"):
            blocks.append(Heading(text=plain[0].lstrip("# "), level=level))
        elif lines and re.match(r"[-*] |\d+\. ", lines[0]):
            blocks.append(Bullets(items=tuple(re.sub(r"^([-*]|\d+\.)\s+", "", line) for line in plain)))
        elif lines:
            blocks.append(Paragraph(text=" ".join(line.strip() for line in plain)))
    return blocks
