# SPDX-FileCopyrightText: 2026 The Medspil contributors
# SPDX-License-Identifier: MPL-2.0

"""Search in the material as one municipality reads it.

Each process keeps an index for each edition of the material that it has been asked about, and builds another when
`queries.edition` says that something has changed. Municipalities that read the same share one.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock
from uuid import UUID

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from medspil.materials import queries
from medspil.materials.leaflets import LABELS, Leaflet, leaflet_of
from medspil.materials.markdown import sentences, to_words
from medspil.materials.models import CanvasTemplate, Case, LegalPoint, Script, TopicKind
from medspil.search.index import Document, Hit, Index

EDITIONS_KEPT = 16
# A word counts 1 in the text and more in the title. `about` is the kind of the piece and the topic it belongs to.
BOOSTS = {"about": 0.5, "law": 2.0}
TOPIC_WEIGHT = 1.5  # the whole before its parts


class PieceKind(models.TextChoices):
    TOPIC = "topic", _("Topic")
    CASE = "case", _("Dilemma")
    LEGAL_POINT = "legal-point", _("Legal point")
    SCRIPT = "script", _("Script")
    ADVICE = "advice", _("Advice")
    EXERCISE = "exercise", _("Exercise")
    GUIDE = "guide", _("Guide")
    CANVAS = "canvas", _("Template")


@dataclass(frozen=True, kw_only=True)
class Piece(Document):
    """`where`: the topic it belongs to."""

    url: str
    where: str = ""

    @property
    def label(self) -> str:
        return str(PieceKind(self.kind).label)


_indexes: dict[str, Index[Piece]] = {}
_building = Lock()


def find(municipality_id: UUID | None, question: str, *, kind: str = "", limit: int = 50) -> list[Hit[Piece]]:
    """What somebody may have meant, the best first; of one kind when it is named."""
    return _index(municipality_id).search(question, kinds=[kind] if kind else (), limit=limit)


def _index(municipality_id: UUID | None) -> Index[Piece]:
    edition = queries.edition(municipality_id)
    with _building:
        known = _indexes.pop(edition, None)
        index = known or Index.build(_pieces(municipality_id), boosts=BOOSTS)
        # What was written while it was being built belongs to another edition.
        if known or queries.edition(municipality_id) == edition:
            _indexes[edition] = index  # the last one asked for stands last
        while len(_indexes) > EDITIONS_KEPT:
            del _indexes[next(iter(_indexes))]
        return index


def _pieces(municipality_id: UUID | None) -> Iterator[Piece]:
    """Everything that the pages show, by the same queries."""
    for kind in TopicKind:
        for topic in queries.topics(municipality_id, kind):
            yield from _of_leaflet(leaflet_of(municipality_id, topic))
    yield from (_script(script, "") for script in queries.scripts_for(municipality_id, None))
    yield from (_canvas(canvas) for canvas in queries.canvases(municipality_id))


def _of_leaflet(leaflet: Leaflet) -> Iterator[Piece]:
    topic = leaflet.topic
    yield Piece(
        kind=topic.kind,
        title=topic.title,
        text=sentences([topic.summary, to_words(topic.body)]),
        more={"about": topic.short},
        weight=TOPIC_WEIGHT,
        url=reverse("topic", args=[topic.key]),
    )
    yield from (_case(case, leaflet) for case in leaflet.cases)
    yield from (_legal_point(point, leaflet) for point in leaflet.legal_points)
    yield from (_script(script, topic.title) for script in leaflet.scripts)
    for name, text in leaflet.texts.items():
        url = reverse(f"topic-{name}", args=[topic.key])
        yield _piece(PieceKind.ADVICE, str(LABELS[name]), to_words(text), url=url, where=topic.title)


def _case(case: Case, leaflet: Leaflet) -> Piece:
    text = sentences([to_words(case.story), *case.questions, *case.perspectives.values()])
    url = reverse("case", args=[leaflet.topic.key, case.key])
    return _piece(PieceKind.CASE, case.title, text, url=url, where=leaflet.topic.title)


def _legal_point(point: LegalPoint, leaflet: Leaflet) -> Piece:
    text = sentences([point.question, to_words(point.statement), point.at_the_counter, point.depends_on])
    url = f"{reverse('topic-law', args=[leaflet.topic.key])}#{point.key}"
    law = f"{point.law} {point.paragraph}"
    return _piece(PieceKind.LEGAL_POINT, point.title, text, url=url, where=leaflet.topic.title, law=law)


def _script(script: Script, where: str) -> Piece:
    steps = [text for step in script.steps for text in (step["title"], step.get("question", ""), step["say"])]
    text, url = sentences([script.for_whom, *steps]), reverse("script", args=[script.key])
    return _piece(
        PieceKind.SCRIPT, script.title, text, url=url, where=where, about=_("%(n)s minutes") % {"n": script.minutes}
    )


def _canvas(canvas: CanvasTemplate) -> Piece:
    fields = [text for field in canvas.fields for text in (field["title"], field["help"])]
    url = reverse("canvas-template", args=[canvas.key])
    return _piece(PieceKind.CANVAS, canvas.title, sentences([canvas.purpose, *fields]), url=url)


def _piece(
    kind: PieceKind, title: str, text: str, *, url: str, where: str = "", about: str = "", law: str = ""
) -> Piece:
    more = {"about": f"{kind.label} {where} {about}", "law": law}
    return Piece(kind=kind, title=title, text=text, more=more, url=url, where=where)
