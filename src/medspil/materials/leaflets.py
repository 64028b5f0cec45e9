# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""A topic, an exercise or a guide with all that hangs on it, as one reads it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from medspil.materials import queries
from medspil.materials.models import Case, LegalPoint, Script, Topic, TopicKind

LABELS = {
    "cases": _("Dilemmas"),
    "law": _("What the rules say"),
    "scripts": _("Scripts"),
    "advice": _("Advice for the facilitator"),
    "preparation": _("To all before the meeting"),
    "leader": _("To the leader"),
}


@dataclass(frozen=True)
class Part:
    """A page of the leaflet; `count` is how many pieces it has, 0 for a running text."""

    name: str
    topic: str
    count: int = 0

    @property
    def label(self) -> str:
        return str(LABELS[self.name])

    @property
    def url(self) -> str:
        return reverse(f"topic-{self.name}", args=[self.topic])


@dataclass(frozen=True, kw_only=True)
class Leaflet:
    """`basic_scripts` fit any of the six topics, and stand with each."""

    topic: Topic
    cases: Sequence[Case]
    legal_points: Sequence[LegalPoint]
    scripts: Sequence[Script]
    basic_scripts: Sequence[Script]

    @property
    def parts(self) -> list[Part]:
        """The pages there are besides the introduction."""
        scripts = len(self.scripts) + len(self.basic_scripts)
        pieces = {"cases": len(self.cases), "law": len(self.legal_points), "scripts": scripts}
        counted = [Part(name, self.topic.key, count) for name, count in pieces.items() if count]
        return counted + [Part(name, self.topic.key) for name in self.texts]

    @property
    def texts(self) -> dict[str, str]:
        """The running texts there are, by the names of their parts."""
        topic = self.topic
        texts = {"advice": topic.advice, "preparation": topic.preparation, "leader": topic.leader_brief}
        return {name: text for name, text in texts.items() if text}

    @property
    def law(self) -> list[tuple[LegalPoint, list[Case]]]:
        """Each legal point with the cases it touches."""
        return [(point, [case for case in self.cases if case.key in point.cases]) for point in self.legal_points]

    def around(self, case: Case) -> tuple[Case | None, Case | None]:
        """The case before this one and the one after it."""
        place = self.cases.index(case)
        return (self.cases[place - 1] if place else None), next(iter(self.cases[place + 1 :]), None)


def leaflet_of(municipality_id: UUID | None, topic: Topic) -> Leaflet:
    scripts = queries.scripts_for(municipality_id, topic)
    fits_any = topic.kind == TopicKind.TOPIC
    return Leaflet(
        topic=topic,
        cases=queries.cases_of(municipality_id, topic),
        legal_points=queries.legal_points_of(municipality_id, topic),
        scripts=[script for script in scripts if script.topic_id],
        basic_scripts=[script for script in scripts if not script.topic_id and fits_any],
    )
