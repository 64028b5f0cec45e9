# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The outcome as a document and as a mail."""

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from medspil.dialogue.activities.spreads import Spread
from medspil.dialogue.models import Outcome, OutcomeKind
from medspil.dialogue.queries.outcomes import OutcomeView, readers_of, view_of
from medspil.documents.model import Block, Bullets, Column, Columns, Document, Heading, Paragraph, Table, Tone
from medspil.documents.pdf import render_pdf
from medspil.record.mail import Attachment, Letter, post

TONES: dict[OutcomeKind, Tone] = {
    OutcomeKind.KEEP: "keep",
    OutcomeKind.DEVELOP: "develop",
    OutcomeKind.STOP: "stop",
}


def report(view: OutcomeView) -> Document:
    meeting, outcome = view.meeting, view.outcome
    blocks: list[Block] = [Paragraph(text=outcome.summary)] if outcome.summary else []
    columns = [
        Column(title=str(kind.label), items=tuple(_line(item.text, item.dots) for item in items), tone=TONES[kind])
        for kind, items in view.columns
    ]
    blocks.append(Columns(columns=tuple(columns)))
    if view.decisions:
        rows = tuple((row.what, row.owner_name, date_format(row.due_on, "j. F Y")) for row in view.decisions)
        blocks += [Heading(text=_("What we agreed")), Table(header=(_("What"), _("Who"), _("By when")), rows=rows)]
    if view.spreads:
        blocks += [Heading(text=_("How we answered")), *(block for spread in view.spreads for block in _spread(spread))]
    if view.told:
        told = tuple(_line(item.text, item.dots) for item in view.told)
        blocks += [Heading(text=_("What we talked about")), Bullets(items=told)]
    blocks += _answers(view)
    held = date_format(meeting.opened_at or outcome.handed_over_at, "l j. F Y")
    meta = (
        (_("Held"), held),
        (_("Facilitator"), meeting.facilitator.name),
        (_("In the room"), str(meeting.attendance)),
        (_("The leader answers by"), date_format(outcome.answers_due_on, "l j. F Y")),
    )
    title = _("Outcome: {title}").format(title=meeting.title)
    return Document(title=title, subtitle=meeting.process.unit.name, meta=meta, blocks=tuple(blocks))


def _answers(view: OutcomeView) -> list[Block]:
    answered = [(item, item.answer) for item in view.proposals if hasattr(item, "answer")]
    if not answered:
        return []
    rows = tuple((item.text, str(answer.get_verdict_display()), answer.reason) for item, answer in answered)
    return [Heading(text=_("The leader's answer")), Table(header=(_("Proposal"), _("Answer"), _("Why")), rows=rows)]


def _spread(spread: Spread) -> list[Block]:
    """The table that stands beside the picture on screen."""
    before = [_("Before")] if spread.earlier else []
    header = (_("Answer"), *before, _("Now") if spread.earlier else _("How many"), _("of these counted in the room"))
    rows = [
        (
            f"{row.short} {row.label}" if row.short and row.short != row.label else row.label,
            *([str(earlier.total)] if earlier else []),
            str(row.total),
            str(row.paper or "–"),
        )
        for row, earlier in spread.beside
    ]
    return [Heading(text=spread.title, level=3), Table(header=header, rows=tuple(rows))]


def _line(text: str, dots: int) -> str:
    return f"{text} (● {dots})" if dots else text


def mail_out(outcome: Outcome, *, site: str) -> None:
    """Send what was handed over, and no more, to those invited. Call inside the write that hands it over."""
    view = view_of(outcome)
    pdf = Attachment(name="udbytte.pdf", content_type="application/pdf", content=render_pdf(report(view)))
    url = site + reverse("outcome", args=[view.meeting.pk])
    for person in readers_of(view.meeting):
        facts = {"view": view, "person": person, "url": url}
        post(
            Letter(
                to=person.email,
                subject=_("Outcome: {title}").format(title=view.meeting.title),
                text=render_to_string("dialogue/emails/outcome.txt", facts).strip() + "\n",
                attachments=(pdf,),
            )
        )
