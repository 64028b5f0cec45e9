# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The specification as blocks. PDF and Word are written from the same, so the paper says what the table asks."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from medspil.documents.model import Block, Bullets, Document, Heading, Paragraph, Table
from medspil.procurement.kinds import Strength
from medspil.procurement.specification.headings import Ask, Column
from medspil.procurement.specification.rows import Row, by_area

WIDTHS = (8, 40, 12, 12, 28)


@dataclass(frozen=True, kw_only=True)
class Brief:
    """What stands before the tables.

    `code` names the specification that is sent; empty for a draft, which nobody fills.
    `choosing`: how bids will be compared, a line for each thing; empty as long as that is not decided.
    """

    title: str
    purpose: str
    sender: str
    code: str
    choosing: Sequence[str] = ()


def specification(brief: Brief, rows: Sequence[Row]) -> Document:
    blocks: list[Block] = [Heading(text=_("What we want to reach")), Paragraph(text=brief.purpose), *_guide()]
    if brief.choosing:
        blocks += [Heading(text=_("How we choose")), Bullets(items=tuple(brief.choosing))]
    blocks += [Heading(text=_("Your bid")), _offer(brief.code)]
    blocks.append(Heading(text=_("The requirements")))
    for area, of_it in by_area(rows):
        blocks += [Heading(text=str(area.label), level=3), _table(of_it)]
    subtitle = _("Requirement specification") if brief.code else _("Requirement specification, draft")
    return Document(title=brief.title, subtitle=subtitle, meta=((_("From"), brief.sender),), blocks=tuple(blocks))


def _guide() -> list[Block]:
    return [
        Heading(text=_("How to fill it in")),
        Bullets(
            items=(
                _("Write your name and the price in the first table."),
                _("Answer Yes, Partly or No at every requirement, and write how you do it."),
                _("A must is met or not: anything but Yes may mean that we cannot choose the bid."),
                _("Leave numbers and headings as they are. Rows may grow as long as you like."),
                _("Save it as a Word file (.docx) and send it back to us."),
            )
        ),
    ]


def _offer(code: str) -> Table:
    rows = [(str(Ask.SUPPLIER.label), ""), (str(Ask.PRICE.label), "")]
    if code:
        rows.append((str(Ask.CODE.label), code))
    return Table(header=(str(Column.ASKED.label), str(Column.REPLY.label)), rows=tuple(rows), widths=(50, 50))


def _table(rows: Sequence[Row]) -> Table:
    columns = (Column.NUMBER, Column.TEXT, Column.STRENGTH, Column.REPLY, Column.HOW)
    body = tuple((row.mark, _told(row), _strength(row), "", "") for row in rows)
    return Table(header=tuple(str(column.label) for column in columns), rows=body, widths=WIDTHS)


def _told(row: Row) -> str:
    parts = [row.text, row.why, _("Show it: {how}").format(how=row.shows) if row.shows else ""]
    return "\n".join(part for part in parts if part)


def _strength(row: Row) -> str:
    label = str(Strength(row.strength).label)
    return _("{strength}, weight {n}").format(strength=label, n=row.weight) if row.weight else label
