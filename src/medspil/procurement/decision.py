# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The decision paper for management: what was asked, how it was chosen, what came out of it, and the log."""

from collections.abc import Sequence

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medspil.documents.model import Block, Bullets, Document, Heading, Paragraph, Table
from medspil.journeys.models import Journey
from medspil.procurement.bids.scoring import Scored
from medspil.procurement.models import Agreed, Method
from medspil.procurement.papers import choosing_lines, decimals, kr
from medspil.procurement.queries.bids import Result, reasons_in, result_of
from medspil.procurement.queries.log import log_of
from medspil.procurement.queries.trying import references_in, tried_in
from medspil.procurement.words import variant_words

FEWEST = 5  # figures of fewer than five stay with the group: decision 21


def decision_paper(journey: Journey, method: Method) -> Document:
    result = result_of(method)
    blocks: list[Block] = [
        Heading(text=_("What we want to reach")),
        Paragraph(text=journey.about),
        *_recommended(result),
        Heading(text=_("How we choose")),
        Bullets(items=tuple(choosing_lines(method))),
        Paragraph(text=method.reason),
        *_ranked(result),
        *_firm(result),
        *_out(result),
        *_reasons(reasons_in(method)),
        *_tried(journey),
        *_referred(journey),
        *_log(journey),
        Paragraph(text=_("Medspil computes. Ask your procurement lawyer before you decide."), quiet=True),
    ]
    meta = ((_("From"), f"{journey.municipality.name}, {journey.unit.name}"), (_("Day"), _day(timezone.now())))
    return Document(title=journey.name, subtitle=_("Decision paper"), meta=meta, blocks=tuple(blocks))


def _recommended(result: Result) -> list[Block]:
    if result.winner:
        words = _("{name} is best by the method that was locked before the bids were opened.").format(
            name=result.winner
        )
    elif result.ranking:
        words = _("The best are exactly equal. The formula does not choose between them.")
    else:
        words = _("There is no result yet.")
    return [Heading(text=_("The result")), Paragraph(text=words, strong=True)]


def _ranked(result: Result) -> list[Block]:
    if not result.ranking:
        return []
    header = (_("Supplier"), _("Price"), _("Points for price"), _("Points for quality"), _("Total"))
    return [Heading(text=_("The ranking")), Table(header=header, rows=tuple(_row(one) for one in result.ranking))]


def _row(one: Scored) -> tuple[str, ...]:
    total = kr(round(float(one.evaluated_price or 0))) if one.total is None else decimals(one.total)
    price = "–" if one.price_points is None else decimals(one.price_points)
    return one.bid.name, kr(float(one.bid.price)), price, decimals(one.bid.quality), total


def _firm(result: Result) -> list[Block]:
    if not result.variants:
        return []
    rows = tuple((variant_words(one), one.winner or _("none, two are equal")) for one in result.variants)
    told = _("None of the changes below gives another winner.")
    if result.changes:
        n = len(result.changes)
        told = ngettext(
            "One of the changes below gives another winner.", "%(n)s of the changes below give another winner.", n
        ) % {"n": n}
    header = (_("If it had been like this"), _("the best would be"))
    return [Heading(text=_("Does the choice stand firm?")), Paragraph(text=told), Table(header=header, rows=rows)]


def _out(result: Result) -> list[Block]:
    if not result.out:
        return []
    items = tuple(
        f"{one.bid.supplier.name}: {', '.join(f'{must.row.mark} {must.row.text}' for must in one.unmet)}"
        for one in result.out
    )
    return [Heading(text=_("Out, since a must is not met")), Bullets(items=items)]


def _reasons(agreed: Sequence[Agreed]) -> list[Block]:
    if not agreed:
        return []
    rows = tuple((one.bid.supplier.name, f"K{one.number}", str(one.points), one.reason) for one in agreed)
    header = (_("Supplier"), _("No."), _("Points"), _("Why"))
    return [Heading(text=_("What the group agreed on")), Table(header=header, rows=rows, widths=(25, 8, 10, 57))]


def _tried(journey: Journey) -> list[Block]:
    rows = []
    for one in tried_in(journey):
        seen, who = one.summary, f"{one.try_out.supplier.name}, {one.try_out.get_audience_display().lower()}"
        alone = f"{sum(m.alone for m in seen.managed)}/{sum(m.total for m in seen.managed)}"
        few = _("fewer than five")
        sus = decimals(seen.sus, 1) if seen.sus is not None else "–"
        rows.append(
            (
                who,
                str(seen.tried),
                alone if seen.tried >= FEWEST else few,
                sus if seen.answered >= FEWEST or seen.sus is None else few,
            )
        )
    if not rows:
        return []
    header = (_("Who tried what"), _("How many"), _("Tasks done alone"), _("SUS, 0 to 100"))
    return [Heading(text=_("Try-outs")), Table(header=header, rows=tuple(rows), widths=(40, 15, 23, 22))]


def _referred(journey: Journey) -> list[Block]:
    found = references_in(journey)
    blocks: list[Block] = [Heading(text=_("What other municipalities say"))] if found else []
    for one in found:
        row = one.reference
        blocks.append(Heading(text=f"{row.supplier.name}: {row.place}", level=3))
        blocks += [Paragraph(text=f"{question.ask}\n{text}") for question, text in one.answers]
    return blocks


def _log(journey: Journey) -> list[Block]:
    lines = log_of(journey)
    if not lines:
        return []
    rows = tuple((_moment(line.at), line.words, line.about, line.by) for line in lines)
    header = (_("When"), _("What happened"), _("About"), _("Who"))
    return [Heading(text=_("The log")), Table(header=header, rows=rows, widths=(20, 40, 22, 18))]


def _day(moment: object) -> str:
    return date_format(timezone.localtime(moment), "j. F Y")  # type: ignore[arg-type]


def _moment(moment: object) -> str:
    return date_format(timezone.localtime(moment), "j.n.Y H.i")  # type: ignore[arg-type]
