# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""What the guide's search looks through, and what the guide shows on the pages of outcomes and trials."""

from collections.abc import Collection, Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from medspil.counter.access import units_to_write
from medspil.counter.models import GuideEntry
from medspil.counter.queries.guide import (
    born_in,
    born_of,
    entries_by_ids,
    guide_edition,
    guide_marks,
    told,
)
from medspil.counter.sources import Answer, Fetch, Marks, Source, compared, register
from medspil.counter.words import also
from medspil.dialogue.models import Outcome, OutcomeKind
from medspil.dialogue.panels import beside_outcome
from medspil.dilemmas.answers import register as register_answers
from medspil.directory import queries as directory
from medspil.materials import queries as material
from medspil.materials.markdown import sentences, to_words
from medspil.materials.models import Case, LegalPoint
from medspil.organisations.models import Municipality, Person, Unit
from medspil.practice.models import Ending, Trial
from medspil.practice.panels import beside_trial

# What the team has agreed comes before what the law says in general, and a story last: it gives no answer away.
GUIDE_WEIGHT, CASE_WEIGHT = 3.0, 0.5
LEGAL_POINT, CASE = "legal-point", "case"


def connect() -> None:
    register(Source(kinds=_guide_kinds, edition=guide_edition, marked=_guide))
    register(Source(kinds=_material_kinds, edition=_material_edition, marked=compared(_material)))
    register(Source(kinds=_offer_kinds, edition=directory.edition, marked=compared(_offers)))
    register_answers(told)
    beside_outcome.register("counter/_from_outcome.html", _handed_over)
    beside_trial.register("counter/_from_trial.html", _adopted)


def _guide_kinds(unit: Unit) -> Collection[str]:
    """An answer is of the kind of its unit, so that one index serves all units of a municipality."""
    return [str(pk) for pk in unit.above()]


def _guide(municipality: Municipality) -> tuple[Marks, Fetch]:
    return guide_marks(municipality), lambda ids: map(_entry, entries_by_ids(municipality, ids))


def _entry(entry: GuideEntry) -> Answer:
    asked = f"{entry.employee_words} {entry.citizen_words}"
    offers = [row["name"] for row in entry.offers]
    said = sentences([entry.depends_on, *entry.steps, *entry.phrases, *entry.places, *offers])
    return Answer(
        id=entry.pk,
        kind=str(entry.unit_id),
        title=entry.title,
        text=said,
        more={"words": asked, "also": also(f"{entry.title} {asked} {said}")},
        weight=GUIDE_WEIGHT,
        url=reverse("guide-entry", args=[entry.pk]),
        label=str(_("Agreed answer")),
        where=entry.unit.name,
        verdict=entry.verdict,
    )


def _material_kinds(_unit: Unit) -> Collection[str]:
    return (LEGAL_POINT, CASE)


def _material_edition(municipality: Municipality) -> str:
    return material.edition(municipality.pk)


def _material(municipality: Municipality) -> Iterable[Answer]:
    yield from (_point(point) for point in material.all_legal_points(municipality.pk))
    yield from (_case(case) for case in material.all_cases(municipality.pk))


def _point(point: LegalPoint) -> Answer:
    return Answer(
        id=point.pk,
        kind=LEGAL_POINT,
        title=point.title,
        text=sentences([point.question, to_words(point.statement), point.at_the_counter, point.depends_on]),
        more={"words": point.question, "about": point.topic.short, "law": f"{point.law} {point.paragraph}"},
        url=f"{reverse('topic-law', args=[point.topic.key])}#{point.key}",
        label=str(_("Legal point")),
        where=point.topic.title,
    )


def _case(case: Case) -> Answer:
    return Answer(
        id=case.pk,
        kind=CASE,
        title=case.title,
        text=sentences([to_words(case.story), *case.questions]),
        more={"about": case.topic.short},
        weight=CASE_WEIGHT,
        url=reverse("case", args=[case.topic.key, case.key]),
        label=str(_("Dilemma")),
        where=case.topic.title,
    )


def _offer_kinds(_unit: Unit) -> Collection[str]:
    return (directory.KIND,)


def _offers(municipality: Municipality) -> Iterable[Answer]:
    for offer in directory.documents(municipality):
        yield Answer(
            id=offer.offer_id,
            kind=offer.kind,
            title=offer.title,
            text=offer.text,
            more={"words": offer.more["needs"], "about": offer.more["where"]},
            url=reverse("offer", args=[offer.offer_id]),
            label=str(_("Help offer")),
        )


def _handed_over(outcome: Outcome, person: Person) -> dict[str, Any]:
    """The lines that may become answers, for those who may write them; the answers that came of it, for all."""
    writes = outcome.meeting.process.unit in units_to_write(person)
    lines = outcome.items.exclude(kind=OutcomeKind.TOLD) if writes else []
    return {"lines": lines, "entries": born_in(outcome.meeting), "meeting_id": outcome.meeting_id}


def _adopted(trial: Trial, person: Person) -> dict[str, Any]:
    adopted = trial.ending == Ending.ADOPT
    writes = adopted and trial.unit in units_to_write(person)
    return {"writes": writes, "entries": born_of(trial) if adopted else []}
