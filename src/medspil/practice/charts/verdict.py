# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What may honestly be said of a run chart, in one sentence. "No sign" is never "no effect"."""

from enum import StrEnum
from statistics import median

from django.utils.translation import gettext as _

from medspil.practice.charts.runs import Runs, Values

LINE_FROM = 6  # measurements: fewer are dots without a line
VERDICT_FROM = 10  # useful points: with fewer the rules cannot or hardly fire
LIMITS_FROM = 12  # measurements: limits may be drawn
FIRM_FROM = 20  # measurements: until then limits are provisional


class Finding(StrEnum):
    NOTHING = "nothing"  # not a single measurement
    TOO_FEW = "too-few"
    ALL_ALIKE = "all-alike"
    TOO_MANY_ALIKE = "too-many-alike"  # more than half lie on the line: the rules would cry wolf
    NO_SIGN = "no-sign"
    BETTER = "better"
    WORSE = "worse"
    CHANGED = "changed"  # nobody has said which direction is better


def finding_of(values: Values, runs: Runs, *, freeze: int | None = None, better: str = "") -> Finding:
    """`better` is `up`, `down` or empty. Guards come before the rules."""
    known = [value for value in values if value is not None]
    guarded = _guarded(known, runs, freeze)
    if guarded is not None:
        return guarded
    if not runs.signal:
        return Finding.NO_SIGN
    if not better:
        return Finding.CHANGED
    return Finding.BETTER if (better == "up") == _rising(known, runs, freeze) else Finding.WORSE


def _guarded(known: list[float], runs: Runs, freeze: int | None) -> Finding | None:
    """Why the rules may not be asked, if so."""
    if not known:
        return Finding.NOTHING
    if len(known) < VERDICT_FROM:
        return Finding.TOO_FEW
    if runs.useful == 0:
        return Finding.ALL_ALIKE
    if runs.one_sided and freeze is None:
        # Against a frozen line the same is just the sign one hopes for.
        return Finding.TOO_MANY_ALIKE
    return Finding.TOO_FEW if runs.useful < VERDICT_FROM else None


def _rising(known: list[float], runs: Runs, freeze: int | None) -> bool:
    """Whether the later measurements lie higher: than the baseline, or than the earlier half."""
    if freeze is not None and runs.centre is not None and known[freeze:]:
        return median(known[freeze:]) > runs.centre
    half = len(known) // 2
    return median(known[half:]) > median(known[:half])


def in_words(finding: Finding) -> str:
    """The sentence for those who measure."""
    return {
        Finding.NOTHING: _("Nothing has been measured yet."),
        Finding.TOO_FEW: _("There are too few measurements to say anything."),
        Finding.ALL_ALIKE: _("All measurements are alike, so the curve cannot tell of a change."),
        Finding.TOO_MANY_ALIKE: _(
            "Too many measurements are alike. Count the days between the events instead, or use an average."
        ),
        Finding.NO_SIGN: _(
            "The measurements vary as they usually do. That is no sign of a change, and it does not prove that "
            "nothing works."
        ),
        Finding.BETTER: _("The measurements have moved in the right direction, more than chance explains."),
        Finding.WORSE: _("The measurements have moved in the wrong direction, more than chance explains."),
        Finding.CHANGED: _("The measurements have moved, more than chance explains."),
    }[finding]
