# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Processes and meetings as documents."""

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from medspil.dialogue.models import Contract, Process
from medspil.documents.model import Block, Document, Heading, Paragraph
from medspil.materials.canvases import CanvasField


def contract_paper(process: Process, contract: Contract, filled: Sequence[tuple[CanvasField, str]]) -> Document:
    blocks: list[Block] = []
    for field, text in filled:
        if text:
            blocks += [Heading(text=field.title), Paragraph(text=text)]
    days = _("The leader answers within {days} days.").format(days=contract.answer_days)
    where = _("The leader {where}.").format(where=contract.get_leader_presence_display())
    blocks += [Heading(text=_("What the system keeps to")), Paragraph(text=where), Paragraph(text=days)]
    agreed = [
        (process.leader.name, contract.agreed_by_leader_at),
        (process.facilitator.name, contract.agreed_by_facilitator_at),
    ]
    meta = tuple((name, _("agreed {day}").format(day=date_format(at, "j. F Y")) if at else "–") for name, at in agreed)
    return Document(
        title=_("Contract: {name}").format(name=process.name),
        subtitle=process.unit.name,
        meta=meta,
        blocks=tuple(blocks),
    )
