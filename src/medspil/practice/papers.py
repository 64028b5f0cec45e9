# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A trial as a document that one can forward: question, expectation, curve and figures, what was learned."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from medspil.dialogue.models import OutcomeItem, OutcomeKind, Process
from medspil.dialogue.queries.outcomes import OutcomeView
from medspil.documents.model import (
    Block,
    Bullets,
    Document,
    Heading,
    Paragraph,
    Picture,
    Poster,
    PosterEntry,
    PosterSection,
    Table,
    Tone,
)
from medspil.materials.schema import CanvasField
from medspil.practice.charts.drawing import draw, figure
from medspil.practice.charts.wording import limits_in_words
from medspil.practice.models import Closing, Commitment, CommitmentStatus, Trial, TrialState, Verdict
from medspil.practice.queries.closing import WhatCame
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


def closing_paper(process: Process, closing: Closing, came: WhatCame) -> Document:
    """The evaluation of a process, to hang up or send on."""
    said = [
        (_("What we keep doing"), closing.keeps),
        (_("What we have learned"), closing.learned),
    ]
    blocks: list[Block] = [
        Heading(text=_("What you wanted")),
        Paragraph(text=closing.value),
        Heading(text=_("Did we get there?")),
        Paragraph(text=str(closing.get_reached_display()), strong=True),
        Paragraph(text=closing.seen),
    ]
    for title, text in said:
        if text:
            blocks += [Heading(text=title), Paragraph(text=text)]
    blocks += [Heading(text=_("What happened on the way")), Bullets(items=tuple(came.sentences))]
    if came.trials:
        header = (_("Trial"), _("How it went"), _("What we do"))
        blocks += [Heading(text=_("What was tried")), Table(header=header, rows=tuple(map(_tried, came.trials)))]
    for past in came.laps:
        title = _("Round {n}: {title}").format(n=past.lap.number, title=past.lap.title or process.value[:80])
        blocks.append(Paragraph(text=title, quiet=True))
    meta = ((_("Team"), process.unit.name), (_("Ended"), date_format(closing.closed_on, "j. F Y")))
    return Document(title=process.name, subtitle=_("How the process ended"), meta=meta, blocks=tuple(blocks))


def _tried(trial: Trial) -> tuple[str, str, str]:
    outcome = trial.get_ending_display() if trial.ending else trial.get_state_display()
    return trial.title, str(trial.get_held_display() or "–"), str(outcome)


VERDICT_TONES: dict[str, Tone] = {Verdict.DO: "keep", Verdict.TRY: "develop"}


def came_of_it_poster(view: OutcomeView, commitments: Sequence[Commitment], trials: Sequence[Trial]) -> Poster:
    """What the team said and what came of it, for the wall of the lunch room. No names."""
    answered = tuple(_answered(item, view) for item in view.proposals)
    kept = tuple(PosterEntry(text=item.text, tone="keep") for item in view.of_kind(OutcomeKind.KEEP))
    done = tuple(
        PosterEntry(text=row.what, label=str(row.get_status_display()), tone="keep", why=row.how_it_went)
        for row in commitments
        if row.status == CommitmentStatus.DONE
    )
    tried = tuple(
        PosterEntry(
            text=trial.title,
            label=str(trial.get_ending_display() if trial.ending else trial.get_state_display()),
            tone="develop",
            why=trial.canvas.get("reflection", ""),
        )
        for trial in trials
        if trial.state != TrialState.DRAFT
    )
    sections = (
        (_("What you proposed, and the answer"), answered),
        (_("What we have tried"), tried),
        (_("What we have done"), done),
        (_("What we keep"), kept),
    )
    held = date_format(view.meeting.opened_at or view.outcome.handed_over_at, "j. F Y")
    return Poster(
        title=_("This came of what you said"),
        lead=f"{view.meeting.title} · {view.meeting.process.unit.name} · {held}",
        sections=tuple(PosterSection(title=title, entries=entries) for title, entries in sections if entries),
        foot=date_format(timezone.localdate(), "j. F Y"),
    )


def _answered(item: OutcomeItem, view: OutcomeView) -> PosterEntry:
    answer = getattr(item, "answer", None)
    if answer is None:
        day = date_format(view.outcome.answers_due_on, "j. F")
        promise = _("No answer yet. It is promised by {day}.").format(day=day)
        return PosterEntry(text=item.text, label=str(item.get_kind_display()), why=promise)
    tone = VERDICT_TONES.get(answer.verdict, "plain")
    verdict = str(answer.get_verdict_display())
    return PosterEntry(text=item.text, label=str(item.get_kind_display()), tone=tone, answer=verdict, why=answer.reason)
