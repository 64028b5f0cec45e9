# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A trial as a document that one can forward: question, expectation, curve and figures, what was learned."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from medspil.documents.model import Block, Document, Heading, Paragraph, Picture, Table
from medspil.materials.schema import CanvasField
from medspil.practice.charts.drawing import draw, figure
from medspil.practice.charts.wording import limits_in_words
from medspil.practice.models import Trial
from medspil.practice.queries.ladders import Measured

Texts = Mapping[UUID, Sequence[tuple[CanvasField, str]]]


def paper_of(rounds: Sequence[Trial], found: Sequence[Measured], texts: Texts) -> Document:
    """`texts` are the six fields of each round."""
    latest = rounds[-1]
    blocks: list[Block] = []
    for row in found:
        blocks += _measured(row)
    for trial in rounds:
        blocks += _round(trial, texts[trial.pk])
    meta = [(_("Team"), latest.unit.name), (_("Looks after it"), latest.owner.name)]
    if latest.credit:
        meta.append((_("First tried by"), latest.credit.unit.name))
    return Document(title=latest.title, subtitle=_("Trial"), meta=tuple(meta), blocks=tuple(blocks))


def _measured(row: Measured) -> list[Block]:
    if not row.observations:
        return []
    values = tuple((date_format(seen.day, "j. F Y"), figure(seen.value)) for seen in row.observations)
    picture = Picture(svg=draw(row.chart, name=row.measure.pk.hex), alt=f"{row.measure.title}. {row.chart.sentence}")
    header = (_("Day"), row.measure.unit_of or row.measure.title)
    limits = limits_in_words(row.chart)
    happened = enumerate(row.chart.series.notes, start=1)
    notes = [f"{number}. {words} ({date_format(day, 'j. F Y')})" for number, (day, words) in happened]
    return [
        Heading(text=row.measure.title),
        picture,
        Paragraph(text=row.chart.sentence, strong=True),
        *([Paragraph(text=limits)] if limits else []),
        *(Paragraph(text=note) for note in notes),
        Table(header=header, rows=values),
    ]


def _round(trial: Trial, texts: Sequence[tuple[CanvasField, str]]) -> list[Block]:
    blocks: list[Block] = [Heading(text=_("Round {n}").format(n=trial.cycle))]
    period = f"{date_format(trial.starts_on, 'j. F Y')} – {date_format(trial.ends_on, 'j. F Y')}"
    blocks.append(Paragraph(text=period))
    said = [(_("We expect that"), trial.prediction), *((field.title, text) for field, text in texts)]
    for title, text in said:
        if text:
            blocks += [Heading(text=title, level=3), Paragraph(text=text)]
    if trial.ending:
        words = " · ".join(str(word) for word in (trial.get_held_display(), trial.get_ending_display()) if word)
        blocks.append(Paragraph(text=words, strong=True))
    return blocks
