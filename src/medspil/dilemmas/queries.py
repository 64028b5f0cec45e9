# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256
from uuid import UUID

from django.core.cache import cache
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from medspil.dialogue.models import OwnTopic
from medspil.dilemmas.answers import Told, answers_by_id
from medspil.dilemmas.models import Channel, Dilemma, Hard, Into, Question, QuestionState, Turn
from medspil.dilemmas.themes import Theme, themes_in
from medspil.materials.models import Draft, FrontRole
from medspil.materials.queries import topics
from medspil.organisations.access import people_in
from medspil.organisations.models import Municipality, Unit
from medspil.privacy.groups import FEWEST

SHOWN = 60  # of the latest; older ones are asked for
PERIOD = timedelta(weeks=26)  # that themes are looked for in
KEPT = 24 * 60 * 60  # seconds that themes are remembered
MOST = 500  # dilemmas that are compared with each other


@dataclass(frozen=True, kw_only=True)
class Noted:
    """A dilemma with the name of its topic, empty when it has none, and what was asked of the guide because of it."""

    dilemma: Dilemma
    topic: str
    asked: Sequence["Asked"] = ()


def topic_names(municipality: Municipality) -> dict[str, str]:
    """Short titles by key."""
    return {topic.key: topic.short for topic in topics(municipality.pk)}


def noted_in(unit: Unit, *, everything: bool = False) -> tuple[list[Noted], bool]:
    """The newest weeks first, and whether there are older ones that are not among them."""
    rows = Dilemma.objects.of(unit.municipality).filter(unit=unit).select_related("signature__person")
    found = list(rows if everything else rows[: SHOWN + 1])
    more = not everything and len(found) > SHOWN
    return named(found[:SHOWN] if more else found, unit.municipality), more


def named(dilemmas: Sequence[Dilemma], municipality: Municipality) -> list[Noted]:
    names, asked = topic_names(municipality), asked_of(municipality, dilemmas)
    return [
        Noted(dilemma=dilemma, topic=names.get(dilemma.topic, ""), asked=asked.get(dilemma.pk, ()))
        for dilemma in dilemmas
    ]


def small(unit: Unit) -> bool:
    """Whether so few work here that a note without a name may still be known by its words."""
    return len(people_in(unit, unit.municipality)) < FEWEST


@dataclass(frozen=True, kw_only=True)
class Summary:
    """What fills in a team's log, in groups of at least five. `dilemmas` are those that were read: not for its leader.

    `counts`: (question, [(answer, how many)]); answers that fewer gave are left out.
    """

    dilemmas: list[Dilemma]
    themes: list[Theme]
    counts: list[tuple[str, list[tuple[str, int]]]]


def summary_of(unit: Unit, today: date) -> Summary:
    rows = Dilemma.objects.of(unit.municipality).filter(unit=unit, week__gt=today - PERIOD).order_by("-week", "id")
    found = list(rows[:MOST])
    known = sha256("".join(sorted(dilemma.pk.hex for dilemma in found)).encode()).hexdigest()
    key = f"themes-{unit.pk}-{today}-{known}"
    themes: list[Theme] | None = cache.get(key)
    if themes is None:
        themes = themes_in(found, today)
        cache.set(key, themes, KEPT)
    return Summary(dilemmas=found, themes=themes, counts=_counts(found, topic_names(unit.municipality)))


def _counts(dilemmas: Sequence[Dilemma], topics: dict[str, str]) -> list[tuple[str, list[tuple[str, int]]]]:
    asked = (
        (_("Topic"), "topic", topics),
        (_("What was hardest"), "hard", dict(Hard.choices)),
        (_("Role"), "role", dict(FrontRole.choices)),
        (_("Where"), "channel", dict(Channel.choices)),
    )
    found = []
    for question, name, labels in asked:
        given = Counter(getattr(dilemma, name) for dilemma in dilemmas)
        answers = [(str(labels[key]), count) for key, count in given.most_common() if key in labels and count >= FEWEST]
        if answers:
            found.append((question, answers))
    return found


def waiting_questions(units: Sequence[Unit]) -> list[Question]:
    """For the counter guide: what these units have asked and nobody has answered, the longest waiting first."""
    return list(_questions_of(units).filter(state=QuestionState.WAITING).select_related("unit"))


def settled_questions(units: Sequence[Unit], since: date) -> list["Asked"]:
    """What has been answered or set aside since a day, the latest first."""
    rows = _questions_of(units).exclude(state=QuestionState.WAITING).filter(settled_on__gte=since)
    return with_answers(list(rows.select_related("unit").order_by("-settled_on", "id")))


def _questions_of(units: Sequence[Unit]) -> QuerySet[Question]:
    return Question.objects.of(units[0].municipality).filter(unit__in=units)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A question to the guide with its answer; None while it waits, and when the answer is no longer in the guide."""

    question: Question
    answer: Told | None


def with_answers(questions: Sequence[Question]) -> list[Asked]:
    ids = {question.answer for question in questions if question.answer}
    known = answers_by_id(questions[0].municipality, ids) if ids else {}
    return [
        Asked(question=question, answer=known.get(question.answer) if question.answer else None)
        for question in questions
    ]


def asked_of(municipality: Municipality, dilemmas: Collection[Dilemma]) -> dict[UUID, list[Asked]]:
    """What was asked of the guide, by the ids of the dilemmas it came from. Three queries, however many."""
    rows = Turn.objects.of(municipality).filter(into=Into.QUESTION, dilemma__in=[dilemma.pk for dilemma in dilemmas])
    turns = list(rows.values_list("dilemma", "made"))
    questions = Question.objects.of(municipality).filter(pk__in=[made for _dilemma, made in turns])
    known = {asked.question.pk: asked for asked in with_answers(list(questions.select_related("municipality")))}
    found: dict[UUID, list[Asked]] = {}
    for dilemma, made in turns:
        if made in known:
            found.setdefault(dilemma, []).append(known[made])
    return found


@dataclass(frozen=True, kw_only=True)
class Turned:
    """What a dilemma was made into, and how that stands now; `asked` when it is a question."""

    into: str
    how_it_stands: str
    asked: Asked | None = None


def turns_of(dilemma: Dilemma) -> list[Turned]:
    turns = list(Turn.objects.of(dilemma.municipality).filter(dilemma=dilemma))
    made = [turn.made for turn in turns]
    drafts = set(Draft.objects.of(dilemma.municipality).filter(pk__in=made).values_list("pk", flat=True))
    ballots = OwnTopic.objects.of(dilemma.municipality).filter(pk__in=made).select_related("process")
    names = {own.pk: own.process.name for own in ballots}
    questions = {asked.question.pk: asked for asked in asked_of(dilemma.municipality, [dilemma]).get(dilemma.pk, [])}

    def stands(turn: Turn) -> str:
        if turn.into == Into.CASE:
            return _("A draft with the editors") if turn.made in drafts else _("No longer a draft")
        return names.get(turn.made, "")

    return [
        Turned(into=turn.get_into_display(), how_it_stands=stands(turn), asked=questions.get(turn.made))
        for turn in turns
    ]
