# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""The ladder of a trial: its rounds, what they measured, and how well they were done."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from medspil.practice.charts.chart import Chart, Series, chart_of
from medspil.practice.charts.verdict import VERDICT_FROM
from medspil.practice.models import Happening, Measure, Nature, Observation, Trial, TrialState


@dataclass(frozen=True, kw_only=True)
class Measured:
    """A measure with what came in, as a picture and as figures."""

    measure: Measure
    chart: Chart
    observations: Sequence[Observation]

    @property
    def frozen(self) -> bool:
        return self.chart.series.freeze is not None


@dataclass(frozen=True, kw_only=True)
class Mark:
    """One of the four things that make a trial worth believing."""

    good: bool
    words: str


def rounds_of(trial: Trial) -> list[Trial]:
    """The whole ladder, first round first."""
    rows = Trial.objects.of(trial.municipality).filter(root=trial.root_id)
    return list(rows.select_related("owner").order_by("cycle"))


def measured(rounds: Sequence[Trial], *, with_limits: bool = False) -> list[Measured]:
    """The measures of a ladder with their charts: three queries, however long it has been going on."""
    return measured_in({rounds[0].root_id: rounds}, with_limits=with_limits)[rounds[0].root_id]


def measured_in(
    ladders: Mapping[UUID, Sequence[Trial]],
    *,
    with_limits: bool = False,
    but_for: Mapping[UUID, Sequence[tuple[date, date]]] | None = None,
) -> dict[UUID, list[Measured]]:
    """The same for many ladders at once, by root. `but_for` are first and last days that are left out of a curve."""
    measures = list(Measure.objects.filter(trial__in=ladders))
    values: dict[UUID, list[Observation]] = defaultdict(list)
    for observation in Observation.objects.filter(measure__in=measures):
        values[observation.measure_id].append(observation)
    happened: dict[UUID, list[Happening]] = defaultdict(list)
    for happening in Happening.objects.filter(trial__in=ladders):
        happened[happening.trial_id].append(happening)
    found: dict[UUID, list[Measured]] = {root: [] for root in ladders}
    for measure in measures:
        hidden = (but_for or {}).get(measure.trial_id, ())
        observations = [seen for seen in values[measure.pk] if not any(a <= seen.day <= b for a, b in hidden)]
        notes = notes_of(ladders[measure.trial_id], happened[measure.trial_id])
        chart = chart_of(_series(measure, observations, notes), with_limits=with_limits)
        found[measure.trial_id].append(Measured(measure=measure, chart=chart, observations=observations))
    return found


def notes_of(rounds: Iterable[Trial], happenings: Iterable[Happening]) -> list[tuple[date, str]]:
    """What happened, with the beginning of each round among it, by day."""
    begun = [
        (trial.starts_on, _("Round {n} begins").format(n=trial.cycle))
        for trial in rounds
        if trial.state != TrialState.DRAFT
    ]
    return sorted([*begun, *((happening.day, happening.words) for happening in happenings)])


def _series(measure: Measure, observations: Sequence[Observation], notes: Sequence[tuple[date, str]]) -> Series:
    days = [observation.day for observation in observations]
    frozen = sum(day <= measure.frozen_until for day in days) if measure.frozen_until else 0
    return Series(
        title=measure.title,
        unit=measure.unit_of or ("%" if measure.nature == Nature.PERCENT else ""),
        days=days,
        values=[observation.value for observation in observations],
        better=measure.better,
        goal=measure.goal,
        freeze=frozen or None,
        notes=[(day, words) for day, words in notes if days and days[0] <= day <= days[-1]],
        floor=None if measure.nature == Nature.OTHER else 0.0,
        ceiling=100.0 if measure.nature == Nature.PERCENT else None,
    )


def quality_of(rounds: Sequence[Trial], found: Sequence[Measured]) -> list[Mark]:
    """Prediction, small scale, data over time, rounds written down: what most trials lack (Taylor et al. 2014)."""
    tried = [trial for trial in rounds if trial.state != TrialState.DRAFT]
    return [_predicted(rounds), _small(rounds), _over_time(found), _written_down(tried)]


def _predicted(rounds: Sequence[Trial]) -> Mark:
    if all(trial.prediction for trial in rounds):
        return Mark(good=True, words=_("You have written what you expected before you tried."))
    return Mark(good=False, words=_("Write what you expect before you try. Otherwise you learn only what you see."))


def _small(rounds: Sequence[Trial]) -> Mark:
    first = rounds[0]
    if first.citizens and first.colleagues and first.times:
        size = f"{first.citizens} × {first.colleagues} × {first.times}"
        return Mark(good=True, words=_("You began small: {size} (citizens, colleagues, times).").format(size=size))
    return Mark(good=False, words=_("Write how small you begin: how many citizens, colleagues and times."))


def _over_time(found: Sequence[Measured]) -> Mark:
    most = max((row.chart.known for row in found), default=0)
    if most >= VERDICT_FROM:
        return Mark(good=True, words=_("You have {n} measurements over time.").format(n=most))
    words = ngettext(
        "You have one measurement. From ten the curve can say something.",
        "You have %(n)d measurements. From ten the curve can say something.",
        most,
    )
    return Mark(good=False, words=words % {"n": most} if found else _("Choose something to measure, however simple."))


def _written_down(tried: Sequence[Trial]) -> Mark:
    ended = [trial for trial in tried if trial.state == TrialState.ENDED]
    if not ended:
        return Mark(good=False, words=_("When a round ends, write what you learned and what you do now."))
    if all(trial.canvas.get("reflection") for trial in ended):
        count = len(ended)
        words = ngettext("One round is written down.", "%(n)d rounds are written down.", count) % {"n": count}
        return Mark(good=True, words=words)
    return Mark(good=False, words=_("A round has ended without a word of what you learned."))


def today_of(measure: Measure) -> int:
    """What the counter has come to today."""
    today = Observation.objects.filter(measure=measure, day=timezone.localdate())
    return int(today.values_list("value", flat=True).first() or 0)
