# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Where a new answer comes from: a line of an outcome, an adopted trial, a suggestion, an answer from above."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from medspil.counter.access import entry_above, question_for, units_to_write, units_without_own
from medspil.counter.forms.entries import dates, written
from medspil.counter.models import GuideEntry
from medspil.counter.suggestions import suggestions
from medspil.dialogue.access import as_id, found, outcome_for, standing_in
from medspil.dilemmas.models import Question
from medspil.organisations.access import signed_in
from medspil.organisations.models import Person, Unit
from medspil.organisations.permissions import Permission
from medspil.practice.access import item_of, may_with, trial_for
from medspil.practice.models import Ending

TITLE, AGREED_BY = 120, 120  # signs


@dataclass(frozen=True, kw_only=True)
class Birth:
    """`words` stand in the form to begin with, `parents` is what the entry remembers, `units` those it may hold for,
    `question` what it answers."""

    units: list[Unit]
    words: dict[str, Any] = field(default_factory=dict)
    parents: dict[str, Any] = field(default_factory=dict)
    question: Question | None = None

    @property
    def begun(self) -> dict[str, Any]:
        return {"unit": self.units[0].pk, **dates(), **self.words}


def birth_of(request: HttpRequest) -> Birth:
    """What the address names; 404 when it is not the caller's to make an answer of, or she writes nowhere."""
    named = [make for name, make in _WAYS.items() if name in request.GET]
    birth = named[0](request) if named else Birth(units=units_to_write(signed_in(request)))
    units = [unit for unit in birth.units if unit.closed_on is None]
    if not units:
        raise Http404
    return replace(birth, units=units)


def _from_above(request: HttpRequest) -> Birth:
    """A unit's own answer begins as a copy, agreed by nobody yet."""
    person = signed_in(request)
    above = found(entry_above(person, request.GET["i-stedet"]))
    words = {**written(above), "agreed_by": "", **dates()}
    return Birth(units=units_without_own(person, above), words=words, parents={"instead_of": above})


def _from_suggestion(request: HttpRequest) -> Birth:
    suggestion = suggestions().get(request.GET["forslag"])
    if suggestion is None:
        raise Http404
    return Birth(units=units_to_write(signed_in(request)), words=written(GuideEntry(**suggestion.text)) | dates())


def _from_question(request: HttpRequest) -> Birth:
    """What colleagues have asked, and nobody has answered."""
    units = units_to_write(signed_in(request))
    question = question_for(request, as_id(request.GET["spoergsmaal"]))
    units = sorted(units, key=lambda unit: unit.pk != question.unit_id)
    words = {"title": question.question[:TITLE], "employee_words": question.question}
    return Birth(units=units, words=words, question=question)


def _from_outcome(request: HttpRequest) -> Birth:
    """A line that a meeting handed over."""
    outcome, _standing = outcome_for(request, as_id(request.GET.get("moede")))
    item = item_of(outcome, request.GET["punkt"])
    meeting = outcome.meeting
    by = _("{unit} at the meeting »{title}«").format(unit=meeting.process.unit.name, title=meeting.title)
    held = timezone.localtime(outcome.handed_over_at).date()
    return _agreed(request, item.text, by, held, unit=meeting.process.unit, parents={"meeting": meeting})


def _from_trial(request: HttpRequest) -> Birth:
    trial = trial_for(request, as_id(request.GET["proevehandling"]), to=Permission.TRIAL_EDIT)
    if trial.ending != Ending.ADOPT:
        raise Http404
    by = _("{unit} after the trial »{title}«").format(unit=trial.unit.name, title=trial.title)
    birth = _agreed(request, trial.title, by, trial.ended_on, unit=trial.unit, parents={"trial": trial})
    return Birth(units=birth.units, words={**birth.words, "how": trial.canvas.get("trial", "")}, parents=birth.parents)


def _agreed(request: HttpRequest, text: str, by: str, on: date | None, *, unit: Unit, parents: dict[str, Any]) -> Birth:
    units = sorted(units_to_write(signed_in(request)), key=lambda other: other.pk != unit.pk)
    words = {"title": text[:TITLE], "how": text, "agreed_by": by[:AGREED_BY], "agreed_on": on}
    return Birth(units=units, words=words, parents=parents)


@dataclass(frozen=True, kw_only=True)
class Origin:
    """The meeting or trial that an answer was born from; no address for whoever may not see it."""

    title: str
    url: str


def origin_of(person: Person, entry: GuideEntry) -> Origin | None:
    if entry.trial:
        sees = may_with(person, entry.trial, Permission.PROCESS_VIEW)
        return Origin(title=entry.trial.title, url=reverse("trial", args=[entry.trial_id]) if sees else "")
    if entry.meeting:
        sees = standing_in(person, entry.meeting.process).may(Permission.OUTCOME_VIEW)
        return Origin(title=entry.meeting.title, url=reverse("outcome", args=[entry.meeting_id]) if sees else "")
    return None


_WAYS: dict[str, Callable[[HttpRequest], Birth]] = {
    "i-stedet": _from_above,
    "forslag": _from_suggestion,
    "spoergsmaal": _from_question,
    "punkt": _from_outcome,
    "proevehandling": _from_trial,
}
