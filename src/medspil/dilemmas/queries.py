# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

from django.core.cache import cache
from django.utils.translation import gettext as _

from medspil.dialogue.models import OwnTopic
from medspil.dilemmas.models import Channel, Dilemma, FrontRole, Hard, Into, OpenQuestion, Turn
from medspil.dilemmas.themes import Theme, themes_in
from medspil.materials.models import Draft
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
    """A dilemma with the name of its topic; empty when it has none."""

    dilemma: Dilemma
    topic: str


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
    names = topic_names(municipality)
    return [Noted(dilemma=dilemma, topic=names.get(dilemma.topic, "")) for dilemma in dilemmas]


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


def open_questions(units: Sequence[Unit]) -> list[OpenQuestion]:
    """For the counter guide: what these units have asked and nobody has answered, the longest waiting first."""
    if not units:
        return []
    rows = OpenQuestion.objects.of(units[0].municipality).filter(unit__in=units, answered_on=None)
    return list(rows.select_related("unit"))


@dataclass(frozen=True, kw_only=True)
class Turned:
    """What a dilemma was made into, and how that stands now."""

    into: str
    how_it_stands: str


def turns_of(dilemma: Dilemma) -> list[Turned]:
    turns = list(Turn.objects.of(dilemma.municipality).filter(dilemma=dilemma))
    made = [turn.made for turn in turns]
    drafts = set(Draft.objects.of(dilemma.municipality).filter(pk__in=made).values_list("pk", flat=True))
    ballots = OwnTopic.objects.of(dilemma.municipality).filter(pk__in=made).select_related("process")
    names = {own.pk: own.process.name for own in ballots}
    answered = OpenQuestion.objects.of(dilemma.municipality).filter(pk__in=made, answered_on__isnull=False)
    done = set(answered.values_list("pk", flat=True))

    def stands(turn: Turn) -> str:
        if turn.into == Into.CASE:
            return _("A draft with the editors") if turn.made in drafts else _("No longer a draft")
        if turn.into == Into.VOTE:
            return names.get(turn.made, "")
        return _("Answered in the guide") if turn.made in done else _("Waits for an answer")

    return [Turned(into=turn.get_into_display(), how_it_stands=stands(turn)) for turn in turns]
